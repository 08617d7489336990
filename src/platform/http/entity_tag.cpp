// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/entity_tag.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "base/text.hpp"

namespace plein::http {

std::string entity_tag(std::string_view body) {
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (char const c : body) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    return fmt::format("\"{:016x}\"", hash);
}

bool has_entity_tag(std::string_view if_none_match, std::string_view tag) {
    for (auto item : split(if_none_match, ',')) {
        item = trim(item);
        if (item.starts_with("W/")) item.remove_prefix(2);
        if (item == tag || item == "*") return true;
    }
    return false;
}

}  // namespace plein::http
