// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// How an entry that nobody looks at any more goes out of sight, and how it comes back.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "features/directory/api_hsds.hpp"
#include "features/directory/api_hsds_draft.hpp"
#include "tests/stories/town.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::stories {
namespace {

using directory::Freshness;
using std::chrono::days;

constexpr std::string_view beginners = "0190c1d6-0000-7000-8000-00000000aa01";
constexpr std::string_view makers = "0190c1d6-0000-7000-8000-00000000aa02";

std::string document(std::string_view id, std::string_view name, std::string_view assured) {
    return fmt::format(R"({{"id":"{}","name":"{}","description":"Samen zonnewijzers maken.","status":"active",)"
                       R"("assured_date":"{}","organization":{{"id":"0190c1d6-0000-7000-8000-00000000aa09",)"
                       R"("name":"Zonneklok","description":"Een kring van buren."}}}})",
                       id, name, assured);
}

class FreshnessStory : public testing::TestWithParam<db::Engine> {
protected:
    static access::Grant grant(access::Declaration const& declared, Instant at) {
        return access::for_command("test", declared, at);
    }
    static std::vector<std::string> found(app::House& house, Instant at) {
        directory::SearchRequest request;
        request.text = "zonnewijzers";
        std::vector<std::string> names;
        auto const result = house.directory().search(grant(directory::reading, at), request);
        EXPECT_TRUE(result);
        if (!result) return names;
        for (auto const& hit : result->hits)
            names.push_back(fmt::format("{} {}", hit.entry().name, directory::code(hit.checked.freshness)));
        return names;
    }
    static directory::EntryId id(std::string_view text) { return directory::EntryId{*parse_uuid(text)}; }
    static directory::Checked checked(app::House& house, std::string_view entry, Instant at) {
        return house.directory().entry(grant(directory::reading, at), id(entry)).value().checked;
    }
};
PLEIN_ON_BOTH_ENGINES(FreshnessStory);

TEST_P(FreshnessStory, AnEntryGoesStaleSinksIsConfirmedAndRevives) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    std::vector<directory::ImportedEntry> both;
    for (auto const& text : {document(beginners, "Zonnewijzers eerst", "2026-05-01"),
                             document(makers, "Zonnewijzers later", "2026-11-17")})
        both.push_back(directory::read_document(text).value());
    ASSERT_TRUE(house.directory().import(grant(directory::importing, now), std::move(both), {}));
    using Names = std::vector<std::string>;
    EXPECT_EQ(found(house, now), (Names{"Zonnewijzers eerst ageing", "Zonnewijzers later fresh"}));

    // Over half a year goes by, in which nobody looks.
    auto const later = now + days{200};
    EXPECT_EQ(found(house, later), (Names{"Zonnewijzers later ageing", "Zonnewijzers eerst stale"})) << "it sinks";

    auto const current = house.directory().current(grant(directory::editing, later), id(beginners)).value();
    auto const confirmed = directory::with_dates(current.source, std::nullopt, amsterdam_day(later)).value();
    ASSERT_TRUE(house.directory().save(grant(directory::confirming, later),
                                       {current.version, directory::Directory::new_form_key(), "confirmed"},
                                       directory::read_document(confirmed).value()));
    EXPECT_EQ(found(house, later), (Names{"Zonnewijzers eerst fresh", "Zonnewijzers later ageing"})) << "it revives";
}

TEST_P(FreshnessStory, ReportsThatWaitAreCountedUntilSomebodyAnswers) {
    PLEIN_TOWN(town, GetParam());
    auto& house = town.house();
    auto const now = house.clock().now();
    std::vector<directory::ImportedEntry> one{
        directory::read_document(document(beginners, "Zonnewijzers", "2026-05-01")).value()};
    ASSERT_TRUE(house.directory().import(grant(directory::importing, now), std::move(one), {}));
    EXPECT_EQ(checked(house, beginners, now).freshness, Freshness::ageing);
    auto const tell = [&] {
        feedback::Report report;
        report.page = {"/aanbod/" + std::string(beginners), id(beginners).bytes};
        report.wrong = feedback::Wrong::hours;
        auto const giving =
            access::for_request({}, {"public", "directory", "feedback.reported"}, access::make_trace({}), now).value();
        EXPECT_TRUE(house.feedback().report(giving, report, crypto::random_token()));
    };
    tell();
    EXPECT_EQ(checked(house, beginners, now).unanswered, 0) << "counted once a minute, or with the next change";
    tell();
    ASSERT_TRUE(house.directory().refresh());
    auto const doubted = checked(house, beginners, now);
    EXPECT_EQ(doubted.unanswered, 2);
    EXPECT_EQ(doubted.freshness, Freshness::stale);
    EXPECT_EQ(found(house, now), (std::vector<std::string>{"Zonnewijzers stale"}));

    access::Identity editor;
    editor.kind = access::ActorKind::account;
    editor.account = new_id<access::AccountTag>(now);
    editor.roles = {access::Role::directory_editor};
    editor.organisation = house.config().municipality.organisation;
    auto const reading = [&](std::string_view activity) {
        return access::for_request(editor, {"feedback.read", "directory", activity}, access::make_trace({}), now)
            .value();
    };
    feedback::store::ListFilter filter;
    filter.entry = id(beginners).bytes;
    auto const remarks = house.feedback().list(reading("feedback.listed"), filter).value();
    for (auto const& remark : remarks)
        ASSERT_TRUE(
            house.feedback().handle(reading("feedback.handled"), remark.id, "Aangepast.", {}, crypto::random_token()));
    ASSERT_TRUE(house.directory().refresh());
    EXPECT_EQ(checked(house, beginners, now).unanswered, 0);
    EXPECT_EQ(checked(house, beginners, now).freshness, Freshness::ageing);
}

}  // namespace
}  // namespace plein::stories
