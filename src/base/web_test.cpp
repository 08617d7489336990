// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/web.hpp"

#include <gtest/gtest.h>

namespace plein {
namespace {

TEST(WebAddress, HasAHostWithADotAndOnlyWhatMayStandInOne) {
    for (auto const* text : {"https://www.soep.example", "http://soep.example/uit?dag=1#laat",
                             "https://soep.example:8443", "https://soep.example/%C3%A9tape"})
        EXPECT_TRUE(is_web_address(text)) << text;
    for (auto const* text : {"", "soep.example", "ftp://soep.example", "https://", "https://soep", "https://.example",
                             "https:///soep.example", "https://soep.example/a b", "https://soep.example/\"x",
                             "HTTPS://soep.example", "javascript://soep.example", "https://soep.example/\xc3\xa9"})
        EXPECT_FALSE(is_web_address(text)) << text;
}

}  // namespace
}  // namespace plein
