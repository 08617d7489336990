// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "features/directory/model_draft.hpp"

/// A draft and the HSDS document that it is of. The document stays the truth: what people change goes into it, all else
/// that the standard has stays as it came, and the result is read by the same reader as an import.
namespace plein::directory {

/// What new parts of a document need.
struct NewParts {
    Instant at{};   ///< for their ids
    Day read_on{};  ///< the day for which the draft was read
    /// The taxonomy_term of a code as other documents have it, so that one term has one id; empty where none has it.
    std::function<std::string(std::string_view taxonomy, std::string_view code)> term;
};

/// What people can edit of the document. Weekly hours that begin after `today` are no hours yet, but a schedule.
/// Errors: bad_request `directory.refused` where it is no service.
[[nodiscard]] Result<Draft> read_draft(std::string const& source, Day today);

/// The document with the changes of the draft: a member that the draft does not differ in is not touched, so an
/// unchanged draft gives the same text. Whoever changes the cost in words takes away what the document says of it in
/// amounts. A place that is not a place to go to (postal, virtual) is no part of a draft and stays.
/// Errors: as read_draft.
[[nodiscard]] Result<std::string> apply_draft(Draft const& draft, std::string const& source, NewParts const& parts);

/// The document with the moment of its last change and, where given, the day on which somebody made sure of it.
[[nodiscard]] Result<std::string> with_dates(std::string const& source, std::optional<Instant> modified,
                                             std::optional<Day> assured);

/// A document that says nothing yet. `organization` is an HSDS organization as JSON.
[[nodiscard]] std::string empty_document(EntryId id, std::string_view name, std::string_view organization);

/// An HSDS organization of that name, new.
[[nodiscard]] std::string new_organization(std::string_view name, Instant at);

/// Reads the document back as import does. Errors: bad_request `directory.refused`, with the reasons in the detail.
[[nodiscard]] Result<ImportedEntry> read_document(std::string const& source);

}  // namespace plein::directory
