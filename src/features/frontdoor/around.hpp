// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <functional>
#include <map>
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
    std::chrono::minutes until{};  ///< when it closes, local time since midnight
};

/// An entry of the directory, as far as a link to it needs.
struct EntryLink {
    std::string id;
    std::string name;
    std::string url;
    std::string phone;
    std::string reason;  ///< why it was suggested; empty otherwise
};

/// A rule of data/urgent.toml that somebody's words fit: whom to call, in the language of the page.
struct UrgentView {
    struct Phone {
        std::string label;
        std::string number;  ///< as people read it
        std::string link;    ///< digits
        std::string note;
    };
    std::string title;
    std::string sign;  ///< what it is about, in a few words for a colleague
    std::string text;
    std::vector<Phone> phones;       ///< the one to call first, then others
    bool wants_quick_leave = false;  ///< who reads this may have to leave the screen in a moment
};

/// What colleagues are called, by account id.
using Names = std::map<std::string, std::string, std::less<>>;

struct Around {
    std::function<std::vector<ThemeView>(http::Language)> themes;
    std::function<std::vector<OpenPlace>(access::Grant const&, http::Language)> open_now;
    /// What fits a question, best first; the themes that the resident chose count beside their words.
    std::function<std::vector<EntryLink>(access::Grant const&, http::Language, std::string_view text,
                                         std::vector<std::string> const& themes)>
        suggest;
    /// The urgent rules that the words fit, in their order; none where nothing is urgent. Cost: microseconds a page.
    std::function<std::vector<UrgentView>(http::Language, std::string_view text)> urgent;
    std::function<std::optional<EntryLink>(access::Grant const&, std::string_view entry)> entry;
    /// The names of the colleagues with these account ids; without those that are not known.
    std::function<Names(access::Grant const&, std::vector<std::string> const& accounts)> account_names;
    std::function<std::string(std::string_view neighbourhood)> neighbourhood_name;
};

}  // namespace plein::frontdoor
