// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// A draft in words: for the page of an entry, for what a version changed, and for two who saved at once.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "features/directory/pages_draft.hpp"

namespace plein::directory {
namespace {

using html::dutch;

/// Words about one draft in one language.
class Words {
public:
    Words(Counter const& counter, http::Language language) : counter_(counter), language_(language) {}

    [[nodiscard]] std::string text(std::string_view dutch_text,
                                   std::vector<std::pair<std::string_view, std::string>> const& slots = {}) const {
        return counter_.pages->text(language_, dutch_text, slots);
    }

    [[nodiscard]] std::string day_name(std::size_t day) const {
        constexpr Day monday{std::chrono::days{4}};  // 1970-01-05
        return weekday_name(*counter_.pages, language_, monday + std::chrono::days{static_cast<int>(day)});
    }

    /// `maandag`, `maandag tot en met vrijdag`, `maandag, woensdag`.
    [[nodiscard]] std::string days(Weekdays weekdays) const {
        std::vector<std::string> parts;
        for (std::size_t from = 0; from < 7;) {
            auto until = from;
            while (until < 7 && (weekdays >> until & 1U) != 0) ++until;
            if (until - from >= 3) {
                parts.push_back(text(dutch("{from} tot en met {until}"),
                                     {{"from", day_name(from)}, {"until", day_name(until - 1)}}));
            } else {
                for (auto day = from; day < until; ++day) parts.push_back(day_name(day));
            }
            from = std::max(until, from + 1);
        }
        return fmt::format("{}", fmt::join(parts, ", "));
    }

    [[nodiscard]] std::string times(std::chrono::minutes opens, std::chrono::minutes closes) const {
        return fmt::format("{} – {}", html::time_in_words(language_, opens), html::time_in_words(language_, closes));
    }

    [[nodiscard]] std::string schedule(Schedule const& of) const {
        std::vector<std::string> parts;
        auto const day = [&](Day on) { return html::date_in_words(*counter_.pages, language_, on, Day{}); };
        if (of.frequency == Frequency::none && of.starts_on) parts.push_back(day(*of.starts_on));
        if (of.frequency == Frequency::weekly && of.interval > 1)
            parts.push_back(text(dutch("elke {count} weken"), {{"count", std::to_string(of.interval)}}));
        if (of.frequency == Frequency::monthly)
            parts.push_back(of.interval > 1
                                ? text(dutch("elke {count} maanden"), {{"count", std::to_string(of.interval)}})
                                : text(dutch("elke maand")));
        auto which = days(of.weekdays);
        if (!of.positions.empty()) {
            std::vector<std::string> numbers;
            for (auto const position : of.positions)
                numbers.push_back(position < 0 ? text(dutch("laatste"))
                                               : text(dutch("{number}e"), {{"number", std::to_string(position)}}));
            which = fmt::format("{} {}", fmt::join(numbers, ", "), which);
        }
        if (!which.empty()) parts.push_back(which);
        for (auto const number : of.month_days)
            parts.push_back(number < 0 ? text(dutch("de laatste dag"))
                                       : text(dutch("dag {number}"), {{"number", std::to_string(number)}}));
        if (of.opens_at && of.closes_at) parts.push_back(times(*of.opens_at, *of.closes_at));
        if ((of.frequency != Frequency::none || !of.starts_on) && of.first_day && of.last_day)
            parts.push_back(text(dutch("van {from} tot en met {until}"),
                                 {{"from", day(*of.first_day)}, {"until", day(*of.last_day)}}));
        else if (of.last_day)
            parts.push_back(text(dutch("tot en met {until}"), {{"until", day(*of.last_day)}}));
        if (!of.note.empty()) parts.push_back(of.note);
        return fmt::format("{}", fmt::join(parts, ", "));
    }

    [[nodiscard]] std::string opening(DraftOpening const& of) const {
        std::vector<std::string> lines;
        for (auto const& hours : of.hours) {
            auto line = days(hours.weekdays) + " " + times(hours.opens_at, hours.closes_at);
            if (!hours.note.empty()) line += fmt::format(" ({})", hours.note);
            lines.push_back(std::move(line));
        }
        for (auto const& one : of.schedules) lines.push_back(schedule(one.schedule));
        if (!of.special.empty()) lines.push_back(of.special);
        return fmt::format("{}", fmt::join(lines, "\n"));
    }

    [[nodiscard]] static std::string phones(std::vector<DraftPhone> const& all) {
        std::vector<std::string> lines;
        for (auto const& phone : all)
            lines.push_back(phone.label.empty() ? phone.number : fmt::format("{} ({})", phone.number, phone.label));
        return fmt::format("{}", fmt::join(lines, "\n"));
    }

    [[nodiscard]] std::string location(DraftLocation const& of) const {
        std::vector<std::string> lines;
        auto const add = [&](std::string line) {
            if (!line.empty()) lines.push_back(std::move(line));
        };
        add(of.name);
        add(of.line);
        add(std::string(trim(of.postcode + " " + of.city)));
        add(of.route);
        add(phones(of.phones));
        add(opening(of.opening));
        add(of.accessibility);
        return fmt::format("{}", fmt::join(lines, "\n"));
    }

