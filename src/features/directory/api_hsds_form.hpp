// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <span>
#include <string>

#include "features/directory/api_hsds_index.hpp"
#include "platform/json/json.hpp"
#include "platform/json/writer.hpp"

/// The forms in which HSDS gives the same thing: whole where it is asked for by itself, short in a list.
namespace plein::directory {

/// Writes an object without its lists, and so the objects in it: HSDS, Lists and Pagination. Members that the standard
/// does not know stay.
void write_short(json::Writer& out, json::Value const& object);

/// Writes what is always known of a service: id, name, status and when it changed.
void write_minimal(json::Writer& out, HsdsService const& service);

/// Writes a service_at_location of the document `service`: whole with the whole service, or short with the short one.
enum class Form { whole, brief };
void write_at_location(json::Writer& out, json::Value const& service, std::uint32_t item, Form form);

/// Writes an organization whole, with its services: `services` writes them, each an item of the list.
template <class Services>
void write_organization(json::Writer& out, json::Value const& organization, Services const& services) {
    out.begin_object();
    for (auto const& member : organization.members())
        if (member.name() != "services") out.key(member.name()).raw(json::write(member.value));
    out.key("services").begin_array();
    services();
    out.end_array().end_object();
}

/// Begins a page of HSDS and ends with the key `contents`; the caller writes the list and ends the object.
void begin_page(json::Writer& out, std::size_t total, std::size_t page, std::size_t per_page);

}  // namespace plein::directory
