// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "platform/access/grant.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"

/// The record of who did what with whose data (Logboek Dataverwerkingen): one line per act, its data subjects beside
/// it.
namespace plein::logbook {

/// Whether a person's data were in a list or were opened on their own (a resident asks for the difference).
enum class Seen { listed, opened };

/// The person (or, until people have records, the record that stands for one) whose data an act touched.
struct DataSubject {
    Uuid record{};          ///< turned into a keyed pseudonym before it is stored
    std::string_view type;  ///< `question`: what kind of record stands for the person
    Seen seen = Seen::opened;
};

/// How the act ended, in the words of the standard.
enum class Outcome { ok, refused, failed };

/// One act. Who, purpose, activity, trace and time come from the Grant.
struct Line {
    std::string object;  ///< what was acted on, `question:<id>`; never a name or a text
    Outcome outcome = Outcome::ok;
    std::vector<DataSubject> subjects;
    std::optional<Instant> ended_at;  ///< absent: at the grant's time, an act without duration
};

/// Writes the line of a changing act, in its own transaction. A subject that comes twice is kept once, as opened if it
/// was opened at all. A grant whose activity is `none` has no line to write: that is a programmer error and throws.
Result<void> write_line(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, Line const& line);

/// Commits lines of reading acts, many per transaction. One per server. Threads: safe.
class Recorder {
public:
    Recorder(db::Database& database, crypto::Keyring const& keys);
    ~Recorder();
    Recorder(Recorder const&) = delete;
    Recorder& operator=(Recorder const&) = delete;

    /// Returns when the line is on disk: no line, no answer.
    /// Errors: unavailable `logbook.unavailable`; the caller must then not answer.
    [[nodiscard]] Result<void> record(access::Grant const& grant, Line line);

private:
    struct Waiting;
    void run();
    db::Database& database_;
    crypto::Keyring const& keys_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<std::shared_ptr<Waiting>> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

/// Numbers, hashes and signs lines that are committed and not yet sealed, at most 1,000; the number sealed.
/// Each seal's hash covers the line, its subjects and the seal before it, in a length-prefixed encoding.
/// Run by the leased job `logbook.seal`, one per database.
[[nodiscard]] Result<std::int64_t> seal(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant);

/// A signed head of the chain. One that is kept outside the database (the technical log holds each) proves, together
/// with verify(), that nothing up to it was taken away from the end.
struct Checkpoint {
    std::int64_t sequence = 0;
    std::int64_t previous = 0;  ///< sequence of the checkpoint before, 0 for the first
    std::string hash;           ///< of the seal with that sequence, 32 bytes
    std::string signature;      ///< Ed25519, 64 bytes
    Instant signed_at{};
};

/// The newest checkpoint, or nothing.
[[nodiscard]] Result<std::optional<Checkpoint>> last_checkpoint(db::Read& read, access::Grant const& grant);

/// Whether any line waits for its seal; cheap, so that a quiet house writes nothing.
[[nodiscard]] Result<bool> has_unsealed(db::Read& read);

/// Whether any act was ever logged: then the pseudonyms in the database belong to one keyring.
[[nodiscard]] Result<bool> has_lines(db::Read& read);

/// Seals batch after batch until nothing waits, and writes each checkpoint to the technical log after it is on disk;
/// the number sealed. What the job `logbook.seal` runs.
[[nodiscard]] Result<std::int64_t> seal_all(db::Database& database, crypto::Keyring const& keys,
                                            access::Grant const& grant);

/// One row of the standard Logboek Dataverwerkingen: one act and at most one data subject.
struct ExportedRow {
    std::string trace_id;  ///< 16 bytes
    std::string span_id;   ///< 8 bytes; of an act with several data subjects, each row is a child span of the act's own
    std::optional<std::string> parent_span_id;  ///< 8 bytes
    std::string activity;
    std::string purpose;
    std::string outcome;  ///< `ok`, `refused` or `failed`
    Instant started_at{};
    Instant ended_at{};
    std::string subject_type;  ///< empty where the act touched nobody's data
    std::string pseudonym;     ///< bytes
};

/// The acts that began from `from` until `until`, in the order of their lines and in pages of 1,000 lines, each in a
/// snapshot of its own: an export of years holds up no checkpoint. `each` returns false to stop. Returns the number of
/// rows. Cost: memory for one page.
[[nodiscard]] Result<std::int64_t> export_rows(db::Database& database, access::Grant const& grant, Instant from,
                                               Instant until, std::function<bool(ExportedRow const&)> const& each);

/// What a verification found.
struct Verified {
    std::int64_t sealed = 0;    ///< lines in the chain that hold
    std::int64_t unsealed = 0;  ///< lines not sealed yet
    std::int64_t checkpoints = 0;
    std::string fault;  ///< empty when all holds, else the first thing that does not, with its sequence number
};

/// Walks the whole chain with the public key alone; `progress` (may be empty) hears the sequence number now and then.
/// Finds every edited, deleted, inserted or exchanged line, subject, seal or checkpoint, and a cut tail up to the last
/// checkpoint that is in the database or handed in as `witness`. A line that is not sealed yet proves nothing.
[[nodiscard]] Result<Verified> verify(db::Read& read, std::string_view public_key,
                                      std::function<void(std::int64_t)> const& progress,
                                      std::optional<Checkpoint> const& witness = {});

}  // namespace plein::logbook
