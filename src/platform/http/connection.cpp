// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/connection.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "platform/log/log.hpp"

namespace plein::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr auto tick_time = std::chrono::milliseconds{250};
constexpr auto linger_time = std::chrono::seconds{2};
constexpr std::size_t most_at_once = 64UL * 1024;           // of an answer, so that its progress is seen
constexpr std::size_t most_discarded = 16UL * 1024 * 1024;  // of a body that was refused

std::chrono::seconds seconds_for(std::size_t bytes, std::size_t bytes_per_second) {
    return std::chrono::seconds{static_cast<std::int64_t>(bytes / std::max<std::size_t>(bytes_per_second, 1))};
}

/// Empties the text and gives its memory back: an assignment would keep it, as long as the connection is open.
void give_back(std::string& text) { std::string{}.swap(text); }

}  // namespace

Loop::Loop(Shared& the_shared) : shared(the_shared) {}

void Loop::run() {
    tick();
    io.run();
}

void Loop::tick() {
    auto const now = std::chrono::steady_clock::now();
    date = http_date(std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()));
    // From the end, since a connection that closes gives its place to the last one.
    for (auto i = connections.size(); i-- > 0;)
        if (i < connections.size()) connections[i]->tick(now);
    if (draining_ && now > drain_until_)
        while (!connections.empty()) connections.back()->close();
    if (draining_ && connections.empty()) {
        guard_.reset();
        return;
    }
    timer_.expires_after(draining_ ? tick_time / 10 : tick_time);
    timer_.async_wait([this](error_code error) {
        if (!error) tick();
    });
}

void Loop::drain() {
    if (draining_) return;
    draining_ = true;
    drain_until_ = std::chrono::steady_clock::now() + shared.limits.drain_time;
    for (auto i = connections.size(); i-- > 0;)
        if (i < connections.size()) connections[i]->drain();
    timer_.expires_after(std::chrono::milliseconds{0});
    timer_.async_wait([this](error_code error) {
        if (!error) tick();
    });
}

void Loop::enter(Connection* connection) {
    connection->slot = connections.size();
    connections.push_back(connection);
}

void Loop::leave(Connection* connection) {
    connections.back()->slot = connection->slot;
    connections[connection->slot] = connections.back();
    connections.pop_back();
}

Connection::Connection(Loop& loop, asio::ip::tcp::socket socket, Kind kind)
    : loop_(loop), socket_(std::move(socket)), kind_(kind), since_(std::chrono::steady_clock::now()) {
    error_code ignored;
    auto const remote = socket_.remote_endpoint(ignored);
    if (!ignored) remote_address_ = remote.address().to_string();
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    socket_.non_blocking(true, ignored);
    loop_.enter(this);
}

Connection::~Connection() { close(); }

void Connection::close() {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    error_code ignored;
    socket_.close(ignored);
    let_go();
    loop_.leave(this);
    if (kind_ == Kind::served) {
        loop_.shared.open.fetch_sub(1);
        loop_.shared.open_connections.add(-1);
    } else {
        loop_.shared.refused.fetch_sub(1);
    }
}

void Connection::start() {
    if (kind_ == Kind::refused) return refuse(503);
    if (loop_.shared.stopping) return drain();
    wait_readable();
}

void Connection::wait_readable() {
    socket_.async_wait(asio::ip::tcp::socket::wait_read, [self = shared_from_this()](error_code error) {
        if (self->phase_ != Phase::idle && self->phase_ != Phase::header && self->phase_ != Phase::body) return;
        if (error) return self->close();
        self->on_readable();
    });
}

void Connection::on_readable() {
    error_code error;
    auto const count = socket_.read_some(asio::buffer(loop_.scratch), error);
    if (error == asio::error::would_block || error == asio::error::interrupted) return wait_readable();
    if (error) return close();  // with half a request too: nobody waits for an answer
    feed(std::string_view(loop_.scratch.data(), count));
}

void Connection::feed(std::string_view bytes) {
    if (!reader_) {
        reader_ = std::make_unique<RequestReader>(loop_.shared.limits.header_bytes, loop_.shared.limits.body_bytes);
        phase_ = Phase::header;
        since_ = std::chrono::steady_clock::now();
    }
    bytes.remove_prefix(reader_->take(bytes));
    switch (reader_->state()) {
        case RequestReader::State::header:
            return wait_readable();
        case RequestReader::State::body:
            if (phase_ == Phase::header) {
                phase_ = Phase::body;
                since_ = std::chrono::steady_clock::now();
                if (reader_->expects_continue() && reader_->body_received() == 0) return send_continue();
            }
            return wait_readable();
        case RequestReader::State::refused:
            return refuse(reader_->refusal());
        case RequestReader::State::complete:
            break;
    }
    pending_.assign(bytes);
    dispatch();
}

void Connection::send_continue() {
    static constexpr std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(socket_, asio::buffer(text.data(), text.size()),
                      [self = shared_from_this()](error_code error, std::size_t) {
                          if (self->phase_ != Phase::body) return;
                          if (error) return self->close();
                          self->wait_readable();
                      });
}

