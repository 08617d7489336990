// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds_query.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "base/text.hpp"

namespace plein::directory {
namespace {

constexpr std::size_t most_per_page = 100;
constexpr std::size_t most_minimal = 10'000;
constexpr std::size_t most_page = 1'000'000;
constexpr double most_metres = 1'000'000;

/// A name that somebody may have meant, to be repeated in the refusal; anything else came from outside and is not.
bool is_word(std::string_view name) {
    return name.size() <= 40 &&
           std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

/// Reads one parameter after another and notes all that do not hold.
class Reader {
public:
    Reader(http::Fields const& fields, std::initializer_list<std::string_view> known) : fields_(fields) {
        std::set<std::string_view> seen;
        for (auto const& [name, value] : fields.entries()) {
            if (name != "taal" && std::find(known.begin(), known.end(), name) == known.end()) {
                refuse(is_word(name) ? name : "", "query.unknown");
            } else if (!seen.insert(name).second) {
                refuse(name, "query.twice");
            }
        }
    }

    void refuse(std::string_view name, std::string_view code) {
        errors_.push_back({std::string(name), std::string(code)});
    }

    [[nodiscard]] std::string_view text(std::string_view name) const { return trim(fields_.first(name)); }

    void boolean(std::string_view name, bool& into) {
        auto const asked = text(name);
        if (asked == "true")
            into = true;
        else if (!asked.empty() && asked != "false")
            refuse(name, "query.not_boolean");
    }

    void uuid(std::string_view name, std::optional<Uuid>& into) {
        if (auto const asked = text(name); !asked.empty()) {
            into = parse_uuid(asked);
            if (!into) refuse(name, "query.not_uuid");
        }
    }

    template <class Number>
    void number(std::string_view name, Number least, Number most, std::string_view code, Number& into) {
        auto const asked = text(name);
        if (asked.empty()) return;
        Number value{};
        auto const [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), value);
        bool const whole = error == std::errc{} && end == asked.data() + asked.size();
        if (!whole || !(value >= least && value <= most)) return refuse(name, code);
        into = value;
    }

    [[nodiscard]] std::vector<FieldError> take() && { return std::move(errors_); }

private:
    http::Fields const& fields_;
    std::vector<FieldError> errors_;
};

}  // namespace

Result<HsdsQuery> read_hsds_query(http::Request const& request, std::initializer_list<std::string_view> known) {
    Reader reader{request.query, known};
    HsdsQuery query;
    query.search = reader.text("search");
    reader.uuid("taxonomy_term_id", query.taxonomy_term);
    reader.uuid("taxonomy_id", query.taxonomy);
    reader.uuid("organization_id", query.organization);
    reader.uuid("parent_id", query.parent);
    reader.boolean("minimal", query.minimal);
    reader.boolean("full", query.full);
    reader.boolean("full_service", query.full_service);
    reader.boolean("top_only", query.top_only);
    if (auto const asked = reader.text("modified_after"); !asked.empty()) {
        if (auto const moment = parse_instant(asked))
            query.modified_after = *moment;
        else
            reader.refuse("modified_after", "query.malformed");
    }
    query.postcode = reader.text("postcode");
    if (!reader.text("proximity").empty()) {
        double metres = 0;
        reader.number("proximity", 0.0, most_metres, "query.malformed", metres);
        query.proximity = metres;
        if (query.postcode.empty()) reader.refuse("postcode", "query.missing");
    }
    if (auto const format = reader.text("format"); !format.empty() && format != "json")
        reader.refuse("format", "format.unknown");
    if (query.minimal) query.per_page = most_minimal;  // the standard: aim to give all of them within one page
    auto const most = query.minimal ? most_minimal : most_per_page;
    reader.number("page", std::size_t{1}, most_page, "page.out_of_range", query.page);
    reader.number("per_page", std::size_t{1}, most, "page.out_of_range", query.per_page);
    auto errors = std::move(reader).take();
    if (errors.empty()) return query;
    auto const code = errors.front().code;
    return tl::unexpected<Error>(Error{ErrorKind::bad_request, code, {}, std::move(errors)});
}

}  // namespace plein::directory
