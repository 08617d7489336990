// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/html/catalogue.hpp"

#include <algorithm>
#include <boost/locale/generator.hpp>
#include <boost/locale/message.hpp>

namespace plein::html {
namespace {

/// Calls `text` for each piece between slots and `slot` for each slot's name.
template <class OnText, class OnSlot>
void walk(std::string_view whole, OnText on_text, OnSlot on_slot) {
    while (!whole.empty()) {
        auto const open = whole.find('{');
        auto const end = open == std::string_view::npos ? open : whole.find('}', open);
        if (end == std::string_view::npos) return on_text(whole);
        auto const name = whole.substr(open + 1, end - open - 1);
        bool const is_slot = is_name(name);
        on_text(whole.substr(0, is_slot ? open : open + 1));
        if (is_slot) on_slot(name);
        whole.remove_prefix(is_slot ? end + 1 : open + 1);
    }
}

std::optional<std::string> look_up(std::locale const& locale, std::string_view dutch) {
    using Messages = boost::locale::message_format<char>;
    if (!std::has_facet<Messages>(locale)) return std::nullopt;
    auto const* found = std::use_facet<Messages>(locale).get(0, nullptr, std::string(dutch).c_str());
    if (found == nullptr) return std::nullopt;
    std::string text(found);
    auto wanted = slots_of(dutch);
    auto has = slots_of(text);
    std::sort(wanted.begin(), wanted.end());
    std::sort(has.begin(), has.end());
    // A translation with a slot too few would swallow a name or a number; one too many would show it empty.
    if (wanted != has || !has_only_slots(text)) return std::nullopt;
    return text;
}

}  // namespace

bool is_name(std::string_view text) {
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::vector<std::string_view> slots_of(std::string_view text) {
    std::vector<std::string_view> names;
    walk(
        text, [](std::string_view) {}, [&](std::string_view name) { names.push_back(name); });
    return names;
}

bool has_only_slots(std::string_view text) {
    bool clean = true;
    walk(
        text, [&](std::string_view piece) { clean = clean && piece.find_first_of("{}") == std::string_view::npos; },
        [](std::string_view) {});
    return clean;
}

std::string fill(std::string_view text, Slots const& slots) {
    std::string out;
    walk(
        text, [&](std::string_view piece) { out += piece; },
        [&](std::string_view name) {
            auto const found =
                std::find_if(slots.begin(), slots.end(), [&](auto const& slot) { return slot.first == name; });
            if (found != slots.end())
                out += found->second;
            else
                out.append("{").append(name).append("}");
        });
    return out;
}

Catalogue::Catalogue(std::string const& folder, std::string const& form_of_address) {
    boost::locale::generator generator;
    generator.categories(boost::locale::message_facet);
    generator.characters(boost::locale::char_facet);
    generator.add_messages_path(folder);
    // The keys are Dutch and not plain ASCII, so the library must be told that they are UTF-8.
    generator.add_messages_domain("plein/UTF-8");
    english_ = generator("en.UTF-8");
    if (form_of_address == "je")
        dutch_ = generator("nl.UTF-8@je");
    else
        dutch_ = std::locale::classic();
}

std::optional<std::string> Catalogue::find(http::Language language, std::string_view dutch) const {
    if (language == http::Language::en) return look_up(english_, dutch);
    return look_up(dutch_, dutch).value_or(std::string(dutch));
}

}  // namespace plein::html
