// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/cli.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <tuple>

#include "features/areas/rules.hpp"
#include "features/areas/service.hpp"
#include "features/areas/store.hpp"
#include "platform/formats/csv.hpp"
#include "platform/formats/geojson.hpp"

namespace plein::areas {
namespace {

std::string file_name(std::string const& path) { return std::filesystem::path{path}.filename().string(); }

/// Puts the file's name before what is wrong with it.
tl::unexpected<Error> in_file(std::string const& path, Error error) {
    error.detail = fmt::format("{}: {}", file_name(path), error.detail.empty() ? error.code : error.detail);
    return tl::unexpected<Error>(std::move(error));
}

Result<std::string> read_file(std::string const& path, std::size_t most) {
    std::ifstream in{path, std::ios::binary | std::ios::ate};
    if (!in || std::filesystem::is_directory(path))
        return fail(ErrorKind::unavailable, "file.unreadable", "this is no file that can be read");
    auto const size = static_cast<std::size_t>(std::max<std::streamoff>(in.tellg(), 0));
    if (size > most) return fail(ErrorKind::too_large, "geojson.too_large", "the file is too large");
    std::string text(size, '\0');
    in.seekg(0);
    if (!in.read(text.data(), static_cast<std::streamsize>(size)))
        return fail(ErrorKind::unavailable, "file.unreadable", "this is no file that can be read");
    return text;
}

std::vector<AreaCandidate> candidates_of(formats::GeoFile file) {
    std::vector<AreaCandidate> candidates;
    for (auto& feature : file.features) {
        auto& candidate = candidates.emplace_back();
        candidate.number = feature.number;
        candidate.properties = std::move(feature.properties);
        candidate.geometry_type = std::move(feature.geometry_type);
        for (auto const& rings : feature.polygons) {
            auto& polygon = candidate.polygons.emplace_back();
            for (auto const& positions : rings) {
                auto& ring = polygon.emplace_back();
                for (auto const position : positions) ring.push_back({position.x, position.y});
            }
        }
    }
    return candidates;
}

Result<std::vector<AreaCandidate>> read_candidates(std::string const& path) {
    formats::GeoLimits const limits;
    auto const text = TRY(read_file(path, limits.file_bytes));
    return candidates_of(TRY(formats::read_geojson(text, limits)));
}

std::int64_t year_of(access::Grant const& grant) {
    return static_cast<int>(std::chrono::year_month_day{amsterdam_day(grant.at())}.year());
}

/// An address and where it stood, so that a row that comes twice can be named.
struct AddressLine {
    Address address;
    std::uint32_t line = 0;
};

/// Reads the rows of one address file.
class AddressFile {
public:
    AddressFile(formats::CsvReader& reader, AddressColumns const& columns, KnownNeighbourhoods const& known)
        : reader_(reader), columns_(columns), known_(known) {}

