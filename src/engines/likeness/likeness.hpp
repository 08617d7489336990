// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

/// Which labels a short text deserves, learned from texts that people labelled. It knows nothing of any language or
/// subject: a text comes as a row of words, made alike by whoever calls.
namespace plein::likeness {

using Words = std::vector<std::string>;  ///< of letters and digits, none empty

/// A text and what holds of it. A family is a set of labels that were judged together (`themes`, `urgent`): of an
/// example in which a family is not judged, nothing is learned about that family's labels.
struct Example {
    Words words;
    std::vector<std::string> labels;    ///< `family/label`
    std::vector<std::string> unjudged;  ///< families
};

/// How the labels of one family are called: `urgent/suicide` is of `urgent`. The family itself is a label too, for a
/// text that has any label of it.
[[nodiscard]] std::string_view family_of(std::string_view label);

struct Settings {
    double strength = 30;             ///< how closely to follow the examples: LIBLINEAR's C, over 0
    std::size_t fewest_words = 2;     ///< in fewer examples than this a word or pair of words is not learned
    std::size_t fewest_pieces = 3;    ///< the same for pieces of words
    std::size_t fewest_labelled = 5;  ///< a label with fewer examples is not learned
};

/// Told how far learning is; false stops it.
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

/// Logistic regression, one for each label, over the words of a text, its pairs of neighbouring words and its pieces of
/// three to five letters, each counted once and weighed by how rare it is; see README.md. Never changes once made.
/// Threads: safe.
class Model {
public:
    /// Learns from the examples: the same examples give the same model.
    /// Cost: about a second for each label and 10,000 short texts.
    /// Errors: bad_request `likeness.too_few` where no label has enough examples; conflict `likeness.stopped`.
    [[nodiscard]] static Result<Model> learn(std::vector<Example> const& examples, Settings const& settings,
                                             Progress const& progress = {});

    /// Reads what write() wrote. Errors: bad_request `likeness.malformed`, with the line.
    [[nodiscard]] static Result<Model> read(std::string_view text);

    /// A table that can be read and compared: a line for each word or piece, with its weight for each label in
    /// hundredths.
    [[nodiscard]] std::string write() const;

    [[nodiscard]] std::vector<std::string> const& labels() const { return labels_; }

    /// How probable each label is, in the order of labels(), in [0, 1]. Cost: about 10 microseconds for 10 words.
    [[nodiscard]] std::vector<float> of(Words const& words) const;

    /// Which share of the words it learned something of, in [0, 1]; of no words none. A text of words that it never
    /// saw, such as one in another language, is judged by hardly more than the bias.
    [[nodiscard]] double familiar(Words const& words) const;

    /// The words that spoke most for the label, the strongest first; at most `most`. For explaining.
    [[nodiscard]] Words because(Words const& words, std::size_t label, std::size_t most) const;

private:
    struct Known;
    Model() = default;
    [[nodiscard]] bool add_feature(std::string_view written, float rarity);
    void make_slots(std::size_t features);
    [[nodiscard]] std::size_t slot_of(std::string_view text, bool piece) const;
    [[nodiscard]] std::vector<Known> known_in(Words const& words) const;
    [[nodiscard]] std::int16_t const* weights_of(std::uint32_t feature) const;

    /// Of the table in which a feature is found: open addressing, so that a piece that nobody learned, which most
    /// pieces are, costs one look.
    struct Slot {
        std::uint32_t tag = 0;      ///< half of the hash
        std::uint32_t feature = 0;  ///< counted from 1; 0 where the slot is free
    };
    std::vector<std::string> labels_;
    std::vector<std::int16_t> biases_;   ///< per label, in hundredths
    std::vector<Slot> slots_;            ///< a power of two of them, at least half of them free
    std::vector<std::string> names_;     ///< per feature, as it is written: with its mark where it is a piece
    std::vector<float> rarities_;        ///< per feature
    std::vector<std::int16_t> weights_;  ///< per feature one for each label, in hundredths
};

}  // namespace plein::likeness
