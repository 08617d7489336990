// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/stories/documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace plein::stories {
namespace {

constexpr int deepest = 6;  ///< below it only what must be there, so that a document ends

std::string word_of(json::Value const& object, std::string_view name) {
    auto const* found = object.find(name);
    return std::string(found == nullptr ? "" : found->text().value_or(""));
}

/// `phone.json` -> phone.
std::string shape_of(json::Value const& reference) {
    auto const file = word_of(reference, "$ref");
    return file.substr(0, file.find('.'));
}

bool must_have(json::Value const& schema, std::string_view name) {
    auto const* required = schema.find("required");
    if (required == nullptr) return false;
    return std::any_of(required->items().begin(), required->items().end(),
                       [&](json::Value const& item) { return item.text() == name; });
}

}  // namespace

Documents::Documents(std::string const& folder, std::uint64_t seed) : random_(seed) {
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        auto const name = entry.path().stem().string();
        // The last two describe no part of a service.
        if (entry.path().extension() != ".json" || name == "openapi" || name == "meta_table_description") continue;
        std::ifstream file(entry.path());
        std::ostringstream read;
        read << file.rdbuf();
        auto parsed = json::parse(read.str());
        if (!parsed) throw std::runtime_error(name + ": " + parsed.error().detail);
        for (auto const& member : parsed->find("properties")->members())
            known_.insert(fmt::format("{}.{}", name, member.name()));
        schemas_.emplace(name, std::move(*parsed));
    }
}

std::string Documents::service(double share) {
    json::Writer out;
    object(out, "service", share, 0);
    return std::move(out).take();
}

void Documents::object(json::Writer& out, std::string const& shape, double share, int depth) {
    auto const& schema = schemas_.find(shape)->second;
    std::vector<json::Member const*> members;
    for (auto const& member : schema.find("properties")->members()) {
        auto const there = static_cast<double>(below(1'000'000)) < share * 1'000'000 && depth < deepest;
        if (there || must_have(schema, member.name())) members.push_back(&member);
    }
    std::shuffle(members.begin(), members.end(), random_);
    out.begin_object();
    for (auto const* member : members) {
        written_.insert(fmt::format("{}.{}", shape, member->name()));
        out.key(member->name());
        value(out, shape, member->name(), member->value, share, depth);
    }
    if (below(4) == 0) out.key("x_own").begin_array().null().boolean(true).text(words()).end_array();
    out.end_object();
}

void Documents::value(json::Writer& out, std::string const& shape, std::string_view name, json::Value const& schema,
                      double share, int depth) {
    if (schema.find("$ref") != nullptr) return object(out, shape_of(schema), share, depth + 1);
    if (auto const* words = schema.find("enum")) {
        // Only what is shown is served.
        auto const many = shape == "service" ? 1 : words->items().size();
        out.text(*words->items()[below(many)].text());
    } else if (auto const type = word_of(schema, "type"); type == "array") {
        out.begin_array();
        auto const count = share < 1 ? below(3) : 1;
        for (std::uint64_t i = 0; i < count; ++i)
            object(out, shape_of(*schema.find("items")), share < 1 ? share / 2 : 1, depth + 1);
        out.end_array();
    } else if (type == "number") {
        number(out, name);
    } else {
        out.text(text(name, word_of(schema, "format")));
    }
}

void Documents::number(json::Writer& out, std::string_view name) {
    constexpr std::array narrow{"minimum_age", "maximum_age", "extension", "interval", "count"};
    if (std::find(narrow.begin(), narrow.end(), name) != narrow.end()) {
        out.integer(static_cast<std::int64_t>(below(100)));
        return;
    }
    constexpr std::array numbers{0.0, 0.1, -0.25, 12.5, 1e-7, 53.05307, -179.9999999, 1e15};
    if (below(2) == 0)
        out.integer(static_cast<std::int64_t>(below(100'000)) - 50'000);
    else
        out.number(numbers[below(numbers.size())]);
}

std::string Documents::text(std::string_view name, std::string_view format) {
    auto const day = [&] { return fmt::format("20{:02}-{:02}-{:02}", below(60), 1 + below(12), 1 + below(28)); };
    auto const time = [&] { return fmt::format("{:02}:{:02}", below(24), below(60)); };
    if (format == "uuid") return fmt::format("{:08x}-0000-4000-8000-{:012x}", below(1ULL << 32U), below(1ULL << 48U));
    if (format == "uri") return fmt::format("https://www.example.org/{}?a=%C3%A9#b", below(1000));
    if (format == "email") return fmt::format("post{}@voorbeeld.example", below(1000));
    if (format == "date-time") return fmt::format("{}T{}:30.5+01:00", day(), time());
    constexpr std::array days{"assured_date", "valid_from", "valid_to", "dtstart", "until"};
    if (std::find(days.begin(), days.end(), name) != days.end()) return day();
    if (name == "opens_at" || name == "closes_at") return time();
    if (name == "byday") return below(2) == 0 ? "MO,TH" : "-1FR";
    if (name == "bymonthday") return "1,15,-1";
    if (name == "postal_code") return "9926 AA";
    if (name == "currency") return "EUR";
    if (name == "code") return below(2) == 0 ? "nl" : "uk-Latn";
    return words();
}

std::string Documents::words() {
    constexpr std::array parts{"a",  "Huiskamer", " ",  "é",    "e\u0301", "\\", "\"",     "/", "\n",
                               "\t", "\u0001",    "😀", "العر", "<b>",     "&",  "\u2028", "ß", "9926 AA"};
    std::string text = "w";  // where a name must be there, white space alone is none
    for (auto count = below(7); count > 0; --count) text += parts[below(parts.size())];
    return text.substr(0, 40);
}

}  // namespace plein::stories
