// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a CSV file, and every record of it as an address.
#include <sstream>
#include <string>

#include "features/areas/rules.hpp"
#include "fuzz/input.hpp"
#include "platform/formats/csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace plein;
    std::istringstream source{std::string{fuzz::text(data, size)}};
    auto reader = formats::CsvReader::open(
        source, {.file_bytes = 1 << 20, .record_bytes = 4096, .field_bytes = 1024, .columns = 20});
    if (!reader) return 0;
    auto const columns = areas::address_columns(reader->header());
    std::vector<std::string> fields;
    for (;;) {
        auto const more = reader->next(fields);
        if (!more || !*more) return 0;
        fuzz::must(fields.size() == reader->header().size(), "a record has one field for each column");
        for (auto const& field : fields) (void)areas::coordinate_of(field);
        if (columns) (void)areas::address_of(fields, *columns);
    }
}
