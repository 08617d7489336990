// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/json/json.hpp"

#include <fmt/format.h>
#include <utility>

#include "platform/json/writer.hpp"

namespace plein::json {

Value::Value(Value&& other) noexcept : integer_(0) { *this = std::move(other); }

Value& Value::operator=(Value&& other) noexcept {
    if (this == &other) return *this;
    release();
    kind_ = std::exchange(other.kind_, Kind::null);
    size_ = std::exchange(other.size_, 0);
    switch (kind_) {
        case Kind::null:
            integer_ = 0;
            break;
        case Kind::boolean:
            boolean_ = other.boolean_;
            break;
        case Kind::integer:
            integer_ = other.integer_;
            break;
        case Kind::real:
            real_ = other.real_;
            break;
        case Kind::text:
            text_ = other.text_;
            break;
        case Kind::array:
            items_ = other.items_;
            break;
        case Kind::object:
            members_ = other.members_;
            break;
    }
    other.integer_ = 0;
    return *this;
}

Value::~Value() { release(); }

void Value::release() noexcept {
    if (size_ == 0) return;  // nothing is allocated for the empty ones
    switch (kind_) {
        case Kind::text:
            delete[] text_;
            break;
        case Kind::array:
            delete[] items_;
            break;
        case Kind::object:
            delete[] members_;
            break;
        case Kind::null:
        case Kind::boolean:
        case Kind::integer:
        case Kind::real:
            break;
    }
}

std::optional<bool> Value::boolean() const { return kind_ == Kind::boolean ? std::optional(boolean_) : std::nullopt; }

std::optional<std::int64_t> Value::integer() const {
    return kind_ == Kind::integer ? std::optional(integer_) : std::nullopt;
}

std::optional<double> Value::number() const {
    if (kind_ == Kind::real) return real_;
    if (kind_ == Kind::integer) return static_cast<double>(integer_);
    return std::nullopt;
}

std::optional<std::string_view> Value::text() const {
    if (kind_ != Kind::text) return std::nullopt;
    return size_ == 0 ? std::string_view{} : std::string_view(text_, size_);
}

std::span<Value const> Value::items() const {
    if (kind_ != Kind::array || size_ == 0) return {};
    return {items_, size_};
}

std::span<Member const> Value::members() const {
    if (kind_ != Kind::object || size_ == 0) return {};
    return {members_, size_};
}

Value const* Value::find(std::string_view name) const {
    for (auto const& member : members()) {
        if (member.name() == name) return &member.value;
    }
    return nullptr;
}

namespace {

void write_value(Writer& writer, Value const& value) {
    switch (value.kind()) {
        case Kind::null:
            writer.null();
            break;
        case Kind::boolean:
            writer.boolean(*value.boolean());
            break;
        case Kind::integer:
            writer.integer(*value.integer());
            break;
        case Kind::real:
            writer.number(*value.number());
            break;
        case Kind::text:
            writer.text(*value.text());
            break;
        case Kind::array:
            writer.begin_array();
            for (auto const& item : value.items()) write_value(writer, item);
            writer.end_array();
            break;
        case Kind::object:
            writer.begin_object();
            for (auto const& member : value.members()) {
                writer.key(member.name());
                write_value(writer, member.value);
            }
            writer.end_object();
            break;
    }
}

/// Appends the way from `here` down to `wanted`; whether it was found.
bool find_path(Value const& here, Value const& wanted, std::string& path) {
    if (&here == &wanted) return true;
    auto const length = path.size();
    std::size_t index = 0;
    for (auto const& item : here.items()) {
        path += fmt::format("/{}", index++);
        if (find_path(item, wanted, path)) return true;
        path.resize(length);
    }
    for (auto const& member : here.members()) {
        path += '/';
        for (auto const letter : member.name()) {
            if (letter == '~')
                path += "~0";
            else if (letter == '/')
                path += "~1";
            else
                path += letter;
        }
        if (find_path(member.value, wanted, path)) return true;
        path.resize(length);
    }
    return false;
}

}  // namespace

std::string write(Value const& value, Layout layout) {
    Writer writer(layout);
    write_value(writer, value);
    return std::move(writer).take();
}

std::string Cursor::path() const {
    std::string path;
    find_path(*root_, *value_, path);
    return path;
}

tl::unexpected<Error> Cursor::refuse(std::string_view code, std::string_view why) const {
    auto const where = path();
    return fail(ErrorKind::bad_request, code, fmt::format("{}: {}", where.empty() ? "the document" : where, why));
}

Result<Cursor> Cursor::member(std::string_view name) const {
    if (!value_->is_object()) return refuse("json.unexpected", "an object was expected");
    auto const* found = value_->find(name);
    if (found == nullptr) return refuse("json.unexpected", fmt::format("member \"{}\" is missing", name));
    return Cursor(*root_, *found);
}

std::optional<Cursor> Cursor::optional_member(std::string_view name) const {
    auto const* found = value_->find(name);
    if (found == nullptr || found->is_null()) return std::nullopt;
    return Cursor(*root_, *found);
}

Result<std::vector<Cursor>> Cursor::items() const {
    if (!value_->is_array()) return refuse("json.unexpected", "an array was expected");
    std::vector<Cursor> all;
    all.reserve(value_->items().size());
    for (auto const& item : value_->items()) all.push_back(Cursor(*root_, item));
    return all;
}

Result<std::string_view> Cursor::text() const {
    if (auto const text = value_->text()) return *text;
    return refuse("json.unexpected", "a text was expected");
}

Result<std::int64_t> Cursor::integer() const {
    if (auto const number = value_->integer()) return *number;
    return refuse("json.unexpected", "a whole number was expected");
}

Result<double> Cursor::number() const {
    if (auto const number = value_->number()) return *number;
    return refuse("json.unexpected", "a number was expected");
}

Result<bool> Cursor::boolean() const {
    if (auto const flag = value_->boolean()) return *flag;
    return refuse("json.unexpected", "true or false was expected");
}

}  // namespace plein::json
