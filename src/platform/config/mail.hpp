// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plein::config {

/// How mail leaves the house; in plein.toml under [mail]. With `server` empty nothing leaves.
struct Mail {
    std::string server;         ///< see parse_mail_server
    std::string account;        ///< what signs in at the server; empty where it asks nobody
    std::string password_file;  ///< file with the password that goes with it, on one line
    std::string from;           ///< the address that mail comes from
};

/// Where mail is handed over.
struct MailServer {
    enum class Kind {
        smtp,    ///< SMTP that begins in the clear
        smtps,   ///< SMTP within TLS from the first byte
        folder,  ///< a folder that gets each mail as an .eml file
    };
    Kind kind = Kind::folder;
    std::string host;        ///< without the brackets of an IPv6 address
    std::uint16_t port = 0;  ///< 25 for smtp and 465 for smtps where none is named
    std::string folder;
    /// Whether what is sent stays on this machine: the only place where it may go without TLS.
    bool is_loopback = false;
};

/// Reads `smtp://HOST[:PORT]`, `smtps://HOST[:PORT]` or `folder:PATH`; nothing where it is none of these or has more
/// to it, such as a user or a path.
[[nodiscard]] std::optional<MailServer> parse_mail_server(std::string_view text);

}  // namespace plein::config
