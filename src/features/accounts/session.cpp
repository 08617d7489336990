// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "features/accounts/accounts.hpp"
#include "features/accounts/rules.hpp"
#include "features/accounts/store.hpp"

namespace plein::accounts {
namespace {

// What an unknown name is tried against: the hash of a password that nobody knows, with crypto's own cost, so that the
// answer takes as long as for a name that exists. A test keeps the cost the same.
constexpr std::string_view nobody =
    "$argon2id$v=19$m=65536,t=3,p=1$cGxlaW5ub2JvZHlwbGVpbg$hWu6ZZ0eVYbLQ3oLwKxd4y4h5ZVZs0h1c0yB1T0T1nM";

tl::unexpected<Error> refused() {
    return tl::unexpected<Error>(Error{ErrorKind::bad_request, "sign_in.refused", {}, {{"name", "sign_in.refused"}}});
}

tl::unexpected<Error> too_many(std::chrono::microseconds wait) {
    auto const seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    return tl::unexpected<Error>(
        Error{ErrorKind::too_many, "sign_in.too_many", std::to_string(seconds), {{"name", "sign_in.too_many"}}});
}

}  // namespace

struct Accounts::Guards {
    struct One {
        rules::Guard rule;
        std::string key;
    };
    std::array<One, 3> all;  // the address is the last
};

Accounts::Guards Accounts::guards_of(std::string_view name, std::string_view address) const {
    auto const key = [&](std::string_view use, std::string_view value) { return parts_.keys->keyed_hash(use, value); };
    std::string const both = std::string(name) + '\n' + std::string(address);
    return Guards{{{{rules::name_and_address, key("sign_in.name_and_address", both)},
                    {rules::name_alone, key("sign_in.name", name)},
                    {rules::address_alone, key("sign_in.address", address)}}}};
}

// Counts the attempt as failed before it is tried and gives the hash to try it against; nothing for an unknown name.
Result<std::optional<std::string>> Accounts::count_attempt(access::Grant const& grant, Guards const& guards,
                                                           std::string_view name) {
    auto const act = [&](db::Write& write) -> Result<std::optional<std::string>> {
        std::array<store::Count, 3> counts;
        std::chrono::microseconds wait{0};
        for (std::size_t i = 0; i < counts.size(); ++i) {
            auto const& guard = guards.all[i];
            counts[i] = TRY(store::find_count(write, grant, guard.key));
            auto const delay = rules::delay(guard.rule, counts[i].failures);
            // Never longer than the delay itself, whatever another server's clock said.
            wait = std::max(wait, std::min<std::chrono::microseconds>(counts[i].last_at + delay - grant.at(), delay));
        }
        if (wait > std::chrono::microseconds{0}) return too_many(wait);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            auto const& guard = guards.all[i];
            auto const next = rules::next_count(guard.rule, counts[i].failures, counts[i].last_at, grant.at());
            TRY(store::keep_count(write, grant, guard.key, {next, grant.at()}));
        }
        auto const found = TRY(store::find_account(write, grant, name));
        if (!found) return std::optional<std::string>{};
        return std::optional<std::string>{found->password};
    };
    return parts_.database->write("account.count_attempt", act);
}

Result<SignedIn> Accounts::sign_in(access::Grant const& grant, SignIn const& typed) {
    TRY(rules::check_sign_in(typed.name, typed.password));
    if (typed.name.size() > 1000 || typed.password.size() > 1000) return refused();
    // A name with other characters is no account's; it is counted and tried like any other unknown one.
    auto const name = rules::normal_name(typed.name).value_or("?" + crypto::hex(crypto::sha256(typed.name)));
    auto const guards = guards_of(name, typed.address);
    auto const hash = TRY(count_attempt(grant, guards, name));
    bool const right = TRY(crypto::verify_password(hash ? std::string_view(*hash) : nobody, typed.password));
    if (!hash || !right) {
        TRY(keep_refusal(grant, name));
        return refused();
    }
    auto started = start_session(grant, guards, name, *hash, typed);
    if (!started && started.error().code == "sign_in.refused") TRY(keep_refusal(grant, name));
    return started;
}

