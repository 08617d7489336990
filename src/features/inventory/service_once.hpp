// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "features/inventory/service.hpp"
#include "platform/access/once.hpp"

/// What the files of Inventory share.
namespace plein::inventory {

/// The code of a link: 128 bits by chance, in hexadecimal.
[[nodiscard]] std::string new_link();

/// Lines about what was acted on; `subject` adds who is concerned by it.
[[nodiscard]] logbook::Line line_of(RoundId round);
[[nodiscard]] logbook::Line line_of(HelperId helper);
[[nodiscard]] logbook::Line line_of(DiscoveryId discovery);
void add_subject(logbook::Line& line, HelperId helper, logbook::Seen seen);
/// Its own people, where it says who they are.
void add_subject(logbook::Line& line, Discovery const& discovery, logbook::Seen seen);

/// Errors: conflict `round.ended`, also where its last day has passed.
[[nodiscard]] Result<void> check_goes_on(Round const& round, Instant at);
/// Errors: conflict `discovery.ended`.
[[nodiscard]] Result<void> check_waits(Discovery const& discovery);
/// Errors: conflict `discovery.changed` where another version holds.
[[nodiscard]] Result<void> check_version(Discovery const& discovery, std::int64_t version);

/// An error at one field of a form.
[[nodiscard]] tl::unexpected<Error> refuse_field(ErrorKind kind, std::string_view field, std::string_view code);

template <class Act>
Result<std::string> Inventory::once(access::Grant const& grant, Sent const& sent, std::string_view about, Act&& act) {
    if (auto before = TRY(earlier(grant, sent, about))) return std::move(*before);
    TRY(admit(grant));
    auto const hash = parts_.keys->keyed_hash("inventory.form", fmt::format("{}\n{}", about, sent.content));
    return access::once(*parts_.database, grant, sent.form_key, hash, act);
}

template <class Act>
Result<std::string> Inventory::once_waiting(access::Grant const& grant, DiscoveryId id, Sent const& sent,
                                            std::string_view about, Act&& act) {
    auto const find = [&](db::Read& read) {
        return store::find_discovery(read, *parts_.keys, grant, organisation_of(grant), id);
    };
    auto done = once(grant, sent, about, [&](db::Write& write) -> Result<std::string> {
        auto const discovery = TRY(find(write));
        TRY(check_waits(discovery));
        return act(write, discovery);
    });
    if (!done && done.error().code == "db.conflict") TRY(check_waits(TRY(parts_.database->read(find))));
    return done;
}

}  // namespace plein::inventory
