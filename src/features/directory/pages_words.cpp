// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cmath>

#include "base/text.hpp"
#include "features/directory/pages.hpp"

namespace plein::directory {

using html::dutch;

std::string kind_name(html::Pages const& pages, http::Language language, Kind kind) {
    switch (kind) {
        case Kind::service:
            return pages.text(language, dutch("Hulp of advies"));
        case Kind::citizen_initiative:
            return pages.text(language, dutch("Initiatief van bewoners"));
        case Kind::association:
            return pages.text(language, dutch("Vereniging"));
        case Kind::meeting_place:
            return pages.text(language, dutch("Ontmoetingsplek"));
        case Kind::course:
            return pages.text(language, dutch("Cursus of groep"));
        case Kind::outreach_hour:
            return pages.text(language, dutch("Spreekuur"));
        case Kind::employer_place:
            return pages.text(language, dutch("Plek om te werken of te leren"));
    }
    return {};
}

std::string need_name(html::Pages const& pages, http::Language language, NeedKind kind) {
    switch (kind) {
        case NeedKind::volunteers:
            return pages.text(language, dutch("vrijwilligers"));
        case NeedKind::room:
            return pages.text(language, dutch("een ruimte"));
        case NeedKind::money:
            return pages.text(language, dutch("geld"));
        case NeedKind::materials:
            return pages.text(language, dutch("spullen"));
        case NeedKind::knowledge:
            return pages.text(language, dutch("kennis"));
        case NeedKind::publicity:
            return pages.text(language, dutch("bekendheid"));
        case NeedKind::partners:
            return pages.text(language, dutch("samenwerking"));
    }
    return {};
}

std::string offer_name(html::Pages const& pages, http::Language language, NeedKind kind) {
    return kind == NeedKind::volunteers ? pages.text(language, dutch("vrijwilligerswerk"))
                                        : need_name(pages, language, kind);
}

std::string language_name(html::Pages const& pages, http::Language language, Language const& spoken) {
    for (auto const& [code, name] : spoken_languages)
        if (code == spoken.code) return pages.text(language, name);
    return spoken.name.empty() ? spoken.code : spoken.name;
}

std::string ladder_name(html::Pages const& pages, http::Language language, int step) {
    constexpr std::array names{dutch("Zelf doen"), dutch("Met mensen om u heen"), dutch("Door mensen uit de buurt"),
                               dutch("Voor iedereen"), dutch("Na een gesprek met de gemeente")};
    return step < 1 || step > 5 ? std::string{} : pages.text(language, names.at(static_cast<std::size_t>(step - 1)));
}

std::string_view theme_name(Directory const& directory, http::Language language, std::string_view code) {
    for (auto const& theme : directory.themes())
        if (theme.code == code) return language == http::Language::nl ? theme.name_nl : theme.name_en;
    return code;
}

std::string distance_words(html::Pages const& pages, http::Language language, double metres) {
    constexpr double close = 300;  // below it the points of postcodes and addresses say no more than that
    if (metres < close) return pages.text(language, dutch("vlak bij u"));
    if (metres < 975) {
        auto const rounded = std::lround(metres / 50) * 50;
        return pages.text(language, dutch("{metres} meter bij u vandaan"), {{"metres", std::to_string(rounded)}});
    }
    auto const tenths = std::lround(metres / 100);
    auto const mark = language == http::Language::nl ? ',' : '.';
    auto const kilometres = tenths >= 100 || tenths % 10 == 0 ? std::to_string((tenths + 5) / 10)
                                                              : fmt::format("{}{}{}", tenths / 10, mark, tenths % 10);
    return pages.text(language, dutch("{kilometres} kilometer bij u vandaan"), {{"kilometres", kilometres}});
}

std::string freshness_words(html::Pages const& pages, http::Language language, Checked const& checked, Day today) {
    if (!checked.on) return pages.text(language, dutch("Niet bekend of dit nog klopt"));
    auto const age = (today - *checked.on).count();
    if (age > 365) return pages.text(language, dutch("Langer dan een jaar niet nagekeken"));
    if (checked.freshness == Freshness::fresh) return pages.text(language, dutch("Kort geleden nagekeken"));
    if (checked.unanswered > 0) return pages.text(language, dutch("Er is gemeld dat iets niet klopt"));
    if (!checked.confirmed) return pages.text(language, dutch("Nog nooit nagekeken"));
    auto const months = std::max<std::int64_t>(1, age / 30);
    return months == 1 ? pages.text(language, dutch("1 maand geleden nagekeken"))
                       : pages.text(language, dutch("{months} maanden geleden nagekeken"),
                                    {{"months", std::to_string(months)}});
}

std::vector<std::string> freshness_parts(html::Pages const& pages, http::Language language, Checked const& checked,
                                         Day today) {
    std::vector<std::string> parts;
    auto const on = checked.on ? html::date_in_words(pages, language, *checked.on, today) : std::string{};
    if (!checked.on)
        parts.push_back(pages.text(language, dutch("Nooit nagekeken")));
    else if (checked.confirmed)
        parts.push_back(pages.text(language, dutch("Nagekeken op {date}"), {{"date", on}}));
    else
        parts.push_back(pages.text(language, dutch("Gewijzigd op {date}, nooit nagekeken"), {{"date", on}}));
    if (checked.old_count)
        parts.push_back(pages.text(language, checked.counted.on
                                                 ? dutch("Plek en wachttijd zijn ouder dan 60 dagen")
                                                 : dutch("Wij weten niet wanneer plek en wachttijd zijn bijgewerkt")));
    if (checked.unanswered == 1) parts.push_back(pages.text(language, dutch("1 melding wacht op antwoord")));
    if (checked.unanswered > 1)
        parts.push_back(pages.text(language, dutch("{count} meldingen wachten op antwoord"),
                                   {{"count", html::number_in_words(language, checked.unanswered)}}));
    return parts;
}

void fill_freshness(html::Data& data, html::Pages const& pages, http::Language language, Checked const& checked,
                    Day today) {
    data.set("freshness_score", checked.score);
    data.show_if("is_fresh", checked.freshness == Freshness::fresh);
    data.show_if("is_ageing", checked.freshness == Freshness::ageing);
    data.show_if("is_stale", checked.freshness == Freshness::stale);
    auto const parts = freshness_parts(pages, language, checked, today);
    data.set("checked_text", parts.front());
    for (auto const& part : parts) data.add("freshness_part").set("line", part);
    for (std::size_t i = 1; i < parts.size(); ++i) data.add("freshness_more").set("line", parts[i]);
}

std::string reason_words(Counter const& counter, http::Language language, Reason const& reason) {
    std::string words;
    if (!reason.theme.empty()) {
        std::string name{theme_name(*counter.directory, language, reason.theme)};
        if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] + 32);
        words = counter.pages->text(language, dutch("Gaat over {theme}."), {{"theme", name}});
    }
    if (!reason.words.empty()) {
        constexpr std::size_t most = 4;
        std::vector<std::string> const first(
            reason.words.begin(),
            reason.words.begin() + static_cast<std::ptrdiff_t>(std::min(most, reason.words.size())));
        words += words.empty() ? "" : " ";
        words += counter.pages->text(language, dutch("Past bij: {words}."),
                                     {{"words", fmt::format("{}", fmt::join(first, ", "))}});
    }
    return words;
}

