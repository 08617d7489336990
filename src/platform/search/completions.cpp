// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/search/completions.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "base/text.hpp"
#include "platform/search/spelling.hpp"
#include "platform/search/words.hpp"

namespace plein::search {
namespace {

constexpr std::size_t fewest_letters = 2;
constexpr std::size_t mended_from = 4;          ///< letters; shorter beginnings have too many neighbours
constexpr std::size_t two_edits_from = 8;       ///< letters
constexpr std::size_t longest_word = 40;        ///< letters; longer ones are no words
constexpr std::size_t most_words = 16;          ///< of a text, and of what was typed
constexpr std::size_t for_one_word = 3;         ///< a word alone is asked for more often than with others
constexpr std::uint32_t spelled_otherwise = 2;  ///< added to the tier

/// How a word was typed: without the spoken forms that words_of() writes out, which `me` of `meedoen` is not.
std::string as_typed(std::string_view raw) {
    auto folded = fold(raw);
    std::erase_if(folded, [](char c) { return c == '\''; });
    return folded;
}

/// The fewest edits between `typed` and any beginning of `word` (optimal string alignment), or `most` + 1.
int edits_to_beginning(std::string_view typed, std::string_view word, int most) {
    auto const width = std::min(word.size(), typed.size() + static_cast<std::size_t>(most));
    std::array<int, longest_word + 3> before_last{};
    std::array<int, longest_word + 3> last{};
    std::array<int, longest_word + 3> row{};
    for (std::size_t j = 0; j <= width; ++j) last[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= typed.size(); ++i) {
        row[0] = static_cast<int>(i);
        int best = row[0];
        for (std::size_t j = 1; j <= width; ++j) {
            int const change = last[j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1);
            row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > most) return most + 1;
        before_last = last;
        last = row;
    }
    return std::min(*std::min_element(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(width) + 1), most + 1);
}

/// Puts the pairs of word and text, sorted, into one row of texts with a range for each word.
template <class Range>
void lay_out(std::vector<std::pair<std::uint32_t, std::uint32_t>> const& pairs, std::vector<Range>& ranges,
             std::vector<std::uint32_t>& row) {
    for (auto const& [word, text] : pairs) {
        auto const at = static_cast<std::uint32_t>(row.size());
        if (ranges[word].begin == ranges[word].end) ranges[word] = {at, at};
        row.push_back(text);
        ++ranges[word].end;
    }
}

}  // namespace

std::shared_ptr<Completions const> Completions::build(std::vector<Text> texts) {
    struct Read {
        Text text;
        std::vector<std::string> words;
        std::size_t common = 0;  ///< in how many texts the rarest of its words stands that says something
    };
    std::vector<Read> read;
    std::unordered_map<std::string, std::size_t> place_of;  // by the folded text
    std::unordered_map<std::string, std::size_t> holders;   // of a word: how many texts
    for (auto& text : texts) {
        auto const [known, is_new] = place_of.try_emplace(fold(text.shown), read.size());
        if (!is_new) {
            if (text.worth > read[known->second].text.worth) read[known->second].text = std::move(text);
            continue;
        }
        Read one;
        for (auto& word : words_of(text.shown))
            if (one.words.size() < most_words && word.folded.size() <= longest_word)
                one.words.push_back(std::move(word.folded));
        for (auto const& word : one.words) ++holders[word];
        one.text = std::move(text);
        read.push_back(std::move(one));
    }
    std::erase_if(read, [](Read const& one) { return one.words.empty(); });
    for (auto& one : read) {
        for (auto const& word : one.words)
            if (!is_stop_word(word)) one.common = one.common == 0 ? holders[word] : std::min(one.common, holders[word]);
        if (one.words.size() == 1) one.common *= for_one_word;
    }
    std::sort(read.begin(), read.end(), [](Read const& a, Read const& b) {
        if (a.text.worth != b.text.worth) return a.text.worth > b.text.worth;
        if (a.common != b.common) return a.common > b.common;
        auto const& [x, y] = std::tie(a.text.shown, b.text.shown);
        return x.size() != y.size() ? x.size() < y.size() : x < y;
    });

    auto made = std::make_shared<Completions>();
    for (auto const& [word, count] : holders) made->words_.push_back(word);
    auto& known = made->words_;
    std::sort(known.begin(), known.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (auto& one : read) {
        auto const text = static_cast<std::uint32_t>(made->texts_.size());
        auto const begin = static_cast<std::uint32_t>(made->numbers_.size());
        for (auto const& word : one.words) {
            auto const number = std::lower_bound(known.begin(), known.end(), word) - known.begin();
            made->numbers_.push_back(static_cast<std::uint32_t>(number));
            pairs.emplace_back(made->numbers_.back(), text);
        }
        made->words_of_text_.push_back({begin, static_cast<std::uint32_t>(made->numbers_.size())});
        made->texts_.push_back(std::move(one.text));
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    made->texts_of_word_.resize(known.size());
    lay_out(pairs, made->texts_of_word_, made->holders_);
    for (std::uint32_t word = 0; word < known.size(); ++word)
        if (!is_stop_word(known[word])) made->sounds_.emplace_back(sound_of(known[word]), word);
    std::sort(made->sounds_.begin(), made->sounds_.end());
    return made;
}

Completions::Range Completions::words_with(std::string_view beginning) const {
    auto const before = [](std::string const& word, std::string_view text) { return word < text; };
    auto const first = std::lower_bound(words_.begin(), words_.end(), beginning, before);
    auto const last = std::partition_point(
        first, words_.end(), [&](std::string const& word) { return std::string_view{word}.starts_with(beginning); });
    return {static_cast<std::uint32_t>(first - words_.begin()), static_cast<std::uint32_t>(last - words_.begin())};
}

bool Completions::holds(std::uint32_t text, std::string_view beginning) const {
    auto const& range = words_of_text_[text];
    return std::any_of(numbers_.begin() + range.begin, numbers_.begin() + range.end,
                       [&](std::uint32_t word) { return std::string_view{words_[word]}.starts_with(beginning); });
}

void Completions::collect(std::uint32_t word, std::vector<std::string> const& before, std::uint32_t tier,
                          std::vector<Fit>& into) const {
    auto const& range = texts_of_word_[word];
    for (auto at = range.begin; at < range.end; ++at) {
        auto const text = holders_[at];
        if (!std::all_of(before.begin(), before.end(), [&](auto const& one) { return holds(text, one); })) continue;
        auto const first = numbers_[words_of_text_[text].begin];
        bool const begins =
            before.empty() ? first == word : std::string_view{words_[first]}.starts_with(before.front());
        into.push_back({text, tier + (begins ? 0U : 1U)});
    }
}

std::vector<std::uint32_t> Completions::misspelled(std::string_view word) const {
    std::vector<std::uint32_t> found;
    // The end of a word sounds harder than the same letter inside it, so the last sound of a beginning says little.
    auto sound = sound_of(word);
    if (sound.ends_with('t') || sound.ends_with('p')) sound.pop_back();
    if (sound.size() >= mended_from - 1) {
        auto at = std::lower_bound(sounds_.begin(), sounds_.end(), std::pair{sound, std::uint32_t{0}});
        for (; at != sounds_.end() && at->first.starts_with(sound); ++at)
            if (edits_to_beginning(word, words_[at->second], 3) <= 3) found.push_back(at->second);
    }
    int const allowed = word.size() >= two_edits_from ? 2 : 1;
    // Nearly nobody misses the first letter; another one is another word.
    auto const same_letter = words_with(word.substr(0, 1));
    for (auto number = same_letter.begin; number < same_letter.end; ++number)
        if (words_[number].size() >= mended_from && edits_to_beginning(word, words_[number], allowed) <= allowed)
            found.push_back(number);
    return found;
}

void Completions::order(std::vector<Fit>& fits) const {
    // Texts are numbered by worth. A text that fits in two ways counts as the better of them.
    std::sort(fits.begin(), fits.end(),
              [](Fit const& a, Fit const& b) { return a.text != b.text ? a.text < b.text : a.tier < b.tier; });
    fits.erase(std::unique(fits.begin(), fits.end(), [](Fit const& a, Fit const& b) { return a.text == b.text; }),
               fits.end());
    std::stable_sort(fits.begin(), fits.end(), [](Fit const& a, Fit const& b) { return a.tier < b.tier; });
}

std::vector<std::string_view> Completions::find(std::string_view typed, std::size_t most,
                                                std::function<bool(std::string_view)> const& suits) const {
    std::vector<std::string_view> found;
    if (!is_utf8(typed)) return found;
    auto words = words_of(typed);
    if (words.empty() || words.size() > most_words) return found;
    auto const last = as_typed(typed.substr(words.back().from, words.back().size));
    words.pop_back();
    std::vector<std::string> before;
    for (auto& word : words)
        if (!is_stop_word(word.folded)) before.push_back(std::move(word.folded));
    if (last.size() > longest_word || (before.empty() && last.size() < fewest_letters)) return found;

    std::vector<Fit> fits;
    auto const add = [&] {
        order(fits);
        for (auto const& fit : fits) {
            if (found.size() >= most) return;
            std::string_view const shown{texts_[fit.text].shown};
            if (std::find(found.begin(), found.end(), shown) == found.end() && suits(shown)) found.push_back(shown);
        }
    };
    auto const exact = words_with(last);
    for (auto word = exact.begin; word < exact.end; ++word) collect(word, before, 0, fits);
    add();
    if (found.size() >= most || last.size() < mended_from) return found;
    fits.clear();
    for (auto const word : misspelled(last)) collect(word, before, spelled_otherwise, fits);
    add();
    return found;
}

}  // namespace plein::search
