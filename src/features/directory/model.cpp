// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/model.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plein::directory {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 7> kinds{{{Kind::service, "service"},
                                                                  {Kind::citizen_initiative, "citizen-initiative"},
                                                                  {Kind::association, "association"},
                                                                  {Kind::meeting_place, "meeting-place"},
                                                                  {Kind::course, "course"},
                                                                  {Kind::outreach_hour, "outreach-hour"},
                                                                  {Kind::employer_place, "employer-place"}}};

constexpr std::array<std::pair<Status, std::string_view>, 4> statuses{
    {{Status::active, "active"},
     {Status::inactive, "inactive"},
     {Status::defunct, "defunct"},
     {Status::temporarily_closed, "temporarily closed"}}};

constexpr std::array<std::pair<NeedKind, std::string_view>, 7> need_kinds{{{NeedKind::volunteers, "volunteers"},
                                                                           {NeedKind::room, "room"},
                                                                           {NeedKind::money, "money"},
                                                                           {NeedKind::materials, "materials"},
                                                                           {NeedKind::knowledge, "knowledge"},
                                                                           {NeedKind::publicity, "publicity"},
                                                                           {NeedKind::partners, "partners"}}};

template <class T, std::size_t n>
std::string_view word_of(std::array<std::pair<T, std::string_view>, n> const& all, T one) {
    return std::find_if(all.begin(), all.end(), [&](auto const& pair) { return pair.first == one; })->second;
}

/// The first of each pair, in the order of the table.
template <class T, std::size_t n>
std::vector<T> all_of(std::array<std::pair<T, std::string_view>, n> const& all) {
    std::vector<T> made;
    for (auto const& pair : all) made.push_back(pair.first);
    return made;
}

template <class T, std::size_t n>
std::optional<T> value_of(std::array<std::pair<T, std::string_view>, n> const& all, std::string_view word) {
    auto const at = std::find_if(all.begin(), all.end(), [&](auto const& pair) { return pair.second == word; });
    return at == all.end() ? std::nullopt : std::optional{at->first};
}

}  // namespace

std::string_view code(Kind kind) { return word_of(kinds, kind); }
std::optional<Kind> parse_kind(std::string_view code) { return value_of(kinds, code); }

std::vector<Kind> const& all_kinds() {
    static std::vector<Kind> const all = all_of(kinds);
    return all;
}

std::string_view code(NeedKind kind) { return word_of(need_kinds, kind); }
std::optional<NeedKind> parse_need_kind(std::string_view code) { return value_of(need_kinds, code); }

std::vector<NeedKind> const& all_need_kinds() {
    static std::vector<NeedKind> const all = all_of(need_kinds);
    return all;
}

std::string_view code(Status status) { return word_of(statuses, status); }
std::optional<Status> parse_status(std::string_view code) { return value_of(statuses, code); }

std::vector<std::string_view> const& all_themes() {
    static std::vector<std::string_view> const all{"money",         "work",       "daytime",         "housing",
                                                   "family",        "growing-up", "mental-health",   "physical-health",
                                                   "addiction",     "self-care",  "household-tasks", "social-network",
                                                   "participation", "safety",     "language",        "digital",
                                                   "informal-care", "transport"};
    return all;
}

bool is_theme(std::string_view code) {
    return std::find(all_themes().begin(), all_themes().end(), code) != all_themes().end();
}

}  // namespace plein::directory