    Result<void> read(Progress const& progress, std::int64_t file_bytes) {
        std::vector<std::string> fields;
        for (std::int64_t rows = 0; TRY(reader_.next(fields)); ++rows) {
            if (rows % 65'536 == 0 && progress && !progress(reader_.bytes_read(), file_bytes))
                return fail(ErrorKind::conflict, "import.stopped", "stopped; nothing has changed");
            if (auto const read = read_row(fields); !read) {
                auto error = read.error();
                error.detail = fmt::format("line {}: {}", reader_.line(), error.detail);
                return tl::unexpected<Error>(std::move(error));
            }
        }
        return check_twice();
    }

    /// The addresses without their lines.
    [[nodiscard]] std::vector<Address> take() {
        std::vector<Address> addresses;
        addresses.reserve(lines_.size());
        for (auto const& line : lines_) addresses.push_back(line.address);
        std::vector<AddressLine>{}.swap(lines_);
        return addresses;
    }

    std::int64_t skipped = 0;

private:
    Result<void> read_row(std::vector<std::string> const& fields) {
        auto address = TRY(address_of(fields, columns_));
        switch (known_.fit(address.neighbourhood)) {
            case AddressFit::elsewhere:
                ++skipped;
                return {};
            case AddressFit::unknown_code:
                return fail(ErrorKind::bad_request, "address.neighbourhood_unknown",
                            fmt::format("{} is not among the areas that are loaded",
                                        neighbourhood_code(address.neighbourhood)));
            case AddressFit::known:
                break;
        }
        TRY(read_point(fields, address));
        lines_.push_back({address, static_cast<std::uint32_t>(reader_.line())});
        return {};
    }

    Result<void> read_point(std::vector<std::string> const& fields, Address& address) const {
        auto const degrees = columns_.longitude.has_value();
        if (!degrees && !columns_.x) return {};
        auto const& first = fields[degrees ? *columns_.longitude : *columns_.x];
        auto const& second = fields[degrees ? *columns_.latitude : *columns_.y];
        if (first.empty() && second.empty()) return {};  // an address without a point among others with one
        formats::Coordinate at{TRY(coordinate_of(first)), TRY(coordinate_of(second))};
        if (!degrees) {
            auto const projected = formats::rd_to_wgs84(at);
            if (!projected && projected.error().kind == ErrorKind::unavailable)
                return tl::unexpected<Error>(projected.error());
            at = projected ? *projected : formats::Coordinate{};
        }
        Point const point{at.x, at.y};
        if (!is_in(netherlands, point)) {
            return fail(ErrorKind::bad_request, "address.outside_netherlands",
                        "the point lies outside the Netherlands");
        }
        auto const fixed = to_fixed(point);
        address.longitude = fixed.x;
        address.latitude = fixed.y;
        return {};
    }

    /// The same row again does no harm; the same address in two neighbourhoods cannot be true.
    Result<void> check_twice() {
        auto const place = [](AddressLine const& line) { return std::tie(line.address.postcode, line.address.number); };
        std::sort(lines_.begin(), lines_.end(), [&](AddressLine const& a, AddressLine const& b) {
            return std::tuple_cat(place(a), std::tie(a.line)) < std::tuple_cat(place(b), std::tie(b.line));
        });
        for (std::size_t i = 1; i < lines_.size(); ++i) {
            if (place(lines_[i]) == place(lines_[i - 1]) &&
                lines_[i].address.neighbourhood != lines_[i - 1].address.neighbourhood) {
                return fail(ErrorKind::bad_request, "address.twice",
                            fmt::format("line {}: the address of line {} again, in another buurt", lines_[i].line,
                                        lines_[i - 1].line));
            }
        }
        auto const same = [&](AddressLine const& a, AddressLine const& b) { return place(a) == place(b); };
        lines_.erase(std::unique(lines_.begin(), lines_.end(), same), lines_.end());
        return {};
    }

    formats::CsvReader& reader_;
    AddressColumns columns_;
    KnownNeighbourhoods const& known_;
    std::vector<AddressLine> lines_;
};

Result<std::vector<std::string>> known_codes(CommandParts const& parts) {
    return parts.database.read(
        [&](db::Read& read) { return neighbourhood_codes(read, parts.grant, amsterdam_day(parts.grant.at())); });
}

struct AddressesRead {
    std::vector<Address> addresses;
    std::int64_t year = 0;
    std::int64_t skipped = 0;
};

Result<AddressesRead> read_addresses_of(CommandParts const& parts, std::string const& path, std::int64_t year) {
    std::error_code absent;
    auto const bytes = std::filesystem::file_size(path, absent);
    std::ifstream in{path, std::ios::binary};
    if (!in || absent) return fail(ErrorKind::unavailable, "file.unreadable", "this is no file that can be read");
    KnownNeighbourhoods const known{TRY(known_codes(parts))};
    auto reader = TRY(formats::CsvReader::open(in));
    auto const columns = TRY(address_columns(reader.header()));
    AddressFile file{reader, columns, known};
    TRY(file.read(parts.progress, static_cast<std::int64_t>(bytes)));
    AddressesRead found{file.take(), columns.year, file.skipped};
    if (found.addresses.empty()) {
        return fail(ErrorKind::bad_request, "address.none",
                    found.skipped > 0 ? "no address lies in the areas that are loaded" : "the file has no addresses");
    }
    if (found.year == 0) found.year = year > 0 ? year : year_of(parts.grant);
    return found;
}

}  // namespace

Result<ImportReport> import_areas_file(CommandParts const& parts, std::string const& path, std::int64_t year) {
    auto const candidates = read_candidates(path);
    if (!candidates) return in_file(path, candidates.error());
    auto const found = areas_of_file(*candidates, year > 0 ? year : year_of(parts.grant));
    if (!found) return in_file(path, found.error());
    auto report =
        import_areas(parts.database, parts.keys, parts.areas, parts.grant, file_name(path), *found, parts.progress);
    if (!report) return in_file(path, report.error());
    return report;
}

Result<ImportReport> import_addresses_file(CommandParts const& parts, std::string const& path, std::int64_t year) {
    auto found = read_addresses_of(parts, path, year);
    if (!found) return in_file(path, found.error());
    auto report = import_addresses(parts.database, parts.keys, parts.areas, parts.grant, file_name(path), found->year,
                                   std::move(found->addresses), parts.progress);
    if (!report) return in_file(path, report.error());
    report->skipped = found->skipped;
    return report;
}

Result<Area> define_own_area_from(CommandParts const& parts, OwnArea wanted, std::string const& outline_path) {
    if (!outline_path.empty()) {
        auto const candidates = read_candidates(outline_path);
        if (!candidates) return in_file(outline_path, candidates.error());
        for (auto const& candidate : *candidates) {
            wanted.outline.insert(wanted.outline.end(), candidate.polygons.begin(), candidate.polygons.end());
        }
    }
    return define_own_area(parts.database, parts.keys, parts.areas, parts.grant, {}, wanted);
}

}  // namespace plein::areas
