// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Numbers as few bytes as they need: base 128, low digits first, the high bit set on all but the last byte; signed
/// numbers zigzag (0, -1, 1, -2), so that small differences stay small.
namespace plein::areas {

void put(std::string& bytes, std::uint64_t number);
void put_signed(std::string& bytes, std::int64_t number);

/// Reads them back. Damage is remembered and makes everything after it zero, so that one check at the end is enough.
class PackedReader {
public:
    explicit PackedReader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] std::uint64_t take();
    [[nodiscard]] std::int64_t take_signed();
    /// A count of things that take at least `least` bytes each; more than the rest can hold is damage.
    [[nodiscard]] std::size_t take_count(std::size_t least);
    /// A difference added to `from`. Range: degrees times 1e7; beyond 180 degrees is damage.
    [[nodiscard]] std::int32_t take_step(std::int32_t from);

    [[nodiscard]] bool damaged() const { return damaged_; }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
    bool damaged_ = false;
};

}  // namespace plein::areas
