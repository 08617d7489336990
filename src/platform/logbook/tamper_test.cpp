// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <limits>
#include <random>

#include "platform/logbook/encoding.hpp"
#include "platform/logbook/logbook.hpp"
#include "tests/support/schema.hpp"

// Somebody with full rights on the database, but without the signing key, changes one thing. Every change to what is
// sealed must be found. Each mutation runs in a transaction that is rolled back, so all start from the same logbook.
namespace plein::logbook {
namespace {

constexpr Instant morning = from_micros(1'795'248'000'000'000);
constexpr std::int64_t sealed_lines = 36;
constexpr int batch = 9;

access::Grant command_at(Instant at) {
    return access::for_command("test", {"account.manage", "accounts", "account.listed"}, at);
}

access::Grant officer() {
    return access::for_command("logbook verify", {"logbook.verify", "oversight", "none"}, morning);
}

class Forger {
public:
    Forger(db::Write& write, std::mt19937& random) : write_(write), random_(random) {}

    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
    std::int64_t any_sequence() { return 1 + pick(static_cast<int>(sealed_lines)); }
    db::Blob line_of(std::int64_t sequence) {
        auto const rows = query("SELECT line FROM logbook_seal WHERE sequence = $1", {sequence});
        return db::Blob{rows.at(0).blob(0)};
    }

    db::Rows query(std::string const& sql, std::vector<db::Value> const& arguments) {
        return write_.query_values({"test.forge", sql}, arguments).value();
    }
    std::int64_t run(std::string const& sql, std::vector<db::Value> const& arguments) {
        auto const done = write_.execute_values({"test.forge", sql}, arguments);
        if (!done) throw std::runtime_error(sql + ": " + done.error().code + " " + done.error().detail);
        return *done;
    }

    // Changes one column of one row, whatever type it has, to another value that the table accepts.
    void change(std::string const& table, std::string const& column, std::string const& where, db::Value const& key) {
        auto const rows = query(fmt::format("SELECT {} FROM {} WHERE {} = $1", column, table, where), {key});
        auto const& row = rows.at(static_cast<std::size_t>(pick(static_cast<int>(rows.size()))));
        db::Value changed;
        std::string more;
        std::vector<db::Value> arguments;
        if (row.is_null(0)) {
            changed = db::Blob{std::string(8, 'x')};  // only parent_span_id may be absent
        } else if (column == "outcome") {
            changed = std::string(row.text(0) == "ok" ? "refused" : "ok");
        } else if (column == "actor_kind") {
            changed = std::string(row.text(0) == "command" ? "job" : "command");
        } else if (column == "seen") {
            changed = std::string(row.text(0) == "listed" ? "opened" : "listed");
        } else {
            changed = other_value(row);
        }
        auto const touched =
            run(fmt::format("UPDATE {} SET {} = $1 WHERE {} = $2", table, column, where), {changed, key});
        ASSERT_GE(touched, 1);
    }

    void delete_line(std::int64_t sequence) {
        auto const line = line_of(sequence);
        run("DELETE FROM logbook_subject WHERE line = $1", {line});
        run("DELETE FROM logbook_line WHERE id = $1", {line});
    }

private:
    db::Value other_value(db::Row const& row) {
        try {
            return row.integer(0) + 1 + pick(1000);
        } catch (std::logic_error const&) {
        }
        try {
            auto bytes = row.blob(0);
            bytes[static_cast<std::size_t>(pick(static_cast<int>(bytes.size())))] ^= static_cast<char>(1 << pick(7));
            return db::Blob{bytes};
        } catch (std::logic_error const&) {
        }
        auto text = row.text(0);
        if (!text.empty() && pick(2) == 0)
            text[static_cast<std::size_t>(pick(static_cast<int>(text.size())))] ^= 1;
        else
            text += 'x';
        return text;
    }

    db::Write& write_;
    std::mt19937& random_;
};

template <std::size_t count>
std::string one_of(Forger& forger, std::array<char const*, count> const& all) {
    return all[static_cast<std::size_t>(forger.pick(static_cast<int>(count)))];
}

void edit_line(Forger& forger) {
    static constexpr std::array columns{"trace_id", "span_id",    "parent_span_id", "activity", "purpose",
                                        "actor",    "actor_kind", "roles",          "object",   "organisation",
                                        "outcome",  "started_at", "ended_at"};
    forger.change("logbook_line", one_of(forger, columns), "id", forger.line_of(forger.any_sequence()));
}

void edit_subject(Forger& forger) {
    static constexpr std::array columns{"type", "pseudonym", "seen"};
    auto const line = forger.line_of(forger.any_sequence());
    auto const column = one_of(forger, columns);
    if (column == "seen") {
        forger.change("logbook_subject", column, "line", line);
        return;
    }
    auto const rows = forger.query("SELECT pseudonym FROM logbook_subject WHERE line = $1", {line});
    forger.change("logbook_subject", column, "pseudonym", db::Blob{rows.at(0).blob(0)});
}

void edit_seal(Forger& forger) {
    static constexpr std::array columns{"line", "content_hash", "previous_hash", "hash"};
    auto const sequence = forger.any_sequence();
    if (forger.pick(5) == 0)
        forger.run("UPDATE logbook_seal SET sequence = $1 WHERE sequence = $2", {sequence + 1000, sequence});
    else
        forger.change("logbook_seal", one_of(forger, columns), "sequence", sequence);
}

void edit_checkpoint(Forger& forger) {
    static constexpr std::array columns{"hash", "signature", "signed_at"};
    auto const sequence = batch * (1 + forger.pick(static_cast<int>(sealed_lines) / batch));
    if (forger.pick(5) == 0)
        forger.run("UPDATE logbook_checkpoint SET previous = previous + 1 WHERE sequence = $1",
                   {std::int64_t{sequence}});
    else if (forger.pick(4) == 0)
        forger.run("UPDATE logbook_checkpoint SET sequence = $1 WHERE sequence = $2",
                   {std::int64_t{sequence + 1}, std::int64_t{sequence}});
    else
        forger.change("logbook_checkpoint", one_of(forger, columns), "sequence", std::int64_t{sequence});
}

void delete_something(Forger& forger) {
    auto const sequence = forger.any_sequence();
    switch (forger.pick(5)) {
        case 0:
            forger.delete_line(sequence);
            break;
        case 1:
            forger.run("DELETE FROM logbook_subject WHERE line = $1", {forger.line_of(sequence)});
            break;
        case 2:
            forger.run("DELETE FROM logbook_seal WHERE sequence = $1", {sequence});
            break;
        case 3:
            forger.run("DELETE FROM logbook_checkpoint WHERE sequence = $1", {(sequence + batch - 1) / batch * batch});
            break;
        default:  // the line with its seal, and the seals after it moved up
            forger.delete_line(sequence);
            forger.run("DELETE FROM logbook_seal WHERE sequence = $1", {sequence});
            for (auto next = sequence + 1; next <= sealed_lines; ++next)
                forger.run("UPDATE logbook_seal SET sequence = $1 WHERE sequence = $2", {next - 1, next});
    }
}

void insert_something(Forger& forger) {
    auto const sequence = forger.any_sequence();
    auto const fresh = db::Blob{crypto::random_bytes(16)};
    auto const copy = [&] {
        forger.run(
            "INSERT INTO logbook_line SELECT $1, trace_id, span_id, parent_span_id, activity, purpose, "
            "actor_kind, actor, roles, organisation, object, outcome, started_at, ended_at "
            "FROM logbook_line WHERE id = $2",
            {fresh, forger.line_of(sequence)});
    };
    switch (forger.pick(4)) {
        case 0:
            copy();
            break;  // a line that no seal knows and that does not wait
        case 1:
            forger.run(
                "INSERT INTO logbook_subject (line, type, pseudonym, seen) VALUES ($1, 'question', $2, 'opened')",
                {forger.line_of(sequence), db::Blob{crypto::random_bytes(32)}});
            break;
        case 2:
            forger.run("INSERT INTO logbook_waiting (line) VALUES ($1)", {forger.line_of(sequence)});
            break;
        default: {  // a line with a right seal at the end of the chain, but nobody to sign it
            copy();
            auto const head = forger.query("SELECT hash FROM logbook_seal WHERE sequence = $1", {sealed_lines});
            auto const content = crypto::random_bytes(32);
            auto const hash = seal_hash(sealed_lines + 1, fresh.bytes, content, head.at(0).blob(0));
            forger.run(
                "INSERT INTO logbook_seal (sequence, line, content_hash, previous_hash, hash) "
                "VALUES ($1, $2, $3, $4, $5)",
                {sealed_lines + 1, fresh, db::Blob{content}, db::Blob{head.at(0).blob(0)}, db::Blob{hash}});
        }
    }
}

void swap_two(Forger& forger) {
    auto const one = forger.any_sequence();
    auto const other = 1 + (one + forger.pick(static_cast<int>(sealed_lines) - 1)) % sealed_lines;
    auto const line_of_one = forger.line_of(one);
    auto const line_of_other = forger.line_of(other);
    if (forger.pick(2) == 0) {  // two seals point at each other's line
        forger.run("UPDATE logbook_seal SET line = $1 WHERE sequence = $2", {db::Blob{"x"}, one});
        forger.run("UPDATE logbook_seal SET line = $1 WHERE sequence = $2", {line_of_one, other});
        forger.run("UPDATE logbook_seal SET line = $1 WHERE sequence = $2", {line_of_other, one});
        return;
    }
    auto const seal = forger.query("SELECT object FROM logbook_line WHERE id = $1", {line_of_one});
    auto const twin = forger.query("SELECT object FROM logbook_line WHERE id = $1", {line_of_other});
    forger.run("UPDATE logbook_line SET object = $1 WHERE id = $2", {twin.at(0).text(0), line_of_one});
    forger.run("UPDATE logbook_line SET object = $1 WHERE id = $2", {seal.at(0).text(0), line_of_other});
}

// Cuts the tail. Within a batch the checkpoints show it; whole batches with their checkpoints only a witness does.
bool truncate(Forger& forger) {
    auto const from = forger.any_sequence();
    for (auto sequence = from; sequence <= sealed_lines; ++sequence) forger.delete_line(sequence);
    forger.run("DELETE FROM logbook_seal WHERE sequence >= $1", {from});
    bool const with_checkpoints = forger.pick(2) == 0;
    if (with_checkpoints) forger.run("DELETE FROM logbook_checkpoint WHERE sequence >= $1", {from});
    return with_checkpoints;
}

class Tampering : public testing::TestWithParam<db::Engine> {
protected:
    static void fill(db::Database& database, crypto::Keyring const& keys) {
        for (int line = 1; line <= sealed_lines + 2; ++line) {
            auto const at = morning + std::chrono::seconds{line};
            Line written;
            written.object = fmt::format("account:{}", line);
            for (int subject = 0; subject <= line % 3; ++subject)
                written.subjects.push_back({new_uuid(at), "account", Seen::listed});
            auto const act = [&](db::Write& write) { return write_line(write, keys, command_at(at), written); };
            ASSERT_TRUE(database.write("test", act));
            if (line % batch != 0) continue;
            auto const job = access::for_job("logbook.seal", {"operations.run", "operations", "none"}, at);
            ASSERT_TRUE(seal_all(database, keys, job));
        }
    }
};

TEST_P(Tampering, IsAlwaysFound) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    fill(*database, keys);
    auto const untouched =
        database->read([&](db::Read& read) { return verify(read, officer(), keys.public_key(), {}); }).value();
    ASSERT_EQ(untouched.fault, "");
    ASSERT_EQ(untouched.sealed, sealed_lines);
    ASSERT_EQ(untouched.unsealed, 2);
    std::vector<Checkpoint> const witnesses{
        database->read([](db::Read& read) { return last_checkpoint(read, officer()); }).value().value()};

    auto const times = GetParam() == db::Engine::sqlite ? 10'000 : 500;
    std::mt19937 random(20261121);
    int found = 0;
    for (int i = 0; i < times; ++i) {
        auto const kind = i % 7;
        std::string missed;
        auto const mutation = [&](db::Write& write) -> Result<void> {
            Forger forger(write, random);
            bool needs_witness = false;
            switch (kind) {
                case 0:
                    edit_line(forger);
                    break;
                case 1:
                    edit_subject(forger);
                    break;
                case 2:
                    edit_seal(forger);
                    break;
                case 3:
                    edit_checkpoint(forger);
                    break;
                case 4:
                    delete_something(forger);
                    break;
                case 5:
                    insert_something(forger);
                    break;
                default:
                    if (random() % 2 == 0)
                        swap_two(forger);
                    else
                        needs_witness = truncate(forger);
            }
            auto const result = TRY(
                verify(write, officer(), keys.public_key(), {}, needs_witness ? witnesses : std::vector<Checkpoint>{}));
            if (result.fault.empty()) missed = fmt::format("mutation {} of kind {}", i, kind);
            return fail(ErrorKind::conflict, "test.roll_back");
        };
        auto const done = database->write("test", mutation);
        ASSERT_EQ(done.error().code, "test.roll_back") << done.error().detail;
        ASSERT_EQ(missed, "");
        ++found;
    }
    EXPECT_EQ(found, times);
    RecordProperty("found", found);
}

TEST_P(Tampering, AnotherKeyDoesNotVerify) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    auto const other = crypto::Keyring::open(place.path("other")).value();
    fill(*database, keys);
    auto const found =
        database->read([&](db::Read& read) { return verify(read, officer(), other.public_key(), {}); }).value();
    EXPECT_EQ(found.fault, "the signature of checkpoint 9 does not hold");
}

TEST_P(Tampering, AWitnessMustBeSigned) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    fill(*database, keys);
    auto witness = database->read([](db::Read& read) { return last_checkpoint(read, officer()); }).value().value();
    auto const code = [&] {
        auto const found =
            database->read([&](db::Read& read) { return verify(read, officer(), keys.public_key(), {}, {witness}); });
        return found ? found->fault : found.error().code;
    };
    EXPECT_EQ(code(), "");
    witness.sequence += 1;
    EXPECT_EQ(code(), "logbook.witness_unsigned");
}

