// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/areas/model.hpp"

namespace plein::areas {

/// Turns the features of one file into areas, or refuses the file whole.
/// Accepts the property names of Statistics Netherlands (CBS): `statcode`/`statnaam` (PDOK), `buurtcode`/`buurtnaam`,
/// `wijkcode`/`wijknaam`, `gemeentecode`/`gemeentenaam`, the older `BU_CODE`/`BU_NAAM` (WK, GM), and plain
/// `code`/`name`. The year is the feature's `year`, `jaar` or `jrstatcode`, else `year_if_none`; one file is one year.
/// A code may come twice only with different values of `water`: CBS publishes the water of an area apart, and it joins
/// the area. Simplified maps have rings that cross themselves, which are taken by the even-odd rule, and rings without
/// surface, which are left out.
/// Errors: bad_request with the code of the first fault and up to twenty faults in the detail, a line each, with the
/// feature and its code (`feature 3 (BU00140001): …`): `area.no_features`, `area.properties_unknown`,
/// `area.code_missing`, `area.code_malformed`, `area.code_twice`, `area.name_missing`, `area.parent_mismatch`,
/// `area.parent_absent`, `area.geometry_missing`, `area.geometry_type`, `area.ring_too_short`, `area.ring_open`,
/// `area.flat`, `area.outside_netherlands`, `area.too_many_points`, `area.year_malformed`, `area.year_mixed`.
[[nodiscard]] Result<std::vector<Area>> areas_of_file(std::span<AreaCandidate const> file, std::int64_t year_if_none);

/// A municipality at one level of its division.
struct Division {
    AreaKind kind = AreaKind::neighbourhood;
    std::string municipality;
    friend auto operator<=>(Division const&, Division const&) = default;
};

/// The divisions of an earlier year that `found`, one file, takes the ground of without naming them: municipalities
/// that merged into another. Each once. Cost: every area of `known` that `found` does not name, against every area of
/// its kind in `found`.
[[nodiscard]] std::vector<Division> taken_over(std::span<Area const* const> known, std::span<Area const> found);

/// Checks a drawn outline by the rules for rings above. Errors: as areas_of_file.
Result<void> check_outline(std::span<Polygon const> outline);

/// The codes of the neighbourhoods of which more than half lies inside the outline, in the order given.
/// Cost: about 1,000 point questions for each neighbourhood near the outline.
[[nodiscard]] std::vector<std::string> snap(std::span<Polygon const> outline,
                                            std::span<Area const* const> neighbourhoods);

/// The code of an own area from its name: `own-haarwolde`. Empty where the name has no letter or digit.
[[nodiscard]] std::string own_area_code(std::string_view name);

/// Where the columns of an address file stand.
struct AddressColumns {
    std::size_t postcode = 0;
    std::size_t number = 0;
    std::size_t neighbourhood = 0;
    std::optional<std::size_t> longitude;  ///< with latitude: degrees
    std::optional<std::size_t> latitude;
    std::optional<std::size_t> x;  ///< with y: metres of the national grid
    std::optional<std::size_t> y;
    std::int64_t year = 0;  ///< that `Buurt2023` names; 0 where it names none
};

/// Finds the columns in the header of the CBS file pc6hnr (`PC6;Huisnummer;Buurt2023;Wijk2023;Gemeente2023`), in any
/// order, with or without `lon` and `lat` or `x` and `y`.
/// Errors: bad_request `address.column_missing`; the detail names the column.
[[nodiscard]] Result<AddressColumns> address_columns(std::span<std::string const> header);

/// One record without its point.
/// Errors: bad_request `address.postcode_malformed`, `address.number_malformed` (1 to 99999),
/// `address.neighbourhood_malformed`.
[[nodiscard]] Result<Address> address_of(std::span<std::string const> fields, AddressColumns const& columns);

/// Reads a decimal number with a point or a comma. Errors: bad_request `address.point_malformed`.
[[nodiscard]] Result<double> coordinate_of(std::string_view text);

/// Whether the address belongs, now that the areas are known.
enum class AddressFit {
    known,         ///< its neighbourhood is loaded, or no neighbourhoods are
    elsewhere,     ///< in a municipality that is not loaded: left out
    unknown_code,  ///< in a loaded municipality, in a neighbourhood that it does not have: refuses the file
};

/// The neighbourhoods that are loaded, for judging addresses.
class KnownNeighbourhoods {
public:
    /// Codes such as `BU00140001`.
    explicit KnownNeighbourhoods(std::span<std::string const> codes);
    [[nodiscard]] AddressFit fit(std::uint32_t neighbourhood) const;

private:
    std::vector<std::uint32_t> neighbourhoods_;  // sorted
    std::vector<std::uint32_t> municipalities_;  // sorted
};

}  // namespace plein::areas
