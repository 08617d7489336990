// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/feedback/model.hpp"

#include <array>
#include <utility>

namespace plein::feedback {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 2> kinds{
    {{Kind::comment, "comment"}, {Kind::report, "report"}}};
constexpr std::array<std::pair<Wrong, std::string_view>, 6> wrongs{{{Wrong::hours, "hours"},
                                                                    {Wrong::phone, "phone"},
                                                                    {Wrong::address, "address"},
                                                                    {Wrong::ended, "ended"},
                                                                    {Wrong::cost, "cost"},
                                                                    {Wrong::other, "other"}}};

template <class Table, class Value>
std::string_view name_in(Table const& table, Value value) {
    for (auto const& [one, name] : table)
        if (one == value) return name;
    return {};
}

template <class Value, class Table>
std::optional<Value> find_in(Table const& table, std::string_view name) {
    for (auto const& [value, one] : table)
        if (one == name) return value;
    return std::nullopt;
}

}  // namespace

std::optional<Useful> parse_useful(std::string_view name) {
    if (name == "yes") return Useful::yes;
    if (name == "no") return Useful::no;
    return std::nullopt;
}

std::string_view name(Kind kind) { return name_in(kinds, kind); }
std::optional<Kind> parse_kind(std::string_view name) { return find_in<Kind>(kinds, name); }
std::string_view name(Wrong wrong) { return name_in(wrongs, wrong); }
std::optional<Wrong> parse_wrong(std::string_view name) { return find_in<Wrong>(wrongs, name); }

}  // namespace plein::feedback
