// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as what somebody typed in the search box, beside the municipality's own words.
#include "platform/search/search.hpp"

#include <array>
#include <string>

#include "base/text.hpp"
#include "features/directory/service.hpp"
#include "fuzz/input.hpp"

namespace {

using namespace plein;

struct Town {
    directory::Wording wording = directory::read_wording(PLEIN_SOURCE "/data").value();
    std::array<search::Document, 3> documents{{
        {{{search::Field::name, "Schuldhulp"}, {search::Field::description, "Wij helpen bij geldzorgen."}}, {"money"}},
        {{{search::Field::name, "Koffie in de buurt"}, {search::Field::theme, "Samen"}}, {"social-network"}},
        {{{search::Field::name, "Taalhuis"}, {search::Field::description, "Leren lezen en schrijven"}}, {"language"}},
    }};
    std::shared_ptr<search::Index const> index =
        search::Index::build(documents, wording.synonyms, search::Dictionary::open("/usr/share/hunspell/nl_NL").value())
            .value();
};

// Made before the first input: the time that one may take is not the time it takes to read a dictionary.
Town const town;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = fuzz::text(data, size);
    (void)town.wording.urgent->matching(text);
    search::Question question;
    question.text = text;
    auto const found = town.index->search(question);
    fuzz::must(found.hits.size() <= town.documents.size(), "a document is found once");
    fuzz::must(is_utf8(found.corrected), "what is shown is text");
    for (auto const& hit : found.hits) {
        fuzz::must(hit.document < town.documents.size() && hit.score > 0 && hit.score <= 1, "a hit is one of ours");
        for (auto const& word : town.index->matched(found, hit.document)) fuzz::must(is_utf8(word), "a word is text");
    }
    return 0;
}