Result<SignedIn> Accounts::start_session(access::Grant const& grant, Guards const& guards, std::string_view name,
                                         std::string_view tried, SignIn const& typed) {
    auto const token = crypto::random_token();
    auto const act = [&](db::Write& write) -> Result<SignedIn> {
        // The account may have changed while the password was tried.
        auto const found = TRY(store::find_account(write, grant, name));
        if (!found || found->password != tried || !may_sign_in(found->account)) return refused();
        auto const id = found->account.id;
        if (!typed.earlier_token.empty())
            TRY(store::end_session_of_token(write, grant, crypto::sha256(typed.earlier_token)));
        TRY(store::insert_session(write, grant, new_id<access::SessionTag>(grant.at()), id, crypto::sha256(token)));
        for (auto const& guard : guards.all) {
            auto count = TRY(store::find_count(write, grant, guard.key));
            // Others at this address may still be guessing: only this attempt is taken back.
            bool const shared = &guard == &guards.all.back();
            count.failures = shared ? std::max<std::int64_t>(count.failures - 1, 0) : 0;
            TRY(store::keep_count(write, grant, guard.key, count));
        }
        logbook::Line line;
        line.object = "account:" + to_text(id);
        line.subjects.push_back({id.bytes, "account", logbook::Seen::opened});
        TRY(logbook::write_line(write, *parts_.keys, grant, line));
        return SignedIn{token, id};
    };
    return parts_.database->write("account.sign_in", act);
}

// The line of an attempt that failed. A name that is nobody's gets a pseudonym of its own, so that guessing at one name
// can be seen and costs the same statements.
Result<void> Accounts::keep_refusal(access::Grant const& grant, std::string_view name) {
    auto const act = [&](db::Write& write) -> Result<void> {
        auto const found = TRY(store::find_account(write, grant, name));
        Uuid record{};
        auto const of_name = parts_.keys->keyed_hash("account.unknown_name", name);
        std::copy_n(of_name.begin(), record.size(), record.begin());
        if (found) record = found->account.id.bytes;
        logbook::Line line;
        line.object = "account";
        line.outcome = logbook::Outcome::refused;
        line.subjects.push_back({record, "account", logbook::Seen::opened});
        return logbook::write_line(write, *parts_.keys, grant, line);
    };
    return parts_.database->write("account.refuse", act);
}

Result<void> Accounts::sign_out(access::Grant const& grant, SessionId session) {
    auto const act = [&](db::Write& write) -> Result<void> {
        TRY(store::end_session(write, grant, session, grant.account()));
        logbook::Line line;
        line.object = "account:" + to_text(grant.account());
        line.subjects.push_back({grant.account().bytes, "account", logbook::Seen::opened});
        return logbook::write_line(write, *parts_.keys, grant, line);
    };
    return parts_.database->write("account.sign_out", act);
}

Result<access::Identity> Accounts::identity_of(std::string_view token, access::Trace const& trace, Instant at) {
    access::Identity identity;
    if (token.empty() || token.size() > 100) return identity;
    auto const grant = TRY(access::for_request({}, sign_in_page_declared, trace, at));
    auto const hash = crypto::sha256(token);
    auto const find = [&](db::Read& read) { return store::find_session(read, grant, hash); };
    auto const session = TRY(parts_.database->read(find));
    if (!session || !may_sign_in(session->account) || !rules::is_alive(session->started_at, session->touched_at, at))
        return identity;
    if (rules::needs_touch(session->touched_at, at)) {
        auto const touch = [&](db::Write& write) { return store::touch_session(write, grant, session->id); };
        TRY(parts_.database->write("session.touch", touch));
    }
    identity.kind = access::ActorKind::account;
    identity.account = session->account.id;
    identity.display_name = session->account.display_name;
    identity.roles = session->account.roles;
    identity.organisation = session->account.organisation;
    identity.session = session->id;
    // Follows from the cookie's secret, so it lives and dies with the session and needs no column. The mark behind it
    // outlives the session: it says for whom a form that comes too late was filled in.
    identity.csrf = crypto::hex(parts_.keys->keyed_hash("session.csrf", token)) + mark_of(identity.account);
    return identity;
}

Result<std::int64_t> Accounts::purge(access::Grant const& grant, std::stop_token const& stopping) {
    std::int64_t forgotten = 0;
    bool more = true;
    while (more && !stopping.stop_requested()) {
        auto const act = [&](db::Write& write) -> Result<std::int64_t> {
            auto const sessions = TRY(store::delete_sessions(write, grant, grant.at() - rules::absolute_limit));
            auto const counts = TRY(store::delete_counts(write, grant, grant.at() - rules::name_alone.memory));
            more = sessions == store::forgotten_at_once || counts == store::forgotten_at_once;
            return sessions + counts;
        };
        forgotten += TRY(parts_.database->write("account.purge", act));
    }
    return forgotten;
}

}  // namespace plein::accounts
