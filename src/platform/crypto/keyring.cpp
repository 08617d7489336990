// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <sodium.h>
#include <algorithm>

#include "platform/crypto/crypto.hpp"
#include "platform/crypto/key_file.hpp"

namespace plein::crypto {
namespace {

// A sealed value: one byte for its form, the key's id, the nonce, then what was encrypted with its tag.
constexpr char sealed_form = '\1';
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t header_size = 1 + key_id_size;
static_assert(key_size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES && key_size == crypto_sign_SEEDBYTES);

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string header_of(FieldKey const& key) {
    std::string header(1, sealed_form);
    header.append(reinterpret_cast<char const*>(key.id.data()), key.id.size());
    return header;
}

/// The header is bound in as well as the place, so that no byte of a sealed value can change.
std::string bound_in(std::string_view header, std::string_view place) {
    return fmt::format("plein.field{}{}", header, place);
}

}  // namespace

struct Keyring::Keys {
    KeyFile file;
    std::string public_key = std::string(crypto_sign_PUBLICKEYBYTES, '\0');
    std::string secret_key = std::string(crypto_sign_SECRETKEYBYTES, '\0');

    explicit Keys(KeyFile keys) : file(std::move(keys)) {
        crypto_sign_seed_keypair(bytes_of(public_key), bytes_of(secret_key), file.sign.data());
    }
    Keys(Keys const&) = delete;
    Keys& operator=(Keys const&) = delete;
    ~Keys() { sodium_memzero(secret_key.data(), secret_key.size()); }
};

Keyring::Keyring(std::unique_ptr<Keys> keys) : keys_(std::move(keys)) {}
Keyring::Keyring(Keyring&&) noexcept = default;
Keyring& Keyring::operator=(Keyring&&) noexcept = default;
Keyring::~Keyring() = default;

Result<Keyring> Keyring::open(std::string const& path) {
    start();
    auto file = TRY(read_or_make(path));
    return Keyring(std::make_unique<Keys>(std::move(file)));
}

Keyring Keyring::temporary() {
    start();
    return Keyring(std::make_unique<Keys>(make_keys()));
}

std::string Keyring::seal(std::string_view plain, std::string_view place) const {
    auto const& key = keys_->file.field.back();
    auto const header = header_of(key);
    auto const bound = bound_in(header, place);
    auto const nonce = random_bytes(nonce_size);
    std::string sealed = header + nonce;
    sealed.resize(header_size + nonce_size + plain.size() + tag_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + header_size + nonce_size, nullptr, bytes_of(plain),
                                               plain.size(), bytes_of(bound), bound.size(), nullptr, bytes_of(nonce),
                                               key.key.data());
    return sealed;
}

Result<std::string> Keyring::open_sealed(std::string_view sealed, std::string_view place) const {
    if (sealed.size() < header_size + nonce_size + tag_size)
        return fail(ErrorKind::internal, "crypto.unsealable", "too short");
    auto const header = sealed.substr(0, header_size);
    auto const& known = keys_->file.field;
    auto const key =
        std::find_if(known.begin(), known.end(), [&](auto const& entry) { return header_of(entry) == header; });
    if (key == known.end()) {
        return fail(ErrorKind::internal, "crypto.unsealable", "no key " + hex(header.substr(1)));
    }
    auto const bound = bound_in(header, place);
    auto const nonce = sealed.substr(header_size, nonce_size);
    auto const body = sealed.substr(header_size + nonce_size);
    std::string plain(body.size() - tag_size, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(plain), nullptr, nullptr, bytes_of(body), body.size(),
                                                   bytes_of(bound), bound.size(), bytes_of(nonce),
                                                   key->key.data()) != 0) {
        return fail(ErrorKind::internal, "crypto.unsealable", "the place or the bytes differ");
    }
    return plain;
}

std::string Keyring::keyed_hash(std::string_view use, std::string_view value) const {
    // The length keeps `use` and `value` apart: ("ab", "c") is not ("a", "bc").
    auto const message = fmt::format("{}:{}{}", use.size(), use, value);
    std::string hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(bytes_of(hash), hash.size(), bytes_of(message), message.size(), keys_->file.lookup.data(),
                       key_size);
    return hash;
}

std::string Keyring::sign(std::string_view message) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytes_of(signature), nullptr, bytes_of(message), message.size(), bytes_of(keys_->secret_key));
    return signature;
}

std::string Keyring::public_key() const { return keys_->public_key; }

}  // namespace plein::crypto
