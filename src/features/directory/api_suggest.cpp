// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api.hpp"

namespace plein::directory {
namespace {

using html::dutch;

std::string announcement(html::Pages const& pages, http::Language language, Suggestions const& offered) {
    if (!offered.urgent.empty()) {
        auto const& rule = *offered.urgent.front();
        return pages.text(language, dutch("Bel {phone}. {title}"),
                          {{"title", language == http::Language::nl ? rule.title_nl : rule.title_en},
                           {"phone", rule.phones.front().number}});
    }
    if (offered.texts.empty()) return {};
    if (offered.texts.size() == 1) return pages.text(language, dutch("1 suggestie. Kies met de pijl omlaag."));
    return pages.text(language, dutch("{count} suggesties. Kies met de pijl omlaag."),
                      {{"count", std::to_string(offered.texts.size())}});
}

}  // namespace

http::Response suggest(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto offered = counter.directory->suggest(grant, request.form.first("query"));
    if (!offered) return http::problem(offered.error(), request.request_id);
    SuggestionAnswer answer{announcement(*counter.pages, request.language, *offered),
                            urgent_items(offered->urgent, request.language), std::move(offered->texts)};
    http::Response response;
    response.content_type = "application/json";
    response.body = json::to_json(answer);
    return response;
}

}  // namespace plein::directory
