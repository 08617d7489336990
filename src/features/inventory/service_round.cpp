// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What editors do about rounds and about who helps in them.
#include <algorithm>
#include <utility>

#include "features/inventory/service.hpp"
#include "features/inventory/service_once.hpp"
#include "features/inventory/store.hpp"
#include "platform/mail/mail.hpp"

namespace plein::inventory {
namespace {

constexpr std::int64_t most_waiting = 50;

/// The helper, where they are of this round. Errors: conflict `helper.absent`.
Result<Helper> find_helper_of(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant, RoundId round,
                              HelperId id) {
    auto helper = TRY(store::find_helper(read, keys, grant, grant.organisation(), id));
    if (helper.round != round) return fail(ErrorKind::conflict, "helper.absent");
    return helper;
}

}  // namespace

Result<std::vector<Inventory::RoundRow>> Inventory::rounds(access::Grant const& grant) {
    auto rows = TRY(parts_.database->read([&](db::Read& read) -> Result<std::vector<RoundRow>> {
        auto const progress = TRY(store::count_progress(read, grant));
        std::vector<RoundRow> all;
        for (auto& round : TRY(store::list_rounds(read, grant))) {
            auto const counted = progress.find(round.id);
            all.push_back({std::move(round), counted == progress.end() ? Progress{} : counted->second});
        }
        return all;
    }));
    auto const today = amsterdam_day(grant.at());
    std::stable_partition(rows.begin(), rows.end(),
                          [&](RoundRow const& row) { return state_of(row.round, today) == RoundState::running; });
    return rows;
}

Result<std::vector<Waiting>> Inventory::waiting(access::Grant const& grant) {
    auto const found = TRY(parts_.database->read(
        [&](db::Read& read) { return store::list_waiting(read, *parts_.keys, grant, most_waiting); }));
    std::vector<Waiting> waiting;
    for (auto const& one : found)
        waiting.push_back({one.id, one.round, one.found.name, one.found_at, one.confirmed_at.has_value(),
                           one.answered_at.has_value()});
    return waiting;
}

Result<std::int64_t> Inventory::count_at_editor(access::Grant const& grant) {
    return parts_.database->read([&](db::Read& read) { return store::count_waiting(read, grant); });
}

Result<Inventory::RoundPage> Inventory::round(access::Grant const& grant, RoundId id) {
    auto page = TRY(parts_.database->read([&](db::Read& read) -> Result<RoundPage> {
        RoundPage found;
        found.round = TRY(store::find_round(read, grant, id));
        found.helpers = TRY(store::list_helpers(read, *parts_.keys, grant, id));
        auto const ticks = TRY(store::list_ticks(read, grant, id));
        for (auto& helper : found.helpers)
            if (auto const done = ticks.find(helper.id); done != ticks.end())
                helper.done = places_of(found.round.assignment.checklist, done->second);
        found.discoveries = TRY(store::list_discoveries(read, *parts_.keys, grant, id));
        found.progress = TRY(store::count_progress(read, grant, id))[id];
        return found;
    }));
    auto line = line_of(id);
    for (auto const& helper : page.helpers) add_subject(line, helper.id, logbook::Seen::listed);
    for (auto const& discovery : page.discoveries) add_subject(line, discovery, logbook::Seen::listed);
    // Where an act was refused the page shows it again under that act's own grant, and it was not done.
    if (grant.activity() != opening_round.activity) line.outcome = logbook::Outcome::refused;
    TRY(parts_.recorder->record(grant, std::move(line)));
    return page;
}

Result<RoundId> Inventory::start(access::Grant const& grant, Assignment plan, Sent const& sent) {
    auto const clean = TRY(check(std::move(plan)));
    auto const id = TRY(once(grant, sent, {}, [&](db::Write& write) -> Result<std::string> {
        auto const round = TRY(store::insert_round(write, grant, clean));
        TRY(logbook::write_line(write, *parts_.keys, grant, line_of(round)));
        return to_text(round);
    }));
    return RoundId{parse_uuid(id).value_or(Uuid{})};
}

Result<void> Inventory::change(access::Grant const& grant, RoundId id, std::int64_t version, Assignment plan,
                               Sent const& sent) {
    auto const clean = TRY(check(std::move(plan)));
    TRY(once(grant, sent, fmt::format("{} {}", to_text(id), version), [&](db::Write& write) -> Result<std::string> {
        auto const round = TRY(store::find_round(write, grant, id));
        // One whose last day has passed may still get another.
        if (round.ended_at) return fail(ErrorKind::conflict, "round.ended");
        TRY(store::replace_plan(write, grant, id, version, clean));
        TRY(logbook::write_line(write, *parts_.keys, grant, line_of(id)));
        return std::string{"done"};
    }));
    return {};
}

Result<void> Inventory::end(access::Grant const& grant, RoundId id, Sent const& sent) {
    TRY(once(grant, sent, to_text(id), [&](db::Write& write) -> Result<std::string> {
        TRY(check_goes_on(TRY(store::find_round(write, grant, id)), grant.at()));
        TRY(store::insert_round_end(write, grant, id));
        TRY(logbook::write_line(write, *parts_.keys, grant, line_of(id)));
        return std::string{"done"};
    }));
    return {};
}

Result<HelperId> Inventory::add_helper(access::Grant const& grant, RoundId id, std::string_view name,
                                       std::string_view address, std::string_view language,
                                       WriteLetter const& write_letter, Sent const& sent) {
    auto const clean = TRY(check_helper(name, address));
    if (!mail::is_address(clean.address)) return refuse_field(ErrorKind::bad_request, "mail", "mail.malformed");
    if (parts_.site.empty()) return fail(ErrorKind::unavailable, "link.unset", "site.address is not set");
    auto const before = TRY(parts_.database->read([&](db::Read& read) { return store::find_round(read, grant, id); }));
    std::string const spoken = language == "en" ? "en" : "nl";
    auto const link = new_link();
    auto const letter = letter_to(LinkLetter::To::helper, spoken, before.assignment.name, before, link, write_letter);
    auto const added = TRY(once(grant, sent, to_text(id), [&](db::Write& write) -> Result<std::string> {
        TRY(check_goes_on(TRY(store::find_round(write, grant, id)), grant.at()));
        if (TRY(store::has_helper(write, *parts_.keys, grant, id, clean.address)))
            return refuse_field(ErrorKind::conflict, "mail", "helper.twice");
        auto const helper =
            TRY(store::insert_helper(write, *parts_.keys, grant, id, clean, spoken, parts_.organisation));
        TRY(store::keep_helper_link(write, *parts_.keys, grant, helper, link));
        TRY(mail::queue(write, *parts_.keys, grant, {clean.address, letter.subject, letter.text, spoken}));
        TRY(logbook::write_line(write, *parts_.keys, grant, line_of(helper)));
        return to_text(helper);
    }));
    return HelperId{parse_uuid(added).value_or(Uuid{})};
}

Result<void> Inventory::remove_helper(access::Grant const& grant, RoundId id, HelperId helper, Sent const& sent) {
    auto const about = fmt::format("{} {}", to_text(id), to_text(helper));
    TRY(once(grant, sent, about, [&](db::Write& write) -> Result<std::string> {
        TRY(store::find_round(write, grant, id));
        TRY(find_helper_of(write, *parts_.keys, grant, id, helper));
        TRY(store::destroy_helper(write, grant, helper));
        TRY(logbook::write_line(write, *parts_.keys, grant, line_of(helper)));
        return std::string{"done"};
    }));
    return {};
}

Result<void> Inventory::send_link(access::Grant const& grant, RoundId id, HelperId helper,
                                  WriteLetter const& write_letter, Sent const& sent) {
    if (parts_.site.empty()) return fail(ErrorKind::unavailable, "link.unset", "site.address is not set");
    struct Read {
        Round round;
        Helper helper;
    };
    auto const before = TRY(parts_.database->read([&](db::Read& read) -> Result<Read> {
        return Read{TRY(store::find_round(read, grant, id)),
                    TRY(find_helper_of(read, *parts_.keys, grant, id, helper))};
    }));
    auto const link = new_link();
    auto const letter = letter_to(LinkLetter::To::helper_again, before.helper.language, before.round.assignment.name,
                                  before.round, link, write_letter);
    auto const about = fmt::format("{} {}", to_text(id), to_text(helper));
    TRY(once(grant, sent, about, [&](db::Write& write) -> Result<std::string> {
        TRY(check_goes_on(TRY(store::find_round(write, grant, id)), grant.at()));
        auto const to = TRY(find_helper_of(write, *parts_.keys, grant, id, helper));
        TRY(store::keep_helper_link(write, *parts_.keys, grant, helper, link));
        TRY(mail::queue(write, *parts_.keys, grant, {to.address, letter.subject, letter.text, to.language}));
        TRY(logbook::write_line(write, *parts_.keys, grant, line_of(helper)));
        return std::string{"done"};
    }));
    return {};
}

}  // namespace plein::inventory