std::string weekday_name(html::Pages const& pages, http::Language language, Day day) {
    constexpr std::array names{dutch("maandag"), dutch("dinsdag"),  dutch("woensdag"), dutch("donderdag"),
                               dutch("vrijdag"), dutch("zaterdag"), dutch("zondag")};
    return pages.text(language, names.at(std::chrono::weekday{day}.iso_encoding() - 1));
}

std::string open_words(html::Pages const& pages, http::Language language, OpenState const& state, Day today) {
    if (!state.known) return {};
    if (state.now) {
        if (state.now->closes - state.now->opens >= std::chrono::hours{24})
            return pages.text(language, dutch("Nu open, dag en nacht"));
        return pages.text(language, dutch("Nu open, tot {until} uur"),
                          {{"until", html::time_in_words(language, state.now->closes)}});
    }
    if (!state.next) return pages.text(language, dutch("Nu gesloten"));
    auto const opens = html::time_in_words(language, state.next->opens);
    auto const days = (state.next->day - today).count();
    if (days == 0) return pages.text(language, dutch("Nu gesloten, open vanaf {from} uur"), {{"from", opens}});
    if (days == 1) return pages.text(language, dutch("Nu gesloten, morgen open vanaf {from} uur"), {{"from", opens}});
    return pages.text(language, dutch("Nu gesloten, {day} open vanaf {from} uur"),
                      {{"day", weekday_name(pages, language, state.next->day)}, {"from", opens}});
}

std::string open_where(Entry const& entry, WallTime const& now) {
    if (!opens_apart(entry)) return {};
    auto const open = open_location(entry, now, {});
    if (!open || entry.locations[open->location].schedules.empty()) return {};
    auto const where = short_place(entry, open->location);
    return where.empty() ? where : ", " + where;
}

}  // namespace plein::directory
