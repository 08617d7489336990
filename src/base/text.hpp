// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace plein {

/// Whether `text` is well-formed UTF-8 (no overlong forms, no surrogates).
[[nodiscard]] bool is_utf8(std::string_view text);

/// How many code points `text` has; `text` must be UTF-8.
[[nodiscard]] std::size_t length(std::string_view text);

/// Without white space (ASCII) at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// Splits at every `separator`; keeps empty parts. They point into `text`, so a text that ends with the statement is
/// refused by the compiler: a `for` over its parts would read what is gone.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
template <std::same_as<std::string> Gone>
std::vector<std::string_view> split(Gone&& text, char separator) = delete;

/// What a person typed, made fit to keep: checked as UTF-8, NFC, CRLF to LF, other control characters dropped, trimmed.
/// Range: at most `most` code points. Errors: bad_request `text.not_utf8`, too_large `text.too_long`.
[[nodiscard]] Result<std::string> clean_text(std::string_view text, std::size_t most);

/// Lower case without accents, for comparing words: `Één` and `een` give the same. Cost: ICU, about a microsecond a
/// word.
[[nodiscard]] std::string fold(std::string_view text);

/// The ICU sort key (Dutch, numbers by value) as a byte string, stored beside names so that lists read in a person's
/// order.
[[nodiscard]] std::string sort_key(std::string_view text);

/// The first `most` code points, cut at a word and ended with `…` if anything was cut.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t most);

/// A Dutch postcode as it is stored, `1234AB`; accepts any case and a space between. Nothing if it is not one
/// (first digit 1-9; SA, SD and SS are never given out).
[[nodiscard]] std::optional<std::string> parse_postcode(std::string_view text);

/// A plausible e-mail address: one @, a dot in the domain, no white space, at most 254 characters.
[[nodiscard]] bool is_mail_address(std::string_view text);

/// A telephone number as digits with an optional leading +: `06 12 34 56 78` gives `0612345678`. Nothing if it has
/// characters a number does not have, fewer than 3 digits (`112`) or more than 15 (E.164).
[[nodiscard]] std::optional<std::string> parse_phone(std::string_view text);

}  // namespace plein
