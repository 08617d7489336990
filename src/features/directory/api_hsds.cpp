// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/text.hpp"
#include "features/directory/api_hsds_schema.hpp"
#include "features/directory/api_hsds_service.hpp"
#include "platform/json/json.hpp"

namespace plein::directory {
namespace {

constexpr json::Limits file_limits{64UL * 1024 * 1024, 32};
constexpr std::size_t most_faults = 100;

bool has_any(json::Value const& value, std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(), [&](auto name) { return value.find(name) != nullptr; });
}

/// Whether the object can be a service; the standard does not say of a document what it is, so its members must.
enum class Shape { service, page, other, unclear };

Shape shape_of(json::Value const& value) {
    if (auto const* contents = value.find("contents"); contents != nullptr && contents->is_array()) return Shape::page;
    if (has_any(value, {"location_type", "taxonomy", "term_uri", "website", "organization_identifiers", "legal_status",
                        "openapi_url", "definitions", "service", "location", "publisher"}))
        return Shape::other;
    if (has_any(value, {"status", "organization", "organization_id", "service_at_locations", "service_areas", "fees"}))
        return Shape::service;
    return Shape::unclear;
}

/// Whether `whole` says everything that `part` says.
bool says_all(json::Value const& whole, json::Value const& part) {
    if (!part.is_object() || !whole.is_object()) return json::write(whole) == json::write(part);
    return std::all_of(part.members().begin(), part.members().end(), [&](json::Member const& member) {
        auto const* same = whole.find(member.name());
        return same != nullptr && says_all(*same, member.value);
    });
}

class Documents {
public:
    explicit Documents(Others others) : others_(others) {}

    void add(NamedText const& document) {
        auto parsed = json::parse(document.text, file_limits);
        if (!parsed) {
            note({document.file, "", "this is no JSON: " + parsed.error().detail});
            return;
        }
        values_.push_back(std::make_unique<json::Value>(std::move(*parsed)));
        auto const& root = *values_.back();
        auto const before = reading_.faults.size();
        auto const found = add_value(root, document.file, "");
        if (found > 0 || reading_.faults.size() > before) return;
        if (others_ == Others::skip)
            reading_.skipped.push_back(document.file);
        else
            note({document.file, "", "this holds no HSDS service"});
    }

    Reading take() && { return std::move(reading_); }

private:
    struct Seen {
        std::size_t entry;
        json::Value const* value;
        std::string place;
    };

    void note(Fault fault) {
        if (reading_.faults.size() < most_faults) reading_.faults.push_back(std::move(fault));
    }

    std::size_t add_value(json::Value const& value, std::string const& file, std::string const& pointer) {
        std::size_t found = 0;
        if (value.is_array()) {
            for (std::size_t i = 0; i < value.items().size(); ++i)
                found += add_value(value.items()[i], file, pointer + "/" + std::to_string(i));
            return found;
        }
        if (!value.is_object()) return 0;
        auto const shape = shape_of(value);
        if (shape == Shape::page) return add_value(*value.find("contents"), file, pointer + "/contents");
        if (shape == Shape::other || (shape == Shape::unclear && others_ == Others::skip)) return 0;
        add_service(value, file, pointer);
        return 1;
    }

    /// What the schema says of it, where reading it did not say so already.
    static void add_faults_of_shape(json::Value const& value, std::string const& file, std::string const& pointer,
                                    std::vector<Fault>& faults) {
        std::set<std::string> said;
        for (auto const& fault : faults) said.insert(fault.pointer);
        std::vector<Fault> more;
        check_shape(value, file, pointer, more);
        for (auto& fault : more)
            if (said.insert(fault.pointer).second) faults.push_back(std::move(fault));
    }

    void add_service(json::Value const& value, std::string const& file, std::string const& pointer) {
        std::vector<Fault> faults;
        auto entry = read_service(value, file, pointer, faults);
        add_faults_of_shape(value, file, pointer, faults);
        for (auto& fault : faults) note(std::move(fault));
        if (!faults.empty()) return;
        auto const place = file + "#" + pointer;
        auto const [at, fresh] = seen_.emplace(entry.id.bytes, Seen{reading_.entries.size(), &value, place});
        if (fresh) {
            reading_.entries.push_back({std::move(entry), json::write(value)});
            return;
        }
        auto& earlier = at->second;
        if (says_all(*earlier.value, value)) return;
        if (!says_all(value, *earlier.value))
            return note(
                {file, pointer + "/id", "the same service stands in " + earlier.place + " and says something else"});
        reading_.entries[earlier.entry] = {std::move(entry), json::write(value)};
        earlier.value = &value;
        earlier.place = place;
    }

    Others others_;
    Reading reading_;
    std::vector<std::unique_ptr<json::Value>> values_;  ///< alive until all documents are compared
    std::map<Uuid, Seen> seen_;
};

Result<NamedText> read_file(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file)
        return fail(ErrorKind::unavailable, "directory.unreadable", path.filename().string() + " cannot be read");
    return NamedText{path.filename().string(), std::move(text).str()};
}

}  // namespace

Reading read_hsds(std::vector<NamedText> const& documents, Others others) {
    Documents all(others);
    for (auto const& document : documents) all.add(document);
    return std::move(all).take();
}

Result<Reading> read_hsds_path(std::string const& path) {
    std::error_code error;
    auto const status = std::filesystem::status(path, error);
    if (error || !std::filesystem::exists(status))
        return fail(ErrorKind::unavailable, "directory.unreadable", path + " is not there");
    std::vector<NamedText> documents;
    bool const folder = std::filesystem::is_directory(status);
    if (folder) {
        std::vector<std::filesystem::path> files;
        for (auto const& file : std::filesystem::directory_iterator(path, error))
            if (file.path().extension() == ".json") files.push_back(file.path());
        if (error) return fail(ErrorKind::unavailable, "directory.unreadable", path + " cannot be listed");
        std::sort(files.begin(), files.end());
        for (auto const& file : files) documents.push_back(TRY(read_file(file)));
    } else {
        documents.push_back(TRY(read_file(path)));
    }
    auto reading = read_hsds(documents, folder ? Others::skip : Others::refuse);
    if (reading.entries.empty() && reading.faults.empty())
        reading.faults.push_back({path, "", "this holds no HSDS service"});
    if (reading.faults.empty()) return reading;
    Error refused{ErrorKind::bad_request, "directory.refused", {}, {}};
    for (auto const& fault : reading.faults)
        refused.detail +=
            fmt::format("{}{}#{}: {}", refused.detail.empty() ? "" : "\n", fault.file, fault.pointer, fault.reason);
    return tl::unexpected<Error>(std::move(refused));
}

}  // namespace plein::directory
