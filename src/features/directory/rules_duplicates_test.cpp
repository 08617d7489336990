// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_duplicates.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "features/directory/api_hsds.hpp"

namespace plein::directory {
namespace {

std::vector<Entry> demonstration() {
    auto read = read_hsds_path(PLEIN_BUILD "/demonstration/directory.json");
    EXPECT_TRUE(read) << read.error().detail;
    std::vector<Entry> entries;
    if (read)
        for (auto& one : read->entries) entries.push_back(std::move(one.entry));
    return entries;
}

Entry entry(std::string name, std::string description, std::string phone) {
    Entry made;
    made.name = std::move(name);
    made.description = std::move(description);
    made.phones = {{std::move(phone), ""}};
    return made;
}

TEST(Duplicates, AreProposedWithWhatTheyShare) {
    auto const* const text = "Wij drinken elke dinsdag koffie met iedereen die wil komen. Loop gerust binnen.";
    auto const found = duplicates_in({entry("Koffie in De Weide", text, "088 555 0200"),
                                      entry("Rijles", "Leren rijden in uw eigen tempo.", "088 555 0200"),
                                      entry("De Weide koffie", text, "+31 88 5550200")});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].first, 0U);
    EXPECT_EQ(found[0].second, 2U);
    EXPECT_EQ(found[0].shared, (std::vector{Shared::name, Shared::description, Shared::phone}));
    EXPECT_GT(found[0].alike, 0.8);
}

TEST(Duplicates, AreNotWhatOnlyLooksAlike) {
    auto const* const text = "Elke week helpen wij u met brieven en formulieren. U hoeft geen afspraak te maken.";
    struct {
        Entry first;
        Entry second;
        char const* why;
    } const rows[] = {
        {entry("Taalles 1", text, "088 555 0200"), entry("Taalles 2", text, "088 555 0200"), "another number"},
        {entry("Spreekuur Haarwolde", text, "088 555 0200"), entry("Spreekuur Zanddorpen", text, "088 555 0200"),
         "another village"},
        {entry("Formulierenhulp", text, "088 555 0200"), entry("Formulierenhulp", text, "088 555 0300"),
         "no way to reach them that is the same"},
        {entry("Koor", "Wij zingen.", "088 555 0200"),
         entry("Koor", "Iedere maandag repeteert het mannenkoor.", "088 555 0200"), "they say other things"},
        {Entry{}, Entry{}, "nothing is known of them"},
    };
    for (auto const& row : rows) EXPECT_TRUE(duplicates_in({row.first, row.second}).empty()) << row.why;
    EXPECT_TRUE(duplicates_in({}).empty());
}

TEST(Duplicates, ShareAnotherTextOnlyWhenTheyChangeInIt) {
    auto const* const text = "Wij drinken elke dinsdag koffie met iedereen die wil komen. Loop gerust binnen.";
    auto one = entry("Koffie in De Weide", text, "088 555 0200");
    auto other = entry("De Weide koffie", text, "+31 88 5550200");
    one.id.bytes[15] = 1;
    other.id.bytes[15] = 2;
    auto const before = shared_text(one, other);
    EXPECT_EQ(shared_text(other, one), before) << "whichever is named first";
    struct {
        char const* why;
        void (*change)(Entry&);
        bool same;
    } const rows[] = {
        {"what they do not share", [](Entry& e) { e.cost = "Een euro."; }, true},
        {"another mail of one", [](Entry& e) { e.mail = "weide@voorbeeld.example"; }, true},
        {"the same number, written otherwise", [](Entry& e) { e.phones[0].number = "0885550200"; }, true},
        {"a number more",
         [](Entry& e) {
             e.phones.push_back({"088 555 0999", ""});
         },
         true},
        {"a check", [](Entry& e) { e.assured_on = *parse_day("2026-11-21"); }, true},
        {"another number", [](Entry& e) { e.phones[0].number = "088 555 0999"; }, false},
        {"another name", [](Entry& e) { e.name = "De Weide koffie!"; }, false},
        {"another text", [](Entry& e) { e.description += " Op dinsdag."; }, false},
    };
    for (auto const& row : rows) {
        auto changed = other;
        row.change(changed);
        EXPECT_EQ(shared_text(one, changed) == before, row.same) << row.why;
    }
    one.website = "https://weide.example";
    other.website = "http://www.weide.example/";
    EXPECT_NE(shared_text(one, other), before) << "they share more";
}

/// Writes an entry down once more as somebody else would: from memory, from a leaflet, from the old list.
class Copyist {
public:
    explicit Copyist(unsigned seed) : random_(seed) {}

    Entry copy(Entry const& of) {
        Entry made = of;
        made.id.bytes[0] ^= 0xffU;
        made.name = name(of);
        made.description = description(of.description);
        for (auto* phones : all_phones(made))
            for (auto& phone : *phones) phone.number = written_otherwise(phone.number);
        if (!made.website.empty())
            made.website = one_of(3) ? made.website + "/" : "http://www." + made.website.substr(8);
        // Not everybody notes everything; one way to reach it is left.
        if (one_of(3)) made.mail.clear();
        if (one_of(3)) made.website.clear();
        if (one_of(4)) made.locations.clear();
        if (one_of(3) && (!made.mail.empty() || !made.website.empty() || !made.locations.empty())) made.phones.clear();
        return made;
    }

private:
    bool one_of(unsigned many) { return random_() % many == 0; }

