// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A JSON document; what was read can be written, read again and written the same.
#include "platform/json/json.hpp"

#include <string>

#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const parsed = plein::json::parse(plein::fuzz::text(data, size));
    if (!parsed) {
        plein::fuzz::must(parsed.error().detail.starts_with("line ") || size > 1024U * 1024,
                          "a refusal names its line");
        return 0;
    }
    auto const written = plein::json::write(*parsed);
    auto const again = plein::json::parse(written, {.max_bytes = 16U * 1024 * 1024});
    plein::fuzz::must(again.has_value(), "what is written can be read");
    plein::fuzz::must(plein::json::write(*again) == written, "reading and writing again changes nothing");
    plein::fuzz::must(!plein::json::write(*parsed, plein::json::Layout::pretty).empty(),
                      "it can be written for people");
    return 0;
}
