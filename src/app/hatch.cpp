// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/hatch.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

#include "app/hatch_line.hpp"
#include "platform/log/log.hpp"

namespace plein::app {
namespace {

/// How long the server waits for a side that says nothing, or takes nothing, before it gives it up.
constexpr timeval patience{5, 0};

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

/// The address of a socket. A path that does not fit (108 bytes with its end) is reached through its open folder.
class Address {
public:
    [[nodiscard]] static Result<Address> of(std::string const& path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        auto const slash = path.rfind('/');
        int folder = -1;
        auto short_path = path;
        if (path.size() >= sizeof(address.sun_path) && slash != std::string::npos) {
            folder = ::open(path.substr(0, slash).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
            short_path = fmt::format("/proc/self/fd/{}{}", folder, path.substr(slash));
        }
        Address made{address, folder};
        if (short_path.size() >= sizeof(address.sun_path)) {
            return fail(ErrorKind::unavailable, "hatch.cannot_open",
                        fmt::format("{}: this name is too long for a socket; give the database a shorter one", path));
        }
        std::memcpy(made.address_.sun_path, short_path.c_str(), short_path.size() + 1);
        return made;
    }

    [[nodiscard]] bool bind(int socket) const { return ::bind(socket, raw(), sizeof(address_)) == 0; }
    [[nodiscard]] bool connect(int socket) const { return ::connect(socket, raw(), sizeof(address_)) == 0; }

private:
    Address(sockaddr_un address, int folder) : address_(address), folder_(std::make_shared<Descriptor const>(folder)) {}
    [[nodiscard]] sockaddr const* raw() const { return reinterpret_cast<sockaddr const*>(&address_); }

    sockaddr_un address_;
    std::shared_ptr<Descriptor const> folder_;  // open for as long as the address names it
};

bool send_line(int fd, std::string line) {
    line += '\n';
    std::string_view left{line};
    while (!left.empty()) {
        auto const sent = ::send(fd, left.data(), left.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        left.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool can_read(int fd, int milliseconds) {
    pollfd waiting{fd, POLLIN, 0};
    return ::poll(&waiting, 1, milliseconds) > 0;
}

/// Reads lines from a socket; empty when the other side is gone, too slow, or a line is too long.
class Lines {
public:
    explicit Lines(int fd) : fd_(fd) {}

    [[nodiscard]] bool has_line() const { return buffer_.find('\n') != std::string::npos; }

    std::optional<std::string> next() {
        for (;;) {
            if (auto const end = buffer_.find('\n', searched_); end != std::string::npos) {
                auto line = buffer_.substr(0, end);
                buffer_.erase(0, end + 1);
                searched_ = 0;
                return line;
            }
            searched_ = buffer_.size();
            if (buffer_.size() > most_hatch_line) return std::nullopt;
            std::array<char, 4096> part{};
            auto const got = ::recv(fd_, part.data(), part.size(), 0);
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return std::nullopt;
            buffer_.append(part.data(), static_cast<std::size_t>(got));
        }
    }

private:
    int fd_;
    std::string buffer_;
    std::size_t searched_ = 0;  // no line feed stands before this
};

Result<Report> run_guarded(Hatch::Run const& run, HatchRequest const& request, Progress const& progress) {
    try {
        return run(request.command(), request.arguments(), progress);
    } catch (std::exception const& thrown) {
        log::error("command.threw command=\"{}\" what=\"{}\"", request.command(), thrown.what());
        return fail(ErrorKind::internal, "command.threw", "a mistake in the program itself; the log says which");
    }
}

}  // namespace

Result<std::unique_ptr<Hatch>> Hatch::open(std::string const& path, Run run) {
    auto const address = TRY(Address::of(path));
    Descriptor const other{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    if (address.connect(other.get()))
        return fail(ErrorKind::conflict, "hatch.taken", fmt::format("{}: another server takes commands there", path));
    Descriptor socket{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    ::unlink(path.c_str());
    auto const before = ::umask(0177);
    bool const bound = address.bind(socket.get());
    auto const problem = errno;
    ::umask(before);
    if (!bound || ::listen(socket.get(), 4) != 0) {
        return fail(ErrorKind::unavailable, "hatch.cannot_open",
                    fmt::format("{}: {}", path, std::strerror(!bound ? problem : errno)));
    }
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
        if (!can_read(socket_, 200)) continue;
        Descriptor const connection{::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC)};
        if (connection.get() >= 0) serve(connection.get());
    }
}

void Hatch::serve(int connection) const {
    ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    ::setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
    Lines lines{connection};
    HatchRequest request;
    for (;;) {
        auto const line = lines.next();
        if (!line) return;
        auto const whole = request.take(*line);
        if (!whole) {
            send_line(connection, write_hatch_answer(tl::unexpected<Error>(whole.error())));
            return;
        }
        if (*whole) break;
    }
    // Anything that comes after `run`, be it `stop` or the end of the connection, means that it should stop.
    auto const report = run_guarded(run_, request, [&](std::int64_t done, std::int64_t total) {
        auto line = write_hatch_line({"progress", std::to_string(done), std::to_string(total)});
        return send_line(connection, std::move(line)) && !lines.has_line() && !can_read(connection, 0) && !stopping_;
    });
    send_line(connection, write_hatch_answer(report));
}

Result<Report> run_in_server(std::string const& path, std::string_view command, Arguments const& arguments,
                             Progress const& progress) {
    auto const address = TRY(Address::of(path));
    Descriptor const socket{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    if (!address.connect(socket.get()))
        return fail(ErrorKind::unavailable, "hatch.closed", fmt::format("no server answers on {}", path));
    send_line(socket.get(), write_hatch_line({"command", std::string(command)}));
    for (auto const& [word, value] : arguments) send_line(socket.get(), write_hatch_line({"word", word, value}));
    send_line(socket.get(), "run");

    Lines lines{socket.get()};
    HatchAnswer last;
    bool asked_to_stop = false;
    for (;;) {
        if (!asked_to_stop && !progress(last.done, last.total)) {
            asked_to_stop = true;
            send_line(socket.get(), "stop");
        }
        if (!lines.has_line() && !can_read(socket.get(), 50)) continue;
        auto const line = lines.next();
        if (!line) return fail(ErrorKind::unavailable, "hatch.closed", "the server ended before the command was done");
        last = TRY(parse_hatch_answer(*line));
        if (last.last) return last.report;
    }
}

}  // namespace plein::app
