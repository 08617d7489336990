// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/crash/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

namespace plein::crash {
namespace {

using Clock = std::chrono::steady_clock;

/// The environment without the settings of Plein, some of which are meant for the tests alone; it serves the invented
/// municipality.
std::vector<char*> plain_environment() {
    std::vector<char*> kept;
    for (char** each = environ; *each != nullptr; ++each) {
        if (!std::string_view(*each).starts_with("PLEIN_")) kept.push_back(*each);
    }
    static std::string demonstration = "PLEIN_DEMONSTRATION=true";
    kept.push_back(demonstration.data());
    kept.push_back(nullptr);
    return kept;
}

}  // namespace

Program::Program(std::vector<std::string> const& words, std::string const& log) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    std::string const path = PLEIN_BUILD "/plein";
    std::vector<char*> arguments{const_cast<char*>(path.c_str())};
    for (auto const& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    auto environment = plain_environment();
    process_ = ::fork();
    if (process_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        int const errors = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(ends[1], STDOUT_FILENO);
        ::dup2(errors, STDERR_FILENO);
        ::execve(path.c_str(), arguments.data(), environment.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
}

Program::~Program() {
    kill();
    ::close(output_);
}

bool Program::read_some(std::chrono::milliseconds patience) {
    pollfd wait{output_, POLLIN, 0};
    if (::poll(&wait, 1, static_cast<int>(patience.count())) <= 0) return false;
    std::array<char, 4096> buffer{};
    auto const count = ::read(output_, buffer.data(), buffer.size());
    if (count <= 0) return false;
    said_.append(buffer.data(), static_cast<std::size_t>(count));
    return true;
}

std::string Program::address(std::chrono::milliseconds patience) {
    constexpr std::string_view before = "Plein is at http://";
    auto const until = Clock::now() + patience;
    for (;;) {
        auto const at = said_.find(before);
        auto const end = at == std::string::npos ? at : said_.find_first_of(" \n", at + before.size());
        if (end != std::string::npos) return said_.substr(at + before.size(), end - at - before.size());
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        if (left.count() <= 0 || !read_some(left)) return {};
    }
}

void Program::terminate() const {
    if (process_ > 0) ::kill(process_, SIGTERM);
}

void Program::kill() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
}

std::string Program::finish(int& status) {
    while (read_some(std::chrono::minutes{5})) {
    }
    ::waitpid(process_, &status, 0);
    process_ = 0;
    return said_;
}

}  // namespace plein::crash
