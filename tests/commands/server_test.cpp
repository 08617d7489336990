// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Commands beside a running server, and what Ctrl-C and a killed server leave behind.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <set>
#include <thread>

#include "app/house.hpp"
#include "platform/json/json.hpp"
#include "platform/log/log.hpp"
#include "tests/commands/program.hpp"
#include "tests/support/folder.hpp"

namespace plein::commands {
namespace {

std::string const data = PLEIN_SOURCE "/data/demonstration/";

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

/// A database with areas and addresses of the invented municipality, made once and copied for each test.
class Place {
public:
    Place() {
        static support::Folder const prepared = [] {
            support::Folder folder;
            auto const db = folder.path("a.db");
            for (auto const& words : std::vector<std::vector<std::string>>{
                     {"import", "areas", data + "areas.geojson"}, {"import", "addresses", data + "addresses.csv"}}) {
                auto all = words;
                all.insert(all.end(), {"--db", db});
                auto const ended = run(all);
                EXPECT_EQ(ended.code, 0) << ended.err;
            }
            return folder;
        }();
        for (auto const* name : {"a.db", "a.db.keyring"})
            std::filesystem::copy_file(prepared.path(name), folder_.path(name));
        if (std::filesystem::exists(prepared.path("a.db-wal")))
            std::filesystem::copy_file(prepared.path("a.db-wal"), folder_.path("a.db-wal"));
    }
    [[nodiscard]] std::string db() const { return folder_.path("a.db"); }
    [[nodiscard]] std::string path(std::string const& name = {}) const { return folder_.path(name); }

