// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "features/accounts/model.hpp"

/// Decisions about signing in, without any reading or writing.
namespace plein::accounts::rules {

inline constexpr std::chrono::minutes idle_limit{15};     // ASVS v5.0.0-7.3.1; OWASP names 15 to 30 minutes
inline constexpr std::chrono::hours absolute_limit{10};   // ASVS v5.0.0-7.3.2; a working day
inline constexpr std::chrono::minutes touch_interval{1};  // a session writes at most this often

/// Whether a session still counts at `now`. A clock that went back does not end one.
[[nodiscard]] bool is_alive(Instant started_at, Instant touched_at, Instant now);
[[nodiscard]] bool needs_touch(Instant touched_at, Instant now);

/// How one counter of failed sign-ins slows down the next one.
struct Guard {
    std::int64_t free;            ///< failures that cost nothing
    std::chrono::seconds most;    ///< the longest wait
    std::chrono::minutes memory;  ///< after this long without a failure the count starts again
};

// An address is the one that a trusted proxy names, an IPv6 address its network of 64 bits (platform/http/forwarded).
// One browser that guesses one name soon waits long; a whole town that guesses it makes its owner wait a minute, no
// more, so nobody can be locked out of their work from afar (ASVS v5.0.0-6.3.1).
inline constexpr Guard name_and_address{5, std::chrono::minutes{15}, std::chrono::hours{24}};
inline constexpr Guard name_alone{20, std::chrono::seconds{60}, std::chrono::hours{24}};
inline constexpr Guard address_alone{100, std::chrono::seconds{60}, std::chrono::minutes{15}};

/// How long after the last failure the next try is refused: nothing for the free ones, then 1, 2, 4, … seconds.
[[nodiscard]] std::chrono::seconds delay(Guard const& guard, std::int64_t failures);

/// The count after one more failure at `now`.
[[nodiscard]] std::int64_t next_count(Guard const& guard, std::int64_t failures, Instant last_at, Instant now);

/// The name as it is stored and looked up: trimmed, lower case ASCII. Nothing if it has other characters, or fewer than
/// 2 or more than 64.
[[nodiscard]] std::optional<std::string> normal_name(std::string_view typed);

/// Errors: bad_request `account.incomplete` with a field error for each thing that does not hold.
[[nodiscard]] Result<void> check_new(NewAccount const& account);

/// Whether both fields of the sign-in form were filled in: what was forgotten is no guess, and counts as none.
/// Errors: bad_request `sign_in.incomplete` with a field error for each that is empty.
[[nodiscard]] Result<void> check_sign_in(std::string_view name, std::string_view password);

/// Errors: bad_request `account.incomplete` with field `password`: fewer than 12 or more than 200 characters, not
/// UTF-8, or holding the account's own name. No other composition rules (ASVS v5.0.0-6.2.5).
[[nodiscard]] Result<void> check_password(std::string_view name, std::string_view password);

/// Where to go after signing in: `asked` if it is a path of our own (one slash first, printable ASCII, no backslash),
/// else `/werk`.
[[nodiscard]] std::string own_path(std::string_view asked);

}  // namespace plein::accounts::rules
