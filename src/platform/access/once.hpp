// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/access/grant.hpp"
#include "platform/db/db.hpp"

namespace plein::access {

/// What the form's one-time key already led to, if it was used before: the same key again gives the first answer.
/// `key` comes from the form; the grant's activity and actor keep keys of different acts and people apart.
/// `content` is a keyed hash of what the form carries, so that what a person changed after sending (by the browser's
/// Back) is not taken for what was sent; empty where a form carries nothing but its key.
/// Errors: bad_request `form.key_malformed` (empty, or over 64 bytes); conflict `form.sent_before` where the key was
/// used with another content: nothing of the new content is kept, and whoever asks must show it again.
[[nodiscard]] Result<std::optional<std::string>> earlier_answer(db::Read& read, Grant const& grant,
                                                                std::string_view key, std::string_view content = {});

/// Keeps the answer (any bytes) of the act with its key, in the act's own transaction; `answer` is short (an id or a
/// code, sealed where it is secret). Errors: conflict `db.conflict` where another request used the key at the same
/// moment; the caller's transaction rolls back and the act starts again at earlier_answer.
Result<void> keep_answer(db::Write& write, Grant const& grant, std::string_view key, std::string_view answer,
                         std::string_view content = {});

/// How long a key is remembered. A form that is sent again later is a new act.
inline constexpr std::chrono::days form_key_life{7};

/// The most that purge_form_keys forgets in one Write, so that nobody waits for it.
inline constexpr std::int64_t form_keys_at_once = 1000;

/// Forgets the keys that are older than form_key_life, at most form_keys_at_once; the number forgotten. Run by the job
/// `form.purge`, again and again until nothing is left.
Result<std::int64_t> purge_form_keys(db::Write& write, Grant const& grant);

}  // namespace plein::access
