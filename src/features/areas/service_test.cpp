// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/service.hpp"

#include <gtest/gtest.h>

#include "features/areas/rules.hpp"
#include "features/areas/store.hpp"
#include "tests/support/schema.hpp"

namespace plein::areas {
namespace {

constexpr Instant morning = from_micros(1'795'248'000'000'000);  // 21 November 2026

class SetClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return at; }
    Instant at = morning;
};

access::Grant grant_for(access::Declaration const& declared, Instant at = morning) {
    return access::for_command("import", declared, at);
}

Ring square(double west, double south) {
    return {{west, south}, {west + 0.01, south}, {west + 0.01, south + 0.01}, {west, south + 0.01}, {west, south}};
}

/// A municipality of one district with `count` neighbourhoods in a row.
std::vector<Area> town(std::int64_t year, int count, std::string const& digits = "9901") {
    std::vector<AreaCandidate> file;
    auto const add = [&](std::string const& code, std::string const& name, Polygon polygon) {
        file.push_back({static_cast<std::int64_t>(file.size()) + 1,
                        {{"code", code}, {"name", name}},
                        "Polygon",
                        {std::move(polygon)}});
    };
    add("GM" + digits, "Lindervaart", {square(6, 53.02)});
    add("WK" + digits + "01", "Dorpen", {square(6, 53.02)});
    for (int i = 0; i < count; ++i)
        add("BU" + digits + "01" + (i < 10 ? "0" : "") + std::to_string(i), "Buurt " + std::to_string(i),
            {square(6 + i * 0.01, 53)});
    return areas_of_file(file, year).value();
}

class AreasService : public testing::TestWithParam<db::Engine> {
protected:
    void SetUp() override {
        PLEIN_EMPTY_DATABASE(fresh, GetParam());
        place_.emplace(std::move(fresh));
        database_ = support::open_with_schema(*place_, {"access", "logbook", "areas"});
        keys_.emplace(crypto::Keyring::open(place_->path("keys")).value());
        areas_.emplace(*database_, clock_);
    }

    Result<ImportReport> import(std::vector<Area> const& found, Progress const& progress = {}) {
        return import_areas(*database_, *keys_, *areas_, grant_for(importing_areas), "areas.geojson", found, progress);
    }
    Result<ImportReport> import(std::vector<Address> found, std::int64_t year = 2026, Progress const& progress = {}) {
        return import_addresses(*database_, *keys_, *areas_, grant_for(importing_addresses), "addresses.csv", year,
                                std::move(found), progress);
    }
    Result<Area> define(OwnArea const& wanted, std::string_view code = {}) {
        return define_own_area(*database_, *keys_, *areas_, grant_for(defining_own_area), code, wanted);
    }
    std::int64_t count(char const* sql) {
        db::Statement const statement{"test.count", sql};
        return database_->read([&](db::Read& read) { return read.first(statement); }).value()->integer(0);
    }

