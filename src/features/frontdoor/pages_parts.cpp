// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "features/frontdoor/pages.hpp"
#include "features/frontdoor/rules.hpp"

namespace plein::frontdoor {
namespace {

std::string_view channel_text(std::string_view channel) {
    if (channel == "phone") return html::dutch("Telefoon");
    if (channel == "mail") return html::dutch("E-mail");
    if (channel == "desk") return html::dutch("Balie");
    if (channel == "village") return html::dutch("In het dorp");
    return html::dutch("Website");
}

std::string_view state_text(State state) {
    switch (state) {
        case State::open:
            return html::dutch("Nieuw");
        case State::taken:
            return html::dutch("In behandeling");
        case State::answered:
            return html::dutch("Wacht op inwoner");
        case State::closed:
            return html::dutch("Afgesloten");
        case State::withdrawn:
            return html::dutch("Ingetrokken");
    }
    return {};
}

std::string_view contact_text(ContactKind kind) {
    switch (kind) {
        case ContactKind::call:
            return html::dutch("Wil gebeld worden");
        case ContactKind::mail:
            return html::dutch("Wil een e-mail");
        case ContactKind::none:
            return html::dutch("Kijkt zelf met de code");
    }
    return {};
}

std::string_view event_text(Event const& event, bool for_worker) {
    switch (event.kind) {
        case Event::Kind::asked:
            return for_worker ? html::dutch("De inwoner stelde de vraag.") : html::dutch("U stelde uw vraag.");
        case Event::Kind::taken:
            return for_worker ? html::dutch("{who} nam de vraag over.")
                              : html::dutch("Een medewerker ging met uw vraag aan de slag.");
        case Event::Kind::answered:
            return for_worker ? html::dutch("{who} stuurde een antwoord.") : html::dutch("U kreeg antwoord.");
        case Event::Kind::added:
            return for_worker ? html::dutch("De inwoner voegde iets toe: {words}")
                              : html::dutch("U voegde iets toe: {words}");
        case Event::Kind::closed:
            if (!for_worker) return html::dutch("Wij sloten uw vraag af.");
            return event.text.empty() ? html::dutch("{who} sloot de vraag af.")
                                      : html::dutch("{who} sloot de vraag af. Notitie: {words}");
        case Event::Kind::withdrawn:
            return for_worker ? html::dutch("De inwoner trok de vraag in.") : html::dutch("U trok uw vraag in.");
    }
    return {};
}

void fill_entries(html::Data& answer, Desk const& desk, access::Grant const& grant,
                  std::vector<std::string> const& entries) {
    bool any = false;
    for (auto const& id : entries) {
        auto const entry = desk.around.entry(grant, id);
        if (!entry) continue;  // it left the directory since
        any = true;
        auto& row = answer.add("answer_entry");
        row.set("url", entry->url).set("name", entry->name);
        row.set_optional("phone", entry->phone).set("phone_link", parse_phone(entry->phone).value_or(""));
    }
    answer.show_if("has_entries", any);
}

/// Says why a question may be urgent: by the signs of the rules that its words fit, or that something was added.
void fill_urgent_sign(html::Data& data, Desk const& desk, http::Language language, QuestionRow const& row) {
    if (!row.may_be_urgent) {
        data.show_if("has_urgent_sign", false);
        return;
    }
    std::string signs;
    for (auto const& one : urgent_of(desk, language, row.words)) signs += (signs.empty() ? "" : ", ") + one.sign;
    if (signs.empty()) signs = desk.pages->text(language, html::dutch("lees wat erbij is geschreven"));
    data.set_optional("urgent_sign", signs);
}

}  // namespace

std::string number_text(QuestionRow const& row) {
    return fmt::format("{}-{:04}", iso_day(amsterdam_day(row.asked_at)).substr(0, 4), row.number);
}

std::string theme_names(Desk const& desk, http::Language language, std::vector<std::string> const& codes) {
    std::string names;
    for (auto const& theme : desk.around.themes(language)) {
        if (std::find(codes.begin(), codes.end(), theme.code) == codes.end()) continue;
        names += (names.empty() ? "" : ", ") + theme.name;
    }
    return names;
}

std::vector<std::string> theme_codes(Desk const& desk) {
    std::vector<std::string> codes;
    for (auto& theme : desk.around.themes(http::Language::nl)) codes.push_back(std::move(theme.code));
    return codes;
}

std::vector<UrgentView> urgent_of(Desk const& desk, http::Language language, std::string_view words) {
    if (trim(words).empty()) return {};
    return desk.around.urgent(language, words);
}

void fill_urgent(html::Data& data, Desk const& desk, http::Language language, std::string_view words) {
    auto const urgent = urgent_of(desk, language, words);
    for (auto const& one : urgent) {
        auto& row = data.add("urgent");
        row.set("urgent_title", one.title).set("urgent_text", one.text);
        for (auto const& phone : one.phones) {
            auto& call = row.add(&phone == one.phones.data() ? "urgent_first" : "urgent_other");
            call.set("phone", phone.number).set("phone_link", phone.link).set("phone_label", phone.label);
            call.set_optional("phone_note", phone.note);
        }
    }
    data.show_if("has_urgent", !urgent.empty());
    data.show_if("quick_leave",
                 std::any_of(urgent.begin(), urgent.end(), [](auto const& one) { return one.wants_quick_leave; }));
}

void fill_lines(html::Data& data, std::string_view list, std::string_view text, std::string_view variable) {
    for (auto const line : split(text, '\n')) {
        if (!trim(line).empty()) data.add(list).set(variable, trim(line));
    }
}

Names owner_names(Desk const& desk, access::Grant const& grant, std::vector<QuestionRow const*> const& rows) {
    std::set<std::string> owners;
    for (auto const* row : rows)
        if (!row->owner.empty()) owners.insert(row->owner);
    return owners.empty() ? Names{} : desk.around.account_names(grant, {owners.begin(), owners.end()});
}

std::string name_in(Names const& names, std::string_view account) {
    auto const found = names.find(account);
    return found == names.end() ? std::string{} : found->second;
}

void fill_row(html::Data& data, Desk const& desk, http::Request const& request, QuestionRow const& row,
              Names const& names) {
    auto const& pages = *desk.pages;
    auto const language = request.language;
    auto const today = amsterdam_day(request.at);
    bool const waits_for_us = row.state == State::open || row.state == State::taken;
    data.set("url", fmt::format("/werk/vragen/{}", to_text(row.id)));
    data.set("first_words", row.first_words).set("number_text", number_text(row));
    data.set("channel_name", pages.text(language, channel_text(row.channel)));
    data.set("state_name", pages.text(language, state_text(row.state)));
    data.set_optional("contact_text", pages.text(language, contact_text(row.contact_kind))).show("has_contact");
    data.set("due_text", waits_for_us ? html::day_in_words(pages, language, row.due, today) : "");
    data.set("asked_text",
             pages.text(language, html::dutch("Gevraagd op {date}"),
                        {{"date", html::date_in_words(pages, language, amsterdam_day(row.asked_at), today)}}));
    auto const& term = desk.questions->reply_term();
    auto const reason = language == http::Language::nl ? term.text_nl : term.text_en;
    bool const counts_working_days = term.unit == TermUnit::working_day && term.length > 1;
    data.set("due_reason", reason);
    data.set("due_short", counts_working_days ? pages.text(language, html::dutch("Belofte: binnen {days} werkdagen"),
                                                           {{"days", std::to_string(term.length)}})
                                              : reason);
    fill_urgent_sign(data, desk, language, row);
    // Why it stands for today, in words that can be checked: what it reads like, no score.
    if (waits_urgently(row)) {
        data.set("due_short", pages.text(language, html::dutch("Het kan dringend zijn: kijk vandaag")));
        data.set("due_reason", pages.text(language, html::dutch("Deze vraag kan dringend zijn. Daarom moet er vandaag "
                                                                "iemand naar kijken, niet pas aan het eind van de "
                                                                "gewone termijn.")));
    }
    data.show_if("has_due", waits_for_us).show_if("no_due", !waits_for_us);
    data.show_if("is_late", waits_for_us && row.due < today).show_if("is_in_time", waits_for_us && row.due >= today);
    data.set("theme_names", theme_names(desk, language, row.themes)).show_if("has_themes", !row.themes.empty());
    data.set_optional("place", row.neighbourhood.empty() ? "" : desk.around.neighbourhood_name(row.neighbourhood));
    data.set("owner_name", name_in(names, row.owner));
    data.show_if("has_owner", !row.owner.empty()).show_if("no_owner", row.owner.empty() && row.state == State::open);
}

void fill_history(html::Data& data, Desk const& desk, http::Request const& request, access::Grant const& grant,
                  Question const& question, Names const* for_worker) {
    auto const& pages = *desk.pages;
    bool any_answer = false;
    for (auto const& event : question.events) {
        auto const when = html::moment_in_words(pages, request.language, event.at);
        auto const who = for_worker ? name_in(*for_worker, event.worker) : std::string{};
        auto& row = data.add("event");
        row.set("when_text", when);
        fill_lines(row, "what",
                   pages.text(request.language, event_text(event, for_worker != nullptr),
                              {{"who", who}, {"words", event.text}}));
        if (event.kind != Event::Kind::answered) continue;
        any_answer = true;
        auto& answer = data.add("answer");
        fill_lines(answer, "line", event.text, "text");
        fill_entries(answer, desk, grant, event.entries);
        answer.set("by_text", for_worker ? who : pages.text(request.language, html::dutch("Sociaal Plein")));
        answer.set("when_text", when);
    }
    data.show_if("has_answers", any_answer);
}

}  // namespace plein::frontdoor
