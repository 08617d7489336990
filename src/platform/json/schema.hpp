// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

namespace plein::json {

/// The description of one JSON type for the OpenAPI document: its name among the components and its schema as JSON
/// text.
struct Schema {
    std::string name;        ///< `SearchResult`; empty for a schema that stands inline
    std::string text;        ///< JSON; refers to other components as {"$ref":"#/components/schemas/…"}
    std::string components;  ///< JSON object of the components that `text` refers to, itself included
};

}  // namespace plein::json
