// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/formats/projection.hpp"

#include <proj.h>
#include <cmath>
#include <memory>

namespace plein::formats {
namespace {

struct ContextEnd {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct TransformationEnd {
    void operator()(PJ* transformation) const { proj_destroy(transformation); }
};

/// A PROJ context and a transformation may be used by one thread only, so every thread keeps its own.
struct Transformation {
    std::unique_ptr<PJ_CONTEXT, ContextEnd> context;
    std::unique_ptr<PJ, TransformationEnd> from_rd;

    Transformation() : context(proj_context_create()) {
        proj_context_set_enable_network(context.get(), 0);
        proj_log_level(context.get(), PJ_LOG_NONE);
        std::unique_ptr<PJ, TransformationEnd> const as_defined{
            proj_create_crs_to_crs(context.get(), "EPSG:28992", "EPSG:4326", nullptr)};
        // EPSG:4326 puts latitude first; everything here has longitude first, as GeoJSON does.
        if (as_defined) from_rd.reset(proj_normalize_for_visualization(context.get(), as_defined.get()));
    }
};

/// Far wider than the grid's own bounds, so that only what cannot be RD at all is refused here.
bool could_be_rd(Coordinate p) { return p.x > -50'000 && p.x < 350'000 && p.y > 250'000 && p.y < 700'000; }

}  // namespace

Result<void> rd_to_wgs84(std::span<Coordinate> positions) {
    thread_local Transformation const transformation;
    if (!transformation.from_rd)
        return fail(ErrorKind::unavailable, "projection.unavailable", "PROJ does not know EPSG:28992 on this machine");
    for (auto& position : positions) {
        if (!could_be_rd(position)) return fail(ErrorKind::bad_request, "projection.out_of_range");
        auto const found =
            proj_trans(transformation.from_rd.get(), PJ_FWD, proj_coord(position.x, position.y, 0, HUGE_VAL));
        if (!std::isfinite(found.xy.x) || !std::isfinite(found.xy.y))
            return fail(ErrorKind::bad_request, "projection.out_of_range");
        position = {found.xy.x, found.xy.y};
    }
    return {};
}

Result<Coordinate> rd_to_wgs84(Coordinate position) {
    TRY(rd_to_wgs84(std::span{&position, 1}));
    return position;
}

}  // namespace plein::formats
