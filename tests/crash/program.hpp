// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <sys/types.h>
#include <chrono>
#include <string>
#include <vector>

namespace plein::crash {

/// The program `plein` as it was built, running as a process of its own: without our PLEIN_… variables, its standard
/// error in `log`. It ends when this is destroyed, or when we die.
class Program {
public:
    Program(std::vector<std::string> const& words, std::string const& log);
    ~Program();
    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;

    /// Reads its standard output until it says where it listens; `127.0.0.1:4711`, or empty where it ended first or
    /// `patience` is over.
    [[nodiscard]] std::string address(std::chrono::milliseconds patience);
    /// SIGTERM; waits for nothing.
    void terminate() const;
    /// SIGKILL, and waits until it is gone.
    void kill();
    /// Waits until it has ended; what it said on standard output, and its status in `status`.
    [[nodiscard]] std::string finish(int& status);

private:
    bool read_some(std::chrono::milliseconds patience);
    pid_t process_ = 0;
    int output_ = -1;
    std::string said_;
};

}  // namespace plein::crash
