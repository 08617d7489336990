// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "platform/logbook/allowed.hpp"
#include "platform/logbook/stored.hpp"

namespace plein::logbook {
namespace {

constexpr std::int64_t page = 1000;

// By id, which begins with the act's millisecond: the first page begins at the first day that was asked for, and each
// next one where the one before ended.
constexpr db::Statement find_page{"logbook.export_lines",
                                  "SELECT " PLEIN_LINE_COLUMNS
                                  " FROM logbook_line l WHERE l.id > $1 AND l.id < $2 ORDER BY l.id LIMIT $3"};
constexpr db::Statement find_subjects{"logbook.export_subjects",
                                      "SELECT line, type, pseudonym, seen FROM logbook_subject "
                                      "WHERE line >= $1 AND line <= $2 ORDER BY line, type, pseudonym"};
constexpr db::Statement find_any{"logbook.find_any", "SELECT 1 FROM logbook_line LIMIT 1"};

/// One page, read whole so that no snapshot is held while rows are written.
struct Page {
    std::vector<StoredLine> lines;
    std::map<std::string, std::vector<StoredSubject>> subjects;  ///< by the line's id
};

/// The smallest id that a line of that moment can have, and none smaller than those of the moments before it.
std::string first_id(Instant at) {
    constexpr std::int64_t longest = (std::int64_t{1} << 48) - 1;  // of the milliseconds in an id
    auto const millis = std::clamp(to_micros(at) / 1000, std::int64_t{0}, longest);
    std::string id(16, '\0');
    for (std::size_t i = 0; i < 6; ++i) id[i] = static_cast<char>((millis >> (40U - 8U * i)) & 0xFF);
    return id;
}

Result<Page> read_page(db::Read& read, std::string const& after, std::string const& before) {
    Page found;
    for (auto const& row : TRY(read.query(find_page, db::Blob{after}, db::Blob{before}, page)))
        found.lines.push_back(read_line(row, 0));
    if (found.lines.empty()) return found;
    std::vector<db::Value> const bounds{db::Blob{found.lines.front().id}, db::Blob{found.lines.back().id}};
    // Streamed: a page of long lists may have more subjects than a query gives rows.
    TRY(read.stream(find_subjects, bounds, [&](db::Row const& row) {
        found.subjects[row.blob(0)].push_back({row.text(1), row.blob(2), row.text(3)});
        return true;
    }));
    return found;
}

ExportedRow row_of(StoredLine const& line) {
    ExportedRow row;
    row.trace_id = line.trace_id;
    row.span_id = line.span_id;
    row.parent_span_id = line.parent_span_id;
    row.activity = line.activity;
    row.purpose = line.purpose;
    row.outcome = line.outcome;
    row.started_at = from_micros(line.started_at);
    row.ended_at = from_micros(line.ended_at);
    return row;
}

/// The span of one data subject of several: always the same, so that two exports of one logbook are equal.
std::string child_span(StoredLine const& line, StoredSubject const& subject) {
    std::string bytes;
    append_part(bytes, line.id);
    append_part(bytes, subject.type);
    append_part(bytes, subject.pseudonym);
    return crypto::sha256(bytes).substr(0, 8);
}

/// The rows of one line; false where `each` wants no more.
bool give_rows(StoredLine const& line, std::vector<StoredSubject> const& subjects,
               std::function<bool(ExportedRow const&)> const& each, std::int64_t& given) {
    auto row = row_of(line);
    if (subjects.empty()) return ++given, each(row);
    for (auto const& subject : subjects) {
        row.subject_type = subject.type;
        row.pseudonym = subject.pseudonym;
        if (subjects.size() > 1) {
            row.span_id = child_span(line, subject);
            row.parent_span_id = line.span_id;
        }
        ++given;
        if (!each(row)) return false;
    }
    return true;
}

}  // namespace

Result<bool> has_lines(db::Read& read, access::Grant const& grant) {
    TRY(require(grant, keeps));
    return TRY(read.first(find_any)).has_value();
}

Result<std::int64_t> export_rows(db::Database& database, access::Grant const& grant, Instant from, Instant until,
                                 std::function<bool(ExportedRow const&)> const& each) {
    std::int64_t given = 0;
    TRY(require(grant, oversees));
    auto const before = first_id(until + std::chrono::milliseconds{1});
    for (auto after = first_id(from);;) {
        auto const found = TRY(database.read([&](db::Read& read) { return read_page(read, after, before); }));
        if (found.lines.empty()) return given;
        for (auto const& line : found.lines) {
            if (line.started_at < to_micros(from) || line.started_at >= to_micros(until)) continue;
            auto const subjects = found.subjects.find(line.id);
            auto const none = std::vector<StoredSubject>{};
            if (!give_rows(line, subjects == found.subjects.end() ? none : subjects->second, each, given)) return given;
        }
        after = found.lines.back().id;
    }
}

}  // namespace plein::logbook
