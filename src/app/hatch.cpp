// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/hatch.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstring>

#include "base/text.hpp"

namespace plein::app {
namespace {

constexpr std::size_t most_line = 1024 * 1024;

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] int release() { return std::exchange(fd_, -1); }

private:
    int fd_;
};

Result<sockaddr_un> address_of(std::string const& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path))
        return fail(ErrorKind::unavailable, "hatch.cannot_open",
                    fmt::format("the path of {} is too long for a socket", path));
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

bool send_line(int fd, std::string line) {
    line += '\n';
    std::string_view left{line};
    while (!left.empty()) {
        auto const sent = ::send(fd, left.data(), left.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        left.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

/// Reads lines from a socket; empty when the other side is gone or a line is too long.
class Lines {
public:
    explicit Lines(int fd) : fd_(fd) {}
    std::optional<std::string> next() {
        for (;;) {
            if (auto const end = buffer_.find('\n'); end != std::string::npos) {
                auto line = buffer_.substr(0, end);
                buffer_.erase(0, end + 1);
                return line;
            }
            if (buffer_.size() > most_line) return std::nullopt;
            std::array<char, 4096> part{};
            auto const got = ::recv(fd_, part.data(), part.size(), 0);
            if (got <= 0) return std::nullopt;
            buffer_.append(part.data(), static_cast<std::size_t>(got));
        }
    }

private:
    int fd_;
    std::string buffer_;
};

/// One line for any text: backslash and line feed written as two characters.
std::string escaped(std::string_view text) {
    std::string line;
    for (char const c : text) {
        if (c == '\n') {
            line += "\\n";
        } else {
            if (c == '\\') line += '\\';
            line += c;
        }
    }
    return line;
}

std::string unescaped(std::string_view line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) {
            ++i;
            text += line[i] == 'n' ? '\n' : line[i];
        } else {
            text += line[i];
        }
    }
    return text;
}

/// `a b rest of it` in three.
std::array<std::string_view, 3> words_of(std::string_view line) {
    std::array<std::string_view, 3> words;
    for (std::size_t i = 0; i < 2; ++i) {
        auto const space = line.find(' ');
        words[i] = line.substr(0, space);
        if (space == std::string_view::npos) return words;
        line.remove_prefix(space + 1);
    }
    words[2] = line;
    return words;
}

std::int64_t number_of(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

Result<std::unique_ptr<Hatch>> Hatch::open(std::string const& path, Run run) {
    auto const address = TRY(address_of(path));
    Descriptor socket{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    // A socket left by a server that was killed; whoever holds the database's lock owns this path.
    ::unlink(path.c_str());
    auto const before = ::umask(0177);
    auto const bound = ::bind(socket.get(), reinterpret_cast<sockaddr const*>(&address), sizeof(address));
    ::umask(before);
    if (bound != 0 || ::listen(socket.get(), 4) != 0)
        return fail(ErrorKind::unavailable, "hatch.cannot_open", fmt::format("{}: {}", path, std::strerror(errno)));
    return std::unique_ptr<Hatch>{new Hatch(path, socket.release(), std::move(run))};
}

Hatch::Hatch(std::string path, int socket, Run run) : path_(std::move(path)), socket_(socket), run_(std::move(run)) {
    thread_ = std::thread{[this] { loop(); }};
}

Hatch::~Hatch() {
    stopping_ = true;
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
    ::unlink(path_.c_str());
}

void Hatch::loop() {
    while (!stopping_) {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, 200) <= 0) continue;
        Descriptor const connection{::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC)};
        if (connection.get() >= 0) serve(connection.get());
    }
}

void Hatch::serve(int connection) const {
    timeval const patience{5, 0};
    ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    Lines lines{connection};
    std::string command;
    Arguments arguments;
    for (;;) {
        auto const line = lines.next();
        if (!line) return;
        if (*line == "run") break;
        auto const words = words_of(*line);
        if (words[0] == "command") command = unescaped(line->substr(8));
        if (words[0] == "word") arguments[std::string(words[1])] = unescaped(words[2]);
    }
    auto const report = run_(command, arguments, [&](std::int64_t done, std::int64_t total) {
        return send_line(connection, fmt::format("progress {} {}", done, total)) && !stopping_;
    });
    if (report) {
        send_line(connection, fmt::format("json {}", escaped(report->json)));
        send_line(connection, fmt::format("done {}", escaped(report->text)));
    } else {
        auto const& error = report.error();
        send_line(connection,
                  fmt::format("error {} {} {}", static_cast<int>(error.kind), error.code, escaped(error.detail)));
    }
}

Result<Report> run_in_server(std::string const& path, std::string_view command, Arguments const& arguments,
                             Progress const& progress) {
    auto const address = TRY(address_of(path));
    Descriptor const socket{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    if (::connect(socket.get(), reinterpret_cast<sockaddr const*>(&address), sizeof(address)) != 0) {
        return fail(ErrorKind::unavailable, "hatch.closed",
                    fmt::format("another process holds the database, and no server answers on {}", path));
    }
    send_line(socket.get(), fmt::format("command {}", escaped(command)));
    for (auto const& [word, value] : arguments)
        send_line(socket.get(), fmt::format("word {} {}", word, escaped(value)));
    send_line(socket.get(), "run");
    Lines lines{socket.get()};
    Report report;
    while (auto const line = lines.next()) {
        auto const words = words_of(*line);
        if (words[0] == "progress") {
            // Closing the connection is how the server hears that it should stop.
            if (!progress(number_of(words[1]), number_of(words[2])))
                return fail(ErrorKind::conflict, "command.stopped");
        } else if (words[0] == "json") {
            report.json = unescaped(std::string_view{*line}.substr(5));
        } else if (words[0] == "done") {
            report.text = unescaped(std::string_view{*line}.substr(5));
            return report;
        } else if (words[0] == "error") {
            auto const rest = words_of(words[2]);
            auto const detail =
                words[2].size() > rest[0].size() ? words[2].substr(rest[0].size() + 1) : std::string_view{};
            return fail(static_cast<ErrorKind>(number_of(words[1])), rest[0], unescaped(detail));
        }
    }
    return fail(ErrorKind::unavailable, "hatch.closed", "the server ended before the command was done");
}

}  // namespace plein::app
