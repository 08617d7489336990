// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string_view>

#include "platform/html/html.hpp"
#include "platform/http/message.hpp"

/// The question at the foot of public pages: was this page useful?
namespace plein::html {

/// Fills the foot (useful.tpl) of a page whose template is `main` and whose own data are `data`. Nobody is asked on the
/// pages of workers, while signed in, when signing in, on an error, or where somebody may have to leave in a moment; a
/// page that should not ask either hides the section `asks_useful`. Where the page answers a form, only script asks,
/// since without it another page would come in the place of what was typed.
void fill_foot(Data& shared, http::Request const& request, std::string_view main, Data const& data);

/// Gives a page that was kept and is sent once more a one-time key of its own, so that the yes of one reader is not
/// taken for that of another. Cost: a search from the end of the page.
void renew_foot_key(http::Response& response);

}  // namespace plein::html
