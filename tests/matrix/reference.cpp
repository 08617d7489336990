// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/matrix/reference.hpp"

#include <algorithm>
#include <map>

namespace plein::matrix {
namespace {

std::set<std::string> const everyone_at_work{"frontdoor_worker", "directory_editor", "privacy_officer",
                                             "administrator"};

// Who holds what, by the words of the mission: a question is seen by who answers it and by nobody else.
std::map<std::string, std::set<std::string>, std::less<>> const holders{
    {"session.end", everyone_at_work},
    {"work.view", everyone_at_work},
    {"question.list", {"frontdoor_worker"}},
    {"question.answer", {"frontdoor_worker"}},
    {"directory.import", {"directory_editor", "administrator"}},
    {"directory.edit", {"directory_editor", "administrator"}},
    {"feedback.read", {"directory_editor", "administrator"}},
    {"area.import", {"administrator"}},
    {"account.manage", {"administrator"}},
    {"operations.run", {"administrator"}},
    {"logbook.verify", {"privacy_officer"}},
};

// Records of which each organisation sees its own alone, and those that everybody may see.
std::map<std::string, bool, std::less<>> const is_protected{
    {"question", true},  {"entry", false},    {"organisation", false}, {"taxonomy", false},
    {"term", false},     {"location", false}, {"remark", true},        {"area", false},
    {"proposal", false}, {"link", false},     {"round", false},        {"discovery", true}};

}  // namespace

Expected expect(std::string_view permission, std::string_view parameter, Situation situation, Asker const& asker) {
    if (permission != "public") {
        if (!asker.signed_in) return Expected::sign_in;
        auto const& may = holders.at(std::string(permission));
        bool const holds = std::any_of(asker.roles.begin(), asker.roles.end(),
                                       [&](std::string const& role) { return may.count(role) != 0; });
        if (!holds) return Expected::absent;
    }
    if (parameter.empty()) return Expected::allowed;
    if (situation == Situation::absent) return Expected::absent;
    // Who came by a link has no organisation: the link alone says what is theirs.
    bool const by_link = permission == "public";
    if (!is_protected.at(std::string(parameter)) || by_link) return Expected::allowed;
    auto const owner = situation == Situation::own ? own_organisation : other_organisation;
    return asker.organisation == owner ? Expected::allowed : Expected::absent;
}

}  // namespace plein::matrix
