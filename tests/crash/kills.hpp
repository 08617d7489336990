// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>

/// How often the kill tests kill. PLEIN_TEST_KILLS (100) counts for both together; PLEIN_TEST_SEED repeats a run.
namespace plein::crash {

inline std::int64_t number_from(char const* name, std::int64_t otherwise) {
    auto const* text = std::getenv(name);
    return text == nullptr ? otherwise : std::atoll(text);
}

inline std::int64_t all_kills() { return std::max<std::int64_t>(2, number_from("PLEIN_TEST_KILLS", 100)); }

/// Kills of the whole server: a tenth, or 20 where half of all is more; each costs a start of the program.
inline std::int64_t server_kills() { return std::max(all_kills() / 10, std::min<std::int64_t>(20, all_kills() / 2)); }

/// Kills of a process that only writes: the rest.
inline std::int64_t writer_kills() { return all_kills() - server_kills(); }

inline std::uint64_t seed() {
    return static_cast<std::uint64_t>(
        number_from("PLEIN_TEST_SEED", static_cast<std::int64_t>(std::random_device{}())));
}

}  // namespace plein::crash
