// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <fstream>
#include <functional>
#include <hunspell/hunspell.hxx>
#include <mutex>

#include "platform/search/search.hpp"
#include "platform/search/words.hpp"

namespace plein::search {

struct Dictionary::State {
    State(std::string const& aff, std::string const& dic) : hunspell(aff.c_str(), dic.c_str()) {}
    Hunspell hunspell;
    std::mutex mutex;                   ///< hunspell keeps state while it checks a word
    std::vector<std::uint64_t> listed;  ///< hashes of the list's own words, sorted: a tenth of the memory of the words
};

Result<std::shared_ptr<Dictionary const>> Dictionary::open(std::string const& path) {
    std::ifstream list(path + ".dic");
    if (!list || !std::ifstream(path + ".aff"))
        return fail(ErrorKind::unavailable, "search.no_dictionary",
                    path + ".dic or .aff cannot be read (Debian: hunspell-nl)");
    auto state = std::make_unique<State>(path + ".aff", path + ".dic");
    std::string line;
    std::getline(list, line);  // the first line is the number of words
    while (std::getline(list, line)) {
        line.resize(std::min(line.find('/'), line.size()));
        auto const words = words_of(line);
        if (words.size() == 1 && words[0].size == line.size())
            state->listed.push_back(std::hash<std::string_view>{}(words[0].folded));
    }
    std::sort(state->listed.begin(), state->listed.end());
    state->listed.shrink_to_fit();
    return std::shared_ptr<Dictionary const>(new Dictionary(std::move(state)));
}

Dictionary::Dictionary(std::unique_ptr<State> state) : state_(std::move(state)) {}
Dictionary::~Dictionary() = default;

bool Dictionary::lists(std::string_view folded) const {
    return std::binary_search(state_->listed.begin(), state_->listed.end(), std::hash<std::string_view>{}(folded));
}

bool Dictionary::knows(std::string_view folded) const {
    if (lists(folded)) return true;
    std::string word{folded};
    std::lock_guard const lock{state_->mutex};
    if (state_->hunspell.spell(word)) return true;
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
    return state_->hunspell.spell(word);
}

}  // namespace plein::search
