// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "platform/json/json.hpp"
#include "platform/json/schema.hpp"
#include "platform/json/writer.hpp"

/// One description of a type's fields gives its writer, its reader and its schema, so that these three cannot differ:
///
///     template <>
///     struct plein::json::Description<SearchItem> {
///         static constexpr std::string_view name = "SearchItem";
///         static constexpr std::string_view description = "One entry that was found.";
///         static constexpr auto fields = std::tuple{
///             field("id", &SearchItem::id, "The entry's id."),
///             field("distanceMetres", &SearchItem::distance_metres, "As the crow flies; null where no place was
///             given."),
///         };
///     };
///
/// An enum is described by its words:
///
///     template <>
///     struct plein::json::Words<Freshness> {
///         static constexpr std::array all{std::pair{Freshness::fresh, "fresh"}, std::pair{Freshness::stale, "stale"}};
///     };
///
/// A field may be text, bool, a whole or real number, Uuid, Id, Day, Instant, an enum with words, a described type, or
/// an optional or vector of these. An absent optional is written as null, so that an answer always has the same
/// members.
namespace plein::json {

template <class T>
struct Description;
template <class T>
struct Words;

template <class Owner, class Member>
struct Field {
    std::string_view name;
    Member Owner::*member;
    std::string_view description;
};

template <class Owner, class Member>
[[nodiscard]] constexpr Field<Owner, Member> field(std::string_view name, Member Owner::*member,
                                                   std::string_view description) {
    return {name, member, description};
}

template <class T>
concept Described = requires { Description<T>::fields; };
template <class T>
concept Worded = std::is_enum_v<T> && requires { Words<T>::all; };

namespace detail {
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};
template <class T>
concept Whole = std::integral<T> && !std::same_as<T, bool>;
}  // namespace detail

/// Writes a described value.
template <class T>
void write(Writer& writer, T const& value) {
    if constexpr (std::same_as<T, bool>)
        writer.boolean(value);
    else if constexpr (detail::Whole<T>)
        writer.integer(static_cast<std::int64_t>(value));
    else if constexpr (std::floating_point<T>)
        writer.number(static_cast<double>(value));
    else if constexpr (std::same_as<T, Uuid> || detail::IsId<T>::value)
        writer.text(to_text(value));
    else if constexpr (std::same_as<T, Day>)
        writer.text(iso_day(value));
    else if constexpr (std::same_as<T, Instant>)
        writer.text(iso_instant(value));
    else if constexpr (std::convertible_to<T, std::string_view>)
        writer.text(value);
    else if constexpr (Worded<T>) {
        for (auto const& [known, word] : Words<T>::all) {
            if (known == value) {
                writer.text(word);
                return;
            }
        }
        writer.null();
    } else if constexpr (detail::IsOptional<T>::value) {
        if (value)
            write(writer, *value);
        else
            writer.null();
    } else if constexpr (detail::IsVector<T>::value) {
        writer.begin_array();
        for (auto const& item : value) write(writer, item);
        writer.end_array();
    } else {
        static_assert(Described<T>, "give the type a json::Description");
        writer.begin_object();
        std::apply([&](auto const&... each) { ((writer.key(each.name), write(writer, value.*(each.member))), ...); },
                   Description<T>::fields);
        writer.end_object();
    }
}

template <Described T>
[[nodiscard]] std::string to_json(T const& value) {
    Writer writer;
    write(writer, value);
    return std::move(writer).take();
}

/// What read() does with a member that no field describes.
enum class Unknown { refuse, ignore };

