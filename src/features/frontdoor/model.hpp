// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/term.hpp"
#include "base/time.hpp"

/// A help question (hulpvraag): what a resident asks, in their own words, and what becomes of it.
namespace plein::frontdoor {

struct QuestionTag;
using QuestionId = Id<QuestionTag>;

enum class State { open, taken, answered, closed, withdrawn };
[[nodiscard]] std::string_view name(State state);
[[nodiscard]] std::optional<State> parse_state(std::string_view name);

/// How the resident wants to hear from us.
enum class ContactKind { call, mail, none };
[[nodiscard]] std::string_view name(ContactKind kind);
[[nodiscard]] std::optional<ContactKind> parse_contact_kind(std::string_view name);

/// How a question ended.
enum class ClosingResult { answered, referred, no_contact, withdrawn, not_ours };
[[nodiscard]] std::string_view name(ClosingResult result);
[[nodiscard]] std::optional<ClosingResult> parse_closing_result(std::string_view name);

/// How to reach the one who asked. Sealed as a whole in the database.
struct Contact {
    ContactKind kind = ContactKind::none;
    std::string name;
    std::string phone;
    std::string mail;
    std::string call_when;
    bool safe_to_leave_message = false;  ///< whether others may hear that we rang; never assumed
};

/// What a resident sends.
struct Ask {
    std::string story;
    std::vector<std::string> themes;
    std::string postcode;
    Contact contact;
    std::string language = "nl";
    std::string about;           ///< id of the directory entry from which help was asked, or empty
    bool may_be_urgent = false;  ///< the words fit a rule of data/urgent.toml; a worker looks today
};

/// What the resident gets back.
struct Asked {
    std::string code;  ///< `ABCD-EFGH-JK`: the only key to the question for who has no account
    std::int64_t number = 0;
    Day due{};  ///< the last day of the promise to the resident
};

/// One thing that happened to a question.
struct Event {
    enum class Kind { asked, taken, answered, added, closed, withdrawn };
    Kind kind = Kind::asked;
    Instant at{};
    std::string worker;                ///< account id of the worker who acted, or empty for the resident
    std::string text;                  ///< of an answer, an addition or a closing note
    std::string result;                ///< of a closing
    std::vector<std::string> entries;  ///< ids of directory entries: what was asked about, or what an answer points to
};
[[nodiscard]] std::string_view name(Event::Kind kind);
[[nodiscard]] std::optional<Event::Kind> parse_event_kind(std::string_view name);

/// A question as a worker's list shows it.
struct QuestionRow {
    QuestionId id;
    std::int64_t number = 0;
    Instant asked_at{};
    std::string first_words;
    std::string words;  ///< the whole story, for what the list says about it
    std::vector<std::string> themes;
    std::string neighbourhood;  ///< CBS buurt code, or empty
    std::int64_t area_year = 0;
    std::string channel;
    ContactKind contact_kind = ContactKind::none;
    State state = State::open;
    std::string owner;  ///< account id of the worker who has the question, or empty
    Day due{};
    bool may_be_urgent = false;  ///< the story, or what was added to it, fits a rule of data/urgent.toml
};

/// Whether it may be urgent and it is us who are waited for.
[[nodiscard]] constexpr bool waits_urgently(QuestionRow const& row) {
    return row.may_be_urgent && (row.state == State::open || row.state == State::taken);
}

/// A question in full.
struct Question {
    QuestionRow row;
    std::int64_t version = 0;
    std::string story;
    std::string postcode;
    Contact contact;
    std::vector<Event> events;
};

/// What a worker saves: `version` is the one they were looking at.
struct Edit {
    QuestionId id;
    std::int64_t version = 0;
    std::string form_key;
};

}  // namespace plein::frontdoor
