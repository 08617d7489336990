// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/http/entity_tag.hpp"

#include <gtest/gtest.h>

namespace plein::http {
namespace {

TEST(EntityTag, IsThatOfTheBodyAndIsFoundAmongOthers) {
    EXPECT_EQ(entity_tag(""), "\"cbf29ce484222325\"") << "the offset of FNV-1a";
    EXPECT_EQ(entity_tag("a"), "\"af63dc4c8601ec8c\"") << "published by its authors";
    auto const tag = entity_tag("a");
    for (auto const& header : {tag, "W/" + tag, "\"x\", " + tag, std::string{"*"}})
        EXPECT_TRUE(has_entity_tag(header, tag)) << header;
    for (auto const& header : {std::string{}, std::string{"\"x\""}, tag.substr(1), "w/" + tag})
        EXPECT_FALSE(has_entity_tag(header, tag)) << header;
}

}  // namespace
}  // namespace plein::http
