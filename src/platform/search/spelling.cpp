// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/search/spelling.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>

namespace plein::search {
namespace {

constexpr std::size_t shortest = 4;        ///< letters; shorter words have too many neighbours
constexpr std::size_t two_edits_from = 8;  ///< letters
constexpr std::size_t prefix = 8;          ///< letters in which deletions are made; the rest is checked afterwards

std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

int edits_allowed(std::size_t letters) { return letters >= two_edits_from ? 2 : 1; }

/// All that is left of `text` after at most `edits` deletions, itself included.
void add_remains(std::string_view text, int edits, std::vector<std::uint64_t>& into) {
    into.push_back(hash_of(text));
    if (edits == 0 || text.size() <= 2) return;
    std::string shorter;
    for (std::size_t i = 0; i < text.size(); ++i) {
        shorter.assign(text.substr(0, i)).append(text.substr(i + 1));
        add_remains(shorter, edits - 1, into);
    }
}

std::vector<std::uint64_t> remains_of(std::string_view word) {
    std::vector<std::uint64_t> all;
    add_remains(word.substr(0, prefix), edits_allowed(word.size()), all);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

struct Rewrite {
    std::string_view from, to;
};
// Longest first: the first that fits is taken.
constexpr std::array rewrites{Rewrite{"sch", "sg"}, Rewrite{"tie", "si"}, Rewrite{"ch", "g"},  Rewrite{"ph", "f"},
                              Rewrite{"th", "t"},   Rewrite{"ij", "ei"},  Rewrite{"ou", "au"}, Rewrite{"ie", "i"},
                              Rewrite{"ce", "se"},  Rewrite{"ci", "si"},  Rewrite{"cy", "si"}, Rewrite{"dt", "t"},
                              Rewrite{"qu", "kw"},  Rewrite{"c", "k"},    Rewrite{"y", "i"},   Rewrite{"z", "s"},
                              Rewrite{"v", "f"},    Rewrite{"x", "ks"}};

}  // namespace

std::string sound_of(std::string_view folded) {
    std::string sound;
    auto const append = [&](char c) {
        if (sound.empty() || sound.back() != c) sound += c;
    };
    for (std::size_t i = 0; i < folded.size();) {
        auto const* const rule = std::find_if(rewrites.begin(), rewrites.end(), [&](Rewrite const& candidate) {
            return folded.substr(i, candidate.from.size()) == candidate.from;
        });
        if (rule == rewrites.end()) {
            append(folded[i++]);
            continue;
        }
        for (char const c : rule->to) append(c);
        i += rule->from.size();
    }
    if (!sound.empty() && sound.back() == 'd') sound.back() = 't';
    if (!sound.empty() && sound.back() == 'b') sound.back() = 'p';
    return sound;
}

int edit_distance(std::string_view a, std::string_view b, int most) {
    auto const difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    constexpr std::size_t longest = 64;
    if (difference > static_cast<std::size_t>(most) || a.size() > longest || b.size() > longest) return most + 1;
    std::array<int, longest + 1> before_last{};
    std::array<int, longest + 1> last{};
    std::array<int, longest + 1> row{};
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        int best = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            int const change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > most) return most + 1;
        before_last = last;
        last = row;
    }
    return std::min(last[b.size()], most + 1);
}

void Spelling::add(std::string word, std::uint32_t uses) {
    if (word.size() < shortest) return;
    auto sound = sound_of(word);
    known_.push_back({std::move(word), std::move(sound), uses});
}

void Spelling::build() {
    for (std::uint32_t number = 0; number < known_.size(); ++number) {
        for (auto const hash : remains_of(known_[number].word)) remains_.emplace_back(hash, number);
        sounds_.emplace_back(hash_of(known_[number].sound), number);
    }
    std::sort(remains_.begin(), remains_.end());
    std::sort(sounds_.begin(), sounds_.end());
    remains_.shrink_to_fit();
}

std::optional<std::string> Spelling::mend(std::string_view folded) const {
    if (folded.size() < shortest) return std::nullopt;
    auto const sound = sound_of(folded);
    Known const* best = nullptr;
    auto best_cost = std::numeric_limits<double>::max();
    auto const weigh = [&](Known const& candidate) {
        bool const same_sound = candidate.sound == sound;
        int const allowed = same_sound ? 3 : edits_allowed(std::min(folded.size(), candidate.word.size()));
        int const distance = edit_distance(folded, candidate.word, allowed);
        if (distance > allowed) return;
        // A short word with another sound, or another first letter, is too often simply another word.
        if (!same_sound && (folded.size() <= shortest || folded.front() != candidate.word.front())) return;
        double const cost = (same_sound ? 0.5 : 1.0) * distance;
        if (cost < best_cost || (cost <= best_cost && best != nullptr && candidate.uses > best->uses)) {
            best = &candidate;
            best_cost = cost;
        }
    };
    auto const weigh_all = [&](std::vector<std::pair<std::uint64_t, std::uint32_t>> const& table, std::uint64_t hash) {
        for (auto at = std::lower_bound(table.begin(), table.end(), std::pair{hash, std::uint32_t{0}});
             at != table.end() && at->first == hash; ++at)
            weigh(known_[at->second]);
    };
    weigh_all(sounds_, hash_of(sound));
    for (auto const hash : remains_of(folded)) weigh_all(remains_, hash);
    if (best == nullptr) return std::nullopt;
    return best->word;
}

}  // namespace plein::search
