// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

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

/// Writes what a form asks for, unless its key led to it before: `act` gets the db::Write, and what it returns is kept
/// with the key in the same transaction and returned (of Result<void> nothing). The same form, sent twice, also at one
/// moment, is done once and gets the first answer twice. What else db::Database::write says of an act holds.
/// Errors: those of `act`, earlier_answer and keep_answer.
template <class Act, class Done = std::invoke_result_t<Act const&, db::Write&>>
Done once(db::Database& database, Grant const& grant, std::string_view key, std::string_view content, Act const& act) {
    constexpr bool answers = !std::is_same_v<Done, Result<void>>;
    auto const find = [&](auto& read) { return earlier_answer(read, grant, key, content); };
    auto const again = [](std::string&& answer) -> Done {
        if constexpr (answers)
            return std::move(answer);
        else
            return {};
    };
    if (auto earlier = TRY(database.read(find))) return again(std::move(*earlier));
    auto done = database.write(grant.activity(), [&](auto& write) -> Done {
        auto made = act(write);
        if (!made) return made;
        if constexpr (answers)
            TRY(keep_answer(write, grant, key, *made, content));
        else
            TRY(keep_answer(write, grant, key, "done", content));
        return made;
    });
    // At the same moment another request did what this one asks.
    if (!done && done.error().kind == ErrorKind::conflict)
        if (auto first = TRY(database.read(find))) return again(std::move(*first));
    return done;
}

/// How long a key is remembered. A form that is sent again later is a new act.
inline constexpr std::chrono::days form_key_life{7};

/// The most that purge_form_keys forgets in one Write, so that nobody waits for it.
inline constexpr std::int64_t form_keys_at_once = 1000;

/// Forgets the keys that are older than form_key_life, at most form_keys_at_once; the number forgotten. Run by the job
/// `form.purge`, again and again until nothing is left.
Result<std::int64_t> purge_form_keys(db::Write& write, Grant const& grant);

}  // namespace plein::access
