// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/around.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "base/text.hpp"

namespace plein::app {
namespace {

constexpr std::size_t most_open = 5;
constexpr std::size_t most_suggestions = 5;

frontdoor::EntryLink link_to(directory::Entry const& entry) {
    return {to_text(entry.id), entry.name, directory::entry_url(entry.id), directory::first_phone(entry), {}};
}

std::string theme_name(directory::Theme const& theme, http::Language language) {
    return language == http::Language::nl ? theme.name_nl : theme.name_en;
}

/// Why an entry is suggested to a worker: a theme that the resident chose or that the words point to, else the words
/// that fit.
std::string reason_of(directory::Directory const& directory, directory::Hit const& hit,
                      std::vector<std::string> const& chosen, http::Language language) {
    auto theme_of_hit = hit.reason.theme;
    for (auto const& theme : hit.entry().themes) {
        if (std::find(chosen.begin(), chosen.end(), theme) == chosen.end()) continue;
        theme_of_hit = theme;
        break;
    }
    for (auto const& theme : directory.themes()) {
        if (theme.code == theme_of_hit) return theme_name(theme, language);
    }
    std::string words;
    for (auto const& word : hit.reason.words) words += (words.empty() ? "" : ", ") + word;
    return words;
}

/// The hits of one search; none where it is refused, since no suggestion is no hindrance to answering.
std::vector<directory::Hit> hits_of(directory::Directory& directory, access::Grant const& grant, std::string_view text,
                                    std::string_view theme) {
    directory::SearchRequest request;
    request.text = shorten(text, directory::longest_question - 1);
    request.theme = theme;
    auto found = directory.search(grant, request);
    return found ? std::move(found->hits) : std::vector<directory::Hit>{};
}

/// What fits the words; of that, what has a theme that the resident chose goes first, and each chosen theme has at
/// least one place.
std::vector<frontdoor::EntryLink> suggest(directory::Directory& directory, access::Grant const& grant,
                                          http::Language language, std::string_view text,
                                          std::vector<std::string> const& themes) {
    auto const has = [](directory::Hit const& hit, std::string const& theme) {
        auto const& of = hit.entry().themes;
        return std::find(of.begin(), of.end(), theme) != of.end();
    };
    auto hits = hits_of(directory, grant, text, {});
    std::stable_partition(hits.begin(), hits.end(), [&](auto const& hit) {
        return std::any_of(themes.begin(), themes.end(), [&](auto const& theme) { return has(hit, theme); });
    });
    if (hits.size() > most_suggestions) hits.erase(hits.begin() + most_suggestions, hits.end());
    std::vector<directory::Hit> of_themes;
    for (auto const& theme : themes) {
        auto const covers = [&](auto const& hit) { return has(hit, theme); };
        bool const is_there =
            std::any_of(hits.begin(), hits.end(), covers) || std::any_of(of_themes.begin(), of_themes.end(), covers);
        if (is_there || of_themes.size() + 1 == most_suggestions) continue;
        auto best = hits_of(directory, grant, text, theme);
        if (best.empty()) best = hits_of(directory, grant, {}, theme);
        if (!best.empty()) of_themes.push_back(std::move(best.front()));
    }
    auto const room = most_suggestions - of_themes.size();
    if (hits.size() > room) hits.erase(hits.begin() + static_cast<std::ptrdiff_t>(room), hits.end());
    std::vector<frontdoor::EntryLink> found;
    for (auto const* part : {&hits, &of_themes}) {
        for (auto const& hit : *part) {
            found.push_back(link_to(hit.entry()));
            found.back().reason = reason_of(directory, hit, themes, language);
        }
    }
    return found;
}

/// The rules that a long text fits, each once, in their order. The rules read at most 400 words, so the text is read in
/// parts, cut between words, that overlap: what stands on a seam is whole in one of them.
std::vector<directory::UrgentRule const*> urgent_in(directory::UrgentRules const& rules, std::string_view text) {
    constexpr std::size_t part = 790;  // bytes: never more than 395 words
    constexpr std::size_t overlap = 200;
    constexpr std::string_view blank = " \n";
    std::set<directory::UrgentRule const*> found;
    while (!text.empty()) {
        auto const cut = text.size() <= part ? text.size() : text.substr(0, part).find_last_of(blank);
        auto const end = cut == std::string_view::npos || cut == 0 ? std::min(part, text.size()) : cut;
        for (auto const* rule : rules.matching(text.substr(0, end))) found.insert(rule);
        if (end == text.size()) break;
        auto const seam = end > overlap ? text.substr(0, end - overlap).find_last_of(blank) : std::string_view::npos;
        text.remove_prefix(seam == std::string_view::npos || seam == 0 ? end : seam);
    }
    std::vector<directory::UrgentRule const*> ordered(found.begin(), found.end());
    std::sort(ordered.begin(), ordered.end(), [](auto const* a, auto const* b) { return a->order < b->order; });
    return ordered;
}

std::vector<frontdoor::UrgentView> urgent_views(directory::UrgentRules const& rules, http::Language language,
                                                std::string_view text) {
    bool const nl = language == http::Language::nl;
    std::vector<frontdoor::UrgentView> views;
    for (auto const* rule : urgent_in(rules, text)) {
        auto& view = views.emplace_back();
        view.title = nl ? rule->title_nl : rule->title_en;
        view.sign = nl ? rule->sign_nl : rule->sign_en;
        view.text = nl ? rule->text_nl : rule->text_en;
        view.wants_quick_leave = directory::wants_quick_leave(*rule);
        for (auto const& phone : rule->phones)
            view.phones.push_back(
                {nl ? phone.label_nl : phone.label_en, phone.number, phone.link, nl ? phone.note_nl : phone.note_en});
    }
    return views;
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
            if (!hit.open_at) continue;
            auto const& entry = hit.entry();
            places.push_back({entry.name, directory::entry_url(entry.id),
                              directory::short_place(entry, hit.open_at->location), hit.open_at->opening.closes});
        }
        return places;
    };
    around.suggest = [&directory](access::Grant const& grant, http::Language language, std::string_view text,
                                  std::vector<std::string> const& themes) {
        return suggest(directory, grant, language, text, themes);
    };
    around.urgent = [&directory](http::Language language, std::string_view text) {
        return urgent_views(directory.urgent(), language, text);
    };
    around.entry = [&directory](access::Grant const& grant,
                                std::string_view entry) -> std::optional<frontdoor::EntryLink> {
        auto const id = parse_uuid(entry);
        if (!id) return std::nullopt;
        auto const hit = directory.entry(grant, directory::EntryId{*id});
        if (!hit) return std::nullopt;
        return link_to(hit->entry());
    };
    around.account_names = [&accounts](access::Grant const& grant, std::vector<std::string> const& asked) {
        std::vector<access::AccountId> ids;
        for (auto const& account : asked)
            if (auto const id = parse_uuid(account)) ids.push_back(access::AccountId{*id});
        frontdoor::Names names;
        for (auto& [id, name] : accounts.display_names(grant, ids)) names.emplace(to_text(id), name);
        return names;
    };
    around.neighbourhood_name = [&areas](std::string_view code) {
        auto const* area = areas.index()->find(code);
        return area ? area->name : std::string{code};
    };
    return around;
}

}  // namespace plein::app
