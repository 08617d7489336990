// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/mail/mail.hpp"

/// The outbox, and how a mail in it is tried again. Every function but insert_mail wants the permission
/// `operations.run`: forbidden_or_absent `page.absent`.
namespace plein::mail::store {

inline constexpr std::int64_t most_attempts = 12;
/// How many mails one Write takes out to send.
inline constexpr std::int64_t batch = 10;
/// How long they are the taker's alone: each may take longest_delivery, and then some.
inline constexpr std::chrono::minutes lease{30};
inline constexpr std::chrono::hours longest_delay{6};
inline constexpr std::chrono::days content_kept{7};  ///< of what failed
inline constexpr std::chrono::days state_kept{90};   ///< after the end
/// The most rows that one Write of a purge touches.
inline constexpr std::int64_t purged_at_once = 1000;

/// How long to wait after an attempt, counted from 1: a minute, twice that after each, at most longest_delay.
[[nodiscard]] std::chrono::minutes delay_after(std::int64_t attempt);

/// A mail that was taken out to be sent; sealed as it is in its row.
struct Letter {
    MailId id;
    std::int64_t attempt = 0;  ///< this one, counted from 1
    Instant recorded_at;
    std::string language;
    std::string message_id;  ///< what stands before the @
    std::string address;
    std::string subject;
    std::string body;
};

/// The same, opened.
struct Opened {
    std::string to;
    std::string subject;
    std::string text;
};

[[nodiscard]] Result<Queued> insert_mail(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                                         Message const& message);

/// Errors: internal `crypto.unsealable`.
[[nodiscard]] Result<Opened> open_letter(crypto::Keyring const& keys, Letter const& letter);

/// Whether anything could be claimed at `now`.
[[nodiscard]] Result<bool> is_due(db::Read& read, access::Grant const& grant, Instant now);

/// Takes what is due and nobody else has, at most `batch`, oldest first, under a name that no claim had before. Each
/// counts as an attempt at once, so that one that kills its server is not tried for ever. A clock that was ahead and
/// was set back holds nothing up, as with jobs.
[[nodiscard]] Result<std::vector<Letter>> claim(db::Write& write, access::Grant const& grant, Instant now,
                                                std::string_view lease_name);

/// How the three functions below end: a lease that another took meanwhile changes nothing any more.
enum class Kept { yes, no };

/// Delivered: the content goes at once.
[[nodiscard]] Result<Kept> mark_delivered(db::Write& write, access::Grant const& grant, Letter const& letter,
                                          std::string_view lease_name, Instant now);

/// Not delivered, and not tried again.
[[nodiscard]] Result<Kept> mark_failed(db::Write& write, access::Grant const& grant, Letter const& letter,
                                       std::string_view lease_name, Instant now, std::string_view code);

/// Not delivered; tried again after delay_after.
[[nodiscard]] Result<Kept> put_off(db::Write& write, access::Grant const& grant, Letter const& letter,
                                   std::string_view lease_name, Instant now, std::string_view code);

/// Gives back whatever of a claim was not tried, as if it had not been taken.
Result<std::int64_t> release(db::Write& write, access::Grant const& grant, std::string_view lease_name);

/// Destroys the content of what failed before `now` - content_kept; the number of rows.
Result<std::int64_t> destroy_content(db::Write& write, access::Grant const& grant, Instant now);

/// Removes rows that ended before `now` - state_kept; the number removed.
Result<std::int64_t> remove_ended(db::Write& write, access::Grant const& grant, Instant now);

}  // namespace plein::mail::store