    [[nodiscard]] std::size_t addresses() const {
        log::start(log::Level::error, log::Format::plain);
        config::Config config;
        config.source = PLEIN_SOURCE;
        config.build = PLEIN_BUILD;
        config.database = db();
        config.keyring = db() + ".keyring";
        auto house = app::House::open(config, app::Use::write);
        return house ? (*house)->areas().index()->address_count() : 0;
    }

private:
    support::Folder folder_;
};

/// 200,000 addresses of one neighbourhood of the invented municipality.
std::string many_addresses() {
    std::string text = "PC6;Huisnummer;Buurt2026;Wijk2026;Gemeente2026\n";
    for (int postcode = 0; postcode < 20'000; ++postcode) {
        for (int number = 1; number <= 10; ++number) {
            text += fmt::format("{}A{};{};99010101;990101;9901\n", 9000 + postcode / 20,
                                static_cast<char>('B' + postcode % 20), number);
        }
    }
    return text;
}

/// Takes the newest batch out of the logbook with all that says that it was there, as whoever has the database can.
void cut_logbook(std::string const& path) {
    auto const database = db::Database::open({.location = path}).value();
    static constexpr db::Statement find{"test.newest",
                                        "SELECT previous FROM logbook_checkpoint ORDER BY sequence DESC LIMIT 1"};
    auto const cut = database->write("test.cut", [](db::Write& write) -> Result<void> {
        auto const from = TRY(write.first(find))->integer(0);
        for (auto const* where : {"logbook_subject WHERE line", "logbook_line WHERE id"}) {
            auto const sql =
                fmt::format("DELETE FROM {} IN (SELECT line FROM logbook_seal WHERE sequence > $1)", where);
            TRY(write.execute(db::Statement{"test.cut_lines", sql}, from));
        }
        for (auto const* table : {"logbook_seal", "logbook_checkpoint"}) {
            auto const sql = fmt::format("DELETE FROM {} WHERE sequence > $1", table);
            TRY(write.execute(db::Statement{"test.cut_seals", sql}, from));
        }
        return {};
    });
    ASSERT_TRUE(cut) << cut.error().detail;
}

/// Waits until the process has the file open, so that what comes next comes in the middle of reading it.
bool wait_until_open(pid_t process, std::string const& path) {
    for (int i = 0; i < 30'000; ++i) {
        std::error_code gone;
        for (std::filesystem::directory_iterator entry(fmt::format("/proc/{}/fd", process), gone), end;
             !gone && entry != end; entry.increment(gone)) {
            std::error_code closed;
            if (std::filesystem::read_symlink(entry->path(), closed) == path) return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return false;
}

TEST(Alone, CtrlCInTheMiddleOfAnImportLeavesWhatWasThere) {
    Place const place;
    auto const before = place.addresses();
    ASSERT_GT(before, 1000U);
    write_file(place.path("many.csv"), many_addresses());
    Program import({"import", "addresses", place.path("many.csv"), "--db", place.db()});
    ASSERT_TRUE(wait_until_open(import.process(), place.path("many.csv")));
    import.send(SIGINT);
    auto const ended = import.wait();
    EXPECT_EQ(ended.code, 1) << ended.out << ended.err;
    EXPECT_TRUE(has(ended.err, "import.stopped") && has(ended.err, "nothing has changed")) << ended.err;
    EXPECT_EQ(place.addresses(), before);
    EXPECT_EQ(run({"import", "addresses", place.path("many.csv"), "--db", place.db()}).code, 0);
    EXPECT_EQ(place.addresses(), 200'000U);
}

TEST(Alone, ABadFileIsRefusedWholeWithItsLine) {
    Place const place;
    auto const before = place.addresses();
    write_file(place.path("bad.csv"), "PC6;Huisnummer;Buurt2026\n9926AA;1;99010101\n9926AA;x;99010101\n");
    auto const ended = run({"import", "addresses", "bad.csv", "--db", place.db()}, place.path());
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(has(ended.err, "bad.csv: line 3")) << ended.err;
    EXPECT_EQ(run({"import", "areas", "absent.geojson", "--db", place.db()}).code, 1);
    EXPECT_EQ(place.addresses(), before);
}

TEST(BesideAServer, CommandsReadAndWrite) {
    Place const place;
    Server server{place.db()};
    struct stat socket {};
    ASSERT_EQ(::stat((place.db() + ".sock").c_str(), &socket), 0);
    EXPECT_EQ(socket.st_mode & 0777U, 0600U);

    auto const added = run({"user", "add", "anna", "--role", "administrator", "--db", "a.db", "--json"}, place.path(),
                           "correct horse battery\n");
    EXPECT_EQ(added.code, 0) << added.err;
    EXPECT_TRUE(json::parse(added.out)->find("id")) << added.out;
    auto const again =
        run({"user", "add", "anna", "--role", "administrator", "--db", place.db()}, {}, "correct horse\n");
    EXPECT_EQ(again.code, 1);
    EXPECT_TRUE(has(again.err, "account.name_taken")) << again.err;
    auto const empty = run({"user", "add", "b", "--role", "administrator", "--db", place.db()}, {}, "\n");
    EXPECT_EQ(empty.code, 1);
    EXPECT_TRUE(has(empty.err, "  password: ")) << empty.err;
    EXPECT_TRUE(has(run({"user", "list", "--db", place.db()}).out, "anna"));

    auto const kern = run({"area", "define", "De Kern", "--neighbourhoods", "BU99010101", "--db", place.db()});
    EXPECT_EQ(kern.code, 0) << kern.err;
    EXPECT_EQ(run({"area", "end", "own-none", "--db", place.db()}).code, 1);
    auto const ended = run({"area", "end", "own-de-kern", "--until", "2099-01-01", "--db", place.db()});
    EXPECT_EQ(ended.code, 0) << ended.err;

    auto const hsds =
        run({"import", "hsds", "directory.json", "--db", place.db(), "--json"}, PLEIN_BUILD "/demonstration");
    EXPECT_EQ(hsds.code, 0) << hsds.err;
    EXPECT_GT(json::parse(hsds.out)->find("read")->integer().value_or(0), 50);
    EXPECT_EQ(run({"export", "hsds", "--db", "a.db", "--output", "out.json"}, place.path()).code, 0);
    json::Limits large;
    large.max_bytes = 16 * 1024 * 1024;
    EXPECT_GT(json::parse(read_file(place.path("out.json")), large)->items().size(), 50U);
    EXPECT_FALSE(has(files_in(place.path()), ".part"));

    auto const metrics = run({"metrics", "--db", place.db()});
    EXPECT_EQ(metrics.code, 0) << metrics.err;
    for (auto const* name :
         {"plein_db_statements_total{statement=", "plein_db_write_seconds_bucket", "plein_job_runs_total",
          "plein_build_info", "process_resident_memory_bytes", "plein_mail_queued 0", "plein_mail_oldest_seconds 0",
          "plein_mail_sent_total 0", "plein_mail_failed_total 0"})
        EXPECT_TRUE(has(metrics.out, name)) << name;

    auto const second = run({"serve", "--listen", "127.0.0.1:0", "--db", place.db()});
    EXPECT_EQ(second.code, 1);
    EXPECT_TRUE(has(second.err, "db.locked") && has(second.err, std::to_string(server.process()))) << second.err;
    auto const migrate = run({"migrate", "--db", place.db()});
    EXPECT_EQ(migrate.code, 1);
    EXPECT_TRUE(has(migrate.err, "stop the server first")) << migrate.err;
    support::Folder const other;
    auto const port = run({"serve", "--listen", server.address(), "--db", other.path("b.db")});
    EXPECT_EQ(port.code, 1);
    EXPECT_TRUE(has(port.err, "http.cannot_listen") && has(port.err, server.address())) << port.err;

    server.send(SIGTERM);
    auto const served = server.wait();
    EXPECT_EQ(served.code, 0);
    EXPECT_FALSE(has(files_in(place.path()), ".sock"));
    EXPECT_FALSE(has(served.out + served.err, "correct horse"));
    EXPECT_FALSE(has(read_file(place.db()), "correct horse"));

    auto const key = run({"logbook", "key", "--db", place.db()});
    auto const verified = run({"logbook", "verify", "--key", key.out.substr(0, 64), "--db", place.db(), "--json"});
    EXPECT_EQ(verified.code, 0) << verified.err;
    EXPECT_EQ(json::parse(verified.out)->find("unsealed")->integer(), 0) << verified.out;
    EXPECT_EQ(json::parse(verified.out)->find("witnesses")->integer(), 0) << verified.out;
}

// The log of a server is the witness: an end that was cut off with its checkpoints shows by it, and only by it.
TEST(BesideAServer, ItsLogIsTheWitnessOfTheLogbook) {
    Place const place;
    Server server{place.db()};
    EXPECT_EQ(run({"user", "list", "--db", place.db()}).code, 0);
    server.send(SIGTERM);
    auto const served = server.wait();
    ASSERT_EQ(served.code, 0) << served.err;
    auto const key = run({"logbook", "key", "--db", place.db()}).out.substr(0, 64);
    auto const verify = [&](std::vector<std::string> const& more) {
        std::vector<std::string> words{"logbook", "verify", "--key", key, "--db", place.db()};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    };
    write_file(place.path("plein.log"), served.err);
    auto const whole = verify({"--witness", place.path("plein.log")});
    EXPECT_EQ(whole.code, 0) << whole.err << served.err;
    EXPECT_TRUE(has(whole.out, "of the witness hold")) << whole.out;

    cut_logbook(place.db());
    auto const unproven = verify({});
    EXPECT_EQ(unproven.code, 0) << unproven.err;
    EXPECT_TRUE(has(unproven.out, "No witness was given")) << unproven.out;
    auto const cut = verify({"--witness", place.path("plein.log")});
    EXPECT_EQ(cut.code, 1);
    EXPECT_TRUE(has(cut.err, "logbook.broken") && has(cut.err, "the witness knows")) << cut.err;

    EXPECT_TRUE(has(verify({"--witness", place.path("absent.log")}).err, "file.unreadable"));
    write_file(place.path("empty.log"), "server.stopped\n");
    EXPECT_TRUE(has(verify({"--witness", place.path("empty.log")}).err, "logbook.witness_absent"));
    write_file(place.path("broken.log"), "server.stopped\nlogbook.checkpoint sequence=1\n");
    EXPECT_TRUE(has(verify({"--witness", place.path("broken.log")}).err, "broken.log line 2"));
}

// Reading the logbook is an act on personal data, wherever it is read; its line is there before the first row.
TEST(BesideAServer, AnExportOfTheLogbookStandsInTheLogbook) {
    Place const place;
    Server server{place.db()};
    auto const first = run({"logbook", "export", "--db", place.db()});
    ASSERT_EQ(first.code, 0) << first.err;
    EXPECT_TRUE(has(first.out, "logbook.exported")) << "without its own line";
    EXPECT_TRUE(has(run({"metrics", "--db", place.db()}).out, "plein_logbook_unsealed_seconds"));
    server.send(SIGTERM);
    EXPECT_EQ(server.wait().code, 0);
    auto const second = run({"logbook", "export", "--db", place.db()});
    EXPECT_EQ(second.out.substr(0, first.out.size()), first.out);
    auto const own = second.out.substr(first.out.size());
    EXPECT_TRUE(has(own, "logbook.exported")) << own;
}

// A server that once ran with a wrong clock keeps no line unsealed.
TEST(BesideAServer, AClockThatWasAheadHoldsUpNoSeal) {
    Place const place;
    {
        Server ahead{place.db(), {"--now", "2030-01-01T00:00:00Z"}};
        EXPECT_EQ(run({"user", "list", "--db", place.db()}).code, 0);
        ahead.send(SIGTERM);
        EXPECT_EQ(ahead.wait().code, 0);
    }
    Server server{place.db()};
    EXPECT_EQ(run({"user", "list", "--db", place.db()}).code, 0);
    auto const nothing_waits = [&] {
        return has(run({"metrics", "--db", place.db()}).out, "plein_logbook_unsealed_lines 0");
    };
    bool sealed = false;
    for (int i = 0; i < 300 && !sealed; ++i) {
        sealed = nothing_waits();
        if (!sealed) std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    EXPECT_TRUE(sealed);
    server.send(SIGTERM);
    auto const log = server.wait().err;
    EXPECT_TRUE(has(log, "job.clock_set_back kind=logbook.seal")) << log;
}

TEST(BesideAServer, CtrlCInTheMiddleOfAnImportLeavesWhatWasThere) {
    Place const place;
    auto const before = place.addresses();
    write_file(place.path("many.csv"), many_addresses());
    Server server{place.db()};
    Program import({"import", "addresses", place.path("many.csv"), "--db", place.db()});
    ASSERT_TRUE(wait_until_open(server.process(), place.path("many.csv")));
    import.send(SIGINT);
    auto const ended = import.wait();
    EXPECT_EQ(ended.code, 1) << ended.out << ended.err;
    EXPECT_TRUE(has(ended.err, "import.stopped")) << ended.err;
    EXPECT_EQ(run({"user", "list", "--db", place.db()}).code, 0);
    server.send(SIGINT);
    EXPECT_EQ(server.wait().code, 0);
    EXPECT_EQ(place.addresses(), before);
}

TEST(BesideAServer, AServerThatStopsStopsTheCommandToo) {
    Place const place;
    auto const before = place.addresses();
    write_file(place.path("many.csv"), many_addresses());
    Server server{place.db()};
    Program import({"import", "addresses", place.path("many.csv"), "--db", place.db()});
    ASSERT_TRUE(wait_until_open(server.process(), place.path("many.csv")));
    server.send(SIGTERM);
    auto const ended = import.wait();
    EXPECT_EQ(server.wait().code, 0);
    EXPECT_EQ(ended.code == 0 ? 200'000U : before, place.addresses()) << ended.err;
}

TEST(BesideAServer, AKilledServerLeavesNothingInTheWay) {
    Place const place;
    {
        Server server{place.db()};
        server.send(SIGKILL);
        EXPECT_EQ(server.wait().code, -SIGKILL);
    }
    EXPECT_TRUE(std::filesystem::exists(place.db() + ".sock"));
    EXPECT_TRUE(has(run({"metrics", "--db", place.db()}).err, "no server answers"));
    EXPECT_EQ(run({"user", "list", "--db", place.db()}).code, 0);
    Server server{place.db()};
    EXPECT_EQ(run({"metrics", "--db", place.db()}).code, 0);
}

TEST(BesideAServer, ADeepFolderAndALinkLeadToTheSameHatch) {
    Place const place;
    auto const deep = place.path(std::string(90, 'd') + "/" + std::string(90, 'e'));
    std::filesystem::create_directories(deep);
    for (auto const* name : {"a.db", "a.db.keyring"}) std::filesystem::copy_file(place.path(name), deep + "/" + name);
    if (std::filesystem::exists(place.path("a.db-wal")))
        std::filesystem::copy_file(place.path("a.db-wal"), deep + "/a.db-wal");
    Server const server{deep + "/a.db"};
    std::filesystem::create_symlink(deep + "/a.db", place.path("link.db"));
    std::filesystem::create_symlink(deep + "/a.db.keyring", place.path("link.db.keyring"));
    EXPECT_EQ(run({"metrics", "--db", deep + "/a.db"}).code, 0);
    auto const linked = run({"user", "list", "--db", place.path("link.db")});
    EXPECT_EQ(linked.code, 0) << linked.err;
}

TEST(Alone, TheLogbookIsExportedAsTheStandardHasIt) {
    Place const place;
    EXPECT_EQ(run({"user", "list", "--db", place.db()}).code, 0);
    auto const ended = run({"logbook", "export", "--db", place.db()});
    ASSERT_EQ(ended.code, 0) << ended.err;
    std::set<std::string> names;
    std::size_t rows = 0;
    for (std::size_t at = 0, end = 0; (end = ended.out.find('\n', at)) != std::string::npos; at = end + 1, ++rows) {
        auto const row = json::parse(std::string_view{ended.out}.substr(at, end - at));
        ASSERT_TRUE(row) << ended.out;
        EXPECT_EQ(row->find("trace_id")->text()->size(), 32U);
        EXPECT_EQ(row->find("span_id")->text()->size(), 16U);
        EXPECT_EQ(row->find("status_code")->text(), "Ok");
        EXPECT_LE(row->find("start_time")->integer(), row->find("end_time")->integer());
        EXPECT_EQ(row->find("attributes")->find("dpl.core.processing_activity_id")->text()->substr(0, 8), "https://");
        names.emplace(*row->find("name")->text());
    }
    EXPECT_TRUE(names.contains("area.imported") && names.contains("address.imported"));
    auto const file = run({"logbook", "export", "--db", "a.db", "--output", "rows.jsonl", "--json"}, place.path());
    EXPECT_EQ(file.code, 0) << file.err;
    EXPECT_EQ(json::parse(file.out)->find("rows")->integer(), static_cast<std::int64_t>(rows) + 1);
    // The second has one row more: that it was made.
    auto const written = read_file(place.path("rows.jsonl"));
    EXPECT_EQ(written.substr(0, ended.out.size()), ended.out);
    EXPECT_TRUE(has(written.substr(ended.out.size()), "logbook.exported"));
    EXPECT_EQ(run({"logbook", "export", "--db", place.db(), "--until", "2020-01-01"}).out, "");
    EXPECT_EQ(run({"logbook", "export", "--db", place.db(), "--from", "soon"}).code, 1);
    EXPECT_EQ(run({"logbook", "export", "--db", place.db(), "--output", "/dev/null"}).code, 1);
    EXPECT_EQ(run({"logbook", "verify", "--key", "12", "--db", place.db()}).code, 1);
}

}  // namespace
}  // namespace plein::commands
