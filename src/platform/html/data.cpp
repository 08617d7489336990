// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "platform/html/html.hpp"

namespace plein::html {
namespace {

constexpr std::size_t first_block = 16UL * 1024;  ///< bytes; most pages need no second

std::string_view copy_to(char* place, std::string_view text) {
    if (!text.empty()) std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
}

}  // namespace

Data::Name::Name(std::string_view of) : text(of) {
    if (of.empty()) return;
    auto const letter = [&](std::size_t at) { return std::uint32_t{static_cast<unsigned char>(of[at])}; };
    mark = static_cast<std::uint32_t>(of.size() & 0xff) | letter(0) << 8 | letter(of.size() / 2) << 16 |
           letter(of.size() - 1) << 24;
}

Data::Data(Data&& other) noexcept
    : own_(std::move(other.own_)),
      memory_(std::exchange(other.memory_, nullptr)),
      texts_(std::exchange(other.texts_, nullptr)),
      sections_(std::exchange(other.sections_, nullptr)) {}

Data& Data::operator=(Data&& other) noexcept {
    own_ = std::move(other.own_);
    memory_ = std::exchange(other.memory_, nullptr);
    texts_ = std::exchange(other.texts_, nullptr);
    sections_ = std::exchange(other.sections_, nullptr);
    return *this;
}

std::pmr::memory_resource& Data::memory() {
    if (memory_ == nullptr) {
        own_ = std::make_unique<std::pmr::monotonic_buffer_resource>(first_block);
        memory_ = own_.get();
    }
    return *memory_;
}

Data& Data::set(std::string_view variable, std::string_view text) {
    // One piece of memory for all three.
    auto* place = static_cast<char*>(memory().allocate(sizeof(Text) + variable.size() + text.size(), alignof(Text)));
    auto const name = copy_to(place + sizeof(Text), variable);
    auto const value = copy_to(place + sizeof(Text) + variable.size(), text);
    texts_ = new (place) Text{Name{name}, value, texts_};
    return *this;
}

Data& Data::set(std::string_view variable, std::int64_t number) { return set(variable, std::to_string(number)); }

Data::Section& Data::section_of(std::string_view name) {
    Name const wanted{name};
    for (auto* section = sections_; section != nullptr; section = section->next) {
        if (section->name == wanted) return *section;
    }
    auto* place = static_cast<char*>(memory().allocate(sizeof(Section) + name.size(), alignof(Section)));
    auto const copy = copy_to(place + sizeof(Section), name);
    sections_ = new (place) Section{Name{copy}, false, nullptr, nullptr, sections_};
    return *sections_;
}

Data& Data::show(std::string_view section) {
    section_of(section).shown = true;
    return *this;
}

Data& Data::show_if(std::string_view section, bool shown) {
    auto& found = section_of(section);
    found.shown = shown;
    if (!shown) found.first_row = found.last_row = nullptr;
    return *this;
}

Data& Data::set_optional(std::string_view variable, std::string_view text) {
    set(variable, text);
    return show_if("has_" + std::string(variable), !text.empty());
}

Data& Data::add(std::string_view list) {
    auto& section = section_of(list);
    // A row owns nothing, so it may go with the memory that it stands in, without being destroyed.
    auto* row = new (memory().allocate(sizeof(Data), alignof(Data))) Data;
    row->memory_ = &memory();
    if (section.last_row == nullptr)
        section.first_row = row;
    else
        section.last_row->next_row_ = row;
    section.last_row = row;
    section.shown = true;
    return *row;
}

std::optional<std::string_view> Data::text(Name const& variable) const {
    for (auto const* text = texts_; text != nullptr; text = text->next) {
        if (text->name == variable) return text->value;
    }
    return std::nullopt;
}

Data::Section const* Data::section(Name const& name) const {
    for (auto const* section = sections_; section != nullptr; section = section->next) {
        if (section->name == name) return section;
    }
    return nullptr;
}

void show_errors(Data& data, Pages const& pages, http::Language language, Error const& error) {
    data.show_if("errors", false);
    auto& summary = data.add("errors");
    for (auto const& field : error.fields) {
        auto const text = pages.error_text(language, field.code);
        summary.add("error").set("error_field", field.field).set("error_text", text);
        data.show(field.field + "_error").set(field.field + "_error_text", text);
    }
    // An error of the whole form leads to the top of the page's own content, which every page has.
    if (error.fields.empty()) {
        summary.add("error").set("error_field", "inhoud").set("error_text", pages.error_text(language, error.code));
    }
}

void add_paragraphs(Data& data, std::string_view list, std::string_view text, std::string_view variable) {
    for (auto const line : split(text, '\n')) {
        if (!trim(line).empty()) data.add(list).set(variable, trim(line));
    }
}

}  // namespace plein::html
