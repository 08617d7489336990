// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/service.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <regex>
#include <set>
#include <thread>
#include <utility>

#include "base/text.hpp"
#include "features/directory/api_hsds.hpp"
#include "features/directory/api_hsds_draft.hpp"
#include "features/directory/directory.hpp"
#include "tests/support/both_engines.hpp"
#include "tests/support/schema.hpp"

namespace plein::directory {
namespace {

class FixedClock final : public Clock {
public:
    explicit FixedClock(std::string_view text) : now_(*parse_instant(text)) {}
    [[nodiscard]] Instant now() const override { return now_; }
    void go_on(std::chrono::microseconds by) { now_ += by; }

private:
    Instant now_;
};

std::shared_ptr<search::Dictionary const> dictionary() {
    static auto const opened = search::Dictionary::open("/usr/share/hunspell/nl_NL");
    return opened ? *opened : nullptr;
}

std::string from_environment(char const* name, char const* otherwise) {
    auto const* given = std::getenv(name);
    return given == nullptr ? otherwise : given;
}

/// Of the house; or of the folder and the file that PLEIN_SEARCH_DATA and PLEIN_SEARCH_LEARNED name, to try a change.
Wording wording() {
    auto read = read_wording(from_environment("PLEIN_SEARCH_DATA", PLEIN_SOURCE "/data"), Address::formal,
                             from_environment("PLEIN_SEARCH_LEARNED", PLEIN_BUILD "/learned/questions.tsv"));
    EXPECT_TRUE(read) << read.error().detail;
    return read ? *read : Wording{};
}

/// A directory over an empty database.
struct House {
    explicit House(support::EmptyDatabase const& place)
        : database(support::open_with_schema(place, {"access", "logbook", "directory"})),
          keys(*crypto::Keyring::open(place.path("keyring"))) {
        crypto::start();
        directory = std::make_unique<Directory>(
            Directory::Parts{database.get(), &keys, &clock, nullptr, dictionary(), wording()});
    }
    [[nodiscard]] access::Grant grant(access::Declaration const& declared) const {
        return access::for_command("test", declared, clock.now());
    }
    [[nodiscard]] Result<ImportReport> import(std::vector<ImportedEntry> entries) const {
        return directory->import(grant(importing), std::move(entries), {});
    }

    FixedClock clock{"2026-11-21T10:00:00Z"};
    std::unique_ptr<db::Database> database;
    crypto::Keyring keys;
    std::unique_ptr<Directory> directory;
};

std::vector<ImportedEntry> demonstration() {
    auto read = read_hsds_path(PLEIN_BUILD "/demonstration/directory.json");
    EXPECT_TRUE(read) << read.error().detail;
    return read ? std::move(read->entries) : std::vector<ImportedEntry>{};
}

/// The set-up installs it, so a test without it says nothing of the house that runs.
#define PLEIN_NEEDS_DICTIONARY() ASSERT_TRUE(dictionary()) << "hunspell-nl is not installed; tools/setup installs it"

class DirectoryTest : public testing::TestWithParam<db::Engine> {};
PLEIN_ON_BOTH_ENGINES(DirectoryTest);

TEST_P(DirectoryTest, KeepsEverythingOfAnEntry) {
    PLEIN_NEEDS_DICTIONARY();
    PLEIN_EMPTY_DATABASE(place, GetParam());
    House house(place);
    auto const entries = demonstration();
    auto const report = house.import(entries);
    ASSERT_TRUE(report) << report.error().code << report.error().detail;
    EXPECT_EQ(report->changed, static_cast<std::int64_t>(entries.size()));
    EXPECT_GE(std::count_if(entries.begin(), entries.end(), [](auto const& one) { return !one.entry.needs.empty(); }),
              25);
    for (auto const& [entry, source] : entries) {
        if (entry.status == Status::inactive || entry.status == Status::defunct) continue;
        auto const found = house.directory->entry(house.grant(reading), entry.id);
        ASSERT_TRUE(found);
        auto const& kept = found->entry();
        EXPECT_EQ(kept.name, entry.name);
        EXPECT_EQ(kept.themes, entry.themes);
        EXPECT_EQ(kept.needs, entry.needs);
        EXPECT_EQ(kept.locations.size(), entry.locations.size());
        EXPECT_EQ(kept.phones.size(), entry.phones.size());
        EXPECT_EQ(kept.languages.size(), entry.languages.size());
        EXPECT_EQ(kept.assured_on, entry.assured_on);
        EXPECT_EQ(kept.capacity.has_value(), entry.capacity.has_value());
        EXPECT_EQ(all_schedules(kept).size(), all_schedules(entry).size());
        for (std::size_t i = 0; i < kept.locations.size(); ++i) {
            EXPECT_EQ(kept.locations[i].postcode, entry.locations[i].postcode);
            EXPECT_EQ(kept.locations[i].accessibility, entry.locations[i].accessibility);
            EXPECT_EQ(kept.locations[i].place.has_value(), entry.locations[i].place.has_value());
        }
    }
}

TEST_P(DirectoryTest, ImportsAgainWithoutAChange) {
    PLEIN_NEEDS_DICTIONARY();
    PLEIN_EMPTY_DATABASE(place, GetParam());
    House house(place);
    ASSERT_TRUE(house.import(demonstration()));
    auto const again = house.import(demonstration());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->changed, 0);
    auto const exported = house.directory->export_all(house.grant(exporting));
    ASSERT_TRUE(exported);
    auto const back = read_hsds({{"export.json", *exported}}, Others::refuse);
    EXPECT_TRUE(back.faults.empty());
    auto const third = house.import(back.entries);
    ASSERT_TRUE(third);
    EXPECT_EQ(third->unchanged, again->read);
    EXPECT_EQ(third->changed, 0);
}

TEST_P(DirectoryTest, ShowsTheNewVersionAndHidesWhatEnded) {
    PLEIN_NEEDS_DICTIONARY();
    PLEIN_EMPTY_DATABASE(place, GetParam());
    House house(place);
    auto const service = [](std::string_view name, std::string_view status) {
        return std::string{R"([{"id":"ac148810-d857-441c-9679-408f346de14b","name":")"} + std::string{name} +
               R"(","status":")" + std::string{status} + "\"}]";
    };
    auto const import_text = [&](std::string text) {
        auto reading_text = read_hsds({{"a.json", std::move(text)}}, Others::refuse);
        ASSERT_TRUE(reading_text.faults.empty());
        auto const report = house.import(std::move(reading_text.entries));
        ASSERT_TRUE(report) << report.error().detail;
        house.clock.go_on(std::chrono::minutes{1});
    };
    import_text(service("Huiskamer", "active"));
    ASSERT_EQ(house.directory->snapshot()->entries.size(), 1U);
    import_text(service("Buurtkamer", "active"));
    ASSERT_EQ(house.directory->snapshot()->entries.size(), 1U);
    EXPECT_EQ(house.directory->snapshot()->entries[0].name, "Buurtkamer");
    import_text(service("Buurtkamer", "defunct"));
    EXPECT_TRUE(house.directory->snapshot()->entries.empty());
    static constexpr db::Statement chain{
        "test.chain",
        "SELECT COUNT(*) FROM entry_version earlier JOIN entry_version later ON later.entry = earlier.entry AND "
        "later.valid_from = earlier.valid_until AND later.recorded_by = earlier.ended_by"};
    auto const row = house.database->read([](db::Read& read) { return read.first(chain); }).value();
    EXPECT_EQ(row->integer(0), 2) << "each version holds until the next, and all three are kept";
}

/// One entry that comes from a file, whose price somebody may change by form.
struct Kring {
    static constexpr std::string_view id = "5d2f6f0e-1c51-4c0f-9f5e-3f9e0a4b7c11";

