// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <stdexcept>

#include "platform/access/grant.hpp"

namespace plein::access {
namespace {

struct RoleRow {
    Role role;
    std::string_view name;
    std::vector<std::string_view> permissions;
};

/// The one table of who may do what by a role. `public` is held by everyone and stands nowhere.
std::vector<RoleRow> const& table() {
    static std::vector<RoleRow> const rows{
        {Role::frontdoor_worker, "frontdoor_worker", {"session.end", "work.view", "question.list", "question.answer"}},
        {Role::directory_editor,
         "directory_editor",
         {"session.end", "work.view", "feedback.read", "directory.edit", "directory.import"}},
        {Role::privacy_officer, "privacy_officer", {"session.end", "work.view", "logbook.verify"}},
        // No file of a resident: an administrator who needs one has to ask somebody who may.
        {Role::administrator,
         "administrator",
         {"session.end", "work.view", "feedback.read", "directory.edit", "directory.import", "area.import",
          "account.manage", "operations.run"}},
    };
    return rows;
}

RoleRow const& row_of(Role role) {
    for (auto const& row : table()) {
        if (row.role == role) return row;
    }
    throw std::logic_error("no such role");
}

}  // namespace

std::string_view name(Role role) { return row_of(role).name; }

std::optional<Role> parse_role(std::string_view name) {
    for (auto const& row : table()) {
        if (row.name == name) return row.role;
    }
    return std::nullopt;
}

std::vector<Role> const& all_roles() {
    static std::vector<Role> const roles = [] {
        std::vector<Role> all;
        for (auto const& row : table()) all.push_back(row.role);
        return all;
    }();
    return roles;
}

bool holds(Role role, std::string_view permission) {
    auto const& held = row_of(role).permissions;
    return permission == "public" || std::find(held.begin(), held.end(), permission) != held.end();
}

std::vector<std::string_view> all_permissions() {
    // What no role holds: who keeps an entry true from outside, helps in an inventory round or speaks for what was
    // found there comes by a link (for_link).
    std::vector<std::string_view> all{"public", "entry.own", "round.help", "discovery.own"};
    for (auto const& row : table()) all.insert(all.end(), row.permissions.begin(), row.permissions.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<Purpose> const& purposes() {
    static std::vector<Purpose> const known{
        {"directory", "AVG art. 6 lid 1 onder e; Wmo 2015 art. 2.2.3 (unverified)"},
        {"first-contact", "AVG art. 6 lid 1 onder e; Wmo 2015 art. 2.3.2; Awb (unverified)"},
        {"accounts", "AVG art. 6 lid 1 onder e; BIO2, toegangsbeveiliging (unverified)"},
        {"oversight", "AVG art. 39 (unverified)"},
        {"operations", "AVG art. 32 (unverified)"},
    };
    return known;
}

}  // namespace plein::access
