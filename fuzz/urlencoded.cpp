// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A query or a form; what could be read must read the same once more when it is written again.
#include "base/text.hpp"
#include "fuzz/input.hpp"
#include "platform/http/message.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const fields = plein::http::parse_urlencoded(plein::fuzz::text(data, size));
    if (!fields) return 0;
    plein::fuzz::must(fields->entries().size() <= 200, "at most 200 fields");
    std::string again;
    for (auto const& [name, value] : fields->entries()) {
        plein::fuzz::must(plein::is_utf8(name) && plein::is_utf8(value), "fields are UTF-8");
        again += plein::http::encode_component(name) + "=" + plein::http::encode_component(value) + "&";
    }
    auto const reread = plein::http::parse_urlencoded(again);
    plein::fuzz::must(reread && reread->entries() == fields->entries(), "fields read back");
    return 0;
}
