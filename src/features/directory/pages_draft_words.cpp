// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// A draft in words: for the page of an entry, for what a version changed, and for two who saved at once.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/text.hpp"
#include "features/directory/pages_draft.hpp"
#include "features/directory/pages_hours.hpp"

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

    [[nodiscard]] std::string days(Weekdays weekdays) const { return days_words(*counter_.pages, language_, weekdays); }

    [[nodiscard]] std::string times(std::chrono::minutes opens, std::chrono::minutes closes) const {
        return fmt::format("{} – {}", html::time_in_words(language_, opens), html::time_in_words(language_, closes));
    }

    [[nodiscard]] std::string schedule(Schedule const& of) const {
        std::vector<std::string> parts;
        auto const day = [&](Day on) { return html::date_in_words(*counter_.pages, language_, on, Day{}); };
        if (of.frequency == Frequency::none && of.starts_on) parts.push_back(day(*of.starts_on));
        auto const returning =
            returning_words(*counter_.pages, language_, {of.frequency, of.interval, of.positions, weekdays_of(of)});
        // What returns on a day of the month, or on the day of its start, has no words of its own for how often.
        bool const by_month = of.frequency == Frequency::monthly && (of.positions.empty() || returning.empty());
        if (by_month && of.interval > 1)
            parts.push_back(text(dutch("elke {count} maanden"), {{"count", std::to_string(of.interval)}}));
        if (by_month && of.interval == 1) parts.push_back(text(dutch("elke maand")));
        if (!returning.empty()) parts.push_back(returning);
        for (auto const number : of.month_days)
            parts.push_back(number < 0 ? text(dutch("de laatste dag"))
                                       : text(dutch("dag {number}"), {{"number", std::to_string(number)}}));
        if (of.opens_at && of.closes_at) parts.push_back(times(*of.opens_at, *of.closes_at));
        auto const from = std::max(of.first_day, of.starts_on);
        bool const is_one_day = of.frequency == Frequency::none && of.starts_on;
        if (!is_one_day && from && of.last_day)
            parts.push_back(
                text(dutch("van {from} tot en met {until}"), {{"from", day(*from)}, {"until", day(*of.last_day)}}));
        else if (!is_one_day && from)
            parts.push_back(text(dutch("vanaf {from}"), {{"from", day(*from)}}));
        else if (!is_one_day && of.last_day)
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

    [[nodiscard]] static std::string location(DraftLocation const& of) {
        std::vector<std::string> lines;
        auto const add = [&](std::string line) {
            if (!line.empty()) lines.push_back(std::move(line));
        };
        add(of.name);
        add(of.line);
        add(std::string(trim(of.postcode + " " + of.city)));
        add(of.route);
        add(phones(of.phones));
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

    [[nodiscard]] std::string needs(std::vector<Need> const& all) const {
        std::vector<std::string> lines;
        for (auto const& need : all) {
            auto const name = need_name(*counter_.pages, language_, need.kind);
            lines.push_back(need.text.empty() ? name : fmt::format("{}: {}", name, need.text));
        }
        return fmt::format("{}", fmt::join(lines, "\n"));
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
            return pages.text(language, dutch("Staat op de site"));
        case Status::inactive:
            return pages.text(language, dutch("Staat niet op de site"));
        case Status::temporarily_closed:
            return pages.text(language, dutch("Tijdelijk dicht"));
        case Status::defunct:
            return pages.text(language, dutch("Gestopt"));
    }
    return {};
}

std::vector<DraftLine> draft_lines(Counter const& counter, http::Language language, Draft const& draft) {
    Words const words{counter, language};
    auto const& pages = *counter.pages;
    std::vector<DraftLine> lines;
    using Part = DraftPart;
    auto const add = [&](Part part, std::string_view label, std::string text) {
        lines.push_back({words.text(label), std::move(text), false, part});
    };
    auto const add_written = [&](Part part, std::string_view label, std::string text) {
        lines.push_back({words.text(label), std::move(text), true, part});
    };
    add_written(Part::words, dutch("Naam"), draft.name);
    add_written(Part::words, dutch("Wat is het"), draft.description);
    add_written(Part::words, dutch("Andere woorden"), draft.alternate_name);
    add_written(Part::words, dutch("Organisatie"), draft.organisation);
    add(Part::words, dutch("Soort"), kind_name(pages, language, draft.kind));
    add(Part::words, dutch("Onderwerpen"), words.themes(draft.themes));
    add(Part::words, dutch("Soort hulp"), ladder_name(pages, language, draft.ladder_step.value_or(0)));
    add_written(Part::audience, dutch("Voor wie"), draft.eligibility);
    add(Part::audience, dutch("Leeftijd"), words.ages(draft));
    add_written(Part::audience, dutch("Voor welk gebied"), draft.area.name);
    add_written(Part::contact, dutch("Hoe mensen binnenkomen"), draft.application);
    add_written(Part::contact, dutch("Kosten"), draft.cost);
    add_written(Part::contact, dutch("Telefoon"), Words::phones(draft.phones));
    add(Part::contact, dutch("E-mail"), draft.mail);
    add(Part::contact, dutch("Website"), draft.website);
    add(Part::when, dutch("Open"), words.opening(draft.opening));
    for (std::size_t i = 0; i < draft.locations.size(); ++i) {
        auto const& location = draft.locations[i];
        bool const alone = draft.locations.size() == 1;
        std::vector<std::pair<std::string_view, std::string>> const number{{"number", std::to_string(i + 1)}};
        lines.push_back({alone ? words.text(dutch("Plek")) : words.text(dutch("Plek {number}"), number),
                         Words::location(location), true, Part::place});
        lines.push_back(
            {alone ? words.text(dutch("Open op deze plek")) : words.text(dutch("Open op plek {number}"), number),
             words.opening(location.opening), false, Part::when});
    }
    add(Part::audience, dutch("Talen"), words.languages(draft.languages));
    add_written(Part::audience, dutch("Tolk"), draft.interpretation);
    add_written(Part::room, dutch("Wachttijd"), draft.waiting);
    add(Part::room, dutch("Vrije plekken"), words.capacity(draft.capacity));
    add(Part::needs, dutch("Zoekt hulp van anderen"), words.needs(draft.needs));
    add(Part::found, dutch("Is het te vinden?"), status_name(pages, language, draft.status));
    add_written(Part::found, dutch("Let op"), draft.alert);
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
            found.push_back({line.label, std::move(was), line.text, line.as_written});
    for (auto const& line : old_lines) {
        bool const there = std::any_of(new_lines.begin(), new_lines.end(),
                                       [&](auto const& other) { return other.label == line.label; });
        if (!there && !line.text.empty()) found.push_back({line.label, line.text, {}, line.as_written});
    }
    return found;
}

}  // namespace plein::directory
