// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/inventory/model.hpp"

#include <array>
#include <utility>

namespace plein::inventory {
namespace {

constexpr std::array<std::pair<DiscoveryState, std::string_view>, 7> states{{{DiscoveryState::at_people, "at_people"},
                                                                             {DiscoveryState::at_editor, "at_editor"},
                                                                             {DiscoveryState::taken_up, "taken_up"},
                                                                             {DiscoveryState::declined, "declined"},
                                                                             {DiscoveryState::refused, "refused"},
                                                                             {DiscoveryState::withdrawn, "withdrawn"},
                                                                             {DiscoveryState::expired, "expired"}}};

}  // namespace

std::string_view code(DiscoveryState state) {
    for (auto const& [one, word] : states)
        if (one == state) return word;
    return {};
}

std::optional<DiscoveryState> parse_discovery_state(std::string_view code) {
    for (auto const& [one, word] : states)
        if (word == code) return one;
    return std::nullopt;
}

}  // namespace plein::inventory
