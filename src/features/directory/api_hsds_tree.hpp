// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/json/json.hpp"

/// A document as something that can be changed: what nobody touches is written back as it was read.
namespace plein::directory {

/// One JSON value of a document, with all in it. Texts and numbers are kept as they were written.
class Tree {
public:
    using Member = std::pair<std::string, Tree>;

    /// The value and all below it. `value` may go.
    explicit Tree(json::Value const& value);
    [[nodiscard]] static Tree text(std::string_view text);
    [[nodiscard]] static Tree integer(std::int64_t number);
    [[nodiscard]] static Tree number(double number);
    [[nodiscard]] static Tree object();
    [[nodiscard]] static Tree array();

    /// The member of an object; null where it is not there, or this is no object.
    [[nodiscard]] Tree* find(std::string_view name);
    /// Replaces the member at its place, or adds it at the end. Returns what stands there now.
    Tree& set(std::string_view name, Tree value);
    /// As set, or removes the member where the text is empty.
    void set_or_remove(std::string_view name, std::string_view text);
    void remove(std::string_view name);
    /// The list of that name; made where it is not there or is no list.
    [[nodiscard]] std::vector<Tree>& list(std::string_view name);
    /// The object of that name; made where it is not there or is no object.
    [[nodiscard]] Tree& child(std::string_view name);
    /// Whether the member is this text.
    [[nodiscard]] bool says(std::string_view name, std::string_view text) const;

    [[nodiscard]] std::vector<Tree>& items() { return items_; }
    [[nodiscard]] std::string write() const;

private:
    Tree(json::Kind kind, std::string raw) : kind_(kind), raw_(std::move(raw)) {}
    void write_to(std::string& out) const;

    json::Kind kind_ = json::Kind::null;
    std::string raw_;  // of what is neither object nor list
    std::vector<Member> members_;
    std::vector<Tree> items_;
};

}  // namespace plein::directory
