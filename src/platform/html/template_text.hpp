// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plein::html {

/// A piece of a template: text, or what stands between {{ and }}.
struct Piece {
    enum class Kind {
        text,
        pragma,    ///< {{%AUTOESCAPE context="HTML"}}
        variable,  ///< {{name}}
        open,      ///< {{#name}}
        close,     ///< {{/name}}
        main,      ///< {{>main}}: where the layout takes the page
        words,     ///< {{t "…"}}: a Dutch text of the catalogue, with slots
        icon,      ///< {{icon "phone"}}
        asset,     ///< {{static "plein.css"}}
        include,   ///< {{include "platform/html/pages/keys.tpl"}}
        unknown,   ///< anything else: a modifier, a comment, a slip
    };
    Kind kind = Kind::text;
    std::string_view value;  ///< the text, the name, or what stands between the quotes
    int line = 1;
};

/// Cuts a template into its pieces; they point into `text`. Never fails: what cannot be read is `unknown`.
[[nodiscard]] std::vector<Piece> cut(std::string_view text);

/// Whatever is wrong in one template by itself: the pragma that is not the first line, an unknown directive, a section
/// that is not closed where it was opened, {{>main}} outside the layout. Each as `line: what`.
[[nodiscard]] std::vector<std::string> faults_of(std::vector<Piece> const& pieces, bool is_layout);

/// Whatever is wrong with the places where variables stand in the whole page, which the escaping library would accept
/// or escape wrongly: in a script, a style, an on… or style attribute, an attribute without quotes, or a tag's or
/// attribute's name.
[[nodiscard]] std::vector<std::string> misplaced_variables(std::string_view page);

/// The whole page with every variable in a <textarea> or an attribute `value` escaped by `pre_escape`: the escaping
/// that the library picks by itself makes a blank of each line break, and so loses what a person typed.
[[nodiscard]] std::string with_lines_kept(std::string_view page);

/// `& < > " '` as entities, for a text that is known when the template is expanded.
[[nodiscard]] std::string escape_html(std::string_view text);

/// All template files by their path below the source folder.
using Files = std::map<std::string, std::string, std::less<>>;

/// What expansion takes from outside a template.
struct Surroundings {
    Files const* files = nullptr;
    std::function<std::string(std::string_view dutch)> translate;  ///< plain text, slots kept
    std::function<std::string(std::string_view name)> asset;       ///< the address; empty where there is none
    std::function<bool(std::string_view name)> has_icon;
    std::vector<std::string>* faults = nullptr;  ///< `path:line: what`
};

/// The template without our own directives, as ctemplate reads it: texts translated, files included, pragmas dropped.
/// `main` is what {{>main}} becomes.
[[nodiscard]] std::string expand(std::string const& path, std::string_view main, Surroundings const& surroundings);

}  // namespace plein::html