namespace detail {

/// Collects what does not hold, with the path of each, so that a client hears everything at once.
struct Reading {
    Unknown unknown;
    std::vector<FieldError> errors;
    void refuse(std::string const& path, std::string_view code) { errors.push_back({path, std::string(code)}); }
};

template <class T>
void read_into(Value const& from, T& into, std::string const& path, Reading& reading);

template <class T>
void read_number(Value const& from, T& into, std::string const& path, Reading& reading) {
    auto const number = from.integer();
    if (!number) return reading.refuse(path, "json.not_whole_number");
    if (!std::in_range<T>(*number)) return reading.refuse(path, "json.out_of_range");
    into = static_cast<T>(*number);
}

template <class T>
void read_word(std::string_view text, T& into, std::string const& path, Reading& reading) {
    if constexpr (std::same_as<T, std::string>) {
        into = text;
    } else if constexpr (std::same_as<T, Uuid> || IsId<T>::value) {
        auto const uuid = parse_uuid(text);
        if (!uuid) return reading.refuse(path, "json.not_uuid");
        if constexpr (IsId<T>::value)
            into.bytes = *uuid;
        else
            into = *uuid;
    } else if constexpr (std::same_as<T, Day> || std::same_as<T, Instant>) {
        auto const parsed = [&] {
            if constexpr (std::same_as<T, Day>)
                return parse_day(text);
            else
                return parse_instant(text);
        }();
        if (!parsed) return reading.refuse(path, parsed.error().code);
        into = *parsed;
    } else {
        static_assert(Worded<T>, "give the enum its json::Words");
        for (auto const& [known, word] : Words<T>::all) {
            if (word == text) {
                into = known;
                return;
            }
        }
        reading.refuse(path, "json.unknown_word");
    }
}

template <class T, class FieldType>
void read_field(Value const& from, T& into, FieldType const& each, std::string const& path, Reading& reading) {
    auto& member = into.*(each.member);
    auto const where = path.empty() ? std::string(each.name) : path + "/" + std::string(each.name);
    auto const* found = from.find(each.name);
    if (found != nullptr) return read_into(*found, member, where, reading);
    if constexpr (!IsOptional<std::remove_reference_t<decltype(member)>>::value) reading.refuse(where, "json.missing");
}

template <class T>
void read_described(Value const& from, T& into, std::string const& path, Reading& reading) {
    if (!from.is_object()) return reading.refuse(path, "json.not_object");
    std::apply([&](auto const&... each) { (read_field(from, into, each, path, reading), ...); },
               Description<T>::fields);
    if (reading.unknown == Unknown::ignore) return;
    for (auto const& member : from.members()) {
        auto const known = std::apply([&](auto const&... each) { return ((each.name == member.name()) || ...); },
                                      Description<T>::fields);
        // The name came from outside, so it is not repeated; the path of its object is enough to find it.
        if (!known) reading.refuse(path, "json.unknown_member");
    }
}

template <class T>
void read_into(Value const& from, T& into, std::string const& path, Reading& reading) {
    if constexpr (IsOptional<T>::value) {
        if (from.is_null()) {
            into.reset();
            return;
        }
        read_into(from, into.emplace(), path, reading);
    } else if constexpr (IsVector<T>::value) {
        if (!from.is_array()) return reading.refuse(path, "json.not_array");
        auto const items = from.items();
        into.resize(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            read_into(items[i], into[i], path + "/" + std::to_string(i), reading);
        }
    } else if constexpr (std::same_as<T, bool>) {
        if (auto const flag = from.boolean())
            into = *flag;
        else
            reading.refuse(path, "json.not_boolean");
    } else if constexpr (Whole<T>) {
        read_number(from, into, path, reading);
    } else if constexpr (std::floating_point<T>) {
        if (auto const number = from.number())
            into = static_cast<T>(*number);
        else
            reading.refuse(path, "json.not_number");
    } else if constexpr (Described<T>) {
        read_described(from, into, path, reading);
    } else {
        if (auto const text = from.text())
            read_word(*text, into, path, reading);
        else
            reading.refuse(path, "json.not_text");
    }
}

/// The schemas of named types found so far; an entry that is empty is being written.
using Components = std::map<std::string, std::string, std::less<>>;

template <class T>
void write_schema(Writer& writer, Components& components);

/// The members that make a schema, without the braces, so that a field can add its description.
template <class T>
void write_schema_members(Writer& writer, Components& components) {
    auto const type = [&](std::string_view name, std::string_view format = {}) {
        writer.key("type").text(name);
        if (!format.empty()) writer.key("format").text(format);
    };
    if constexpr (IsOptional<T>::value) {
        using Inner = typename T::value_type;
        if constexpr (Described<Inner>) {
            // OpenAPI 3.0 ignores what stands beside a $ref, so the reference goes inside.
            writer.key("allOf").begin_array();
            write_schema<Inner>(writer, components);
            writer.end_array();
        } else {
            write_schema_members<Inner>(writer, components);
        }
        writer.key("nullable").boolean(true);
    } else if constexpr (IsVector<T>::value) {
        type("array");
        writer.key("items");
        write_schema<typename T::value_type>(writer, components);
    } else if constexpr (std::same_as<T, bool>) {
        type("boolean");
    } else if constexpr (Whole<T>) {
        type("integer", sizeof(T) > 4 ? "int64" : "int32");
    } else if constexpr (std::floating_point<T>) {
        type("number", "double");
    } else if constexpr (std::same_as<T, Uuid> || IsId<T>::value) {
        type("string", "uuid");
    } else if constexpr (std::same_as<T, Day>) {
        type("string", "date");
    } else if constexpr (std::same_as<T, Instant>) {
        type("string", "date-time");
    } else if constexpr (Worded<T>) {
        type("string");
        writer.key("enum").begin_array();
        for (auto const& [known, word] : Words<T>::all) writer.text(word);
        writer.end_array();
    } else {
        type("string");
    }
}

template <Described T>
void write_object_schema(Writer& writer, Components& components) {
    writer.begin_object().key("type").text("object");
    if constexpr (requires { Description<T>::description; })
        writer.key("description").text(Description<T>::description);
    bool any_required = false;
    auto const require = [&](auto const& each) {
        using Member = std::remove_reference_t<decltype(std::declval<T&>().*(each.member))>;
        if constexpr (!IsOptional<Member>::value) {
            if (!std::exchange(any_required, true)) writer.key("required").begin_array();
            writer.text(each.name);
        }
    };
    std::apply([&](auto const&... each) { (require(each), ...); }, Description<T>::fields);
    if (any_required) writer.end_array();
    writer.key("properties").begin_object();
    auto const property = [&](auto const& each) {
        using Member = std::remove_reference_t<decltype(std::declval<T&>().*(each.member))>;
        writer.key(each.name).begin_object();
        if constexpr (Described<Member>) {
            writer.key("allOf").begin_array();
            write_schema<Member>(writer, components);
            writer.end_array();
        } else {
            write_schema_members<Member>(writer, components);
        }
        if (!each.description.empty()) writer.key("description").text(each.description);
        writer.end_object();
    };
    std::apply([&](auto const&... each) { (property(each), ...); }, Description<T>::fields);
    writer.end_object().end_object();
}

template <class T>
void write_schema(Writer& writer, Components& components) {
    if constexpr (Described<T>) {
        auto const name = std::string(Description<T>::name);
        if (components.try_emplace(name).second) {
            Writer own;
            write_object_schema<T>(own, components);
            components[name] = std::move(own).take();
        }
        writer.begin_object().key("$ref").text("#/components/schemas/" + name).end_object();
    } else {
        writer.begin_object();
        write_schema_members<T>(writer, components);
        writer.end_object();
    }
}

}  // namespace detail

/// Reads a described value and checks every field of it.
/// Errors: bad_request `json.fields` with, for each field that does not hold, its path (`items/0/id`) and a code.
template <Described T>
[[nodiscard]] Result<T> read(Value const& value, Unknown unknown = Unknown::refuse) {
    T into{};
    detail::Reading reading{unknown, {}};
    detail::read_into(value, into, {}, reading);
    if (reading.errors.empty()) return into;
    return tl::unexpected<Error>(Error{ErrorKind::bad_request, "json.fields",
                                       std::to_string(reading.errors.size()) + " fields do not hold",
                                       std::move(reading.errors)});
}

/// The schema of a type for OpenAPI 3.0.3. A described type is a reference to the component of its name; the components
/// hold it and all described types inside it.
template <class T>
[[nodiscard]] Schema schema() {
    detail::Components found;
    Writer reference;
    detail::write_schema<T>(reference, found);
    Schema made;
    made.text = std::move(reference).take();
    if constexpr (Described<T>) made.name = Description<T>::name;
    Writer components;
    components.begin_object();
    for (auto const& [name, text] : found) components.key(name).raw(text);
    components.end_object();
    made.components = std::move(components).take();
    return made;
}

}  // namespace plein::json
