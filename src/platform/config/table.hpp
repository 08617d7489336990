// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

/// Settings, and the tables of data/ that a municipality may change. TOML (https://toml.io), read and never written.
namespace plein::config {

/// One TOML table with the lines it was read from. Copies share one tree. Every accessor that cannot give what was
/// asked fails with bad_request `config.malformed` and a detail such as `data/terms.toml:12: "length" is no whole
/// number`.
class Table {
public:
    struct Node;
    Table(std::shared_ptr<Node const> node, std::shared_ptr<std::string const> file);

    /// Where the table begins, from 1.
    [[nodiscard]] int line() const;
    /// The keys in alphabetical order.
    [[nodiscard]] std::vector<std::string> keys() const;
    [[nodiscard]] bool has(std::string_view key) const;

    [[nodiscard]] Result<std::string> text(std::string_view key) const;
    [[nodiscard]] Result<std::int64_t> integer(std::string_view key) const;
    /// A real, or a whole number as a real.
    [[nodiscard]] Result<double> number(std::string_view key) const;
    [[nodiscard]] Result<bool> boolean(std::string_view key) const;
    /// The rest give nothing, or the value handed in, where the key is absent; a wrong kind is still an error.
    [[nodiscard]] Result<std::string> text_or(std::string_view key, std::string_view otherwise) const;
    [[nodiscard]] Result<std::int64_t> integer_or(std::string_view key, std::int64_t otherwise) const;
    [[nodiscard]] Result<bool> boolean_or(std::string_view key, bool otherwise) const;
    [[nodiscard]] Result<std::vector<std::string>> texts(std::string_view key) const;
    [[nodiscard]] Result<std::vector<std::int64_t>> integers(std::string_view key) const;
    [[nodiscard]] Result<std::vector<double>> numbers(std::string_view key) const;
    /// An array of tables: `[[theme]]`.
    [[nodiscard]] Result<std::vector<Table>> tables(std::string_view key) const;
    /// A table inside this one: `[municipality]`. Unlike the lists it must be there.
    [[nodiscard]] Result<Table> table(std::string_view key) const;

    /// Refuses every key that is not among `known`, with the nearest one that is.
    [[nodiscard]] Result<void> only(std::vector<std::string_view> const& known) const;

    /// A refusal in the caller's words, with the file and the line of `key` (of the table where the key is absent).
    [[nodiscard]] tl::unexpected<Error> refuse(std::string_view key, std::string_view why) const;

private:
    [[nodiscard]] Node const* find(std::string_view key) const;
    template <class T>
    [[nodiscard]] Result<std::vector<T>> list(std::string_view key, std::string_view expected) const;

    std::shared_ptr<Node const> node_;
    std::shared_ptr<std::string const> file_;
};

/// Reads a TOML file of at most 4 MB.
/// Errors: bad_request `config.absent_file`, `config.malformed` (with file, line and column).
[[nodiscard]] Result<Table> read_table(std::string const& path);

/// The same for a text; `file` is the name that errors give it.
[[nodiscard]] Result<Table> parse_table(std::string_view text, std::string file);

/// The word of `known` that a slip of the keyboard away gives `word`; empty where none is near.
[[nodiscard]] std::string_view nearest(std::string_view word, std::vector<std::string_view> const& known);

}  // namespace plein::config
