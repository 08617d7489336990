// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <map>

#include "platform/crypto/crypto.hpp"
#include "platform/log/log.hpp"
#include "platform/logbook/stored.hpp"

namespace plein::logbook {
namespace {

// A line that is already in the chain is left out, so that a forged row in logbook_waiting cannot stop the sealer.
constexpr db::Statement find_waiting{
    "logbook.find_waiting",
    "SELECT " PLEIN_LINE_COLUMNS
    " FROM logbook_waiting w JOIN logbook_line l ON l.id = w.line "
    "WHERE NOT EXISTS (SELECT 1 FROM logbook_seal s WHERE s.line = w.line) ORDER BY l.id LIMIT 1000"};
constexpr db::Statement find_waiting_subjects{
    "logbook.find_waiting_subjects",
    "SELECT s.line, s.type, s.pseudonym, s.seen FROM logbook_waiting w JOIN logbook_subject s ON s.line = w.line "
    "WHERE w.line <= $1"};
constexpr db::Statement find_head{"logbook.find_head",
                                  "SELECT sequence, hash FROM logbook_seal ORDER BY sequence DESC LIMIT 1"};
constexpr db::Statement find_checkpoint{"logbook.find_checkpoint",
                                        "SELECT " PLEIN_CHECKPOINT_COLUMNS
                                        " FROM logbook_checkpoint ORDER BY sequence DESC LIMIT 1"};
constexpr db::Statement find_any_waiting{"logbook.find_any_waiting", "SELECT 1 FROM logbook_waiting LIMIT 1"};
constexpr db::Statement insert_seal{
    "logbook.insert_seal",
    "INSERT INTO logbook_seal (sequence, line, content_hash, previous_hash, hash) VALUES ($1, $2, $3, $4, $5)"};
constexpr db::Statement delete_waiting{
    "logbook.delete_waiting",
    "DELETE FROM logbook_waiting WHERE EXISTS (SELECT 1 FROM logbook_seal s WHERE s.line = logbook_waiting.line)"};
constexpr db::Statement insert_checkpoint{
    "logbook.insert_checkpoint",
    "INSERT INTO logbook_checkpoint (sequence, previous, hash, signature, signed_at) VALUES ($1, $2, $3, $4, $5)"};

using Subjects = std::map<std::string, std::vector<StoredSubject>, std::less<>>;  // by line

Result<Subjects> waiting_subjects(db::Read& read, std::string const& last_line) {
    Subjects subjects;
    TRY(read.stream(find_waiting_subjects, {db::Blob{last_line}}, [&](db::Row const& row) {
        subjects[row.blob(0)].push_back({row.text(1), row.blob(2), row.text(3)});
        return true;
    }));
    return subjects;
}

}  // namespace

Result<std::int64_t> seal(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant) {
    auto const rows = TRY(write.query(find_waiting));
    if (rows.empty()) {
        TRY(write.execute(delete_waiting));
        return std::int64_t{0};
    }
    auto const subjects = TRY(waiting_subjects(write, rows.back().blob(0)));
    auto const head = TRY(write.first(find_head));
    Checkpoint checkpoint;
    checkpoint.sequence = head ? head->integer(0) : 0;
    checkpoint.hash = head ? head->blob(1) : first_hash();
    for (auto const& row : rows) {
        auto const line = read_line(row, 0);
        auto const found = subjects.find(line.id);
        auto const content = content_hash(line, found == subjects.end() ? std::vector<StoredSubject>{} : found->second);
        auto const previous = std::exchange(checkpoint.hash, {});
        ++checkpoint.sequence;
        checkpoint.hash = seal_hash(checkpoint.sequence, line.id, content, previous);
        TRY(write.execute(insert_seal, checkpoint.sequence, db::Blob{line.id}, db::Blob{content}, db::Blob{previous},
                          db::Blob{checkpoint.hash}));
    }
    TRY(write.execute(delete_waiting));
    auto const before = TRY(write.first(find_checkpoint));
    checkpoint.previous = before ? before->integer(0) : 0;
    checkpoint.signed_at = grant.at();
    checkpoint.signature = keys.sign(checkpoint_message(checkpoint));
    TRY(write.execute(insert_checkpoint, checkpoint.sequence, checkpoint.previous, db::Blob{checkpoint.hash},
                      db::Blob{checkpoint.signature}, checkpoint.signed_at));
    return static_cast<std::int64_t>(rows.size());
}

Result<std::optional<Checkpoint>> last_checkpoint(db::Read& read, access::Grant const&) {
    auto const row = TRY(read.first(find_checkpoint));
    if (!row) return std::optional<Checkpoint>{};
    return std::optional<Checkpoint>{read_checkpoint(*row)};
}

Result<std::int64_t> seal_all(db::Database& database, crypto::Keyring const& keys, access::Grant const& grant) {
    std::int64_t total = 0;
    for (;;) {
        std::optional<Checkpoint> head;
        auto const batch = [&](db::Write& write) -> Result<std::int64_t> {
            auto const sealed = TRY(seal(write, keys, grant));
            head = TRY(last_checkpoint(write, grant));
            return sealed;
        };
        auto const count = TRY(database.write("logbook.seal", batch));
        if (count == 0) return total;
        total += count;
        // The technical log leaves the machine; what was written there cannot be taken back with the database.
        log::info("logbook.checkpoint sequence={} previous={} hash={} signature={} at={}", head->sequence,
                  head->previous, crypto::hex(head->hash), crypto::hex(head->signature), to_micros(head->signed_at));
    }
}

Result<bool> has_unsealed(db::Read& read) { return TRY(read.first(find_any_waiting)).has_value(); }

}  // namespace plein::logbook
