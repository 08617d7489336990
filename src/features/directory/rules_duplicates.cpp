// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_duplicates.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/text.hpp"

namespace plein::directory {
namespace {

constexpr std::size_t most_of_a_key = 60;   ///< a key of more entries says nothing: the municipality's own number
constexpr std::size_t most_of_a_word = 12;  ///< a word in more names is common
constexpr std::size_t most_grams = 600;     ///< of a description
constexpr double same_name = 0.86;          ///< a slip of the pen, another order, a word more
constexpr double like_name = 0.5;
constexpr double same_text = 0.8;
constexpr double like_text = 0.45;

// Words that say nothing about which of several things is meant.
constexpr std::array<std::string_view, 22> small{"de",  "het", "een", "van",       "voor",       "en",  "in", "bij",
                                                 "met", "op",  "aan", "te",        "der",        "den", "uw", "je",
                                                 "om",  "of",  "the", "stichting", "vereniging", "st"};

std::vector<std::string> words_of_name(std::string_view name) {
    std::vector<std::string> words;
    std::string word;
    auto const finish = [&] {
        if (!word.empty() && std::find(small.begin(), small.end(), word) == small.end()) words.push_back(word);
        word.clear();
    };
    for (char const c : fold(name)) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (letter)
            word += c;
        else
            finish();
    }
    finish();
    return words;
}

using Grams = std::vector<std::uint32_t>;

/// The rows of three letters in a text, each once.
Grams grams_of(std::vector<std::string> const& words) {
    Grams grams;
    for (auto const& word : words) {
        auto const edged = ' ' + word + ' ';
        for (std::size_t i = 0; i + 3 <= edged.size() && grams.size() < most_grams; ++i) {
            std::uint32_t gram = 0;
            for (std::size_t k = 0; k < 3; ++k) gram = gram << 8U | static_cast<unsigned char>(edged[i + k]);
            grams.push_back(gram);
        }
    }
    std::sort(grams.begin(), grams.end());
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    return grams;
}

std::size_t common(Grams const& a, Grams const& b) {
    std::size_t both = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) ++both;
        auto const lower = a[i] <= b[j];
        if (b[j] <= a[i]) ++j;
        if (lower) ++i;
    }
    return both;
}

/// Dice: 1 where they are the same, 0 where they share nothing.
double dice(Grams const& a, Grams const& b) {
    if (a.empty() || b.empty()) return 0;
    return 2.0 * static_cast<double>(common(a, b)) / static_cast<double>(a.size() + b.size());
}

/// How much of the shorter stands in the longer: a description is often cut short.
double within(Grams const& a, Grams const& b) {
    if (a.empty() || b.empty()) return 0;
    return static_cast<double>(common(a, b)) / static_cast<double>(std::min(a.size(), b.size()));
}

/// Without what people write in different ways.
std::string plain_website(std::string_view website) {
    auto plain = fold(website);
    for (std::string_view const start : {"https://", "http://", "www."})
        if (plain.starts_with(start)) plain.erase(0, start.size());
    while (plain.ends_with('/')) plain.pop_back();
    return plain;
}

std::string plain_phone(std::string_view number) {
    auto plain = parse_phone(number).value_or(std::string{});
    if (plain.starts_with("+31")) plain = '0' + plain.substr(3);
    if (plain.starts_with("0031")) plain = '0' + plain.substr(4);
    return plain;
}

std::string plain_address(Location const& location) {
    auto const postcode = parse_postcode(location.postcode);
    if (!postcode || location.line.empty()) return {};
    std::string plain = *postcode;
    for (char const c : fold(location.line))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
    return plain;
}

/// An entry as it is compared.
struct Sketch {
    std::vector<std::string> words;
    std::set<std::string> numbers;  ///< in the name
    Grams name;
    Grams description;
    std::set<std::string> phones;
    std::set<std::string> addresses;
    std::string mail;
    std::string website;
};

Sketch sketch_of(Entry const& entry) {
    Sketch sketch;
    sketch.words = words_of_name(entry.name);
    for (auto const& word : sketch.words)
        if (word.find_first_of("0123456789") != std::string::npos) sketch.numbers.insert(word);
    sketch.name = grams_of(sketch.words);
    sketch.description = grams_of(words_of_name(entry.description));
    auto const add_phones = [&](std::vector<Phone> const& phones) {
        for (auto const& phone : phones)
            if (auto plain = plain_phone(phone.number); !plain.empty()) sketch.phones.insert(std::move(plain));
    };
    add_phones(entry.phones);
    for (auto const& location : entry.locations) {
        add_phones(location.phones);
        if (auto plain = plain_address(location); !plain.empty()) sketch.addresses.insert(std::move(plain));
    }
    sketch.mail = fold(entry.mail);
    sketch.website = plain_website(entry.website);
    return sketch;
}

bool share(std::set<std::string> const& a, std::set<std::string> const& b) {
    return std::any_of(a.begin(), a.end(), [&](std::string const& one) { return b.contains(one); });
}

