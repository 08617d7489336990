// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "features/directory/api_hsds.hpp"
#include "platform/json/json.hpp"

namespace plein::directory {

/// One HSDS service as an entry. Whatever does not hold is added to `faults`; the entry is then of no use.
/// `pointer` is where the service stands in the file.
[[nodiscard]] Entry read_service(json::Value const& service, std::string const& file, std::string const& pointer,
                                 std::vector<Fault>& faults);

/// One HSDS schedule. What does not hold is left out.
[[nodiscard]] Schedule read_schedule(json::Value const& schedule);

}  // namespace plein::directory
