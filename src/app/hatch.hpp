// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "app/command.hpp"
#include "base/result.hpp"

/// The hatch between a writing command and the server that holds the database: a Unix socket beside the database, mode
/// 0600, so that only the same user of the same machine reaches it. One request per connection; its lines are in
/// hatch_line.hpp.
namespace plein::app {

/// The server's side. Commands run one after another on a thread of their own.
class Hatch {
public:
    /// Runs one command. An exception becomes internal `command.threw`: no command ends the server.
    using Run = std::function<Result<Report>(std::string_view command, Arguments const&, Progress const&)>;

    /// A socket that a killed server left behind is taken away.
    /// Errors: conflict `hatch.taken` (a server answers there); unavailable `hatch.cannot_open` (the path is too long,
    /// or the folder cannot be written).
    [[nodiscard]] static Result<std::unique_ptr<Hatch>> open(std::string const& path, Run run);
    /// A command that is running hears that it should stop, and its answer is sent.
    ~Hatch();
    Hatch(Hatch const&) = delete;
    Hatch& operator=(Hatch const&) = delete;

private:
    Hatch(std::string path, int socket, Run run);
    void loop();
    void serve(int connection) const;
    std::string path_;
    int socket_;
    Run run_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

/// The command's side: runs it in the server behind `path`. When `progress` returns false the server is asked to stop
/// and its last word is still waited for, so that the answer says what really happened.
/// Errors: unavailable `hatch.closed` where nobody listens or the server dies meanwhile; else whatever the command
/// answered.
[[nodiscard]] Result<Report> run_in_server(std::string const& path, std::string_view command,
                                           Arguments const& arguments, Progress const& progress);

}  // namespace plein::app