/// Whether the words that stand in one name alone are another thing: a number, or a whole word that the other name
/// answers with a whole word of its own (`Spreekuur Haarwolde`, `Spreekuur Zanddorpen`).
bool tells_apart(Sketch const& a, Sketch const& b) {
    if (a.numbers != b.numbers) return true;
    auto const own = [](Sketch const& of, Sketch const& than) {
        std::vector<Grams> words;
        for (auto const& word : of.words) {
            auto const grams = grams_of({word});
            bool const there = std::any_of(than.words.begin(), than.words.end(), [&](std::string const& other) {
                return dice(grams, grams_of({other})) >= 0.5;
            });
            if (!there) words.push_back(grams);
        }
        return words;
    };
    return !own(a, b).empty() && !own(b, a).empty();
}

/// How much two sketches are the same.
struct Likeness {
    double name = 0;
    double text = 0;
    std::vector<Shared> shared;
};

Likeness likeness_of(Sketch const& a, Sketch const& b) {
    Likeness of{dice(a.name, b.name), within(a.description, b.description), {}};
    if (of.name >= same_name) of.shared.push_back(Shared::name);
    if (of.text >= same_text) of.shared.push_back(Shared::description);
    if (share(a.phones, b.phones)) of.shared.push_back(Shared::phone);
    if (!a.mail.empty() && a.mail == b.mail) of.shared.push_back(Shared::mail);
    if (!a.website.empty() && a.website == b.website) of.shared.push_back(Shared::website);
    if (share(a.addresses, b.addresses)) of.shared.push_back(Shared::address);
    return of;
}

std::optional<Duplicate> compare(Sketch const& a, Sketch const& b) {
    auto like = likeness_of(a, b);
    bool const reach = std::any_of(like.shared.begin(), like.shared.end(),
                                   [](Shared one) { return one != Shared::name && one != Shared::description; });
    bool const by_name = like.name >= same_name && like.text >= like_text && !tells_apart(a, b);
    bool const by_text = like.text >= same_text && like.name >= like_name && a.numbers == b.numbers;
    if (!reach || (!by_name && !by_text)) return std::nullopt;
    Duplicate found;
    found.alike = (like.name + like.text) / 2;
    found.shared = std::move(like.shared);
    return found;
}

/// Words of the text, each with its length, so that no two lists of them are written alike.
void write_down(std::string& text, std::string_view word) {
    text += std::to_string(word.size());
    text += ':';
    text += word;
}

}  // namespace

std::string_view code(Shared shared) {
    constexpr std::array<std::string_view, 6> codes{"name", "description", "phone", "mail", "website", "address"};
    return codes[static_cast<std::size_t>(shared)];
}

std::string shared_text(Entry const& one, Entry const& other) {
    auto const& a = one.id < other.id ? one : other;
    auto const& b = one.id < other.id ? other : one;
    auto const sketch_a = sketch_of(a);
    auto const sketch_b = sketch_of(b);
    std::string text;
    auto const both = [&](std::set<std::string> const& left, std::set<std::string> const& right) {
        for (auto const& word : left)
            if (right.contains(word)) write_down(text, word);
    };
    for (auto const shared : likeness_of(sketch_a, sketch_b).shared) {
        write_down(text, code(shared));
        switch (shared) {
            case Shared::name:
                write_down(text, a.name);
                write_down(text, b.name);
                break;
            case Shared::description:
                write_down(text, a.description);
                write_down(text, b.description);
                break;
            case Shared::phone:
                both(sketch_a.phones, sketch_b.phones);
                break;
            case Shared::mail:
                write_down(text, sketch_a.mail);
                break;
            case Shared::website:
                write_down(text, sketch_a.website);
                break;
            case Shared::address:
                both(sketch_a.addresses, sketch_b.addresses);
                break;
        }
    }
    return text;
}

std::vector<Duplicate> duplicates_in(std::vector<Entry> const& entries) {
    std::vector<Entry const*> all;
    all.reserve(entries.size());
    for (auto const& entry : entries) all.push_back(&entry);
    return duplicates_among(all);
}

std::vector<Duplicate> duplicates_among(std::vector<Entry const*> const& entries) {
    std::vector<Sketch> sketches;
    sketches.reserve(entries.size());
    std::map<std::string, std::vector<std::size_t>> keys;
    for (std::size_t place = 0; place < entries.size(); ++place) {
        auto const& sketch = sketches.emplace_back(sketch_of(*entries[place]));
        for (auto const& word : std::set<std::string>(sketch.words.begin(), sketch.words.end()))
            keys["w" + word].push_back(place);
        for (auto const& phone : sketch.phones) keys["p" + phone].push_back(place);
        for (auto const& address : sketch.addresses) keys["a" + address].push_back(place);
        if (!sketch.mail.empty()) keys["m" + sketch.mail].push_back(place);
        if (!sketch.website.empty()) keys["s" + sketch.website].push_back(place);
    }
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (auto const& [key, places] : keys) {
        if (places.size() > (key.front() == 'w' ? most_of_a_word : most_of_a_key)) continue;
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = i + 1; j < places.size(); ++j) pairs.emplace(places[i], places[j]);
    }
    std::vector<Duplicate> found;
    for (auto const& [first, second] : pairs) {
        auto pair = compare(sketches[first], sketches[second]);
        if (!pair) continue;
        pair->first = first;
        pair->second = second;
        found.push_back(std::move(*pair));
    }
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.alike > b.alike; });
    return found;
}

}  // namespace plein::directory
