// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "features/directory/api_hsds.hpp"
#include "platform/json/json.hpp"

namespace plein::directory {

/// Adds to `faults` where a service is not what the schema of HSDS 3 says, also in members that nothing here reads:
/// a document is served as it came in, so what is taken must hold. `null` is no value in HSDS. Members that the schema
/// does not know are passed over. `pointer` is where the service stands in the file.
void check_shape(json::Value const& service, std::string const& file, std::string const& pointer,
                 std::vector<Fault>& faults);

}  // namespace plein::directory
