// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/mail/folder.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <system_error>

namespace plein::mail {
namespace fs = std::filesystem;

Result<std::unique_ptr<Transport>> FolderTransport::open(std::string const& folder) {
    std::error_code problem;
    bool const made = fs::create_directories(folder, problem);
    if (made) fs::permissions(folder, fs::perms::owner_all, problem);
    if (problem || !fs::is_directory(folder, problem) || ::access(folder.c_str(), W_OK | X_OK) != 0)
        return fail(ErrorKind::unavailable, "mail.folder_unavailable",
                    fmt::format("{}: this is no folder that mail can be written to", folder));
    return std::make_unique<FolderTransport>(folder);
}

Delivery FolderTransport::deliver(Envelope const& envelope, std::stop_token const&) {
    auto const path = fs::path(folder_) / (envelope.name + ".eml");
    auto const unfinished = path.string() + ".new";
    std::error_code problem;
    {
        std::ofstream file{unfinished, std::ios::binary | std::ios::trunc};
        fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write, problem);
        file << envelope.content;
        file.close();
        if (!file || problem) return {Delivery::Kind::broken, "mail.folder_unavailable", 0};
    }
    fs::rename(unfinished, path, problem);
    if (problem) return {Delivery::Kind::broken, "mail.folder_unavailable", 0};
    return {};
}

}  // namespace plein::mail
