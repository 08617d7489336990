// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/smtp_server.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

extern char** environ;

namespace plein::support {
namespace {

/// Starts a program; what it prints goes to `output`, what it complains of to `complaints`.
pid_t start(std::vector<std::string> words, int output, std::string const& complaints) {
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, complaints.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
    pid_t process = -1;
    int const failed = ::posix_spawnp(&process, arguments[0], &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0) throw std::runtime_error("cannot start " + words[0]);
    return process;
}

std::string content_of(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Certificate make_certificate(Folder const& folder, std::string const& host) {
    Certificate made{folder.path(host + ".crt"), folder.path(host + ".key")};
    auto const kind = host.find_first_not_of("0123456789.") == std::string::npos ? "IP:" : "DNS:";
    auto const process = start({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                                "-nodes", "-keyout", made.key, "-out", made.file, "-days", "2", "-subj", "/CN=" + host,
                                "-addext", std::string("subjectAltName=") + kind + host},
                               STDERR_FILENO, folder.path("openssl.log"));
    int status = 0;
    ::waitpid(process, &status, 0);
    if (status != 0) throw std::runtime_error("openssl: " + content_of(folder.path("openssl.log")));
    return made;
}

SmtpServer::SmtpServer(std::vector<std::string> const& options) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    std::vector<std::string> words{"/usr/bin/python3", PLEIN_SOURCE "/tests/support/smtp_server.py", folder_.path()};
    words.insert(words.end(), options.begin(), options.end());
    process_ = start(words, ends[1], folder_.path("complaints"));
    ::close(ends[1]);
    auto* const output = ::fdopen(ends[0], "r");
    int port = 0;
    bool const said = std::fscanf(output, "%d", &port) == 1;
    std::fclose(output);
    if (!said) throw std::runtime_error("the mail server does not start: " + content_of(folder_.path("complaints")));
    port_ = static_cast<std::uint16_t>(port);
}

SmtpServer::~SmtpServer() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

std::vector<std::string> SmtpServer::mails() const {
    std::vector<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator(folder_.path()))
        if (entry.path().extension() == ".eml") names.push_back(entry.path().string());
    std::sort(names.begin(), names.end());
    std::vector<std::string> mails;
    for (auto const& name : names) mails.push_back(content_of(name));
    return mails;
}

std::vector<std::string> SmtpServer::happened() const {
    std::ifstream file{folder_.path("happened")};
    std::vector<std::string> all;
    for (std::string line; std::getline(file, line);) all.push_back(line);
    return all;
}

int SmtpServer::count(std::string const& beginning) const {
    auto const all = happened();
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [&](auto const& line) { return line.starts_with(beginning); }));
}

}  // namespace plein::support
