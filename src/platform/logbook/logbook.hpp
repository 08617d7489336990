// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
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
    /// `patience`: how long a reader waits for its line; as long as the database itself waits for a lock.
    Recorder(db::Database& database, crypto::Keyring const& keys,
             std::chrono::milliseconds patience = std::chrono::milliseconds{5000});
    ~Recorder();
    Recorder(Recorder const&) = delete;
    Recorder& operator=(Recorder const&) = delete;

    /// Returns when the line is on disk: no line, no answer. A line that the database refuses takes none of the others
    /// with it.
    /// Errors: unavailable `logbook.unavailable`, also after the recorder's patience; the caller must then not answer.
    [[nodiscard]] Result<void> record(access::Grant const& grant, Line line);

private:
    struct Waiting;
    void run();
    std::vector<Result<void>> write_batch(std::vector<std::shared_ptr<Waiting>> const& batch);
    Result<void> write_some(std::vector<std::shared_ptr<Waiting>> const& some);
    db::Database& database_;
    crypto::Keyring const& keys_;
    std::chrono::milliseconds patience_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<std::shared_ptr<Waiting>> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

/// Numbers, hashes and signs lines that are committed and not yet sealed, at most 1,000 and no more than 20 ms allow;
/// the number sealed. Each seal's hash covers the line, its subjects and the seal before it, in a length-prefixed
/// encoding. Run by the leased job `logbook.seal`, one per database. Errors: forbidden_or_absent without
/// `operations.run`.
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

/// The line of the technical log that tells of a checkpoint, and what parse_witness reads:
/// `logbook.checkpoint sequence=… previous=… hash=… signature=… at=…`, the bytes in hexadecimal, `at` in microseconds.
[[nodiscard]] std::string witness_line(Checkpoint const& checkpoint);

/// The checkpoint of a line, whatever the log has put before it and after it; nothing where the line tells of none.
/// The signature is not tried. Errors: bad_request `logbook.witness_malformed` (detail says which part).
[[nodiscard]] Result<std::optional<Checkpoint>> parse_witness(std::string_view line);

/// The newest checkpoint, or nothing. Errors: forbidden_or_absent without `logbook.verify`.
[[nodiscard]] Result<std::optional<Checkpoint>> last_checkpoint(db::Read& read, access::Grant const& grant);

/// The public key of the keyring that the database was made with (32 bytes), or nothing before keep_key.
/// Errors: forbidden_or_absent without `operations.run`.
[[nodiscard]] Result<std::optional<std::string>> kept_key(db::Read& read, access::Grant const& grant);

/// Keeps the public key where none is kept yet. Errors: as kept_key.
Result<void> keep_key(db::Write& write, access::Grant const& grant, std::string_view public_key);

/// Whether any line waits for its seal; cheap, so that a quiet house writes nothing.
/// Errors: forbidden_or_absent without `operations.run`.
[[nodiscard]] Result<bool> has_unsealed(db::Read& read, access::Grant const& grant);

/// What waits for its seal.
struct Unsealed {
    std::int64_t lines = 0;
    std::chrono::microseconds oldest{0};  ///< how long the oldest line has waited at the grant's time
};

/// For the figures of the house: over a second means that sealing stands still. Cost: a look at every line that waits.
/// Errors: forbidden_or_absent without `operations.run`.
[[nodiscard]] Result<Unsealed> unsealed(db::Read& read, access::Grant const& grant);

/// Whether any act was ever logged: then the pseudonyms in the database belong to one keyring.
/// Errors: forbidden_or_absent without `operations.run`.
[[nodiscard]] Result<bool> has_lines(db::Read& read, access::Grant const& grant);

/// Seals batch after batch until nothing waits or it is asked to stop, and writes each checkpoint to the technical log
/// after it is on disk; the number sealed. What the job `logbook.seal` runs.
/// Errors: forbidden_or_absent without `operations.run`.
[[nodiscard]] Result<std::int64_t> seal_all(db::Database& database, crypto::Keyring const& keys,
                                            access::Grant const& grant, std::stop_token const& stopping = {});

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
/// rows. Cost: memory for one page; reads the lines of those days and no others.
/// Errors: forbidden_or_absent without `logbook.verify`. Whoever calls it writes a line of its own first: who read the
/// logbook stands in the logbook.
[[nodiscard]] Result<std::int64_t> export_rows(db::Database& database, access::Grant const& grant, Instant from,
                                               Instant until, std::function<bool(ExportedRow const&)> const& each);

/// What a verification found.
struct Verified {
    std::int64_t sealed = 0;    ///< lines in the chain that hold
    std::int64_t unsealed = 0;  ///< lines not sealed yet
    std::int64_t checkpoints = 0;
    std::string fault;  ///< empty when all holds, else the first thing that does not, with its sequence number
};

/// Walks the whole chain with the public key alone; `progress` (may be empty) hears the sequence number after each
/// page. Finds every edited, deleted, inserted or exchanged line, subject, seal or checkpoint up to the last
/// checkpoint. A tail that was cut off together with its checkpoints is found only by a witness: a checkpoint that was
/// kept elsewhere. A line that is not sealed yet proves nothing. Each page of 1,000 seals has a snapshot of its own, so
/// a long walk holds up no checkpoint of the database; what is sealed meanwhile is left for the next time. Errors:
/// forbidden_or_absent without `logbook.verify`; bad_request `logbook.witness_unsigned` where the key did not sign a
/// witness.
[[nodiscard]] Result<Verified> verify(db::Database& database, access::Grant const& grant, std::string_view public_key,
                                      std::function<void(std::int64_t)> const& progress,
                                      std::vector<Checkpoint> const& witnesses = {});

/// The same in one snapshot.
[[nodiscard]] Result<Verified> verify(db::Read& read, access::Grant const& grant, std::string_view public_key,
                                      std::function<void(std::int64_t)> const& progress,
                                      std::vector<Checkpoint> const& witnesses = {});

}  // namespace plein::logbook