    static std::string text(std::string_view description, std::string_view cost = "Gratis") {
        return fmt::format(R"({{"id":"{}","name":"Kring","status":"active","description":"{}",)"
                           R"("fees_description":"{}","last_modified":"2026-11-01T09:00:00Z"}})",
                           id, description, cost);
    }
    static ImportedEntry of(std::string const& text) {
        auto read = read_document(text);
        EXPECT_TRUE(read) << read.error().detail;
        return read ? *read : ImportedEntry{};
    }
    /// Saves what `change` makes of the document that holds.
    template <class Change>
    static void save(House& house, Change const& change) {
        house.clock.go_on(std::chrono::minutes{1});
        auto const grant = house.grant(changing);
        auto const kept = house.directory->current(grant, EntryId{*parse_uuid(id)});
        ASSERT_TRUE(kept);
        auto const made = change(kept->source, grant.at());
        ASSERT_TRUE(made) << made.error().detail;
        auto const saved = house.directory->save(grant, {kept->version, Directory::new_form_key(), *made}, of(*made));
        ASSERT_TRUE(saved) << saved.error().code << saved.error().detail;
        house.clock.go_on(std::chrono::minutes{1});
    }
    static void edit(House& house) {
        save(house, [](std::string const& source, Instant at) -> Result<std::string> {
            auto const day = amsterdam_day(at);
            auto draft = TRY(read_draft(source, day));
            draft.cost = "Vijf euro";
            return with_dates(TRY(apply_draft(draft, source, {at, day, {}})), at, std::nullopt);
        });
    }
    static void confirm(House& house) {
        save(house,
             [](std::string const& source, Instant at) { return with_dates(source, std::nullopt, amsterdam_day(at)); });
    }
    static Entry now(House const& house) {
        auto const found = house.directory->entry(house.grant(reading), EntryId{*parse_uuid(id)});
        EXPECT_TRUE(found);
        return found ? found->entry() : Entry{};
    }
};

TEST_P(DirectoryTest, ImportsNeverUndoWhatSomebodyChanged) {
    PLEIN_NEEDS_DICTIONARY();
    PLEIN_EMPTY_DATABASE(place, GetParam());
    House house(place);
    ASSERT_TRUE(house.import({Kring::of(Kring::text("Kanten"))}));
    Kring::edit(house);
    auto const same = house.import({Kring::of(Kring::text("Kanten"))});
    ASSERT_TRUE(same);
    EXPECT_EQ(same->changed, 0);
    EXPECT_EQ(same->unchanged, 1);
    EXPECT_TRUE(same->changed_twice.empty());
    EXPECT_EQ(Kring::now(house).cost, "Vijf euro");
    for (int night = 0; night < 2; ++night) {
        auto const both = house.import({Kring::of(Kring::text("Kantklossen"))});
        ASSERT_TRUE(both);
        EXPECT_EQ(both->changed + both->unchanged, 0);
        ASSERT_EQ(both->changed_twice.size(), 1U);
        EXPECT_EQ(to_text(both->changed_twice.front()), Kring::id);
        EXPECT_EQ(Kring::now(house).cost, "Vijf euro");
        EXPECT_EQ(Kring::now(house).description, "Kanten");
    }
    Kring::confirm(house);
    EXPECT_EQ(house.import({Kring::of(Kring::text("Kantklossen"))})->changed_twice.size(), 1U)
        << "confirmed, and still changed here";
}

TEST_P(DirectoryTest, ImportsRenewWhatWasOnlyConfirmed) {
    PLEIN_NEEDS_DICTIONARY();
    PLEIN_EMPTY_DATABASE(place, GetParam());
    House house(place);
    ASSERT_TRUE(house.import({Kring::of(Kring::text("Kanten"))}));
    Kring::confirm(house);
    EXPECT_EQ(house.import({Kring::of(Kring::text("Kanten"))})->unchanged, 1);
    EXPECT_TRUE(Kring::now(house).assured_on) << "the same file leaves it confirmed";
    auto const renewed = house.import({Kring::of(Kring::text("Kantklossen"))});
    ASSERT_TRUE(renewed);
    EXPECT_EQ(renewed->changed, 1);
    EXPECT_TRUE(renewed->changed_twice.empty());
    EXPECT_EQ(Kring::now(house).description, "Kantklossen");
    EXPECT_FALSE(Kring::now(house).assured_on);
}

TEST_P(DirectoryTest, WhatIsSavedDuringAnImportStands) {
    PLEIN_NEEDS_DICTIONARY();
    PLEIN_EMPTY_DATABASE(place, GetParam());
    House house(place);
    ASSERT_TRUE(house.import({Kring::of(Kring::text("Kanten"))}));
    house.clock.go_on(std::chrono::minutes{1});
    bool edited = false;
    auto const report = house.directory->import(house.grant(importing), {Kring::of(Kring::text("Kantklossen"))},
                                                [&](std::int64_t done, std::int64_t total) {
                                                    if (done == total && !std::exchange(edited, true))
                                                        Kring::edit(house);
                                                    return true;
                                                });
    ASSERT_TRUE(report) << report.error().code;
    EXPECT_TRUE(edited);
    EXPECT_EQ(report->changed, 0);
    EXPECT_EQ(report->changed_twice.size(), 1U);
    EXPECT_EQ(Kring::now(house).cost, "Vijf euro");
    EXPECT_EQ(Kring::now(house).description, "Kanten");
}

/// A database that answers no reads from a moment on.
class DeafDatabase final : public db::Database {
public:
    explicit DeafDatabase(db::Database& real) : real_(real) {}
    Result<std::vector<std::string>> migrate(std::vector<db::Migration> const& steps, Instant now) override {
        return real_.migrate(steps, now);
    }
    Result<std::vector<std::string>> pending(std::vector<db::Migration> const& steps) override {
        return real_.pending(steps);
    }
    [[nodiscard]] db::Engine engine() const override { return real_.engine(); }

