// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "platform/search/phrases.hpp"
#include "platform/search/search.hpp"
#include "platform/search/spelling.hpp"
#include "platform/search/vocabulary.hpp"
#include "platform/search/words.hpp"

namespace plein::search {
namespace {

// What a word weighs by where it stands. BM25 flattens them: with k1 = 3 a name counts about one and a half times a
// description, so that a word that somebody reads there is not beaten by words that nobody sees.
constexpr std::array<std::uint32_t, 5> field_weights{8, 6, 4, 3, 1};
constexpr std::uint32_t most_weight = 16;  ///< of one word in one document, so that repeating it does not win
constexpr double theme_weight = 6;
constexpr double k1 = 3;
constexpr double part_scale = 0.45;       ///< a part of a compound against the whole word
constexpr double stemmers_apart = 0.6;    ///< one of two stems of a word
constexpr double meaning_scale = 0.7;     ///< a synonym's meaning against a word of the question
constexpr double theme_scale = 1.2;       ///< a theme that a synonym points to
constexpr double toward_scale = 2.5;      ///< a theme that the asker names
constexpr double sure_enough = 0.5;       ///< such a theme finds entries by itself; a less sure one only moves them up
constexpr double weakest = 0.22;          ///< of the best hit's weight; below it a hit is left out
constexpr std::size_t most_words = 32;    ///< of a question
constexpr std::size_t longest_word = 40;  ///< letters; longer ones are no words
constexpr std::size_t most_unknown = 4096;  ///< unknown words remembered, by each thread

/// A document in which a term stands, and what the term adds to its weight there: BM25 without document lengths, since
/// entries are about equally long (Robertson and Zaragoza, 2009, with b = 0).
struct Posting {
    std::uint32_t document = 0;
    float weight = 0;
};
using Postings = std::vector<Posting>;

/// Turns the counts in `weight` into BM25 weights among `documents` documents.
void weigh(Postings& postings, std::size_t documents) {
    auto const found_in = static_cast<double>(postings.size());
    auto const rarity = std::log(1 + (static_cast<double>(documents) - found_in + 0.5) / (found_in + 0.5));
    for (auto& posting : postings) {
        auto const count = static_cast<double>(posting.weight);
        posting.weight = static_cast<float>(rarity * (k1 + 1) * count / (k1 + count));
    }
    postings.shrink_to_fit();
}

/// A word of the question with its terms, as the search will use it.
struct Token {
    Word word;
    std::vector<std::uint32_t> terms;
    std::vector<std::uint32_t> part_terms;
};

/// A term of the question and how much it counts.
struct Wanted {
    Postings const* postings = nullptr;
    float scale = 1;
    bool finds = true;  ///< false: counts only for documents that something else found
};

/// Whether `part` stands in `whole` as whole words; both are words with a space between.
bool has_words(std::string_view whole, std::string_view part) {
    for (auto at = whole.find(part); at != std::string_view::npos; at = whole.find(part, at + 1)) {
        auto const end = at + part.size();
        if ((at == 0 || whole[at - 1] == ' ') && (end == whole.size() || whole[end] == ' ')) return true;
    }
    return false;
}

/// The highest of the scores, or 0. Eight maxima side by side: one alone would wait for itself at every step.
float highest(std::span<float const> scores) {
    std::array<float, 8> best{};
    auto const* at = scores.data();
    auto const* const end = at + scores.size();
    for (; end - at >= 8; at += 8)
        for (std::size_t lane = 0; lane < 8; ++lane) best[lane] = at[lane] > best[lane] ? at[lane] : best[lane];
    for (; at != end; ++at) best[0] = std::max(best[0], *at);
    return *std::max_element(best.begin(), best.end());
}

/// A word that the index does not have.
struct Unknown {
    std::optional<std::string> meant;  ///< the word of the index that it is a slip of
    WordForms forms;                   ///< as far as its stems and parts are known
};

/// A document and its weight for the question.
struct Scored {
    float score = 0;
    std::uint32_t document = 0;
};

/// What one thread needs to search; kept for the next question so that nothing large is allocated.
struct Workspace {
    Stemmers stemmers;
    std::vector<float> scores;  ///< per document; all zero between questions
    std::vector<Scored> good;   ///< room for as many as there are documents
    /// What was found out of the last words that were unknown, by their hash: nothing that people typed is kept.
    std::unordered_map<std::size_t, Unknown> unknown;
};

}  // namespace

struct Index::State {
    explicit State(std::shared_ptr<Dictionary const> dictionary) : vocabulary(std::move(dictionary)) {}

