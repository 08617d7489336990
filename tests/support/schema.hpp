// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <algorithm>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "platform/db/db.hpp"
#include "tests/support/both_engines.hpp"

namespace plein::support {

/// Opens `place` and makes the tables of these folders of platform/ and features/ alone, such as {"access", "logbook"},
/// so that a test of one folder does not wait for the schema of all others. Throws where that fails.
inline std::unique_ptr<db::Database> open_with_schema(EmptyDatabase const& place,
                                                      std::vector<std::string> const& folders) {
    std::vector<std::string> features;
    for (auto const& entry : std::filesystem::directory_iterator(PLEIN_SOURCE "/src/features"))
        features.push_back(entry.path().filename().string());
    std::sort(features.begin(), features.end());
    auto steps = db::read_migrations(PLEIN_SOURCE "/src", features);
    if (!steps) throw std::runtime_error(steps.error().code + ": " + steps.error().detail);
    auto const unwanted = [&](db::Migration const& step) {
        return std::find(folders.begin(), folders.end(), step.feature) == folders.end();
    };
    steps->erase(std::remove_if(steps->begin(), steps->end(), unwanted), steps->end());
    auto database = place.open();
    if (auto const made = database->migrate(*steps, Instant{}); !made)
        throw std::runtime_error(made.error().code + ": " + made.error().detail);
    return database;
}

}  // namespace plein::support
