// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

/// JSON (RFC 8259): read as a tree, written as a stream, described by fields.
namespace plein::json {

enum class Kind : std::uint8_t { null, boolean, integer, real, text, array, object };

struct Member;

/// One JSON value, made by parse() and then only read. Sixteen bytes, so that a map of millions of coordinates fits in
/// memory. An accessor of the wrong kind gives nothing; use Cursor where the refusal must say what was expected.
class Value {
public:
    Value() = default;
    Value(Value&& other) noexcept;
    Value& operator=(Value&& other) noexcept;
    Value(Value const&) = delete;
    Value& operator=(Value const&) = delete;
    ~Value();

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
    [[nodiscard]] bool is_object() const { return kind_ == Kind::object; }
    [[nodiscard]] bool is_array() const { return kind_ == Kind::array; }
    [[nodiscard]] std::optional<bool> boolean() const;
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    /// An integer counts as a number too; above 2^53 it is rounded.
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] std::optional<std::string_view> text() const;
    /// The items of an array; empty for anything else.
    [[nodiscard]] std::span<Value const> items() const;
    /// The members of an object in the order they were written; empty for anything else.
    [[nodiscard]] std::span<Member const> members() const;
    /// The member with that name; null where this is no object or has no such member. Cost: one pass over the members.
    [[nodiscard]] Value const* find(std::string_view name) const;

private:
    friend class Builder;
    void release() noexcept;

    union {
        std::int64_t integer_ = 0;
        bool boolean_;
        double real_;
        char* text_;
        Value* items_;
        Member* members_;
    };
    std::uint32_t size_ = 0;
    Kind kind_ = Kind::null;
};

struct Member {
    Value key;  ///< always a text
    Value value;
    [[nodiscard]] std::string_view name() const { return *key.text(); }
};

struct Limits {
    std::size_t max_bytes = 1024UL * 1024;
    std::size_t max_depth = 64;  ///< at most 64 in effect: whatever walks a Value may recurse
};

/// Reads one JSON document, refusing as it reads: a member named twice, a NUL in a text, a number beyond a double.
/// An integer beyond 64 bits becomes a real. `text` must be UTF-8; a byte order mark is skipped.
/// Errors: bad_request `json.malformed` (the detail names line and column, never the content), too_large
/// `json.too_large`, `json.too_deep`. Cost: about 25 ms a MB of coordinates.
[[nodiscard]] Result<Value> parse(std::string_view text, Limits limits = {});

enum class Layout { compact, pretty };

/// The value as JSON text in UTF-8; reals in the shortest form that reads back the same.
[[nodiscard]] std::string write(Value const& value, Layout layout = Layout::compact);

/// A value and the document it stands in, so that a refusal says where: `/features/3/geometry/type: a text was
/// expected`. The path is only worked out when something is refused. Must not outlive the document.
class Cursor {
public:
    explicit Cursor(Value const& root) : root_(&root), value_(&root) {}

    [[nodiscard]] Value const& value() const { return *value_; }
    /// Errors of the rest: bad_request `json.unexpected`, with the path in the detail.
    [[nodiscard]] Result<Cursor> member(std::string_view name) const;
    /// The member where it is there and not null.
    [[nodiscard]] std::optional<Cursor> optional_member(std::string_view name) const;
    [[nodiscard]] Result<std::vector<Cursor>> items() const;
    [[nodiscard]] Result<std::string_view> text() const;
    [[nodiscard]] Result<std::int64_t> integer() const;
    [[nodiscard]] Result<double> number() const;
    [[nodiscard]] Result<bool> boolean() const;
    /// The JSON Pointer (RFC 6901) of the value; empty for the whole document. Cost: one walk over the document.
    [[nodiscard]] std::string path() const;
    /// A refusal of this value in the caller's words, with its path.
    [[nodiscard]] tl::unexpected<Error> refuse(std::string_view code, std::string_view why) const;

private:
    Cursor(Value const& root, Value const& value) : root_(&root), value_(&value) {}
    Value const* root_;
    Value const* value_;
};

}  // namespace plein::json