    bool deaf_after_a_write = false;

protected:
    Result<void> read_erased(std::function<Result<void>(db::Read&)> const& act) override {
        if (deaf_) return fail(ErrorKind::unavailable, "db.unavailable");
        return real_.read(act);
    }
    Result<void> write_erased(std::string_view name, std::function<Result<void>(db::Write&)> const& act) override {
        deaf_ = deaf_after_a_write;
        return real_.write(name, act);
    }

private:
    db::Database& real_;
    bool deaf_ = false;
};

TEST_P(DirectoryTest, AChangeStandsThoughItCannotBeReadBackJustThen) {
    PLEIN_NEEDS_DICTIONARY();
    PLEIN_EMPTY_DATABASE(place, GetParam());
    House house(place);
    ASSERT_TRUE(house.import({Kring::of(Kring::text("Kanten"))}));
    DeafDatabase deaf(*house.database);
    std::vector<std::string> heard;
    Directory directory({&deaf, &house.keys, &house.clock, nullptr, dictionary(), wording(),
                         [&](Error const& error) { heard.push_back(error.code); }});
    auto const grant = house.grant(changing);
    auto const kept = directory.current(grant, EntryId{*parse_uuid(Kring::id)});
    ASSERT_TRUE(kept);
    deaf.deaf_after_a_write = true;
    EXPECT_TRUE(directory.save(grant, {kept->version, Directory::new_form_key(), "a"},
                               Kring::of(Kring::text("Kanten", "Vijf euro"))));
    EXPECT_EQ(heard, (std::vector<std::string>{"db.unavailable"}));
    house.clock.go_on(std::chrono::seconds{3});
    EXPECT_EQ(Kring::now(house).cost, "Vijf euro");
}

TEST_P(DirectoryTest, StoppedImportsChangeNothing) {
    PLEIN_NEEDS_DICTIONARY();
    PLEIN_EMPTY_DATABASE(place, GetParam());
    House house(place);
    auto const stopped = house.directory->import(house.grant(importing), demonstration(),
                                                 [](std::int64_t done, std::int64_t) { return done == 0; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, "import.stopped");
    ASSERT_TRUE(house.directory->refresh());
    EXPECT_TRUE(house.directory->snapshot()->entries.empty());
    house.clock.go_on(std::chrono::hours{2});
    ASSERT_TRUE(house.import(demonstration()));
    EXPECT_FALSE(house.directory->snapshot()->entries.empty());
}

TEST_P(DirectoryTest, AnotherServersChangeIsFollowed) {
    PLEIN_NEEDS_DICTIONARY();
    PLEIN_EMPTY_DATABASE(place, GetParam());
    House house(place);
    Directory other({house.database.get(), &house.keys, &house.clock, nullptr, dictionary(), wording()});
    EXPECT_TRUE(other.snapshot()->entries.empty());
    ASSERT_TRUE(house.import(demonstration()));
    EXPECT_TRUE(other.snapshot()->entries.empty()) << "looks at most every two seconds";
    house.clock.go_on(std::chrono::seconds{3});
    EXPECT_FALSE(other.snapshot()->entries.empty());
}

/// A database that does not answer until it is told to, and then says that it could not.
class SilentDatabase final : public db::Database {
public:
    Result<std::vector<std::string>> migrate(std::vector<db::Migration> const&, Instant) override { return gone(); }
    Result<std::vector<std::string>> pending(std::vector<db::Migration> const&) override { return gone(); }
    [[nodiscard]] db::Engine engine() const override { return db::Engine::postgresql; }

    std::atomic<int> asked{0};
    std::promise<void> wakes;

protected:
    Result<void> read_erased(std::function<Result<void>(db::Read&)> const&) override {
        ++asked;
        woken_.wait();
        return gone();
    }
    Result<void> write_erased(std::string_view, std::function<Result<void>(db::Write&)> const&) override {
        return gone();
    }

private:
    static tl::unexpected<Error> gone() { return fail(ErrorKind::unavailable, "db.unavailable"); }
    std::shared_future<void> woken_ = wakes.get_future().share();
};

TEST(DirectoryWithoutADatabase, MakesNobodyWaitForAnothersLook) {
    SilentDatabase database;
    FixedClock clock{"2026-11-21T10:00:00Z"};
    std::vector<std::string> heard;
    Directory::Parts parts;
    parts.database = &database;
    parts.clock = &clock;
    parts.on_stale = [&](Error const& error) { heard.push_back(error.code); };
    Directory directory(std::move(parts));
    std::thread looks([&] { EXPECT_TRUE(directory.snapshot()->entries.empty()); });
    while (database.asked == 0) std::this_thread::yield();
    clock.go_on(std::chrono::seconds{3});
    auto other = std::async(std::launch::async, [&] { return directory.snapshot(); });
    bool const waited = other.wait_for(std::chrono::seconds{10}) != std::future_status::ready;
    database.wakes.set_value();
    looks.join();
    EXPECT_FALSE(waited);
    EXPECT_EQ(database.asked, 1);
    EXPECT_EQ(heard, (std::vector<std::string>{"db.unavailable"}));
    EXPECT_TRUE(directory.snapshot()->entries.empty());
    EXPECT_TRUE(directory.snapshot()->entries.empty());
    EXPECT_EQ(database.asked, 2) << "the next look is two seconds after the last";
    EXPECT_EQ(heard.size(), 2U);
}

class DemonstrationTest : public testing::Test {
protected:
    void SetUp() override {
        PLEIN_NEEDS_DICTIONARY();
        place_ = std::make_unique<support::EmptyDatabase>(db::Engine::sqlite);
        house_ = std::make_unique<House>(*place_);
        ASSERT_TRUE(house_->import(demonstration()));
    }
    [[nodiscard]] Result<SearchResult> search(SearchRequest const& request) const {
        return house_->directory->search(house_->grant(reading), request);
    }
    std::unique_ptr<support::EmptyDatabase> place_;
    std::unique_ptr<House> house_;
};

TEST_F(DemonstrationTest, FiltersOrdersAndPages) {
    SearchRequest money;
    money.theme = "money";
    auto const all = search(money);
    ASSERT_TRUE(all);
    EXPECT_GT(all->total, 5U);
    money.page_size = 2;
    money.page = 2;
    auto const second = search(money);
    ASSERT_TRUE(second);
    ASSERT_EQ(second->hits.size(), 2U);
    EXPECT_EQ(second->hits[0].entry().id, all->hits[2].entry().id);
    EXPECT_EQ(search({})->total, 0U);
    SearchRequest near;
    near.near = "53.05307,6.67322";
    auto const around = search(near);
    ASSERT_TRUE(around);
    ASSERT_GT(around->hits.size(), 3U);
    EXPECT_TRUE(around->hits[0].distance_metres);
    for (auto const& wrong :
         {SearchRequest{.text = "a", .theme = "gold"}, SearchRequest{.text = "a", .near = "nergens"},
          SearchRequest{.text = "a", .page = 0}, SearchRequest{.text = "\xff"}})
        EXPECT_FALSE(search(wrong));
}

TEST_F(DemonstrationTest, SaysWhyAndMendsAndRings) {
    auto const rent = search({.text = "ik kan de huur niet betalen"});
    ASSERT_TRUE(rent);
    ASSERT_FALSE(rent->hits.empty());
    EXPECT_EQ(rent->hits[0].reason.theme, "money");
    EXPECT_FALSE(rent->hits[0].reason.words.empty());
    EXPECT_EQ(search({.text = "schuldhulpverlenning"})->corrected, "schuldhulpverlening");
    auto const urgent = search({.text = "ik wil niet meer leven"});
    ASSERT_FALSE(urgent->urgent.empty());
    EXPECT_EQ(urgent->urgent[0]->code, "suicide");
}

TEST_F(DemonstrationTest, ClimbsNoLadderWhereSomebodyMayBeInDanger) {
    auto const safety = search({.theme = "safety", .page_size = 50});
    ASSERT_TRUE(safety);
    EXPECT_FALSE(safety->by_ladder);
    auto const at = [&](std::string_view name) {
        return std::find_if(safety->hits.begin(), safety->hits.end(),
                            [&](Hit const& hit) { return hit.entry().name == name; });
    };
    ASSERT_NE(at("Veilig Thuis"), safety->hits.end());
    ASSERT_NE(at("Buurtbemiddeling"), safety->hits.end());
    EXPECT_LT(at("Veilig Thuis"), at("Buurtbemiddeling"));
    for (auto const* text : {"hij slaat mij", "ik wil niet meer leven", "morgen worden we uit huis gezet"})
        EXPECT_FALSE(search({.text = text})->by_ladder) << text;
    EXPECT_TRUE(search({.text = "ik wil leren fietsen"})->by_ladder);
    EXPECT_TRUE(search({.theme = "money"})->by_ladder);
}

TEST_F(DemonstrationTest, ShowsFirstWhatIsAboutAThemeAndNotWhatTouchesIt) {
    auto const found = search({.theme = "language", .page_size = 50});
    ASSERT_TRUE(found);
    auto const about = [](Hit const& hit) { return hit.entry().themes.front() == "language"; };
    EXPECT_TRUE(std::is_partitioned(found->hits.begin(), found->hits.end(), about));
    EXPECT_TRUE(about(found->hits.front()));
    EXPECT_FALSE(about(found->hits.back()));
}

TEST_F(DemonstrationTest, FiltersAmongEverythingThatFits) {
    // 300 services that fit better than the one meeting place.
    auto many = demonstration();
    auto const base = many.front();
    many.clear();
    for (std::size_t i = 0; i < 300; ++i) {
        auto made = base;
        made.entry.id.bytes[15] = static_cast<std::uint8_t>(i);
        made.entry.id.bytes[14] = static_cast<std::uint8_t>(i >> 8U);
        made.entry.name = "Kruidnagelkoek";
        made.entry.kind = i == 299 ? Kind::meeting_place : Kind::service;
        if (i == 299) made.entry.name = "Samen aan tafel met kruidnagelkoek";
        made.source += std::string(1, ' ') + std::to_string(i);
        many.push_back(std::move(made));
    }
    ASSERT_TRUE(house_->import(std::move(many)));
    auto const found = search({.text = "kruidnagelkoek", .kind = Kind::meeting_place});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->total, 1U);
}

TEST_F(DemonstrationTest, KeepsWhatIsOpenFreeAndOnAStep) {
    auto const all = [&](SearchRequest request) {
        request.page_size = 50;
        auto const found = search(request);
        EXPECT_TRUE(found);
        return found ? *found : SearchResult{};
    };
    auto const now = wall_time(house_->clock.now());
    auto const open = all({.only = {.open_now = true}});
    EXPECT_GT(open.total, 3U);
    for (auto const& hit : open.hits) {
        EXPECT_TRUE(open_state(hit.schedules(), now).now) << hit.entry().name;
        EXPECT_EQ(hit.entry().status, Status::active);
    }
    auto const free = all({.theme = "social-network", .only = {.free = true}});
    EXPECT_GT(free.total, 3U);
    for (auto const& hit : free.hits) EXPECT_TRUE(costs_nothing(hit.entry())) << hit.entry().cost;
    auto const step = all({.text = "samen eten", .ladder_step = 3});
    EXPECT_EQ(step.ladder_step, 3);
    EXPECT_GT(step.total, 0U);
    for (auto const& hit : step.hits) EXPECT_EQ(hit.entry().ladder_step, 3);
    // Who may be in danger is kept from nothing by a step.
    auto const danger = all({.text = "hij slaat mij", .ladder_step = 1});
    EXPECT_FALSE(danger.ladder_step);
    EXPECT_EQ(danger.total, all({.text = "hij slaat mij"}).total);
}

TEST_F(DemonstrationTest, FindsWhoLooksForHelp) {
    auto const looks_for = [](Entry const& entry, NeedKind kind) {
        return std::any_of(entry.needs.begin(), entry.needs.end(), [&](Need const& one) { return one.kind == kind; });
    };
    auto const of = house_->directory->snapshot();
    for (auto const kind : all_need_kinds()) {
        auto const found = search({.need = kind, .page_size = 50});
        ASSERT_TRUE(found);
        EXPECT_EQ(static_cast<std::ptrdiff_t>(found->total),
                  std::count_if(of->entries.begin(), of->entries.end(),
                                [&](Entry const& entry) { return looks_for(entry, kind); }));
        EXPECT_GT(found->total, 0U) << code(kind);
        for (auto const& hit : found->hits) EXPECT_TRUE(looks_for(hit.entry(), kind)) << hit.entry().name;
    }
    // By the words of a need, and by those for its kind.
    auto const name_of_first = [&](SearchRequest const& request) {
        auto const found = search(request);
        return found && !found->hits.empty() ? found->hits.front().entry().name : std::string{};
    };
    EXPECT_EQ(name_of_first({.text = "penningmeester"}), "Zangkoor Vaart en Vals");
    EXPECT_EQ(name_of_first({.text = "iemand die een trompet weggeeft"}), "Fanfare De Eendracht");
    for (auto const* text : {"vrijwilliger", "ik wil iets doen voor anderen"}) {
        auto const found = search({.text = text});
        ASSERT_TRUE(found);
        EXPECT_GT(std::count_if(found->hits.begin(), found->hits.end(),
                                [&](Hit const& hit) { return looks_for(hit.entry(), NeedKind::volunteers); }),
                  3)
            << text;
        EXPECT_GT(search({.text = text, .need = NeedKind::volunteers})->total, 3U) << text;
    }
}

TEST_F(DemonstrationTest, HearsThatSomebodyWantsToHelp) {
    auto const all = search({.need = NeedKind::volunteers, .page_size = 50});
    ASSERT_TRUE(all);
    for (auto const* text :
         {"ik wil iets doen voor anderen", "ik wil wat doen voor mijn buurt", "ik wil graag helpen"}) {
        auto const found = search({.text = text});
        ASSERT_TRUE(found);
        EXPECT_EQ(found->offers, NeedKind::volunteers) << text;
        EXPECT_EQ(found->looking, all->total);
    }
    for (auto const* text :
         {"wie wil mij helpen", "wie kan mij helpen", "ik zoek een vrijwilliger die langskomt", "geld",
          "ik wil niet meer leven maar wel iets doen voor anderen", "ik wil mijn moeder helpen",
          "ik wil me laten helpen", "ik wil dat iemand helpt", "ik wil niet helpen ik heb hulp nodig",
          "wie kan meehelpen met mijn verhuizing", "ik wil mijn vader helpen hij vergeet alles",
          "ik wil een vriend helpen die niet meer wil leven",
          "ik wil mijn buurvrouw helpen, ik denk dat ze geslagen wordt", "wie wil nuttig zijn voor mij"})
        EXPECT_FALSE(search({.text = text})->offers) << text;
    // Words put in order who looks for volunteers, and leave nobody out.
    for (auto const* text : {"ik wil wat doen voor mijn buurt", "koffie", "xyzzyxyzzy"}) {
        auto const found = search({.text = text, .need = NeedKind::volunteers, .page_size = 50});
        ASSERT_TRUE(found);
        EXPECT_EQ(found->total, all->total) << text;
        std::set<std::string> names;
        for (auto const& hit : found->hits) names.insert(hit.entry().name);
        EXPECT_EQ(names.size(), found->hits.size()) << "each once";
    }
    auto const coffee = search({.text = "iemand die koffie zet", .need = NeedKind::volunteers});
    ASSERT_TRUE(coffee);
    EXPECT_FALSE(coffee->hits.front().reason.words.empty()) << "what fits goes first";
    EXPECT_TRUE(coffee->hits.back().reason.words.empty());
}

TEST_F(DemonstrationTest, CountsWhatAFilterWouldLeave) {
    auto const money = search({.theme = "money"});
    ASSERT_TRUE(money);
    for (std::size_t kind = 0; kind < money->counts.kinds.size(); ++kind)
        EXPECT_EQ(search({.theme = "money", .kind = all_kinds()[kind]})->total, money->counts.kinds[kind]);
    for (int step = 1; step <= 5; ++step)
        EXPECT_EQ(search({.theme = "money", .ladder_step = step})->total,
                  money->counts.ladder_steps[static_cast<std::size_t>(step)]);
    EXPECT_EQ(search({.theme = "money", .only = {.free = true}})->total, money->counts.free);
    for (std::size_t need = 0; need < money->counts.needs.size(); ++need)
        EXPECT_EQ(search({.theme = "money", .need = all_need_kinds()[need]})->total, money->counts.needs[need]);
    EXPECT_GT(money->counts.needs[0], 0U);
    auto const safety = search({.theme = std::string{safety_theme}});
    for (auto const count : safety->counts.ladder_steps) EXPECT_EQ(count, 0U);
}

TEST_F(DemonstrationTest, OffersWordsOfTheDirectoryWhileSomebodyTypes) {
    auto const offered = [&](std::string_view typed) {
        auto const suggestions = house_->directory->suggest(house_->grant(reading), typed);
        EXPECT_TRUE(suggestions);
        return suggestions ? *suggestions : Suggestions{};
    };
    for (auto const* typed : {"sch", "schul", "ik heb schul", "schuldne", "sguld", "taalhu", "verv", "eenz"}) {
        auto const texts = offered(typed).texts;
        EXPECT_FALSE(texts.empty()) << typed;
        EXPECT_LE(texts.size(), 7U);
        for (auto const& text : texts)
            EXPECT_GT(search({.text = text})->total, 0U) << typed << " offers what finds nothing: " << text;
    }
    EXPECT_EQ(offered("geld").texts.front(), "Geld en schulden");
    // Where it cannot wait stands the number, and no word that would ring is ever offered.
    EXPECT_EQ(offered("ik wil niet meer leven").urgent.front()->phones.front().link, "08000113");
    EXPECT_TRUE(offered("ik wil niet meer leven").texts.empty());
    for (auto const* typed : {"zelf", "zelfm", "moor", "sla", "gesl", "mish", "verk", "dood", "doo", "bang", "mes"})
        for (auto const& text : offered(typed).texts)
            EXPECT_TRUE(house_->directory->urgent().matching(text, {}).empty()) << typed << " offers " << text;
    EXPECT_TRUE(offered("").texts.empty());
    EXPECT_EQ(house_->directory->suggest(house_->grant(reading), "\xff").error().code, "text.not_utf8");
    EXPECT_EQ(house_->directory->suggest(house_->grant(reading), std::string(501, 'a')).error().code, "text.too_long");
}

TEST(Wording, AddressesPeopleInOneWay) {
    auto const formal = read_wording(PLEIN_SOURCE "/data");
    auto const informal = read_wording(PLEIN_SOURCE "/data", Address::informal);
    ASSERT_TRUE(formal);
    ASSERT_TRUE(informal);
    std::regex const says_u{"(^|[^A-Za-z])([Uu]|[Uu]w|[Uu]zelf)([^A-Za-z]|$)"};
    bool any = false;
    for (auto const& rule : formal->urgent->rules()) any = any || std::regex_search(rule.text_nl, says_u);
    EXPECT_TRUE(any);
    for (auto const& rule : informal->urgent->rules()) {
        EXPECT_FALSE(std::regex_search(rule.title_nl, says_u)) << rule.title_nl;
        EXPECT_FALSE(std::regex_search(rule.text_nl, says_u)) << rule.text_nl;
        for (auto const& phone : rule.phones) {
            EXPECT_FALSE(std::regex_search(phone.label_nl, says_u)) << phone.label_nl;
            EXPECT_FALSE(std::regex_search(phone.note_nl, says_u)) << phone.note_nl;
        }
    }
}

struct Row {
    std::string question;
    std::set<std::string> themes;
    std::set<std::string> urgent;  ///< any of these rules is right; empty where none may ring
};

/// The rows of one set: `held` rows stay unseen while anything is tuned. PLEIN_SEARCH_QUESTIONS names another file of
/// the same form.
std::vector<Row> questions(std::string_view set) {
    std::ifstream file(from_environment("PLEIN_SEARCH_QUESTIONS", PLEIN_SOURCE "/tests/fixtures/search/questions.tsv"));
    std::vector<Row> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        auto const cells = split(line, '\t');
        if (cells.size() != 5 || trim(cells[4]) != set) continue;
        Row row{std::string{cells[1]}, {}, {}};
        for (auto const code : split(cells[3], '|'))
            if (code != "-") row.urgent.emplace(code);
        for (auto const theme : split(cells[2], ',')) row.themes.insert(std::string{theme});
        rows.push_back(std::move(row));
    }
    return rows;
}

