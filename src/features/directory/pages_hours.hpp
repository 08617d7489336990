// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "features/directory/rules_sheet.hpp"
#include "platform/html/html.hpp"

/// When something is open, in words: for paper and for who keeps entries true.
namespace plein::directory {

/// `maandag, dinsdag en vrijdag`.
[[nodiscard]] std::string list_words(html::Pages const& pages, http::Language language,
                                     std::vector<std::string> const& parts);

/// `maandag tot en met vrijdag`, `dinsdag en donderdag`, `elke dag`; empty for none.
[[nodiscard]] std::string days_words(html::Pages const& pages, http::Language language, Weekdays weekdays);

/// The days on which something returns.
struct Returning {
    Frequency frequency = Frequency::weekly;
    int interval = 1;
    std::vector<int> const& positions;  ///< of a month: 1 first, -1 last
    Weekdays weekdays = 0;
};

/// `elke eerste dinsdag van de maand`, `om de week op maandag`, `dinsdag en donderdag`; empty without days of the week.
[[nodiscard]] std::string returning_words(html::Pages const& pages, http::Language language, Returning const& of);

/// `Dinsdag van 9.00 tot 12.00 uur, tot en met 31 december 2026`, without the note, which is in Dutch.
[[nodiscard]] std::string line_words(html::Pages const& pages, http::Language language, HoursLine const& line);

}  // namespace plein::directory
