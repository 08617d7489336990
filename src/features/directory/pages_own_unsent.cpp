// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What would be lost with a link that ended while its form stood open.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "features/directory/pages_draft.hpp"
#include "features/directory/pages_owner.hpp"

namespace plein::directory {
namespace {

/// Fields that hold a key, a code or a button, and nothing that somebody typed.
bool is_code(std::string_view field) {
    static constexpr std::array<std::string_view, 14> codes{"csrf",   "form_key", "version", "read_on",    "act",
                                                            "goto",   "assured",  "kept",    "kind",       "theme",
                                                            "themes", "area",     "status",  "ladder_step"};
    if (std::find(codes.begin(), codes.end(), field) != codes.end() || field == "languages") return true;
    auto const has = [&](std::string_view part) { return field.find(part) != std::string_view::npos; };
    bool const is_row = field.ends_with("_id") || field.ends_with("_gone") || has("day_");
    return is_row || (field.starts_with("need_") && !field.ends_with("_text"));
}

}  // namespace

std::string unsent_words(Counter const& counter, http::Request const& request) {
    auto const& form = request.form;
    if (http::is_safe(request.method) || !form.has("name")) return std::string(form.first("unsent"));
    std::string words;
    for (auto const& line : draft_lines(counter, request.language, read_typed(counter, request, Draft{}).draft))
        if (!line.text.empty()) words += fmt::format("{}:\n{}\n\n", line.label, line.text);
    // What could not be read, such as a time that is none, is in no line.
    for (auto const& [field, value] : form.entries()) {
        auto const typed = clean_text(value, value.size());
        if (is_code(field) || !typed || typed->empty() || words.find(*typed) != std::string::npos) continue;
        words += *typed + "\n\n";
    }
    return words;
}

}  // namespace plein::directory
