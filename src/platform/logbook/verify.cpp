// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <map>

#include "platform/logbook/stored.hpp"

namespace plein::logbook {
namespace {

constexpr std::int64_t page = 1000;

constexpr db::Statement find_seals{
    "logbook.verify_seals", "SELECT s.sequence, s.line, s.content_hash, s.previous_hash, s.hash, " PLEIN_LINE_COLUMNS
                            " FROM logbook_seal s LEFT JOIN logbook_line l ON l.id = s.line "
                            "WHERE s.sequence > $1 AND s.sequence <= $2 ORDER BY s.sequence"};
constexpr db::Statement find_subjects{
    "logbook.verify_subjects",
    "SELECT s.sequence, j.type, j.pseudonym, j.seen FROM logbook_seal s JOIN logbook_subject j ON j.line = s.line "
    "WHERE s.sequence > $1 AND s.sequence <= $2"};
constexpr db::Statement find_checkpoints{
    "logbook.verify_checkpoints", "SELECT " PLEIN_CHECKPOINT_COLUMNS
                                  " FROM logbook_checkpoint WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence"};
constexpr db::Statement find_bounds{
    "logbook.verify_bounds",
    "SELECT (SELECT COALESCE(MAX(sequence), 0) FROM logbook_seal), "
    "(SELECT COALESCE(MAX(sequence), 0) FROM logbook_checkpoint), "
    "(SELECT COUNT(*) FROM logbook_line l WHERE NOT EXISTS (SELECT 1 FROM logbook_seal s WHERE s.line = l.id)), "
    "(SELECT COUNT(*) FROM logbook_waiting w WHERE NOT EXISTS (SELECT 1 FROM logbook_seal s WHERE s.line = w.line)), "
    "(SELECT COUNT(*) FROM logbook_waiting w WHERE EXISTS (SELECT 1 FROM logbook_seal s WHERE s.line = w.line))"};

/// One walk from the first seal to the last.
class Walk {
public:
    Walk(db::Read& read, std::string_view public_key, std::optional<Checkpoint> const& witness)
        : read_(read), public_key_(public_key), witness_(witness) {}

    Result<Verified> run(std::function<void(std::int64_t)> const& progress) {
        auto const bounds = TRY(read_.first(find_bounds));
        auto const last_seal = bounds->integer(0);
        auto const last_checkpoint = bounds->integer(1);
        found_.unsealed = bounds->integer(2);
        for (std::int64_t from = 0; from < std::max(last_seal, last_checkpoint) && found_.fault.empty(); from += page) {
            TRY(check_page(from, from + page));
            if (progress) progress(found_.sealed);
        }
        if (!found_.fault.empty()) return found_;
        if (last_checkpoint != last_seal) {
            found_.fault =
                fmt::format("the chain ends at {}, the last checkpoint is of {}", last_seal, last_checkpoint);
        } else if (witness_ && witness_->sequence > last_seal) {
            found_.fault = fmt::format("the chain ends at {}, the witness knows {}", last_seal, witness_->sequence);
        } else if (found_.unsealed != bounds->integer(3) || bounds->integer(4) != 0) {
            found_.fault = fmt::format("{} lines have no seal, {} wait for one and {} wait that have one",
                                       found_.unsealed, bounds->integer(3), bounds->integer(4));
        }
        return found_;
    }

private:
    Result<void> check_page(std::int64_t from, std::int64_t until) {
        std::map<std::int64_t, std::vector<StoredSubject>> subjects;
        TRY(read_.stream(find_subjects, {from, until}, [&](db::Row const& row) {
            subjects[row.integer(0)].push_back({row.text(1), row.blob(2), row.text(3)});
            return true;
        }));
        std::map<std::int64_t, Checkpoint> checkpoints;
        for (auto const& row : TRY(read_.query(find_checkpoints, from, until)))
            checkpoints.emplace(row.integer(0), read_checkpoint(row));
        for (auto const& row : TRY(read_.query(find_seals, from, until))) {
            check_seal(row, std::move(subjects[row.integer(0)]));
            if (!found_.fault.empty()) return {};
            if (auto const at = checkpoints.find(row.integer(0)); at != checkpoints.end()) {
                check_checkpoint(at->second);
                checkpoints.erase(at);
            }
            if (!found_.fault.empty()) return {};
        }
        if (!checkpoints.empty()) found_.fault = fmt::format("checkpoint {} has no seal", checkpoints.begin()->first);
        return {};
    }

    void check_seal(db::Row const& row, std::vector<StoredSubject> subjects) {
        auto const sequence = row.integer(0);
        auto const& line = row.blob(1);
        auto const& content = row.blob(2);
        if (sequence != found_.sealed + 1)
            found_.fault = fmt::format("seal {} is missing", found_.sealed + 1);
        else if (row.blob(3) != head_)
            found_.fault = fmt::format("seal {} does not follow the seal before it", sequence);
        else if (row.blob(4) != seal_hash(sequence, line, content, head_))
            found_.fault = fmt::format("seal {} was changed", sequence);
        else if (row.is_null(5))
            found_.fault = fmt::format("the line of seal {} is missing", sequence);
        else if (content_hash(read_line(row, 5), std::move(subjects)) != content)
            found_.fault = fmt::format("the line of seal {} was changed", sequence);
        else if (witness_ && witness_->sequence == sequence && witness_->hash != row.blob(4))
            found_.fault = fmt::format("seal {} is not the one that the witness knows", sequence);
        if (!found_.fault.empty()) return;
        found_.sealed = sequence;
        head_ = row.blob(4);
    }

    void check_checkpoint(Checkpoint const& checkpoint) {
        if (checkpoint.previous != last_checkpoint_)
            found_.fault = fmt::format("the checkpoint before {} is missing", checkpoint.sequence);
        else if (checkpoint.hash != head_)
            found_.fault = fmt::format("checkpoint {} is of another chain", checkpoint.sequence);
        else if (!crypto::verify_signature(checkpoint_message(checkpoint), checkpoint.signature, public_key_))
            found_.fault = fmt::format("the signature of checkpoint {} does not hold", checkpoint.sequence);
        if (!found_.fault.empty()) return;
        last_checkpoint_ = checkpoint.sequence;
        ++found_.checkpoints;
    }

    db::Read& read_;
    std::string_view public_key_;
    std::optional<Checkpoint> const& witness_;
    Verified found_;
    std::string head_ = first_hash();
    std::int64_t last_checkpoint_ = 0;
};

}  // namespace

Result<Verified> verify(db::Read& read, std::string_view public_key, std::function<void(std::int64_t)> const& progress,
                        std::optional<Checkpoint> const& witness) {
    if (witness && !crypto::verify_signature(checkpoint_message(*witness), witness->signature, public_key))
        return fail(ErrorKind::bad_request, "logbook.witness_unsigned");
    return Walk(read, public_key, witness).run(progress);
}

}  // namespace plein::logbook
