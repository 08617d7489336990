// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

/// All cryptography of Plein, by libsodium; nothing is made by hand.
namespace plein::crypto {

/// Must run once before anything else here; safe to repeat. Aborts where libsodium cannot start.
void start();

/// `count` bytes from the system's random source.
[[nodiscard]] std::string random_bytes(std::size_t count);

/// A secret for a cookie, a form or a link: 32 random bytes as 43 characters of base64url.
[[nodiscard]] std::string random_token();

/// A code that a person can read out: 10 characters without look-alikes in three groups, `ABCD-EFGH-JK`, 50 bits.
[[nodiscard]] std::string random_code();

/// The canonical form of a code as typed (case, blanks, hyphens and look-alikes forgiven): `ABCDEFGHJK`, or empty if it
/// is none.
[[nodiscard]] std::string normal_code(std::string_view typed);

/// SHA-256 of `bytes` (32 bytes).
[[nodiscard]] std::string sha256(std::string_view bytes);

/// Lower-case hexadecimal.
[[nodiscard]] std::string hex(std::string_view bytes);

/// The bytes that hex() wrote, upper case forgiven; nothing where `text` is not that.
[[nodiscard]] std::optional<std::string> unhex(std::string_view text);

/// Whether two secrets are equal, in time that does not depend on where they differ.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);

/// Argon2id (RFC 9106), 64 MiB, 3 passes; the text form holds salt and parameters. At most four run at once, others
/// wait. Cost: about 0.2 s. Never inside a db::Write. Errors: unavailable `crypto.busy` after ten seconds of waiting.
[[nodiscard]] Result<std::string> hash_password(std::string_view password);
/// Whether `password` is the one that `hash` was made of; false too for a text that is no hash. Cost, limits and errors
/// are those of hash_password.
[[nodiscard]] Result<bool> verify_password(std::string_view hash, std::string_view password);

/// The keys of one installation, read from one file outside the database (mode 0600), made on first use.
/// Fields are sealed with XChaCha20-Poly1305 under the newest key and name their key, so keys can be rotated.
/// Threads: safe, all functions are const.
class Keyring {
public:
    /// Opens `path`, or makes it with fresh keys where it is absent.
    /// Errors: unavailable `crypto.keyfile` (unreadable, wrong mode, wrong form; detail says which).
    [[nodiscard]] static Result<Keyring> open(std::string const& path);
    /// Fresh keys that are stored nowhere and open nothing, for what needs a keyring in hand and none of its keys.
    [[nodiscard]] static Keyring temporary();
    Keyring(Keyring&&) noexcept;
    Keyring& operator=(Keyring&&) noexcept;
    ~Keyring();

    /// Encrypts one field. `place` (`question.story` and the record's id) is bound in, so that a value moved to another
    /// row or column does not open.
    [[nodiscard]] std::string seal(std::string_view plain, std::string_view place) const;

    /// Errors: internal `crypto.unsealable` (other key, other place, changed bytes).
    [[nodiscard]] Result<std::string> open_sealed(std::string_view sealed, std::string_view place) const;

    /// Keyed hash (BLAKE2b, 32 bytes) for looking up and for pseudonyms; `use` separates one kind from another.
    [[nodiscard]] std::string keyed_hash(std::string_view use, std::string_view value) const;

    /// Ed25519 signature (64 bytes) with the installation's logbook key.
    [[nodiscard]] std::string sign(std::string_view message) const;
    [[nodiscard]] std::string public_key() const;

private:
    struct Keys;
    explicit Keyring(std::unique_ptr<Keys> keys);
    std::unique_ptr<Keys> keys_;
};

/// Whether `signature` (64 bytes) is that of sign() over `message` with the key of `public_key` (32 bytes); false for
/// other lengths.
[[nodiscard]] bool verify_signature(std::string_view message, std::string_view signature, std::string_view public_key);

}  // namespace plein::crypto
