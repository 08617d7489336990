// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <charconv>

#include "platform/crypto/crypto.hpp"
#include "platform/logbook/logbook.hpp"

namespace plein::logbook {
namespace {

constexpr std::string_view begin_of_line = "logbook.checkpoint ";

/// What stands behind ` name=`, up to the next blank, quote or end.
std::string_view part_of(std::string_view line, std::string_view name) {
    auto const begin = line.find(fmt::format(" {}=", name));
    if (begin == std::string_view::npos) return {};
    auto const value = line.substr(begin + name.size() + 2);
    return value.substr(0, value.find_first_of(" \t\r\n\"'\\"));
}

tl::unexpected<Error> malformed(std::string_view name) {
    return fail(ErrorKind::bad_request, "logbook.witness_malformed", fmt::format("a checkpoint without its {}", name));
}

Result<std::int64_t> number_of(std::string_view line, std::string_view name) {
    auto const text = part_of(line, name);
    std::int64_t number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() || number < 0)
        return malformed(name);
    return number;
}

Result<std::string> bytes_of(std::string_view line, std::string_view name, std::size_t length) {
    auto bytes = crypto::unhex(part_of(line, name));
    if (!bytes || bytes->size() != length) return malformed(name);
    return std::move(*bytes);
}

}  // namespace

std::string witness_line(Checkpoint const& checkpoint) {
    return fmt::format("{}sequence={} previous={} hash={} signature={} at={}", begin_of_line, checkpoint.sequence,
                       checkpoint.previous, crypto::hex(checkpoint.hash), crypto::hex(checkpoint.signature),
                       to_micros(checkpoint.signed_at));
}

Result<std::optional<Checkpoint>> parse_witness(std::string_view line) {
    auto const begin = line.find(begin_of_line);
    if (begin == std::string_view::npos) return std::optional<Checkpoint>{};
    line.remove_prefix(begin);
    Checkpoint checkpoint;
    checkpoint.sequence = TRY(number_of(line, "sequence"));
    checkpoint.previous = TRY(number_of(line, "previous"));
    checkpoint.hash = TRY(bytes_of(line, "hash", 32));
    checkpoint.signature = TRY(bytes_of(line, "signature", 64));
    checkpoint.signed_at = from_micros(TRY(number_of(line, "at")));
    return std::optional<Checkpoint>{std::move(checkpoint)};
}

}  // namespace plein::logbook
