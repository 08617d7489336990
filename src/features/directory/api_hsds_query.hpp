// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/result.hpp"
#include "platform/http/message.hpp"

namespace plein::directory {

/// What a request under /hsds asks for, in the parameters of HSDS 3. All that is asked holds at once.
struct HsdsQuery {
    std::string search;
    std::optional<Uuid> taxonomy_term;
    std::optional<Uuid> taxonomy;
    std::optional<Uuid> organization;
    std::optional<Uuid> parent;
    std::optional<Instant> modified_after;
    std::string postcode;
    std::optional<double> proximity;  ///< metres from the postcode
    bool minimal = false;             ///< no more of a service than when it changed
    bool full = false;                ///< whole objects in a list
    bool full_service = false;        ///< whole services within an organization
    bool top_only = false;            ///< terms without a parent
    std::size_t page = 1;
    std::size_t per_page = 20;
};

/// Reads the parameters of a request, of which an endpoint knows those in `known`. Every other is refused but `taal`,
/// which every address of Plein takes: a filter that is passed over would give the wrong answer without a word.
/// Range: a page holds at most 100, of `minimal` at most 10,000.
/// Errors: bad_request `query.unknown`, `query.twice`, `query.not_boolean`, `query.not_uuid`, `query.malformed`,
/// `query.missing`, `format.unknown`, `page.out_of_range`, with every parameter that does not hold as a field.
[[nodiscard]] Result<HsdsQuery> read_hsds_query(http::Request const& request,
                                                std::initializer_list<std::string_view> known);

}  // namespace plein::directory
