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

/// What an entry must pass, besides fitting the words. The cheapest question first.
struct Sieve {
    SearchRequest const& request;
    Snapshot const& of;
    std::optional<int> ladder_step;
    WallTime now;

    /// Whether there is anything to ask but the theme.
    [[nodiscard]] bool is_needed() const {
        return request.kind || request.need || !request.language.empty() || ladder_step || request.only != Only{};
    }
    [[nodiscard]] bool passes(std::size_t place) const;
};

bool looks_for(Entry const& entry, NeedKind kind) {
    return std::any_of(entry.needs.begin(), entry.needs.end(), [&](Need const& one) { return one.kind == kind; });
}

bool passes(Entry const& entry, SearchRequest const& request) {
    if (request.kind && entry.kind != *request.kind) return false;
    if (request.need && !looks_for(entry, *request.need)) return false;
    if (!request.theme.empty() &&
        std::find(entry.themes.begin(), entry.themes.end(), request.theme) == entry.themes.end())
        return false;
    return request.language.empty() || std::any_of(entry.languages.begin(), entry.languages.end(),
                                                   [&](Language const& one) { return one.code == request.language; });
}

bool Sieve::passes(std::size_t place) const {
    auto const& entry = of.entries[place];
    if (!directory::passes(entry, request)) return false;
    if (ladder_step && (entry.ladder_step != ladder_step || is_about_safety(entry))) return false;
    if (request.only.free && !of.standings[place].free) return false;
    return !request.only.open_now || (entry.status == Status::active && is_open(of.cards[place].schedules, now));
}

/// How well an entry fits who says no words: of a theme what it is about goes before what it also touches; of what is
/// open now the places where one can walk in go first.
double fit_of(Entry const& entry, SearchRequest const& request) {
    if (!request.theme.empty()) return entry.themes.front() == request.theme ? 1 : 0.7;
    if (!request.only.open_now) return 1;
    return entry.kind == Kind::meeting_place || entry.kind == Kind::outreach_hour ? 1 : 0.7;
}

/// Counts what a further filter would leave of what was found.
void count(Counts& counts, std::vector<Ranked> const& ranked, Sieve const& sieve, bool by_ladder) {
    for (auto const& one : ranked) {
        auto const& entry = sieve.of.entries[one.entry];
        if (!sieve.request.kind) ++counts.kinds.at(static_cast<std::size_t>(entry.kind));
        if (by_ladder && !sieve.ladder_step && entry.ladder_step && !is_about_safety(entry))
            ++counts.ladder_steps.at(static_cast<std::size_t>(*entry.ladder_step));
        if (!sieve.request.need)
            for (auto const& need : entry.needs) ++counts.needs.at(static_cast<std::size_t>(need.kind));
        if (!sieve.request.only.free && sieve.of.standings[one.entry].free) ++counts.free;
    }
}

/// Whether one of its places has the postcode, which must be what parse_postcode gives.
bool has_postcode(Entry const& entry, std::string_view postcode) {
    return std::any_of(entry.locations.begin(), entry.locations.end(),
                       [&](Location const& one) { return parse_postcode(one.postcode) == postcode; });
}

/// The entries that the sieve lets through and that are not ranked yet.
std::vector<std::size_t> others(std::vector<Ranked> const& ranked, Sieve const& sieve) {
    std::vector<bool> known(sieve.of.entries.size());
    for (auto const& one : ranked) known[one.entry] = true;
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < known.size(); ++place)
        if (!known[place] && sieve.passes(place)) places.push_back(place);
    return places;
}

/// The words, and the themes that what is urgent and what was learned point to. `text` must outlive it.
search::Question question_of(std::string_view text, SearchRequest const& request,
                             std::vector<UrgentRule const*> const& urgent, Guess const& guess) {
    search::Question question{text, request.theme, request.mend, most_hits, {}, {}};
    for (auto const* rule : urgent)
        for (auto& theme : themes_of_urgent(rule->code)) question.toward.emplace_back(std::move(theme), 1);
    for (auto const& [theme, probable] : guess.themes)
        if (probable >= least_likely) question.toward.emplace_back(theme, probable);
    return question;
}

/// Notes what the words offer, and how many look for that.
void hear_offer(SearchResult& result, search::Found const& found, Snapshot const& of) {
    if (found.marks.empty()) return;
    result.offers = parse_need_kind(found.marks.front());
    for (auto const& entry : of.entries) result.looking += result.offers && looks_for(entry, *result.offers) ? 1 : 0;
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
    auto const waiting = unanswered();
    auto const today = amsterdam_day(grant.at());
    auto const checked_at = [&](std::size_t place) {
        return checked_with(*waiting, of->entries[place].id, of->standings[place].check, today);
    };

    search::Found found;
    std::vector<Ranked> ranked;
    result.by_ladder = request.theme != safety_theme && result.urgent.empty();
    if (result.by_ladder) result.ladder_step = request.ladder_step;
    Sieve const sieve{request, *of, result.ladder_step, wall_time(grant.at())};
    auto const postcode = parse_postcode(request.near);
    auto const add = [&](std::size_t place, double score) {
        auto const& entry = of->entries[place];
        auto distance = result.near ? nearest_metres(entry, *result.near) : std::nullopt;
        // The point of a postcode may be the middle of its neighbourhood, and so may that of an address.
        if (distance && postcode && has_postcode(entry, *postcode)) distance = 0;
        auto const& standing = of->standings[place];
        auto const turn = result.by_ladder ? standing.ladder_step : std::optional{standing.turn_in_danger};
        ranked.push_back({place, score, distance, checked_at(place).freshness, turn});
    };
    if (!text.empty()) {
        auto question = question_of(text, request, result.urgent, guess);
        // The theme alone the index filters by itself, and faster.
        if (sieve.is_needed()) question.keep = [&](std::uint32_t place) { return sieve.passes(place); };
        found = of->index->search(question);
        // A question that points to safety is of somebody who may not be safe, even where nothing urgent rings.
        if (std::find(found.themes.begin(), found.themes.end(), safety_theme) != found.themes.end())
            result.by_ladder = false;
        ranked.reserve(found.hits.size());
        for (auto const& hit : found.hits) add(hit.document, hit.score);
        // Who wants to give may do that anywhere: of those who look for it none is left out for a word.
        if (request.need)
            for (auto const place : others(ranked, sieve)) add(place, 0);
        if (result.by_ladder) hear_offer(result, found, *of);
    } else if (!request.theme.empty() || sieve.is_needed() || result.near) {
        for (std::size_t place = 0; place < of->entries.size(); ++place)
            if (sieve.passes(place)) add(place, fit_of(of->entries[place], request));
        count(result.counts, ranked, sieve, result.by_ladder);
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
        hit.checked = checked_at(place);
        hit.reason = {of->index->matched(found, static_cast<std::uint32_t>(place)),
                      theme_in_common(entry, found.themes)};
        result.hits.push_back(std::move(hit));
    }
    return result;
}

std::vector<Hit> Directory::open_now(access::Grant const& grant, std::optional<Point> near, std::size_t limit) {
    auto const of = snapshot();
    auto const waiting = unanswered();
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
        hit.checked = checked_with(*waiting, entry.id, of->standings[place].check, now.day);
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
