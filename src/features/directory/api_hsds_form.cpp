// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds_form.hpp"

#include <algorithm>
#include <string_view>

namespace plein::directory {
namespace {

/// The members of an object but one, so that it can be written in another form or left out.
void write_members_but(json::Writer& out, json::Value const& object, std::string_view left_out, Form form) {
    for (auto const& member : object.members()) {
        if (member.name() == left_out || (form == Form::brief && member.value.is_array())) continue;
        out.key(member.name());
        if (form == Form::brief && member.value.is_object())
            write_short(out, member.value);
        else
            out.raw(json::write(member.value));
    }
}

}  // namespace

void write_short(json::Writer& out, json::Value const& object) {
    out.begin_object();
    write_members_but(out, object, "", Form::brief);
    out.end_object();
}

void write_minimal(json::Writer& out, HsdsService const& service) {
    out.begin_object();
    out.key("id").text(to_text(service.id)).key("name").text(service.name).key("status").text(service.status);
    if (!service.modified.empty()) out.key("last_modified").text(service.modified);
    out.end_object();
}

void write_at_location(json::Writer& out, json::Value const& service, std::uint32_t item, Form form) {
    auto const* list = service.find("service_at_locations");
    out.begin_object();
    if (list != nullptr && item < list->items().size()) write_members_but(out, list->items()[item], "service", form);
    out.key("service").begin_object();
    write_members_but(out, service, "service_at_locations", form);
    out.end_object().end_object();
}

void begin_page(json::Writer& out, std::size_t total, std::size_t page, std::size_t per_page) {
    auto const pages = (total + per_page - 1) / per_page;
    auto const before = std::min(total, (page - 1) * per_page);
    auto const size = std::min(per_page, total - before);
    auto const number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    out.begin_object();
    out.key("total_items").integer(number(total));
    out.key("total_pages").integer(number(pages));
    out.key("page_number").integer(number(page));
    out.key("size").integer(number(size));
    out.key("first_page").boolean(page == 1);
    out.key("last_page").boolean(page >= pages);
    out.key("empty").boolean(size == 0);
    out.key("contents");
}

}  // namespace plein::directory
