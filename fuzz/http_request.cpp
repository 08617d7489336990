// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A whole request as it comes from the network. The first byte says how the rest is cut in pieces.
#include <algorithm>

#include "base/text.hpp"
#include "fuzz/input.hpp"
#include "platform/http/framing.hpp"

using plein::fuzz::must;
using plein::http::RequestReader;
using State = RequestReader::State;

namespace {

constexpr std::size_t header_bytes = 2048;
constexpr std::size_t body_bytes = 1024;

bool wants_more(RequestReader const& reader) {
    return reader.state() == State::header || reader.state() == State::body;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    auto const piece = static_cast<std::size_t>(data[0]) % 64 + 1;
    auto const bytes = plein::fuzz::text(data + 1, size - 1);

    RequestReader at_once(header_bytes, body_bytes);
    auto const taken = at_once.take(bytes);
    RequestReader in_pieces(header_bytes, body_bytes);
    std::size_t taken_in_pieces = 0;
    while (taken_in_pieces < bytes.size() && wants_more(in_pieces))
        taken_in_pieces += in_pieces.take(bytes.substr(taken_in_pieces, piece));

    must(taken <= bytes.size(), "no more is taken than there is");
    if (at_once.state() == State::refused) must(at_once.refusal() >= 400, "a refusal has its status");
    if (at_once.state() != State::complete) return 0;
    must(in_pieces.state() == State::complete, "cutting changes nothing");
    must(taken == taken_in_pieces, "the request ends where it ends");
    auto const request = std::move(at_once).request();
    must(request.body == std::move(in_pieces).request().body, "the body is the same");
    must(request.body.size() <= body_bytes, "the body is within its limit");
    must(request.path.starts_with('/') && plein::is_utf8(request.path), "the path is one");
    must(request.path.find("/../") == std::string::npos, "the path does not climb");
    auto const length = request.headers.contains("content-length");
    must(!length || !request.headers.contains("transfer-encoding"), "one framing");
    for (auto const& [name, value] : request.headers)
        must(std::none_of(value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }),
             "no value holds a line break");
    return 0;
}
