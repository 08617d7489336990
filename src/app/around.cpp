// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/around.hpp"

#include <fmt/format.h>

namespace plein::app {
namespace {

constexpr std::size_t most_open = 5;
constexpr std::size_t most_suggestions = 5;

std::string clock_time(std::chrono::minutes since_midnight) {
    auto const minutes = since_midnight.count() % (24 * 60);
    return fmt::format("{}.{:02}", minutes / 60, minutes % 60);
}

frontdoor::EntryLink link_to(directory::Entry const& entry) {
    return {to_text(entry.id), entry.name, directory::entry_url(entry.id), directory::first_phone(entry), {}};
}

std::string theme_name(directory::Theme const& theme, http::Language language) {
    return language == http::Language::nl ? theme.name_nl : theme.name_en;
}

/// Why an entry is suggested to a worker: the theme that the question points to, else the words that fit.
std::string reason_of(directory::Directory const& directory, directory::Hit const& hit, http::Language language) {
    for (auto const& theme : directory.themes()) {
        if (theme.code == hit.reason.theme) return theme_name(theme, language);
    }
    std::string words;
    for (auto const& word : hit.reason.words) words += (words.empty() ? "" : ", ") + word;
    return words;
}

}  // namespace

frontdoor::Around look_around(directory::Directory& directory, areas::Areas& areas, accounts::Accounts& accounts) {
    frontdoor::Around around;
    around.themes = [&directory](http::Language language) {
        std::vector<frontdoor::ThemeView> themes;
        for (auto const& theme : directory.themes())
            themes.push_back({theme.code, theme_name(theme, language), "theme-" + theme.icon});
        return themes;
    };
    around.open_now = [&directory](access::Grant const& grant, http::Language) {
        std::vector<frontdoor::OpenPlace> places;
        for (auto const& hit : directory.open_now(grant, {}, most_open)) {
            auto const open = directory::open_state(hit.schedules(), grant.at());
            if (!open.now) continue;
            auto const& entry = hit.entry();
            places.push_back({entry.name, directory::entry_url(entry.id), directory::short_place(entry),
                              clock_time(open.now->closes)});
        }
        return places;
    };
    around.suggest = [&directory](access::Grant const& grant, http::Language language, std::string_view text) {
        directory::SearchRequest request;
        request.text = text;
        request.page_size = most_suggestions;
        std::vector<frontdoor::EntryLink> found;
        auto const result = directory.search(grant, request);
        if (!result) return found;  // no suggestion is no hindrance to answering
        for (auto const& hit : result->hits) {
            found.push_back(link_to(hit.entry()));
            found.back().reason = reason_of(directory, hit, language);
        }
        return found;
    };
    around.entry = [&directory](access::Grant const& grant,
                                std::string_view entry) -> std::optional<frontdoor::EntryLink> {
        auto const id = parse_uuid(entry);
        if (!id) return std::nullopt;
        auto const hit = directory.entry(grant, directory::EntryId{*id});
        if (!hit) return std::nullopt;
        return link_to(hit->entry());
    };
    around.account_name = [&accounts](std::string_view account) {
        auto const id = parse_uuid(account);
        return id ? accounts.display_name(access::AccountId{*id}) : std::string{};
    };
    around.neighbourhood_name = [&areas](std::string_view code) {
        auto const* area = areas.index()->find(code);
        return area ? area->name : std::string{code};
    };
    return around;
}

}  // namespace plein::app
