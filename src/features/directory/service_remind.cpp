// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Asking owners whether what ages is still right.
#include <algorithm>
#include <iterator>
#include <map>

#include "features/directory/rules_owner.hpp"
#include "features/directory/service_owner.hpp"
#include "features/directory/service_owner_once.hpp"
#include "features/directory/store_owner.hpp"
#include "platform/mail/mail.hpp"

namespace plein::directory {

Reminding Owners::reminding_of(Asked const& asked, Snapshot const& of, Instant at) const {
    auto const found = of.by_id.find(asked.entry);
    if (found == of.by_id.end()) return Reminding::not_yet;  // nobody finds it, so nobody is asked
    return reminding(parts_.reminder_term, of.standings[found->second].check.on, asked.reminded_at, asked.link_sent_at,
                     at);
}

Result<std::vector<EntryId>> Owners::unanswered(access::Grant const& grant) {
    auto const all = TRY(parts_.database->read([&](db::Read& read) { return list_asked(read, grant); }));
    auto const of = parts_.directory->snapshot();
    std::vector<EntryId> entries;
    for (auto const& asked : all)
        if (reminding_of(asked, *of, grant.at()) == Reminding::unanswered) entries.push_back(asked.entry);
    return entries;
}

Result<std::int64_t> Owners::remind(access::Grant const& grant, WriteLink const& write_letter,
                                    std::stop_token const& stopping) {
    if (parts_.site.empty()) return 0;
    auto const all = TRY(parts_.database->read([&](db::Read& read) { return list_asked(read, grant); }));
    auto const of = parts_.directory->snapshot();
    std::map<OwnerId, std::vector<EntryId>> due;
    for (auto const& asked : all)
        if (reminding_of(asked, *of, grant.at()) == Reminding::due) due[asked.owner].push_back(asked.entry);
    std::int64_t mailed = 0;
    Result<void> first_failure;
    for (auto const& [owner, entries] : due) {
        if (stopping.stop_requested()) break;
        auto const done = remind_one(grant, owner, entries, write_letter);
        if (done && *done) ++mailed;
        // One who cannot be mailed is no reason not to ask the others.
        if (!done && first_failure) first_failure = tl::unexpected<Error>(done.error());
    }
    TRY(first_failure);
    return mailed;
}

Result<bool> Owners::remind_one(access::Grant const& grant, OwnerId owner, std::vector<EntryId> const& entries,
                                WriteLink const& write_letter) {
    struct Known {
        std::optional<OwnerMail> owner;
        bool is_first;
    };
    auto const known = TRY(parts_.database->read([&](db::Read& read) -> Result<Known> {
        return Known{TRY(find_owner_mail(read, *parts_.keys, grant, owner, parts_.organisation)),
                     TRY(list_links(read, grant, owner)).empty()};
    }));
    if (!known.owner) return false;
    auto const link = new_link();
    auto const& language = known.owner->language;
    auto const letter =
        write_letter({LinkLetter::Why::reminder, language, url_of(link, language), names_of(entries), known.is_first});
    return parts_.database->write("owner.remind", [&](db::Write& write) -> Result<bool> {
        auto const to = TRY(find_owner_mail(write, *parts_.keys, grant, owner, parts_.organisation));
        if (!to || holds_sent_link(TRY(list_links(write, grant, owner)), grant.at())) return false;
        TRY(keep_link(write, *parts_.keys, grant, owner, link));
        for (auto const entry : entries) TRY(insert_reminder(write, grant, owner, entry));
        TRY(mail::queue(write, *parts_.keys, grant, {to->address, letter.subject, letter.text, to->language}));
        TRY(logbook::write_line(write, *parts_.keys, grant,
                                line_of_owner("owner:" + to_text(owner), owner, logbook::Seen::opened)));
        return true;
    });
}

}  // namespace plein::directory