struct Figures {
    std::size_t with_theme = 0;
    std::size_t right = 0;  ///< the theme of one of the first three is one that was expected
    std::size_t urgent = 0;
    std::size_t caught = 0;
    std::size_t calm = 0;
    std::size_t needless = 0;
};

/// Tells of one row what went wrong.
void tell(Row const& row, SearchResult const& found, char const* what) {
    std::printf("%s [%s]", what, row.question.c_str());
    for (auto const* rule : found.urgent) std::printf(" rings %s", rule->code.c_str());
    for (std::size_t i = 0; i < std::min<std::size_t>(3, found.hits.size()); ++i)
        std::printf(" | %s (%s)", found.hits[i].entry().name.c_str(), found.hits[i].entry().themes.front().c_str());
    std::printf("\n");
}

/// What PLEIN_SEARCH_MISSES asks to be told row by row; never of rows that must stay unseen.
TEST_F(DemonstrationTest, PrintsHowWellItSearches) {
    for (std::string const set : {"tune", "held"}) {
        auto const rows = questions(set);
        ASSERT_FALSE(rows.empty()) << "tests/fixtures/search/questions.tsv is not there";
        bool const telling = set == "tune" && std::getenv("PLEIN_SEARCH_MISSES") != nullptr;
        Figures figures;
        for (auto const& row : rows) {
            auto const found = search({.text = row.question});
            ASSERT_TRUE(found) << row.question;
            if (!row.urgent.empty()) {
                ++figures.urgent;
                bool const right_one = std::any_of(found->urgent.begin(), found->urgent.end(),
                                                   [&](auto const* rule) { return row.urgent.count(rule->code) > 0; });
                figures.caught += right_one ? 1 : 0;
                if (telling && !right_one) tell(row, *found, "missed");
            } else {
                ++figures.calm;
                figures.needless += found->urgent.empty() ? 0 : 1;
                if (telling && !found->urgent.empty()) tell(row, *found, "needless");
            }
            if (row.themes.count("-") > 0 || row.themes.count("") > 0) continue;
            ++figures.with_theme;
            bool const hit = std::any_of(
                found->hits.begin(), found->hits.begin() + std::min<std::ptrdiff_t>(3, std::ssize(found->hits)),
                [&](Hit const& one) {
                    auto const& themes = one.entry().themes;
                    return std::any_of(themes.begin(), themes.end(),
                                       [&](auto const& theme) { return row.themes.count(theme) > 0; });
                });
            figures.right += hit ? 1 : 0;
            if (telling && !hit) tell(row, *found, "wrong");
        }
        auto const percent = [](std::size_t part, std::size_t of) {
            return of == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(of);
        };
        std::printf(
            "[ figure   ] search, set %s: theme of one of the first three right in %zu of %zu (%.1f%%); urgent caught "
            "%zu of %zu (%.1f%%); needless alarms %zu of %zu (%.1f%%)\n",
            set.c_str(), figures.right, figures.with_theme, percent(figures.right, figures.with_theme), figures.caught,
            figures.urgent, percent(figures.caught, figures.urgent), figures.needless, figures.calm,
            percent(figures.needless, figures.calm));
        EXPECT_GE(figures.right * 10, figures.with_theme * 9);
        if (set != "tune") continue;
        EXPECT_EQ(figures.caught, figures.urgent);
        EXPECT_LE(figures.needless * 50, figures.calm);
    }
}

