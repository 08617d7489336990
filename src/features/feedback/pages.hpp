// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "features/feedback/service.hpp"
#include "platform/html/html.hpp"
#include "platform/http/message.hpp"

/// The pages of feedback. Each function answers one route. The question at the foot of every public page stands in
/// platform/html (layout, useful.tpl); it sends to here.
namespace plein::feedback {

/// An entry of the directory, as far as these pages need.
struct EntryView {
    std::string name;
    std::string url;
    bool about_safety = false;  ///< who reads of it may have to leave the screen in a moment
};

/// What these pages need from what stands around them; the app hands it in.
struct Around {
    /// The public page at an address of ours (`/vraag/aanvulling` belongs to `/vraag`); nothing where there is none.
    std::function<std::optional<Page>(access::Grant const&, std::string_view path)> page_of;
    /// Errors: forbidden_or_absent `page.absent`, also where it has ended.
    std::function<Result<EntryView>(access::Grant const&, Uuid const& entry)> entry;
    /// What an entry is called, also one that has ended, since a report may say just that; empty where there was none.
    std::function<std::string(Uuid const& entry)> entry_name;
};

/// What all pages of this feature share; lives as long as the server.
struct Box {
    Feedback* feedback = nullptr;
    html::Pages const* pages = nullptr;
    Around around;
};

// Residents
http::Response take_vote(Box const& box, http::Request const& request, access::Grant const& grant);
http::Response take_comment(Box const& box, http::Request const& request, access::Grant const& grant);
http::Response show_report(Box const& box, http::Request const& request, access::Grant const& grant);
http::Response take_report(Box const& box, http::Request const& request, access::Grant const& grant);

// Workers
http::Response list_remarks(Box const& box, http::Request const& request, access::Grant const& grant);
http::Response list_pages(Box const& box, http::Request const& request, access::Grant const& grant);
http::Response show_remark(Box const& box, http::Request const& request, access::Grant const& grant);
http::Response handle_remark(Box const& box, http::Request const& request, access::Grant const& grant);
http::Response reopen_remark(Box const& box, http::Request const& request, access::Grant const& grant);

// Parts that several pages use.

/// `De openingstijden`: what a report says is wrong, in a few words.
[[nodiscard]] std::string wrong_words(html::Pages const& pages, http::Language language, Wrong wrong);

/// What a page is called: the name of the entry it shows, our own word for a page everybody knows, else its path.
[[nodiscard]] std::string page_name(Box const& box, http::Language language, Page const& page);

}  // namespace plein::feedback
