// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/directory/model_draft.hpp"
#include "features/directory/pages.hpp"

/// A draft as people read it, as a form, and as they filled it in.
namespace plein::directory {

/// The parts of the form, in its order: what changes most stands first.
enum class DraftPart { when, contact, needs, words, place, audience, room, found };

/// One thing that an entry says.
struct DraftLine {
    std::string label;
    std::string text;         ///< empty where it says nothing
    bool as_written = false;  ///< as the entry has it, in Dutch; else in the language of the page
    DraftPart part = DraftPart::words;
};

/// All that a draft says, what it is first, also what it leaves empty.
[[nodiscard]] std::vector<DraftLine> draft_lines(Counter const& counter, http::Language language, Draft const& draft);

/// When something is open, a line each.
[[nodiscard]] std::string opening_words(Counter const& counter, http::Language language, DraftOpening const& opening);

struct DraftDifference {
    std::string label;
    std::string before;
    std::string after;
    bool as_written = false;  ///< as in DraftLine
};

/// What two drafts of one entry say differently, in words.
[[nodiscard]] std::vector<DraftDifference> differences(Counter const& counter, http::Language language,
                                                       Draft const& before, Draft const& after);

/// `Staat op de site`, `Staat niet op de site`, `Tijdelijk dicht`, `Gestopt`.
[[nodiscard]] std::string status_name(html::Pages const& pages, http::Language language, Status status);

/// The draft as the fields of draft.tpl, under the limit of parse_urlencoded with room for every box and a row more of
/// everything. What does not fit is left out whole: places, the weekly hours of one place, numbers, and other times
/// than weekly ones after the first thirty. What a form leaves out stays as it is.
[[nodiscard]] http::Fields fields_of(Draft const& draft);

/// The same, for a form that is laid on what a colleague saved: a place `stands` and that the draft has not is there
/// with its tick that it is gone.
[[nodiscard]] http::Fields fields_over(Draft const& draft, Draft const& stands);

/// A form as somebody sent it.
struct TypedDraft {
    Draft draft;
    std::vector<FieldError> faults;  ///< what could not be read at all, such as a time that is none
};

/// Reads the fields of draft.tpl over the draft that the form was made of. What the form does not show stays; what is
/// as it was is never refused.
[[nodiscard]] TypedDraft read_typed(Counter const& counter, http::Request const& request, Draft const& base);

/// Whether the form makes an entry, or changes one.
enum class IsNew { no, yes };

/// Fills draft.tpl. Where `typed` is given, rows and texts are as they were sent, also what cannot be read; rows are
/// added where the button was pressed that asks for one. A part is open where a fault is in it or where something in it
/// is not as the draft has it; of a new entry also what has to be filled in, and one place.
void fill_draft(html::Data& data, Counter const& counter, http::Request const& request, Draft const& draft,
                http::Fields const* typed, std::vector<FieldError> const& faults, IsNew is_new);

}  // namespace plein::directory
