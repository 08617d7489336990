// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as the table of what was learned, and what is taken for one is asked and written again.
#include "engines/likeness/likeness.hpp"

#include <cstdlib>

#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace plein;
    auto const model = likeness::Model::read(fuzz::text(data, size));
    if (!model) return 0;
    for (auto const probable : model->of({"ik", "wil", "niet"}))
        if (!(probable >= 0 && probable <= 1)) std::abort();
    auto const again = likeness::Model::read(model->write());
    if (!again || again->write() != model->write()) std::abort();
    return 0;
}
