// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What another feature kept becomes an entry, and whose it is its owner, in that feature's own transaction.
#include <algorithm>
#include <utility>

#include "features/directory/rules_owner.hpp"
#include "features/directory/service_owner.hpp"
#include "features/directory/service_owner_once.hpp"
#include "features/directory/store.hpp"
#include "features/directory/store_owner.hpp"
#include "platform/mail/mail.hpp"

namespace plein::directory {

Result<TakingUp> Owners::prepare_taking_up(access::Grant const& grant, ImportedEntry entry, std::string_view address,
                                           std::string_view language, WriteLink const& write_letter) {
    TakingUp taking{std::move(entry), {}, language == "en" ? "en" : "nl", {}, {}};
    if (address.empty()) return taking;
    taking.address = TRY(check_address(address));
    if (!mail::is_address(taking.address)) return fail(ErrorKind::bad_request, "mail.malformed");
    if (parts_.site.empty()) return fail(ErrorKind::unavailable, "link.unset", "site.address is not set");
    auto const kept = TRY(parts_.database->read([&](db::Read& read) -> Result<std::vector<EntryId>> {
        auto const owner = TRY(find_owner_of_address(read, *parts_.keys, grant, taking.address));
        if (!owner) return std::vector<EntryId>{};
        taking.language = owner->language;
        return list_entries_of(read, grant, owner->id);
    }));
    taking.link = new_link();
    auto names = names_of(kept);
    names.insert(std::upper_bound(names.begin(), names.end(), taking.entry.entry.name), taking.entry.entry.name);
    taking.letter = write_letter(
        {LinkLetter::Why::taken_up, taking.language, url_of(taking.link, taking.language), std::move(names)});
    return taking;
}

Result<void> Owners::take_up(db::Write& write, access::Grant const& grant, TakingUp const& taking) {
    auto const id = taking.entry.entry.id;
    TRY(replace_version(write, grant, EntryVersionId{}, taking.entry));
    logbook::Line line;
    line.object = "entry:" + to_text(id);
    if (!taking.address.empty()) {
        auto const known = TRY(find_owner_of_address(write, *parts_.keys, grant, taking.address));
        auto const owner =
            known ? known->id
                  : TRY(insert_owner(write, *parts_.keys, grant, taking.address, taking.language, parts_.organisation));
        TRY(insert_entry_owner(write, grant, id, owner));
        TRY(keep_link(write, *parts_.keys, grant, owner, taking.link));
        // To the address as the owner gave it, where they were known by another way of writing it.
        TRY(mail::queue(
            write, *parts_.keys, grant,
            {known ? known->address : taking.address, taking.letter.subject, taking.letter.text, taking.language}));
        line = line_of_owner(line.object, owner, logbook::Seen::opened);
    }
    return logbook::write_line(write, *parts_.keys, grant, line);
}

}  // namespace plein::directory
