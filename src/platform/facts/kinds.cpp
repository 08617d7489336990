// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/facts/kinds.hpp"

namespace plein::facts {

std::vector<Kind> const& all_kinds() {
    static std::vector<Kind> const kinds{
        {"question.asked",
         {"neighbourhood", "area_year", "pseudonym", "theme", "channel", "contact_kind", "organisation", "reverses"}},
        {"question.taken",
         {"neighbourhood", "area_year", "pseudonym", "theme", "channel", "contact_kind", "organisation", "value",
          "reverses"}},
        {"question.answered",
         {"neighbourhood", "area_year", "pseudonym", "theme", "ladder_step", "channel", "contact_kind", "organisation",
          "other_organisation", "value", "reverses"}},
        {"question.added",
         {"neighbourhood", "area_year", "pseudonym", "theme", "channel", "contact_kind", "organisation", "value",
          "reverses"}},
        {"question.closed",
         {"neighbourhood", "area_year", "pseudonym", "theme", "ladder_step", "channel", "contact_kind", "organisation",
          "other_organisation", "value", "reverses"}},
        {"question.withdrawn",
         {"neighbourhood", "area_year", "pseudonym", "theme", "channel", "contact_kind", "organisation", "value",
          "reverses"}},
        {"feedback.given", {"channel", "organisation", "value", "reverses"}},
        {"feedback.commented", {"channel", "organisation", "reverses"}},
        {"feedback.reported", {"channel", "organisation", "reverses"}},
        {"feedback.handled", {"channel", "organisation", "value", "reverses"}},
    };
    return kinds;
}

Kind const* find_kind(std::string_view name) {
    for (auto const& kind : all_kinds()) {
        if (kind.name == name) return &kind;
    }
    return nullptr;
}

}  // namespace plein::facts
