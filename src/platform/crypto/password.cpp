// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <sodium.h>
#include <chrono>

#include "platform/crypto/crypto.hpp"
#include "platform/crypto/turns.hpp"

namespace plein::crypto {
namespace {

constexpr unsigned long long passes = 3;
constexpr std::size_t memory = 64UL * 1024 * 1024;

Turns& turns() {
    // 256 MiB together; more would let a row of sign-ins take the machine's memory.
    static Turns few(4, std::chrono::seconds{10});
    return few;
}

}  // namespace

Result<std::string> hash_password(std::string_view password) {
    Turns::Turn const turn(turns());
    if (!turn.taken()) return fail(ErrorKind::unavailable, "crypto.busy", "too many sign-ins at once");
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes, memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return fail(ErrorKind::unavailable, "crypto.busy", "no memory for a password");
    }
    hash.resize(hash.find('\0'));
    return hash;
}

Result<bool> verify_password(std::string_view hash, std::string_view password) {
    // libsodium reads up to the zero that ends the text.
    std::string const text(hash);
    if (text.size() >= crypto_pwhash_STRBYTES || text.find('\0') != std::string::npos) return false;
    Turns::Turn const turn(turns());
    if (!turn.taken()) return fail(ErrorKind::unavailable, "crypto.busy", "too many sign-ins at once");
    return crypto_pwhash_str_verify(text.c_str(), password.data(), password.size()) == 0;
}

}  // namespace plein::crypto
