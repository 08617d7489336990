// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Reads microdata (HTML, section 5) as a search engine would, from pages that are well-formed.
namespace plein::stories {

struct MicrodataItem;

/// A text, or an item of its own.
struct MicrodataValue {
    std::string text;  ///< white space folded
    std::shared_ptr<MicrodataItem> item;
};

struct MicrodataItem {
    std::string type;
    std::vector<std::pair<std::string, MicrodataValue>> properties;  ///< in the order of the page

    /// The texts of a property; items left out.
    [[nodiscard]] std::vector<std::string> texts(std::string_view property) const;
    /// The only text of a property, or empty where there is none or several.
    [[nodiscard]] std::string text(std::string_view property) const;
    [[nodiscard]] std::vector<MicrodataItem const*> items(std::string_view property) const;
    /// The only item of a property; null where there is none or several.
    [[nodiscard]] MicrodataItem const* item(std::string_view property) const;
};

/// The items of a page that are no property of another. Throws where elements are not closed as they were opened, or a
/// property belongs to no item.
[[nodiscard]] std::vector<std::shared_ptr<MicrodataItem>> read_microdata(std::string_view html);

}  // namespace plein::stories
