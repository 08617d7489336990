// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/forwarded.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "platform/http/decode.hpp"

namespace plein::http {
namespace {

constexpr std::size_t longest_address = 45;  // INET6_ADDRSTRLEN without its end

/// An IPv4 address has its four bytes at the end, after the ten zeros and two 255s of its place in IPv6.
using Bytes = std::array<unsigned char, 16>;
constexpr std::size_t mapped = 12;

bool is_ipv4(Bytes const& bytes) {
    return std::all_of(bytes.begin(), bytes.begin() + 10, [](auto byte) { return byte == 0; }) && bytes[10] == 0xff &&
           bytes[11] == 0xff;
}

std::optional<Bytes> read_address(std::string_view text) {
    if (text.empty() || text.size() > longest_address || text.find('\0') != std::string_view::npos) return std::nullopt;
    std::string const ended(text);
    Bytes bytes{};
    if (inet_pton(AF_INET, ended.c_str(), bytes.data() + mapped) == 1) {
        bytes[10] = bytes[11] = 0xff;
        return bytes;
    }
    if (inet_pton(AF_INET6, ended.c_str(), bytes.data()) == 1) return bytes;
    return std::nullopt;
}

std::string write_address(Bytes const& bytes) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (is_ipv4(bytes))
        inet_ntop(AF_INET, bytes.data() + mapped, text.data(), text.size());
    else
        inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
    return text.data();
}

/// One hop as proxies write it: `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:4711`.
/// Empty for all else, such as `unknown` and the hidden names of RFC 7239.
std::string address_of_hop(std::string_view hop) {
    auto const is_port = [](std::string_view text) {
        return text.size() >= 2 && text.size() <= 6 && text.front() == ':' &&
               std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (hop.starts_with('[')) {
        auto const end = hop.find(']');
        if (end == std::string_view::npos) return {};
        auto const rest = hop.substr(end + 1);
        auto const inside = hop.substr(1, end - 1);
        if (inside.find(':') == std::string_view::npos || (!rest.empty() && !is_port(rest))) return {};
        return normal_address(inside);
    }
    auto const colon = hop.find(':');
    if (colon != std::string_view::npos && is_port(hop.substr(colon))) hop = hop.substr(0, colon);
    return normal_address(hop);
}

std::vector<std::string> hops_of_list(std::string_view header) {
    std::vector<std::string> hops;
    for (auto const item : split(header, ',')) hops.push_back(address_of_hop(trim(item)));
    return hops;
}

/// Cuts at every `mark` that stands outside quotes; nothing where a quote is not closed.
std::optional<std::vector<std::string_view>> split_unquoted(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    bool quoted = false;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            quoted = !quoted;
        } else if (text[i] == mark && !quoted) {
            parts.push_back(text.substr(from, i - from));
            from = i + 1;
        }
    }
    if (quoted) return std::nullopt;
    parts.push_back(text.substr(from));
    return parts;
}

/// The value of one parameter of a Forwarded element; no address and no scheme needs a backslash, so one is not undone.
std::string_view parameter(std::string_view element, std::string_view name) {
    auto const pairs = split_unquoted(element, ';');
    if (!pairs) return {};
    for (auto const pair : *pairs) {
        auto const equals = pair.find('=');
        if (equals == std::string_view::npos || !same_word(trim(pair.substr(0, equals)), name)) continue;
        auto value = trim(pair.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        return value;
    }
    return {};
}

/// The last word of a list, which is the nearest proxy's own.
std::string_view last_of(std::string_view header) { return trim(header.substr(header.rfind(',') + 1)); }

}  // namespace

std::string normal_address(std::string_view text) {
    auto const bytes = read_address(text);
    return bytes ? write_address(*bytes) : std::string{};
}

std::string network_of(std::string_view address) {
    auto bytes = read_address(address);
    if (!bytes) return std::string(address);
    if (is_ipv4(*bytes)) return write_address(*bytes);
    std::fill(bytes->begin() + 8, bytes->end(), static_cast<unsigned char>(0));
    return write_address(*bytes) + "/64";
}

TrustedProxies::TrustedProxies(std::vector<std::string> const& addresses) {
    for (auto const& address : addresses)
        if (auto normal = normal_address(address); !normal.empty()) addresses_.push_back(std::move(normal));
}

bool TrustedProxies::trusts(std::string_view address) const {
    return std::find(addresses_.begin(), addresses_.end(), address) != addresses_.end();
}

std::string TrustedProxies::client_of(std::vector<std::string> hops) const {
    while (hops.size() > 1 && trusts(hops.back())) hops.pop_back();
    return hops.empty() ? std::string{} : std::move(hops.back());
}

Origin TrustedProxies::origin_of(Request const& request) const {
    Origin origin{normal_address(request.remote_address), false, false};
    if (origin.address.empty()) origin.address = request.remote_address;
    if (!trusts(origin.address)) return origin;
    origin.from_proxy = true;

    auto const list = request.header("x-forwarded-for");
    auto const elements = split_unquoted(request.header("forwarded"), ',');
    auto const has_elements = !request.header("forwarded").empty();
    std::vector<std::string> by_element;
    if (has_elements && elements)
        for (auto const element : *elements) by_element.push_back(address_of_hop(parameter(element, "for")));
    auto const from_list = client_of(hops_of_list(list));
    auto const from_elements = client_of(std::move(by_element));
    auto const named = list.empty() ? from_elements : from_list;
    bool const differ = !list.empty() && has_elements && from_list != from_elements;
    if (!named.empty() && !differ) origin.address = named;

    auto const scheme = last_of(request.header("x-forwarded-proto"));
    auto const scheme_of_element = has_elements && elements ? parameter(elements->back(), "proto") : std::string_view{};
    // A client that claims TLS gains nothing: it only ever makes the answer stricter.
    origin.over_https = scheme.empty() ? same_word(scheme_of_element, "https") : same_word(scheme, "https");
    return origin;
}

}  // namespace plein::http
