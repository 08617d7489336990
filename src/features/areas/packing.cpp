// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/areas/packing.hpp"

namespace plein::areas {

void put(std::string& bytes, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7U) bytes += static_cast<char>(0x80U | (number & 0x7fU));
    bytes += static_cast<char>(number);
}

void put_signed(std::string& bytes, std::int64_t number) {
    auto const twice = static_cast<std::uint64_t>(number) << 1U;
    put(bytes, number < 0 ? ~twice : twice);
}

std::uint64_t PackedReader::take() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
        auto const byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        number |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        if (byte < 0x80) return damaged_ ? 0 : number;
    }
    damaged_ = true;
    return 0;
}

std::int64_t PackedReader::take_signed() {
    auto const zigzag = take();
    return static_cast<std::int64_t>(zigzag >> 1U) ^ -static_cast<std::int64_t>(zigzag & 1U);
}

std::size_t PackedReader::take_count(std::size_t least) {
    auto const count = take();
    if (count > rest_.size() / least) damaged_ = true;
    return damaged_ ? 0 : static_cast<std::size_t>(count);
}

std::int32_t PackedReader::take_step(std::int32_t from) {
    constexpr std::int64_t most = 1'800'000'000;
    auto const step = take_signed();
    if (step > 2 * most || step < -2 * most || from + step > most || from + step < -most) damaged_ = true;
    return damaged_ ? 0 : static_cast<std::int32_t>(from + step);
}

}  // namespace plein::areas
