// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <utility>

#include "features/feedback/pages.hpp"

namespace plein::feedback {

using html::dutch;

std::string wrong_words(html::Pages const& pages, http::Language language, Wrong wrong) {
    switch (wrong) {
        case Wrong::hours:
            return pages.text(language, dutch("De openingstijden"));
        case Wrong::phone:
            return pages.text(language, dutch("Het telefoonnummer"));
        case Wrong::address:
            return pages.text(language, dutch("Het adres"));
        case Wrong::cost:
            return pages.text(language, dutch("De kosten"));
        case Wrong::ended:
            return pages.text(language, dutch("Het bestaat niet meer"));
        case Wrong::other:
            break;
    }
    return pages.text(language, dutch("Iets anders"));
}

std::string page_name(Box const& box, http::Language language, Page const& page) {
    if (page.entry)
        if (auto name = box.around.entry_name(*page.entry); !name.empty()) return name;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> known{
        {{"/", dutch("Voorpagina")},
         {"/zoeken", dutch("Zoeken")},
         {"/hulp-vragen", dutch("Vraag hulp")},
         {"/vraag", dutch("Mijn vraag")},
         {"/over", dutch("Over deze site")},
         {"/privacy", dutch("Privacy")},
         {"/toegankelijkheid", dutch("Toegankelijkheid")}}};
    for (auto const& [path, words] : known)
        if (path == page.path) return box.pages->text(language, words);
    return page.path;
}

}  // namespace plein::feedback
