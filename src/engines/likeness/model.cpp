// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

#include "base/text.hpp"
#include "engines/likeness/known.hpp"
#include "engines/likeness/likeness.hpp"
#include "engines/likeness/pieces.hpp"

namespace plein::likeness {
namespace {

constexpr std::string_view magic = "plein-likeness-1";
constexpr std::size_t most_labels = 200;
constexpr std::size_t most_features = 1'000'000;
constexpr float hundredth = 0.01F;
constexpr char piece_mark = '~';  ///< stands before a piece in the table

template <class Number>
std::optional<Number> number_of(std::string_view text) {
    Number number{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

tl::unexpected<Error> refuse(std::size_t line, std::string_view reason) {
    return fail(ErrorKind::bad_request, "likeness.malformed", fmt::format("line {}: {}", line, reason));
}

/// Numbers behind the first cells of a line, as many as there are labels.
bool append_weights(std::span<std::string_view const> cells, std::vector<std::int16_t>& weights) {
    return std::all_of(cells.begin(), cells.end(), [&](std::string_view cell) {
        auto const weight = number_of<std::int16_t>(cell);
        weights.push_back(weight.value_or(0));
        return weight.has_value();
    });
}

/// A word and a piece of the same letters are two features.
std::uint64_t hash_of(std::string_view text, bool piece) {
    return std::hash<std::string_view>{}(text) + (piece ? 1U : 0U);
}

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

}  // namespace

std::string_view family_of(std::string_view label) { return label.substr(0, label.find('/')); }

Result<Model> Model::read(std::string_view text) {
    Model model;
    if (!is_utf8(text)) return refuse(1, "this is no text");
    auto lines = split(text, '\n');
    if (!lines.empty() && lines.back().empty()) lines.pop_back();
    if (lines.size() < 2 || lines.size() > most_features + 2) return refuse(1, "a heading, the biases and the weights");
    auto const heading = split(lines[0], '\t');
    if (heading.size() < 3 || heading.size() > most_labels + 2 || heading[0] != magic || heading[1] != "rarity")
        return refuse(1, "no heading of a model that this version reads");
    for (auto const label : std::span{heading}.subspan(2)) model.labels_.emplace_back(label);
    auto const biases = split(lines[1], '\t');
    if (biases.size() != heading.size() || !append_weights(std::span{biases}.subspan(2), model.biases_))
        return refuse(2, "a bias for each label");
    model.weights_.reserve((lines.size() - 2) * model.labels_.size());
    model.make_slots(lines.size() - 2);
    for (std::size_t i = 2; i < lines.size(); ++i) {
        auto const cells = split(lines[i], '\t');
        if (cells.size() != heading.size() || cells[0].empty()) return refuse(i + 1, "a weight for each label");
        auto const rarity = number_of<std::uint16_t>(cells[1]);
        if (!rarity || !append_weights(std::span{cells}.subspan(2), model.weights_))
            return refuse(i + 1, "weights are whole numbers, in hundredths");
        if (!model.add_feature(cells[0], static_cast<float>(*rarity) * hundredth))
            return refuse(i + 1, "this stands here twice");
    }
    return model;
}

std::string Model::write() const {
    std::string text{magic};
    text += "\trarity";
    for (auto const& label : labels_) text.append("\t").append(label);
    text += "\n\t";
    for (auto const bias : biases_) fmt::format_to(std::back_inserter(text), "\t{}", bias);
    text += '\n';
    for (std::uint32_t place = 0; place < names_.size(); ++place) {
        fmt::format_to(std::back_inserter(text), "{}\t{}", names_[place], std::lround(rarities_[place] / hundredth));
        for (std::size_t label = 0; label < labels_.size(); ++label)
            fmt::format_to(std::back_inserter(text), "\t{}", weights_of(place)[label]);
        text += '\n';
    }
    return text;
}

void Model::make_slots(std::size_t features) {
    slots_.assign(std::bit_ceil(2 * features + 1), {});
    names_.reserve(features);
    rarities_.reserve(features);
}

std::size_t Model::slot_of(std::string_view text, bool piece) const {
    auto const hash = hash_of(text, piece);
    auto const tag = tag_of(hash);
    auto const is_it = [&](std::string_view name) {
        bool const marked = name.front() == piece_mark && name.size() > 1;
        return marked == piece && name.substr(marked ? 1 : 0) == text;
    };
    auto slot = hash & (slots_.size() - 1);
    while (slots_[slot].feature != 0 && (slots_[slot].tag != tag || !is_it(names_[slots_[slot].feature - 1])))
        slot = (slot + 1) & (slots_.size() - 1);
    return slot;
}

bool Model::add_feature(std::string_view written, float rarity) {
    bool const piece = written.front() == piece_mark && written.size() > 1;
    auto const text = written.substr(piece ? 1 : 0);
    auto& slot = slots_[slot_of(text, piece)];
    if (slot.feature != 0) return false;
    rarities_.push_back(rarity);
    names_.emplace_back(written);
    slot = {tag_of(hash_of(text, piece)), static_cast<std::uint32_t>(names_.size())};
    return true;
}

std::int16_t const* Model::weights_of(std::uint32_t feature) const {
    return weights_.data() + feature * labels_.size();
}

std::vector<Model::Known> Model::known_in(Words const& words) const {
    std::vector<Known> known;
    auto const text = joined(words);
    for (auto const& feature : features_of(std::string_view{text})) {
        if (auto const found = slots_[slot_of(feature.text, feature.sort == Sort::pieces)].feature; found != 0)
            known.push_back({found - 1, feature.word, feature.sort, 0});
    }
    std::sort(known.begin(), known.end(), [](auto const& a, auto const& b) {
        return a.feature != b.feature ? a.feature < b.feature : a.word < b.word;
    });
    known.erase(
        std::unique(known.begin(), known.end(), [](auto const& a, auto const& b) { return a.feature == b.feature; }),
        known.end());
    std::array<float, 2> squares{};
    for (auto& one : known) {
        one.value = rarities_[one.feature];
        squares[static_cast<std::size_t>(one.sort)] += one.value * one.value;
    }
    for (auto& one : known) one.value /= std::sqrt(squares[static_cast<std::size_t>(one.sort)]);
    return known;
}

std::vector<float> Model::of(Words const& words) const {
    std::vector<float> sums(biases_.begin(), biases_.end());
    for (auto const& one : known_in(words)) {
        auto const* const weights = weights_of(one.feature);
        for (std::size_t label = 0; label < sums.size(); ++label)
            sums[label] += one.value * static_cast<float>(weights[label]);
    }
    for (auto& sum : sums) sum = 1 / (1 + std::exp(-sum * hundredth));
    return sums;
}

double Model::familiar(Words const& words) const {
    auto const count = std::count_if(words.begin(), words.end(),
                                     [&](auto const& word) { return slots_[slot_of(word, false)].feature != 0; });
    return words.empty() ? 0 : static_cast<double>(count) / static_cast<double>(words.size());
}

Words Model::because(Words const& words, std::size_t label, std::size_t most) const {
    std::vector<float> said(words.size());
    for (auto const& one : known_in(words)) {
        auto const weight = one.value * static_cast<float>(weights_of(one.feature)[label]);
        said[one.word] += weight;
    }
    std::vector<std::size_t> order(words.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return said[a] > said[b]; });
    Words strongest;
    for (auto const place : order)
        if (strongest.size() < most && said[place] > 0) strongest.push_back(words[place]);
    return strongest;
}

}  // namespace plein::likeness
