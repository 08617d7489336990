// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A line of the technical log, in which a checkpoint may stand.
#include "fuzz/input.hpp"
#include "platform/logbook/logbook.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace plein;
    auto const found = logbook::parse_witness(fuzz::text(data, size));
    if (!found || !*found) return 0;
    auto const line = logbook::witness_line(**found);
    auto const again = logbook::parse_witness(line);
    fuzz::must(again && *again && logbook::witness_line(**again) == line, "a checkpoint comes back from its line");
    return 0;
}
