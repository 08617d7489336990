// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A TOML file, as plein.toml or one of data/; every key can be asked for as every kind.
#include "fuzz/input.hpp"
#include "platform/config/table.hpp"

namespace {

void ask(plein::config::Table const& table) {
    for (auto const& key : table.keys()) {
        auto const kinds = (table.text(key) ? 1 : 0) + (table.integer(key) ? 1 : 0) + (table.boolean(key) ? 1 : 0);
        plein::fuzz::must(kinds <= 1, "a value has one kind");
        (void)table.number(key);
        (void)table.texts(key);
        (void)table.numbers(key);
        if (auto const inner = table.table(key)) ask(*inner);
        if (auto const rows = table.tables(key)) {
            for (auto const& row : *rows) ask(row);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const table = plein::config::parse_table(plein::fuzz::text(data, size), "settings.toml");
    if (table)
        ask(*table);
    else
        plein::fuzz::must(table.error().detail.starts_with("settings.toml:"), "a refusal names its line");
    return 0;
}
