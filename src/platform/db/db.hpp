// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

/// One interface over SQLite and PostgreSQL. Code outside this folder does not know which of the two it speaks to.
namespace plein::db {

/// Bytes as the database keeps them (BLOB; on PostgreSQL the domain `blob` over bytea).
struct Blob {
    std::string bytes;
    friend bool operator==(Blob const&, Blob const&) = default;
};

/// One value in or out: NULL, BIGINT, DOUBLE PRECISION, TEXT or BLOB; nothing else exists in Plein's schema.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

[[nodiscard]] inline Value to_value(std::monostate) { return {}; }
[[nodiscard]] inline Value to_value(std::int64_t v) { return v; }
[[nodiscard]] inline Value to_value(int v) { return std::int64_t{v}; }
[[nodiscard]] inline Value to_value(bool v) { return std::int64_t{v ? 1 : 0}; }
[[nodiscard]] inline Value to_value(double v) { return v; }
[[nodiscard]] inline Value to_value(std::string v) { return v; }
[[nodiscard]] inline Value to_value(std::string_view v) { return std::string{v}; }
[[nodiscard]] inline Value to_value(char const* v) { return std::string{v}; }
[[nodiscard]] inline Value to_value(Blob v) { return v; }
[[nodiscard]] inline Value to_value(Instant v) { return to_micros(v); }
[[nodiscard]] inline Value to_value(Day v) { return iso_day(v); }
[[nodiscard]] inline Value to_value(Uuid const& v) { return Blob{std::string(v.begin(), v.end())}; }
template <class Tag>
[[nodiscard]] Value to_value(Id<Tag> const& v) {
    return to_value(v.bytes);
}
template <class T>
[[nodiscard]] Value to_value(std::optional<T> const& v) {
    return v ? to_value(*v) : Value{};
}

/// A statement with its name. The name shows in metrics and in errors; the text uses `$1`, `$2`, … and the subset of
/// SQL that both databases read the same (see ARCHITECTURE, Schema). Declare as a constant in the feature's store.
struct Statement {
    std::string_view name;
    std::string_view sql;
};

/// One row of an answer. Columns are numbered from 0 in the order of the SELECT.
/// Asking a column for a type it does not have is a programmer error and throws std::logic_error.
class Row {
public:
    explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
    [[nodiscard]] std::size_t size() const { return values_.size(); }
    [[nodiscard]] bool is_null(std::size_t column) const;
    [[nodiscard]] std::int64_t integer(std::size_t column) const;
    [[nodiscard]] bool boolean(std::size_t column) const { return integer(column) != 0; }
    [[nodiscard]] double real(std::size_t column) const;
    [[nodiscard]] std::string const& text(std::size_t column) const;
    [[nodiscard]] std::string const& blob(std::size_t column) const;
    [[nodiscard]] Instant instant(std::size_t column) const { return from_micros(integer(column)); }
    [[nodiscard]] Day day(std::size_t column) const;
    [[nodiscard]] Uuid uuid(std::size_t column) const;
    template <class Tag>
    [[nodiscard]] Id<Tag> id(std::size_t column) const {
        return Id<Tag>{uuid(column)};
    }
    /// The text, or nothing where the column is NULL.
    [[nodiscard]] std::optional<std::string> text_or_null(std::size_t column) const;
    [[nodiscard]] std::optional<Instant> instant_or_null(std::size_t column) const;

private:
    std::vector<Value> values_;
};

using Rows = std::vector<Row>;

/// Which database stands behind; only platform/db and its tests need to know.
enum class Engine { sqlite, postgresql };

/// The engine that a location names: a URL `postgresql://…` or `postgres://…`, or else a file.
[[nodiscard]] Engine engine_of(std::string_view location);

/// A snapshot in which to read. Made by Database::read; valid inside that call only.
/// Errors of every query: unavailable `db.unavailable` (gone, busy too long, disk full), too_large `db.too_many_rows`,
/// and bad_request `db.not_text` for a TEXT argument with a NUL byte or that is not UTF-8 (PostgreSQL can keep
/// neither). After the first error every further statement of the same act gives that error again and the act cannot be
/// committed, on both engines alike: use ON CONFLICT where a refusal is expected. A statement that the database cannot
/// read, or a wrong number of arguments, is a programmer error and throws.
class Read {
public:
    virtual ~Read() = default;
    Read() = default;
    Read(Read const&) = delete;
    Read& operator=(Read const&) = delete;

    /// All rows, at most 100,000.
    template <class... Arguments>
    [[nodiscard]] Result<Rows> query(Statement const& statement, Arguments const&... arguments) {
        return query_values(statement, {to_value(arguments)...});
    }

    /// The first row, or nothing.
    template <class... Arguments>
    [[nodiscard]] Result<std::optional<Row>> first(Statement const& statement, Arguments const&... arguments) {
        auto rows = query_values(statement, {to_value(arguments)...});
        if (!rows) return tl::unexpected<Error>(std::move(rows).error());
        if (rows->empty()) return std::optional<Row>{};
        return std::optional<Row>{std::move(rows->front())};
    }

    /// Calls `each` for one row after another without keeping them; `each` returns false to stop. For exports.
    [[nodiscard]] virtual Result<void> stream(Statement const& statement, std::vector<Value> const& arguments,
                                              std::function<bool(Row const&)> const& each) = 0;

