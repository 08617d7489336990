// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

/// Full text search in Dutch over public documents. It knows nothing of a directory, and never sees personal data:
/// what is indexed here can be read by whoever can read the server's memory.
namespace plein::search {

/// Where in a document a text stands; a word in a name weighs more than the same word in a description.
enum class Field { name, alternate_name, theme, description, organisation };

/// One document. Its number is its place in the span given to Index::build.
struct Document {
    std::vector<std::pair<Field, std::string>> texts;
    std::vector<std::string> themes;  ///< codes, to filter by and for synonyms to point at
};

/// What people say, and the words of the documents that it stands for.
/// A phrase matches where its words stand in the question in this order with at most two other words between them.
struct Synonym {
    std::vector<std::string> words;  ///< each one word or a phrase
    std::vector<std::string> means;
    std::string theme;   ///< documents with this theme move up; may be empty
    std::string mark{};  ///< what the caller wants to be told of a question with these words; may be empty. Of phrases
                         ///< with a mark the words stand close, of others two words may stand between
};

/// The words of Dutch, by hunspell. Threads: safe.
class Dictionary {
public:
    /// Reads `path`.aff and `path`.dic, such as `/usr/share/hunspell/nl_NL` of Debian's hunspell-nl.
    /// Cost: about 0.1 s and 20 MB. Errors: unavailable `search.no_dictionary`.
    [[nodiscard]] static Result<std::shared_ptr<Dictionary const>> open(std::string const& path);
    ~Dictionary();

    /// Whether the folded word is Dutch in any form, compounds included.
    /// Cost: under a microsecond for a word of the list itself, up to 40 for one that is unknown.
    [[nodiscard]] bool knows(std::string_view folded) const;

    /// Whether the folded word stands in the list itself, without endings and compounds. Cost: under a microsecond.
    [[nodiscard]] bool lists(std::string_view folded) const;

private:
    struct State;
    explicit Dictionary(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

enum class Mend { yes, no };

/// What to look for.
struct Question {
    std::string_view text;   ///< as typed; the first 32 words that say something count
    std::string_view theme;  ///< only documents with this theme; empty for all
    Mend mend = Mend::yes;   ///< whether to mend the spelling
    std::size_t most = 100;  ///< hits at the most
    /// Themes that move up, besides those that synonyms point to, and how sure each is: (0, 1]. From a half on a theme
    /// also finds documents that have no word of the question.
    std::vector<std::pair<std::string, double>> toward{};
    /// Only documents for which it is true, asked before the best `most` are taken; empty for all.
    /// Cost: a call for each document that has a word of the question.
    std::function<bool(std::uint32_t document)> keep{};
};

struct Hit {
    std::uint32_t document = 0;
    double score = 0;  ///< in (0, 1]: of the best hit's weight
};

/// One thing the question asks for: a word of it or what a synonym made of it.
struct Asked {
    std::string shown;                 ///< the words of the question, as mended
    std::vector<std::uint32_t> terms;  ///< any of these in a document answers it
};

struct Found {
    std::vector<Hit> hits;            ///< best first; documents far weaker than the best are left out
    std::string corrected;            ///< the question with its spelling mended; empty where nothing was mended
    std::vector<std::string> themes;  ///< that move up: those asked for, then those that synonyms point to
    std::vector<Asked> asked;
    std::vector<std::string> marks;  ///< of the synonyms that the question has, each once
};

/// An index that never changes after it is built: to index again, build another and put it in its place, while readers
/// finish with the one they hold. So there is no reader to reopen after a commit, and nothing on disk to mend.
/// Threads: safe, any number search at the same time.
class Index {
public:
    /// Everything is kept in memory. Errors: unavailable `search.no_dictionary` where it is
    /// null.
    [[nodiscard]] static Result<std::shared_ptr<Index const>> build(std::span<Document const> documents,
                                                                    std::span<Synonym const> synonyms,
                                                                    std::shared_ptr<Dictionary const> dictionary);
    ~Index();

    /// Text that is no UTF-8, or that says nothing, finds nothing. Cost: some microseconds a word.
    [[nodiscard]] Found search(Question const& question) const;

    /// The parts of the question that the document answers, without doubles, in the question's order.
    [[nodiscard]] std::vector<std::string> matched(Found const& found, std::uint32_t document) const;

    [[nodiscard]] std::size_t size() const;

private:
    struct State;
    explicit Index(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace plein::search
