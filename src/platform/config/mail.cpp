// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/config/mail.hpp"

#include <arpa/inet.h>

#include <array>
#include <charconv>

namespace plein::config {
namespace {

bool is_ip6(std::string const& text) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

bool is_host(std::string_view text) {
    return !text.empty() && text.size() <= 253 && text.front() != '-' && text.front() != '.' &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.") ==
               std::string_view::npos;
}

bool is_loopback(std::string const& host) {
    in_addr address{};
    bool const is_ip4 = inet_pton(AF_INET, host.c_str(), &address) == 1;
    return host == "localhost" || host == "::1" || (is_ip4 && host.starts_with("127."));
}

/// Takes `:PORT` off the end of `text`; false where it is none.
bool take_port(std::string_view& text, std::uint16_t& port) {
    auto const colon = text.rfind(':');
    if (colon == std::string_view::npos || text.ends_with(']')) return true;
    auto const digits = text.substr(colon + 1);
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    text = text.substr(0, colon);
    return error == std::errc{} && end == digits.data() + digits.size() && port != 0;
}

}  // namespace

std::optional<MailServer> parse_mail_server(std::string_view text) {
    constexpr std::string_view folder = "folder:";
    constexpr std::string_view smtp = "smtp://";
    constexpr std::string_view smtps = "smtps://";
    MailServer server;
    if (text.starts_with(folder)) {
        server.folder = text.substr(folder.size());
        if (server.folder.empty()) return std::nullopt;
        return server;
    }
    bool const within_tls = text.starts_with(smtps);
    if (!within_tls && !text.starts_with(smtp)) return std::nullopt;
    server.kind = within_tls ? MailServer::Kind::smtps : MailServer::Kind::smtp;
    server.port = within_tls ? 465 : 25;
    auto rest = text.substr(within_tls ? smtps.size() : smtp.size());
    if (!take_port(rest, server.port)) return std::nullopt;
    bool const bracketed = rest.size() > 2 && rest.front() == '[' && rest.back() == ']';
    server.host = bracketed ? rest.substr(1, rest.size() - 2) : rest;
    if (!(bracketed ? is_ip6(server.host) : is_host(server.host))) return std::nullopt;
    server.is_loopback = is_loopback(server.host);
    return server;
}

}  // namespace plein::config
