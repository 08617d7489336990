// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace plein::support {

Folder::Folder() {
    // Short, because the path of a Unix socket may have 107 characters.
    path_ = (std::filesystem::temp_directory_path() / "plein-XXXXXX").string();
    if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("cannot make a folder like " + path_);
}

Folder::~Folder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

Folder::Folder(Folder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

std::string Folder::path(std::string const& name) const { return name.empty() ? path_ : path_ + "/" + name; }

}  // namespace plein::support
