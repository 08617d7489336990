// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/term.hpp"
#include "base/time.hpp"
#include "features/directory/model_owner.hpp"

/// Decisions about who keeps entries from outside, and about their links and changes. Pure.
namespace plein::directory {

/// How long a link lets somebody in, also after a newer one was sent: otherwise whoever knows an address could end the
/// link of its owner by asking for another.
inline constexpr std::chrono::days link_life{14};

/// How many links of an owner are kept of each origin, the newest: those that somebody asked for never take the place
/// of one that we sent.
inline constexpr std::int64_t most_links = 5;

/// Who asks for a link again within this time gets none: the one that was sent is still on its way.
inline constexpr std::chrono::minutes link_pause{15};

/// How many links go to one owner in 24 hours because somebody asked, so that nobody can fill another's mailbox. What
/// an editor or a reminder sends is not counted. Less than most_links, which are what is counted.
inline constexpr std::ptrdiff_t most_asked_a_day = 3;
static_assert(most_asked_a_day < most_links);

/// How long the page behind a link still tells what became of a change.
inline constexpr std::chrono::days told_for{60};

/// How long after a reminder the next one goes, and how many go before nobody is asked any more.
inline constexpr std::chrono::days reminder_pause{30};
inline constexpr std::size_t most_reminders = 3;

/// What is to be done about an owner whose entry ages.
enum class Reminding {
    not_yet,     ///< it was looked at not long ago, they were asked not long ago, or a link that we sent still holds
    due,         ///< they are asked now
    unanswered,  ///< they were asked as often as anybody is, and said nothing
};

/// What is to be done at `at` about an entry that was last confirmed, or else changed, on `checked` (never: nothing),
/// by `term` from that day on. Reminders of before that day were answered by it. `link_sent_at` is of the last link
/// that nobody asked for: one that was asked for holds no reminder up, or whoever knows an address could end them.
[[nodiscard]] Reminding reminding(Term const& term, std::optional<Day> checked, std::vector<Instant> const& reminded_at,
                                  std::optional<Instant> link_sent_at, Instant at);

/// Longest reason for not taking a change over, in code points.
inline constexpr std::size_t longest_refusal = 1000;

/// The moment after which a link must have been sent to let somebody in at `at`.
[[nodiscard]] Instant oldest_link(Instant at);

/// Whether a link that we sent and nobody asked for lets its owner in at `at`.
[[nodiscard]] bool holds_sent_link(std::vector<MailedLink> const& mailed, Instant at);

/// Whether one who asks for a link at `at` gets it; `mailed` are the links that are kept of them.
[[nodiscard]] bool may_send_again(std::vector<MailedLink> const& mailed, Instant at);

/// The address as it is compared: trimmed, and capitals as small letters.
[[nodiscard]] std::string normal_address(std::string_view typed);

/// The address of an owner as somebody typed it, trimmed.
/// Errors: bad_request `mail.missing`, `mail.malformed`, at the field `mail`.
[[nodiscard]] Result<std::string> check_address(std::string_view typed);

/// Why a change is not taken over, clean. Errors: bad_request `proposal.reason_missing` and those of clean_text, at the
/// field `reason`.
[[nodiscard]] Result<std::string> check_refusal(std::string_view typed);

/// `/mijn-aanbod/<code>`: what an owner opens.
[[nodiscard]] std::string own_path(std::string_view link);

}  // namespace plein::directory
