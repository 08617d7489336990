// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "features/directory/service.hpp"

namespace plein::directory {
namespace {

constexpr std::size_t most_page_size = 50;
constexpr std::size_t most_hits = 100;
constexpr double least_likely = 0.2;  ///< a theme less probable than this moves nothing

std::optional<double> number_of(std::string_view text) {
    text = trim(text);
    double number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

/// `53.05,6.67`.
std::optional<Point> coordinates(std::string_view text) {
    auto const comma = text.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    auto const latitude = number_of(text.substr(0, comma));
    auto const longitude = number_of(text.substr(comma + 1));
    if (!latitude || !longitude || !(*latitude >= -90 && *latitude <= 90) || !(*longitude >= -180 && *longitude <= 180))
        return std::nullopt;
    return Point{.longitude = *longitude, .latitude = *latitude};
}

bool passes(Entry const& entry, SearchRequest const& request) {
    if (request.kind && entry.kind != *request.kind) return false;
    if (!request.theme.empty() &&
        std::find(entry.themes.begin(), entry.themes.end(), request.theme) == entry.themes.end())
        return false;
    return request.language.empty() || std::any_of(entry.languages.begin(), entry.languages.end(),
                                                   [&](Language const& one) { return one.code == request.language; });
}

/// How well an entry fits who asks for a theme and says no more: what it is about before what it also touches.
double fit_of_theme(Entry const& entry, std::string_view theme) {
    return theme.empty() || entry.themes.front() == theme ? 1 : 0.7;
}

/// The entry's most important theme among those that the question points to.
std::string theme_in_common(Entry const& entry, std::vector<std::string> const& asked) {
    for (auto const& theme : entry.themes)
        if (std::find(asked.begin(), asked.end(), theme) != asked.end()) return theme;
    return {};
}

}  // namespace

Result<Point> Directory::locate(access::Grant const&, std::string_view near) const {
    if (auto const place = coordinates(near)) return *place;
    if (parts_.areas != nullptr) {
        auto const index = parts_.areas->index();
        if (auto const* area = index->find(trim(near))) return area->point;
        if (auto const found = index->locate(near)) {
            // A file of addresses may come without points; the neighbourhood is then near enough.
            if (found->point) return *found->point;
            if (found->area != nullptr) return found->area->point;
        }
    }
    return fail(ErrorKind::bad_request, "near.unknown");
}

Result<SearchResult> Directory::search(access::Grant const& grant, SearchRequest const& request) {
    auto const text = TRY(clean_text(request.text, longest_question));
    if (!request.theme.empty() && !is_theme(request.theme)) return fail(ErrorKind::bad_request, "theme.unknown");
    if (request.page == 0 || request.page > 1000 || request.page_size == 0 || request.page_size > most_page_size)
        return fail(ErrorKind::bad_request, "page.out_of_range");
    SearchResult result;
    if (!trim(request.near).empty()) result.near = TRY(locate(grant, request.near));
    result.rules = parts_.wording.urgent;
    auto const guess = parts_.wording.learned ? parts_.wording.learned->of(text) : Guess{};
    result.urgent = result.rules->matching(text, guess);
    auto const of = snapshot();
    if (!of->index) return result;

    search::Found found;
    std::vector<Ranked> ranked;
    auto const today = amsterdam_day(grant.at());
    result.by_ladder = request.theme != safety_theme && result.urgent.empty();
    auto const add = [&](std::size_t place, double score) {
        auto const& entry = of->entries[place];
        auto const distance = result.near ? nearest_metres(entry, *result.near) : std::nullopt;
        auto const& [check, ladder_step, answers_urgent_calls] = of->standings[place];
        auto const turn = result.by_ladder ? ladder_step : std::optional{turn_in_danger(entry, answers_urgent_calls)};
        ranked.push_back({place, score, distance, freshness_of(check, today).freshness, turn});
    };
    if (!text.empty()) {
        search::Question question{text, request.theme, request.mend, most_hits, {}, {}};
        for (auto const* rule : result.urgent)
            for (auto& theme : themes_of_urgent(rule->code)) question.toward.emplace_back(std::move(theme), 1);
        for (auto const& [theme, probable] : guess.themes)
            if (probable >= least_likely) question.toward.emplace_back(theme, probable);
        // The theme alone the index filters by itself, and faster.
        if (request.kind || !request.language.empty())
            question.keep = [&](std::uint32_t place) { return passes(of->entries[place], request); };
        found = of->index->search(question);
        // A question that points to safety is of somebody who may not be safe, even where nothing urgent rings.
        if (std::find(found.themes.begin(), found.themes.end(), safety_theme) != found.themes.end())
            result.by_ladder = false;
        ranked.reserve(found.hits.size());
        for (auto const& hit : found.hits) add(hit.document, hit.score);
    } else if (!request.theme.empty() || request.kind || !request.language.empty() || result.near) {
        for (std::size_t place = 0; place < of->entries.size(); ++place)
            if (passes(of->entries[place], request)) add(place, fit_of_theme(of->entries[place], request.theme));
    }
    rank(ranked);
    result.corrected = found.corrected;
    result.total = ranked.size();
    auto const from = std::min(ranked.size(), (request.page - 1) * request.page_size);
    auto const until = std::min(ranked.size(), from + request.page_size);
    result.hits.reserve(until - from);
    for (auto i = from; i < until; ++i) {
        auto const place = ranked[i].entry;
        auto const& entry = of->entries[place];
        Hit hit;
        hit.of = of;
        hit.place = place;
        hit.distance_metres = ranked[i].distance_metres;
        hit.checked = freshness_of(of->standings[place].check, today);
        hit.reason = {of->index->matched(found, static_cast<std::uint32_t>(place)),
                      theme_in_common(entry, found.themes)};
        result.hits.push_back(std::move(hit));
    }
    return result;
}

std::vector<Hit> Directory::open_now(access::Grant const& grant, std::optional<Point> near, std::size_t limit) {
    auto const of = snapshot();
    struct Open {
        Hit hit;
        std::chrono::minutes closes{};
    };
    std::vector<Open> open;
    auto const now = wall_time(grant.at());
    for (std::size_t place = 0; place < of->entries.size(); ++place) {
        auto const& entry = of->entries[place];
        bool const walk_in = entry.kind == Kind::meeting_place || entry.kind == Kind::outreach_hour;
        if (!walk_in || entry.status != Status::active) continue;
        auto at = open_location(entry, now, near);
        if (!at) continue;
        auto const& where = entry.locations[at->location].place;
        Hit hit;
        hit.of = of;
        hit.place = place;
        if (near && where) hit.distance_metres = distance_metres(*near, *where);
        hit.checked = freshness_of(of->standings[place].check, now.day);
        auto const closes =
            std::chrono::duration_cast<std::chrono::minutes>(at->opening.day.time_since_epoch()) + at->opening.closes;
        hit.open_at = std::move(at);
        open.push_back({std::move(hit), closes});
    }
    std::stable_sort(open.begin(), open.end(), [](Open const& a, Open const& b) {
        if (a.hit.distance_metres && b.hit.distance_metres && *a.hit.distance_metres != *b.hit.distance_metres)
            return *a.hit.distance_metres < *b.hit.distance_metres;
        return a.closes > b.closes;
    });
    std::vector<Hit> hits;
    for (auto& one : open)
        if (hits.size() < limit) hits.push_back(std::move(one.hit));
    return hits;
}

}  // namespace plein::directory
