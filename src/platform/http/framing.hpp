// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace plein::http {

/// Reads one request from bytes, without a socket. Beast parses; what Beast lets pass and a proxy before us could read
/// differently is refused here: a missing or double Host, folded lines, any Transfer-Encoding but `chunked`, a length
/// beside it or twice, bare LF, a target that is not a path, unknown methods, bad percent.
class RequestReader {
public:
    enum class State {
        header,    ///< the request line and headers are not complete
        body,      ///< the headers hold; the body is not complete
        complete,  ///< request() may be taken
        refused,   ///< refusal() is the status; the connection cannot be read any further
    };

    RequestReader(std::size_t header_bytes, std::size_t body_bytes);
    ~RequestReader();
    RequestReader(RequestReader const&) = delete;
    RequestReader& operator=(RequestReader const&) = delete;

    /// Takes bytes up to the end of this request; how many it took. What is left belongs to the next request.
    std::size_t take(std::string_view bytes);

    [[nodiscard]] State state() const { return state_; }
    /// 400, 413, 414, 417, 431, 501 or 505.
    [[nodiscard]] int refusal() const { return refusal_; }
    /// Whether the client waits for `100 Continue` before it sends the body.
    [[nodiscard]] bool expects_continue() const { return expects_continue_; }
    /// Whether the client wants to send another request after this one.
    [[nodiscard]] bool keeps_alive() const { return keeps_alive_; }
    /// Bytes of the body that came so far, with the framing of chunks.
    [[nodiscard]] std::size_t body_received() const { return body_received_; }
    /// Once, when complete.
    [[nodiscard]] Request request() &&;

private:
    struct Parser;  // Beast's, kept out of this header
    std::size_t take_header(std::string_view bytes);
    std::size_t take_body(std::string_view bytes);
    void header_complete();
    int read_request_line(std::string_view line);
    int read_field(std::string_view line);
    int check_framing();
    void body_complete();
    void refuse(int status);

    std::size_t header_bytes_;
    std::size_t body_bytes_;
    State state_ = State::header;
    int refusal_ = 0;
    bool expects_continue_ = false;
    bool keeps_alive_ = true;
    bool version_1_0_ = false;
    bool chunked_ = false;
    std::uint64_t length_ = 0;
    std::size_t body_received_ = 0;
    std::string raw_;  ///< the headers until they are complete; then the piece of the body that is not parsed yet
    std::size_t line_start_ = 0;
    Method method_ = Method::get;
    std::string target_;
    Headers headers_;
    std::unique_ptr<Parser> parser_;
    std::optional<Request> request_;
};

enum class After { keep_alive, close };

/// Status line and headers of an answer. `date` is the value of the Date header. A header whose value holds a control
/// character is left out and logged: it would let the value write headers of its own.
[[nodiscard]] std::string write_head(Response const& response, std::string_view date, After after);

/// Whether an answer with this status has a body at all.
[[nodiscard]] constexpr bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

/// `Sat, 21 Nov 2026 10:15:00 GMT` (RFC 9110, section 5.6.7).
[[nodiscard]] std::string http_date(Instant at);

}  // namespace plein::http
