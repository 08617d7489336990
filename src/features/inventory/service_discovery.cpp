// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What editors do about what helpers came upon.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "features/inventory/service.hpp"
#include "features/inventory/service_once.hpp"
#include "features/inventory/store.hpp"
#include "features/inventory/store_discovery.hpp"

namespace plein::inventory {
namespace {

constexpr std::size_t most_alike = 5;

/// What follows the entry in the answer of a taking up where somebody keeps it from now on.
constexpr std::string_view with_owner = " owner";

/// The entries that have much of the name in theirs, the likeliest first.
std::vector<directory::Entry> entries_like(directory::Snapshot const& of, std::string_view name) {
    auto const folded = fold(name);
    std::vector<std::pair<double, std::size_t>> likely;
    for (std::size_t i = 0; i < of.entries.size(); ++i)
        if (auto const share = share_of_name(folded, of.words[i]); share >= much_of_name)
            likely.emplace_back(-share, i);
    std::sort(likely.begin(), likely.end());
    std::vector<directory::Entry> alike;
    for (std::size_t i = 0; i < std::min(likely.size(), most_alike); ++i) alike.push_back(of.entries[likely[i].second]);
    return alike;
}

}  // namespace

Result<Inventory::DiscoveryPage> Inventory::discovery(access::Grant const& grant, DiscoveryId id) {
    auto page = TRY(parts_.database->read([&](db::Read& read) -> Result<DiscoveryPage> {
        DiscoveryPage found;
        found.discovery = TRY(store::find_discovery(read, *parts_.keys, grant, grant.organisation(), id));
        found.round = TRY(store::find_round(read, grant, found.discovery.round));
        auto const helper = store::find_helper(read, *parts_.keys, grant, grant.organisation(), found.discovery.helper);
        if (!helper && helper.error().code != "helper.absent") return tl::unexpected<Error>(helper.error());
        if (helper) found.helper_name = helper->name;
        found.before = TRY(store::find_before_people(read, *parts_.keys, grant, grant.organisation(), id));
        return found;
    }));
    page.alike = entries_like(*parts_.directory->snapshot(), page.discovery.found.name);
    auto line = line_of(id);
    add_subject(line, page.discovery, logbook::Seen::opened);
    if (!page.helper_name.empty()) add_subject(line, page.discovery.helper, logbook::Seen::listed);
    // Where an act was refused the page shows it again under that act's own grant, and it was not done.
    if (grant.activity() != opening_discovery.activity) line.outcome = logbook::Outcome::refused;
    TRY(parts_.recorder->record(grant, std::move(line)));
    return page;
}

Result<Inventory::TakenUp> Inventory::take_up(access::Grant const& grant, DiscoveryId id, std::int64_t version,
                                              Spoken spoken, Sent const& sent) {
    auto const about = fmt::format("{} {}", to_text(id), version);
    auto answer = TRY(earlier(grant, sent, about));
    if (!answer) {
        auto const before = TRY(parts_.database->read([&](db::Read& read) {
            return store::find_discovery(read, *parts_.keys, grant, grant.organisation(), id);
        }));
        TRY(check_waits(before));
        TRY(check_version(before, version));
        auto const word = TRY(check_word(before, spoken));
        auto const assured = amsterdam_day(word == Word::own_people ? *before.confirmed_at : grant.at());
        auto const taking = TRY(prepare(grant, before.found, before.people, assured));
        auto const take = [&](db::Write& write, Discovery const& discovery) -> Result<std::string> {
            TRY(check_version(discovery, version));
            if (TRY(check_word(discovery, spoken)) == Word::editor) TRY(vouch(write, grant, discovery));
            TRY(settle(write, grant, discovery, DiscoveryState::taken_up, taking.entry.entry.id.bytes));
            TRY(parts_.owners->take_up(write, grant, taking));
            return to_text(taking.entry.entry.id) + std::string(taking.address.empty() ? "" : with_owner);
        };
        answer = TRY(once_waiting(grant, id, sent, about, take));
    }
    TRY(parts_.directory->refresh());
    bool const has_owner = answer->ends_with(with_owner);
    auto const entry = answer->substr(0, answer->size() - (has_owner ? with_owner.size() : 0));
    return TakenUp{directory::EntryId{parse_uuid(entry).value_or(Uuid{})}, has_owner};
}

Result<void> Inventory::vouch(db::Write& write, access::Grant const& grant, Discovery const& discovery) {
    TRY(store::insert_confirmation(write, grant, discovery.id, discovery.version));
    logbook::Line line;
    line.object = "confirmation:" + to_text(discovery.id);
    return logbook::write_line(write, *parts_.keys, grant, line);
}

Result<std::pair<Discovery, Round>> Inventory::find_with_round(access::Grant const& grant, DiscoveryId id) {
    return parts_.database->read([&](db::Read& read) -> Result<std::pair<Discovery, Round>> {
        auto discovery = TRY(store::find_discovery(read, *parts_.keys, grant, grant.organisation(), id));
        auto round = TRY(store::find_round(read, grant, discovery.round));
        return std::pair{std::move(discovery), std::move(round)};
    });
}

Result<void> Inventory::change(access::Grant const& grant, DiscoveryId id, std::int64_t version, Found found,
                               People people, WriteLetter const& write_letter, Sent const& sent) {
    auto const [before, round] = TRY(find_with_round(grant, id));
    auto const told = TRY(check(std::move(found), std::move(people), before.note));
    auto const always = [](db::Write&, Discovery const&) -> Result<void> { return {}; };
    return rewrite(grant, before, round, version, told, write_letter, sent, always);
}

Result<void> Inventory::rewrite(access::Grant const& grant, Discovery const& before, Round const& round,
                                std::int64_t version, store::Told const& told, WriteLetter const& write_letter,
                                Sent const& sent, Check const& may_change) {
    auto const id = before.id;
    auto const& address = told.people.address;
    bool const has_new_mail = !address.empty() && address != before.people.address;
    if (has_new_mail && parts_.site.empty())
        return fail(ErrorKind::unavailable, "link.unset", "site.address is not set");
    auto const link = new_link();
    auto const letter = has_new_mail ? letter_to(LinkLetter::To::people, told.people.language, told.found.name, round,
                                                 link, write_letter)
                                     : Letter{};
    auto const act = [&](db::Write& write, Discovery const& discovery) -> Result<std::string> {
        TRY(may_change(write, discovery));
        TRY(check_version(discovery, version));
        // Who changes nothing takes nothing away from a confirmation.
        bool const same =
            told.found == discovery.found && told.people == discovery.people && told.note == discovery.note;
        if (!same) TRY(store::replace_told(write, *parts_.keys, grant, id, version, told));
        // A link that another got, or nobody any more, says nothing of who has this address.
        if (address != discovery.people.address) {
            TRY(store::remove_people_links(write, grant, id));
            if (!address.empty()) TRY(mail_people(write, grant, id, told.people, link, letter));
        }
        auto line = line_of(id);
        if (grant.kind() == access::ActorKind::link) add_subject(line, discovery.helper, logbook::Seen::opened);
        auto changed = discovery;
        if (!told.people.name.empty() || !address.empty()) changed.people = told.people;
        add_subject(line, changed, logbook::Seen::opened);
        TRY(logbook::write_line(write, *parts_.keys, grant, line));
        return std::string{"done"};
    };
    TRY(once_waiting(grant, id, sent, fmt::format("{} {}", to_text(id), version), act));
    return {};
}

Result<void> Inventory::refuse(access::Grant const& grant, DiscoveryId id, std::string_view reason, Sent const& sent) {
    auto const is_read = [&](db::Read& read) -> Result<bool> {
        auto const discovery = TRY(store::find_discovery(read, *parts_.keys, grant, grant.organisation(), id));
        auto const helper = store::find_helper(read, *parts_.keys, grant, grant.organisation(), discovery.helper);
        if (!helper && helper.error().code != "helper.absent") return tl::unexpected<Error>(helper.error());
        return helper.has_value();
    };
    auto const clean = TRY(parts_.database->read(is_read)) ? TRY(check_reason(reason)) : std::string{};
    auto const act = [&](db::Write& write, Discovery const& discovery) -> Result<std::string> {
        // It goes with the helper; where nobody is left to read it, it would stay for ever.
        if (!clean.empty() && TRY(is_read(write))) TRY(store::insert_refusal(write, *parts_.keys, grant, id, clean));
        TRY(settle(write, grant, discovery, DiscoveryState::refused));
        return std::string{"done"};
    };
    TRY(once_waiting(grant, id, sent, to_text(id), act));
    return {};
}

Result<void> Inventory::ask_people(access::Grant const& grant, DiscoveryId id, WriteLetter const& write_letter,
                                   Sent const& sent) {
    if (parts_.site.empty()) return fail(ErrorKind::unavailable, "link.unset", "site.address is not set");
    auto const [before, round] = TRY(find_with_round(grant, id));
    auto const link = new_link();
    auto const letter =
        letter_to(LinkLetter::To::people, before.people.language, before.found.name, round, link, write_letter);
    auto const act = [&](db::Write& write, Discovery const& discovery) -> Result<std::string> {
        if (discovery.people.address.empty()) return fail(ErrorKind::conflict, "people.unknown");
        if (!may_mail(discovery, grant.at())) return fail(ErrorKind::conflict, "link.sent_today");
        TRY(check_version(discovery, before.version));
        TRY(mail_people(write, grant, id, discovery.people, link, letter));
        auto line = line_of(id);
        add_subject(line, discovery, logbook::Seen::opened);
        TRY(logbook::write_line(write, *parts_.keys, grant, line));
        return std::string{"done"};
    };
    TRY(once_waiting(grant, id, sent, to_text(id), act));
    return {};
}

}  // namespace plein::inventory
