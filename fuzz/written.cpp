// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The small things people and clients write: text, days, instants, postcodes, numbers, identifiers and codes.
#include "base/id.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "fuzz/input.hpp"
#include "platform/crypto/crypto.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace plein;
    using fuzz::must;
    auto const text = fuzz::text(data, size);
    if (auto const clean = clean_text(text, 100)) {
        must(is_utf8(*clean) && length(*clean) <= 100, "clean text is text, and short");
        must(clean_text(*clean, 100).value() == *clean, "clean text stays as it is");
        must(length(shorten(*clean, 20)) <= 21, "shortened text is short");
        must(fold(fold(*clean)) == fold(*clean), "folding ends");
        (void)sort_key(*clean);
        (void)is_mail_address(*clean);
    }
    if (auto const postcode = parse_postcode(text)) must(parse_postcode(*postcode) == postcode, "a postcode");
    if (auto const phone = parse_phone(text)) must(parse_phone(*phone) == phone, "a telephone number");
    if (auto const day = parse_day(text)) must(parse_day(iso_day(*day)).value() == *day, "a day");
    if (auto const instant = parse_instant(text)) {
        auto const written = iso_instant(*instant);
        must(iso_instant(parse_instant(written).value()) == written, "a moment");
    }
    if (auto const id = parse_uuid(text)) must(parse_uuid(to_text(*id)) == id, "an identifier");
    auto const code = crypto::normal_code(text);
    must(code.empty() || (code.size() == 10 && crypto::normal_code(code) == code), "a code");
    return 0;
}
