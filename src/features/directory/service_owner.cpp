// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Owners of entries: who they are, and the links that let them in.
#include "features/directory/service_owner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "features/directory/rules_owner.hpp"
#include "features/directory/service_owner_once.hpp"
#include "features/directory/store.hpp"
#include "features/directory/store_owner.hpp"
#include "platform/mail/mail.hpp"

namespace plein::directory {
namespace {

/// A town hall or a community house is one source too.
constexpr int most_an_hour = 20;
/// Acts of one owner: each proposal keeps a whole document.
constexpr int most_acts_an_hour = 60;
constexpr std::size_t link_bytes = 16;

bool keeps(std::vector<EntryId> const& entries, EntryId entry) {
    return std::find(entries.begin(), entries.end(), entry) != entries.end();
}

tl::unexpected<Error> refuse_mail(ErrorKind kind, std::string_view code) {
    return tl::unexpected<Error>(Error{kind, std::string(code), {}, {{"mail", std::string(code)}}});
}

}  // namespace

std::string new_link() { return crypto::hex(crypto::random_bytes(link_bytes)); }

logbook::Line line_of_owner(std::string object, OwnerId owner, logbook::Seen seen) {
    logbook::Line line;
    line.object = std::move(object);
    line.subjects.push_back({owner.bytes, "owner", seen});
    return line;
}

Owners::Owners(Parts parts) : parts_(std::move(parts)), pace_(most_an_hour), own_pace_(most_acts_an_hour) {}

Result<void> Owners::admit(std::string_view source, Instant at) {
    if (pace_.admits(source, at)) return {};
    return fail(ErrorKind::too_many, "link.too_many");
}

Result<void> Owners::admit_act(Visit const& visit) {
    if (own_pace_.admits(to_text(visit.owner), visit.grant.at())) return {};
    return fail(ErrorKind::too_many, "owner.too_many");
}

Result<std::int64_t> Owners::count(access::Grant const& grant, EntryId entry) {
    return parts_.database->read([&](db::Read& read) { return count_owners(read, grant, entry); });
}

Result<std::vector<Owner>> Owners::list(access::Grant const& grant, EntryId entry) {
    auto owners =
        TRY(parts_.database->read([&](db::Read& read) { return list_owners(read, *parts_.keys, grant, entry); }));
    logbook::Line line;
    line.object = "entry:" + to_text(entry);
    for (auto const& owner : owners) line.subjects.push_back({owner.id.bytes, "owner", logbook::Seen::listed});
    // Where an act was refused the page shows them again under that act's own grant, and it was not done.
    if (grant.activity() != listing_owners.activity) line.outcome = logbook::Outcome::refused;
    TRY(parts_.recorder->record(grant, std::move(line)));
    return owners;
}

Result<OwnerId> Owners::add(access::Grant const& grant, EntryId entry, std::string_view address,
                            std::string_view language, std::string_view form_key) {
    TRY(parts_.directory->current(grant, entry));
    auto const clean = TRY(check_address(address));
    if (!mail::is_address(clean)) return refuse_mail(ErrorKind::bad_request, "mail.malformed");
    auto const content = fmt::format("{} {} {}", to_text(entry), normal_address(clean), language);
    TRY(once(grant, form_key, content, [&](db::Write& write) -> Result<void> {
        auto const known = TRY(find_owner_of_address(write, *parts_.keys, grant, clean));
        if (known && keeps(TRY(list_entries_of(write, grant, known->id)), entry))
            return refuse_mail(ErrorKind::conflict, "owner.twice");
        auto const id = known ? known->id
                              : TRY(insert_owner(write, *parts_.keys, grant, clean, language == "en" ? "en" : "nl",
                                                 parts_.organisation));
        TRY(insert_entry_owner(write, grant, entry, id));
        return logbook::write_line(write, *parts_.keys, grant,
                                   line_of_owner("entry:" + to_text(entry), id, logbook::Seen::opened));
    }));
    auto const added = TRY(
        parts_.database->read([&](db::Read& read) { return find_owner_of_address(read, *parts_.keys, grant, clean); }));
    if (!added) return fail(ErrorKind::conflict, "owner.absent");  // removed at the same moment
    return added->id;
}

Result<void> Owners::remove(access::Grant const& grant, EntryId entry, OwnerId owner, std::string_view form_key) {
    TRY(parts_.directory->current(grant, entry));
    auto const content = fmt::format("{} {}", to_text(entry), to_text(owner));
    return once(grant, form_key, content, [&](db::Write& write) -> Result<void> {
        TRY(find_owner(write, *parts_.keys, grant, entry, owner));
        // Nobody is left who would hear what became of it.
        TRY(withdraw_waiting(write, *parts_.keys, grant, owner, entry));
        TRY(end_entry_owner(write, grant, entry, owner));
        if (TRY(list_entries_of(write, grant, owner)).empty()) TRY(destroy_owner(write, grant, owner));
        return logbook::write_line(write, *parts_.keys, grant,
                                   line_of_owner("entry:" + to_text(entry), owner, logbook::Seen::opened));
    });
}

std::string Owners::asking_url() const { return parts_.site.empty() ? std::string{} : parts_.site + "/mijn-aanbod"; }

std::string Owners::url_of(std::string_view link, std::string_view language) const {
    return parts_.site + own_path(link) + (language == "en" ? "?taal=en" : "");
}

std::vector<std::string> Owners::names_of(std::vector<EntryId> const& entries) const {
    auto const of = parts_.directory->snapshot();
    std::vector<std::string> names;
    for (auto const* list : {&of->entries, &of->hidden})
        for (auto const& entry : *list)
            if (entry.status != Status::defunct && keeps(entries, entry.id)) names.push_back(entry.name);
    std::sort(names.begin(), names.end());
    return names;
}

std::string Owners::name_of(EntryId entry) const {
    auto const of = parts_.directory->snapshot();
    for (auto const* list : {&of->entries, &of->hidden})
        for (auto const& one : *list)
            if (one.id == entry) return one.name;
    return {};
}

Result<void> Owners::send_link(access::Grant const& grant, EntryId entry, OwnerId owner, WriteLink const& write_letter,
                               std::string_view form_key) {
    TRY(parts_.directory->current(grant, entry));
    if (parts_.site.empty()) return fail(ErrorKind::unavailable, "link.unset", "site.address is not set");
    struct Found {
        Owner owner;
        std::vector<EntryId> entries;
        bool is_first;
    };
    auto const found = TRY(parts_.database->read([&](db::Read& read) -> Result<Found> {
        return Found{TRY(find_owner(read, *parts_.keys, grant, entry, owner)), TRY(list_entries_of(read, grant, owner)),
                     TRY(list_links(read, grant, owner)).empty()};
    }));
    auto const link = new_link();
    auto const& language = found.owner.language;
    auto const letter = write_letter(
        {LinkLetter::Why::editor_sent, language, url_of(link, language), names_of(found.entries), found.is_first});
    auto const content = fmt::format("{} {}", to_text(entry), to_text(owner));
    return once(grant, form_key, content, [&](db::Write& write) -> Result<void> {
        auto const to = TRY(find_owner(write, *parts_.keys, grant, entry, owner));
        TRY(keep_link(write, *parts_.keys, grant, owner, link));
        TRY(mail::queue(write, *parts_.keys, grant, {to.address, letter.subject, letter.text, to.language}));
        return logbook::write_line(write, *parts_.keys, grant,
                                   line_of_owner("owner:" + to_text(owner), owner, logbook::Seen::opened));
    });
}

Result<void> Owners::ask_link(access::Grant const& grant, std::string_view address, WriteLink const& write_letter) {
    auto const clean = TRY(check_address(address));
    if (parts_.site.empty()) return fail(ErrorKind::unavailable, "link.unset", "site.address is not set");
    struct Found {
        std::optional<OwnerMail> owner;
        std::vector<EntryId> entries;
    };
    auto const found = TRY(parts_.database->read([&](db::Read& read) -> Result<Found> {
        Found of{TRY(find_owner_of_address(read, *parts_.keys, grant, clean)), {}};
        if (of.owner) of.entries = TRY(list_entries_of(read, grant, of.owner->id));
        return of;
    }));
    auto const link = new_link();
    // Written for nobody too, so that the answer takes about as long.
    auto const language = found.owner ? found.owner->language : std::string{"nl"};
    auto const letter =
        write_letter({LinkLetter::Why::owner_asked, language, url_of(link, language), names_of(found.entries)});
    return parts_.database->write("owner.ask_link", [&](db::Write& write) -> Result<void> {
        auto const owner = TRY(find_owner_of_address(write, *parts_.keys, grant, clean));
        if (owner && found.owner && may_send_again(TRY(list_links(write, grant, owner->id)), grant.at())) {
            TRY(keep_link(write, *parts_.keys, grant, owner->id, link, LinkOrigin::asked));
            TRY(mail::queue(write, *parts_.keys, grant,
                            {owner->address, letter.subject, letter.text, owner->language}));
        }
        logbook::Line line;
        line.object = "link";
        if (owner) line = line_of_owner("owner:" + to_text(owner->id), owner->id, logbook::Seen::opened);
        return logbook::write_line(write, *parts_.keys, grant, line);
    });
}

Result<Visit> Owners::enter(access::Grant const& grant, std::string_view link) {
    auto const holder = TRY(parts_.database->read(
        [&](db::Read& read) { return find_holder(read, *parts_.keys, grant, link, oldest_link(grant.at())); }));
    if (!holder) return fail(ErrorKind::forbidden_or_absent, "link.absent");
    access::Declaration const own{"entry.own", grant.purpose(), grant.activity()};
    return Visit{access::for_link(holder->owner.bytes, own, grant.trace(), grant.at()), holder->owner,
                 holder->sent_at + link_life};
}

Result<void> Owners::record_look(Visit const& visit) {
    auto line = line_of_owner("owner:" + to_text(visit.owner), visit.owner, logbook::Seen::opened);
    if (visit.grant.activity() != opening_link.activity) line.outcome = logbook::Outcome::refused;
    return parts_.recorder->record(visit.grant, std::move(line));
}

}  // namespace plein::directory
