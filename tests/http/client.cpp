// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/http/client.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <stdexcept>

namespace plein::tests {
namespace {

using Clock = std::chrono::steady_clock;

int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Reads what there is into `into`; false at the end of the stream or of the time.
bool read_some(int socket, std::string& into, Clock::time_point until) {
    auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd wait{socket, POLLIN, 0};
    if (left <= 0 || poll(&wait, 1, static_cast<int>(left)) <= 0) return false;
    char buffer[16384];
    auto const count = recv(socket, buffer, sizeof buffer, 0);
    if (count <= 0) return false;
    into.append(buffer, static_cast<std::size_t>(count));
    return true;
}

}  // namespace

Client::Client(std::string const& address) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    auto const colon = address.rfind(':');
    to.sin_port = htons(static_cast<std::uint16_t>(number(std::string_view(address).substr(colon + 1))));
    inet_pton(AF_INET, address.substr(0, colon).c_str(), &to.sin_addr);
    int const on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr generic{};
    static_assert(sizeof generic == sizeof to);
    std::copy_n(reinterpret_cast<char const*>(&to), sizeof to, reinterpret_cast<char*>(&generic));
    if (socket_ < 0 || connect(socket_, &generic, sizeof generic) != 0) throw std::runtime_error("cannot connect");
}

Client::~Client() {
    if (socket_ >= 0) close(socket_);
}

bool Client::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        auto const count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::string Client::read_all(std::chrono::milliseconds patience) const {
    std::string bytes;
    auto const until = Clock::now() + patience;
    while (read_some(socket_, bytes, until)) {
    }
    return bytes;
}

std::string Client::read_answers(std::size_t count, std::chrono::milliseconds patience) const {
    std::string bytes;
    auto const until = Clock::now() + patience;
    while (statuses(bytes).size() < count && read_some(socket_, bytes, until)) {
    }
    return bytes;
}

bool Client::closes_within(std::chrono::milliseconds patience) const {
    std::string ignored;
    auto const until = Clock::now() + patience;
    while (read_some(socket_, ignored, until)) {
    }
    return Clock::now() < until;
}

void Client::end() const { shutdown(socket_, SHUT_WR); }

std::vector<int> statuses(std::string_view bytes) {
    std::vector<int> found;
    while (bytes.starts_with("HTTP/1.1 ")) {
        auto const end = bytes.find("\r\n\r\n");
        if (end == std::string_view::npos) break;
        auto const head = bytes.substr(0, end);
        auto const at = head.find("\r\nContent-Length: ");
        auto const length = at == std::string_view::npos ? 0 : static_cast<std::size_t>(number(head.substr(at + 18)));
        if (bytes.size() < end + 4 + length) break;
        found.push_back(number(head.substr(9, 3)));
        bytes.remove_prefix(end + 4 + length);
    }
    return found;
}

}  // namespace plein::tests