// The walk goes by what is there: a seal with a far number makes it no longer, and no number makes it go round.
TEST_P(Tampering, AFarNumberIsAGapAndNoLongWalk) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    fill(*database, keys);
    for (auto const far : {std::int64_t{10'000'000'000'000}, std::numeric_limits<std::int64_t>::max()}) {
        for (auto const* table : {"logbook_seal", "logbook_checkpoint"}) {
            auto const done = database->write("test", [&](db::Write& write) -> Result<void> {
                std::mt19937 random;
                Forger(write, random)
                    .run(fmt::format("UPDATE {} SET sequence = $1 WHERE sequence = $2", table), {far, sealed_lines});
                int pages = 0;
                auto const found = TRY(verify(write, officer(), keys.public_key(), [&](std::int64_t) { ++pages; }));
                EXPECT_LE(pages, 1);
                EXPECT_EQ(found.fault, table == std::string("logbook_seal")
                                           ? "seal 36 is missing"
                                           : fmt::format("the chain ends at 36, the last checkpoint is of {}", far));
                return fail(ErrorKind::conflict, "test.roll_back");
            });
            ASSERT_EQ(done.error().code, "test.roll_back") << done.error().detail;
        }
    }
}

// Every checkpoint that was kept may be a witness, also many at once, and one that the chain contradicts is named.
TEST_P(Tampering, AChainThatWasMadeAnewIsNotTheOneOfTheWitness) {
    PLEIN_EMPTY_DATABASE(place, GetParam());
    auto const database = support::open_with_schema(place, {"logbook"});
    auto const keys = crypto::Keyring::open(place.path("keys")).value();
    fill(*database, keys);
    std::vector<Checkpoint> kept;
    static constexpr db::Statement find{
        "test.checkpoints", "SELECT sequence, previous, hash, signature, signed_at FROM logbook_checkpoint"};
    auto const rows = database->read([](db::Read& read) { return read.query(find); }).value();
    for (auto const& row : rows) {
        Checkpoint const checkpoint{row.integer(0), row.integer(1), row.blob(2), row.blob(3), row.instant(4)};
        auto const read_back = parse_witness("2026-11-21T08:00:00Z info " + witness_line(checkpoint) + "\n");
        ASSERT_TRUE(read_back && *read_back);
        kept.push_back(**read_back);
    }
    ASSERT_EQ(kept.size(), 4U);
    auto const fault = [&](db::Database& of) { return verify(of, officer(), keys.public_key(), {}, kept)->fault; };
    EXPECT_EQ(fault(*database), "");
    // A copy with other acts, sealed with the stolen key: in itself it holds.
    PLEIN_EMPTY_DATABASE(other_place, GetParam());
    auto const other = support::open_with_schema(other_place, {"logbook"});
    fill(*other, keys);
    EXPECT_EQ(verify(*other, officer(), keys.public_key(), {})->fault, "");
    EXPECT_EQ(fault(*other), "seal 9 is not the one that the witness knows");
}

