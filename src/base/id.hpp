// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace plein {

/// Sixteen bytes of a UUID; the same bytes in the database (BLOB).
using Uuid = std::array<std::uint8_t, 16>;

/// Makes a UUID version 7 (RFC 9562): milliseconds of `at`, then random bits, so ids sort by time of birth.
/// Threads: safe. Cost: one read of the system's random source.
[[nodiscard]] Uuid new_uuid(Instant at);

/// Makes a UUID version 4: random bits alone, for what must not say when it was made. Threads, cost: as new_uuid.
[[nodiscard]] Uuid new_random_uuid();

/// `01939c5e-7a10-7c3e-9d2a-0123456789ab`.
[[nodiscard]] std::string to_text(Uuid const& uuid);

/// Reads the 36 character form, any version, either case.
[[nodiscard]] std::optional<Uuid> parse_uuid(std::string_view text);

/// An id that cannot be mixed up with the id of something else: `Id<QuestionTag>`.
template <class Tag>
struct Id {
    Uuid bytes{};
    friend auto operator<=>(Id const&, Id const&) = default;
};

template <class Tag>
[[nodiscard]] Id<Tag> new_id(Instant at) {
    return Id<Tag>{new_uuid(at)};
}

template <class Tag>
[[nodiscard]] std::string to_text(Id<Tag> const& id) {
    return to_text(id.bytes);
}

}  // namespace plein

template <class Tag>
struct std::hash<plein::Id<Tag>> {
    std::size_t operator()(plein::Id<Tag> const& id) const noexcept {
        // The last eight bytes of a version 7 UUID are random.
        std::size_t value = 0;
        for (int i = 8; i < 16; ++i) value = (value << 8U) | id.bytes[static_cast<std::size_t>(i)];
        return value;
    }
};
