// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "features/areas/geometry.hpp"
#include "features/areas/model.hpp"

namespace plein::areas {

/// How near a Place is to what was asked.
enum class Precision {
    address,   ///< the postcode and house number are known
    postcode,  ///< the middle of the addresses with the postcode
    area,      ///< an area with that name, by its point
};

/// Where something is.
struct Place {
    std::optional<Point> point;  ///< absent where the address has none and its neighbourhood is not loaded
    std::string neighbourhood;   ///< CBS code; empty where `area` is larger than a neighbourhood
    std::int64_t year = 0;       ///< of that code's division
    Area const* area = nullptr;  ///< the neighbourhood, or the area asked for; null where it is not loaded
    Precision precision = Precision::area;
};

/// All addresses, packed: per address 6 bytes, or 14 where points are known, and 8 bytes for each postcode.
class AddressTable {
public:
    /// Adds the addresses of one postcode. Postcodes must come in ascending order, and the numbers within one too.
    void add(std::span<Address const> addresses);

    struct Found {
        std::uint32_t neighbourhood = 0;
        std::optional<Point> point;
    };
    /// Cost: two binary searches.
    [[nodiscard]] std::optional<Found> find(std::uint32_t postcode, std::uint32_t number) const;
    /// The neighbourhood that most addresses of the postcode have (of two with as many, the lower code) and the mean of
    /// the points that are known. Cost: one pass over the addresses of the postcode.
    [[nodiscard]] std::optional<Found> find(std::uint32_t postcode) const;
    /// Gives back the memory that adding kept in reserve.
    void shrink();
    [[nodiscard]] std::size_t size() const { return numbers_.size(); }
    /// Memory, in bytes, without the few neighbourhood codes.
    [[nodiscard]] std::size_t bytes() const;

    std::int64_t year = 0;  ///< of the division its neighbourhoods belong to

private:
    struct Range {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    [[nodiscard]] Range range_of(std::uint32_t postcode) const;
    [[nodiscard]] std::optional<Point> point_of(std::size_t i) const;

    std::vector<std::uint32_t> postcodes_;
    std::vector<std::uint32_t> starts_{0};       // of each postcode's addresses; one more than there are postcodes
    std::vector<std::uint32_t> numbers_;         // house numbers
    std::vector<std::uint16_t> neighbourhoods_;  // into codes_
    std::vector<Fixed> points_;                  // empty until an address has one
    std::vector<std::uint32_t> codes_;
    std::unordered_map<std::uint32_t, std::uint16_t> code_numbers_;
};

/// Every area and address that holds on one day, made for questions in microseconds. Never changes once made, so any
/// number of threads may ask; the pointers it gives live as long as it does.
class AreaIndex {
public:
    /// `areas` are those that hold on `day`. An own area gets the united polygons of its neighbourhoods; one of which
    /// no neighbourhood is loaded is left out. At most 65,535 different neighbourhoods among the addresses.
    AreaIndex(std::vector<Area> areas, AddressTable addresses, Day day, std::int64_t sequence);

    /// The area with that code, or null.
    [[nodiscard]] Area const* find(std::string_view code) const;

    /// The area of that kind in which the point lies, or null; borders as contains() has them. Where two contain it
    /// (two divisions that overlap) the one of the later year, then the lower code. Cost: about a microsecond.
    [[nodiscard]] Area const* at(Point point, AreaKind kind) const;

    /// The own areas in which the point lies, by code.
    [[nodiscard]] std::vector<Area const*> own_areas_at(Point point) const;

    /// The own areas that have the neighbourhood, by code.
    [[nodiscard]] std::vector<Area const*> own_areas_of(std::string_view neighbourhood) const;

    /// An address; `postcode` as parse_postcode gives it. A number that is not known falls back to the postcode.
    [[nodiscard]] std::optional<Place> address(std::string_view postcode, std::int64_t number) const;
    [[nodiscard]] std::optional<Place> postcode(std::string_view postcode) const;

    /// Areas with that name, case and accents aside: own areas first, then from large to small.
    [[nodiscard]] std::vector<Area const*> named(std::string_view name) const;

    /// What a person typed for "near": a postcode, a postcode and house number, or the name of an area.
    [[nodiscard]] std::optional<Place> locate(std::string_view typed) const;

    /// All areas of a kind in the order of their names.
    [[nodiscard]] std::vector<Area const*> const& of_kind(AreaKind kind) const;

    /// The areas of a kind whose box overlaps `box`, in the order of their names.
    [[nodiscard]] std::vector<Area const*> within(Box const& box, AreaKind kind) const;

    /// Of all areas together.
    [[nodiscard]] Box const& box() const { return box_; }
    [[nodiscard]] bool empty() const { return areas_.empty(); }
    [[nodiscard]] Day day() const { return day_; }
    [[nodiscard]] std::int64_t sequence() const { return sequence_; }
    [[nodiscard]] std::size_t address_count() const { return addresses_.size(); }
    /// Memory of the addresses, in bytes.
    [[nodiscard]] std::size_t address_bytes() const { return addresses_.bytes(); }

private:
    void unite_own_areas();
    void fill_grid();
    [[nodiscard]] Place place_of(AddressTable::Found const& found, Precision precision) const;
    template <class Each>
    void each_at(Point point, Each const& each) const;

    std::vector<Area> areas_;
    std::vector<Outline> outlines_;  // of the areas, one for one
    AddressTable addresses_;
    Day day_;
    std::int64_t sequence_;
    Box box_;
    std::unordered_map<std::string, std::uint32_t> by_code_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;
    std::vector<std::vector<Area const*>> by_kind_;
    std::size_t columns_ = 1;
    std::size_t rows_ = 1;
    std::vector<std::uint32_t> cell_starts_;  // one more than there are cells
    std::vector<std::uint32_t> cell_areas_;
};

}  // namespace plein::areas
