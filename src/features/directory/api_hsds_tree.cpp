// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds_tree.hpp"

#include <algorithm>

#include "platform/json/writer.hpp"

namespace plein::directory {
namespace {

std::string quoted(std::string_view text) {
    json::Writer writer;
    writer.text(text);
    return std::move(writer).take();
}

}  // namespace

Tree::Tree(json::Value const& value) : kind_(value.kind()) {
    if (value.is_object()) {
        for (auto const& member : value.members()) members_.emplace_back(member.name(), Tree{member.value});
    } else if (value.is_array()) {
        for (auto const& item : value.items()) items_.emplace_back(item);
    } else {
        raw_ = json::write(value);
    }
}

Tree Tree::text(std::string_view text) { return {json::Kind::text, quoted(text)}; }

Tree Tree::integer(std::int64_t number) { return {json::Kind::integer, std::to_string(number)}; }

Tree Tree::number(double number) {
    json::Writer writer;
    writer.number(number);
    return {json::Kind::real, std::move(writer).take()};
}

Tree Tree::object() { return {json::Kind::object, {}}; }

Tree Tree::array() { return {json::Kind::array, {}}; }

Tree* Tree::find(std::string_view name) {
    auto const at =
        std::find_if(members_.begin(), members_.end(), [&](Member const& one) { return one.first == name; });
    return at == members_.end() ? nullptr : &at->second;
}

Tree& Tree::set(std::string_view name, Tree value) {
    if (auto* there = find(name)) return *there = std::move(value);
    return members_.emplace_back(name, std::move(value)).second;
}

void Tree::set_or_remove(std::string_view name, std::string_view text) {
    if (text.empty())
        remove(name);
    else
        set(name, Tree::text(text));
}

void Tree::remove(std::string_view name) {
    std::erase_if(members_, [&](Member const& one) { return one.first == name; });
}

std::vector<Tree>& Tree::list(std::string_view name) {
    auto* there = find(name);
    if (there == nullptr || there->kind_ != json::Kind::array) there = &set(name, array());
    return there->items_;
}

Tree& Tree::child(std::string_view name) {
    auto* there = find(name);
    return there != nullptr && there->kind_ == json::Kind::object ? *there : set(name, object());
}

bool Tree::says(std::string_view name, std::string_view text) const {
    auto const wanted = quoted(text);
    return std::any_of(members_.begin(), members_.end(),
                       [&](Member const& one) { return one.first == name && one.second.raw_ == wanted; });
}

std::string Tree::write() const {
    std::string out;
    write_to(out);
    return out;
}

void Tree::write_to(std::string& out) const {
    if (kind_ == json::Kind::object) {
        out += '{';
        for (auto const& [name, value] : members_) {
            if (&name != &members_.front().first) out += ',';
            out += quoted(name) + ':';
            value.write_to(out);
        }
        out += '}';
    } else if (kind_ == json::Kind::array) {
        out += '[';
        for (auto const& item : items_) {
            if (&item != items_.data()) out += ',';
            item.write_to(out);
        }
        out += ']';
    } else {
        out += raw_;
    }
}

}  // namespace plein::directory
