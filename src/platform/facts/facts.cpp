// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/facts/facts.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "platform/facts/kinds.hpp"

namespace plein::facts {
namespace {

constexpr db::Statement insert_fact{
    "fact.insert",
    "INSERT INTO fact (id, day, kind, neighbourhood, area_year, pseudonym, theme, ladder_step, channel, contact_kind, "
    "organisation, other_organisation, value, reverses) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"};

}  // namespace

std::vector<std::string_view> filled(Fact const& fact) {
    std::vector<std::string_view> columns;
    if (!fact.neighbourhood.empty()) columns.emplace_back("neighbourhood");
    if (fact.area_year != 0) columns.emplace_back("area_year");
    if (fact.about) columns.emplace_back("pseudonym");
    if (!fact.theme.empty()) columns.emplace_back("theme");
    if (fact.ladder_step) columns.emplace_back("ladder_step");
    if (!fact.channel.empty()) columns.emplace_back("channel");
    if (!fact.contact_kind.empty()) columns.emplace_back("contact_kind");
    if (!fact.organisation.empty()) columns.emplace_back("organisation");
    if (!fact.other_organisation.empty()) columns.emplace_back("other_organisation");
    if (fact.value) columns.emplace_back("value");
    if (fact.reverses) columns.emplace_back("reverses");
    return columns;
}

Result<Uuid> write_fact(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, Fact const& fact) {
    auto const* const kind = find_kind(fact.kind);
    if (kind == nullptr) return fail(ErrorKind::internal, "fact.kind_unknown", std::string(fact.kind));
    for (auto const column : filled(fact)) {
        if (std::find(kind->fills.begin(), kind->fills.end(), column) == kind->fills.end())
            return fail(ErrorKind::internal, "fact.column_undeclared", fmt::format("{} of {}", column, fact.kind));
    }
    auto const day = iso_day(amsterdam_day(grant.at()));
    std::optional<db::Blob> pseudonym;
    if (fact.about) {
        // Another hash in another year or for another purpose: nobody can follow a person across either.
        auto const use = fmt::format("fact.{}.{}", grant.purpose(), std::string_view(day).substr(0, 4));
        std::string_view const record(reinterpret_cast<char const*>(fact.about->data()), fact.about->size());
        pseudonym = db::Blob{keys.keyed_hash(use, record)};
    }
    // Says nothing but itself: an id with the moment in it would tie the fact to the record and the logbook line of
    // that moment, past the pseudonym.
    auto const id = new_random_uuid();
    TRY(write.execute(insert_fact, id, day, fact.kind, fact.neighbourhood, fact.area_year, pseudonym, fact.theme,
                      fact.ladder_step, fact.channel, fact.contact_kind, fact.organisation, fact.other_organisation,
                      fact.value, fact.reverses));
    return id;
}

}  // namespace plein::facts
