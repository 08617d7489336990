// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/crypto/crypto.hpp"

#include <sodium.h>
#include <cstdio>
#include <cstdlib>

namespace plein::crypto {
namespace {

// Crockford's base 32: of each pair of look-alikes (0 and O, 1 and I and L, V and U) one is in it.
constexpr std::string_view code_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 10;

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

/// The letter of the alphabet that was meant; 0 where none can be.
char meant_by(char typed) {
    auto const upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    switch (upper) {
        case 'O':
            return '0';
        case 'I':
        case 'L':
            return '1';
        case 'U':
            return 'V';
        default:
            return code_alphabet.find(upper) == std::string_view::npos ? '\0' : upper;
    }
}

/// How many bytes at the start of `text` only separate groups: blanks, dots, and hyphens of any length.
std::size_t separator_at(std::string_view text) {
    if (std::string_view(" \t\r\n-_.").find(text.front()) != std::string_view::npos) return 1;
    if (text.starts_with("\u00a0")) return 2;  // no-break space, which copying from a page gives
    for (std::string_view const dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u202f"}) {
        if (text.starts_with(dash)) return dash.size();
    }
    return 0;
}

}  // namespace

void start() {
    if (sodium_init() >= 0) return;
    std::fputs("plein: libsodium cannot start\n", stderr);
    std::abort();
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string random_token() {
    constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    auto const bytes = random_bytes(32);
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();  // the zero that ends a C string
    return text;
}

std::string random_code() {
    std::string code;
    for (std::size_t i = 0; i < code_length; ++i) {
        if (i == 4 || i == 8) code += '-';
        code += code_alphabet[randombytes_uniform(static_cast<std::uint32_t>(code_alphabet.size()))];
    }
    return code;
}

std::string normal_code(std::string_view typed) {
    std::string code;
    while (!typed.empty()) {
        if (auto const skipped = separator_at(typed); skipped != 0) {
            typed.remove_prefix(skipped);
            continue;
        }
        auto const letter = meant_by(typed.front());
        if (letter == '\0' || code.size() == code_length) return {};
        code += letter;
        typed.remove_prefix(1);
    }
    return code.size() == code_length ? code : std::string();
}

std::string sha256(std::string_view bytes) {
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(bytes_of(digest), bytes_of(bytes), bytes.size());
    return digest;
}

std::string hex(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
    text.pop_back();  // the zero that ends a C string
    return text;
}

std::optional<std::string> unhex(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t length = 0;
    auto* const out = reinterpret_cast<unsigned char*>(bytes.data());
    // Where the text ends before its own end, a character in it was none of the sixteen.
    char const* end = nullptr;
    if (sodium_hex2bin(out, bytes.size(), text.data(), text.size(), nullptr, &length, &end) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    return bytes;
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool verify_signature(std::string_view message, std::string_view signature, std::string_view public_key) {
    if (signature.size() != crypto_sign_BYTES || public_key.size() != crypto_sign_PUBLICKEYBYTES) return false;
    return crypto_sign_verify_detached(bytes_of(signature), bytes_of(message), message.size(), bytes_of(public_key)) ==
           0;
}

}  // namespace plein::crypto
