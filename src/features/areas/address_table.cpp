// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>
#include <map>
#include <stdexcept>

#include "features/areas/index.hpp"

namespace plein::areas {

void AddressTable::add(std::span<Address const> addresses) {
    if (addresses.empty()) return;
    postcodes_.push_back(addresses.front().postcode);
    for (auto const& address : addresses) {
        auto const next = code_numbers_.size();
        auto const [code, fresh] = code_numbers_.emplace(address.neighbourhood, static_cast<std::uint16_t>(next));
        if (fresh) {
            if (next > std::numeric_limits<std::uint16_t>::max())
                throw std::length_error("more than 65,536 neighbourhoods among the addresses");
            codes_.push_back(address.neighbourhood);
        }
        Fixed const point{address.longitude, address.latitude};
        if (point != Fixed{} && points_.empty()) points_.resize(numbers_.size());
        if (point != Fixed{} || !points_.empty()) points_.push_back(point);
        numbers_.push_back(address.number);
        neighbourhoods_.push_back(code->second);
    }
    starts_.push_back(static_cast<std::uint32_t>(numbers_.size()));
}

AddressTable::Range AddressTable::range_of(std::uint32_t postcode) const {
    auto const found = std::lower_bound(postcodes_.begin(), postcodes_.end(), postcode);
    if (found == postcodes_.end() || *found != postcode) return {};
    auto const i = static_cast<std::size_t>(found - postcodes_.begin());
    return {starts_[i], starts_[i + 1]};
}

std::optional<Point> AddressTable::point_of(std::size_t i) const {
    if (points_.empty() || points_[i] == Fixed{}) return std::nullopt;
    return to_point(points_[i]);
}

std::optional<AddressTable::Found> AddressTable::find(std::uint32_t postcode, std::uint32_t number) const {
    auto const range = range_of(postcode);
    auto const first = numbers_.begin() + static_cast<std::ptrdiff_t>(range.begin);
    auto const last = numbers_.begin() + static_cast<std::ptrdiff_t>(range.end);
    auto const found = std::lower_bound(first, last, number);
    if (found == last || *found != number) return std::nullopt;
    auto const i = static_cast<std::size_t>(found - numbers_.begin());
    return Found{codes_[neighbourhoods_[i]], point_of(i)};
}

std::optional<AddressTable::Found> AddressTable::find(std::uint32_t postcode) const {
    auto const range = range_of(postcode);
    if (range.begin == range.end) return std::nullopt;
    std::map<std::uint32_t, std::size_t> counts;
    for (auto i = range.begin; i < range.end; ++i) ++counts[codes_[neighbourhoods_[i]]];
    auto const most = std::max_element(counts.begin(), counts.end(),
                                       [](auto const& a, auto const& b) { return a.second < b.second; });
    Found found{most->first, std::nullopt};
    double points = 0;
    Point sum;
    for (auto i = range.begin; i < range.end; ++i) {
        auto const point = codes_[neighbourhoods_[i]] == most->first ? point_of(i) : std::nullopt;
        if (!point) continue;
        sum = {sum.longitude + point->longitude, sum.latitude + point->latitude};
        ++points;
    }
    if (points > 0) found.point = Point{sum.longitude / points, sum.latitude / points};
    return found;
}

void AddressTable::shrink() {
    postcodes_.shrink_to_fit();
    starts_.shrink_to_fit();
    numbers_.shrink_to_fit();
    neighbourhoods_.shrink_to_fit();
    points_.shrink_to_fit();
}

std::size_t AddressTable::bytes() const {
    return postcodes_.capacity() * sizeof(std::uint32_t) + starts_.capacity() * sizeof(std::uint32_t) +
           numbers_.capacity() * sizeof(std::uint32_t) + neighbourhoods_.capacity() * sizeof(std::uint16_t) +
           points_.capacity() * sizeof(Fixed);
}

}  // namespace plein::areas