    std::optional<support::EmptyDatabase> place_;
    SetClock clock_;
    std::unique_ptr<db::Database> database_;
    std::optional<crypto::Keyring> keys_;
    std::optional<Areas> areas_;
};

TEST_P(AreasService, ImportsAreasAndTheIndexFollows) {
    EXPECT_TRUE(areas_->index()->empty());
    std::int64_t last = -1;
    auto const report = import(town(2026, 3), [&](std::int64_t done, std::int64_t total) {
        EXPECT_EQ(total, 5);
        last = done;
        return true;
    });
    ASSERT_TRUE(report) << report.error().code << report.error().detail;
    EXPECT_EQ(last, 5);
    EXPECT_EQ(report->municipalities, 1);
    EXPECT_EQ(report->districts, 1);
    EXPECT_EQ(report->neighbourhoods, 3);
    auto const index = areas_->index();
    EXPECT_EQ(index->at({6.015, 53.005}, AreaKind::neighbourhood)->code, "BU99010101");
    EXPECT_EQ(index->find("BU99010101")->polygons, town(2026, 3)[3].polygons);
    EXPECT_EQ(index->find("BU99010101")->parent, "WK990101");
    EXPECT_EQ(count("SELECT COUNT(*) FROM logbook_line WHERE activity = 'area.imported'"), 1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM logbook_subject"), 0);
}

TEST_P(AreasService, ImportingTheSameYearAgainReplaces) {
    ASSERT_TRUE(import(town(2026, 3)));
    ASSERT_TRUE(import(town(2026, 2)));
    EXPECT_EQ(areas_->index()->of_kind(AreaKind::neighbourhood).size(), 2U);
    EXPECT_EQ(areas_->index()->of_kind(AreaKind::municipality).size(), 1U);
    EXPECT_EQ(count("SELECT COUNT(*) FROM area"), 5 + 4);  // what was replaced is kept
    EXPECT_EQ(count("SELECT COUNT(*) FROM area WHERE replaced_by = recorded_by AND ended_by IS NULL"), 5);
    ASSERT_TRUE(import(town(2026, 1, "9902")));  // another municipality stands beside it
    EXPECT_EQ(areas_->index()->of_kind(AreaKind::neighbourhood).size(), 3U);
}

TEST_P(AreasService, ALaterYearTakesOverOnItsFirstDay) {
    ASSERT_TRUE(import(town(2026, 3)));
    ASSERT_TRUE(import(town(2027, 2)));
    EXPECT_EQ(areas_->index()->of_kind(AreaKind::neighbourhood).size(), 3U);
    EXPECT_EQ(areas_->index()->find("BU99010101")->year, 2026);
    clock_.at = amsterdam_instant(*parse_day("2027-01-01"), std::chrono::minutes{1});
    EXPECT_EQ(areas_->index()->of_kind(AreaKind::neighbourhood).size(), 2U);
    EXPECT_EQ(areas_->index()->find("BU99010101")->year, 2027);
    auto const older = import(town(2026, 3));
    ASSERT_FALSE(older);
    EXPECT_EQ(older.error().code, "area.newer_year");
    EXPECT_EQ(count("SELECT COUNT(*) FROM area WHERE visible = 0"), 0);  // what was staged is gone
}

TEST_P(AreasService, AMergedMunicipalityEndsWhereAnotherTakesItsGround) {
    ASSERT_TRUE(import(town(2026, 3, "9902")));
    ASSERT_TRUE(import(town(2027, 3, "9901")));  // the same ground under another code
    EXPECT_NE(areas_->index()->find("GM9902"), nullptr);
    clock_.at = amsterdam_instant(*parse_day("2027-01-01"), std::chrono::minutes{1});
    auto const index = areas_->index();
    EXPECT_EQ(index->find("GM9902"), nullptr);
    EXPECT_EQ(index->find("BU99020101"), nullptr);
    EXPECT_EQ(index->of_kind(AreaKind::neighbourhood).size(), 3U);
    EXPECT_EQ(index->at({6.015, 53.005}, AreaKind::neighbourhood)->code, "BU99010101");
}

TEST_P(AreasService, StoppingChangesNothing) {
    ASSERT_TRUE(import(town(2026, 3)));
    auto const stopped = import(town(2026, 2), [](std::int64_t, std::int64_t) { return false; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, "import.stopped");
    EXPECT_EQ(areas_->index()->of_kind(AreaKind::neighbourhood).size(), 3U);
    EXPECT_EQ(count("SELECT COUNT(*) FROM area_import"), 1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM area"), 5);
}

std::vector<Address> street(int count, std::uint32_t neighbourhood = 99010101) {
    std::vector<Address> addresses;
    for (int i = 0; i < count; ++i) {
        auto const postcode = pack_postcode("1000AA") + 676 * static_cast<std::uint32_t>(i / 10);
        addresses.push_back(
            {postcode, static_cast<std::uint32_t>(i % 10 * 2 + 1), neighbourhood, 60'150'000, 530'050'000 + i});
    }
    return addresses;
}

TEST_P(AreasService, ImportsAddressesInChunksAndReplacesThem) {
    ASSERT_TRUE(import(town(2026, 3)));
    auto many = street(25'000);
    std::reverse(many.begin(), many.end());
    int steps = 0;
    auto const report = import(many, 2026, [&](std::int64_t, std::int64_t) { return ++steps > 0; });
    ASSERT_TRUE(report) << report.error().code << report.error().detail;
    EXPECT_EQ(report->addresses, 25'000);
    EXPECT_EQ(steps, 6);  // 2,500 postcodes in five chunks, and the end
    auto const index = areas_->index();
    EXPECT_EQ(index->address_count(), 25'000U);
    auto const place = index->address("1001AA", 3);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->neighbourhood, "BU99010101");
    EXPECT_EQ(to_fixed(place->point.value()), (Fixed{60'150'000, 530'050'011}));
    EXPECT_EQ(place->area->name, "Buurt 1");

    ASSERT_TRUE(import(street(5, 99010102)));
    EXPECT_EQ(areas_->index()->address_count(), 5U);
    EXPECT_EQ(areas_->index()->address("1000AA", 1)->neighbourhood, "BU99010102");
    EXPECT_EQ(count("SELECT COUNT(*) FROM area_import WHERE kind = 'addresses'"), 1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM area_postcode"), 1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM logbook_line WHERE activity = 'address.imported'"), 2);
}

TEST_P(AreasService, StoppingAnAddressImportKeepsTheAddressesThatWere) {
    ASSERT_TRUE(import(street(5)));
    auto const stopped = import(street(25'000), 2026, [](std::int64_t done, std::int64_t) { return done == 0; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, "import.stopped");
    EXPECT_EQ(areas_->index()->address_count(), 5U);
    EXPECT_EQ(count("SELECT COUNT(*) FROM area_postcode"), 1);
}

TEST_P(AreasService, ForgetsWhatACrashLeftBehind) {
    auto const long_ago = grant_for(importing_areas, morning - std::chrono::hours{48});
    ASSERT_TRUE(database_->write("test", [&](db::Write& write) -> Result<void> {
        auto const import = TRY(insert_import(write, long_ago, ImportKind::areas, "x", 2026, 9));
        return insert_areas(write, long_ago, import, town(2026, 3));
    }));
    EXPECT_EQ(count("SELECT COUNT(*) FROM area"), 5);
    ASSERT_TRUE(remove_old_imports(*database_, grant_for(importing_areas)));
    EXPECT_EQ(count("SELECT COUNT(*) FROM area"), 0);
    EXPECT_EQ(count("SELECT COUNT(*) FROM area_import"), 0);
}

OwnArea own(std::vector<std::string> neighbourhoods, std::string name = "Haarwolde") {
    OwnArea wanted;
    wanted.name = std::move(name);
    wanted.neighbourhoods = std::move(neighbourhoods);
    wanted.valid_from = *parse_day("2026-01-01");
    return wanted;
}

TEST_P(AreasService, DefinesChangesAndEndsAnOwnArea) {
    ASSERT_TRUE(import(town(2026, 4)));
    auto const made = define(own({"BU99010102", "BU99010101", "BU99010101"}));
    ASSERT_TRUE(made) << made.error().code << made.error().detail;
    EXPECT_EQ(made->code, "own-haarwolde");
    EXPECT_EQ(made->version, 1);
    auto const first = areas_->index();
    ASSERT_EQ(first->own_areas_at({6.015, 53.005}).size(), 1U);
    EXPECT_EQ(first->find("own-haarwolde")->neighbourhoods, (std::vector<std::string>{"BU99010101", "BU99010102"}));
    EXPECT_EQ(define(own({"BU99010103"})).error().code, "own_area.exists");

    auto wanted = own({"BU99010103"}, "Haarwolde en omgeving");
    wanted.version = 1;
    auto const changed = define(wanted, "own-haarwolde");
    ASSERT_TRUE(changed) << changed.error().code;
    EXPECT_EQ(changed->code, "own-haarwolde");
    EXPECT_EQ(changed->version, 2);
    EXPECT_EQ(areas_->index()->find("own-haarwolde")->name, "Haarwolde en omgeving");
    EXPECT_TRUE(areas_->index()->own_areas_at({6.015, 53.005}).empty());
    EXPECT_EQ(define(wanted, "own-haarwolde").error().code, "own_area.changed_meanwhile");
    EXPECT_EQ(define(wanted, "own-elsewhere").error().code, "own_area.absent");

    auto const end = [&](std::int64_t version, char const* day) {
        return end_own_area(*database_, *keys_, *areas_, grant_for(ending_own_area), "own-haarwolde", version,
                            *parse_day(day));
    };
    EXPECT_EQ(end(1, "2026-06-01").error().code, "own_area.changed_meanwhile");
    ASSERT_TRUE(end(2, "2026-11-22"));
    EXPECT_NE(areas_->index()->find("own-haarwolde"), nullptr);  // its last day
    clock_.at = morning + std::chrono::hours{24};
    EXPECT_EQ(areas_->index()->find("own-haarwolde"), nullptr);
    EXPECT_EQ(count("SELECT COUNT(*) FROM area WHERE kind = 'own'"), 3);  // every version is kept
    EXPECT_EQ(count("SELECT COUNT(*) FROM logbook_line WHERE activity = 'own_area.defined'"), 2);
    EXPECT_EQ(count("SELECT COUNT(*) FROM logbook_line WHERE activity = 'own_area.ended'"), 1);
}

TEST_P(AreasService, AnOwnAreaMadeAgainUnderItsOldNameCanBeChangedAndEnded) {
    ASSERT_TRUE(import(town(2026, 4)));
    auto wanted = own({"BU99010101"});
    wanted.valid_until = parse_day("2026-06-01").value();
    ASSERT_TRUE(define(wanted));
    auto again = own({"BU99010102"});
    again.valid_from = parse_day("2026-09-01").value();
    ASSERT_TRUE(define(again));
    again.version = 1;
    auto const changed = define(again, "own-haarwolde");
    ASSERT_TRUE(changed) << changed.error().code;
    auto const ended = end_own_area(*database_, *keys_, *areas_, grant_for(ending_own_area), "own-haarwolde", 2,
                                    parse_day("2026-12-01").value());
    ASSERT_TRUE(ended) << ended.error().code;
    EXPECT_EQ(count("SELECT COUNT(*) FROM area WHERE kind = 'own' AND replaced_at IS NULL"), 2);
}

TEST_P(AreasService, AnOwnAreaMadeByMistakeCanBeTakenBackOnTheSameDay) {
    ASSERT_TRUE(import(town(2026, 4)));
    ASSERT_TRUE(define(own({"BU99010101"})));
    auto const ended = end_own_area(*database_, *keys_, *areas_, grant_for(ending_own_area), "own-haarwolde", 1,
                                    parse_day("2026-01-01").value());
    ASSERT_TRUE(ended) << ended.error().code;
    EXPECT_EQ(areas_->index()->find("own-haarwolde"), nullptr);
    ASSERT_TRUE(define(own({"BU99010102"})));
    EXPECT_EQ(areas_->index()->find("own-haarwolde")->neighbourhoods, (std::vector<std::string>{"BU99010102"}));
    EXPECT_EQ(count("SELECT COUNT(*) FROM area WHERE kind = 'own'"), 2);
}

TEST_P(AreasService, AnOwnAreaKeepsItsNeighbourhoodsThroughANewDivision) {
    ASSERT_TRUE(import(town(2026, 4)));
    ASSERT_TRUE(define(own({"BU99010101", "BU99010103"})));
    ASSERT_TRUE(import(town(2026, 2)));  // the second of its neighbourhoods is no more
    auto const index = areas_->index();
    ASSERT_EQ(index->own_areas_at({6.015, 53.005}).size(), 1U);
    EXPECT_EQ(index->find("own-haarwolde")->box, index->find("BU99010101")->box);
}

TEST_P(AreasService, ADrawnOutlineSnapsToNeighbourhoods) {
    ASSERT_TRUE(import(town(2026, 4)));
    auto drawn = own({}, "Getekend");
    drawn.outline = {{{{6.008, 52.99}, {6.027, 52.99}, {6.027, 53.02}, {6.008, 53.02}, {6.008, 52.99}}}};
    auto const made = define(drawn);
    ASSERT_TRUE(made) << made.error().code << made.error().detail;
    EXPECT_EQ(made->neighbourhoods, (std::vector<std::string>{"BU99010101", "BU99010102"}));
}

TEST_P(AreasService, RefusesAnOwnAreaThatIsNone) {
    ASSERT_TRUE(import(town(2026, 4)));
    auto until = own({"BU99010101"});
    until.valid_until = until.valid_from;
    auto open = own({});
    open.outline = {{{{6, 53}, {6.1, 53}, {6.1, 53.1}, {6, 53.1}}}};
    auto away = own({});
    away.outline = {{square(5, 52)}};
    struct {
        OwnArea wanted;
        char const* code;
    } const rows[] = {
        {own({}), "own_area.empty"},
        {own({"BU99010109"}), "own_area.neighbourhood_unknown"},
        {own({"WK990101"}), "own_area.neighbourhood_unknown"},
        {own({"BU99010101"}, " "), "own_area.name_missing"},
        {own({"BU99010101"}, std::string(201, 'x')), "text.too_long"},
        {until, "own_area.until_before_from"},
        {open, "area.ring_open"},
        {away, "own_area.empty"},
    };
    for (auto const& row : rows) {
        auto const made = define(row.wanted);
        ASSERT_FALSE(made) << row.code;
        EXPECT_EQ(made.error().code, row.code);
    }
    EXPECT_EQ(count("SELECT COUNT(*) FROM area WHERE kind = 'own'"), 0);
}

PLEIN_ON_BOTH_ENGINES(AreasService);

}  // namespace
}  // namespace plein::areas
