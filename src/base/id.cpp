// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/id.hpp"

#include <sys/random.h>

#include <cstdlib>

namespace plein {

namespace {

/// Random bits with the version in their place.
Uuid random_uuid(unsigned version) {
    Uuid uuid{};
    // getrandom of 16 bytes never returns short and only fails where the kernel has no random source at all.
    if (getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size())) std::abort();
    uuid[6] = static_cast<std::uint8_t>((version << 4U) | (uuid[6] & 0x0fU));
    uuid[8] = static_cast<std::uint8_t>(0x80U | (uuid[8] & 0x3fU));
    return uuid;
}

}  // namespace

Uuid new_random_uuid() { return random_uuid(4); }

Uuid new_uuid(Instant at) {
    auto uuid = random_uuid(7);
    auto const millis = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count());
    for (std::size_t i = 0; i < 6; ++i) uuid[i] = static_cast<std::uint8_t>(millis >> (40U - 8U * i));
    return uuid;
}

std::string to_text(Uuid const& uuid) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += digits[uuid[i] >> 4U];
        text += digits[uuid[i] & 0x0fU];
    }
    return text;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    auto const nibble = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    Uuid uuid{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            if (text[at++] != '-') return std::nullopt;
        }
        auto const high = nibble(text[at]);
        auto const low = nibble(text[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        uuid[i] = static_cast<std::uint8_t>(high * 16 + low);
        at += 2;
    }
    return uuid;
}

}  // namespace plein
