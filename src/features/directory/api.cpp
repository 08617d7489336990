// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api.hpp"

#include <charconv>
#include <cmath>

#include "features/directory/pages.hpp"

namespace plein::directory {
namespace {

Result<std::size_t> number(http::Request const& request, std::string_view name, std::size_t otherwise) {
    auto const text = request.query.first(name);
    if (text.empty()) return otherwise;
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return tl::unexpected<Error>(
            Error{ErrorKind::bad_request, "page.out_of_range", {}, {{std::string{name}, "page.out_of_range"}}});
    return value;
}

/// The parameter that an error of the search is about, so that the client hears which.
Error at_parameter(Error error) {
    auto const& code = error.code;
    if (!error.fields.empty()) return error;
    auto const* parameter = code == "near.unknown"        ? "near"
                            : code == "theme.unknown"     ? "theme"
                            : code == "page.out_of_range" ? "page"
                            : code.starts_with("text.")   ? "q"
                                                          : nullptr;
    if (parameter != nullptr) error.fields.push_back({parameter, code});
    return error;
}

Result<SearchAnswer> find(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    SearchRequest asked;
    asked.text = request.query.first("q");
    asked.theme = request.query.first("theme");
    asked.near = request.query.first("near");
    asked.page = TRY(number(request, "page", 1));
    asked.page_size = TRY(number(request, "pageSize", 20));
    auto const found = TRY(counter.directory->search(grant, asked));
    SearchAnswer answer;
    answer.query = asked.text;
    if (!found.corrected.empty()) answer.corrected = found.corrected;
    answer.urgent = urgent_items(found.urgent, request.language);
    for (auto const& hit : found.hits) {
        auto const& entry = hit.entry();
        SearchItem item{entry.id,
                        entry.name,
                        entry.kind,
                        entry.themes,
                        {},
                        {},
                        hit.checked.freshness,
                        reason_words(counter, request.language, hit.reason)};
        if (entry.ladder_step) item.ladder_step = *entry.ladder_step;
        if (hit.distance_metres) {
            item.distance_metres = std::llround(*hit.distance_metres);
            if (item.reason.empty())
                item.reason = distance_words(*counter.pages, request.language, *hit.distance_metres);
        }
        answer.items.push_back(std::move(item));
    }
    answer.total = static_cast<std::int64_t>(found.total);
    return answer;
}

}  // namespace

std::vector<UrgentItem> urgent_items(std::vector<UrgentRule const*> const& rules, http::Language language) {
    bool const nl = language == http::Language::nl;
    std::vector<UrgentItem> items;
    for (auto const* rule : rules) {
        auto const& phone = rule->phones.front();
        UrgentItem item{rule->code,
                        nl ? rule->title_nl : rule->title_en,
                        nl ? rule->text_nl : rule->text_en,
                        phone.number,
                        phone.link,
                        {}};
        for (auto const& one : rule->phones) {
            UrgentPhoneItem number{one.number, one.link, nl ? one.label_nl : one.label_en, {}};
            if (auto const& note = nl ? one.note_nl : one.note_en; !note.empty()) number.note = note;
            item.phones.push_back(std::move(number));
        }
        items.push_back(std::move(item));
    }
    return items;
}

http::Response api_search(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const answer = find(counter, request, grant);
    // Open data: a page of any site may read it.
    if (!answer)
        return http::problem(at_parameter(answer.error()), request.request_id).with("Access-Control-Allow-Origin", "*");
    http::Response response;
    response.with("Access-Control-Allow-Origin", "*");
    response.content_type = "application/json";
    response.body = json::to_json(*answer);
    return response;
}

}  // namespace plein::directory
