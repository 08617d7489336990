// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include <fmt/format.h>

#include "platform/json/json.hpp"

namespace plein::json {
namespace {

/// Reads the text for nlohmann and remembers how far it came, which its handlers are not told.
class Reader {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = char const*;
    using reference = char const&;

    Reader(char const* at, char const** reached) : at_(at), reached_(reached) {}
    reference operator*() const { return *at_; }
    Reader& operator++() {
        *reached_ = ++at_;
        return *this;
    }
    Reader operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(Reader const& a, Reader const& b) { return a.at_ == b.at_; }

private:
    char const* at_;
    char const** reached_;
};

/// What nlohmann says is wrong, without the piece of the text that it quotes.
std::string without_content(std::string_view what) {
    auto const column = what.find(": ");
    if (column != std::string_view::npos) what.remove_prefix(column + 2);
    return std::string(what.substr(0, what.find("; last read")));
}

}  // namespace

/// Puts values together from nlohmann's events. Items wait on one stack until their array or object ends, and then move
/// into a block of exactly their size.
class Builder {
public:
    explicit Builder(std::size_t max_depth) : max_depth_(max_depth) {}

    bool null() { return push(Value{}); }
    bool boolean(bool flag) {
        Value value;
        value.kind_ = Kind::boolean;
        value.boolean_ = flag;
        return push(std::move(value));
    }
    bool number_integer(std::int64_t number) {
        Value value;
        value.kind_ = Kind::integer;
        value.integer_ = number;
        return push(std::move(value));
    }
    bool number_unsigned(std::uint64_t number) {
        if (number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return number_integer(static_cast<std::int64_t>(number));
        }
        return real(static_cast<double>(number));
    }
    bool number_float(double number, std::string const&) { return real(number); }
    bool string(std::string const& text) { return push_text(text); }
    bool key(std::string const& text) { return push_text(text); }
    bool binary(std::vector<std::uint8_t> const&) { return false; }  // JSON text has no such thing
    bool start_object(std::size_t) { return open(); }
    bool start_array(std::size_t) { return open(); }

    bool end_array() {
        auto const count = pending_.size() - starts_.back();
        Value array;
        if (count != 0) array.items_ = new Value[count];
        array.kind_ = Kind::array;
        array.size_ = static_cast<std::uint32_t>(count);
        auto const from = pending_.end() - static_cast<std::ptrdiff_t>(count);
        std::move(from, pending_.end(), array.items_);
        return close(std::move(array));
    }

    bool end_object() {
        auto const first = starts_.back();
        auto const count = (pending_.size() - first) / 2;
        Value object;
        if (count != 0) object.members_ = new Member[count];
        object.kind_ = Kind::object;
        object.size_ = static_cast<std::uint32_t>(count);
        for (std::size_t i = 0; i < count; ++i) {
            object.members_[i].key = std::move(pending_[first + 2 * i]);
            object.members_[i].value = std::move(pending_[first + 2 * i + 1]);
        }
        if (has_duplicate(object.members())) return refuse("json.malformed", "a member is named twice");
        return close(std::move(object));
    }

    bool parse_error(std::size_t, std::string const&, nlohmann::detail::exception const& exception) {
        return refuse("json.malformed", without_content(exception.what()));
    }

    [[nodiscard]] std::string const& code() const { return code_; }
    [[nodiscard]] std::string const& why() const { return why_; }
    bool refuse(std::string code, std::string why) {
        code_ = std::move(code);
        why_ = std::move(why);
        return false;
    }
    [[nodiscard]] Value take() { return std::move(pending_.front()); }

private:
    bool real(double number) {
        Value value;
        value.kind_ = Kind::real;
        value.real_ = number + 0.0;  // without the sign of a zero, which JSON has and an integer has not
        return push(std::move(value));
    }

    bool push_text(std::string const& text) {
        // PostgreSQL keeps no NUL in a TEXT, and nothing that a person writes holds one.
        if (text.find('\0') != std::string::npos) return refuse("json.malformed", "a text holds a NUL character");
        Value value;
        if (!text.empty()) {
            value.text_ = new char[text.size()];
            std::memcpy(value.text_, text.data(), text.size());
        }
        value.kind_ = Kind::text;
        value.size_ = static_cast<std::uint32_t>(text.size());
        return push(std::move(value));
    }

    bool push(Value value) {
        pending_.push_back(std::move(value));
        return true;
    }

    bool open() {
        if (starts_.size() >= max_depth_)
            return refuse("json.too_deep", fmt::format("deeper than {} levels", max_depth_));
        starts_.push_back(pending_.size());
        return true;
    }

    bool close(Value value) {
        pending_.resize(starts_.back());
        starts_.pop_back();
        return push(std::move(value));
    }

    static bool has_duplicate(std::span<Member const> members) {
        if (members.size() <= 8) {
            for (std::size_t i = 0; i < members.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    if (members[i].name() == members[j].name()) return true;
                }
            }
            return false;
        }
        std::vector<std::string_view> names;
        names.reserve(members.size());
        for (auto const& member : members) names.push_back(member.name());
        std::sort(names.begin(), names.end());
        return std::adjacent_find(names.begin(), names.end()) != names.end();
    }

    std::size_t max_depth_;
    std::vector<Value> pending_;
    std::vector<std::size_t> starts_;
    std::string code_;
    std::string why_;
};

Result<Value> parse(std::string_view text, Limits limits) {
    if (text.size() > std::min<std::size_t>(limits.max_bytes, std::numeric_limits<std::uint32_t>::max())) {
        return fail(ErrorKind::too_large, "json.too_large",
                    fmt::format("{} bytes, at most {}", text.size(), limits.max_bytes));
    }
    Builder builder(std::min<std::size_t>(limits.max_depth, 64));
    auto const* reached = text.data();
    auto const good =
        nlohmann::json::sax_parse(Reader(text.data(), &reached), Reader(text.data() + text.size(), &reached), &builder);
    // nlohmann takes a NUL for the end and reads no further: whatever follows would be let through unread.
    bool const whole = text.find('\0') == std::string_view::npos;
    if (good && whole) return builder.take();
    if (good) builder.refuse("json.malformed", "a NUL character ends the document");
    auto const before = text.substr(0, static_cast<std::size_t>(reached - text.data()));
    auto const line = 1 + std::count(before.begin(), before.end(), '\n');
    auto const newline = before.rfind('\n');
    auto const column = newline == std::string_view::npos ? before.size() : before.size() - newline - 1;
    auto const kind = builder.code() == "json.too_deep" ? ErrorKind::too_large : ErrorKind::bad_request;
    return fail(kind, builder.code(), fmt::format("line {}, column {}: {}", line, column, builder.why()));
}

}  // namespace plein::json