void Connection::dispatch() {
    phase_ = Phase::handling;
    auto request = std::move(*reader_).request();
    request.remote_address = remote_address_;
    head_only_ = request.method == Method::head;
    auto const after = reader_->keeps_alive() ? After::keep_alive : After::close;
    reader_.reset();
    auto const& dispatcher = loop_.shared.dispatcher;
    auto const lane = dispatcher.lane_of(request);
    if (lane == Lane::instant) return respond(dispatcher.handle(std::move(request)), after);
    auto& pool = lane == Lane::heavy ? *loop_.shared.heavy_workers : *loop_.shared.workers;
    auto const queued = pool.post([self = shared_from_this(), after, request = std::move(request)]() mutable {
        auto response = self->loop_.shared.dispatcher.handle(std::move(request));
        auto& io = self->loop_.io;
        asio::post(io, [self = std::move(self), after, response = std::move(response)]() mutable {
            self->respond(std::move(response), after);
        });
    });
    if (!queued) respond(dispatcher.refusal(503), after);
}

void Connection::refuse(int status) {
    reader_.reset();
    head_only_ = false;
    respond(loop_.shared.dispatcher.refusal(status), After::close);
}

void Connection::respond(Response response, After after) {
    if (phase_ == Phase::closed) return;
    after_ = loop_.shared.stopping ? After::close : after;
    auto const sends_body = !head_only_ && has_body(response.status);
    // Those who ask for much and take nothing must not fill the memory; a shared body costs none.
    if (sends_body && !hold(response.body.size())) {
        response = loop_.shared.dispatcher.refusal(503);
        log::warn("http.too_much_unsent bytes={}", loop_.shared.unsent.load());
    }
    head_ = write_head(response, loop_.date, after_);
    if (sends_body) {
        body_ = std::move(response.body);
        shared_body_ = std::move(response.shared_body);
    }
    write();
}

bool Connection::hold(std::size_t bytes) {
    auto& shared = loop_.shared;
    auto const before = shared.unsent.fetch_add(bytes);
    if (before > 0 && before + bytes > shared.limits.unsent_bytes) {
        shared.unsent.fetch_sub(bytes);
        return false;
    }
    held_ = bytes;
    shared.unsent_bytes.add(static_cast<double>(bytes));
    return true;
}

void Connection::let_go() {
    loop_.shared.unsent.fetch_sub(held_);
    loop_.shared.unsent_bytes.add(-static_cast<double>(held_));
    held_ = 0;
}

void Connection::write() {
    phase_ = Phase::writing;
    auto const& limits = loop_.shared.limits;
    auto const& body = shared_body_ ? *shared_body_ : body_;
    since_ = std::chrono::steady_clock::now();
    until_ = since_ + limits.stall_time + seconds_for(body.size(), limits.body_bytes_per_second);
    written_ = 0;
    std::array<asio::const_buffer, 2> const buffers{asio::buffer(head_), asio::buffer(body)};
    auto const more = [self = shared_from_this()](error_code error, std::size_t written) -> std::size_t {
        if (error) return 0;
        if (written > self->written_) self->since_ = std::chrono::steady_clock::now();
        self->written_ = written;
        return most_at_once;
    };
    asio::async_write(socket_, buffers, more, [self = shared_from_this()](error_code error, std::size_t) {
        if (self->phase_ != Phase::writing) return;
        if (error) return self->close();
        self->on_written();
    });
}

void Connection::on_written() {
    give_back(head_);
    give_back(body_);
    shared_body_.reset();
    let_go();
    if (after_ == After::close) return linger();
    phase_ = Phase::idle;
    since_ = std::chrono::steady_clock::now();
    if (pending_.empty()) return loop_.shared.stopping ? drain() : wait_readable();
    auto const bytes = std::exchange(pending_, {});
    feed(bytes);
}

void Connection::linger() {
    // Closing while the client still sends would make its kernel throw our answer away, so first only our side is shut.
    phase_ = Phase::lingering;
    since_ = std::chrono::steady_clock::now();
    error_code error;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
    if (error) return close();
    discard();
}

void Connection::discard() {
    for (;;) {
        error_code error;
        auto const count = socket_.read_some(asio::buffer(loop_.scratch), error);
        if (error == asio::error::would_block) break;
        discarded_ += count;
        if (error || discarded_ > most_discarded) return close();
    }
    socket_.async_wait(asio::ip::tcp::socket::wait_read, [self = shared_from_this()](error_code error) {
        if (self->phase_ != Phase::lingering) return;
        if (error) return self->close();
        self->discard();
    });
}

void Connection::drain() {
    if (phase_ != Phase::idle) return;
    error_code error;
    // What the client sent before it could know is still answered.
    if (socket_.available(error) == 0 || error) return close();
    on_readable();
}

void Connection::tick(SteadyTime now) {
    auto const& limits = loop_.shared.limits;
    auto const took = now - since_;
    auto const too_slow = [&] {
        auto const whole_seconds = std::chrono::duration_cast<std::chrono::seconds>(took).count();
        auto const wanted = static_cast<std::size_t>(whole_seconds) * limits.body_bytes_per_second;
        return took > limits.body_grace && reader_ && reader_->body_received() < wanted;
    };
    switch (phase_) {
        case Phase::idle:
            if (took > limits.idle_time) close();
            break;
        case Phase::header:
        case Phase::body:
            if (phase_ == Phase::header ? took > limits.header_time : too_slow()) {
                error_code ignored;
                socket_.cancel(ignored);
                refuse(408);
            }
            break;
        case Phase::writing:
            if (now > until_ || took > limits.stall_time) close();
            break;
        case Phase::lingering:
            if (took > linger_time) close();
            break;
        case Phase::handling:
        case Phase::closed:
            break;
    }
}

}  // namespace plein::http
