// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/framing.hpp"

#include <utility>  // Asio 1.74 needs it and does not say so

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "base/text.hpp"
#include "platform/http/decode.hpp"
#include "platform/log/log.hpp"

namespace plein::http {
namespace {

namespace beast = boost::beast;

constexpr std::size_t most_headers = 100;
constexpr std::size_t most_target_bytes = 8000;  // RFC 9112, section 3, asks for at least this

// Twice, these would be read as one by some and as the other by others.
constexpr std::string_view single_headers[] = {
    "host",          "content-length", "transfer-encoding", "expect", "content-type",
    "authorization", "origin",         "sec-fetch-site",
};

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; }

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

bool is_host(std::string_view text) {
    return !text.empty() && text.size() <= 260 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' ||
               c == '_' || c == ':' || c == '[' || c == ']';
    });
}

bool is_version(std::string_view text) {
    return text.size() == 8 && text.starts_with("HTTP/") && text[5] >= '0' && text[5] <= '9' && text[6] == '.' &&
           text[7] >= '0' && text[7] <= '9';
}

std::string_view trim_blanks(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

struct RequestReader::Parser {
    beast::http::request_parser<beast::http::string_body> beast;
};

RequestReader::RequestReader(std::size_t header_bytes, std::size_t body_bytes)
    : header_bytes_(header_bytes), body_bytes_(body_bytes) {}

RequestReader::~RequestReader() = default;

std::size_t RequestReader::take(std::string_view bytes) {
    std::size_t taken = 0;
    if (state_ == State::header) taken = take_header(bytes);
    if (state_ == State::body) taken += take_body(bytes.substr(taken));
    return taken;
}

std::size_t RequestReader::take_header(std::string_view bytes) {
    std::size_t taken = 0;
    while (state_ == State::header && taken < bytes.size()) {
        auto const rest = bytes.substr(taken);
        auto const end = rest.find('\n');
        auto const piece = end == std::string_view::npos ? rest : rest.substr(0, end + 1);
        // What cannot begin a request, such as a TLS greeting, need not be waited for.
        if (raw_.empty() && piece.front() != '\r' && !is_token(piece.substr(0, 1))) {
            refuse(400);
            break;
        }
        if (raw_.size() + piece.size() > header_bytes_) {
            refuse(line_start_ == 0 ? 414 : 431);
            break;
        }
        raw_ += piece;
        taken += piece.size();
        if (end == std::string_view::npos) break;
        if (raw_.size() < 2 || raw_[raw_.size() - 2] != '\r') {
            refuse(400);
        } else if (raw_.size() - line_start_ == 2) {
            // An empty line ends the headers; one before the request line is forgiven (RFC 9112, section 2.2).
            if (line_start_ > 2)
                header_complete();
            else if (line_start_ == 2)
                refuse(400);
            else
                line_start_ = 2;
        } else {
            line_start_ = raw_.size();
        }
    }
    return taken;
}

void RequestReader::header_complete() {
    auto const head = std::string_view(raw_).substr(raw_.starts_with("\r\n") ? 2 : 0);
    std::size_t count = 0;
    for (auto rest = head; rest != "\r\n";) {
        auto const end = rest.find("\r\n");
        auto const line = rest.substr(0, end);
        rest.remove_prefix(end + 2);
        auto const status = count == 0 ? read_request_line(line) : read_field(line);
        if (status != 0) return refuse(status);
        if (++count > most_headers) return refuse(431);
    }
    if (auto const status = check_framing()) return refuse(status);

    parser_ = std::make_unique<Parser>();
    auto& beast_parser = parser_->beast;
    beast_parser.header_limit(static_cast<std::uint32_t>(header_bytes_ + 4));
    beast_parser.body_limit(body_bytes_);
    beast_parser.eager(true);
    beast::error_code error;
    auto const used = beast_parser.put(boost::asio::buffer(head.data(), head.size()), error);
    auto const ends_here = !chunked_ && length_ == 0;
    // Two readers looked at the same bytes; where they do not agree, neither is believed.
    if (error || used != head.size() || !beast_parser.is_header_done() || beast_parser.is_done() != ends_here)
        return refuse(400);
    raw_.clear();
    raw_.shrink_to_fit();
    state_ = State::body;
    if (ends_here) body_complete();
}

int RequestReader::read_request_line(std::string_view line) {
    auto const first = line.find(' ');
    auto const last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return 400;
    auto const method = line.substr(0, first);
    auto const target = line.substr(first + 1, last - first - 1);
    auto const version = line.substr(last + 1);
    if (!is_token(method) || !is_version(version)) return 400;
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return 505;
    version_1_0_ = version == "HTTP/1.0";
    auto const known = parse_method(method);
    if (!known) return 501;
    if (target.size() > most_target_bytes) return 414;
    auto const visible = [](char c) { return c > 0x20 && c < 0x7f && c != '#'; };
    if (target.empty() || target.front() != '/' || !std::all_of(target.begin(), target.end(), visible)) return 400;
    method_ = *known;
    target_ = target;
    return 0;
}

int RequestReader::read_field(std::string_view line) {
    auto const colon = line.find(':');
    // A folded line starts with a blank, which no name does.
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return 400;
    auto const name = lower(line.substr(0, colon));
    auto const value = trim_blanks(line.substr(colon + 1));
    if (std::any_of(value.begin(), value.end(), is_control)) return 400;
    auto const [at, fresh] = headers_.emplace(name, value);
    if (fresh) return 0;
    if (std::find(std::begin(single_headers), std::end(single_headers), name) != std::end(single_headers)) return 400;
    at->second += name == "cookie" ? "; " : ", ";
    at->second += value;
    return 0;
}

int RequestReader::check_framing() {
    auto const find = [this](std::string_view name) {
        auto const found = headers_.find(name);
        return found == headers_.end() ? std::nullopt : std::optional<std::string_view>(found->second);
    };
    auto const host = find("host");
    if (host ? !is_host(*host) : !version_1_0_) return 400;
    auto const coding = find("transfer-encoding");
    auto const length = find("content-length");
    if (coding) {
        if (length || version_1_0_ || !same_word(*coding, "chunked")) return 400;
        chunked_ = true;
    }
    if (length) {
        auto const* const end = length->data() + length->size();
        auto const all_digits = !length->empty() && std::all_of(length->begin(), length->end(),
                                                                [](char c) { return c >= '0' && c <= '9'; });
        if (!all_digits) return 400;
        auto const [read_to, error] = std::from_chars(length->data(), end, length_);
        if (error == std::errc::result_out_of_range || length_ > body_bytes_) return 413;
        if (error != std::errc{} || read_to != end) return 400;
    }
    if (auto const expect = find("expect"); expect && !version_1_0_) {
        if (!same_word(*expect, "100-continue")) return 417;
        expects_continue_ = chunked_ || length_ > 0;
    }
    keeps_alive_ = !version_1_0_ && !lists(find("connection").value_or(""), "close");
    return 0;
}

std::size_t RequestReader::take_body(std::string_view bytes) {
    if (bytes.empty()) return 0;
    auto const held = raw_.size();
    raw_ += bytes;
    // Chunks of one byte cost six; beyond eight a client is only keeping us busy.
    if (chunked_ && body_received_ + bytes.size() > 8 * body_bytes_ + header_bytes_) {
        refuse(413);
        return bytes.size();
    }
    auto& beast_parser = parser_->beast;
    std::size_t parsed = 0;
    beast::error_code error;
    while (!beast_parser.is_done() && parsed < raw_.size()) {
        auto const used = beast_parser.put(boost::asio::buffer(raw_.data() + parsed, raw_.size() - parsed), error);
        parsed += used;
        if (error || used == 0) break;
    }
    if (error && error != beast::http::error::need_more) {
        refuse(error == beast::http::error::body_limit ? 413 : 400);
        return bytes.size();
    }
    if (beast_parser.is_done()) {
        auto const taken = parsed - held;
        body_received_ += taken;
        raw_.clear();
        body_complete();
        return taken;
    }
    body_received_ += bytes.size();
    raw_.erase(0, parsed);
    if (raw_.size() > header_bytes_) refuse(431);  // a chunk's size line or the trailers
    return bytes.size();
}

void RequestReader::body_complete() {
    // Trailers are not read: what stands in them was not there when the headers were checked.
    auto request = make_request(method_, target_, std::move(headers_), std::move(parser_->beast.get().body()));
    parser_.reset();
    if (!request) return refuse(status_of(request.error().kind));
    request_ = std::move(*request);
    state_ = State::complete;
}

void RequestReader::refuse(int status) {
    state_ = State::refused;
    refusal_ = status;
    keeps_alive_ = false;
}

Request RequestReader::request() && { return std::move(request_).value(); }

std::string write_head(Response const& response, std::string_view date, After after) {
    std::string head;
    head.reserve(1024);
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status,
                   reason_phrase(response.status), date);
    auto const add = [&](std::string_view name, std::string_view value) {
        if (!is_token(name) || std::any_of(value.begin(), value.end(), is_control)) {
            log::error("response.bad_header name={}", name);
            return;
        }
        head.append(name).append(": ").append(value).append("\r\n");
    };
    if (has_body(response.status)) {
        if (!response.content_type.empty()) add("Content-Type", response.content_type);
        fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", response.content().size());
    }
    for (auto const& [name, value] : response.headers) add(name, value);
    if (after == After::close) head += "Connection: close\r\n";
    head += "\r\n";
    return head;
}

std::string http_date(Instant at) {
    // Not strftime: its names follow the locale.
    static constexpr std::array<char const*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<char const*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = std::chrono::floor<std::chrono::days>(at);
    auto const date = std::chrono::year_month_day{day};
    auto const time = std::chrono::hh_mm_ss{std::chrono::floor<std::chrono::seconds>(at - day)};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[std::chrono::weekday{day}.c_encoding()],
                       static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

}  // namespace plein::http
