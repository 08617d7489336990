// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/frontdoor/rules.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace plein::frontdoor {

Result<Ask> check(Ask ask) {
    std::vector<FieldError> errors;
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
    ask.contact.email = std::string{trim(ask.contact.email)};
    if (!ask.contact.email.empty()) {
        if (!is_email(ask.contact.email)) errors.push_back({"email", "email.malformed"});
    } else if (ask.contact.kind == ContactKind::mail) {
        errors.push_back({"email", "email.missing"});
    }
    if (!parse_uuid(ask.about)) ask.about.clear();
    std::sort(ask.themes.begin(), ask.themes.end());
    ask.themes.erase(std::unique(ask.themes.begin(), ask.themes.end()), ask.themes.end());
    if (!errors.empty())
        return tl::unexpected<Error>(Error{ErrorKind::bad_request, "question.incomplete", {}, std::move(errors)});
    return ask;
}

bool may_follow(State state, Act act) {
    bool const ended = state == State::closed || state == State::withdrawn;
    switch (act) {
        case Act::take:
            return !ended;
        case Act::answer:
            return state == State::taken || state == State::answered;
        case Act::close:
            return state == State::taken || state == State::answered;
        case Act::add:
            return state != State::withdrawn;  // after closing it opens the question again
        case Act::withdraw:
            return !ended;
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

}  // namespace plein::frontdoor
