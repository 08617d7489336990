// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/hatch.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

#include "app/hatch_line.hpp"
#include "tests/support/folder.hpp"

namespace plein::app {
namespace {

bool go_on(std::int64_t, std::int64_t) { return true; }

RC_GTEST_PROP(HatchLine, AnyWordsComeBack, (std::vector<std::string> const& words)) {
    RC_PRE(!words.empty());
    auto const line = write_hatch_line(words);
    RC_ASSERT(line.find('\n') == std::string::npos);
    RC_ASSERT(parse_hatch_line(line).value() == words);
}

RC_GTEST_PROP(HatchLine, AnyAnswerComesBack, (std::string const& text, std::string const& json)) {
    auto const report = parse_hatch_answer(write_hatch_answer(Report{text, json})).value();
    RC_ASSERT(report.last && report.report->text == text && report.report->json == json);
    Error const error{ErrorKind::conflict, "a.b", text, {{json, text}}};
    auto const refused = parse_hatch_answer(write_hatch_answer(tl::unexpected<Error>(error))).value();
    RC_ASSERT(refused.last && refused.report.error().detail == text && refused.report.error().fields.size() == 1U);
    RC_ASSERT(refused.report.error().kind == ErrorKind::conflict && refused.report.error().fields[0].field == json);
}

TEST(HatchLine, WhatHasNoPlaceIsRefused) {
    for (auto const* line : {"", "run", "go", "word a", "word a b c", "command", "a\\", "a\\x", "stop"}) {
        HatchRequest request;
        EXPECT_FALSE(request.take(line)) << line;
    }
    HatchRequest request;
    EXPECT_FALSE(request.take("command user\\slist").value());
    EXPECT_FALSE(request.take("command again"));
    EXPECT_FALSE(request.take("word a b").value());
    EXPECT_FALSE(request.take("word a c"));
    EXPECT_TRUE(request.take("run").value());
    EXPECT_EQ(request.command(), "user list");
    for (auto const* line : {"", "progress", "progress x 1", "progress -1 2", "done", "error 99 a b", "error 1 a b c"})
        EXPECT_FALSE(parse_hatch_answer(line)) << line;
}

TEST(Hatch, RunsStopsAndSurvivesACommandThatThrows) {
    support::Folder const folder;
    auto const path = folder.path("hatch.sock");
    EXPECT_EQ(run_in_server(path, "any", {}, go_on).error().code, "hatch.closed");
    auto const hatch = Hatch::open(
        path, [](std::string_view command, Arguments const& arguments, Progress const& progress) -> Result<Report> {
            if (command == "throw") throw std::runtime_error("a mistake");
            if (command == "echo") return Report{arguments.at("TEXT"), "{}"};
            for (int i = 0; i < 100'000; ++i) {
                if (!progress(i, 100'000)) return fail(ErrorKind::conflict, "import.stopped", "nothing has changed");
            }
            return Report{"done", "{}"};
        });
    ASSERT_TRUE(hatch) << hatch.error().detail;
    EXPECT_EQ(run_in_server(path, "throw", {}, go_on).error().code, "command.threw");
    std::string const text = "two\nlines \\ and blanks";
    EXPECT_EQ(run_in_server(path, "echo", {{"TEXT", text}}, go_on)->text, text);
    EXPECT_EQ(run_in_server(path, "count", {}, go_on)->text, "done");
    auto const stopped = run_in_server(path, "count", {}, [](std::int64_t done, std::int64_t) { return done < 10; });
    EXPECT_EQ(stopped.error().code, "import.stopped");
}

TEST(Hatch, IsNeverTakenFromAServerThatAnswers) {
    support::Folder const folder;
    auto const path = folder.path("hatch.sock");
    auto const say = [](std::string text) {
        return [text = std::move(text)](std::string_view, Arguments const&, Progress const&) {
            return Result<Report>{Report{text, "{}"}};
        };
    };
    auto const go_on = [](std::int64_t, std::int64_t) { return true; };
    {
        auto const first = Hatch::open(path, say("first"));
        ASSERT_TRUE(first);
        EXPECT_EQ(Hatch::open(path, say("second")).error().code, "hatch.taken");
        EXPECT_EQ(run_in_server(path, "any", {}, go_on)->text, "first");
    }
    auto const left = ::socket(AF_UNIX, SOCK_STREAM, 0);  // bound, and then nobody's: as a killed server leaves it
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size());
    ASSERT_EQ(::bind(left, reinterpret_cast<sockaddr const*>(&address), sizeof(address)), 0);
    ::close(left);
    auto const next = Hatch::open(path, say("next"));
    ASSERT_TRUE(next);
    EXPECT_EQ(run_in_server(path, "any", {}, go_on)->text, "next");
}

TEST(Hatch, ASideThatSendsRubbishOrLeavesHarmsNobody) {
    support::Folder const folder;
    auto const path = folder.path("hatch.sock");
    auto const hatch = Hatch::open(path, [](std::string_view, Arguments const&, Progress const& progress) {
        while (progress(1, 2)) {
        }
        return Result<Report>{Report{"left", "{}"}};
    });
    ASSERT_TRUE(hatch);
    for (std::string const sent : {"\n", "rubbish\n", "command a\nrun\n", "command a"}) {
        int const socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.c_str(), path.size());
        ASSERT_EQ(::connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof(address)), 0);
        ASSERT_EQ(::send(socket, sent.data(), sent.size(), MSG_NOSIGNAL), static_cast<ssize_t>(sent.size()));
        ::close(socket);
    }
    EXPECT_EQ(run_in_server(path, "a", {}, [](std::int64_t done, std::int64_t) { return done == 0; })->text, "left");
}

}  // namespace
}  // namespace plein::app
