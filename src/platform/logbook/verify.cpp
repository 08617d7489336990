// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <algorithm>
#include <limits>
#include <map>

#include "platform/logbook/allowed.hpp"
#include "platform/logbook/stored.hpp"

namespace plein::logbook {
namespace {

constexpr std::int64_t page = 1000;

// A page is what is there, not a range of numbers: somebody who gives one seal a far number makes no longer walk.
constexpr db::Statement find_seals{
    "logbook.verify_seals", "SELECT s.sequence, s.line, s.content_hash, s.previous_hash, s.hash, " PLEIN_LINE_COLUMNS
                            " FROM logbook_seal s LEFT JOIN logbook_line l ON l.id = s.line "
                            "WHERE s.sequence > $1 AND s.sequence <= $2 ORDER BY s.sequence LIMIT $3"};
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

/// Reads in one snapshot; a walk asks for one after another.
using Snapshots = std::function<Result<void>(std::function<Result<void>(db::Read&)> const&)>;

/// One walk from the first seal to the last that was there when it began.
class Walk {
public:
    Walk(Snapshots snapshots, std::string_view public_key, std::vector<Checkpoint> const& witnesses)
        : snapshots_(std::move(snapshots)), public_key_(public_key) {
        for (auto const& witness : witnesses) witnesses_.emplace(witness.sequence, witness.hash);
    }

    Result<Verified> run(std::function<void(std::int64_t)> const& progress) {
        TRY(snapshots_([&](db::Read& read) -> Result<void> {
            bounds_ = TRY(read.first(find_bounds));
            return {};
        }));
        found_.unsealed = bounds_->integer(2);
        for (bool more = true; more && found_.fault.empty();) {
            TRY(snapshots_([&](db::Read& read) -> Result<void> {
                more = TRY(check_page(read));
                return {};
            }));
            if (more && progress) progress(found_.sealed);
        }
        if (found_.fault.empty()) check_end();
        return found_;
    }

private:
    [[nodiscard]] std::int64_t last_seal() const { return bounds_->integer(0); }
    [[nodiscard]] std::int64_t last_checkpoint() const { return bounds_->integer(1); }

    /// False at the end.
    Result<bool> check_page(db::Read& read) {
        // The first page begins before every number that a forger can give.
        auto const after = found_.sealed == 0 ? std::numeric_limits<std::int64_t>::min() : found_.sealed;
        auto rows = TRY(read.query(find_seals, after, last_seal(), page));
        if (rows.empty()) return false;
        std::int64_t last = found_.sealed;
        auto const gap = std::find_if(rows.begin(), rows.end(), [&](db::Row const& row) {
            if (row.integer(0) != last + 1) return true;
            ++last;
            return false;
        });
        rows.erase(gap, rows.end());
        if (rows.empty()) {
            found_.fault = fmt::format("seal {} is missing", found_.sealed + 1);
            return false;
        }
        TRY(check_rows(read, rows, last));
        return true;
    }

    /// The seals after found_.sealed up to `last`, without a gap.
    Result<void> check_rows(db::Read& read, db::Rows const& rows, std::int64_t last) {
        std::map<std::int64_t, std::vector<StoredSubject>> subjects;
        TRY(read.stream(find_subjects, {found_.sealed, last}, [&](db::Row const& row) {
            subjects[row.integer(0)].push_back({row.text(1), row.blob(2), row.text(3)});
            return true;
        }));
        std::map<std::int64_t, Checkpoint> checkpoints;
        for (auto const& row : TRY(read.query(find_checkpoints, found_.sealed, last)))
            checkpoints.emplace(row.integer(0), read_checkpoint(row));
        for (auto const& row : rows) {
            check_seal(row, std::move(subjects[row.integer(0)]));
            if (!found_.fault.empty()) return {};
            if (auto const at = checkpoints.find(row.integer(0)); at != checkpoints.end()) check_checkpoint(at->second);
            if (!found_.fault.empty()) return {};
        }
        return {};
    }

