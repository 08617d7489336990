// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace plein::crypto {

inline constexpr std::size_t key_size = 32;
inline constexpr std::size_t key_id_size = 4;

using Key = std::array<unsigned char, key_size>;

/// A key for sealing fields, with the short name that sealed values carry.
struct FieldKey {
    std::array<unsigned char, key_id_size> id{};
    Key key{};
};

/// What the key file holds.
struct KeyFile {
    std::vector<FieldKey> field;  ///< oldest first; the last one seals
    Key lookup{};                 ///< for keyed hashes
    Key sign{};                   ///< seed of the logbook's Ed25519 key

    KeyFile() = default;
    KeyFile(KeyFile const&) = delete;
    KeyFile& operator=(KeyFile const&) = delete;
    KeyFile(KeyFile&&) noexcept = default;
    KeyFile& operator=(KeyFile&&) noexcept = default;
    ~KeyFile();  ///< wipes the keys
};

/// Reads the form that write_form makes:
///
///     plein-keys 1
///     field 1f2e3d4c <base64>
///     lookup <base64>
///     sign <base64>
///
/// A new `field` line below the others rotates: old values still open, new ones are sealed with the newest key.
/// Errors: unavailable `crypto.keyfile`.
[[nodiscard]] Result<KeyFile> parse_form(std::string const& text);
[[nodiscard]] std::string write_form(KeyFile const& keys);

[[nodiscard]] KeyFile make_keys();

/// Reads the file, which only its owner may be able to open; makes it with fresh keys where it is absent. Two processes
/// that make it at once end up with the same file.
/// Errors: unavailable `crypto.keyfile`.
[[nodiscard]] Result<KeyFile> read_or_make(std::string const& path);

}  // namespace plein::crypto
