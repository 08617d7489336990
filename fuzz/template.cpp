// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A template; whatever it holds, its expansion has none of our own directives left in it.
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/input.hpp"
#include "platform/html/template_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace plein::html;
    std::string const text(plein::fuzz::text(data, size));
    auto const pieces = cut(text);
    auto const holds = faults_of(pieces, false).empty();
    Files const files = {{"a.tpl", text}, {"b.tpl", "{{%AUTOESCAPE context=\"HTML\"}}\n{{t \"b {slot}\"}}"}};
    std::vector<std::string> faults;
    Surroundings const around{&files, [](std::string_view dutch) { return "<" + std::string(dutch) + ">"; },
                              [](std::string_view name) { return "/static/" + std::string(name); },
                              [](std::string_view) { return true; }, &faults};
    auto const page = expand("a.tpl", "main", around);
    (void)misplaced_variables(page);
    if (!holds || !faults.empty()) return 0;
    for (auto const& piece : cut(page)) {
        auto const is_plain = piece.kind == Piece::Kind::text || piece.kind == Piece::Kind::variable ||
                              piece.kind == Piece::Kind::open || piece.kind == Piece::Kind::close;
        plein::fuzz::must(is_plain, "only variables and sections are left");
    }
    return 0;
}
