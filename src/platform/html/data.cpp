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
        own_ = std::make_unique<std::pmr::monotonic_buffer_resource>(4096);
        memory_ = own_.get();
    }
    return *memory_;
}

std::string_view Data::keep(std::string_view text) {
    if (text.empty()) return {};
    auto* copy = static_cast<char*>(memory().allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
}

Data& Data::set(std::string_view variable, std::string_view text) {
    auto* place = memory().allocate(sizeof(Text), alignof(Text));
    texts_ = new (place) Text{keep(variable), keep(text), texts_};
    return *this;
}

Data& Data::set(std::string_view variable, std::int64_t number) { return set(variable, std::to_string(number)); }

Data::Section& Data::section_of(std::string_view name) {
    for (auto* section = sections_; section != nullptr; section = section->next) {
        if (section->name == name) return *section;
    }
    auto* place = memory().allocate(sizeof(Section), alignof(Section));
    sections_ = new (place) Section{keep(name), false, nullptr, nullptr, sections_};
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

std::optional<std::string_view> Data::text(std::string_view variable) const {
    for (auto const* text = texts_; text != nullptr; text = text->next) {
        if (text->name == variable) return text->value;
    }
    return std::nullopt;
}

Data::Section const* Data::section(std::string_view name) const {
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
