// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <linear.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "engines/likeness/known.hpp"
#include "engines/likeness/likeness.hpp"
#include "engines/likeness/pieces.hpp"

namespace plein::likeness {
namespace {

constexpr double hundredths = 100;
constexpr double good_enough = 0.01;  ///< where LIBLINEAR stops, of its own advice for this solver

void say_nothing(char const*) {}

/// In how many examples each feature stands, by sort and name: the order makes the model the same on every machine.
std::map<std::pair<Sort, std::string>, std::size_t> count_features(std::vector<Example> const& examples) {
    std::map<std::pair<Sort, std::string>, std::size_t> counts;
    for (auto const& example : examples) {
        auto const text = joined(example.words);
        std::set<std::pair<Sort, std::string_view>> own;
        for (auto const& feature : features_of(std::string_view{text}))
            if (own.emplace(feature.sort, feature.text).second) ++counts[{feature.sort, std::string(feature.text)}];
    }
    return counts;
}

std::int16_t whole(double number) {
    constexpr double most = std::numeric_limits<std::int16_t>::max();
    return static_cast<std::int16_t>(std::lround(std::clamp(number * hundredths, -most, most)));
}

bool has(std::vector<std::string> const& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool deserves(Example const& example, std::string_view label) {
    if (label != family_of(label)) return has(example.labels, label);
    return std::any_of(example.labels.begin(), example.labels.end(),
                       [&](std::string const& one) { return family_of(one) == label; });
}

/// The labels of the examples and their families, those with enough examples for and against.
std::vector<std::string> labels_of(std::vector<Example> const& examples, std::size_t fewest) {
    std::set<std::string> met;
    for (auto const& example : examples) {
        for (auto const& label : example.labels) {
            met.insert(label);
            met.emplace(family_of(label));
        }
    }
    std::vector<std::string> labels;
    for (auto const& label : met) {
        std::size_t with = 0;
        std::size_t without = 0;
        for (auto const& example : examples)
            if (!has(example.unjudged, family_of(label))) ++(deserves(example, label) ? with : without);
        if (with >= fewest && without >= fewest) labels.push_back(label);
    }
    return labels;
}

using Vector = std::vector<feature_node>;

/// A bias and a weight for each feature, of one label.
struct Learned {
    std::int16_t bias = 0;
    std::vector<std::int16_t> weights;
};

Learned learn_one(std::vector<Example> const& examples, std::vector<Vector>& vectors, std::string_view label,
                  std::size_t features, double strength) {
    std::vector<double> answers;
    std::vector<feature_node*> rows;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (has(examples[i].unjudged, family_of(label))) continue;
        answers.push_back(deserves(examples[i], label) ? 1 : -1);
        rows.push_back(vectors[i].data());
    }
    problem given{};
    given.l = static_cast<int>(rows.size());
    given.n = static_cast<int>(features) + 1;  // the bias is one more
    given.y = answers.data();
    given.x = rows.data();
    given.bias = 1;
    parameter how{};
    how.solver_type = L2R_LR;
    how.eps = good_enough;
    how.C = strength;
    struct Free {
        void operator()(model* one) const { free_and_destroy_model(&one); }
    };
    std::unique_ptr<model, Free> const found{train(&given, &how)};
    // LIBLINEAR's weights speak for the answer that it met first.
    double const sign = found->label[0] == 1 ? 1 : -1;
    Learned learned{whole(sign * found->w[features]), {}};
    learned.weights.reserve(features);
    for (std::size_t i = 0; i < features; ++i) learned.weights.push_back(whole(sign * found->w[i]));
    return learned;
}

}  // namespace

Result<Model> Model::learn(std::vector<Example> const& examples, Settings const& settings, Progress const& progress) {
    Model made;
    made.labels_ = labels_of(examples, settings.fewest_labelled);
    if (made.labels_.empty()) return fail(ErrorKind::bad_request, "likeness.too_few");
    auto const counts = count_features(examples);
    made.make_slots(counts.size());
    for (auto const& [feature, in] : counts) {
        auto const& [sort, name] = feature;
        if (in < (sort == Sort::words ? settings.fewest_words : settings.fewest_pieces)) continue;
        auto const rarity =
            whole(std::log((1.0 + static_cast<double>(examples.size())) / (1.0 + static_cast<double>(in))) + 1);
        if (!made.add_feature(sort == Sort::words ? name : "~" + name,
                              static_cast<float>(rarity) / static_cast<float>(hundredths)))
            return fail(ErrorKind::internal, "likeness.malformed", "a feature stands here twice");
    }
    auto const features = made.rarities_.size();
    std::vector<Vector> vectors(examples.size());
    for (std::size_t i = 0; i < examples.size(); ++i) {
        for (auto const& one : made.known_in(examples[i].words))
            vectors[i].push_back({static_cast<int>(one.feature) + 1, static_cast<double>(one.value)});
        vectors[i].push_back({static_cast<int>(features) + 1, 1});
        vectors[i].push_back({-1, 0});
    }
    set_print_string_function(say_nothing);
    auto const labels = made.labels_.size();
    made.weights_.resize(features * labels);
    for (std::size_t label = 0; label < labels; ++label) {
        if (progress && !progress(static_cast<std::int64_t>(label), static_cast<std::int64_t>(labels)))
            return fail(ErrorKind::conflict, "likeness.stopped");
        auto const learned = learn_one(examples, vectors, made.labels_[label], features, settings.strength);
        made.biases_.push_back(learned.bias);
        for (std::size_t i = 0; i < features; ++i) made.weights_[i * labels + label] = learned.weights[i];
    }
    return made;
}

}  // namespace plein::likeness
