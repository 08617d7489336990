// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/folder.hpp"

namespace plein::support {

/// A certificate that vouches for itself, made for one host in a folder.
struct Certificate {
    std::string file;
    std::string key;
};
/// Throws where `openssl` cannot make it. Cost: a new process, a few hundredths of a second.
[[nodiscard]] Certificate make_certificate(Folder const& folder, std::string const& host);

/// A real SMTP server on 127.0.0.1 for tests: tests/support/smtp_server.py, which says what it does to whom. Stops when
/// this ends.
class SmtpServer {
public:
    /// `options` are those of the script, which the distribution's own Python runs, since that has its library. Throws
    /// where it does not start.
    explicit SmtpServer(std::vector<std::string> const& options = {});
    ~SmtpServer();
    SmtpServer(SmtpServer const&) = delete;
    SmtpServer& operator=(SmtpServer const&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Every message that it took, in order, as it came over the wire.
    [[nodiscard]] std::vector<std::string> mails() const;
    /// A line for each connection and command.
    [[nodiscard]] std::vector<std::string> happened() const;
    /// How many of those lines begin so.
    [[nodiscard]] int count(std::string const& beginning) const;

private:
    Folder folder_;
    pid_t process_ = -1;
    std::uint16_t port_ = 0;
};

}  // namespace plein::support
