// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "features/directory/api_hsds_draft.hpp"
#include "features/directory/service_owner.hpp"
#include "tests/stories/town.hpp"

/// What the tests of owners do as an editor, as an owner and as nobody known.
namespace plein::stories::owning {

using directory::EntryId;
using directory::OwnerId;

/// Entries of the demonstration that have no owner there.
inline EntryId const money{*parse_uuid("112af73e-629e-5078-8987-7ed7d1ca997b")};  // Geldloket
inline EntryId const forms{*parse_uuid("3363cb32-ec96-5cab-8bd2-e099f1465381")};  // Formulierenbrigade

inline access::Grant visiting(access::Declaration const& declared, Instant at) {
    return access::for_request({}, declared, access::make_trace({}), at).value();
}

inline access::Grant editing(app::House& house, access::Declaration const& declared, Instant at,
                             std::string const& organisation = {}) {
    access::Identity identity;
    identity.kind = access::ActorKind::account;
    identity.account = new_id<access::AccountTag>(at);
    identity.roles = {access::Role::directory_editor};
    identity.organisation = organisation.empty() ? house.config().municipality.organisation : organisation;
    return access::for_request(identity, declared, access::make_trace({}), at).value();
}

/// The letter of a change that was taken over.
inline directory::Letter approved(directory::ApprovalLetter const& about) { return {"Ja", about.entry}; }

inline std::string key() { return crypto::random_token(); }

inline OwnerId add(app::House& house, EntryId entry, std::string const& address, Instant at) {
    return house.owners().add(editing(house, directory::adding_owner, at), entry, address, "nl", key()).value();
}

/// Mails a link and gives its code.
inline std::string link_of(app::House& house, EntryId entry, OwnerId owner, Instant at) {
    std::string url;
    auto const note = [&](directory::LinkLetter const& about) {
        url = about.url;
        return directory::Letter{"Klopt uw aanbod nog?", about.url};
    };
    EXPECT_TRUE(house.owners().send_link(editing(house, directory::sending_link, at), entry, owner, note, key()));
    return url.substr(url.rfind('/') + 1);
}

inline Result<directory::Visit> enter(app::House& house, std::string const& link, Instant at,
                                      access::Declaration const& declared = directory::proposing) {
    return house.owners().enter(visiting(declared, at), link);
}

/// The current document with another price.
inline directory::ImportedEntry priced(app::House& house, EntryId entry, std::string const& cost, Instant at) {
    auto const source = house.directory().current(visiting(directory::reading, at), entry).value().source;
    auto draft = directory::read_draft(source, amsterdam_day(at)).value();
    draft.cost = cost;
    return directory::read_document(directory::apply_draft(draft, source, {at, amsterdam_day(at), {}}).value()).value();
}

inline directory::Save save_of(app::House& house, EntryId entry, Instant at, std::string const& form_key = key()) {
    return {house.directory().current(visiting(directory::reading, at), entry).value().version, form_key, "form"};
}

inline std::string cost_of(app::House& house, EntryId entry, Instant at) {
    auto const current = house.directory().current(visiting(directory::reading, at), entry).value();
    return directory::read_draft(current.source, amsterdam_day(at)).value().cost;
}

/// Saves the entry as an editor, with another status and what stands with it.
inline void turn(app::House& house, EntryId entry, directory::Status status, std::string const& alert, Instant at) {
    auto const grant = editing(house, directory::changing, at);
    auto const current = house.directory().current(grant, entry).value();
    auto draft = directory::read_draft(current.source, amsterdam_day(at)).value();
    draft.status = status;
    draft.alert = alert;
    auto const source = directory::apply_draft(draft, current.source, {at, amsterdam_day(at), {}}).value();
    ASSERT_TRUE(
        house.directory().save(grant, {current.version, key(), source}, directory::read_document(source).value()));
}

inline constexpr db::Statement rows_kept{
    "stories.rows_of_owners",
    "SELECT (SELECT COUNT(*) FROM owner), (SELECT COUNT(*) FROM entry_owner), (SELECT COUNT(*) FROM owner_link), "
    "(SELECT COUNT(*) FROM entry_proposal), (SELECT COUNT(*) FROM entry_proposal_result), (SELECT COUNT(*) FROM "
    "mail_outbox)"};
using Rows = std::vector<std::int64_t>;
/// Owners, entries that they keep or kept, links, proposals, results and mails, beyond those of the demonstration.
inline Rows rows(app::House& house) {
    auto const row = house.database().read([](db::Read& read) { return read.first(rows_kept); }).value();
    Rows const made{4, 5, 0, 1, 0, 0};
    Rows found;
    for (std::size_t i = 0; i < made.size(); ++i) found.push_back(row->integer(i) - made[i]);
    return found;
}

}  // namespace plein::stories::owning
