// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "platform/db/db.hpp"

namespace plein::db {
namespace {

namespace files = std::filesystem;

/// The subfolders of `folder` that have a schema, by name.
std::vector<std::string> folders_with_schema(files::path const& folder) {
    std::vector<std::string> names;
    std::error_code problem;
    for (files::directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem)) {
        if (files::is_directory(entry->path() / "schema", problem)) names.push_back(entry->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Reads `0001_create.sql`.
Result<Migration> read_step(files::path const& file, std::string const& feature) {
    auto const stem = file.stem().string();
    Migration step{feature, 0, {}, {}};
    auto const parsed = std::from_chars(stem.data(), stem.data() + stem.size(), step.number);
    bool const well_named = parsed.ptr == stem.data() + 4 && stem.size() > 5 && stem[4] == '_' && step.number > 0;
    if (!well_named) return fail(ErrorKind::unavailable, "db.no_schema", file.string() + " is not named NNNN_name.sql");
    step.name = stem.substr(5);
    std::ifstream stream(file, std::ios::binary);
    step.sql.assign(std::istreambuf_iterator<char>(stream), {});
    if (!stream.is_open() || stream.bad())
        return fail(ErrorKind::unavailable, "db.no_schema", file.string() + " cannot be read");
    return step;
}

Result<void> add_steps(files::path const& folder, std::vector<Migration>& steps) {
    auto const feature = folder.filename().string();
    std::vector<files::path> found;
    std::error_code problem;
    for (files::directory_iterator entry(folder / "schema", problem), end; !problem && entry != end;
         entry.increment(problem)) {
        if (entry->path().extension() == ".sql") found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end());
    int last = 0;
    for (auto const& file : found) {
        auto step = TRY(read_step(file, feature));
        if (step.number == last)
            return fail(ErrorKind::unavailable, "db.no_schema", file.string() + " has a number twice");
        last = step.number;
        steps.push_back(std::move(step));
    }
    return {};
}

}  // namespace

Result<std::vector<Migration>> read_migrations(std::string const& source, std::vector<std::string> const& order) {
    std::vector<Migration> steps;
    auto const platform = files::path(source) / "platform";
    for (auto const& name : folders_with_schema(platform)) TRY(add_steps(platform / name, steps));

    auto const features = files::path(source) / "features";
    auto const present = folders_with_schema(features);
    std::set<std::string> unlisted(present.begin(), present.end());
    for (auto const& name : order) {
        if (unlisted.erase(name) != 0) TRY(add_steps(features / name, steps));
    }
    if (!unlisted.empty()) {
        return fail(ErrorKind::unavailable, "db.no_schema",
                    fmt::format("{} has no place in the order of features", *unlisted.begin()));
    }
    if (steps.empty()) return fail(ErrorKind::unavailable, "db.no_schema", "no schema under " + source);
    return steps;
}

}  // namespace plein::db
