// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>

#include "platform/json/json.hpp"
#include "platform/json/writer.hpp"

namespace plein::stories {

/// Makes HSDS services by chance, from the schemas of one edition: members in any order, each optional one there or
/// not, texts with everything that JSON can hold but NUL. Where Plein asks more than the schema does (days that exist,
/// ages up to 130) the value is one that it takes.
class Documents {
public:
    /// `folder` holds the standard's schema/*.json. Throws where one cannot be read.
    Documents(std::string const& folder, std::uint64_t seed);

    /// One service as JSON. `share` of the optional members are there, in (0, 1].
    [[nodiscard]] std::string service(double share);

    /// Every member of the schema that was written so far, as `shape.member`, and all there are.
    [[nodiscard]] std::set<std::string> const& written() const { return written_; }
    [[nodiscard]] std::set<std::string> const& known() const { return known_; }

private:
    void object(json::Writer& out, std::string const& shape, double share, int depth);
    void value(json::Writer& out, std::string const& shape, std::string_view name, json::Value const& schema,
               double share, int depth);
    void number(json::Writer& out, std::string_view name);
    [[nodiscard]] std::string text(std::string_view name, std::string_view format);
    [[nodiscard]] std::string words();
    [[nodiscard]] std::uint64_t below(std::uint64_t count) { return random_() % count; }

    std::map<std::string, json::Value, std::less<>> schemas_;
    std::set<std::string> known_;
    std::set<std::string> written_;
    std::mt19937_64 random_;
};

}  // namespace plein::stories
