// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds_schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"

namespace plein::directory {
namespace {

/// What a member holds. `required` is no type: its names must be there.
enum class Type { required, id, text, number, address, mail, moment, word, object, list };

struct Members {
    Type type;
    std::string_view names;  ///< with commas; of a word `name:one|other`, of an object or list `name:shape`
};

struct Shape {
    std::string_view name;
    std::vector<Members> members;
};

/// HSDS 3.1, schema/*.json; 3.0 is the same without service_capacity, unit, url and the members that name them.
std::vector<Shape> const& shapes() {
    static std::vector<Shape> const all{
        {"service",
         {{Type::required, "id, name, status"},
          {Type::id, "id, organization_id, program_id"},
          {Type::text,
           "name, alternate_name, description, interpretation_services, application_process, fees_description, "
           "wait_time, fees, accreditations, eligibility_description, assured_date, licenses, alert"},
          {Type::number, "minimum_age, maximum_age"},
          {Type::address, "url"},
          {Type::mail, "email, assurer_email"},
          {Type::moment, "last_modified"},
          {Type::word, "status:active|inactive|defunct|temporarily closed"},
          {Type::object, "organization:organization, program:program"},
          {Type::list,
           "additional_urls:url, phones:phone, schedules:schedule, service_areas:service_area, "
           "service_at_locations:service_at_location, languages:language, funding:funding, cost_options:cost_option, "
           "required_documents:required_document, contacts:contact, capacities:service_capacity, attributes:attribute, "
           "metadata:metadata"}}},
        {"organization",
         {{Type::required, "id, name, description"},
          {Type::id, "id, parent_organization_id"},
          {Type::text, "name, alternate_name, description, tax_status, tax_id, legal_status, logo"},
          {Type::number, "year_incorporated"},
          {Type::address, "website, uri"},
          {Type::mail, "email"},
          {Type::list,
           "additional_websites:url, funding:funding, contacts:contact, phones:phone, locations:location, "
           "programs:program, organization_identifiers:organization_identifier, attributes:attribute, "
           "metadata:metadata"}}},
        {"program",
         {{Type::required, "id, name, description"},
          {Type::id, "id, organization_id"},
          {Type::text, "name, alternate_name, description"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"service_at_location",
         {{Type::required, "id"},
          {Type::id, "id, service_id, location_id"},
          {Type::text, "description"},
          {Type::object, "location:location"},
          {Type::list,
           "service_areas:service_area, contacts:contact, phones:phone, schedules:schedule, attributes:attribute, "
           "metadata:metadata"}}},
        {"location",
         {{Type::required, "id, location_type"},
          {Type::id, "id, organization_id"},
          {Type::text,
           "name, alternate_name, description, transportation, external_identifier, external_identifier_type"},
          {Type::number, "latitude, longitude"},
          {Type::address, "url"},
          {Type::word, "location_type:physical|postal|virtual"},
          {Type::list,
           "languages:language, addresses:address, contacts:contact, accessibility:accessibility, phones:phone, "
           "schedules:schedule, attributes:attribute, metadata:metadata"}}},
        {"address",
         {{Type::required, "id, address_1, city, state_province, postal_code, country, address_type"},
          {Type::id, "id, location_id"},
          {Type::text, "attention, address_1, address_2, city, region, state_province, postal_code, country"},
          {Type::word, "address_type:physical|postal|virtual"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"accessibility",
         {{Type::required, "id"},
          {Type::id, "id, location_id"},
          {Type::text, "description, details"},
          {Type::address, "url"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"contact",
         {{Type::required, "id"},
          {Type::id, "id, organization_id, service_id, service_at_location_id, location_id"},
          {Type::text, "name, title, department"},
          {Type::mail, "email"},
          {Type::list, "phones:phone, attributes:attribute, metadata:metadata"}}},
        {"phone",
         {{Type::required, "id, number"},
          {Type::id, "id, location_id, service_id, organization_id, contact_id, service_at_location_id"},
          {Type::text, "number, type, description"},
          {Type::number, "extension"},
          {Type::list, "languages:language, attributes:attribute, metadata:metadata"}}},
        {"schedule",
         {{Type::required, "id"},
          {Type::id, "id, service_id, location_id, service_at_location_id"},
          {Type::text,
           "valid_from, valid_to, dtstart, until, byday, byweekno, bymonthday, byyearday, description, opens_at, "
           "closes_at, attending_type, notes"},
          {Type::number, "timezone, count, interval"},
          {Type::address, "schedule_link"},
          {Type::word, "wkst:MO|TU|WE|TH|FR|SA|SU, freq:WEEKLY|MONTHLY"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"service_area",
         {{Type::required, "id"},
          {Type::id, "id, service_id, service_at_location_id"},
          {Type::text, "name, description, extent, extent_type, uri"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"language",
         {{Type::required, "id"},
          {Type::id, "id, service_id, location_id, phone_id"},
          {Type::text, "name, code, note"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"funding",
         {{Type::required, "id"},
          {Type::id, "id, organization_id, service_id"},
          {Type::text, "source"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"cost_option",
         {{Type::required, "id"},
          {Type::id, "id, service_id"},
          {Type::text, "valid_from, valid_to, option, currency, amount_description"},
          {Type::number, "amount"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"required_document",
         {{Type::required, "id"},
          {Type::id, "id, service_id"},
          {Type::text, "document"},
          {Type::address, "uri"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"service_capacity",
         {{Type::required, "id, unit, available, updated"},
          {Type::id, "id, service_id, unit_id"},
          {Type::text, "description"},
          {Type::number, "available, maximum"},
          {Type::moment, "updated"},
          {Type::object, "unit:unit"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"unit",
         {{Type::required, "id, name"},
          {Type::id, "id"},
          {Type::text, "name, scheme, identifier"},
          {Type::address, "uri"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"url",
         {{Type::required, "id, url"},
          {Type::id, "id, organization_id, service_id"},
          {Type::text, "label"},
          {Type::address, "url"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"organization_identifier",
         {{Type::required, "id, identifier_type, identifier"},
          {Type::id, "id, organization_id"},
          {Type::text, "identifier_scheme, identifier_type, identifier"},
          {Type::list, "attributes:attribute, metadata:metadata"}}},
        {"attribute",
         {{Type::required, "id"},
          {Type::id, "id, link_id, taxonomy_term_id"},
          {Type::text, "link_type, link_entity, value, label"},
          {Type::object, "taxonomy_term:taxonomy_term"},
          {Type::list, "metadata:metadata"}}},
        {"taxonomy_term",
         {{Type::required, "id, name, description"},
          {Type::id, "id, parent_id, taxonomy_id"},
          {Type::text, "code, name, description, taxonomy, language"},
          {Type::address, "term_uri"},
          {Type::object, "taxonomy_detail:taxonomy"},
          {Type::list, "metadata:metadata"}}},
        {"taxonomy",
         {{Type::required, "id, name, description"},
          {Type::id, "id"},
          {Type::text, "name, description, version"},
          {Type::address, "uri"},
          {Type::list, "metadata:metadata"}}},
        {"metadata",
         {{Type::required,
           "id, last_action_date, last_action_type, field_name, previous_value, replacement_value, updated_by"},
          {Type::id, "id, resource_id"},
          {Type::text,
           "resource_type, last_action_date, last_action_type, field_name, previous_value, replacement_value, "
           "updated_by"}}},
    };
    return all;
}

struct Member {
    Type type;
    std::string_view detail;  ///< the words or the shape
};

struct Table {
    std::map<std::string_view, Member> members;
    std::vector<std::string_view> required;
};

std::map<std::string_view, Table> make_tables() {
    std::map<std::string_view, Table> tables;
    for (auto const& shape : shapes()) {
        auto& table = tables[shape.name];
        for (auto const& row : shape.members) {
            for (auto name : split(row.names, ',')) {
                name = trim(name);
                auto const colon = std::min(name.find(':'), name.size());
                if (row.type == Type::required)
                    table.required.push_back(name);
                else
                    table.members[name.substr(0, colon)] = {row.type, name.substr(std::min(colon + 1, name.size()))};
            }
        }
    }
    return tables;
}

Table const& table_of(std::string_view shape) {
    static auto const tables = make_tables();
    return tables.at(shape);
}

/// RFC 3986 as far as a wrong one is likely: a scheme, then only characters that an address may hold.
bool is_uri(std::string_view text) {
    auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    auto const digit = [](char c) { return c >= '0' && c <= '9'; };
    auto const hexadecimal = [&](char c) { return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    auto const colon = text.find(':');
    if (colon == std::string_view::npos || colon + 1 == text.size() || !letter(text.front())) return false;
    if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                     [&](char c) { return letter(c) || digit(c) || c == '+' || c == '-' || c == '.'; }))
        return false;
    for (std::size_t i = colon + 1; i < text.size(); ++i) {
        if (text[i] == '%' && (i + 2 >= text.size() || !hexadecimal(text[i + 1]) || !hexadecimal(text[i + 2])))
            return false;
        if (!letter(text[i]) && !digit(text[i]) &&
            std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(text[i]) == std::string_view::npos)
            return false;
    }
    return true;
}

/// Why a text does not hold; nothing where it does.
std::string fault_of(std::string_view text, Member const& member) {
    switch (member.type) {
        case Type::id:
            return parse_uuid(text) ? "" : "this is no UUID";
        case Type::address:
            return is_uri(text) ? "" : "this is no web address (URI)";
        case Type::mail:
            return is_mail_address(text) ? "" : "this is no e-mail address";
        case Type::moment:
            return parse_instant(text) ? "" : "this is no moment (2026-11-21T10:15:00Z)";
        case Type::word: {
            auto const words = split(member.detail, '|');
            if (std::find(words.begin(), words.end(), text) != words.end()) return {};
            return fmt::format("this is {}", fmt::join(words, " or "));
        }
        default:
            return {};
    }
}

class Check {
public:
    Check(std::string const& file, std::vector<Fault>& faults) : file_(file), faults_(faults) {}

    void object(json::Value const& value, std::string_view shape, std::string const& pointer) {
        if (!value.is_object()) return refuse(pointer, "an object was expected");
        auto const& table = table_of(shape);
        for (auto const name : table.required)
            if (value.find(name) == nullptr) refuse(fmt::format("{}/{}", pointer, name), "this is required");
        for (auto const& given : value.members()) {
            auto const at = table.members.find(given.name());
            if (at != table.members.end()) member(given.value, at->second, fmt::format("{}/{}", pointer, given.name()));
        }
    }

private:
    void member(json::Value const& value, Member const& as, std::string const& pointer) {
        if (as.type == Type::object) return object(value, as.detail, pointer);
        if (as.type == Type::list) return list(value, as.detail, pointer);
        if (as.type == Type::number) {
            if (!value.number()) refuse(pointer, "a number was expected");
            return;
        }
        auto const text = value.text();
        if (!text) return refuse(pointer, "a text was expected");
        if (auto reason = fault_of(*text, as); !reason.empty()) refuse(pointer, std::move(reason));
    }

    void list(json::Value const& value, std::string_view shape, std::string const& pointer) {
        if (!value.is_array()) return refuse(pointer, "a list was expected");
        for (std::size_t i = 0; i < value.items().size(); ++i)
            object(value.items()[i], shape, fmt::format("{}/{}", pointer, i));
    }

    void refuse(std::string const& pointer, std::string reason) {
        faults_.push_back({file_, pointer, std::move(reason)});
    }

    std::string const& file_;
    std::vector<Fault>& faults_;
};

}  // namespace

void check_shape(json::Value const& service, std::string const& file, std::string const& pointer,
                 std::vector<Fault>& faults) {
    Check{file, faults}.object(service, "service", pointer);
}

}  // namespace plein::directory
