// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace plein::http {

/// The built assets, in memory; answers share them. Only names that stand in manifest.json can be asked for, so no path
/// leads elsewhere.
class StaticFiles {
public:
    /// Reads manifest.json, the files it names and their .br and .gz siblings. An empty `folder` gives no files.
    /// Errors: unavailable `static.unreadable` (detail names the file).
    [[nodiscard]] static Result<StaticFiles> open(std::string const& folder);

    /// Whether the path is under /static/.
    [[nodiscard]] static bool is_static(std::string_view path);

    /// The file, in the best encoding the client takes, or 304 where it has it; nothing where there is no such file.
    [[nodiscard]] std::optional<Response> find(Request const& request) const;

private:
    struct File {
        std::string content_type;
        std::shared_ptr<std::string const> plain;
        std::shared_ptr<std::string const> brotli;  ///< null where it is not there, as the next
        std::shared_ptr<std::string const> gzip;
    };
    std::map<std::string, File, std::less<>> files_;
};

}  // namespace plein::http
