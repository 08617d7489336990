// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.hpp"
#include "features/areas/packing.hpp"
#include "features/areas/store.hpp"

// The addresses of one postcode as bytes, each number as packing.hpp writes it: the count, then for each address, in
// the order of house numbers, the difference of the house number, of the neighbourhood's digits and of both coordinates
// (degrees times 1e7; an address without a point counts as zero, zero) with the address before it.

namespace plein::areas {
namespace {

constexpr db::Statement add_postcode{"area_postcode.add",
                                     "INSERT INTO area_postcode (import_id, postcode, addresses) VALUES ($1, $2, $3)"};
constexpr db::Statement find_visible{"area_import.find_visible_addresses",
                                     "SELECT id, year FROM area_import WHERE kind = 'addresses' AND state = 'visible'"};
constexpr db::Statement list_postcodes{
    "area_postcode.list", "SELECT postcode, addresses FROM area_postcode WHERE import_id = $1 ORDER BY postcode"};

std::string pack(std::span<Address const> addresses) {
    std::string bytes;
    put(bytes, addresses.size());
    Address last;
    for (auto const& address : addresses) {
        put_signed(bytes, std::int64_t{address.number} - last.number);
        put_signed(bytes, std::int64_t{address.neighbourhood} - last.neighbourhood);
        put_signed(bytes, std::int64_t{address.longitude} - last.longitude);
        put_signed(bytes, std::int64_t{address.latitude} - last.latitude);
        last = address;
    }
    return bytes;
}

/// Reads into `addresses`, which keeps its memory from postcode to postcode.
Result<void> unpack(std::string_view postcode, std::string_view bytes, std::vector<Address>& addresses) {
    PackedReader source{bytes};
    auto const valid = parse_postcode(postcode);
    if (!valid) return fail(ErrorKind::internal, "address.damaged");
    addresses.resize(source.take_count(4));
    Address last;
    last.postcode = pack_postcode(*valid);
    for (auto& address : addresses) {
        last.number = static_cast<std::uint32_t>(last.number + source.take_signed());
        last.neighbourhood = static_cast<std::uint32_t>(last.neighbourhood + source.take_signed());
        last.longitude = source.take_step(last.longitude);
        last.latitude = source.take_step(last.latitude);
        address = last;
    }
    if (source.damaged() || !source.at_end()) return fail(ErrorKind::internal, "address.damaged");
    return {};
}

}  // namespace

Result<void> insert_addresses(db::Write& write, access::Grant const&, AreaImportId import,
                              std::span<Address const> addresses) {
    for (std::size_t begin = 0; begin < addresses.size();) {
        auto end = begin + 1;
        while (end < addresses.size() && addresses[end].postcode == addresses[begin].postcode) ++end;
        TRY(write.execute(add_postcode, import, unpack_postcode(addresses[begin].postcode),
                          db::Blob{pack(addresses.subspan(begin, end - begin))}));
        begin = end;
    }
    return {};
}

Result<AddressTable> read_addresses(db::Read& read, access::Grant const&) {
    AddressTable table;
    auto const import = TRY(read.first(find_visible));
    if (!import) return table;
    table.year = import->integer(1);
    std::vector<Address> addresses;
    Result<void> unpacked;
    TRY(read.stream(list_postcodes, {db::to_value(import->uuid(0))}, [&](db::Row const& row) {
        unpacked = unpack(row.text(0), row.blob(1), addresses);
        if (unpacked) table.add(addresses);
        return unpacked.has_value();
    }));
    TRY(unpacked);
    return table;
}

}  // namespace plein::areas
