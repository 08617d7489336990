// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Entries that stand in the directory twice: proposed, judged, and proposed again where one of them changes.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "features/directory/api_hsds_draft.hpp"
#include "tests/stories/town.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

using directory::Draft;
using directory::EntryId;
using directory::PairSeen;

class DuplicatesStory : public testing::TestWithParam<db::Engine> {
protected:
    static access::Grant grant(app::House& house, access::Declaration const& declared) {
        access::Identity editor;
        editor.kind = access::ActorKind::account;
        editor.account = new_id<access::AccountTag>(house.clock().now());
        editor.roles = {access::Role::directory_editor};
        editor.organisation = house.config().municipality.organisation;
        return access::for_request(editor, declared, access::make_trace({}), house.clock().now()).value();
    }
    static directory::PairPage proposed(app::House& house, std::optional<directory::PairKey> const& after = {},
                                        std::size_t most = 50) {
        return house.duplicates().proposed(grant(house, directory::editing), after, most).value();
    }
    static directory::VersionDocument current(app::House& house, EntryId id) {
        return house.directory().current(grant(house, directory::editing), id).value();
    }
    static PairSeen seen(app::House& house, EntryId first, EntryId second) {
        return {first, current(house, first).version, second, current(house, second).version, crypto::random_token()};
    }
    static Result<void> save(app::House& house, EntryId id, directory::EntryVersionId version,
                             std::string const& source,
                             std::optional<std::pair<EntryId, directory::EntryVersionId>> beside = {}) {
        return house.directory().save(grant(house, directory::changing),
                                      {version, crypto::random_token(), to_text(id), beside},
                                      directory::read_document(source).value());
    }
    template <class Change>
    static void change(app::House& house, EntryId id, Change const& change_draft) {
        auto const kept = current(house, id);
        auto const now = house.clock().now();
        auto draft = directory::read_draft(kept.source, amsterdam_day(now)).value();
        change_draft(draft);
        auto const source = directory::apply_draft(draft, kept.source, {now, amsterdam_day(now), {}}).value();
        ASSERT_TRUE(save(house, id, kept.version, source));
    }
};
PLEIN_ON_BOTH_ENGINES(DuplicatesStory);

TEST_P(DuplicatesStory, WhatIsTwoIsNotProposedUntilItChanges) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const before = proposed(house);
    ASSERT_EQ(before.total, 2U) << "the demonstration has two doubles";
    auto const [first, second, alike, shared, hash] = before.pairs.front();
    EXPECT_GE(before.pairs[0].alike, before.pairs[1].alike);
    auto const form = seen(house, first, second);
    auto const parting = grant(house, directory::parting);
    ASSERT_TRUE(house.duplicates().part(parting, form));
    ASSERT_TRUE(house.duplicates().part(parting, form)) << "the same form once more";
    EXPECT_EQ(proposed(house).total, 1U);
    EXPECT_EQ(house.duplicates().all_proposed(grant(house, directory::editing))->size(), 1U) << "for the command too";
    auto const parted = house.duplicates().parted(grant(house, directory::editing), {}, 10).value();
    ASSERT_EQ(parted.size(), 1U);
    EXPECT_EQ(std::set({parted[0].first, parted[0].second}), std::set({first, second}));
    EXPECT_EQ(parted[0].recorded_by, parting.actor());
    EXPECT_EQ(parted[0].shared, hash);

    // A check or what they do not share brings nothing back.
    change(house, first, [](Draft& draft) { draft.cost = "Twee euro per keer."; });
    EXPECT_EQ(proposed(house).total, 1U);
    EXPECT_EQ(house.duplicates().part(parting, seen(house, first, second)).has_value(), true) << "said once more";
    ASSERT_EQ(house.duplicates().parted(grant(house, directory::editing), {}, 10)->size(), 1U) << "and kept once";
    change(house, second, [](Draft& draft) { draft.description += "\nWij zijn anders dan u denkt."; });
    EXPECT_EQ(proposed(house).total, 2U) << "it changed in what was the same";

    // Who read another version judges nothing.
    EXPECT_EQ(
        house.duplicates()
            .part(parting, {form.first, form.first_version, form.second, form.second_version, crypto::random_token()})
            .error()
            .code,
        "entry.changed");
    EXPECT_EQ(house.duplicates().part(parting, seen(house, first, first)).error().code, "form.malformed");
    auto absent = seen(house, first, second);
    absent.second = EntryId{new_random_uuid()};
    EXPECT_EQ(house.duplicates().part(parting, absent).error().code, "page.absent");
    ASSERT_TRUE(house.duplicates().part(parting, seen(house, second, first))) << "in either order";
    EXPECT_EQ(proposed(house).total, 1U);

    auto const pair = house.duplicates().parted(grant(house, directory::editing), {}, 10)->at(0).id;
    auto const reopening = grant(house, directory::reopening_pair);
    auto const key = crypto::random_token();
    ASSERT_TRUE(house.duplicates().reopen(reopening, pair, key));
    ASSERT_TRUE(house.duplicates().reopen(reopening, pair, key)) << "the same form once more";
    EXPECT_EQ(house.duplicates().reopen(reopening, pair, crypto::random_token()).error().code, "pair.open");
    EXPECT_EQ(proposed(house).total, 2U);
}

