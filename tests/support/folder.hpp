// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

namespace plein::support {

/// An empty folder of the test's own, gone with all that is in it when this is destroyed.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(Folder&& other) noexcept;
    Folder& operator=(Folder&&) = delete;

    /// The path of `name` inside; of the folder itself where `name` is empty.
    [[nodiscard]] std::string path(std::string const& name = {}) const;

private:
    std::string path_;
};

}  // namespace plein::support