    [[nodiscard]] virtual Result<Rows> query_values(Statement const& statement,
                                                    std::vector<Value> const& arguments) = 0;
};

/// A transaction that may change. Made by Database::write, which commits it if the act succeeds and rolls it back if
/// not. Inside: no password hashing, network, engine, file or rendering; over 50 ms it is logged as a defect.
class Write : public Read {
public:
    /// Runs a change; the number of rows it touched.
    /// Errors: as Read, and conflict `db.conflict` where a unique index or other constraint refuses (detail names it).
    template <class... Arguments>
    Result<std::int64_t> execute(Statement const& statement, Arguments const&... arguments) {
        return execute_values(statement, {to_value(arguments)...});
    }

    virtual Result<std::int64_t> execute_values(Statement const& statement, std::vector<Value> const& arguments) = 0;
};

/// Where the data are: `file.sqlite` or `postgresql://…`.
struct Options {
    std::string location;
    enum class Mode { read_write, read_only } mode = Mode::read_write;
    /// For reading at the same time; PostgreSQL has as many more for writing. One for each thread that asks.
    int connections = 4;
    std::chrono::milliseconds busy_timeout{5000};  ///< how long a reader or writer waits for a connection or lock
    /// Hears of every Write that was held over 50 ms: its name and how long. Runs on the writing thread after the
    /// commit.
    std::function<void(std::string_view, std::chrono::milliseconds)> on_slow_write = {};
};

/// One numbered step of a feature's schema: `features/areas/schema/0001_create.sql`.
struct Migration {
    std::string feature;  ///< folder, such as `areas`
    int number = 0;
    std::string name;  ///< such as `create`
    std::string sql;   ///< one text for both databases; statements end with `;` at the end of a line
};

/// The one door to the database. Threads: safe.
class Database {
public:
    virtual ~Database() = default;

    /// Opens and checks. SQLite: takes the lock file beside the database when read_write, refuses a layout that the
    /// linked SQLite cannot keep safe (docs/decisions), sets the pragmas, starts the one writer.
    /// Errors: unavailable `db.unavailable`, `db.locked` (another process has it), conflict `db.unsafe_layout`,
    /// conflict `db.wrong_collation` (PostgreSQL: the database is not UTF8 with collation C).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(Options const& options);

    /// Runs `act` in a read-only snapshot, which begins at its first query. PostgreSQL may undo even that; then the act
    /// is run once more.
    template <class Act>
    auto read(Act&& act) -> std::invoke_result_t<Act&, Read&> {
        using Answer = std::invoke_result_t<Act&, Read&>;
        std::optional<Answer> answer;
        auto ran = read_erased([&](Read& read) -> Result<void> {
            answer.emplace(act(read));
            if (!*answer) return tl::unexpected<Error>(answer->error());
            return {};
        });
        if (!ran) return tl::unexpected<Error>(std::move(ran).error());
        return std::move(*answer);
    }

    /// Runs `act` in a transaction and commits it when it returns a value; an error rolls back. On PostgreSQL the act
    /// is rerun at most three times after a serialization failure, the last time with no other write of this program
    /// beside it, so it must have no effect outside the transaction and never wait for another write.
    /// A write inside a write of the same thread is a programmer error and throws.
    /// When this returns a value, the change is on disk (SQLite: synchronous=FULL; PostgreSQL: synchronous_commit=on).
    template <class Act>
    auto write(std::string_view name, Act&& act) -> std::invoke_result_t<Act&, Write&> {
        using Answer = std::invoke_result_t<Act&, Write&>;
        std::optional<Answer> answer;
        auto ran = write_erased(name, [&](Write& write) -> Result<void> {
            answer.emplace(act(write));
            if (!*answer) return tl::unexpected<Error>(answer->error());
            return {};
        });
        if (!ran) return tl::unexpected<Error>(std::move(ran).error());
        return std::move(*answer);
    }

    /// Brings the schema up to date, step by step, each in its own transaction, under a lock that other servers
    /// respect. Returns the steps that ran. Errors: conflict `db.newer_schema` (the database knows a step this program
    /// does not), `db.step_changed` (it knows one with another text).
    [[nodiscard]] virtual Result<std::vector<std::string>> migrate(std::vector<Migration> const& migrations,
                                                                   Instant now) = 0;

    /// The steps that migrate would run.
    [[nodiscard]] virtual Result<std::vector<std::string>> pending(std::vector<Migration> const& migrations) = 0;

    [[nodiscard]] virtual Engine engine() const = 0;

protected:
    [[nodiscard]] virtual Result<void> read_erased(std::function<Result<void>(Read&)> const& act) = 0;
    [[nodiscard]] virtual Result<void> write_erased(std::string_view name,
                                                    std::function<Result<void>(Write&)> const& act) = 0;
};

/// Reads `<source>/features/*/schema/NNNN_name.sql` and `<source>/platform/*/schema/…` in order: platform first, then
/// features in the order of `order`, by number.
/// Errors: unavailable `db.no_schema`.
[[nodiscard]] Result<std::vector<Migration>> read_migrations(std::string const& source,
                                                             std::vector<std::string> const& order);

}  // namespace plein::db
