// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "platform/crypto/crypto.hpp"
#include "platform/log/log.hpp"
#include "platform/logbook/allowed.hpp"
#include "platform/logbook/stored.hpp"

namespace plein::logbook {
namespace {

// A line that is already in the chain is left out, so that a forged row in logbook_waiting cannot stop the sealer. The
// limit stands inside, so that the planner knows how few lines it has to look up.
constexpr db::Statement find_key{"logbook_key.find", "SELECT public_key FROM logbook_key WHERE id = 1"};
constexpr db::Statement insert_key{
    "logbook_key.insert", "INSERT INTO logbook_key (id, public_key) VALUES (1, $1) ON CONFLICT (id) DO NOTHING"};
constexpr db::Statement find_waiting{
    "logbook.find_waiting", "SELECT " PLEIN_LINE_COLUMNS
                            " FROM (SELECT line FROM logbook_waiting WHERE line > $1 ORDER BY line LIMIT 100) w "
                            "JOIN logbook_line l ON l.id = w.line "
                            "WHERE NOT EXISTS (SELECT 1 FROM logbook_seal s WHERE s.line = w.line) ORDER BY w.line"};
constexpr db::Statement find_waiting_subjects{
    "logbook.find_waiting_subjects",
    "SELECT s.line, s.type, s.pseudonym, s.seen FROM logbook_waiting w JOIN logbook_subject s ON s.line = w.line "
    "WHERE w.line >= $1 AND w.line <= $2"};
constexpr db::Statement find_head{"logbook.find_head",
                                  "SELECT sequence, hash FROM logbook_seal ORDER BY sequence DESC LIMIT 1"};
constexpr db::Statement find_checkpoint{"logbook.find_checkpoint",
                                        "SELECT " PLEIN_CHECKPOINT_COLUMNS
                                        " FROM logbook_checkpoint ORDER BY sequence DESC LIMIT 1"};
constexpr db::Statement find_any_waiting{"logbook.find_any_waiting", "SELECT 1 FROM logbook_waiting LIMIT 1"};
constexpr db::Statement find_oldest_waiting{
    "logbook.find_oldest_waiting",
    "SELECT COUNT(*), COALESCE(MIN(l.started_at), 0) FROM logbook_waiting w JOIN logbook_line l ON l.id = w.line"};
// Up to the last line of this batch, so that a long queue is not looked through for every batch.
constexpr db::Statement delete_waiting{"logbook.delete_waiting",
                                       "DELETE FROM logbook_waiting WHERE line <= $1 "
                                       "AND EXISTS (SELECT 1 FROM logbook_seal s WHERE s.line = logbook_waiting.line)"};
constexpr db::Statement delete_forged{
    "logbook.delete_forged",
    "DELETE FROM logbook_waiting WHERE EXISTS (SELECT 1 FROM logbook_seal s WHERE s.line = logbook_waiting.line)"};
constexpr db::Statement insert_checkpoint{
    "logbook.insert_checkpoint",
    "INSERT INTO logbook_checkpoint (sequence, previous, hash, signature, signed_at) VALUES ($1, $2, $3, $4, $5)"};

// The most lines of one Write, and how many find_waiting gives and one statement seals.
constexpr std::size_t batch = 1000;
constexpr std::size_t chunk = 100;

// After this long a Write takes no further chunk: it ends far within the 50 ms that others may have to wait for it.
constexpr std::chrono::milliseconds enough{20};

using Subjects = std::map<std::string, std::vector<StoredSubject>, std::less<>>;  // by line

Result<Subjects> waiting_subjects(db::Read& read, std::string const& first_line, std::string const& last_line) {
    Subjects subjects;
    TRY(read.stream(find_waiting_subjects, {db::Blob{first_line}, db::Blob{last_line}}, [&](db::Row const& row) {
        subjects[row.blob(0)].push_back({row.text(1), row.blob(2), row.text(3)});
        return true;
    }));
    return subjects;
}

/// `INSERT … VALUES ($1, …), ($6, …)` for so many seals; few lengths occur, so the database keeps it prepared.
std::string insert_text(std::size_t seals) {
    std::string sql = "INSERT INTO logbook_seal (sequence, line, content_hash, previous_hash, hash) VALUES ";
    for (std::size_t i = 0; i < seals; ++i) {
        auto const first = 5 * i;
        sql += fmt::format("{}(${}, ${}, ${}, ${}, ${})", i == 0 ? "" : ", ", first + 1, first + 2, first + 3,
                           first + 4, first + 5);
    }
    return sql;
}

Result<void> insert_seals(db::Write& write, std::vector<db::Value> const& values) {
    static std::string const whole = insert_text(chunk);
    auto const seals = values.size() / 5;
    auto const text = seals == chunk ? whole : insert_text(seals);
    db::Statement const insert_some{"logbook.insert_seals", text};
    TRY(write.execute_values(insert_some, values));
    return {};
}

/// Seals these lines and moves the head of the chain along.
Result<void> seal_lines(db::Write& write, db::Rows const& rows, Checkpoint& head) {
    auto const subjects = TRY(waiting_subjects(write, rows.front().blob(0), rows.back().blob(0)));
    std::vector<db::Value> values;
    values.reserve(5 * rows.size());
    for (auto const& row : rows) {
        auto const line = read_line(row, 0);
        auto const found = subjects.find(line.id);
        auto const content = content_hash(line, found == subjects.end() ? std::vector<StoredSubject>{} : found->second);
        auto const previous = std::exchange(head.hash, {});
        ++head.sequence;
        head.hash = seal_hash(head.sequence, line.id, content, previous);
        values.emplace_back(head.sequence);
        for (auto const& bytes : {line.id, content, previous, head.hash}) values.emplace_back(db::Blob{bytes});
    }
    return insert_seals(write, values);
}

Result<std::optional<Checkpoint>> newest(db::Read& read) {
    auto const row = TRY(read.first(find_checkpoint));
    if (!row) return std::optional<Checkpoint>{};
    return std::optional<Checkpoint>{read_checkpoint(*row)};
}

}  // namespace

Result<std::int64_t> seal(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant) {
    TRY(require(grant, keeps));
    auto const began = std::chrono::steady_clock::now();
    auto const head = TRY(write.first(find_head));
    Checkpoint checkpoint;
    checkpoint.sequence = head ? head->integer(0) : 0;
    checkpoint.hash = head ? head->blob(1) : first_hash();
    std::size_t sealed = 0;
    std::string last;
    while (sealed < batch && (sealed == 0 || std::chrono::steady_clock::now() - began < enough)) {
        auto const rows = TRY(write.query(find_waiting, db::Blob{last}));
        if (rows.empty()) break;
        TRY(seal_lines(write, rows, checkpoint));
        sealed += rows.size();
        last = rows.back().blob(0);
    }
    if (sealed == 0) {
        TRY(write.execute(delete_forged));
        return std::int64_t{0};
    }
    TRY(write.execute(delete_waiting, db::Blob{last}));
    auto const before = TRY(newest(write));
    checkpoint.previous = before ? before->sequence : 0;
    checkpoint.signed_at = grant.at();
    checkpoint.signature = keys.sign(checkpoint_message(checkpoint));
    TRY(write.execute(insert_checkpoint, checkpoint.sequence, checkpoint.previous, db::Blob{checkpoint.hash},
                      db::Blob{checkpoint.signature}, checkpoint.signed_at));
    return static_cast<std::int64_t>(sealed);
}

Result<std::optional<std::string>> kept_key(db::Read& read, access::Grant const& grant) {
    TRY(require(grant, keeps));
    auto const row = TRY(read.first(find_key));
    return row ? std::optional{row->blob(0)} : std::nullopt;
}

Result<void> keep_key(db::Write& write, access::Grant const& grant, std::string_view public_key) {
    TRY(require(grant, keeps));
    TRY(write.execute(insert_key, db::Blob{std::string(public_key)}));
    return {};
}

Result<std::optional<Checkpoint>> last_checkpoint(db::Read& read, access::Grant const& grant) {
    TRY(require(grant, oversees));
    return newest(read);
}

Result<std::int64_t> seal_all(db::Database& database, crypto::Keyring const& keys, access::Grant const& grant,
                              std::stop_token const& stopping) {
    std::int64_t total = 0;
    while (!stopping.stop_requested()) {
        std::optional<Checkpoint> head;
        auto const one_batch = [&](db::Write& write) -> Result<std::int64_t> {
            auto const sealed = TRY(seal(write, keys, grant));
            head = TRY(newest(write));
            return sealed;
        };
        auto const count = TRY(database.write("logbook.seal", one_batch));
        if (count == 0) break;
        total += count;
        // The technical log leaves the machine; what was written there cannot be taken back with the database.
        log::info("{}", witness_line(*head));
    }
    return total;
}

Result<bool> has_unsealed(db::Read& read, access::Grant const& grant) {
    TRY(require(grant, keeps));
    return TRY(read.first(find_any_waiting)).has_value();
}

Result<Unsealed> unsealed(db::Read& read, access::Grant const& grant) {
    TRY(require(grant, keeps));
    auto const row = TRY(read.first(find_oldest_waiting));
    Unsealed waiting{row->integer(0), std::chrono::microseconds{0}};
    if (waiting.lines > 0) waiting.oldest = std::max(waiting.oldest, grant.at() - row->instant(1));
    return waiting;
}

}  // namespace plein::logbook
