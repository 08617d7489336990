// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace plein::tests {

/// A client made of plain sockets, so that it can send what no client library would.
class Client {
public:
    /// Connects to `127.0.0.1:port`; throws where nobody listens.
    explicit Client(std::string const& address);
    ~Client();
    Client(Client&& other) noexcept : socket_(other.socket_) { other.socket_ = -1; }
    Client& operator=(Client&&) = delete;
    Client(Client const&) = delete;

    /// Sends all bytes; false where the server closed.
    bool send(std::string_view bytes) const;
    /// Everything until the server closes or `patience` is over.
    [[nodiscard]] std::string read_all(std::chrono::milliseconds patience) const;
    /// Reads until `count` whole answers (with Content-Length) have come, the server closes or `patience` is over.
    [[nodiscard]] std::string read_answers(std::size_t count, std::chrono::milliseconds patience) const;
    /// Whether the server closes within `patience`.
    [[nodiscard]] bool closes_within(std::chrono::milliseconds patience) const;
    /// Says that nothing more will be sent.
    void end() const;

private:
    int socket_ = -1;
};

/// The statuses of the answers that stand one after another in `bytes`; bodies are passed over by Content-Length.
[[nodiscard]] std::vector<int> statuses(std::string_view bytes);

}  // namespace plein::tests
