// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "engines/likeness/pieces.hpp"

namespace plein::likeness {
namespace {

constexpr std::size_t shortest_piece = 3;  ///< letters, the space at an end counted
constexpr std::size_t longest_piece = 5;

bool begins_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }

/// Adds the pieces of one word, which may be shorter than a piece: then it is one by itself.
void add_pieces(std::string const& word, std::size_t place, std::vector<Feature>& features) {
    auto const edged = ' ' + word + ' ';
    std::vector<std::size_t> letters;  // where each begins, and the end
    for (std::size_t i = 0; i < edged.size(); ++i)
        if (begins_letter(edged[i])) letters.push_back(i);
    letters.push_back(edged.size());
    auto const count = letters.size() - 1;
    for (auto size = shortest_piece; size <= longest_piece && (size <= count || size == shortest_piece); ++size) {
        for (std::size_t from = 0; from == 0 || from + size <= count; ++from) {
            auto const end = letters[std::min(from + size, count)];
            features.push_back({'~' + edged.substr(letters[from], end - letters[from]), Sort::pieces, place});
        }
    }
}

}  // namespace

std::vector<Feature> features_of(Words const& words) {
    std::vector<Feature> features;
    for (std::size_t i = 0; i < words.size(); ++i) {
        features.push_back({words[i], Sort::words, i});
        if (i + 1 < words.size()) features.push_back({words[i] + ' ' + words[i + 1], Sort::words, i});
        add_pieces(words[i], i, features);
    }
    return features;
}

}  // namespace plein::likeness
