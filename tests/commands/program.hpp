// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace plein::commands {

/// How a run of the program ended.
struct Ended {
    int code = -1;  ///< exit code, or minus the signal
    std::string out;
    std::string err;
};

/// The real program, `plein`, started with these words. Its own PLEIN_… variables are taken away first, and it serves
/// the invented municipality; words in front such as `PLEIN_DEMONSTRATION=false` go to its environment, as in a shell.
class Program {
public:
    explicit Program(std::vector<std::string> const& words, std::string const& folder = {},
                     std::string const& input = {});
    /// Kills it where it still runs.
    ~Program();
    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;

    /// Waits until its standard output holds `text`; throws when it ends or a minute passes before that.
    void wait_for(std::string const& text);
    void send(int signal) const;
    /// Waits for its end; kills it after a minute.
    Ended wait();
    [[nodiscard]] bool is_running();
    [[nodiscard]] pid_t process() const { return process_; }
    [[nodiscard]] std::string const& out() const { return out_; }

private:
    bool read_some(std::chrono::milliseconds patience);
    pid_t process_ = -1;
    int out_end_ = -1;
    int err_end_ = -1;
    std::string out_;
    std::string err_;
    int status_ = 0;
    bool reaped_ = false;
};

/// Runs it to its end.
Ended run(std::vector<std::string> const& words, std::string const& folder = {}, std::string const& input = {});

/// `plein serve` on a port that is free; the address follows `Plein is at `.
class Server : public Program {
public:
    explicit Server(std::string const& database, std::vector<std::string> more = {});
    /// `127.0.0.1:40123`.
    [[nodiscard]] std::string address() const;
};

/// The names in a folder, sorted, with blanks between.
std::string files_in(std::string const& folder);
std::string read_file(std::string const& path);
void write_file(std::string const& path, std::string const& text);

}  // namespace plein::commands
