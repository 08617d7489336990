// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a file of services in the Open Referral format.
#include "features/directory/api_hsds.hpp"

#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace plein;
    auto const text = std::string(fuzz::text(data, size));
    auto const once = directory::read_hsds({{"one.json", text}}, directory::Others::refuse);
    fuzz::must(once.faults.empty() || once.faults.size() <= 100, "the first hundred faults");
    for (auto const& fault : once.faults) fuzz::must(!fault.reason.empty(), "a fault says why");
    if (!once.faults.empty()) return 0;
    auto const twice = directory::read_hsds({{"one.json", text}, {"same.json", text}}, directory::Others::refuse);
    fuzz::must(twice.faults.empty() && twice.entries.size() == once.entries.size(), "the same file twice is one");
    for (auto const& entry : once.entries) {
        auto const again = directory::read_hsds({{"kept.json", entry.source}}, directory::Others::refuse);
        fuzz::must(again.faults.empty() && again.entries.size() == 1, "what is kept can be read again");
        fuzz::must(again.entries[0].source == entry.source, "and is the same once more");
    }
    return 0;
}
