// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/term.hpp"
#include "features/feedback/model.hpp"

/// Pure decisions about feedback.
namespace plein::feedback {

/// Longest texts, in code points; the forms say the same.
inline constexpr std::size_t most_comment = 1000;
inline constexpr std::size_t most_report = 1000;
inline constexpr std::size_t most_note = 500;

/// Cleans what was typed. Errors: bad_request `comment.missing`, `comment.too_long` and those of clean_text, each at
/// the field `comment`.
[[nodiscard]] Result<Comment> check(Comment comment);

/// Cleans what was typed. What is wrong must be chosen; a text is only needed with `other`, where nothing else says
/// what is meant. Errors: bad_request `report.incomplete` with all field errors together: `wrong.missing`,
/// `remark.missing`, `remark.too_long`, `mail.malformed`.
[[nodiscard]] Result<Report> check(Report report);

/// Cleans what a worker wrote. Errors: bad_request `note.missing`, `note.too_long` and those of clean_text, at the
/// field `note`.
[[nodiscard]] Result<std::string> check_note(std::string_view note);

/// The address to go back to, with what was said (`ja`, `nee`, `dank`) for the foot of the page: `asked` where it is an
/// address of `path` on this site (printable ASCII, no backslash, at most 8000 bytes), else `path` itself.
[[nodiscard]] std::string way_back(std::string_view asked, std::string_view path, std::string_view said);

/// Whether what began then has been kept long enough: from the day after the last one of the term.
[[nodiscard]] bool may_be_destroyed(Term const& retention, Instant from, Day today);

/// The first day of the month of `day`, and of the month before.
[[nodiscard]] Day month_of(Day day);
[[nodiscard]] Day month_before(Day day);

}  // namespace plein::feedback