PLEIN_ON_BOTH_ENGINES(Tampering);

TEST(Witness, IsReadFromALineOfTheTechnicalLog) {
    Checkpoint checkpoint;
    checkpoint.sequence = 9;
    checkpoint.previous = 3;
    checkpoint.hash = std::string(32, 'h');
    checkpoint.signature = std::string(64, 's');
    checkpoint.signed_at = morning;
    auto const line = witness_line(checkpoint);
    EXPECT_EQ(line.substr(0, 45), "logbook.checkpoint sequence=9 previous=3 hash");
    for (auto const& text :
         {line, "[2026-11-21 08:00:00.000] [info] " + line, "{\"msg\":\"" + line + "\"}", line + "\r"}) {
        auto const found = parse_witness(text);
        ASSERT_TRUE(found && *found) << text;
        EXPECT_EQ((*found)->sequence, 9);
        EXPECT_EQ(checkpoint_message(**found), checkpoint_message(checkpoint));
        EXPECT_EQ((*found)->signature, checkpoint.signature);
    }
    EXPECT_FALSE(parse_witness("server.listening address=127.0.0.1:8080").value());
    EXPECT_FALSE(parse_witness("").value());
    for (auto const* part : {"sequence=9", "previous=3", "hash=68", "signature=73", "at=1"}) {
        auto broken = line;
        broken.replace(broken.find(part), std::string_view(part).size(), "x=");
        EXPECT_EQ(parse_witness(broken).error().code, "logbook.witness_malformed") << broken;
    }
    EXPECT_EQ(parse_witness("logbook.checkpoint sequence=-1").error().code, "logbook.witness_malformed");
}

