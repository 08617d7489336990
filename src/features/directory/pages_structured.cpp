// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/pages_structured.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "platform/html/head.hpp"

namespace plein::directory {
namespace {

using html::dutch;
using std::chrono::minutes;

constexpr std::array<std::string_view, 7> schema_days{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                      "Friday", "Saturday", "Sunday"};
constexpr int days_ahead = 28;

/// `09:00`; a day ends a minute early, since the standard knows no 24:00.
std::string schema_time(minutes since_midnight) {
    auto const of_day = since_midnight.count() % minutes{std::chrono::hours{24}}.count();
    return fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
}

std::string closing_time(minutes opens, minutes closes) {
    bool const at_midnight = closes.count() % minutes{std::chrono::hours{24}}.count() == 0;
    return at_midnight && (closes.count() > 0 || opens.count() == 0) ? "23:59" : schema_time(closes);
}

html::Data& add_opening(html::Data& data, std::string_view property, minutes opens, minutes closes) {
    auto& row = data.add("opening");
    row.set("hours_property", property).set("opens", schema_time(opens)).set("closes", closing_time(opens, closes));
    return row;
}

void set_validity(html::Data& row, std::optional<Day> from, std::optional<Day> until) {
    row.set_optional("valid_from", from ? iso_day(*from) : std::string{});
    row.set_optional("valid_through", until ? iso_day(*until) : std::string{});
}

}  // namespace

void fill_openings(html::Data& data, std::string_view property, std::vector<Schedule> const& schedules, Day today) {
    std::vector<Schedule> dated;
    for (auto const& schedule : schedules) {
        if (!schedule.opens_at || !schedule.closes_at || (schedule.last_day && *schedule.last_day < today)) continue;
        bool const every_week =
            schedule.frequency == Frequency::weekly && schedule.interval <= 1 && schedule.weekdays != 0;
        if (!every_week) {
            dated.push_back(schedule);
            continue;
        }
        auto& row = add_opening(data, property, *schedule.opens_at, *schedule.closes_at);
        for (std::size_t day = 0; day < schema_days.size(); ++day)
            if (((schedule.weekdays >> day) & 1U) != 0) row.add("opening_day").set("day", schema_days.at(day));
        set_validity(row, std::max(schedule.starts_on, schedule.first_day), schedule.last_day);
    }
    for (int ahead = 0; ahead < days_ahead; ++ahead) {
        auto const day = today + std::chrono::days{ahead};
        for (auto const& opening : openings_on(dated, day)) {
            auto& row = add_opening(data, property, opening.opens, opening.closes);
            auto const of_week = std::chrono::weekday{day}.iso_encoding() - 1;
            row.add("opening_day").set("day", schema_days.at(of_week));
            set_validity(row, day, day);
        }
    }
}

void fill_structured(html::Data& data, Counter const& counter, http::Request const& request, Entry const& entry) {
    data.set_optional("provider_name", entry.organisation).set_optional("provider_mail", entry.mail);
    for (auto const& theme : entry.themes)
        data.add("category").set("category_name", theme_name(*counter.directory, request.language, theme));
    data.show_if("is_free", costs_nothing(entry));
    data.set_optional("required_age",
                      entry.minimum_age && *entry.minimum_age > 0 ? std::to_string(*entry.minimum_age) : std::string{});
    data.set_optional("highest_age", entry.maximum_age ? std::to_string(*entry.maximum_age) : std::string{});
    for (auto const& language : entry.languages)
        if (!language.code.empty()) data.add("spoken").set("spoken_code", language.code);
    data.show_if("has_channel", !entry.website.empty() || !entry.languages.empty());
    fill_openings(data, "hoursAvailable", entry.schedules, amsterdam_day(request.at));
}

void fill_share(html::Data& data, Counter const& counter, http::Request const& request, Entry const& entry) {
    auto const address = html::site_address(request) + entry_url(entry.id);
    auto const words = counter.pages->text(request.language, dutch("Misschien is dit iets voor u:"));
    auto const text = fmt::format("{}\n{}\n{}", words, entry.name, address);
    data.set("share_mail",
             fmt::format("?subject={}&body={}", http::encode_component(entry.name), http::encode_component(text)));
    data.set("share_message_url", fmt::format("https://wa.me/?text={}", http::encode_component(text)));
    data.show_if("has_share", !is_about_safety(entry));
}

bool describe_search(html::Data& data, Counter const& counter, http::Request const& request) {
    if (request.method == http::Method::post) return false;
    std::string_view theme;
    for (auto const& [name, value] : request.query.entries()) {
        if (name == "thema")
            theme = value;
        else if (name != "taal")
            return false;
    }
    bool const nl = request.language == http::Language::nl;
    if (theme.empty()) {
        html::describe_page(data, request, request.path,
                            counter.pages->text(request.language, dutch("Zoek in uw eigen woorden naar hulp, plekken, "
                                                                        "cursussen en initiatieven in uw buurt.")));
        return true;
    }
    for (auto const& one : counter.directory->themes()) {
        if (one.code != theme) continue;
        html::describe_page(data, request, fmt::format("{}?thema={}", request.path, one.code),
                            nl ? one.about_nl : one.about_en);
        return true;
    }
    return false;
}

}  // namespace plein::directory
