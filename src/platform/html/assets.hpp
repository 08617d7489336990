// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace plein::html {

/// The names of the built assets: `plein.css` is served as `/static/plein.1a2b3c4d.css`.
class Assets {
public:
    /// `manifest` is the file of names; the icons are read from the sprite beside it.
    /// Errors: internal `html.assets`.
    [[nodiscard]] static Result<Assets> read(std::string const& manifest);

    /// The address of an asset; empty where there is none of that name.
    [[nodiscard]] std::string address(std::string_view name) const;
    [[nodiscard]] bool has_icon(std::string_view name) const { return icons_.contains(name); }

private:
    std::map<std::string, std::string, std::less<>> addresses_;
    std::set<std::string, std::less<>> icons_;
};

}  // namespace plein::html
