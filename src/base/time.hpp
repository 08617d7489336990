// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace plein {

/// A moment: microseconds since 1970, UTC. Stored as BIGINT.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// A calendar day without a time of day, stored as ISO text. Legal days are days in Europe/Amsterdam.
using Day = std::chrono::sys_days;

/// The clock is handed in, so that demonstration and tests can set it (`--now`).
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's clock, shifted by a fixed distance: zero in production.
class SystemClock final : public Clock {
public:
    explicit SystemClock(std::chrono::microseconds shift = {}) : shift_(shift) {}
    [[nodiscard]] Instant now() const override;

private:
    std::chrono::microseconds shift_;
};

/// Microseconds since 1970, as the database keeps an Instant.
[[nodiscard]] constexpr std::int64_t to_micros(Instant at) { return at.time_since_epoch().count(); }
[[nodiscard]] constexpr Instant from_micros(std::int64_t micros) { return Instant{std::chrono::microseconds{micros}}; }

/// The day in Europe/Amsterdam on which `at` falls.
[[nodiscard]] Day amsterdam_day(Instant at);

/// A local time of day in Amsterdam on `day`, as an Instant. In the hour that summer time skips, the moment of the
/// skip; in the hour that comes twice, the first.
[[nodiscard]] Instant amsterdam_instant(Day day, std::chrono::minutes since_midnight);

/// Minutes since local midnight in Amsterdam.
[[nodiscard]] std::chrono::minutes amsterdam_time_of_day(Instant at);

/// `2026-11-21`.
[[nodiscard]] std::string iso_day(Day day);

/// `2026-11-21T10:15:00.000Z` (RFC 3339, milliseconds).
[[nodiscard]] std::string iso_instant(Instant at);

/// Reads `2026-11-21`. Errors: bad_request `day.malformed`.
[[nodiscard]] Result<Day> parse_day(std::string_view text);

/// Reads RFC 3339 with a zone, with or without fraction. Errors: bad_request `instant.malformed`.
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);

}  // namespace plein
