// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/frontdoor/model.hpp"

#include <array>
#include <utility>

namespace plein::frontdoor {
namespace {

template <class Enum, std::size_t N>
std::string_view name_in(std::array<std::pair<Enum, std::string_view>, N> const& names, Enum value) {
    for (auto const& [known, text] : names) {
        if (known == value) return text;
    }
    return {};
}

template <class Enum, std::size_t N>
std::optional<Enum> find_in(std::array<std::pair<Enum, std::string_view>, N> const& names, std::string_view name) {
    for (auto const& [known, text] : names) {
        if (text == name) return known;
    }
    return std::nullopt;
}

constexpr std::array<std::pair<State, std::string_view>, 5> states{{{State::open, "open"},
                                                                    {State::taken, "taken"},
                                                                    {State::answered, "answered"},
                                                                    {State::closed, "closed"},
                                                                    {State::withdrawn, "withdrawn"}}};
constexpr std::array<std::pair<ContactKind, std::string_view>, 3> contact_kinds{
    {{ContactKind::call, "call"}, {ContactKind::mail, "mail"}, {ContactKind::none, "none"}}};
constexpr std::array<std::pair<ClosingResult, std::string_view>, 5> closing_results{
    {{ClosingResult::answered, "answered"},
     {ClosingResult::referred, "referred"},
     {ClosingResult::no_contact, "no_contact"},
     {ClosingResult::withdrawn, "withdrawn"},
     {ClosingResult::not_ours, "not_ours"}}};
constexpr std::array<std::pair<Event::Kind, std::string_view>, 6> event_kinds{{{Event::Kind::asked, "asked"},
                                                                               {Event::Kind::taken, "taken"},
                                                                               {Event::Kind::answered, "answered"},
                                                                               {Event::Kind::added, "added"},
                                                                               {Event::Kind::closed, "closed"},
                                                                               {Event::Kind::withdrawn, "withdrawn"}}};

}  // namespace

std::string_view name(State state) { return name_in(states, state); }
std::optional<State> parse_state(std::string_view name) { return find_in(states, name); }
std::string_view name(ContactKind kind) { return name_in(contact_kinds, kind); }
std::optional<ContactKind> parse_contact_kind(std::string_view name) { return find_in(contact_kinds, name); }
std::string_view name(ClosingResult result) { return name_in(closing_results, result); }
std::optional<ClosingResult> parse_closing_result(std::string_view name) { return find_in(closing_results, name); }
std::string_view name(Event::Kind kind) { return name_in(event_kinds, kind); }
std::optional<Event::Kind> parse_event_kind(std::string_view name) { return find_in(event_kinds, name); }

}  // namespace plein::frontdoor
