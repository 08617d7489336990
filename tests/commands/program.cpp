// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/commands/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace plein::commands {
namespace {

constexpr std::chrono::seconds longest{60};

void forget_settings() {
    std::vector<std::string> names;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        std::string const variable{*entry};
        if (variable.starts_with("PLEIN_")) names.push_back(variable.substr(0, variable.find('=')));
    }
    for (auto const& name : names) ::unsetenv(name.c_str());
}

/// False at the end of the pipe.
bool take(int end, std::string& into) {
    std::array<char, 65536> part{};
    auto const got = ::read(end, part.data(), part.size());
    if (got > 0) into.append(part.data(), static_cast<std::size_t>(got));
    return got > 0;
}

}  // namespace

Program::Program(std::vector<std::string> const& typed, std::string const& folder, std::string const& input) {
    auto const first =
        std::find_if(typed.begin(), typed.end(), [](auto const& word) { return !word.starts_with("PLEIN_"); });
    std::vector<std::string> const words(first, typed.end());
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    std::array<int, 2> in{};
    if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0 ||
        ::pipe2(in.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    process_ = ::fork();
    if (process_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(in[0], STDIN_FILENO);
        ::dup2(out[1], STDOUT_FILENO);
        ::dup2(err[1], STDERR_FILENO);
        if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(126);
        forget_settings();
        ::setenv("PLEIN_DEMONSTRATION", "true", 1);
        for (auto variable = typed.begin(); variable != first; ++variable) {
            auto const equals = variable->find('=');
            ::setenv(variable->substr(0, equals).c_str(), variable->substr(equals + 1).c_str(), 1);
        }
        std::vector<std::string> all{PLEIN_BUILD "/plein"};
        all.insert(all.end(), words.begin(), words.end());
        std::vector<char*> arguments;
        for (auto& word : all) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        ::execv(arguments.front(), arguments.data());
        ::_exit(127);
    }
    ::close(out[1]);
    ::close(err[1]);
    ::close(in[0]);
    out_end_ = out[0];
    err_end_ = err[0];
    // Short, so that the pipe takes it whole.
    auto const written = ::write(in[1], input.data(), input.size());
    static_cast<void>(written);
    ::close(in[1]);
}

Program::~Program() {
    if (process_ > 0 && !reaped_) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    if (out_end_ >= 0) ::close(out_end_);
    if (err_end_ >= 0) ::close(err_end_);
}

bool Program::read_some(std::chrono::milliseconds patience) {
    std::array<pollfd, 2> ends{{{out_end_, POLLIN, 0}, {err_end_, POLLIN, 0}}};
    ::poll(ends.data(), ends.size(), static_cast<int>(patience.count()));
    if (ends[0].revents != 0 && !take(out_end_, out_)) {
        ::close(out_end_);
        out_end_ = -1;
    }
    if (ends[1].revents != 0 && !take(err_end_, err_)) {
        ::close(err_end_);
        err_end_ = -1;
    }
    return out_end_ >= 0 || err_end_ >= 0;
}

void Program::wait_for(std::string const& text) {
    auto const until = std::chrono::steady_clock::now() + longest;
    while (out_.find(text) == std::string::npos) {
        bool const open = read_some(std::chrono::milliseconds{100});
        if (!open || std::chrono::steady_clock::now() > until)
            throw std::runtime_error("no '" + text + "' in: " + out_ + "\n" + err_);
    }
}

void Program::send(int signal) const { ::kill(process_, signal); }

bool Program::is_running() {
    if (!reaped_ && ::waitpid(process_, &status_, WNOHANG) == process_) reaped_ = true;
    return !reaped_;
}

Ended Program::wait() {
    auto const until = std::chrono::steady_clock::now() + longest;
    while (read_some(std::chrono::milliseconds{100})) {
        if (std::chrono::steady_clock::now() > until) send(SIGKILL);
    }
    if (!reaped_) ::waitpid(process_, &status_, 0);
    reaped_ = true;
    return {WIFEXITED(status_) ? WEXITSTATUS(status_) : -WTERMSIG(status_), out_, err_};
}

Ended run(std::vector<std::string> const& words, std::string const& folder, std::string const& input) {
    return Program(words, folder, input).wait();
}

namespace {

std::vector<std::string> serving(std::string const& database, std::vector<std::string> more) {
    std::vector<std::string> words{"serve", "--listen", "127.0.0.1:0", "--db", database};
    words.insert(words.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return words;
}

}  // namespace

Server::Server(std::string const& database, std::vector<std::string> more)
    : Program(serving(database, std::move(more))) {
    wait_for("(stop with");
}

std::string Server::address() const {
    auto const from = out().find("http://") + 7;
    return out().substr(from, out().find(' ', from) - from);
}

std::string files_in(std::string const& folder) {
    std::vector<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    std::string all;
    for (auto const& name : names) all += (all.empty() ? "" : " ") + name;
    return all;
}

std::string read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

void write_file(std::string const& path, std::string const& text) { std::ofstream(path, std::ios::binary) << text; }

}  // namespace plein::commands
