// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The questions that pages ask of the areas, over a country of the real size: 14,520 neighbourhoods of about a hundred
// corners in 1,452 districts and 345 municipalities, and nine million addresses on 460,000 postcodes.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <cmath>
#include <random>

#include "features/areas/index.hpp"
#include "features/areas/map.hpp"

namespace {

using namespace plein;
using namespace plein::areas;

constexpr int columns = 132;
constexpr int rows = 110;
constexpr int border = 25;  // points on each side of a tile
constexpr double west = 3.6;
constexpr double south = 50.8;
constexpr double width = 0.025;
constexpr double height = 0.025;

/// A border point bent by a wave, the same for the tiles on both its sides.
Point bent(double x, double y) {
    return to_point(
        to_fixed({west + (x + 0.08 * std::sin(y * 5)) * width, south + (y + 0.08 * std::sin(x * 5)) * height}));
}

Area tile(AreaKind kind, std::string code, int from_x, int from_y, int to_x, int to_y) {
    Area area;
    area.kind = kind;
    area.name = code;
    area.code = std::move(code);
    area.year = 2026;
    Ring ring;
    auto const side = [&](double ax, double ay, double bx, double by) {
        for (int i = 0; i < border; ++i) ring.push_back(bent(ax + (bx - ax) * i / border, ay + (by - ay) * i / border));
    };
    side(from_x, from_y, to_x, from_y);
    side(to_x, from_y, to_x, to_y);
    side(to_x, to_y, from_x, to_y);
    side(from_x, to_y, from_x, from_y);
    ring.push_back(ring.front());
    area.polygons = {{std::move(ring)}};
    area.box = box_of(area.polygons);
    area.point = point_on_surface(area.polygons);
    return area;
}

std::vector<Area> country() {
    std::vector<Area> areas;
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            areas.push_back(tile(AreaKind::neighbourhood,
                                 neighbourhood_code(static_cast<std::uint32_t>(1 + y * columns + x)), x, y, x + 1,
                                 y + 1));
        }
    }
    int count = 0;
    for (int y = 0; y < rows; y += 5) {
        for (int x = 0; x < columns; x += 2)
            areas.push_back(tile(AreaKind::district, fmt::format("WK{:06}", ++count), x, y, x + 2, y + 5));
    }
    count = 0;
    for (int y = 0; y < rows; y += 7) {
        for (int x = 0; x < columns; x += 6)
            areas.push_back(tile(AreaKind::municipality, fmt::format("GM{:04}", ++count), x, y, x + 6, y + 7));
    }
    return areas;
}

AddressTable nine_million(bool with_points) {
    AddressTable table;
    table.year = 2026;
    std::vector<Address> street(20);
    for (std::uint32_t i = 0; i < 460'000; ++i) {
        for (std::uint32_t j = 0; j < 20; ++j) {
            street[j] = {pack_postcode("1000AA") + i * 13, 2 * j + 1, 1 + i % 14'520, 0, 0};
            if (with_points) street[j].longitude = 50'000'000, street[j].latitude = 520'000'000;
        }
        table.add(street);
    }
    return table;
}

AreaIndex const& index() {
    static AreaIndex const made{country(), nine_million(false), Day{}, 1};
    return made;
}

std::vector<Point> points() {
    std::mt19937_64 random{20261121};
    std::uniform_real_distribution<double> x{west, west + columns * width};
    std::uniform_real_distribution<double> y{south, south + rows * height};
    std::vector<Point> made(4096);
    for (auto& point : made) point = {x(random), y(random)};
    return made;
}

void point_to_area(benchmark::State& state, AreaKind kind) {
    auto const places = points();
    (void)index();  // made outside the measurement
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(index().at(places[i++ % places.size()], kind));
}
BENCHMARK_CAPTURE(point_to_area, neighbourhood, AreaKind::neighbourhood);
BENCHMARK_CAPTURE(point_to_area, district, AreaKind::district);
BENCHMARK_CAPTURE(point_to_area, municipality, AreaKind::municipality);

std::vector<std::string> postcodes() {
    std::mt19937_64 random{20261121};
    std::vector<std::string> made(4096);
    for (auto& postcode : made) {
        do postcode = unpack_postcode(pack_postcode("1000AA") + static_cast<std::uint32_t>(random() % 460'000) * 13);
        while (!index().postcode(postcode));
    }
    return made;
}

void address_to_area(benchmark::State& state) {
    auto const known = postcodes();
    std::size_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(index().address(known[i % known.size()], static_cast<std::int64_t>(i % 20) * 2 + 1));
        ++i;
    }
    state.counters["bytes_per_address"] =
        static_cast<double>(index().address_bytes()) / static_cast<double>(index().address_count());
}
BENCHMARK(address_to_area);

void postcode_to_area(benchmark::State& state) {
    auto const known = postcodes();
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(index().postcode(known[i++ % known.size()]));
}
BENCHMARK(postcode_to_area);

void name_to_area(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(index().named("bu00001234"));
}
BENCHMARK(name_to_area);

void draw_municipality(benchmark::State& state) {
    auto const& whole = *index().find("GM0100");
    MapSheet const sheet{whole.box, 800};
    for (auto _ : state) benchmark::DoNotOptimize(draw(sheet, index().within(whole.box, AreaKind::neighbourhood)));
}
BENCHMARK(draw_municipality);

void build_country(benchmark::State& state) {
    auto const areas = country();
    for (auto _ : state) benchmark::DoNotOptimize(AreaIndex{areas, {}, Day{}, 1});
}
BENCHMARK(build_country)->Unit(benchmark::kMillisecond);

void pack_nine_million(benchmark::State& state) {
    for (auto _ : state) {
        auto table = nine_million(state.range(0) != 0);
        table.shrink();
        state.counters["bytes_per_address"] = static_cast<double>(table.bytes()) / static_cast<double>(table.size());
    }
}
BENCHMARK(pack_nine_million)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
