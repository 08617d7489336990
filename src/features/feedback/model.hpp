// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/time.hpp"

/// Feedback (reactie): what people say of a page or of an entry of the directory, without saying who they are.
namespace plein::feedback {

struct RemarkTag;
using RemarkId = Id<RemarkTag>;

/// A page that people may speak of: its path without query, and the directory entry that it shows.
struct Page {
    std::string path;           ///< `/aanbod/0190…`; of an address we know, never what somebody typed
    std::optional<Uuid> entry;  ///< of the directory
};

/// Whether a page was useful.
enum class Useful { yes, no };
[[nodiscard]] std::optional<Useful> parse_useful(std::string_view name);

/// A comment says what could be better on a page; a report says what is wrong with an entry.
enum class Kind { comment, report };
[[nodiscard]] std::string_view name(Kind kind);
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view name);

/// What is wrong with an entry.
enum class Wrong { hours, phone, address, ended, cost, other };
[[nodiscard]] std::string_view name(Wrong wrong);
[[nodiscard]] std::optional<Wrong> parse_wrong(std::string_view name);

/// What somebody adds to a yes or no.
struct Comment {
    Page page;
    Useful useful = Useful::yes;
    std::string text;
    std::string language = "nl";
};

/// What somebody tells us about an entry.
struct Report {
    Page page;
    std::optional<Wrong> wrong;
    std::string text;
    std::string mail;  ///< where to answer; empty for who wants to hear nothing
    std::string language = "nl";
};

/// A comment or a report as its reader sees it.
struct Remark {
    RemarkId id;
    Kind kind = Kind::comment;
    Page page;
    std::string language;
    std::optional<Useful> useful;  ///< of a comment
    std::optional<Wrong> wrong;    ///< of a report
    Instant received_at{};
    std::string text;
    bool wants_answer = false;          ///< an address is kept to answer to
    std::optional<Instant> handled_at;  ///< nothing while it waits
    std::string note;                   ///< what was done about it
};

/// How useful one page was to people, in this month and the one before.
struct PageCount {
    std::string path;
    std::int64_t yes = 0;
    std::int64_t no = 0;
    std::int64_t yes_before = 0;
    std::int64_t no_before = 0;
};

/// How many remarks wait to be handled.
struct Totals {
    std::int64_t comments = 0;
    std::int64_t reports = 0;
};

}  // namespace plein::feedback
