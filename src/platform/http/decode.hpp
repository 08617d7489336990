// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace plein::http {

enum class Plus { stays, is_blank };

/// Undoes percent-encoding. Nothing where a % is not followed by two hexadecimal digits.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, Plus plus);

/// The path of a target as the route table reads it. Nothing where it does not start with /, is not UTF-8 or holds what
/// two readers could understand differently: dot segments, empty segments, control characters, an encoded slash or
/// backslash.
[[nodiscard]] std::optional<std::string> decode_path(std::string_view raw);

/// Reads a Cookie header (RFC 6265, section 4.2). A pair that is not well formed is passed over, since another
/// application on the same host may have set it; of a name that comes twice the first counts.
/// Range: at most 50 pairs, 4 kB each; the rest is passed over.
[[nodiscard]] std::map<std::string, std::string, std::less<>> parse_cookies(std::string_view header);

/// A token of RFC 9110, section 5.6.2: the characters of method and header names.
[[nodiscard]] bool is_token(std::string_view text);

/// Whether two ASCII texts are equal but for case.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);

/// Whether a comma-separated header holds `word`, in any case: `Connection: keep-alive, close`.
[[nodiscard]] bool lists(std::string_view header, std::string_view word);

}  // namespace plein::http
