// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/directory/api_hsds_draft.hpp"
#include "features/directory/pages_draft.hpp"

/// The page of a form that changes an entry, whoever sends it: an editor, or who keeps the entry from outside.
namespace plein::directory {

/// How many versions of an entry a page looks back.
inline constexpr std::size_t most_versions = 100;

/// Where the form stands and what happens when it is sent.
struct DraftPage {
    std::string save_url;
    std::string back_url;
    enum class By {
        editor,
        owner,          ///< seen at once
        owner_waiting,  ///< an editor looks first
    };
    By by = By::editor;
};

/// What stands on it beside the draft.
struct Shown {
    Error const* error = nullptr;
    http::Fields const* typed = nullptr;
    std::vector<DraftDifference> differences{};  ///< where somebody else was first
    std::string colleague{};
    std::string colleague_when{};
};

/// The form: of a new entry where `version` is zero.
http::Response show_draft(Counter const& counter, http::Request const& request, DraftPage const& page, EntryId id,
                          EntryVersionId version, Draft const& draft, Shown const& shown);

/// One form that somebody sent: what it was made of, and what they made of it.
struct Sent {
    VersionDocument base;  ///< the version that they read; its source alone for a new entry
    Draft draft;           ///< of that version
    TypedDraft typed;
    std::vector<FieldError> faults;
};
[[nodiscard]] Result<Sent> read_sent(Counter const& counter, http::Request const& request, VersionDocument base);

/// The document that a form makes; nothing where it changes nothing.
[[nodiscard]] Result<std::optional<ImportedEntry>> made_of(Counter const& counter, http::Request const& request,
                                                           access::Grant const& grant, Sent const& sent);

/// Somebody else saved first: what was sent is laid on what they made of it, and the page shows both. `who` says what
/// they are called.
http::Response show_late(Counter const& counter, http::Request const& request, access::Grant const& grant,
                         DraftPage const& page, EntryId id, Sent const& sent, Error const& error,
                         std::function<std::string(VersionDocument const&)> const& who);

/// What apply_draft needs: terms are looked up in the documents that are there.
/// `read_on` is the day for which the draft was read.
[[nodiscard]] NewParts new_parts(Counter const& counter, access::Grant const& grant, Day read_on);

/// The day for which the draft of a form was read: today, or what the form that came back says, since hours that begin
/// on a day stand elsewhere in a form of the day before.
[[nodiscard]] Day read_on(http::Request const& request, http::Fields const* typed);

/// The language of what an entry says: what is as it was written is Dutch on every page.
[[nodiscard]] std::string_view content_language(http::Language language, bool as_written);

/// Whether the form was sent to be saved, and not to get one more row or another language.
[[nodiscard]] bool is_to_save(http::Request const& request);

/// The error of a form with these faults.
[[nodiscard]] Error refused(std::vector<FieldError> faults);

/// What was sent, to know the same form from one that was changed after it.
[[nodiscard]] std::string content_of(http::Request const& request);

/// The version that a form names; nothing where it names none.
[[nodiscard]] std::optional<EntryVersionId> version_of(http::Request const& request,
                                                       std::string_view field = "version");

/// The version of this entry that the form names. Errors: bad_request `form.malformed` where it names none, and those
/// of Directory::version.
[[nodiscard]] Result<VersionDocument> named_version(Counter const& counter, access::Grant const& grant, EntryId id,
                                                    std::optional<EntryVersionId> version);

/// One difference as a row of the list `difference`.
void fill_difference(html::Data& data, http::Language language, DraftDifference const& difference);

}  // namespace plein::directory
