// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "features/directory/pages.hpp"
#include "features/directory/pages_structured.hpp"
#include "platform/html/head.hpp"

namespace plein::directory {
namespace {

using html::dutch;

/// Shows the text under its name without `_text`: has_cost for cost_text. The same as the templates have it.
bool fact(html::Data& data, std::string_view name, std::string_view text) {
    data.set(fmt::format("{}_text", name), text).show_if(fmt::format("has_{}", name), !text.empty());
    return !text.empty();
}

std::string route_address(Point place) {
    return fmt::format("https://www.openstreetmap.org/directions?to={:.5f}%2C{:.5f}", place.latitude, place.longitude);
}

bool fill_place(html::Data& data, Entry const& entry, Day today) {
    bool any = false;
    for (auto const& location : entry.locations) {
        std::array const postal{location.line, location.postcode, location.city};
        bool const has_postal =
            std::any_of(postal.begin(), postal.end(), [](auto const& line) { return !line.empty(); });
        if (!has_postal && location.name.empty() && location.route.empty()) continue;
        auto& row = data.add("location");
        row.set_optional("place_name", location.name).set_optional("street", location.line);
        row.set_optional("postcode", location.postcode).set_optional("city", location.city);
        row.show_if("has_postal", has_postal).set_optional("travel", location.route);
        row.show_if("has_point", location.place.has_value()).show_if("has_route", location.place.has_value());
        if (location.place) {
            row.set("route_url", route_address(*location.place));
            row.set("latitude", fmt::format("{:.5f}", location.place->latitude));
            row.set("longitude", fmt::format("{:.5f}", location.place->longitude));
        }
        row.show_if("opening", false);
        fill_openings(row, "openingHoursSpecification", location.schedules, today);
        any = true;
    }
    data.show_if("has_address", any);
    return any;
}

/// The table of one week: the days of this week that are over show what comes next week.
void fill_week(html::Data& data, Counter const& counter, http::Request const& request,
               std::vector<Schedule> const& schedules) {
    auto const today = amsterdam_day(request.at);
    auto const monday = today - std::chrono::days{std::chrono::weekday{today}.iso_encoding() - 1};
    for (int i = 0; i < 7; ++i) {
        auto const in_week = monday + std::chrono::days{i};
        auto const openings = openings_on(schedules, in_week < today ? in_week + std::chrono::days{7} : in_week);
        std::vector<std::string> times;
        std::string note;
        for (auto const& opening : openings) {
            bool const whole_day = opening.closes - opening.opens >= std::chrono::hours{24};
            times.push_back(whole_day ? counter.pages->text(request.language, dutch("dag en nacht"))
                                      : fmt::format("{} – {}", html::time_in_words(request.language, opening.opens),
                                                    html::time_in_words(request.language, opening.closes)));
            if (note.empty()) note = opening.note;
        }
        auto& row = data.add("hours");
        row.set("day_name", weekday_name(*counter.pages, request.language, in_week))
            .show_if("is_today", in_week == today)
            .show_if("is_closed", times.empty());
        row.set("times_text", times.empty() ? counter.pages->text(request.language, dutch("gesloten"))
                                            : fmt::format("{}", fmt::join(times, ", ")));
        row.set_optional("note", note);
    }
}

/// A table of hours for each place that has its own, so that nobody stands before the wrong door; one table where it
/// makes no difference.
void fill_hours(html::Data& data, Counter const& counter, http::Request const& request, Entry const& entry) {
    auto const today = amsterdam_day(request.at);
    bool any = false;
    auto const add = [&](std::vector<Schedule> const& schedules, std::string_view where) {
        bool open = false;
        for (int ahead = 0; ahead < 7; ++ahead)
            open = open || !openings_on(schedules, today + std::chrono::days{ahead}).empty();
        if (!open) return;
        any = true;
        auto& table = data.add("hours_at");
        table.set_optional("where", where);
        fill_week(table, counter, request, schedules);
    };
    if (opens_apart(entry)) {
        add(entry.schedules, {});
        for (std::size_t i = 0; i < entry.locations.size(); ++i)
            add(entry.locations[i].schedules, short_place(entry, i));
    } else {
        add(all_schedules(entry), {});
    }
    data.show_if("has_hours", any).show_if("has_no_hours", !any);
}

std::string audience(html::Pages const& pages, http::Language language, Entry const& entry) {
    std::string ages;
    auto const number = [](int of) { return std::to_string(of); };
    if (entry.minimum_age && entry.maximum_age)
        ages = pages.text(language, dutch("Van {from} tot en met {until} jaar."),
                          {{"from", number(*entry.minimum_age)}, {"until", number(*entry.maximum_age)}});
    else if (entry.minimum_age && *entry.minimum_age > 0)
        ages = pages.text(language, dutch("Vanaf {from} jaar."), {{"from", number(*entry.minimum_age)}});
    else if (entry.maximum_age)
        ages = pages.text(language, dutch("Tot en met {until} jaar."), {{"until", number(*entry.maximum_age)}});
    return entry.eligibility.empty() || ages.empty() ? entry.eligibility + ages : entry.eligibility + " " + ages;
}

/// What is told of waiting and free places: while it can be true the words themselves, then only from when they are.
void fill_waiting(html::Data& data, Counter const& counter, http::Request const& request, Entry const& entry,
                  Checked const& checked) {
    auto const& pages = *counter.pages;
    auto text = entry.waiting;
    if (entry.capacity && entry.capacity->available > 0) {
        text += text.empty() ? "" : " ";
        text += pages.text(request.language, dutch("Er is nu plaats."));
    }
    if (checked.old_count)
        text = pages.text(request.language, dutch("Vraag na of er plek is en hoe lang u moet wachten."));
    std::string date;
    if (checked.counted.on && !text.empty()) {
        auto const day = html::date_in_words(pages, request.language, *checked.counted.on, amsterdam_day(request.at));
        date =
            pages.text(request.language,
                       checked.old_count ? dutch("Het laatst bijgewerkt op {date}.") : dutch("Bijgewerkt op {date}."),
                       {{"date", day}});
    }
    data.set("waiting_text", text).set("waiting_date_text", date).show_if("has_waiting", !text.empty());
}

void fill_phones(html::Data& data, Entry const& entry) {
    std::vector<Phone> phones = entry.phones;
    for (auto const& location : entry.locations)
        phones.insert(phones.end(), location.phones.begin(), location.phones.end());
    std::vector<std::string> shown;
    for (auto const& phone : phones) {
        auto const link = parse_phone(phone.number).value_or("");
        if (link.empty() || std::find(shown.begin(), shown.end(), link) != shown.end()) continue;
        shown.push_back(link);
        data.add("phone_line").set("phone", phone.number).set("phone_link", link).set_optional("label", phone.label);
    }
    data.show_if("has_calls", !shown.empty());
}

/// What it looks for, and how to react: by its own phone or mail, or by ours where it has neither.
void fill_needs(html::Data& data, Counter const& counter, http::Language language, Entry const& entry) {
    for (auto const& need : entry.needs) {
        auto name = need_name(*counter.pages, language, need.kind);
        if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
        auto& row = data.add("need");
        row.set("icon", fmt::format("need-{}", code(need.kind))).set("need_name", name);
        html::add_paragraphs(row, "need_text", need.text, "line");
        row.show_if("no_need_text", need.text.empty());
    }
    auto const phone = first_phone(entry);
    auto const link = parse_phone(phone).value_or("");
    data.show_if("has_need_phone", !link.empty()).set("need_phone", phone).set("need_phone_link", link);
    data.show_if("has_own_ways", !link.empty() || !entry.mail.empty());
    data.show_if("no_own_ways", link.empty() && entry.mail.empty()).show_if("has_needs", !entry.needs.empty());
}

/// A map of a kilometre around the first place.
void fill_entry_map(html::Data& data, Counter const& counter, Hit const& hit) {
    if (counter.directory->areas() == nullptr) return;
    auto const& entry = hit.entry();
    auto const located =
        std::find_if(entry.locations.begin(), entry.locations.end(), [](auto const& one) { return one.place; });
    if (located == entry.locations.end()) return;
    auto const index = counter.directory->areas()->index();
    if (index->empty()) return;
    fill_place_map(data, *index, *located->place, entry.name);
}

/// How long after its end a page still says that it ended: who kept the link or has it on paper reads why.
constexpr std::chrono::days ended_for{365};

/// The page of an entry that has ended: that it has, why, and where to look for another. Nothing where it did not end,
/// was not shown before that, or ended longer ago than anybody is told.
Result<std::optional<http::Response>> show_ended(Counter const& counter, http::Request const& request,
                                                 access::Grant const& grant, EntryId id) {
    auto const ended = TRY(counter.directory->ended(grant, id));
    auto const today = amsterdam_day(request.at);
    if (!ended || today - amsterdam_day(ended->since) >= ended_for) return std::optional<http::Response>{};
    auto const ended_on = amsterdam_day(ended->since);
    auto const& entry = ended->entry;
    html::Data data;
    data.show_if("asks_useful", false).set("name", entry.name);
    data.set("ended_text", html::date_in_words(*counter.pages, request.language, ended_on, today));
    html::add_paragraphs(data, "reason_line", entry.alert, "line");
    data.show_if("has_reason", !entry.alert.empty());
    auto response = counter.pages->page(request, "directory/entry_ended", std::move(data),
                                        counter.pages->text(request.language, html::dutch("Dit is gestopt")));
    response.status = 410;
    response.with("X-Robots-Tag", "noindex");
    return std::optional{std::move(response)};
}

/// What is not shown is not there, but an entry that ended because it stood there twice leads to the one that stays,
/// and one that ended not long ago says so.
http::Response show_absent(Counter const& counter, http::Request const& request, access::Grant const& grant,
                           Result<EntryId> const& id, Error const& error) {
    auto const kept = id ? counter.directory->kept_for(grant, *id) : Result<std::optional<EntryId>>{std::nullopt};
    if (!kept) return counter.pages->error_page(request, kept.error());
    if (*kept) return http::moved(entry_url(**kept));
    auto ended = id ? show_ended(counter, request, grant, *id) : Result<std::optional<http::Response>>{std::nullopt};
    if (!ended) return counter.pages->error_page(request, ended.error());
    return *ended ? std::move(**ended) : counter.pages->error_page(request, error);
}

}  // namespace

http::Response show_entry(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const& pages = *counter.pages;
    auto const language = request.language;
    auto const id = request.id<EntryTag>("entry");
    auto const found = id ? counter.directory->entry(grant, *id) : Result<Hit>{tl::unexpected<Error>(id.error())};
    if (!found) return show_absent(counter, request, grant, id, found.error());
    auto const& entry = found->entry();
    auto const today = amsterdam_day(request.at);

    html::Data data;
    data.set("name", entry.name)
        .set("entry_code", to_text(entry.id))
        .set("kind_name", kind_name(pages, language, entry.kind));
    data.set("organisation_name", entry.organisation)
        .show_if("has_organisation", !entry.organisation.empty() && entry.organisation != entry.name);
    auto const state = open_state(found->schedules(), request.at);
    auto const open = open_words(pages, language, state, today) + open_where(entry, wall_time(request.at));
    bool const works = entry.status == Status::active;
    data.set("open_now_text", open).show_if("has_open_now", works && state.now);
    data.set("closed_now_text", works ? open : pages.text(language, dutch("Tijdelijk gesloten")));
    data.show_if("has_closed_now", !works || (state.known && !state.now));
    fact(data, "alert", entry.alert);
    for (auto const line : split(entry.description, '\n'))
        if (!trim(line).empty()) data.add("description").set("line", trim(line));
    data.show_if("has_description", !entry.description.empty());
    for (auto const& theme : entry.themes)
        data.add("entry_theme").set("code", theme).set("name", theme_name(*counter.directory, language, theme));
    data.show_if("has_themes", !entry.themes.empty());
    fill_phones(data, entry);
    fill_needs(data, counter, language, entry);
    fill_place(data, entry, today);
    fill_hours(data, counter, request, entry);
    // What only words can say of when it is open.
    std::vector<std::string> special;
    for (auto const& schedule : all_schedules(entry))
        if (!schedule.opens_at && !schedule.closes_at && !schedule.note.empty()) special.push_back(schedule.note);
    fact(data, "special", fmt::format("{}", fmt::join(special, " ")));
    fact(data, "application", entry.application);
    fact(data, "cost", entry.cost);
    fact(data, "audience", audience(pages, language, entry));
    fill_waiting(data, counter, request, entry, found->checked);
    std::vector<std::string> languages;
    languages.reserve(entry.languages.size());
    for (auto const& one : entry.languages) languages.push_back(language_name(pages, language, one));
    auto spoken = fmt::format("{}", fmt::join(languages, ", "));
    if (!entry.interpretation.empty()) spoken += (spoken.empty() ? "" : ". ") + entry.interpretation;
    fact(data, "languages", spoken);
    std::vector<std::string> accessibility;
    for (auto const& location : entry.locations)
        accessibility.insert(accessibility.end(), location.accessibility.begin(), location.accessibility.end());
    fact(data, "accessibility", fmt::format("{}", fmt::join(accessibility, " ")));
    fact(data, "area", entry.area_served);
    data.set("mail", entry.mail).show_if("has_mail", !entry.mail.empty());
    auto website =
        entry.website.substr(entry.website.find("://") == std::string::npos ? 0 : entry.website.find("://") + 3);
    if (!website.empty() && website.back() == '/') website.pop_back();
    data.set("website_url", entry.website).set("website_text", website).show_if("has_website", !entry.website.empty());
    bool const about_safety = is_about_safety(entry);
    fact(data, "ladder", about_safety ? std::string{} : ladder_name(pages, language, entry.ladder_step.value_or(0)));
    data.show_if("quick_leave", about_safety);
    data.show("has_facts");
    fill_freshness(data, pages, language, found->checked, today);
    data.set("report_mail", counter.report_mail).show_if("has_report_mail", !counter.report_mail.empty());
    fill_entry_map(data, counter, *found);
    fill_structured(data, counter, request, entry);
    fill_share(data, counter, request, entry);
    html::describe_page(data, request, found->card().url, found->card().summary);
    return pages.page(request, "directory/entry", std::move(data), entry.name);
}

}  // namespace plein::directory
