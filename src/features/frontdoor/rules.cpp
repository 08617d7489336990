// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/frontdoor/rules.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace plein::frontdoor {

namespace {

/// Leaves what belongs to the chosen way of contact.
void drop_unused(Contact& contact) {
    if (contact.kind != ContactKind::call) {
        contact.phone.clear();
        contact.call_when.clear();
        contact.safe_to_leave_message = false;
    }
    if (contact.kind != ContactKind::mail) contact.mail.clear();
}

std::vector<std::string> known_themes(std::vector<std::string> const& chosen, std::vector<std::string> const& known) {
    std::vector<std::string> themes;
    for (auto const& theme : known) {
        bool const is_chosen = std::find(chosen.begin(), chosen.end(), theme) != chosen.end();
        bool const is_there = std::find(themes.begin(), themes.end(), theme) != themes.end();
        if (is_chosen && !is_there && themes.size() < most_themes) themes.push_back(theme);
    }
    return themes;
}

}  // namespace

Result<Ask> check(Ask ask, std::vector<std::string> const& known) {
    std::vector<FieldError> errors;
    drop_unused(ask.contact);
    auto const clean = [&errors](std::string& text, char const* field, std::size_t most) {
        if (auto cleaned = clean_text(text, most))
            text = std::move(*cleaned);
        else
            errors.push_back({field, cleaned.error().code == "text.too_long" ? std::string(field) + ".too_long"
                                                                             : cleaned.error().code});
    };
    clean(ask.story, "story", most_story);
    clean(ask.contact.name, "name", most_short_text);
    clean(ask.contact.call_when, "call_when", most_short_text);
    if (ask.story.empty()) errors.push_back({"story", "story.missing"});

    if (!trim(ask.postcode).empty()) {
        if (auto postcode = parse_postcode(ask.postcode))
            ask.postcode = std::move(*postcode);
        else
            errors.push_back({"postcode", "postcode.malformed"});
    } else {
        ask.postcode.clear();
    }
    if (!trim(ask.contact.phone).empty()) {
        if (auto phone = parse_phone(ask.contact.phone); phone && phone->size() >= 9)
            ask.contact.phone = std::move(*phone);
        else
            errors.push_back({"phone", "phone.malformed"});
    } else if (ask.contact.kind == ContactKind::call) {
        errors.push_back({"phone", "phone.missing"});
    }
    ask.contact.mail = std::string{trim(ask.contact.mail)};
    if (!ask.contact.mail.empty()) {
        if (!is_mail_address(ask.contact.mail)) errors.push_back({"mail", "mail.malformed"});
    } else if (ask.contact.kind == ContactKind::mail) {
        errors.push_back({"mail", "mail.missing"});
    }
    if (!parse_uuid(ask.about)) ask.about.clear();
    ask.themes = known_themes(ask.themes, known);
    if (!errors.empty())
        return tl::unexpected<Error>(Error{ErrorKind::bad_request, "question.incomplete", {}, std::move(errors)});
    return ask;
}

std::string counted_theme(std::vector<std::string> const& themes) {
    if (themes.size() > 1) return "several";
    return themes.empty() ? std::string{} : themes.front();
}

bool may_follow(State state, Act act) {
    bool const ended = state == State::closed || state == State::withdrawn;
    switch (act) {
        case Act::take:
        case Act::withdraw:
            return !ended;
        case Act::answer:
        case Act::close:
            return state == State::taken || state == State::answered;
        case Act::add:
            return state != State::withdrawn;  // after closing it opens the question again
    }
    return false;
}

State after(State state, Act act) {
    switch (act) {
        case Act::take:
            return state == State::answered ? State::answered : State::taken;
        case Act::answer:
            return State::answered;
        case Act::close:
            return State::closed;
        case Act::withdraw:
            return State::withdrawn;
        // Who adds something waits for us again; a question that had an owner goes back to that owner.
        case Act::add:
            return state == State::open ? State::open : State::taken;
    }
    return state;
}

Group group_of(QuestionRow const& row, Day today) {
    switch (row.state) {
        case State::closed:
        case State::withdrawn:
            return Group::closed;
        case State::answered:
            return Group::waiting;
        case State::open:
        case State::taken:
            break;
    }
    if (row.due < today) return Group::late;
    return row.due == today ? Group::today : Group::later;
}

bool may_be_destroyed(Term const& retention, Instant ended_at, Day today) {
    return last_day(retention, amsterdam_day(ended_at)) < today;
}

Day due_day(Term const& term, Instant asked_at) { return last_day(term, amsterdam_day(asked_at)); }

Day promised_day(Term const& term, Question const& question) {
    auto promised = due_day(term, question.row.asked_at);
    bool had_reply = false;
    for (auto const& event : question.events) {
        if (event.kind == Event::Kind::answered || event.kind == Event::Kind::closed) had_reply = true;
        if (event.kind != Event::Kind::added || !had_reply) continue;
        promised = due_day(term, event.at);
        had_reply = false;
    }
    return promised;
}

std::string words_of(Question const& question) {
    auto words = question.story;
    for (auto const& event : question.events)
        if (event.kind == Event::Kind::added) words.append(1, '\n').append(event.text);
    return words;
}

}  // namespace plein::frontdoor
