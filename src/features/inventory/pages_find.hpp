// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "features/inventory/pages.hpp"

/// The form for what somebody tells of an initiative: helpers fill it in, and its own people correct it.
namespace plein::inventory {

/// What the form carries.
struct Find {
    Found found;
    People people;
    std::string note;
};

/// Reads the fields. Rows of needs of which nothing is filled in are none.
[[nodiscard]] Find read_find(http::Request const& request);

/// Whether the form asks to be kept, and not for one more row or the other language.
[[nodiscard]] bool is_to_save(http::Request const& request);

enum class By { helper, people, editor };

/// Fills fields.tpl, for a helper or an editor who may say whether it is right, and for a helper the note. One row of
/// needs more than there are where a button asks for it, and never fewer than two.
void fill_find(html::Data& data, Box const& box, http::Request const& request, Find const& find, By by,
               Error const* error);

}  // namespace plein::inventory
