// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.hpp"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cctype>
#include <memory>

namespace plein {
namespace {

icu::Normalizer2 const& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFCInstance(status);
}

icu::Normalizer2 const& nfd() {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFDInstance(status);
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

}  // namespace

bool is_utf8(std::string_view text) {
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(reinterpret_cast<std::uint8_t const*>(text.data()), i, size, c);
        if (c < 0) return false;
    }
    return true;
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (unsigned char const c : text) count += (c & 0xc0U) != 0x80U ? 1 : 0;
    return count;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto const at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

Result<std::string> clean_text(std::string_view text, std::size_t most) {
    // Four bytes a code point at the most: refuse before ICU sees an oversized text.
    if (text.size() > most * 4 + 1024) return fail(ErrorKind::too_large, "text.too_long");
    if (!is_utf8(text)) return fail(ErrorKind::bad_request, "text.not_utf8");
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        if (c == '\r') {
            if (i + 1 >= text.size() || text[i + 1] != '\n') kept += '\n';
        } else if (c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7f)) {
            kept += text[i];
        }
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString const normal = nfc().normalize(icu::UnicodeString::fromUTF8(trim(kept)), status);
    std::string result;
    normal.toUTF8String(result);
    if (length(result) > most) return fail(ErrorKind::too_large, "text.too_long");
    return result;
}

std::string fold(std::string_view text) {
    bool ascii = true;
    for (unsigned char const c : text) ascii = ascii && c < 0x80;
    std::string result;
    if (ascii) {
        result.reserve(text.size());
        for (char const c : text) result += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
        return result;
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString const apart = nfd().normalize(icu::UnicodeString::fromUTF8(text).foldCase(), status);
    icu::UnicodeString bare;
    for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
        auto const c = apart.char32At(i);
        if (u_charType(c) != U_NON_SPACING_MARK) bare.append(c);
    }
    bare.toUTF8String(result);
    return result;
}

std::string sort_key(std::string_view text) {
    // A collator is not safe to share between threads while it is being used for keys of changing length.
    thread_local std::unique_ptr<icu::Collator> const collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made{icu::Collator::createInstance(icu::Locale("nl"), status)};
        if (made) made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        return made;
    }();
    auto const unicode = icu::UnicodeString::fromUTF8(text);
    std::string key(64 + text.size() * 4, '\0');
    auto size = collator->getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()),
                                     static_cast<std::int32_t>(key.size()));
    if (size > static_cast<std::int32_t>(key.size())) {
        key.resize(static_cast<std::size_t>(size));
        size = collator->getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()), size);
    }
    key.resize(size > 0 ? static_cast<std::size_t>(size) - 1 : 0);  // ICU ends the key with a zero byte
    return key;
}

std::string shorten(std::string_view text, std::size_t most) {
    if (length(text) <= most) return std::string{text};
    std::size_t bytes = 0;
    for (std::size_t points = 0; bytes < text.size(); ++bytes) {
        if ((static_cast<unsigned char>(text[bytes]) & 0xc0U) != 0x80U && points++ == most) break;
    }
    auto cut = text.substr(0, bytes);
    if (auto const space = cut.find_last_of(" \n"); space != std::string_view::npos && space > bytes / 2)
        cut = cut.substr(0, space);
    return std::string{trim(cut)} + "…";
}

std::optional<std::string> parse_postcode(std::string_view text) {
    std::string kept;
    for (char const c : trim(text)) {
        if (c == ' ') continue;
        kept += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    if (kept.size() != 6 || kept[0] < '1' || kept[0] > '9') return std::nullopt;
    for (std::size_t i = 1; i < 4; ++i) {
        if (kept[i] < '0' || kept[i] > '9') return std::nullopt;
    }
    for (std::size_t i = 4; i < 6; ++i) {
        if (kept[i] < 'A' || kept[i] > 'Z') return std::nullopt;
    }
    auto const letters = kept.substr(4);
    if (letters == "SA" || letters == "SD" || letters == "SS") return std::nullopt;
    return kept;
}

bool is_mail_address(std::string_view text) {
    if (text.size() < 6 || text.size() > 254) return false;
    auto const at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
    auto const domain = text.substr(at + 1);
    if (domain.find('.') == std::string_view::npos || domain.front() == '.' || domain.back() == '.') return false;
    return std::none_of(text.begin(), text.end(), [](unsigned char c) {
        return c <= 0x20 || c == 0x7f || c == ',' || c == ';' || c == '<' || c == '>' || c == '"';
    });
}

std::optional<std::string> parse_phone(std::string_view text) {
    std::string digits;
    for (char const c : trim(text)) {
        if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) {
            digits += c;
        } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.' && c != '/') {
            return std::nullopt;
        }
    }
    auto const count = digits.size() - (digits.starts_with('+') ? 1 : 0);
    if (count < 3 || count > 15) return std::nullopt;
    return digits;
}

}  // namespace plein
