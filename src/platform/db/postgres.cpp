// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/postgres.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <random>
#include <thread>

#include "platform/db/act.hpp"
#include "platform/db/migrate.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/postgres_connection.hpp"

namespace plein::db {
namespace {

constexpr Statement begin_read{"db.begin_read", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
// The writes of all servers run beside each other, but one that was undone too often runs alone, so that it ends: on
// rows in one page SERIALIZABLE hinders acts that have nothing to do with each other. LOCK TABLE waits before the
// transaction looks at the data; the server keeps the queue in order, frees the lock with the transaction, and gives up
// at lock_timeout.
constexpr Statement begin_write{"db.begin_write",
                                "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE write_gate IN ROW SHARE MODE"};
constexpr Statement begin_alone{"db.begin_alone",
                                "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE write_gate IN EXCLUSIVE MODE"};
constexpr Statement begin_plain{"db.begin_plain", "BEGIN"};
constexpr Statement commit{"db.commit", "COMMIT"};
constexpr Statement rollback{"db.rollback", "ROLLBACK"};
constexpr Statement find_collation{"db.find_collation",
                                   "SELECT datcollate::text, pg_encoding_to_char(encoding)::text FROM pg_database "
                                   "WHERE datname = current_database()"};
// What PostgreSQL needs beside the one schema of both engines.
constexpr Statement find_own{"db.find_own",
                             "SELECT 1 FROM pg_class WHERE relname = 'write_gate' AND pg_table_is_visible(oid)"};
constexpr Statement create_own{"db.create_own", "CREATE DOMAIN blob AS bytea; CREATE TABLE write_gate ()"};
// One number for all servers of Plein; the letters of `plein`.
constexpr Statement lock_schema{"db.lock_schema",
                                "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; "
                                "SELECT pg_advisory_xact_lock(482936153454)"};
constexpr Statement lift_timeout{"db.lift_timeout", "SET LOCAL statement_timeout = 0"};
constexpr Dialect dialect{
    {"db.table_exists", "SELECT 1 FROM pg_class WHERE relname = $1 AND relkind = 'r' AND pg_table_is_visible(oid)"},
    lift_timeout};
constexpr int most_reruns = 3;
constexpr int rows_at_a_time = 1000;

/// One transaction, for reading or writing; undone when destroyed unless it was committed.
class PostgresAct final : public Write {
public:
    explicit PostgresAct(PostgresConnection& connection) : connection_(connection) {}
    ~PostgresAct() override {
        if (!connection_.in_transaction()) return;
        // Where this fails the connection is gone, and the server has undone the transaction itself.
        auto const undone = connection_.command(rollback);
        static_cast<void>(undone);
    }

    Result<void> begin(Statement const& how) { return connection_.begin(how); }

    /// Waits its turn to change the schema, however long another server takes.
    Result<void> wait_for_schema() {
        connection_.wait_without_end();
        TRY(noted(connection_.command(lock_schema)));
        return {};
    }

    Result<void> finish() {
        if (broken_) return tl::unexpected<Error>(*broken_);
        auto const done = noted(connection_.command(commit));
        if (!done) return tl::unexpected<Error>(done.error());
        // COMMIT of a transaction that had failed answers without an error.
        if (std::string_view(PQcmdStatus(done->get())) == "COMMIT") return {};
        return fail(ErrorKind::unavailable, "db.unavailable", "the transaction was rolled back");
    }

    Result<Rows> query_values(Statement const& statement, std::vector<Value> const& arguments) override {
        RowCollector collector;
        PostgresConnection::EachRow const each = [&](Row row) { return collector.add(std::move(row)); };
        TRY(run(statement, arguments, &each));
        auto rows = collector.finish(statement);
        if (!rows) broken_ = rows.error();
        return rows;
    }

    Result<void> stream(Statement const& statement, std::vector<Value> const& arguments,
                        std::function<bool(Row const&)> const& each) override {
        // A cursor, so that `each` may ask further questions in between.
        auto const cursor = fmt::format("plein_{}", connection_.next_cursor());
        auto const declare = fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", cursor, statement.sql);
        if (broken_) return tl::unexpected<Error>(*broken_);
        TRY(noted(connection_.run_once({statement.name, declare}, arguments)));
        auto const fetch = fmt::format("FETCH {} FROM {}", rows_at_a_time, cursor);
        for (bool more = true; more;) {
            if (broken_) return tl::unexpected<Error>(*broken_);
            auto const answer = TRY(noted(connection_.run_once({statement.name, fetch}, {})));
            auto const count = PQntuples(answer.get());
            more = count == rows_at_a_time;
            for (int i = 0; i < count; ++i) {
                if (!each(read_row(answer.get(), i))) {
                    more = false;
                    break;
                }
            }
        }
        if (broken_) return tl::unexpected<Error>(*broken_);
        auto const close = "CLOSE " + cursor;
        TRY(noted(connection_.command({statement.name, close})));
        return {};
    }

    Result<std::int64_t> execute_values(Statement const& statement, std::vector<Value> const& arguments) override {
        auto const answer = TRY(run(statement, arguments));
        // A step of the schema may take as long as it needs.
        if (statement.name == lift_timeout.name) connection_.wait_without_end();
        std::string_view const count = PQcmdTuples(answer.get());
        std::int64_t touched = 0;
        std::from_chars(count.data(), count.data() + count.size(), touched);
        return touched;
    }

    [[nodiscard]] bool wants_rerun() const { return broken_ && broken_->code == must_rerun; }

private:
    Result<PostgresAnswer> run(Statement const& statement, std::vector<Value> const& arguments,
                               PostgresConnection::EachRow const* each = nullptr) {
        if (broken_) return tl::unexpected<Error>(*broken_);
        return noted(connection_.run(statement, arguments, each));
    }

    Result<PostgresAnswer> noted(Result<PostgresAnswer> answer) {
        if (!answer) broken_ = answer.error();
        return answer;
    }

    PostgresConnection& connection_;
    std::optional<Error> broken_;
};

/// A moment that differs per thread, so that two acts that hindered each other do not meet again.
void stand_back(int attempt) {
    thread_local std::minstd_rand chance{std::random_device{}()};
    std::uniform_int_distribution<int> microseconds(0, 2000 << attempt);
    std::this_thread::sleep_for(std::chrono::microseconds(microseconds(chance)));
}

/// What the rest of the program is told of an act that was undone too often.
Result<void> outward(Result<void> done, std::string_view name) {
    if (done || done.error().code != must_rerun) return done;
    return fail(ErrorKind::unavailable, "db.unavailable", fmt::format("{}: others kept changing the same rows", name));
}

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(Options options)
        : options_(std::move(options)), writers_(connections()), readers_(connections()) {}

    /// Connects once and looks whether this database will do.
    Result<void> check() {
        auto const connection = TRY(readers_.borrow(options_.busy_timeout));
        PostgresAct act(*connection);
        TRY(act.begin(begin_plain));
        auto const found = TRY(act.first(find_collation));
        if (!found) return fail(ErrorKind::unavailable, "db.unavailable", "pg_database is not readable");
        constexpr std::array<std::string_view, 4> by_code_point{"C", "POSIX", "C.UTF-8", "C.utf8"};
        auto const& collation = found->text(0);
        bool const ordered = std::find(by_code_point.begin(), by_code_point.end(), collation) != by_code_point.end();
        if (!ordered || found->text(1) != "UTF8") {
            return fail(ErrorKind::conflict, "db.wrong_collation",
                        fmt::format("the database has {} and {}; make it with createdb --template=template0 "
                                    "--encoding=UTF8 --locale=C",
                                    collation, found->text(1)));
        }
        if (options_.mode == Options::Mode::read_write && !TRY(act.first(find_own))) {
            // Two servers may start at once.
            TRY(act.wait_for_schema());
            if (!TRY(act.first(find_own))) TRY(connection->command(create_own));
        }
        return act.finish();
    }

    Result<std::vector<std::string>> migrate(std::vector<Migration> const& migrations, Instant now) override {
        // Held by a transaction of its own while the steps run in theirs.
        PostgresConnection guard(options_, pulse_);
        PostgresAct lock(guard);
        TRY(lock.begin(begin_plain));
        TRY(lock.wait_for_schema());
        return run_steps(*this, dialect, migrations, now);
    }

    Result<std::vector<std::string>> pending(std::vector<Migration> const& migrations) override {
        return pending_steps(*this, dialect, migrations);
    }

    [[nodiscard]] Engine engine() const override { return Engine::postgresql; }

protected:
    Result<void> read_erased(std::function<Result<void>(Read&)> const& act) override {
        for (int attempt = 0;; ++attempt) {
            auto done = read_once(act);
            if (done || done.error().code != must_rerun || attempt == 1) return outward(std::move(done), "a read");
        }
    }

    Result<void> write_erased(std::string_view name, std::function<Result<void>(Write&)> const& act) override {
        for (int attempt = 0;; ++attempt) {
            WriteWatch watch(options_, name);
            auto [done, rerun] = write_once(watch, act, attempt == most_reruns);
            watch.end();
            if (!rerun || attempt == most_reruns) return outward(std::move(done), name);
            stand_back(attempt);
        }
    }

private:
    struct Attempt {
        Result<void> done;
        bool rerun = false;
    };

    std::vector<std::unique_ptr<PostgresConnection>> connections() {
        std::vector<std::unique_ptr<PostgresConnection>> made;
        for (int i = 0; i < std::max(options_.connections, 1); ++i)
            made.push_back(std::make_unique<PostgresConnection>(options_, pulse_));
        return made;
    }

    Result<void> read_once(std::function<Result<void>(Read&)> const& act) {
        auto const connection = TRY(readers_.borrow(options_.busy_timeout));
        PostgresAct read(*connection);
        TRY(read.begin(begin_read));
        auto done = act(read);
        // An act may hide an error behind one of its own.
        if (!done && !read.wants_rerun()) return done;
        return read.finish();
    }

    Attempt write_once(WriteWatch& watch, std::function<Result<void>(Write&)> const& act, bool alone) {
        auto const connection = writers_.borrow(options_.busy_timeout);
        if (!connection) return {tl::unexpected<Error>(connection.error())};
        PostgresAct write(**connection);
        if (auto begun = write.begin(alone ? begin_alone : begin_write); !begun) return {std::move(begun)};
        watch.begin();
        auto done = act(write);
        if (done || write.wants_rerun()) done = write.finish();
        return {std::move(done), write.wants_rerun()};
    }

    Options options_;
    Pulse pulse_;
    Pool<PostgresConnection> writers_;
    Pool<PostgresConnection> readers_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(Options const& options) {
    auto database = std::make_unique<PostgresDatabase>(options);
    TRY(database->check());
    return std::unique_ptr<Database>(std::move(database));
}

}  // namespace plein::db
