// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_draft.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace plein::directory {
namespace {

using enum NeedKind;

std::string const just = std::string(longest_need - 1, 'a') + "é";  // of as many characters, and a byte more
std::string const more = just + "a";

TEST(DraftRules, ReadNeedsRowByRow) {
    std::vector<Need> const before{{volunteers, "Twee koks."}, {room, more}};
    struct Case {
        std::string what;
        std::vector<NeedRow> rows;
        std::vector<Need> needs;
        std::vector<std::string_view> faults;
    };
    for (auto const& [what, rows, needs, faults] : std::vector<Case>{
             {"as it was", {{volunteers, "Twee koks."}, {room, more}}, before, {"", ""}},
             {"an empty row", {{std::nullopt, ""}}, {}, {""}},
             {"a kind without words", {{money, ""}}, {{money, ""}}, {""}},
             {"its kind emptied", {{std::nullopt, "Twee koks."}, {room, more}}, {{room, more}}, {"", ""}},
             {"new words without a kind", {{std::nullopt, "Een ladder."}}, {}, {"need.kind_missing"}},
             {"a kind twice", {{money, "a"}, {money, "b"}}, {{money, "a"}}, {"", "need.kind_twice"}},
             {"just short enough", {{money, just}}, {{money, just}}, {""}},
             {"too long", {{room, more + "a"}}, {{room, more + "a"}}, {"text.too_long"}},
             {"as long as it was, and now of another kind", {{money, more}}, {{money, more}}, {"text.too_long"}},
             {"wrong between right ones",
              {{money, "a"}, {std::nullopt, "b"}, {room, "c"}},
              {{money, "a"}, {room, "c"}},
              {"", "need.kind_missing", ""}},
         }) {
        SCOPED_TRACE(what);
        auto const read = read_needs(rows, before);
        EXPECT_EQ(read.needs, needs);
        EXPECT_EQ(read.faults, faults);
    }
}

/// Some rows, of which texts are often the same.
std::vector<NeedRow> some_rows() {
    std::vector<NeedRow> rows;
    for (auto const number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 40))) {
        auto const kind = static_cast<std::size_t>(number % 8);
        rows.push_back({kind < all_need_kinds().size() ? std::optional{all_need_kinds()[kind]} : std::nullopt,
                        std::vector<std::string>{"", "a", "b", just, more}[static_cast<std::size_t>(number / 8)]});
    }
    return rows;
}

RC_GTEST_PROP(DraftRulesProperty, NeedsHaveEachKindOnceAndLoseNothingUnsaid, ()) {
    auto const before = read_needs(some_rows(), {}).needs;
    auto const rows = some_rows();
    auto const [needs, faults] = read_needs(rows, before);
    RC_ASSERT(faults.size() == rows.size());
    std::set<NeedKind> kinds;
    for (auto const& need : needs) RC_ASSERT(kinds.insert(need.kind).second);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& row = rows[i];
        bool const kept = row.kind && std::find(needs.begin(), needs.end(), Need{*row.kind, row.text}) != needs.end();
        bool const was =
            std::any_of(before.begin(), before.end(), [&](Need const& one) { return one.text == row.text; });
        // What somebody typed is kept, was there and is taken away, or is told to be wrong.
        RC_ASSERT(kept || row.text.empty() || (!row.kind && was) || !faults[i].empty());
    }
    // What came out goes in again, and holds.
    std::vector<NeedRow> again;
    for (auto const& need : needs) again.push_back({need.kind, need.text});
    auto const read = read_needs(again, needs);
    RC_ASSERT(read.needs == needs);
    RC_ASSERT(std::all_of(read.faults.begin(), read.faults.end(), [](auto const& fault) { return fault.empty(); }));
}

TEST(DraftRules, NeedsOfAColleagueStandWhereNobodyTyped) {
    Draft base;
    base.needs = {{room, "Een zaal."}};
    auto typed = base;
    auto now = base;
    now.needs = {{money, ""}};
    EXPECT_EQ(merged(base, typed, now).needs, now.needs);
    typed.needs.clear();
    EXPECT_EQ(merged(base, typed, now).needs, now.needs) << "who took the room away said nothing of money";
}

}  // namespace
}  // namespace plein::directory
