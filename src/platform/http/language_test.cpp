// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/language.hpp"

#include <gtest/gtest.h>

namespace plein::http {
namespace {

Request asked(std::string_view target, std::string cookie, std::string accept) {
    return make_request(Method::get, target, {{"cookie", std::move(cookie)}, {"accept-language", std::move(accept)}},
                        "")
        .value();
}

TEST(ChooseLanguage, AddressThenCookieThenBrowserThenDutch) {
    struct {
        char const* target;
        char const* cookie;
        char const* accept;
        Language language;
    } const rows[] = {
        {"/", "", "", Language::nl},
        {"/?taal=en", "taal=nl", "nl", Language::en},
        {"/?taal=nl", "taal=en", "en", Language::nl},
        {"/?taal=fr", "taal=en", "nl", Language::en},
        {"/?taal=fr", "", "", Language::nl},
        {"/", "taal=en", "nl", Language::en},
        {"/", "taal=xx", "en", Language::en},
        {"/", "", "en-GB,en;q=0.9,nl;q=0.8", Language::en},
        {"/", "", "de, nl;q=0.7, en;q=0.8", Language::en},
        {"/", "", "NL-be", Language::nl},
        {"/", "", "fr, de", Language::nl},
        {"/", "", "en;q=0", Language::nl},
        {"/", "", "en;q=1.000, nl;q=0.999", Language::en},
        {"/", "", "en;q=2, nl;q=0.1", Language::nl},
        {"/", "", "en;x, ;;q=, q=, en;q=0.12345", Language::nl},
        {"/", "", "nl,en", Language::nl},
    };
    for (auto const& row : rows)
        EXPECT_EQ(choose_language(asked(row.target, row.cookie, row.accept)), row.language)
            << row.target << " | " << row.cookie << " | " << row.accept;
}

TEST(LanguageCookie, LastsAYear) {
    EXPECT_EQ(to_set_cookie(language_cookie(Language::en)),
              "taal=en; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000");
}

}  // namespace
}  // namespace plein::http
