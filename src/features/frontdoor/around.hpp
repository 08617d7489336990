// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/access/grant.hpp"
#include "platform/http/message.hpp"

/// What the front door's pages need from what stands around it: the directory, the areas and the accounts. The app
/// hands it in, so that these pages know no other feature.
namespace plein::frontdoor {

struct ThemeView {
    std::string code;
    std::string name;
    std::string icon;
};

/// A place that is open at this moment.
struct OpenPlace {
    std::string name;
    std::string url;
    std::string place;
    std::string until;  ///< local time of closing, `17.00`
};

/// An entry of the directory, as far as a link to it needs.
struct EntryLink {
    std::string id;
    std::string name;
    std::string url;
    std::string phone;
    std::string reason;  ///< why it was suggested; empty otherwise
};

struct Around {
    std::function<std::vector<ThemeView>(http::Language)> themes;
    std::function<std::vector<OpenPlace>(access::Grant const&, http::Language)> open_now;
    /// What fits a question, best first; the themes that the resident chose count beside their words.
    std::function<std::vector<EntryLink>(access::Grant const&, http::Language, std::string_view text,
                                         std::vector<std::string> const& themes)>
        suggest;
    std::function<std::optional<EntryLink>(access::Grant const&, std::string_view entry)> entry;
    std::function<std::string(std::string_view account)> account_name;
    std::function<std::string(std::string_view neighbourhood)> neighbourhood_name;
};

}  // namespace plein::frontdoor
