// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// What comes through the hatch, either way: a request of some lines, or an answer.
#include "app/hatch_line.hpp"
#include "base/text.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using plein::fuzz::must;
    auto const input = plein::fuzz::text(data, size);
    plein::app::HatchRequest request;
    for (auto const line : plein::split(input, '\n')) {
        if (auto const words = plein::app::parse_hatch_line(line))
            must(plein::app::write_hatch_line(*words) == line, "what was read is written the same");
        if (auto const answer = plein::app::parse_hatch_answer(line); answer && answer->last) {
            auto const again = plein::app::parse_hatch_answer(plein::app::write_hatch_answer(answer->report));
            must(again && again->last && again->report.has_value() == answer->report.has_value(), "an answer stays");
        }
    }
    for (auto const line : plein::split(input, '\n')) {
        auto const whole = request.take(line);
        if (!whole) break;
        must(request.arguments().size() <= 64, "a request has few words");
        if (!*whole) continue;
        must(!request.command().empty(), "a whole request names its command");
        break;
    }
    return 0;
}
