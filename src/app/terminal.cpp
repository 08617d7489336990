// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/terminal.hpp"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>

#include "platform/json/writer.hpp"

namespace plein::app {
namespace {

constexpr std::size_t bar_width = 30;

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch it");
bool bar_shown = false;

void clear_bar() {
    if (bar_shown) fmt::print(stderr, "\r{:70}\r", "");
    bar_shown = false;
}

void draw_bar(std::int64_t done, std::int64_t total) {
    using clock = std::chrono::steady_clock;
    static clock::time_point drawn_at{};
    if (clock::now() - drawn_at < std::chrono::milliseconds{100}) return;
    drawn_at = clock::now();
    if (total > 0) {
        auto const part = static_cast<std::size_t>(std::min(done, total)) * bar_width / static_cast<std::size_t>(total);
        fmt::print(stderr, "\r[{:<{}}] {} of {}", std::string(part, '#'), bar_width, done, total);
    } else if (done > 0) {
        fmt::print(stderr, "\r{} done", done);
    }
    bar_shown = true;
}

}  // namespace

void listen_for_interrupt() {
    struct sigaction action {};
    action.sa_handler = [](int) { interrupted = true; };
    // No SA_RESTART: a question for a password ends too.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

bool show_progress(std::int64_t done, std::int64_t total) {
    if (::isatty(STDERR_FILENO) != 0) draw_bar(done, total);
    return !interrupted;
}

Result<std::string> read_password() {
    std::string password;
    if (::isatty(STDIN_FILENO) == 0) {
        if (!std::getline(std::cin, password))
            return fail(ErrorKind::bad_request, "password.absent", "standard input has no line with a password");
        return password;
    }
    fmt::print(stderr, "Password: ");
    termios shown{};
    ::tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    bool const read = static_cast<bool>(std::getline(std::cin, password));
    ::tcsetattr(STDIN_FILENO, TCSANOW, &shown);
    fmt::print(stderr, "\n");
    if (!read || interrupted) return fail(ErrorKind::conflict, "command.stopped", "stopped; nothing has changed");
    return password;
}

int show_report(Report const& report, bool json) {
    clear_bar();
    auto const& words = json ? report.json : report.text;
    if (!words.empty()) fmt::print("{}\n", words);
    if (std::fflush(stdout) == 0) return 0;
    fmt::print(stderr, "plein: file.cannot_write: standard output cannot be written\n");
    return 1;
}

void show_errors(std::vector<Error> const& errors, bool json) {
    clear_bar();
    json::Writer writer;
    writer.begin_object().key("errors").begin_array();
    for (auto const& error : errors) {
        fmt::print(stderr, "plein: {}{}{}\n", error.code, error.detail.empty() ? "" : ": ", error.detail);
        for (auto const& field : error.fields) fmt::print(stderr, "  {}: {}\n", field.field, field.code);
        writer.begin_object().key("code").text(error.code).key("detail").text(error.detail);
        writer.key("fields").begin_array();
        for (auto const& field : error.fields)
            writer.begin_object().key("field").text(field.field).key("code").text(field.code).end_object();
        writer.end_array().end_object();
    }
    writer.end_array().end_object();
    if (json) fmt::print("{}\n", writer.str());
    std::fflush(stdout);
}

}  // namespace plein::app
