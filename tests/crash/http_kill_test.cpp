// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The real server takes questions from residents over real connections and is killed at random moments, also while it
// starts. Whoever was given a code has a question behind it, whole; and the logbook's chain still holds. kills.hpp says
// how often and how to repeat a run.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <atomic>
#include <iostream>
#include <memory>
#include <mutex>
#include <random>
#include <thread>

#include "base/text.hpp"
#include "platform/db/db.hpp"
#include "tests/crash/kills.hpp"
#include "tests/crash/program.hpp"
#include "tests/http/client.hpp"
#include "tests/support/folder.hpp"

namespace plein::crash {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr int residents = 4;                     // who ask at the same time
constexpr std::int64_t kills_per_database = 50;  // keeps it, and with it each check, small
constexpr milliseconds patience{60s};            // of a start or an answer; longer is a failure of its own

/// What a resident was told is kept.
struct Kept {
    std::string code;
    std::string story;
    std::string more;  ///< added later and acknowledged; else empty
};

std::string form(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
    std::string body;
    for (auto const& [name, value] : fields) body += fmt::format("{}{}={}", body.empty() ? "" : "&", name, value);
    return body;
}

/// The answer's text, or empty where the server was gone before it had answered. Any other answer than 200 is a
/// failure.
std::string post(tests::Client const& client, std::string const& address, std::string_view path,
                 std::string const& body) {
    auto const request = fmt::format(
        "POST {} HTTP/1.1\r\nHost: {}\r\nOrigin: http://{}\r\nAccept-Language: nl\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{}",
        path, address, address, body.size(), body);
    if (!client.send(request)) return {};
    auto const answer = client.read_answers(1, patience);
    auto const codes = tests::statuses(answer);
    if (codes.empty()) return {};
    EXPECT_EQ(codes.front(), 200) << answer.substr(0, 2000);
    return answer;
}

std::string between(std::string const& text, std::string_view before, std::string_view after) {
    auto const at = text.find(before);
    auto const end = at == std::string::npos ? at : text.find(after, at + before.size());
    return end == std::string::npos ? std::string{} : text.substr(at + before.size(), end - at - before.size());
}

/// Asks questions, and adds to every second one, until the server is gone.
class Resident {
public:
    Resident(int number, std::string address) : number_(number), address_(std::move(address)) {}

    void live(std::vector<Kept>& kept, std::mutex& mutex) {
        static std::atomic<int> story = 0;
        try {
            tests::Client const client{address_};
            for (;;) {
                Kept mine;
                mine.story = fmt::format("vraag-{}-van-{}", ++story, number_);
                auto const asked = post(client, address_, "/hulp-vragen",
                                        form({{"step", "check"},
                                              {"story", mine.story},
                                              {"themes", "money"},
                                              {"postcode", "9926AA"},
                                              {"contact", "none"},
                                              {"form_key", mine.story}}));
                mine.code = between(asked, R"(class="plein-code" translate="no">)", "<");
                if (mine.code.empty()) {
                    EXPECT_TRUE(asked.empty()) << "an answer without a code: " << asked.substr(0, 2000);
                    return;
                }
                if (number_ % 2 == 0) {
                    auto const more = mine.story + "-meer";
                    auto const added = post(client, address_, "/vraag/aanvulling",
                                            form({{"code", mine.code}, {"more", more}, {"form_key", more}}));
                    if (added.find(more) != std::string::npos) mine.more = more;
                }
                std::lock_guard const lock(mutex);
                kept.push_back(std::move(mine));
            }
        } catch (std::runtime_error const&) {
            // The server was gone before it could be reached.
        }
    }

private:
    int number_;
    std::string address_;
};

// How many questions lack a part of the act that made them or of one that changed them.
constexpr db::Statement count_halves{
    "kill.halves",
    "SELECT COUNT(*) FROM question WHERE "
    "(SELECT COUNT(*) FROM question_state WHERE question_state.question = question.id AND valid_until IS NULL) <> 1 OR "
    "(SELECT COUNT(*) FROM question_state WHERE question_state.question = question.id) <> "
    "(SELECT COUNT(*) FROM question_event WHERE question_event.question = question.id) OR "
    "(SELECT COUNT(*) FROM question_event WHERE question_event.question = question.id AND kind = 'asked') <> 1 OR "
    "(SELECT COUNT(*) FROM scope WHERE scope.record = question.id AND data_kind = 'question') <> 1"};
// Every act has its event, its line with a data subject, its fact and its form key; so these are equal.
constexpr db::Statement count_acts{
    "kill.acts",
    "SELECT (SELECT COUNT(*) FROM question_event WHERE kind = $1), "
    "(SELECT COUNT(*) FROM logbook_line WHERE activity = $2 AND outcome = 'ok'), "
    "(SELECT COUNT(*) FROM logbook_subject JOIN logbook_line ON logbook_line.id = logbook_subject.line "
    "WHERE activity = $2 AND outcome = 'ok'), "
    "(SELECT COUNT(*) FROM fact WHERE kind = $2), (SELECT COUNT(*) FROM form_key WHERE activity = $2)"};
constexpr db::Statement check_integrity{"kill.check", "PRAGMA integrity_check"};

/// What was seen over all databases.
struct Seen {
    std::size_t codes = 0;
    int killed_at_start = 0;
    std::vector<std::int64_t> starts;  ///< milliseconds
};

class ServerKill : public testing::Test {
protected:
    /// A new municipality without a question.
    void begin_anew(std::int64_t number) {
        database_ = folder_.path(fmt::format("plein-{}.sqlite", number));
        int status = 0;
        auto const said = run({"demo", "--no-serve", "--residents", "0"}, status);
        ASSERT_EQ(status, 0) << said;
    }

