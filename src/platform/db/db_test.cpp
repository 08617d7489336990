// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/db.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <limits>
#include <set>
#include <stdexcept>
#include <thread>

#include "tests/support/both_engines.hpp"

namespace plein::db {
namespace {

constexpr Statement create_sample{"sample.create",
                                  "CREATE TABLE sample (id BIGINT NOT NULL PRIMARY KEY, whole BIGINT, "
                                  "real DOUBLE PRECISION, words TEXT, bytes BLOB, "
                                  "CONSTRAINT whole_is_small CHECK (whole < 9000000000000000001))"};
constexpr Statement create_part{"part.create",
                                "CREATE TABLE part (sample_id BIGINT NOT NULL REFERENCES sample (id), "
                                "words TEXT NOT NULL, UNIQUE (sample_id))"};
constexpr Statement insert_sample{"sample.insert",
                                  "INSERT INTO sample (id, whole, real, words, bytes) VALUES ($1, $2, $3, $4, $5)"};
constexpr Statement find_sample{"sample.find", "SELECT whole, real, words, bytes FROM sample WHERE id = $1"};
constexpr Statement count_samples{"sample.count", "SELECT count(*) FROM sample"};
constexpr Statement insert_part{"part.insert", "INSERT INTO part (sample_id, words) VALUES ($1, $2)"};
constexpr Statement read_whole{"sample.whole", "SELECT whole FROM sample WHERE id = $1"};
constexpr Statement set_whole{"sample.set_whole", "UPDATE sample SET whole = $2 WHERE id = $1"};
constexpr Statement list_ids{"sample.list_ids", "SELECT id FROM sample ORDER BY id"};

constexpr std::monostate null{};

class DatabaseOnBoth : public testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        PLEIN_EMPTY_DATABASE(empty, GetParam());
        place_.emplace(std::move(empty));
        reopen();
        auto const made = database_->write("test.create", [](Write& write) -> Result<void> {
            TRY(write.execute(create_sample));
            TRY(write.execute(create_part));
            return {};
        });
        ASSERT_TRUE(made) << made.error().detail;
    }

    void reopen() {
        database_.reset();
        database_ = place_->open();
    }

    Result<std::int64_t> insert(std::int64_t id, std::int64_t whole = 0) {
        return database_->write(
            "test.insert", [&](Write& write) { return write.execute(insert_sample, id, whole, null, null, null); });
    }

    std::int64_t count() {
        auto const row = database_->read([](Read& read) { return read.first(count_samples); });
        return row.value()->integer(0);
    }

    std::optional<support::EmptyDatabase> place_;
    std::unique_ptr<Database> database_;
};

PLEIN_ON_BOTH_ENGINES(DatabaseOnBoth);

TEST_P(DatabaseOnBoth, KeepsEveryValueAsItWas) {
    struct {
        Value whole, real;
        Value words, bytes;
    } const rows[] = {
        {null, null, null, null},
        {std::int64_t{0}, 0.0, std::string(), Blob{}},
        {std::int64_t{-1}, -1.5, std::string("één ☂ 𝄞 'quoted' \\x41 $1"), Blob{std::string("\0a\0\xff\\", 5)}},
        {std::int64_t{9'000'000'000'000'000'000}, 1e300, std::string(100'000, 'x'), Blob{std::string(300'000, '\xfe')}},
        {std::numeric_limits<std::int64_t>::min(), 0.1, std::string("\n\t"), Blob{"\\x00"}},
        {std::int64_t{1} << 53, 5e-324, std::string("1"), Blob{"text"}},
    };
    std::int64_t id = 0;
    for (auto const& row : rows) {
        ++id;
        auto const stored = database_->write("test.store", [&](Write& write) {
            return write.execute_values(insert_sample, {id, row.whole, row.real, row.words, row.bytes});
        });
        ASSERT_EQ(stored.value(), 1);
    }
    reopen();
    id = 0;
    for (auto const& row : rows) {
        ++id;
        auto const found = database_->read([&](Read& read) { return read.first(find_sample, id); }).value();
        ASSERT_TRUE(found);
        if (std::holds_alternative<std::monostate>(row.whole)) {
            for (std::size_t i = 0; i < 4; ++i) EXPECT_TRUE(found->is_null(i));
            EXPECT_EQ(found->text_or_null(2), std::nullopt);
            EXPECT_EQ(found->instant_or_null(0), std::nullopt);
            continue;
        }
        EXPECT_EQ(found->integer(0), std::get<std::int64_t>(row.whole));
        EXPECT_EQ(found->real(1), std::get<double>(row.real));
        EXPECT_EQ(found->text(2), std::get<std::string>(row.words));
        EXPECT_EQ(found->blob(3), std::get<Blob>(row.bytes).bytes);
    }
}

