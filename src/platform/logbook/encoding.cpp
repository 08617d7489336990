// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/logbook/encoding.hpp"

#include <algorithm>

#include "platform/crypto/crypto.hpp"

namespace plein::logbook {
namespace {

void append_number(std::string& to, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) to.push_back(static_cast<char>((number >> shift) & 0xFFU));
}

}  // namespace

void append_part(std::string& to, std::string_view part) {
    append_number(to, part.size());
    to.append(part);
}

void append_part(std::string& to, std::int64_t number) {
    append_number(to, 8);
    append_number(to, static_cast<std::uint64_t>(number));
}

std::string content_hash(StoredLine const& line, std::vector<StoredSubject> subjects) {
    std::sort(subjects.begin(), subjects.end());
    std::string bytes;
    bytes.reserve(512 + 80 * subjects.size());
    append_part(bytes, "plein logbook line 1");
    append_part(bytes, line.id);
    append_part(bytes, line.trace_id);
    append_part(bytes, line.span_id);
    append_part(bytes, std::int64_t{line.parent_span_id ? 1 : 0});
    append_part(bytes, line.parent_span_id.value_or(""));
    append_part(bytes, line.activity);
    append_part(bytes, line.purpose);
    append_part(bytes, line.actor_kind);
    append_part(bytes, line.actor);
    append_part(bytes, line.roles);
    append_part(bytes, line.organisation);
    append_part(bytes, line.object);
    append_part(bytes, line.outcome);
    append_part(bytes, line.started_at);
    append_part(bytes, line.ended_at);
    append_part(bytes, static_cast<std::int64_t>(subjects.size()));
    for (auto const& subject : subjects) {
        append_part(bytes, subject.type);
        append_part(bytes, subject.pseudonym);
        append_part(bytes, subject.seen);
    }
    return crypto::sha256(bytes);
}

std::string seal_hash(std::int64_t sequence, std::string_view line, std::string_view content,
                      std::string_view previous) {
    std::string bytes;
    append_part(bytes, "plein logbook seal 1");
    append_part(bytes, sequence);
    append_part(bytes, line);
    append_part(bytes, content);
    append_part(bytes, previous);
    return crypto::sha256(bytes);
}

std::string checkpoint_message(Checkpoint const& checkpoint) {
    std::string bytes;
    append_part(bytes, "plein logbook checkpoint 1");
    append_part(bytes, checkpoint.sequence);
    append_part(bytes, checkpoint.previous);
    append_part(bytes, checkpoint.hash);
    append_part(bytes, to_micros(checkpoint.signed_at));
    return bytes;
}

std::string first_hash() { return std::string(32, '\0'); }

}  // namespace plein::logbook
