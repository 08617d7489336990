// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The languages a browser asks for.
#include "platform/http/language.hpp"

#include <string>

#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace plein::http;
    Request request;
    request.headers.emplace("accept-language", std::string(plein::fuzz::text(data, size)));
    auto const chosen = choose_language(request);
    plein::fuzz::must(chosen == Language::nl || chosen == Language::en, "a language that we have");
    return 0;
}