    std::string run(std::vector<std::string> words, int& status) const {
        words.insert(words.end(), {"--db", database_});
        Program program{words, log_};
        return program.finish(status);
    }

    [[nodiscard]] std::unique_ptr<Program> serve() const {
        std::vector<std::string> const words{"serve", "--db", database_, "--listen", "127.0.0.1:0"};
        return std::make_unique<Program>(words, log_);
    }

    /// One life: residents ask until the server is killed after `life`; what they were told is kept.
    [[nodiscard]] static std::vector<Kept> live_and_die(Program& server, std::string const& address,
                                                        std::chrono::microseconds life) {
        std::vector<Kept> kept;
        std::mutex mutex;
        std::vector<std::thread> threads;
        for (int i = 0; i < residents; ++i) threads.emplace_back([&, i] { Resident{i, address}.live(kept, mutex); });
        std::this_thread::sleep_for(life);
        server.kill();
        for (auto& thread : threads) thread.join();
        return kept;
    }

    /// Opens the question of every code with the server that runs now.
    static void check_codes(std::string const& address, std::vector<Kept> const& kept) {
        tests::Client const client{address};
        for (auto const& one : kept) {
            auto const page = post(client, address, "/vraag", form({{"code", one.code}}));
            EXPECT_NE(page.find(one.story), std::string::npos) << "acknowledged and lost: " << one.story;
            EXPECT_NE(page.find(one.more), std::string::npos) << "acknowledged and lost: " << one.more;
        }
    }

    /// Looks into the database beside the server that runs now.
    void check_database() const {
        db::Options options;
        options.location = database_;
        options.mode = db::Options::Mode::read_only;
        auto const database = db::Database::open(options);
        ASSERT_TRUE(database) << database.error().detail;
        auto const read = [&](db::Statement const& statement, std::vector<db::Value> const& arguments) {
            return (*database)
                ->read([&](db::Read& from) { return from.query_values(statement, arguments); })
                .value()
                .front();
        };
        EXPECT_EQ(read(check_integrity, {}).text(0), "ok");
        EXPECT_EQ(read(count_halves, {}).integer(0), 0);
        for (auto const* kind : {"asked", "added"}) {
            auto const acts = read(count_acts, {db::to_value(kind), db::to_value(std::string("question.") + kind)});
            for (std::size_t i = 1; i < acts.size(); ++i) EXPECT_EQ(acts.integer(i), acts.integer(0)) << kind << i;
        }
    }

    void check_logbook() const {
        int status = 0;
        auto const key = run({"logbook", "key"}, status);
        ASSERT_EQ(status, 0);
        auto const said = run({"logbook", "verify", "--key", std::string(trim(key))}, status);
        EXPECT_EQ(status, 0) << said;
    }

    void live_through(std::int64_t kills, std::mt19937_64& chance, Seen& seen);

    support::Folder folder_;
    std::string database_;
    std::string log_ = folder_.path("log");
};

/// Kills the server `kills` times on one database, and looks at all of it at the end.
void ServerKill::live_through(std::int64_t kills, std::mt19937_64& chance, Seen& seen) {
    std::uniform_int_distribution<std::int64_t> life(1'000, 400'000);
    std::uniform_int_distribution<int> one_in_five(1, 5);
    std::vector<Kept> all;
    std::vector<Kept> last;
    for (std::int64_t kill = 0; kill < kills && !HasFailure(); ++kill) {
        SCOPED_TRACE(fmt::format("kill {}", kill));
        auto const started = Clock::now();
        auto const server = serve();
        if (one_in_five(chance) == 1) {
            std::this_thread::sleep_for(std::chrono::microseconds{life(chance)});
            server->kill();
            ++seen.killed_at_start;
            continue;
        }
        auto const address = server->address(patience);
        ASSERT_FALSE(address.empty()) << "the server did not start";
        seen.starts.push_back(std::chrono::duration_cast<milliseconds>(Clock::now() - started).count());
        check_codes(address, last);
        check_database();
        last = live_and_die(*server, address, std::chrono::microseconds{life(chance)});
        all.insert(all.end(), last.begin(), last.end());
    }
    auto const server = serve();
    auto const address = server->address(patience);
    ASSERT_FALSE(address.empty()) << "the server did not start";
    check_codes(address, all);
    check_database();
    check_logbook();
    server->kill();
    check_logbook();
    seen.codes += all.size();
}

TEST_F(ServerKill, LosesNoQuestionThatGotACode) {
    auto const kills = server_kills();
    auto const begin = seed();
    RecordProperty("seed", std::to_string(begin));
    std::mt19937_64 chance(begin);
    Seen seen;
    for (std::int64_t kill = 0; kill < kills && !HasFailure(); kill += kills_per_database) {
        SCOPED_TRACE(fmt::format("from kill {} of seed {}", kill, begin));
        ASSERT_NO_FATAL_FAILURE(begin_anew(kill));
        ASSERT_NO_FATAL_FAILURE(live_through(std::min(kills_per_database, kills - kill), chance, seen));
    }
    ASSERT_FALSE(seen.starts.empty());
    std::sort(seen.starts.begin(), seen.starts.end());
    std::cout << "FIGURE server: " << kills << " kills (" << seen.killed_at_start << " while starting), " << seen.codes
              << " codes given, start-up " << seen.starts[seen.starts.size() / 2] << " ms (median), seed " << begin
              << '\n';
    EXPECT_GT(seen.codes, 0U);
}

}  // namespace
}  // namespace plein::crash
