// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/postgres.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/support/folder.hpp"

namespace plein::support {
namespace {

namespace files = std::filesystem;

std::string environment(char const* name) {
    auto const* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

/// The folder of the newest PostgreSQL that Debian has installed; empty where there is none.
std::string find_programs() {
    std::string newest;
    int highest = 0;
    std::error_code problem;
    for (files::directory_iterator entry("/usr/lib/postgresql", problem), end; !problem && entry != end;
         entry.increment(problem)) {
        auto const version = std::atoi(entry->path().filename().c_str());
        if (version > highest && files::exists(entry->path() / "bin/initdb")) {
            highest = version;
            newest = (entry->path() / "bin").string();
        }
    }
    return newest;
}

/// Starts a program as an ordinary user, its output in `log`; it ends when this process dies. The process id.
pid_t start(std::vector<std::string> const& words, passwd const* user, std::string const& folder) {
    auto const log = folder + "/log";
    pid_t const own = ::getpid();
    pid_t const child = ::fork();
    if (child != 0) return child;
    if (user != nullptr && (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    if (::getppid() != own) ::_exit(126);
    int const output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    if (::chdir(folder.c_str()) != 0) ::_exit(126);
    std::vector<char*> arguments;
    for (auto const& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

/// One private cluster; stopped and removed when destroyed by the process that started it.
class Cluster {
public:
    Cluster() {
        auto const programs = find_programs();
        if (programs.empty()) {
            reason_ = "PostgreSQL is not installed";
            return;
        }
        passwd const* const user = ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
        if (::geteuid() == 0 && user == nullptr) {
            reason_ = "PostgreSQL does not run as root and there is no user postgres";
            return;
        }
        if (user != nullptr && ::chown(folder_.path().c_str(), user->pw_uid, user->pw_gid) != 0) {
            reason_ = "the folder cannot be given to user postgres";
            return;
        }
        auto const data = folder_.path("data");
        auto const made = start({programs + "/initdb", "--pgdata=" + data, "--username=plein", "--auth=trust",
                                 "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"},
                                user, folder_.path());
        int status = 0;
        if (::waitpid(made, &status, 0) != made || status != 0) {
            reason_ = "initdb failed";
            return;
        }
        // No safety against a power cut: the folder does not outlive the test.
        server_ =
            start({programs + "/postgres", "-D", data, "-k", folder_.path(), "-c", "listen_addresses=", "-c",
                   "fsync=off", "-c", "full_page_writes=off", "-c", "shared_buffers=16MB", "-c", "max_connections=100"},
                  user, folder_.path());
        wait_until_it_answers();
    }

    ~Cluster() {
        // A forked child of a test has a copy of this, but the server is not the child's.
        if (server_ <= 0 || owner_ != ::getpid()) return;
        ::kill(server_, SIGINT);
        ::waitpid(server_, nullptr, 0);
    }
    Cluster(Cluster const&) = delete;
    Cluster& operator=(Cluster const&) = delete;

    [[nodiscard]] std::string url(std::string const& database) const {
        return fmt::format("postgresql:///{}?host={}&user=plein", database, folder_.path());
    }
    [[nodiscard]] std::string const& reason() const { return reason_; }
    [[nodiscard]] pid_t server() const { return server_; }

private:
    void wait_until_it_answers() {
        auto const patience = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (PQping(url("postgres").c_str()) != PQPING_OK) {
            if (::waitpid(server_, nullptr, WNOHANG) != 0 || std::chrono::steady_clock::now() > patience) {
                reason_ = "the server does not start";
                return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }

    pid_t owner_ = ::getpid();
    Folder folder_;
    std::string reason_;
    pid_t server_ = 0;
};

Cluster& cluster() {
    static Cluster only;
    return only;
}

/// `url` with another database name.
std::string with_database(std::string const& url, std::string const& database) {
    auto const start = url.find('/', url.find("//") + 2);
    auto const end = url.find('?');
    if (start == std::string::npos || start > end) return url;
    return url.substr(0, start + 1) + database + (end == std::string::npos ? std::string() : url.substr(end));
}

/// Makes a database of that template, with a name of its own.
FreshDatabase create_database(std::string const& from) {
    auto admin = environment("PLEIN_TEST_POSTGRES");
    if (admin.empty()) {
        if (!cluster().reason().empty()) return {{}, cluster().reason()};
        admin = cluster().url("postgres");
    }
    static int number = 0;
    auto const name = fmt::format("plein_{}_{}", ::getpid(), ++number);
    Connection const connection(PQconnectdb(admin.c_str()));
    PGresult* const result =
        PQexec(connection.get(), fmt::format("CREATE DATABASE {} TEMPLATE {}", name, from).c_str());
    bool const made = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    if (!made) return {{}, std::string("no database made: ") + PQerrorMessage(connection.get())};
    return {with_database(admin, name), {}};
}

}  // namespace

bool postgres_required() { return environment("PLEIN_TEST_REQUIRE_POSTGRES") == "1"; }

int postgres_process() { return environment("PLEIN_TEST_POSTGRES").empty() ? cluster().server() : 0; }

FrozenPostgres::FrozenPostgres() {
    auto const server = postgres_process();
    if (server == 0) return;
    // The parent first, so that it makes no further children; the kernel lists those of its only thread.
    processes_.push_back(server);
    ::kill(server, SIGSTOP);
    std::ifstream children(fmt::format("/proc/{0}/task/{0}/children", server));
    for (int child = 0; children >> child;) {
        processes_.push_back(child);
        ::kill(child, SIGSTOP);
    }
}

void FrozenPostgres::thaw() {
    for (auto const process : processes_) ::kill(process, SIGCONT);
    processes_.clear();
}

FreshDatabase fresh_database() { return create_database("template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"); }

FreshDatabase copy_database(std::string const& url) {
    auto const start = url.find('/', url.find("//") + 2) + 1;
    return create_database(url.substr(start, url.find('?') - start));
}

}  // namespace plein::support
