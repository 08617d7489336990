// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "platform/access/grant.hpp"

namespace plein::accounts {

using access::AccountId;
using SessionId = Id<access::SessionTag>;

/// A colleague who may sign in.
struct Account {
    AccountId id{};
    std::string name;          ///< what is typed to sign in: lower case, `[a-z0-9._@-]`
    std::string display_name;  ///< as colleagues read it
    std::string organisation;  ///< code
    std::vector<access::Role> roles;
    bool demonstration = false;  ///< made by `plein demo`; works on this machine alone
    bool disabled = false;
};

/// An account to make.
struct NewAccount {
    std::string name;
    std::string display_name;
    std::string password;
    std::string organisation;
    std::vector<access::Role> roles;
    bool demonstration = false;
};

/// What the browser sends to sign in.
struct SignIn {
    std::string name;
    std::string password;
    std::string address;        ///< of the connection
    std::string earlier_token;  ///< of the session that this browser has, or empty; it ends
};

}  // namespace plein::accounts
