// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/model_owner.hpp"

#include <array>
#include <utility>

namespace plein::directory {
namespace {

constexpr std::array<std::pair<ProposalState, std::string_view>, 4> states{{{ProposalState::waiting, "waiting"},
                                                                            {ProposalState::approved, "approved"},
                                                                            {ProposalState::refused, "refused"},
                                                                            {ProposalState::withdrawn, "withdrawn"}}};

}  // namespace

std::string_view code(ProposalState state) {
    for (auto const& [one, word] : states)
        if (one == state) return word;
    return {};
}

std::string_view code(LinkOrigin origin) { return origin == LinkOrigin::asked ? "asked" : "sent"; }

std::optional<LinkOrigin> parse_link_origin(std::string_view code) {
    for (auto const origin : {LinkOrigin::sent, LinkOrigin::asked})
        if (directory::code(origin) == code) return origin;
    return std::nullopt;
}

std::optional<ProposalState> parse_proposal_state(std::string_view code) {
    for (auto const& [one, word] : states)
        if (word == code) return one;
    return std::nullopt;
}

}  // namespace plein::directory