TEST_P(DatabaseOnBoth, KeepsIdsInstantsAndDays) {
    static constexpr Statement echo{"test.echo", "SELECT bytes, whole, words FROM sample WHERE bytes = $1"};
    auto const at = from_micros(1'764'000'000'123'456);
    auto const uuid = new_uuid(at);
    auto const day = parse_day("2028-02-29").value();
    database_->write("test.ids", [&](Write& write) { return write.execute(insert_sample, 1, at, null, day, uuid); })
        .value();
    auto const row = database_->read([&](Read& read) { return read.first(echo, uuid); }).value();
    ASSERT_TRUE(row);
    EXPECT_EQ(row->uuid(0), uuid);
    EXPECT_EQ(row->instant(1), at);
    EXPECT_EQ(row->day(2), day);
}

TEST_P(DatabaseOnBoth, GivesExpressionsTheSameTypeOnBothEngines) {
    insert(1, 40).value();
    insert(2, 2).value();
    static constexpr Statement expressions{
        "test.expressions",
        "SELECT count(*), sum(whole), coalesce(sum(real), 0), min(whole) = 2, 'text', coalesce(max(words), $1), $2 + "
        "1, "
        "CASE WHEN $3 > 0 THEN 1 ELSE 0 END FROM sample WHERE (CAST($4 AS TEXT) IS NULL OR words = $4) AND id IN ($5, "
        "$6)"};
    auto const row = database_->read([](Read& read) {
        return read.first(expressions, "none", std::int64_t{1} << 40, 0.5, std::optional<std::string>{}, 1, 2);
    });
    ASSERT_TRUE(row) << row.error().detail;
    auto const& cells = **row;
    EXPECT_EQ(cells.integer(0), 2);
    EXPECT_EQ(cells.integer(1), 42);
    EXPECT_EQ(cells.real(2), 0);
    EXPECT_TRUE(cells.boolean(3));
    EXPECT_EQ(cells.text(4), "text");
    EXPECT_EQ(cells.text(5), "none");
    EXPECT_EQ(cells.integer(6), (std::int64_t{1} << 40) + 1);
    EXPECT_EQ(cells.integer(7), 1);
}

TEST_P(DatabaseOnBoth, ReturnsWhatAStatementChanged) {
    static constexpr Statement add_all{"test.add_all", "UPDATE sample SET whole = whole + $1"};
    static constexpr Statement add_new{
        "test.add_new", "INSERT INTO sample (id, whole) VALUES ($2, $1) ON CONFLICT (id) DO NOTHING RETURNING id"};
    static constexpr Statement remove{"test.remove", "DELETE FROM sample WHERE whole > $1"};
    for (int id = 1; id <= 3; ++id) insert(id).value();
    EXPECT_EQ(database_->write("test.add", [](Write& write) { return write.execute(add_all, 7); }).value(), 3);
    // $2 stands before $1: the digits count, not the order.
    auto const added = database_->write("test.add", [](Write& write) { return write.first(add_new, 5, 4); }).value();
    ASSERT_TRUE(added);
    EXPECT_EQ(added->integer(0), 4);
    EXPECT_FALSE(database_->write("test.add", [](Write& write) { return write.first(add_new, 5, 4); }).value());
    EXPECT_EQ(database_->write("test.remove", [](Write& write) { return write.execute(remove, 6); }).value(), 3);
    EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseOnBoth, RollsBackAnActThatFailsOrThrows) {
    auto const failed = database_->write("test.fail", [](Write& write) -> Result<void> {
        TRY(write.execute(insert_sample, 1, 1, null, null, null));
        return fail(ErrorKind::bad_request, "test.refused");
    });
    EXPECT_EQ(failed.error().code, "test.refused");
    EXPECT_THROW(static_cast<void>(database_->write("test.throw",
                                                    [](Write& write) -> Result<void> {
                                                        TRY(write.execute(insert_sample, 2, 1, null, null, null));
                                                        throw std::logic_error("test");
                                                    })),
                 std::logic_error);
    EXPECT_EQ(count(), 0);
    EXPECT_TRUE(insert(3));
    EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseOnBoth, NamesTheConstraintThatRefuses) {
    insert(1).value();
    struct {
        Statement statement;
        std::vector<Value> arguments;
        std::string_view in_detail;
    } const rows[] = {
        {insert_sample, {std::int64_t{1}, null, null, null, null}, "sample"},
        {insert_sample, {std::int64_t{2}, std::int64_t{9'000'000'000'000'000'001}, null, null, null}, "whole_is_small"},
        {insert_part, {std::int64_t{1}, null}, "words"},
        {insert_part, {std::int64_t{77}, std::string("secret")}, "part.insert"},
    };
    for (auto const& row : rows) {
        auto const refused = database_->write(
            "test.refuse", [&](Write& write) { return write.execute_values(row.statement, row.arguments); });
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
        EXPECT_EQ(refused.error().code, "db.conflict");
        EXPECT_NE(refused.error().detail.find(row.in_detail), std::string::npos) << refused.error().detail;
        EXPECT_EQ(refused.error().detail.find("secret"), std::string::npos) << refused.error().detail;
    }
}

TEST_P(DatabaseOnBoth, CannotCommitAfterAnErrorThatWasSwallowed) {
    insert(1).value();
    auto const swallowed = database_->write("test.swallow", [](Write& write) -> Result<void> {
        TRY(write.execute(insert_sample, 2, 1, null, null, null));
        auto const refused = write.execute(insert_sample, 1, 1, null, null, null);
        EXPECT_FALSE(refused);
        EXPECT_FALSE(write.query(count_samples));
        return {};
    });
    EXPECT_EQ(swallowed.error().code, "db.conflict");
    EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseOnBoth, ThrowsOnProgrammerErrors) {
    auto const asking = [&](Statement const& statement, std::vector<Value> const& arguments) {
        return [&, arguments] {
            static_cast<void>(database_->read([&](Read& read) { return read.query_values(statement, arguments); }));
        };
    };
    Statement const broken{"test.broken", "SELEC 1"};
    Statement const no_table{"test.no_table", "SELECT 1 FROM nowhere"};
    Statement const two{"test.two", "SELECT 1; SELECT 2"};
    Statement const write_in_read{"test.write", "DELETE FROM sample"};
    EXPECT_THROW(asking(broken, {})(), std::logic_error);
    EXPECT_THROW(asking(no_table, {})(), std::logic_error);
    EXPECT_THROW(asking(two, {})(), std::logic_error);
    EXPECT_THROW(asking(write_in_read, {})(), std::logic_error);
    EXPECT_THROW(asking(find_sample, {})(), std::logic_error);
    EXPECT_THROW(asking(find_sample, {std::int64_t{1}, std::int64_t{2}})(), std::logic_error);
    try {
        asking(no_table, {})();
    } catch (std::logic_error const& error) {
        EXPECT_NE(std::string_view(error.what()).find("test.no_table"), std::string_view::npos) << error.what();
    }
    EXPECT_THROW(static_cast<void>(database_->write("test.outer", [&](Write&) { return insert(1); })),
                 std::logic_error);
    EXPECT_TRUE(insert(1)) << "the connections are still usable";
    auto const row = database_->read([](Read& read) { return read.first(find_sample, 1); }).value();
    EXPECT_THROW(static_cast<void>(row->text(0)), std::logic_error);
    EXPECT_THROW(static_cast<void>(row->integer(1)), std::logic_error);
    EXPECT_THROW(static_cast<void>(row->integer(4)), std::logic_error);
    EXPECT_THROW(static_cast<void>(row->is_null(4)), std::logic_error);
}

TEST_P(DatabaseOnBoth, RefusesTextThatOneEngineCouldNotKeep) {
    for (auto const& text : {std::string("a\0b", 3), std::string("\xc3\x28"), std::string("\xed\xa0\x80")}) {
        auto const refused = database_->write(
            "test.text", [&](Write& write) { return write.execute(insert_sample, 1, null, null, text, null); });
        EXPECT_EQ(refused.error().code, "db.not_text");
    }
    EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseOnBoth, StreamsUntilToldToStopAndMayAskInBetween) {
    static constexpr Statement insert_many{
        "test.insert_many",
        "WITH RECURSIVE counter (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 2500) "
        "INSERT INTO sample (id, whole) SELECT n, n FROM counter"};
    EXPECT_EQ(database_->write("test.many", [](Write& write) { return write.execute(insert_many); }).value(), 2500);
    std::vector<std::int64_t> seen;
    auto const stream_to = [&](std::int64_t last) {
        seen.clear();
        return database_->read([&](Read& read) {
            return read.stream(list_ids, {}, [&](Row const& row) {
                seen.push_back(row.integer(0));
                EXPECT_TRUE(read.first(read_whole, seen.back()));
                if (seen.size() < 3) {
                    EXPECT_EQ(read.query(list_ids)->size(), 2500U) << "the same statement, in its own stream";
                }
                return seen.back() < last;
            });
        });
    };
    ASSERT_TRUE(stream_to(10));
    EXPECT_EQ(seen.size(), 10U);
    ASSERT_TRUE(stream_to(1000));
    EXPECT_EQ(seen.size(), 1000U);
    ASSERT_TRUE(stream_to(99'999));
    EXPECT_EQ(seen.size(), 2500U);
}

TEST_P(DatabaseOnBoth, RefusesAnAnswerOfTooManyRows) {
    static constexpr Statement many{
        "test.too_many",
        "WITH RECURSIVE counter (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < $1) "
        "SELECT n FROM counter"};
    auto const ask = [&](std::int64_t most) {
        return database_->read([&](Read& read) { return read.query(many, most); });
    };
    EXPECT_EQ(ask(100'000).value().size(), 100'000U);
    EXPECT_EQ(ask(100'001).error().code, "db.too_many_rows");
}

TEST_P(DatabaseOnBoth, SurvivesMoreStatementsThanItKeepsPrepared) {
    for (int i = 0; i < 1200; ++i) {
        auto const sql = "SELECT " + std::to_string(i) + " WHERE $1 = 1";
        auto const row = database_->read([&](Read& read) { return read.first({"test.number", sql}, 1); });
        ASSERT_TRUE(row) << row.error().detail;
        EXPECT_EQ((*row)->integer(0), i);
    }
}

TEST_P(DatabaseOnBoth, RefusesNoneOfManyWritersAndLosesNoIncrement) {
    insert(1, 0).value();
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 50; ++n) {
                auto const done = database_->write("test.increment", [](Write& write) -> Result<void> {
                    auto const row = TRY(write.first(read_whole, 1));
                    TRY(write.execute(set_whole, 1, row->integer(0) + 1));
                    return {};
                });
                EXPECT_TRUE(done) << done.error().detail;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    auto const row = database_->read([](Read& read) { return read.first(read_whole, 1); }).value();
    EXPECT_EQ(row->integer(0), 300);
}

TEST_P(DatabaseOnBoth, ReadsOneSnapshotWhileAWriterCommits) {
    insert(1).value();
    auto const seen = database_->read([&](Read& read) -> Result<std::vector<std::int64_t>> {
        std::vector<std::int64_t> counts;
        counts.push_back(TRY(read.first(count_samples))->integer(0));
        std::thread([&] { insert(2).value(); }).join();
        counts.push_back(TRY(read.first(count_samples))->integer(0));
        return counts;
    });
    EXPECT_EQ(seen.value(), (std::vector<std::int64_t>{1, 1}));
    EXPECT_EQ(count(), 2);
}

TEST_P(DatabaseOnBoth, ReadsBesideAWriterInReadOnlyMode) {
    insert(1).value();
    auto options = place_->options();
    options.mode = Options::Mode::read_only;
    auto const reader = Database::open(options);
    ASSERT_TRUE(reader) << reader.error().detail;
    insert(2).value();
    auto const found = (*reader)->read([](Read& read) { return read.query(list_ids); });
    EXPECT_EQ(found.value().size(), 2U);
    auto const write = [&] {
        static_cast<void>((*reader)->write("test.write", [](Write& act) { return act.execute(set_whole, 1, 1); }));
    };
    EXPECT_THROW(write(), std::logic_error);
}

TEST_P(DatabaseOnBoth, MakesAReaderWaitAndThenRefusesIt) {
    auto options = place_->options();
    options.mode = Options::Mode::read_only;
    options.connections = 1;
    options.busy_timeout = std::chrono::milliseconds(50);
    auto const narrow = Database::open(options).value();
    auto const outer = narrow->read([&](Read&) -> Result<Error> {
        auto const inner = narrow->read([](Read& read) { return read.first(count_samples); });
        return inner ? Error{} : inner.error();
    });
    EXPECT_EQ(outer.value().code, "db.unavailable");
}

TEST_P(DatabaseOnBoth, TellsOfAWriteThatIsHeldLong) {
    database_.reset();
    auto options = place_->options();
    std::vector<std::string> slow;
    options.on_slow_write = [&](std::string_view name, std::chrono::milliseconds held) {
        EXPECT_GT(held.count(), 50);
        slow.emplace_back(name);
    };
    auto const database = Database::open(options).value();
    auto const waited = database->write("test.slow", [](Write& write) -> Result<void> {
        TRY(write.execute(insert_sample, 1, null, null, null, null));
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        return {};
    });
    ASSERT_TRUE(waited);
    EXPECT_EQ(slow, (std::vector<std::string>{"test.slow"}));
}

RC_GTEST_PROP(DatabaseProperty, AnyTextAndBytesComeBackFromSqlite,
              (std::string const& bytes, std::int64_t whole, double real)) {
    static support::EmptyDatabase const place(Engine::sqlite);
    static auto const database = [] {
        auto made = place.open();
        made->write("test.create", [](Write& write) { return write.execute(create_sample); }).value();
        return made;
    }();
    static std::int64_t id = 0;
    ++id;
    RC_PRE(whole < 9'000'000'000'000'000'001);
    database
        ->write("test.any",
                [&](Write& write) { return write.execute(insert_sample, id, whole, real, null, Blob{bytes}); })
        .value();
    auto const row = database->read([&](Read& read) { return read.first(find_sample, id); }).value();
    RC_ASSERT(row->integer(0) == whole);
    RC_ASSERT(row->real(1) == real);
    RC_ASSERT(row->blob(3) == bytes);
}

}  // namespace
}  // namespace plein::db
