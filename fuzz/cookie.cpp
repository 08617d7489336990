// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A Cookie header; every pair that was read can be set again.
#include "fuzz/input.hpp"
#include "platform/http/decode.hpp"
#include "platform/http/message.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const cookies = plein::http::parse_cookies(plein::fuzz::text(data, size));
    plein::fuzz::must(cookies.size() <= 50, "at most 50 cookies");
    for (auto const& [name, value] : cookies) {
        plein::fuzz::must(plein::http::is_token(name), "a name is a token");
        (void)plein::http::to_set_cookie({name, value, {}});
    }
    return 0;
}
