// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/model.hpp"

#include <fmt/format.h>
#include <array>
#include <utility>

namespace plein::areas {
namespace {

constexpr std::array<std::pair<AreaKind, std::string_view>, 4> kinds{{
    {AreaKind::municipality, "municipality"},
    {AreaKind::district, "district"},
    {AreaKind::neighbourhood, "neighbourhood"},
    {AreaKind::own, "own"},
}};

}  // namespace

std::string_view name(AreaKind kind) { return kinds[static_cast<std::size_t>(kind)].second; }

std::optional<AreaKind> parse_area_kind(std::string_view name) {
    for (auto const& [kind, word] : kinds) {
        if (word == name) return kind;
    }
    return std::nullopt;
}

std::uint32_t pack_postcode(std::string_view postcode) {
    std::uint32_t packed = 0;
    for (std::size_t i = 0; i < 4; ++i) packed = packed * 10 + static_cast<std::uint32_t>(postcode[i] - '0');
    for (std::size_t i = 4; i < 6; ++i) packed = packed * 26 + static_cast<std::uint32_t>(postcode[i] - 'A');
    return packed;
}

std::string unpack_postcode(std::uint32_t packed) {
    auto const letter = [](std::uint32_t i) { return static_cast<char>('A' + i); };
    return fmt::format("{:04}{}{}", packed / 676, letter(packed / 26 % 26), letter(packed % 26));
}

std::string neighbourhood_code(std::uint32_t digits) { return fmt::format("BU{:08}", digits); }

}  // namespace plein::areas