TEST_P(DuplicatesStory, OfTwoWhoKeepTheOtherOneOnlyTheFirstDoes) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const pair = proposed(house).pairs.front();
    auto const first = current(house, pair.first);
    auto const second = current(house, pair.second);
    auto const ended = [&](std::string const& source) {
        auto const now = house.clock().now();
        auto draft = directory::read_draft(source, amsterdam_day(now)).value();
        draft.status = directory::Status::defunct;
        draft.alert = "Dubbel.";
        return directory::apply_draft(draft, source, {now, amsterdam_day(now), {}}).value();
    };
    ASSERT_TRUE(save(house, pair.second, second.version, ended(second.source), std::pair{pair.first, first.version}));
    EXPECT_EQ(proposed(house).total, 1U) << "what ended is no double";
    auto const late =
        save(house, pair.first, first.version, ended(first.source), std::pair{pair.second, second.version});
    EXPECT_EQ(late.error().code, "entry.changed") << "or both would be gone";
    EXPECT_TRUE(house.directory().entry(grant(house, directory::editing), pair.first));

    // Put back, they look like one again.
    auto const kept = current(house, pair.second);
    ASSERT_TRUE(save(house, pair.second, kept.version, second.source));
    EXPECT_EQ(proposed(house).total, 2U);
}

TEST_P(DuplicatesStory, AnEndedDoubleLeadsToTheOneThatStaysUntilItIsPutBack) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const pair = proposed(house).pairs.front();
    auto const first = current(house, pair.first);
    auto const second = current(house, pair.second);
    auto const answer = [&](EntryId id) {
        auto request =
            http::make_request(http::Method::get, directory::entry_url(id), {{"host", "plein.example"}}, {}).value();
        auto const response = house.dispatcher().handle(std::move(request));
        auto told = std::to_string(response.status);
        for (auto const& [name, value] : response.headers)
            if (name == "Location") told += " " + value;
        return told;
    };
    auto const end = [](Draft& draft) { draft.status = directory::Status::defunct; };
    auto const ended = [&](std::string const& source) {
        auto const now = house.clock().now();
        auto draft = directory::read_draft(source, amsterdam_day(now)).value();
        end(draft);
        return directory::apply_draft(draft, source, {now, amsterdam_day(now), {}}).value();
    };
    EXPECT_EQ(answer(pair.second), "200");
    ASSERT_TRUE(save(house, pair.second, second.version, ended(second.source), std::pair{pair.first, first.version}));
    EXPECT_EQ(answer(pair.second), "308 " + directory::entry_url(pair.first));
    change(house, pair.second, [](Draft& draft) { draft.cost = "Niets."; });
    EXPECT_EQ(answer(pair.second), "308 " + directory::entry_url(pair.first)) << "it is still ended";

    // Put back it is itself again; what ends on its own leads nowhere.
    ASSERT_TRUE(save(house, pair.second, current(house, pair.second).version, second.source));
    EXPECT_EQ(answer(pair.second), "200");
    change(house, pair.second, end);
    EXPECT_EQ(answer(pair.second), "410");
    EXPECT_EQ(answer(EntryId{new_random_uuid()}), "404");
}

TEST_P(DuplicatesStory, PagesHoldEachPairOnceInOrder) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    // Five more doubles, some as like as others.
    std::vector<directory::ImportedEntry> more;
    auto const of = house.directory().snapshot();
    for (std::size_t i = 0; i < of->entries.size() && more.size() < 5; i += 7) {
        auto const source = current(house, of->entries[i].id).source;
        auto const id = to_text(of->entries[i].id);
        auto const other = to_text(new_random_uuid());
        auto twin = source;
        for (auto at = twin.find(id); at != std::string::npos; at = twin.find(id)) twin.replace(at, id.size(), other);
        auto read = directory::read_document(twin);
        if (read) more.push_back(std::move(*read));
    }
    ASSERT_EQ(more.size(), 5U);
    auto const importing = access::for_command("test", directory::importing, house.clock().now());
    ASSERT_TRUE(house.directory().import(importing, std::move(more), {}));
    auto const all = proposed(house);
    ASSERT_GE(all.total, 6U);
    for (std::size_t const most : {1U, 2U, 3U, 50U}) {
        std::vector<std::pair<EntryId, EntryId>> told;
        std::optional<directory::PairKey> after;
        for (;;) {
            auto const page = proposed(house, after, most);
            EXPECT_EQ(page.total, all.total);
            for (auto const& pair : page.pairs) told.emplace_back(pair.first, pair.second);
            if (!page.more) break;
            after = {page.pairs.back().alike, page.pairs.back().first, page.pairs.back().second};
        }
        ASSERT_EQ(told.size(), all.total) << most << " a page";
        for (std::size_t i = 0; i < told.size(); ++i)
            EXPECT_EQ(told[i], (std::pair{all.pairs[i].first, all.pairs[i].second})) << most << " a page";
    }
    // And of those that were judged.
    for (auto const& pair : all.pairs)
        ASSERT_TRUE(house.duplicates().part(grant(house, directory::parting), seen(house, pair.first, pair.second)));
    EXPECT_EQ(proposed(house).total, 0U);
    std::set<directory::PairId> judged;
    std::optional<directory::PartedKey> after;
    for (;;) {
        auto const page = house.duplicates().parted(grant(house, directory::editing), after, 2).value();
        for (auto const& pair : page) EXPECT_TRUE(judged.insert(pair.id).second);
        if (page.size() < 2) break;
        after = {page.back().since, page.back().id};
    }
    EXPECT_EQ(judged.size(), all.total);
}

}  // namespace
}  // namespace plein::stories
