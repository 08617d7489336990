// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "features/directory/routes.hpp"
#include "platform/json/described.hpp"

namespace plein::directory {

struct UrgentPhoneItem {
    std::string phone;
    std::string phone_link;
    std::string label;
    std::optional<std::string> note;
};

/// What to do before anything else, and whom to call.
struct UrgentItem {
    std::string code;
    std::string title;
    std::string text;
    std::string phone;
    std::string phone_link;
    std::vector<UrgentPhoneItem> phones;
};

struct SearchItem {
    EntryId id{};
    std::string name;
    Kind kind = Kind::service;
    std::vector<std::string> themes;
    std::optional<std::int64_t> ladder_step;
    std::optional<std::int64_t> distance_metres;
    Freshness freshness = Freshness::stale;
    std::string reason;
};

struct SearchAnswer {
    std::string query;
    std::optional<std::string> corrected;
    std::vector<UrgentItem> urgent;
    std::vector<SearchItem> items;
    std::int64_t total = 0;
};

/// Words of the directory for somebody who is typing; a part of the search page, which a script asks for.
struct SuggestionAnswer {
    std::string text;
    std::vector<UrgentItem> urgent;
    std::vector<std::string> suggestions;
};

/// What the answers say of urgent rules, in the language of the request.
[[nodiscard]] std::vector<UrgentItem> urgent_items(std::vector<UrgentRule const*> const& rules,
                                                   http::Language language);

/// GET /api/v1/search
http::Response api_search(Counter const& counter, http::Request const& request, access::Grant const& grant);
/// POST /zoeken/suggesties: `query` as typed so far, so that it stands in no address, history or log.
http::Response suggest(Counter const& counter, http::Request const& request, access::Grant const& grant);

}  // namespace plein::directory

template <>
struct plein::json::Words<plein::directory::Kind> {
    using Kind = directory::Kind;
    static constexpr std::array all{std::pair{Kind::service, "service"},
                                    std::pair{Kind::citizen_initiative, "citizen-initiative"},
                                    std::pair{Kind::association, "association"},
                                    std::pair{Kind::meeting_place, "meeting-place"},
                                    std::pair{Kind::course, "course"},
                                    std::pair{Kind::outreach_hour, "outreach-hour"},
                                    std::pair{Kind::employer_place, "employer-place"}};
};

template <>
struct plein::json::Words<plein::directory::Freshness> {
    using Freshness = directory::Freshness;
    static constexpr std::array all{std::pair{Freshness::fresh, "fresh"}, std::pair{Freshness::ageing, "ageing"},
                                    std::pair{Freshness::stale, "stale"}};
};

template <>
struct plein::json::Description<plein::directory::UrgentPhoneItem> {
    static constexpr std::string_view name = "UrgentPhoneItem";
    static constexpr std::string_view description = "A number to call.";
    static constexpr auto fields = std::tuple{
        field("phone", &directory::UrgentPhoneItem::phone, "The number as people read it."),
        field("phoneLink", &directory::UrgentPhoneItem::phone_link, "The number's digits, for a tel: link."),
        field("label", &directory::UrgentPhoneItem::label, "Who answers, in the language of the request."),
        field("note", &directory::UrgentPhoneItem::note,
              "When it can be called and what it costs; null where unknown."),
    };
};

template <>
struct plein::json::Description<plein::directory::UrgentItem> {
    static constexpr std::string_view name = "UrgentItem";
    static constexpr std::string_view description = "What to do first, because the question cannot wait.";
    static constexpr auto fields = std::tuple{
        field("code", &directory::UrgentItem::code, "The rule that matched, such as suicide or violence."),
        field("title", &directory::UrgentItem::title, "One line, in the language of the request."),
        field("text", &directory::UrgentItem::text, "What to know before calling."),
        field("phone", &directory::UrgentItem::phone, "The number to call first, as people read it."),
        field("phoneLink", &directory::UrgentItem::phone_link, "The number's digits, for a tel: link."),
        field("phones", &directory::UrgentItem::phones, "All numbers of the rule, the one to call first at the front."),
    };
};

template <>
struct plein::json::Description<plein::directory::SearchItem> {
    static constexpr std::string_view name = "SearchItem";
    static constexpr std::string_view description = "One entry that was found.";
    static constexpr auto fields = std::tuple{
        field("id", &directory::SearchItem::id, "The entry's id; its page is /aanbod/ and the id."),
        field("name", &directory::SearchItem::name, "The entry's name, in Dutch."),
        field("kind", &directory::SearchItem::kind, "What sort of thing it is."),
        field("themes", &directory::SearchItem::themes, "Codes of themes, the most important first."),
        field("ladderStep", &directory::SearchItem::ladder_step,
              "1 self to 5 individual provision; null where unknown."),
        field("distanceMetres", &directory::SearchItem::distance_metres,
              "As the crow flies; 0 in the same postcode; null where no place was given or it has none."),
        field("freshness", &directory::SearchItem::freshness,
              "fresh, ageing, or stale: not checked for over a year, or so likely out of date for other reasons."),
        field("reason", &directory::SearchItem::reason, "Why it was found, in the language of the request."),
    };
};

template <>
struct plein::json::Description<plein::directory::SearchAnswer> {
    static constexpr std::string_view name = "SearchAnswer";
    static constexpr std::string_view description = "What was found, best first, and what is urgent.";
    static constexpr auto fields = std::tuple{
        field("query", &directory::SearchAnswer::query, "The question as it was asked."),
        field("corrected", &directory::SearchAnswer::corrected,
              "The question with its spelling mended; null where nothing was."),
        field("urgent", &directory::SearchAnswer::urgent, "Numbers to call first; empty for nearly every question."),
        field("items", &directory::SearchAnswer::items, "The page that was asked for."),
        field("total", &directory::SearchAnswer::total, "How many were found; at most 100 for words."),
    };
};

template <>
struct plein::json::Description<plein::directory::SuggestionAnswer> {
    static constexpr std::string_view name = "SuggestionAnswer";
    static constexpr std::string_view description = "What to offer to somebody who is typing a question.";
    static constexpr auto fields = std::tuple{
        field("text", &directory::SuggestionAnswer::text,
              "What is offered, in a sentence to read aloud; empty where nothing is."),
        field("urgent", &directory::SuggestionAnswer::urgent, "Whom to call first; then nothing else is offered."),
        field("suggestions", &directory::SuggestionAnswer::suggestions,
              "At most seven words or phrases of the directory, in Dutch."),
    };
};