    struct Meaning {
        std::vector<std::uint32_t> terms;
        std::string theme;
        std::string mark;
    };
    Vocabulary vocabulary;
    Phrases phrases;
    Spelling spelling;
    std::vector<Meaning> meanings;                     ///< per synonym
    std::vector<Postings> postings;                    ///< per term
    TextMap<Postings> theme_postings;                  ///< per theme, by document
    std::vector<std::vector<std::uint32_t>> terms_of;  ///< per document, sorted
    std::vector<std::uint32_t> counts;                 ///< by term, of the document being added; else all zero
    std::mutex mutex;
    std::vector<std::unique_ptr<Workspace>> workspaces;  ///< that no thread uses now

    void add_document(Document const& document);
    void read_synonyms(std::span<Synonym const> synonyms);
    void finish();

    std::unique_ptr<Workspace> take_workspace();
    void give_back(std::unique_ptr<Workspace> workspace);
    /// The reference holds until the next unknown word.
    Unknown const& look_into(std::string const& word, Workspace& workspace) const;
    std::vector<Token> read_question(Question const& question, Workspace& workspace, std::string& corrected) const;
    [[nodiscard]] std::vector<Wanted> wanted_by(std::vector<Token> const& tokens, Question const& question,
                                                Found& found) const;
    void collect(std::vector<Wanted> const& wanted, Question const& question, Workspace& workspace, Found& found) const;
    /// Takes the score of every document without the theme.
    void keep_theme(std::string_view theme, std::vector<float>& scores) const;
};

void Index::State::add_document(Document const& document) {
    auto const number = static_cast<std::uint32_t>(terms_of.size());
    auto& own = terms_of.emplace_back();
    auto const add = [&](std::vector<std::uint32_t> const& terms, std::uint32_t weight) {
        counts.resize(vocabulary.terms());
        for (auto const term : terms) {
            if (counts[term] == 0) own.push_back(term);
            counts[term] = std::min(counts[term] + weight, most_weight);
        }
    };
    for (auto const& [field, text] : document.texts) {
        auto const weight = field_weights[static_cast<std::size_t>(field)];
        for (auto const& word : words_of(text)) {
            if (is_stop_word(word.folded) || word.folded.size() > longest_word) continue;
            auto& forms = vocabulary.meet(word.folded);
            ++forms.uses;
            add(forms.terms, weight);
            add(forms.part_terms, std::max(1U, weight / 3));
        }
    }
    postings.resize(vocabulary.terms());
    for (auto const term : own) postings[term].push_back({number, static_cast<float>(std::exchange(counts[term], 0))});
    for (auto const& theme : document.themes) {
        auto& of_theme = theme_postings[theme];
        if (of_theme.empty() || of_theme.back().document != number)
            of_theme.push_back({number, static_cast<float>(theme_weight)});
    }
    std::sort(own.begin(), own.end());
    own.shrink_to_fit();
}

void Index::State::read_synonyms(std::span<Synonym const> synonyms) {
    for (std::size_t i = 0; i < synonyms.size(); ++i) {
        phrases.add(synonyms[i], static_cast<std::uint32_t>(i), vocabulary);
        Meaning meaning{{}, synonyms[i].theme, synonyms[i].mark};
        for (auto const& text : synonyms[i].means) {
            for (auto const& word : words_of(text)) {
                if (is_stop_word(word.folded)) continue;
                for (auto const term : vocabulary.meet(word.folded).terms) meaning.terms.push_back(term);
            }
        }
        std::sort(meaning.terms.begin(), meaning.terms.end());
        meaning.terms.erase(std::unique(meaning.terms.begin(), meaning.terms.end()), meaning.terms.end());
        meanings.push_back(std::move(meaning));
    }
}

void Index::State::finish() {
    postings.resize(vocabulary.terms());
    for (auto& of_term : postings) weigh(of_term, terms_of.size());
    for (auto& [theme, of_theme] : theme_postings) weigh(of_theme, terms_of.size());
    for (auto const& [word, forms] : vocabulary.all()) spelling.add(word, forms.uses);
    spelling.build();
    counts = {};
}

std::unique_ptr<Workspace> Index::State::take_workspace() {
    {
        std::lock_guard const lock{mutex};
        if (!workspaces.empty()) {
            auto workspace = std::move(workspaces.back());
            workspaces.pop_back();
            return workspace;
        }
    }
    auto workspace = std::make_unique<Workspace>();
    workspace->scores.resize(terms_of.size());
    workspace->good.resize(terms_of.size());
    return workspace;
}

void Index::State::give_back(std::unique_ptr<Workspace> workspace) {
    std::lock_guard const lock{mutex};
    workspaces.push_back(std::move(workspace));
}

Unknown const& Index::State::look_into(std::string const& word, Workspace& workspace) const {
    auto const hash = std::hash<std::string_view>{}(word);
    if (auto const known = workspace.unknown.find(hash); known != workspace.unknown.end()) return known->second;
    if (workspace.unknown.size() >= most_unknown) workspace.unknown.clear();
    Unknown found;
    auto const& dictionary = vocabulary.dictionary();
    bool const has_digit = word.find_first_of("0123456789") != std::string::npos;
    if (!has_digit && !dictionary.lists(word)) {
        found.meant = spelling.mend(word);
        // The dictionary is asked last: for a word that it does not list it needs longer than all the rest, alone.
        if (found.meant && dictionary.knows(word)) found.meant.reset();
    }
    found.forms = vocabulary.guess(word, workspace.stemmers);
    return workspace.unknown.emplace(hash, std::move(found)).first->second;
}

std::vector<Token> Index::State::read_question(Question const& question, Workspace& workspace,
                                               std::string& corrected) const {
    std::vector<Token> tokens;
    std::size_t copied = 0;
    for (auto& word : words_of(question.text)) {
        if (tokens.size() >= most_words) break;
        if (word.folded.size() > longest_word) continue;
        Token token{std::move(word), {}, {}};
        auto const* forms = vocabulary.find(token.word.folded);
        if (forms == nullptr) {
            auto const& unknown = look_into(token.word.folded, workspace);
            forms = &unknown.forms;
            if (unknown.meant && question.mend == Mend::yes) {
                corrected.append(question.text.substr(copied, token.word.from - copied)).append(*unknown.meant);
                copied = token.word.from + token.word.size;
                token.word.folded = *unknown.meant;
                forms = vocabulary.find(token.word.folded);
            }
        }
        token.terms = forms->terms;
        if (!is_stop_word(token.word.folded)) token.part_terms = forms->part_terms;
        tokens.push_back(std::move(token));
    }
    if (copied > 0) corrected.append(question.text.substr(copied));
    return tokens;
}

std::vector<Wanted> Index::State::wanted_by(std::vector<Token> const& tokens, Question const& question,
                                            Found& found) const {
    std::vector<Wanted> wanted;
    std::vector<std::uint32_t> used;
    // A term that the question had already is not counted twice. Where the stemmers differ each counts for a good half.
    auto const want = [&](std::vector<std::uint32_t> const& terms, double scale) {
        if (terms.size() > 1) scale *= stemmers_apart;
        for (auto const term : terms) {
            if (std::find(used.begin(), used.end(), term) != used.end()) continue;
            used.push_back(term);
            wanted.push_back({&postings[term], static_cast<float>(scale), true});
        }
    };
    auto const want_theme = [&](std::string const& theme, double scale, bool finds = true) {
        auto const of_theme = theme_postings.find(theme);
        bool const known = std::find(found.themes.begin(), found.themes.end(), theme) != found.themes.end();
        if (known || of_theme == theme_postings.end()) return;
        found.themes.push_back(theme);
        wanted.push_back({&of_theme->second, static_cast<float>(scale), finds});
    };
    for (auto const& [theme, sure] : question.toward) want_theme(theme, toward_scale * sure, sure >= sure_enough);
    for (auto const& token : tokens) {
        if (is_stop_word(token.word.folded)) continue;
        Asked asked{token.word.folded, token.terms};
        want(token.terms, 1);
        for (auto const term : token.part_terms) want({term}, part_scale);
        asked.terms.insert(asked.terms.end(), token.part_terms.begin(), token.part_terms.end());
        if (!asked.terms.empty()) found.asked.push_back(std::move(asked));
    }
    std::vector<std::vector<std::uint32_t>> words;
    words.reserve(tokens.size());
    for (auto const& token : tokens) words.push_back(token.terms);
    for (auto const& match : phrases.find(words)) {
        auto const& meaning = meanings[match.synonym];
        Asked asked{{}, meaning.terms};
        // 'slaat me' is shown as 'slaat': a small word at the end says nothing, and stands here in another form.
        auto last = match.last;
        while (last > match.first && is_stop_word(tokens[last].word.folded)) --last;
        if (is_stop_word(tokens[last].word.folded)) last = match.last;
        for (auto i = match.first; i <= last; ++i) asked.shown += (i > match.first ? " " : "") + tokens[i].word.folded;
        for (auto const term : meaning.terms) want({term}, meaning_scale);
        if (!asked.terms.empty()) found.asked.push_back(std::move(asked));
        want_theme(meaning.theme, theme_scale);
        bool const told = std::find(found.marks.begin(), found.marks.end(), meaning.mark) != found.marks.end();
        if (!meaning.mark.empty() && !told) found.marks.push_back(meaning.mark);
    }
    return wanted;
}

void Index::State::collect(std::vector<Wanted> const& wanted, Question const& question, Workspace& workspace,
                           Found& found) const {
    auto& scores = workspace.scores;
    for (auto const& [of_term, scale, finds] : wanted)
        if (finds)
            for (auto const& [document, weight] : *of_term) scores[document] += scale * weight;
    for (auto const& [of_term, scale, finds] : wanted)
        if (!finds)
            for (auto const& [document, weight] : *of_term)
                if (scores[document] > 0) scores[document] += scale * weight;
    if (!question.theme.empty()) keep_theme(question.theme, scores);
    if (question.keep)
        for (std::uint32_t document = 0; document < scores.size(); ++document)
            if (scores[document] > 0 && !question.keep(document)) scores[document] = 0;
    auto const best = highest(scores);
    if (best <= 0) return;
    // A pass over a number for every document costs less than remembering which of them have a score, and a pass
    // without a branch less than half of one with it.
    auto* const first = workspace.good.data();
    auto* last = first;
    auto const least = best * static_cast<float>(weakest);
    for (std::uint32_t document = 0; auto const score : std::span<float const>{scores}) {
        *last = {score, document++};
        last += score >= least ? 1 : 0;
    }
    auto const better = [](Scored const& a, Scored const& b) {
        return a.score != b.score ? a.score > b.score : a.document < b.document;
    };
    if (static_cast<std::size_t>(last - first) > question.most) {
        std::nth_element(first, first + question.most, last, better);
        last = first + question.most;
    }
    std::sort(first, last, better);
    found.hits.reserve(static_cast<std::size_t>(last - first));
    for (auto const& [score, document] : std::span<Scored const>{first, last})
        found.hits.push_back({document, static_cast<double>(score) / static_cast<double>(best)});
    std::fill(scores.begin(), scores.end(), 0.0F);
}

void Index::State::keep_theme(std::string_view theme, std::vector<float>& scores) const {
    auto const of_theme = theme_postings.find(theme);
    std::size_t next = 0;
    if (of_theme != theme_postings.end()) {
        for (auto const& posting : of_theme->second) {
            std::fill(scores.begin() + static_cast<std::ptrdiff_t>(next),
                      scores.begin() + static_cast<std::ptrdiff_t>(posting.document), 0.0F);
            next = posting.document + 1UL;
        }
    }
    std::fill(scores.begin() + static_cast<std::ptrdiff_t>(next), scores.end(), 0.0F);
}

Result<std::shared_ptr<Index const>> Index::build(std::span<Document const> documents,
                                                  std::span<Synonym const> synonyms,
                                                  std::shared_ptr<Dictionary const> dictionary) {
    if (!dictionary) return fail(ErrorKind::unavailable, "search.no_dictionary");
    auto state = std::make_unique<State>(std::move(dictionary));
    state->terms_of.reserve(documents.size());
    for (auto const& document : documents) state->add_document(document);
    state->read_synonyms(synonyms);
    state->finish();
    return std::shared_ptr<Index const>(new Index(std::move(state)));
}

Index::Index(std::unique_ptr<State> state) : state_(std::move(state)) {}
Index::~Index() = default;

std::size_t Index::size() const { return state_->terms_of.size(); }

Found Index::search(Question const& question) const {
    Found found;
    if (size() == 0 || !is_utf8(question.text)) return found;
    auto workspace = state_->take_workspace();
    auto const tokens = state_->read_question(question, *workspace, found.corrected);
    state_->collect(state_->wanted_by(tokens, question, found), question, *workspace, found);
    state_->give_back(std::move(workspace));
    return found;
}

std::vector<std::string> Index::matched(Found const& found, std::uint32_t document) const {
    std::vector<std::string> matched;
    if (document >= size()) return matched;
    auto const& own = state_->terms_of[document];
    for (auto const& asked : found.asked) {
        bool const answers = std::any_of(asked.terms.begin(), asked.terms.end(), [&](std::uint32_t term) {
            return std::binary_search(own.begin(), own.end(), term);
        });
        if (!answers) continue;
        // A word that stands in a phrase which is named too says nothing more.
        std::erase_if(matched, [&](std::string const& earlier) { return has_words(asked.shown, earlier); });
        bool const named = std::any_of(matched.begin(), matched.end(),
                                       [&](std::string const& earlier) { return has_words(earlier, asked.shown); });
        if (!named) matched.push_back(asked.shown);
    }
    return matched;
}

}  // namespace plein::search