// Two different lines must never give the same bytes, whatever stands in their fields.
TEST(Encoding, ALengthStandsBeforeEveryPart) {
    StoredLine one;
    one.activity = "ab";
    one.purpose = "c";
    StoredLine other;
    other.activity = "a";
    other.purpose = "bc";
    EXPECT_NE(content_hash(one, {}), content_hash(other, {}));
    StoredLine absent;
    StoredLine empty;
    empty.parent_span_id = "";
    EXPECT_NE(content_hash(absent, {}), content_hash(empty, {}));
    EXPECT_EQ(content_hash(one, {{"a", "1", "listed"}, {"b", "2", "opened"}}),
              content_hash(one, {{"b", "2", "opened"}, {"a", "1", "listed"}}));
    EXPECT_NE(content_hash(one, {{"a", "1", "listed"}}), content_hash(one, {{"a", "1", "opened"}}));
    std::string bytes;
    append_part(bytes, "ab");
    EXPECT_EQ(bytes, std::string("\0\0\0\0\0\0\0\2ab", 10));
}

// The encoding must not change for as long as any logbook is kept: these hashes were computed apart, from the
// definition.
TEST(Encoding, StaysAsItIs) {
    EXPECT_EQ(crypto::hex(seal_hash(1, "line", "content", first_hash())),
              "b1f63d5b16b60996c66a2e9b4717fa20016bfc4d22ecafadd9789b38d2227fba");
    StoredLine line;
    line.id = "id";
    line.trace_id = "trace";
    line.span_id = "span";
    line.activity = "question.opened";
    line.purpose = "first-contact";
    line.actor_kind = "account";
    line.actor = "who";
    line.roles = "frontdoor_worker";
    line.organisation = "gemeente";
    line.object = "question:1";
    line.outcome = "ok";
    line.started_at = 1'795'248'000'000'000;
    line.ended_at = 1'795'248'000'003'000;
    EXPECT_EQ(crypto::hex(content_hash(line, {})), "f0e047856ba849bfe4b0f3058d24cdb77e1c478551fece44941389e2c169a007");
    line.parent_span_id = "parent";
    EXPECT_EQ(crypto::hex(content_hash(line, {{"question", "pseudonym", "opened"}, {"person", "other", "listed"}})),
              "97ba68d694b9827baf3b8e6eb3a8436a8dc575db5a82f4d36fdf35ed68e6e7f0");
    Checkpoint checkpoint;
    checkpoint.sequence = 9;
    checkpoint.previous = 3;
    checkpoint.hash = "hash";
    checkpoint.signed_at = morning;
    EXPECT_EQ(crypto::hex(crypto::sha256(checkpoint_message(checkpoint))),
              "ecf726aa657fcd8ce623c6fde4585098ed4a73241d00c3949301a22783011b0a");
    EXPECT_EQ(first_hash(), std::string(32, '\0'));
}

}  // namespace
}  // namespace plein::logbook
