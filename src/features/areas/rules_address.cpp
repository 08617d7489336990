// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.hpp"
#include "features/areas/rules.hpp"

namespace plein::areas {
namespace {

std::optional<std::size_t> find_column(std::span<std::string const> header, std::string_view name) {
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (fold(trim(header[i])) == name) return i;
    }
    return std::nullopt;
}

/// The whole of `text` as a number of at most nine digits.
std::optional<std::uint32_t> digits_of(std::string_view text) {
    std::uint32_t number = 0;
    if (text.empty() || text.size() > 9) return std::nullopt;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// `Buurt`, `Buurt2023` or `buurtcode`, with the year where it has one.
std::optional<std::pair<std::size_t, std::int64_t>> find_neighbourhood_column(std::span<std::string const> header) {
    for (std::size_t i = 0; i < header.size(); ++i) {
        auto const folded = fold(trim(header[i]));
        if (folded == "buurt" || folded == "buurtcode") return std::pair{i, std::int64_t{0}};
        if (folded.size() == 9 && folded.substr(0, 5) == "buurt") {
            if (auto const year = digits_of(folded.substr(5))) return std::pair{i, std::int64_t{*year}};
        }
    }
    return std::nullopt;
}

}  // namespace

Result<AddressColumns> address_columns(std::span<std::string const> header) {
    auto const missing = [](std::string_view column) {
        return fail(
            ErrorKind::bad_request, "address.column_missing",
            fmt::format("line 1: the column {} is missing; expected PC6, Huisnummer and Buurt with a year", column));
    };
    AddressColumns columns;
    auto const postcode = find_column(header, "pc6");
    auto const number = find_column(header, "huisnummer");
    auto const neighbourhood = find_neighbourhood_column(header);
    if (!postcode) return missing("PC6");
    if (!number) return missing("Huisnummer");
    if (!neighbourhood) return missing("Buurt");
    columns.postcode = *postcode;
    columns.number = *number;
    columns.neighbourhood = neighbourhood->first;
    columns.year = neighbourhood->second;
    columns.longitude = find_column(header, "lon");
    columns.latitude = find_column(header, "lat");
    columns.x = find_column(header, "x");
    columns.y = find_column(header, "y");
    if (columns.longitude.has_value() != columns.latitude.has_value())
        return missing(columns.longitude ? "lat" : "lon");
    if (columns.x.has_value() != columns.y.has_value()) return missing(columns.x ? "y" : "x");
    return columns;
}

Result<Address> address_of(std::span<std::string const> fields, AddressColumns const& columns) {
    Address address;
    auto const postcode = parse_postcode(fields[columns.postcode]);
    if (!postcode)
        return fail(ErrorKind::bad_request, "address.postcode_malformed",
                    "the postcode is not four digits and two letters");
    address.postcode = pack_postcode(*postcode);
    auto const number = digits_of(trim(fields[columns.number]));
    if (!number || *number == 0 || *number > 99'999)
        return fail(ErrorKind::bad_request, "address.number_malformed",
                    "the house number is not a number from 1 to 99999");
    address.number = *number;
    // CBS leaves out the letters, and a spreadsheet the zeros in front: `140001` is BU00140001.
    auto text = trim(fields[columns.neighbourhood]);
    if (text.substr(0, 2) == "BU") text.remove_prefix(2);
    auto const neighbourhood = text.size() <= 8 ? digits_of(text) : std::nullopt;
    if (!neighbourhood || *neighbourhood == 0)
        return fail(ErrorKind::bad_request, "address.neighbourhood_malformed",
                    "the buurt is not a code of at most eight digits");
    address.neighbourhood = *neighbourhood;
    return address;
}

Result<double> coordinate_of(std::string_view text) {
    std::string point{trim(text)};
    std::replace(point.begin(), point.end(), ',', '.');
    double value = 0;
    auto const [end, fault] = std::from_chars(point.data(), point.data() + point.size(), value);
    if (point.empty() || fault != std::errc{} || end != point.data() + point.size() || !std::isfinite(value))
        return fail(ErrorKind::bad_request, "address.point_malformed", "a coordinate is not a number");
    return value;
}

KnownNeighbourhoods::KnownNeighbourhoods(std::span<std::string const> codes) {
    for (auto const& code : codes) {
        auto const digits = digits_of(std::string_view{code}.substr(std::min<std::size_t>(2, code.size())));
        if (!digits) continue;
        neighbourhoods_.push_back(*digits);
        municipalities_.push_back(*digits / 10'000);
    }
    for (auto* numbers : {&neighbourhoods_, &municipalities_}) {
        std::sort(numbers->begin(), numbers->end());
        numbers->erase(std::unique(numbers->begin(), numbers->end()), numbers->end());
    }
}

AddressFit KnownNeighbourhoods::fit(std::uint32_t neighbourhood) const {
    auto const has = [](std::vector<std::uint32_t> const& numbers, std::uint32_t number) {
        return std::binary_search(numbers.begin(), numbers.end(), number);
    };
    if (neighbourhoods_.empty() || has(neighbourhoods_, neighbourhood)) return AddressFit::known;
    return has(municipalities_, neighbourhood / 10'000) ? AddressFit::unknown_code : AddressFit::elsewhere;
}

}  // namespace plein::areas
