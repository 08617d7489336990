// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/logbook/logbook.hpp"

/// The bytes that the chain is made over. They must stay as they are for as long as any logbook is kept.
namespace plein::logbook {

/// One line as it stands in the database.
struct StoredLine {
    std::string id;
    std::string trace_id;
    std::string span_id;
    std::optional<std::string> parent_span_id;
    std::string activity;
    std::string purpose;
    std::string actor_kind;
    std::string actor;
    std::string roles;
    std::string organisation;
    std::string object;
    std::string outcome;
    std::int64_t started_at = 0;
    std::int64_t ended_at = 0;
};

struct StoredSubject {
    std::string type;
    std::string pseudonym;
    std::string seen;
    friend auto operator<=>(StoredSubject const&, StoredSubject const&) = default;
};

/// Appends one part: its length as eight bytes, most significant first, then its bytes. No two different sequences of
/// parts give the same bytes.
void append_part(std::string& to, std::string_view part);
void append_part(std::string& to, std::int64_t number);

/// SHA-256 over a line and its subjects, in any order.
[[nodiscard]] std::string content_hash(StoredLine const& line, std::vector<StoredSubject> subjects);

/// SHA-256 over a seal's number, the line's id, the content's hash and the hash of the seal before it.
[[nodiscard]] std::string seal_hash(std::int64_t sequence, std::string_view line, std::string_view content,
                                    std::string_view previous);

/// What a checkpoint's signature is made over.
[[nodiscard]] std::string checkpoint_message(Checkpoint const& checkpoint);

/// What stands as `previous_hash` in the first seal.
[[nodiscard]] std::string first_hash();

}  // namespace plein::logbook
