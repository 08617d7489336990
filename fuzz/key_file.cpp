// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as the file of keys, and as its written form read back.
#include "platform/crypto/key_file.hpp"

#include <string>

#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using plein::fuzz::must;
    auto const keys = plein::crypto::parse_form(std::string(plein::fuzz::text(data, size)));
    if (!keys) return 0;
    must(!keys->field.empty(), "there is a key to seal with");
    auto const form = plein::crypto::write_form(*keys);
    auto const again = plein::crypto::parse_form(form);
    must(again && plein::crypto::write_form(*again) == form, "keys come back from their form");
    return 0;
}