TEST_F(DemonstrationTest, PrintsWhatRingsWhileSomebodyTypes) {
    for (std::string const set : {"tune", "held"}) {
        Figures figures;
        for (auto const& row : questions(set)) {
            bool rang = false;
            for (std::size_t typed = 2; typed <= row.question.size() + 1; ++typed) {
                auto const so_far = (row.question + " ").substr(0, typed);
                auto const offered = house_->directory->suggest(house_->grant(reading), so_far);
                rang = rang || (offered && !offered->urgent.empty());
            }
            ++(row.urgent.empty() ? figures.calm : figures.urgent);
            if (rang) ++(row.urgent.empty() ? figures.needless : figures.caught);
        }
        std::printf(
            "[ figure   ] while typing, set %s: the number stands there before the end in %zu of %zu urgent "
            "questions, and for a moment in %zu of %zu others\n",
            set.c_str(), figures.caught, figures.urgent, figures.needless, figures.calm);
    }
}

TEST_F(DemonstrationTest, PrintsWhatASearchCosts) {
    auto const rows = questions("tune");
    ASSERT_FALSE(rows.empty()) << "tests/fixtures/search/questions.tsv is not there";
    // 5,000 entries with the words of the demonstration: each takes its parts from other entries.
    auto const base = demonstration();
    std::vector<ImportedEntry> many;
    for (std::size_t i = 0; i < 5000; ++i) {
        auto made = base[i % base.size()];
        auto const& other = base[(i * 31 + i / base.size()) % base.size()].entry;
        made.entry.id.bytes[15] = static_cast<std::uint8_t>(i);
        made.entry.id.bytes[14] = static_cast<std::uint8_t>(i >> 8U);
        made.entry.name += " " + std::to_string(i);
        made.entry.alternate_name = other.alternate_name;
        made.source += std::string(1, ' ') + std::to_string(i);
        many.push_back(std::move(made));
    }
    // Time of the processor, so that whatever else the machine does leaves the figures alone.
    auto started = std::clock();
    auto const since = [&] { return 1000.0 * static_cast<double>(std::clock() - started) / CLOCKS_PER_SEC; };
    ASSERT_TRUE(house_->import(std::move(many)));
    std::printf("[ figure   ] 5,000 entries imported, read back and indexed in %.0f ms of processor time\n", since());
    for (auto const* near : {"", "53.05307,6.67322"}) {
        started = std::clock();
        constexpr int rounds = 10;
        for (int round = 0; round < rounds; ++round)
            for (auto const& row : rows) ASSERT_TRUE(search({.text = row.question, .near = near}));
        std::printf("[ figure   ] one search%s among 5,000 entries: %.0f us of processor time\n",
                    *near == '\0' ? "" : " near a place", 1000 * since() / static_cast<double>(rounds * rows.size()));
    }
    started = std::clock();
    std::size_t keys = 0;
    for (auto const& row : rows)
        for (std::size_t typed = 2; typed <= row.question.size(); ++typed, ++keys)
            static_cast<void>(house_->directory->suggest(house_->grant(reading), row.question.substr(0, typed)));
    std::printf("[ figure   ] suggestions at one of %zu keys among 5,000 entries: %.0f us of processor time\n", keys,
                1000 * since() / static_cast<double>(keys));
}

}  // namespace
}  // namespace plein::directory