    [[nodiscard]] std::string ages(Draft const& draft) const {
        auto const number = [](int age) { return std::to_string(age); };
        if (draft.minimum_age && draft.maximum_age)
            return text(dutch("Van {from} tot en met {until} jaar."),
                        {{"from", number(*draft.minimum_age)}, {"until", number(*draft.maximum_age)}});
        if (draft.minimum_age) return text(dutch("Vanaf {from} jaar."), {{"from", number(*draft.minimum_age)}});
        if (draft.maximum_age) return text(dutch("Tot en met {until} jaar."), {{"until", number(*draft.maximum_age)}});
        return {};
    }

    [[nodiscard]] std::string capacity(std::optional<DraftCapacity> const& of) const {
        if (!of) return {};
        auto words =
            of->maximum
                ? text(dutch("{count} vrij van {maximum} ({unit})"), {{"count", std::to_string(of->available)},
                                                                      {"maximum", std::to_string(*of->maximum)},
                                                                      {"unit", of->unit}})
                : text(dutch("{count} vrij ({unit})"), {{"count", std::to_string(of->available)}, {"unit", of->unit}});
        if (of->updated)
            words += ", " + text(dutch("gezien op {date}"),
                                 {{"date", html::date_in_words(*counter_.pages, language_, *of->updated, Day{})}});
        return words;
    }

    [[nodiscard]] std::string themes(std::vector<std::string> const& codes) const {
        std::vector<std::string_view> names;
        for (auto const& code : codes) names.push_back(theme_name(*counter_.directory, language_, code));
        return fmt::format("{}", fmt::join(names, ", "));
    }

    [[nodiscard]] std::string languages(std::vector<DraftLanguage> const& all) const {
        std::vector<std::string> names;
        for (auto const& one : all)
            names.push_back(language_name(*counter_.pages, language_, Language{one.code, one.name}));
        return fmt::format("{}", fmt::join(names, ", "));
    }

private:
    Counter const& counter_;
    http::Language language_;
};

}  // namespace

std::string status_name(html::Pages const& pages, http::Language language, Status status) {
    switch (status) {
        case Status::active:
            return pages.text(language, dutch("Te vinden"));
        case Status::inactive:
            return pages.text(language, dutch("Niet te vinden"));
        case Status::temporarily_closed:
            return pages.text(language, dutch("Tijdelijk gesloten"));
        case Status::defunct:
            return pages.text(language, dutch("Gestopt"));
    }
    return {};
}

std::vector<DraftLine> draft_lines(Counter const& counter, http::Language language, Draft const& draft) {
    Words const words{counter, language};
    auto const& pages = *counter.pages;
    std::vector<DraftLine> lines;
    auto const add = [&](std::string_view label, std::string text) {
        lines.push_back({words.text(label), std::move(text)});
    };
    add(dutch("Naam"), draft.name);
    add(dutch("Wat is het"), draft.description);
    add(dutch("Andere woorden"), draft.alternate_name);
    add(dutch("Organisatie"), draft.organisation);
    add(dutch("Soort"), kind_name(pages, language, draft.kind));
    add(dutch("Onderwerpen"), words.themes(draft.themes));
    add(dutch("Soort hulp"), ladder_name(pages, language, draft.ladder_step.value_or(0)));
    add(dutch("Voor wie"), draft.eligibility);
    add(dutch("Leeftijd"), words.ages(draft));
    add(dutch("Voor welk gebied"), draft.area.name);
    add(dutch("Hoe komt u binnen"), draft.application);
    add(dutch("Kosten"), draft.cost);
    add(dutch("Telefoon"), Words::phones(draft.phones));
    add(dutch("E-mail"), draft.mail);
    add(dutch("Website"), draft.website);
    add(dutch("Open"), words.opening(draft.opening));
    for (std::size_t i = 0; i < draft.locations.size(); ++i) {
        auto label = draft.locations.size() == 1
                         ? words.text(dutch("Plek"))
                         : words.text(dutch("Plek {number}"), {{"number", std::to_string(i + 1)}});
        lines.push_back({std::move(label), words.location(draft.locations[i])});
    }
    add(dutch("Talen"), words.languages(draft.languages));
    add(dutch("Tolk"), draft.interpretation);
    add(dutch("Wachttijd"), draft.waiting);
    add(dutch("Vrije plekken"), words.capacity(draft.capacity));
    add(dutch("Is het te vinden?"), status_name(pages, language, draft.status));
    add(dutch("Let op"), draft.alert);
    return lines;
}

std::string opening_words(Counter const& counter, http::Language language, DraftOpening const& opening) {
    return Words{counter, language}.opening(opening);
}

std::vector<DraftDifference> differences(Counter const& counter, http::Language language, Draft const& before,
                                         Draft const& after) {
    auto const old_lines = draft_lines(counter, language, before);
    auto const new_lines = draft_lines(counter, language, after);
    std::vector<DraftDifference> found;
    auto const text_in = [](std::vector<DraftLine> const& lines, std::string const& label) {
        auto const at = std::find_if(lines.begin(), lines.end(), [&](auto const& line) { return line.label == label; });
        return at == lines.end() ? std::string{} : at->text;
    };
    for (auto const& line : new_lines)
        if (auto was = text_in(old_lines, line.label); was != line.text)
            found.push_back({line.label, std::move(was), line.text});
    for (auto const& line : old_lines) {
        bool const there = std::any_of(new_lines.begin(), new_lines.end(),
                                       [&](auto const& other) { return other.label == line.label; });
        if (!there && !line.text.empty()) found.push_back({line.label, line.text, {}});
    }
    return found;
}

}  // namespace plein::directory
