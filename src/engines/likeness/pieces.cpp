// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "engines/likeness/pieces.hpp"

#include <algorithm>

namespace plein::likeness {
namespace {

constexpr std::size_t shortest_piece = 3;  ///< letters, the space at an end counted
constexpr std::size_t longest_piece = 5;

bool begins_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }

/// Adds the pieces of one word with its spaces; one that is shorter than a piece is one by itself.
void add_pieces(std::string_view edged, std::size_t word, std::vector<std::size_t>& letters,
                std::vector<Feature>& features) {
    letters.clear();  // where each begins, and the end
    for (std::size_t i = 0; i < edged.size(); ++i)
        if (begins_letter(edged[i])) letters.push_back(i);
    letters.push_back(edged.size());
    auto const count = letters.size() - 1;
    for (auto size = shortest_piece; size <= longest_piece && (size <= count || size == shortest_piece); ++size) {
        for (std::size_t from = 0; from == 0 || from + size <= count; ++from) {
            auto const end = letters[std::min(from + size, count)];
            features.push_back({edged.substr(letters[from], end - letters[from]), Sort::pieces, word});
        }
    }
}

}  // namespace

std::string joined(Words const& words) {
    std::string text{" "};
    for (auto const& word : words) text.append(word).append(" ");
    return text;
}

std::vector<Feature> features_of(std::string_view joined) {
    std::vector<Feature> features;
    features.reserve(3 * joined.size());
    std::vector<std::size_t> letters;
    std::size_t word = 0;
    for (std::size_t begin = 1; begin < joined.size(); ++word) {
        auto const end = joined.find(' ', begin);
        features.push_back({joined.substr(begin, end - begin), Sort::words, word});
        if (end + 1 < joined.size())
            features.push_back({joined.substr(begin, joined.find(' ', end + 1) - begin), Sort::words, word});
        add_pieces(joined.substr(begin - 1, end - begin + 2), word, letters, features);
        begin = end + 1;
    }
    return features;
}

}  // namespace plein::likeness