    static std::vector<std::vector<Phone>*> all_phones(Entry& entry) {
        std::vector<std::vector<Phone>*> all{&entry.phones};
        for (auto& location : entry.locations) all.push_back(&location.phones);
        return all;
    }

    std::string written_otherwise(std::string const& number) {
        auto const digits = parse_phone(number).value_or(number);
        return one_of(2) && digits.size() == 10 ? "+31 " + digits.substr(1) : digits;
    }

    std::string name(Entry const& of) {
        auto made = of.name;
        auto const colon = made.find(": ");
        switch (random_() % 6) {
            case 0:
                return made;
            case 1:
                return made + " (" + of.organisation + ")";
            case 2:
                if (colon != std::string::npos) return made.substr(colon + 2) + " - " + made.substr(0, colon);
                return made + " Lindervaart";
            case 3:  // two letters change places
                if (made.size() > 6) std::swap(made[made.size() / 2], made[made.size() / 2 + 1]);
                return is_utf8(made) ? made : of.name;
            case 4: {
                std::transform(made.begin(), made.end(), made.begin(), [](unsigned char c) {
                    return c < 0x80 ? static_cast<char>(std::toupper(c)) : static_cast<char>(c);
                });
                return made;
            }
            default:
                return colon != std::string::npos ? made.substr(0, colon) : made;
        }
    }

    std::string description(std::string const& of) {
        std::vector<std::string> sentences;
        std::string sentence;
        for (char const c : of) {
            sentence += c;
            if (c == '.' || c == '?' || c == '\n') sentences.push_back(std::exchange(sentence, {}));
        }
        if (!sentence.empty()) sentences.push_back(sentence);
        if (one_of(3) && sentences.size() > 2) sentences.resize(2);
        if (one_of(3)) std::shuffle(sentences.begin(), sentences.end(), random_);
        if (one_of(4) && sentences.size() > 1) sentences.back() = " Bel of kom langs voor meer informatie.";
        std::string made;
        for (auto const& one : sentences) made += one;
        return made;
    }

    std::mt19937 random_;
};

TEST(Duplicates, PrintsWhatLookingForThemCosts) {
    auto const base = demonstration();
    ASSERT_FALSE(base.empty());
    std::vector<Entry> many;
    for (std::size_t i = 0; i < 5000; ++i) {
        auto made = base[i % base.size()];
        made.name += " " + std::to_string(i);
        made.description = base[(i * 31 + i / base.size()) % base.size()].description;
        many.push_back(std::move(made));
    }
    auto const started = std::clock();
    auto const found = duplicates_in(many);
    std::printf("[ figure   ] comparing 5,000 entries: %.0f ms of processor time, %zu pairs proposed\n",
                1000.0 * static_cast<double>(std::clock() - started) / CLOCKS_PER_SEC, found.size());
}

// The demonstration has no duplicates and much that is alike: many entries of one organisation, at one address, with
// one number. A third of it is written down once more.
TEST(Duplicates, PrintsHowWellTheyAreFound) {
    auto const base = demonstration();
    ASSERT_GT(base.size(), 300U);
    for (auto const& [set, seeds] : {std::pair{"tune", std::pair{1U, 5U}}, std::pair{"held", std::pair{101U, 105U}}}) {
        std::size_t doubles = 0;
        std::size_t proposed = 0;
        std::size_t right = 0;
        for (auto seed = seeds.first; seed <= seeds.second; ++seed) {
            Copyist copyist{seed};
            auto entries = base;
            std::set<std::pair<std::size_t, std::size_t>> truth;
            for (std::size_t i = seed % 3; i < base.size(); i += 3) {
                truth.emplace(i, entries.size());
                entries.push_back(copyist.copy(base[i]));
            }
            doubles += truth.size();
            for (auto const& found : duplicates_in(entries)) {
                ++proposed;
                bool const is_right = truth.contains({found.first, found.second});
                right += is_right ? 1 : 0;
                if (!is_right && std::getenv("PLEIN_SEARCH_MISSES") != nullptr && std::string_view{set} == "tune")
                    std::printf("wrong: %s / %s\n", entries[found.first].name.c_str(),
                                entries[found.second].name.c_str());
                truth.erase({found.first, found.second});
            }
            if (std::getenv("PLEIN_SEARCH_MISSES") != nullptr && std::string_view{set} == "tune")
                for (auto const& [first, second] : truth)
                    std::printf("missed: %s / %s\n", entries[first].name.c_str(), entries[second].name.c_str());
        }
        auto const share = [](std::size_t part, std::size_t of) {
            return of == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(of);
        };
        std::printf("[ figure   ] duplicates, seeds %s: precision %.3f of %zu proposed, recall %.3f of %zu\n", set,
                    share(right, proposed), proposed, share(right, doubles), doubles);
        EXPECT_GE(share(right, proposed), 0.95);
        EXPECT_GE(share(right, doubles), 0.6);
    }
}

}  // namespace
}  // namespace plein::directory
