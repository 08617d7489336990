// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A traceparent header; whatever was sent, what goes out is well formed and continues what could be read.
#include "fuzz/input.hpp"
#include "platform/access/grant.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const trace = plein::access::make_trace(plein::fuzz::text(data, size));
    auto const out = plein::access::to_traceparent(trace);
    plein::fuzz::must(out.size() == 55 && out.starts_with("00-"), "what goes out is version 00");
    auto const next = plein::access::make_trace(out);
    plein::fuzz::must(next.trace_id == trace.trace_id, "the trace goes on");
    plein::fuzz::must(next.parent_span_id && *next.parent_span_id == trace.span_id, "our span is its parent");
    return 0;
}