    void check_seal(db::Row const& row, std::vector<StoredSubject> subjects) {
        auto const sequence = row.integer(0);
        auto const& line = row.blob(1);
        auto const& content = row.blob(2);
        auto const [first, last] = witnesses_.equal_range(sequence);
        bool const known = std::all_of(first, last, [&](auto const& witness) { return witness.second == row.blob(4); });
        if (row.blob(3) != head_)
            found_.fault = fmt::format("seal {} does not follow the seal before it", sequence);
        else if (row.blob(4) != seal_hash(sequence, line, content, head_))
            found_.fault = fmt::format("seal {} was changed", sequence);
        else if (row.is_null(5))
            found_.fault = fmt::format("the line of seal {} is missing", sequence);
        else if (content_hash(read_line(row, 5), std::move(subjects)) != content)
            found_.fault = fmt::format("the line of seal {} was changed", sequence);
        else if (!known)
            found_.fault = fmt::format("seal {} is not the one that the witness knows", sequence);
        if (!found_.fault.empty()) return;
        found_.sealed = sequence;
        head_ = row.blob(4);
    }

    void check_checkpoint(Checkpoint const& checkpoint) {
        if (checkpoint.previous != last_checked_)
            found_.fault = fmt::format("the checkpoint before {} is missing", checkpoint.sequence);
        else if (checkpoint.hash != head_)
            found_.fault = fmt::format("checkpoint {} is of another chain", checkpoint.sequence);
        else if (!crypto::verify_signature(checkpoint_message(checkpoint), checkpoint.signature, public_key_))
            found_.fault = fmt::format("the signature of checkpoint {} does not hold", checkpoint.sequence);
        if (!found_.fault.empty()) return;
        last_checked_ = checkpoint.sequence;
        ++found_.checkpoints;
    }

    void check_end() {
        // What was sealed while the walk went on is of no concern; what is gone is.
        if (found_.sealed < last_seal()) {
            found_.fault = fmt::format("seal {} is missing", found_.sealed + 1);
        } else if (last_checkpoint() != last_seal()) {
            found_.fault =
                fmt::format("the chain ends at {}, the last checkpoint is of {}", last_seal(), last_checkpoint());
        } else if (!witnesses_.empty() && witnesses_.rbegin()->first > last_seal()) {
            found_.fault =
                fmt::format("the chain ends at {}, the witness knows {}", last_seal(), witnesses_.rbegin()->first);
        } else if (found_.unsealed != bounds_->integer(3) || bounds_->integer(4) != 0) {
            found_.fault = fmt::format("{} lines have no seal, {} wait for one and {} wait that have one",
                                       found_.unsealed, bounds_->integer(3), bounds_->integer(4));
        }
    }

    Snapshots snapshots_;
    std::string_view public_key_;
    std::multimap<std::int64_t, std::string> witnesses_;  // hash by sequence; two hashes of one: two chains were signed
    std::optional<db::Row> bounds_;
    Verified found_;
    std::string head_ = first_hash();
    std::int64_t last_checked_ = 0;
};

Result<void> check_witnesses(std::vector<Checkpoint> const& witnesses, std::string_view public_key) {
    for (auto const& witness : witnesses) {
        if (crypto::verify_signature(checkpoint_message(witness), witness.signature, public_key)) continue;
        return fail(ErrorKind::bad_request, "logbook.witness_unsigned",
                    fmt::format("the signature of witness {} does not hold", witness.sequence));
    }
    return {};
}

}  // namespace

Result<Verified> verify(db::Read& read, access::Grant const& grant, std::string_view public_key,
                        std::function<void(std::int64_t)> const& progress, std::vector<Checkpoint> const& witnesses) {
    TRY(require(grant, oversees));
    TRY(check_witnesses(witnesses, public_key));
    auto const same = [&](std::function<Result<void>(db::Read&)> const& act) { return act(read); };
    return Walk(same, public_key, witnesses).run(progress);
}

Result<Verified> verify(db::Database& database, access::Grant const& grant, std::string_view public_key,
                        std::function<void(std::int64_t)> const& progress, std::vector<Checkpoint> const& witnesses) {
    TRY(require(grant, oversees));
    TRY(check_witnesses(witnesses, public_key));
    auto const fresh = [&](std::function<Result<void>(db::Read&)> const& act) { return database.read(act); };
    return Walk(fresh, public_key, witnesses).run(progress);
}

}  // namespace plein::logbook
