// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/inventory/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "base/web.hpp"

namespace plein::inventory {
namespace {

using Faults = std::vector<FieldError>;

tl::unexpected<Error> refuse(std::string_view code, Faults faults) {
    return tl::unexpected<Error>(Error{ErrorKind::bad_request, std::string(code), {}, std::move(faults)});
}

/// Cleans a text in its place; a fault at `field` where it cannot be kept.
void clean(Faults& faults, std::string_view field, std::string& text, std::size_t most) {
    auto cleaned = clean_text(text, most);
    if (cleaned)
        text = std::move(*cleaned);
    else
        faults.push_back({std::string(field), cleaned.error().code});
}

/// The same for what stands on one line.
void clean_line(Faults& faults, std::string_view field, std::string& text, std::size_t most) {
    clean(faults, field, text, most);
    std::replace(text.begin(), text.end(), '\n', ' ');
}

bool is_one_of(std::vector<std::string_view> const& codes, std::string_view code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

void check_themes(Faults& faults, Found& found, Codes const& codes) {
    if (found.themes.empty()) faults.push_back({"themes", "found.themes_missing"});
    if (found.themes.size() > most_themes) faults.push_back({"themes", "found.too_many_themes"});
    if (!std::all_of(found.themes.begin(), found.themes.end(),
                     [&](std::string const& theme) { return is_one_of(codes.themes, theme); }))
        faults.push_back({"themes", "form.malformed"});
    std::vector<std::string> each;
    for (auto& theme : found.themes)
        if (std::find(each.begin(), each.end(), theme) == each.end()) each.push_back(std::move(theme));
    found.themes = std::move(each);
}

void check_place(Faults& faults, Found& found) {
    clean_line(faults, "place", found.place, longest_line);
    clean_line(faults, "line", found.line, longest_line);
    clean_line(faults, "city", found.city, longest_line);
    found.postcode = std::string(trim(found.postcode));
    if (found.city.empty() && (!found.line.empty() || !found.postcode.empty()))
        faults.push_back({"city", "location.city_missing"});
    if (found.postcode.empty()) return;
    auto const postcode = parse_postcode(found.postcode);
    if (postcode)
        found.postcode = postcode->substr(0, 4) + " " + postcode->substr(4);
    else
        faults.push_back({"postcode", "postcode.malformed"});
}

void check_contact(Faults& faults, Found& found) {
    clean_line(faults, "phone", found.phone, longest_line);
    if (!found.phone.empty() && !parse_phone(found.phone)) faults.push_back({"phone", "phone.malformed"});
    found.mail = std::string(trim(found.mail));
    if (!found.mail.empty() && !is_mail_address(found.mail)) faults.push_back({"mail", "mail.malformed"});
    found.website = std::string(trim(found.website));
    // People type `www.buurtsoep.example`.
    if (!found.website.empty() && found.website.find("://") == std::string::npos)
        found.website = "https://" + found.website;
    if (found.website.size() > longest_line || (!found.website.empty() && !is_web_address(found.website)))
        faults.push_back({"website", "website.malformed"});
}

void check_needs(Faults& faults, Found& found, Codes const& codes) {
    std::vector<Need> needs;
    for (std::size_t i = 0; i < found.needs.size(); ++i) {
        auto& need = found.needs[i];
        auto const field = fmt::format("need_{}", i);
        clean(faults, field, need.text, longest_line);
        if (need.code.empty() && need.text.empty()) continue;
        bool const twice =
            std::any_of(needs.begin(), needs.end(), [&](Need const& one) { return one.code == need.code; });
        if (need.code.empty())
            faults.push_back({field, "need.kind_missing"});
        else if (!is_one_of(codes.needs, need.code))
            faults.push_back({field, "form.malformed"});
        else if (twice)
            faults.push_back({field, "need.kind_twice"});
        needs.push_back(std::move(need));
    }
    found.needs = std::move(needs);
}

}  // namespace

RoundState state_of(Round const& round, Day today) {
    if (round.ended_at || today > round.assignment.last_day) return RoundState::ended;
    return today < round.assignment.first_day ? RoundState::planned : RoundState::running;
}

bool is_waiting(Discovery const& discovery) { return !discovery.ended_at; }

bool lets_in(Round const& round, Instant at) {
    auto const today = amsterdam_day(at);
    bool const is_long_over =
        today - round.assignment.last_day > link_grace || (round.ended_at && at - *round.ended_at > link_grace);
    return !is_long_over && state_of(round, today) != RoundState::planned;
}

Instant oldest_people_link(Instant at) { return at - people_link_life; }

std::string helper_path(std::string_view link) { return "/ronde/" + std::string(link); }
std::string people_path(std::string_view link) { return "/vondst/" + std::string(link); }

std::vector<std::string> checklist_lines(std::string_view typed) {
    std::vector<std::string> lines;
    for (auto const part : split(typed, '\n')) {
        std::string line{trim(part)};
        if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end())
            lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<std::int64_t> places_of(std::vector<std::string> const& checklist, std::vector<std::string> const& lines) {
    std::vector<std::int64_t> places;
    for (std::size_t i = 0; i < checklist.size(); ++i)
        if (std::find(lines.begin(), lines.end(), checklist[i]) != lines.end())
            places.push_back(static_cast<std::int64_t>(i));
    return places;
}

Result<Assignment> check_plan(Assignment plan) {
    Faults faults;
    clean_line(faults, "name", plan.name, longest_name);
    if (plan.name.empty()) faults.push_back({"name", "round.name_missing"});
    plan.area = std::string(trim(plan.area));
    if (plan.area.empty()) faults.push_back({"area", "round.area_missing"});
    if (plan.first_day == Day{}) faults.push_back({"first_day", "round.days_malformed"});
    bool const is_long = plan.last_day - plan.first_day > longest_round;
    if (plan.last_day == Day{} || (plan.first_day != Day{} && (plan.last_day < plan.first_day || is_long)))
        faults.push_back({"last_day", "round.days_malformed"});
    std::string all;
    for (auto& line : plan.checklist) {
        clean_line(faults, "checklist", line, longest_line);
        all += line + "\n";
    }
    plan.checklist = checklist_lines(all);
    if (plan.checklist.size() > most_checks) faults.push_back({"checklist", "round.too_many_lines"});
    if (!faults.empty()) return refuse("round.incomplete", std::move(faults));
    return plan;
}

Result<HelperAddress> check_helper(std::string_view name, std::string_view address) {
    Faults faults;
    HelperAddress helper{std::string(name), std::string(trim(address))};
    clean_line(faults, "name", helper.name, longest_name);
    if (helper.name.empty()) faults.push_back({"name", "helper.name_missing"});
    if (helper.address.empty())
        faults.push_back({"mail", "mail.missing"});
    else if (!is_mail_address(helper.address))
        faults.push_back({"mail", "mail.malformed"});
    if (!faults.empty()) return refuse("helper.incomplete", std::move(faults));
    return helper;
}

std::string town_of(std::vector<Town> const& towns, std::string_view postcode) {
    constexpr std::size_t digits = 4;
    auto const asked = parse_postcode(trim(postcode));
    if (!asked) return {};
    for (auto const length : {asked->size(), digits}) {
        std::set<std::string> found;
        for (auto const& town : towns) {
            auto const its = parse_postcode(town.postcode);
            if (its && !town.city.empty() && its->substr(0, length) == asked->substr(0, length))
                found.insert(town.city);
        }
        if (found.size() == 1) return *found.begin();
    }
    return {};
}

Result<Found> check_found(Found found, Codes const& codes) {
    Faults faults;
    clean_line(faults, "name", found.name, longest_name);
    if (found.name.empty()) faults.push_back({"name", "found.name_missing"});
    clean(faults, "description", found.description, longest_text);
    if (found.description.empty()) faults.push_back({"description", "found.description_missing"});
    if (found.kind.empty())
        faults.push_back({"kind", "found.kind_missing"});
    else if (!is_one_of(codes.kinds, found.kind))
        faults.push_back({"kind", "form.malformed"});
    check_themes(faults, found, codes);
    check_place(faults, found);
    clean(faults, "times", found.times, longest_line);
    clean(faults, "cost", found.cost, longest_line);
    check_contact(faults, found);
    check_needs(faults, found, codes);
    if (!faults.empty()) return refuse("found.incomplete", std::move(faults));
    return found;
}

Result<People> check_people(People people) {
    Faults faults;
    clean_line(faults, "people_name", people.name, longest_name);
    people.address = std::string(trim(people.address));
    if (!people.address.empty() && !is_mail_address(people.address))
        faults.push_back({"people_mail", "mail.malformed"});
    people.language = people.language == "en" ? "en" : "nl";
    if (!faults.empty()) return refuse("found.incomplete", std::move(faults));
    return people;
}

Result<std::string> check_note(std::string_view typed) {
    Faults faults;
    std::string note{typed};
    clean(faults, "note", note, longest_text);
    if (!faults.empty()) return refuse("found.incomplete", std::move(faults));
    return note;
}

Result<std::string> check_reason(std::string_view typed) {
    Faults faults;
    std::string reason{typed};
    clean(faults, "reason", reason, longest_text);
    if (faults.empty() && reason.empty()) faults.push_back({"reason", "discovery.reason_missing"});
    if (faults.empty()) return reason;
    auto const code = faults.front().code;
    return refuse(code, std::move(faults));
}

DiscoveryState waiting_state(People const& people, bool answered) {
    return people.address.empty() || answered ? DiscoveryState::at_editor : DiscoveryState::at_people;
}

Result<Word> check_word(Discovery const& discovery, Spoken spoken) {
    if (discovery.confirmed_at) return Word::own_people;
    if (spoken == Spoken::yes) return Word::editor;
    return refuse("discovery.unconfirmed", {{"spoken", "discovery.unconfirmed"}});
}

bool may_mail(Discovery const& discovery, Instant at) {
    return !discovery.mailed_at || amsterdam_day(*discovery.mailed_at) < amsterdam_day(at);
}

double share_of_name(std::string_view name, std::string_view text) {
    std::size_t all = 0;
    std::size_t shared = 0;
    for (auto const word : split(name, ' ')) {
        if (word.size() < 3) continue;
        all += word.size();
        if (text.find(word) != std::string_view::npos) shared += word.size();
    }
    return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

bool may_be_destroyed(Term const& term, Instant found_at, Day today) {
    return last_day(term, amsterdam_day(found_at)) < today;
}

}  // namespace plein::inventory
