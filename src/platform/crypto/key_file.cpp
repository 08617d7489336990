// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/crypto/key_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

#include "base/text.hpp"
#include "platform/crypto/crypto.hpp"

namespace plein::crypto {
namespace {

constexpr std::string_view first_line = "plein-keys 1";
constexpr std::size_t most_bytes = 64UL * 1024;

auto refused(std::string const& why) { return fail(ErrorKind::unavailable, "crypto.keyfile", why); }

std::string base64(Key const& key) {
    std::string text(sodium_base64_encoded_len(key.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), key.data(), key.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the zero that ends a C string
    return text;
}

bool read_key(std::string_view text, Key& key) {
    std::size_t length = 0;
    return sodium_base642bin(key.data(), key.size(), text.data(), text.size(), nullptr, &length, nullptr,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           length == key.size();
}

bool read_id(std::string_view text, FieldKey& key) {
    std::size_t length = 0;
    return text.size() == key_id_size * 2 &&
           sodium_hex2bin(key.id.data(), key.id.size(), text.data(), text.size(), nullptr, &length, nullptr) == 0 &&
           length == key.id.size();
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

auto refused_by_system(std::string const& path) { return refused(fmt::format("{}: {}", path, std::strerror(errno))); }

/// The text of the file; nothing where there is no file.
Result<std::optional<std::string>> read_file(std::string const& path) {
    Descriptor const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0 && errno == ENOENT) return std::optional<std::string>{};
    if (file.number() < 0) return refused_by_system(path);
    struct stat found {};
    if (::fstat(file.number(), &found) != 0) return refused_by_system(path);
    if (!S_ISREG(found.st_mode)) return refused(path + " is no file");
    if ((found.st_mode & 0077U) != 0) {
        return refused(
            fmt::format("{} has mode {:04o}; only its owner may read it (chmod 600)", path, found.st_mode & 07777U));
    }
    std::string text(most_bytes, '\0');
    auto const count = ::read(file.number(), text.data(), text.size());
    if (count < 0) return refused_by_system(path);
    text.resize(static_cast<std::size_t>(count));
    if (text.size() == most_bytes) return refused(path + " is too long");
    return std::optional<std::string>{std::move(text)};
}

/// Puts a whole file there at once, on disk, unless there is one already.
Result<void> make_file(std::string const& path, std::string const& text) {
    auto const draft = fmt::format("{}.{}", path, hex(random_bytes(8)));
    Descriptor const file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.number() < 0) return refused_by_system(draft);
    bool const kept = ::write(file.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                      ::fsync(file.number()) == 0 &&
                      // Unlike a rename, a link never replaces the keys that another process made meanwhile.
                      (::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST);
    auto const problem = errno;
    ::unlink(draft.c_str());
    errno = problem;
    if (!kept) return refused_by_system(path);
    auto const folder = std::filesystem::absolute(path).parent_path();
    Descriptor const place(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (place.number() < 0 || ::fsync(place.number()) != 0) return refused_by_system(folder.string());
    return {};
}

}  // namespace

KeyFile::~KeyFile() {
    for (auto& entry : field) sodium_memzero(entry.key.data(), entry.key.size());
    sodium_memzero(lookup.data(), lookup.size());
    sodium_memzero(sign.data(), sign.size());
}

Result<KeyFile> parse_form(std::string const& text) {
    KeyFile keys;
    int lookups = 0;
    int signs = 0;
    int number = 0;
    for (auto const line : split(text, '\n')) {
        ++number;
        auto const words = split(trim(line), ' ');
        bool good = false;
        if (number == 1) {
            good = trim(line) == first_line;
        } else if (trim(line).empty() || words[0].starts_with('#')) {
            good = true;
        } else if (words[0] == "field" && words.size() == 3) {
            FieldKey entry;
            good = read_id(words[1], entry) && read_key(words[2], entry.key) &&
                   std::none_of(keys.field.begin(), keys.field.end(),
                                [&](auto const& other) { return other.id == entry.id; });
            keys.field.push_back(entry);
        } else if (words[0] == "lookup" && words.size() == 2) {
            good = read_key(words[1], keys.lookup) && ++lookups == 1;
        } else if (words[0] == "sign" && words.size() == 2) {
            good = read_key(words[1], keys.sign) && ++signs == 1;
        }
        if (!good) return refused(fmt::format("line {} of the key file does not hold", number));
    }
    if (keys.field.empty() || lookups != 1 || signs != 1) return refused("the key file lacks a key");
    return keys;
}

std::string write_form(KeyFile const& keys) {
    std::string text = fmt::format("{}\n", first_line);
    for (auto const& entry : keys.field) {
        std::string const id(reinterpret_cast<char const*>(entry.id.data()), entry.id.size());
        text += fmt::format("field {} {}\n", hex(id), base64(entry.key));
    }
    text += fmt::format("lookup {}\nsign {}\n", base64(keys.lookup), base64(keys.sign));
    return text;
}

KeyFile make_keys() {
    KeyFile keys;
    auto& entry = keys.field.emplace_back();
    randombytes_buf(entry.id.data(), entry.id.size());
    randombytes_buf(entry.key.data(), entry.key.size());
    randombytes_buf(keys.lookup.data(), keys.lookup.size());
    randombytes_buf(keys.sign.data(), keys.sign.size());
    return keys;
}

Result<KeyFile> read_or_make(std::string const& path) {
    auto found = TRY(read_file(path));
    if (!found) {
        TRY(make_file(path, write_form(make_keys())));
        found = TRY(read_file(path));
    }
    if (!found) return refused(path + " vanished");
    auto keys = parse_form(*found);
    sodium_memzero(found->data(), found->size());
    return keys;
}

}  // namespace plein::crypto
