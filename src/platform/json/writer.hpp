// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/json/json.hpp"

namespace plein::json {

/// Writes JSON straight into a string: no tree, no allocation but the string's own. The caller opens and closes in
/// the right order; commas and quotes are the writer's.
class Writer {
public:
    explicit Writer(Layout layout = Layout::compact) : layout_(layout) {}

    Writer& begin_object();
    Writer& end_object();
    Writer& begin_array();
    Writer& end_array();
    /// The name of the next value; only inside an object.
    Writer& key(std::string_view name);

    Writer& null();
    Writer& boolean(bool flag);
    Writer& integer(std::int64_t number);
    /// The shortest text that reads back the same. Throws std::invalid_argument on infinity and NaN, which JSON lacks.
    Writer& number(double number);
    /// Bytes that are not UTF-8 become U+FFFD, so that no answer is ever malformed.
    Writer& text(std::string_view text);
    /// JSON that is known to be well-formed, such as a stored geometry, unchanged.
    Writer& raw(std::string_view json);

    [[nodiscard]] std::string const& str() const { return out_; }
    [[nodiscard]] std::string take() && { return std::move(out_); }

private:
    void before_value();
    void open(char bracket);
    void close(char bracket);
    void line();
    void quoted(std::string_view text);

    std::string out_;
    Layout layout_;
    int depth_ = 0;
    bool first_ = true;       // nothing stands in the open object or array yet
    bool after_key_ = false;  // the value belongs to the key just written
};

}  // namespace plein::json
