// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "base/text.hpp"
#include "features/directory/rules.hpp"

namespace plein::directory {
namespace {

constexpr std::size_t most_name = 300;
constexpr std::size_t most_text = 20'000;

bool leads_to_a_site(std::string_view text) {
    for (auto const* scheme : {"https://", "http://"}) {
        std::string_view const start{scheme};
        if (fold(text.substr(0, start.size())) != start) continue;
        auto const host = text.substr(start.size(), text.find_first_of("/?#", start.size()) - start.size());
        return !host.empty() && text.find_first_of(" \t\n\"<>\\^`{|}") == std::string_view::npos && host.front() != '.';
    }
    return false;
}

/// An object of the document and where it stands. Every reader notes what does not hold and goes on.
class Object {
public:
    Object(json::Value const& value, std::string pointer, std::string const& file, std::vector<Fault>& faults)
        : value_(&value), pointer_(std::move(pointer)), file_(&file), faults_(&faults) {}

    void refuse(std::string_view name, std::string reason) const {
        faults_->push_back({*file_, name.empty() ? pointer_ : fmt::format("{}/{}", pointer_, name), std::move(reason)});
    }

    [[nodiscard]] json::Value const* find(std::string_view name) const {
        auto const* found = value_->find(name);
        return found == nullptr || found->is_null() ? nullptr : found;
    }

    [[nodiscard]] std::string text(std::string_view name, std::size_t most = most_text) const {
        auto const* found = find(name);
        if (found == nullptr) return {};
        auto const text = found->text();
        if (!text) return refuse(name, "a text was expected"), std::string{};
        auto cleaned = clean_text(*text, most);
        if (!cleaned) return refuse(name, fmt::format("longer than {} characters", most)), std::string{};
        return std::move(*cleaned);
    }

    [[nodiscard]] std::string required_text(std::string_view name, std::size_t most = most_text) const {
        auto found = text(name, most);
        if (found.empty() && (find(name) == nullptr || find(name)->text())) refuse(name, "this is required");
        return found;
    }

    [[nodiscard]] Uuid required_id() const {
        auto const text = required_text("id");
        auto const uuid = parse_uuid(text);
        if (!uuid && !text.empty()) refuse("id", "this is no UUID");
        return uuid.value_or(Uuid{});
    }

    [[nodiscard]] std::string web_address(std::string_view name) const {
        auto found = text(name, 2000);
        if (!found.empty() && !leads_to_a_site(found))
            return refuse(name, "this is no web address (http:// or https://)"), std::string{};
        return found;
    }

    [[nodiscard]] std::string mail_address(std::string_view name) const {
        auto found = text(name, 254);
        if (!found.empty() && !is_mail_address(found)) return refuse(name, "this is no e-mail address"), std::string{};
        return found;
    }

    [[nodiscard]] std::optional<Day> day(std::string_view name) const {
        auto const found = text(name, 40);
        if (found.empty()) return std::nullopt;
        // A moment where a day is meant is common; its date is what it says.
        auto const day = parse_day(std::string_view{found}.substr(0, 10));
        if (!day || (found.size() > 10 && found[10] != 'T'))
            return refuse(name, "this is no day (2026-11-21)"), std::nullopt;
        return *day;
    }

    [[nodiscard]] std::optional<double> number(std::string_view name) const {
        auto const* found = find(name);
        if (found == nullptr) return std::nullopt;
        auto const number = found->number();
        if (!number) refuse(name, "a number was expected");
        return number;
    }

    [[nodiscard]] std::optional<int> whole(std::string_view name, int least, int most) const {
        auto const found = number(name);
        if (!found) return std::nullopt;
        if (!(*found >= least && *found <= most))
            return refuse(name, fmt::format("not from {} to {}", least, most)), std::nullopt;
        return static_cast<int>(*found);
    }

    [[nodiscard]] std::vector<Object> objects(std::string_view name) const {
        std::vector<Object> all;
        auto const* found = find(name);
        if (found == nullptr) return all;
        if (!found->is_array()) return refuse(name, "a list was expected"), all;
        for (std::size_t i = 0; i < found->items().size(); ++i) {
            Object item{found->items()[i], fmt::format("{}/{}/{}", pointer_, name, i), *file_, *faults_};
            if (!found->items()[i].is_object())
                item.refuse("", "an object was expected");
            else
                all.push_back(std::move(item));
        }
        return all;
    }

    [[nodiscard]] std::optional<Object> object(std::string_view name) const {
        auto const* found = find(name);
        if (found == nullptr) return std::nullopt;
        if (!found->is_object()) return refuse(name, "an object was expected"), std::nullopt;
        return Object{*found, fmt::format("{}/{}", pointer_, name), *file_, *faults_};
    }

private:
    json::Value const* value_;
    std::string pointer_;
    std::string const* file_;
    std::vector<Fault>* faults_;
};

std::optional<int> parse_number(std::string_view text) {
    int number = 0;
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

/// `09:00`, `09:00:00`, also with a zone behind it: hours of opening are local, whatever the zone says.
std::optional<std::chrono::minutes> time_of_day(Object const& of, std::string_view name) {
    auto const text = of.text(name, 40);
    if (text.empty()) return std::nullopt;
    auto const hour =
        text.size() >= 5 && text[2] == ':' ? parse_number(std::string_view{text}.substr(0, 2)) : std::nullopt;
    auto const minute = hour ? parse_number(std::string_view{text}.substr(3, 2)) : std::nullopt;
    bool const ends_well =
        text.size() == 5 || (text.size() > 5 && std::string_view{":Z+-"}.find(text[5]) != std::string_view::npos);
    if (!minute || !ends_well || *hour < 0 || *hour > 24 || *minute < 0 || *minute > 59 ||
        (*hour == 24 && *minute != 0)) {
        of.refuse(name, "this is no time of day (09:00)");
        return std::nullopt;
    }
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute};
}

/// BYDAY of RFC 5545: `MO,WE`, and in a month `2TU` or `-1FR`.
void read_weekdays(Object const& of, Schedule& schedule) {
    constexpr std::array<std::string_view, 7> names{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    auto const text = of.text("byday", 200);
    if (text.empty()) return;
    for (auto part : split(text, ',')) {
        part = trim(part);
        if (part.empty()) continue;
        auto const* const day =
            part.size() < 2 ? names.end() : std::find(names.begin(), names.end(), part.substr(part.size() - 2));
        auto const position = part.size() > 2 ? parse_number(part.substr(0, part.size() - 2)) : std::optional{0};
        if (day == names.end() || !position || *position < -5 || *position > 53)
            return of.refuse("byday", "days are MO, TU, WE, TH, FR, SA and SU");
        schedule.weekdays = static_cast<Weekdays>(schedule.weekdays | 1U << (day - names.begin()));
        if (*position != 0) schedule.positions.push_back(*position);
    }
}

/// COUNT of RFC 5545: the day of the last time becomes the last day. Without a first day nothing can be counted.
void end_after_count(Schedule& schedule, int count) {
    constexpr int most_days = 20 * 366;
    if (count <= 0 || !schedule.starts_on) return;
    auto counted = schedule;
    counted.first_day.reset();
    counted.last_day.reset();
    auto day = *schedule.starts_on;
    for (int i = 0; i < most_days; ++i, day += std::chrono::days{1}) {
        if (!holds_on(counted, day) || --count > 0) continue;
        if (!schedule.last_day || day < *schedule.last_day) schedule.last_day = day;
        return;
    }
}

Schedule read_schedule(Object const& of) {
    Schedule schedule;
    auto const frequency = of.text("freq", 20);
    if (frequency == "WEEKLY")
        schedule.frequency = Frequency::weekly;
    else if (frequency == "MONTHLY")
        schedule.frequency = Frequency::monthly;
    else if (!frequency.empty())
        of.refuse("freq", "this is WEEKLY or MONTHLY");
    read_weekdays(of, schedule);
    auto const month_days = of.text("bymonthday", 200);
    for (auto const part : split(month_days, ',')) {
        if (trim(part).empty()) continue;
        auto const day = parse_number(trim(part));
        if (!day || *day == 0 || *day < -31 || *day > 31) {
            of.refuse("bymonthday", "days of the month are 1 to 31");
            break;
        }
        schedule.month_days.push_back(*day);
    }
    schedule.interval = std::max(1, of.whole("interval", 0, 1000).value_or(1));
    schedule.opens_at = time_of_day(of, "opens_at");
    schedule.closes_at = time_of_day(of, "closes_at");
    schedule.starts_on = of.day("dtstart");
    schedule.first_day = of.day("valid_from");
    schedule.last_day = of.day("valid_to");
    if (auto const until = of.day("until"); until && (!schedule.last_day || *until < *schedule.last_day))
        schedule.last_day = until;
    schedule.note = of.text("notes");
    if (schedule.note.empty()) schedule.note = of.text("description");
    end_after_count(schedule, of.whole("count", 0, 10'000).value_or(0));
    // Weeks and days of the year are laid on no calendar here; the words stay, and nobody stands before a closed door.
    if (!of.text("byweekno", 200).empty() || !of.text("byyearday", 200).empty()) schedule.opens_at.reset();
    return schedule;
}

std::vector<Schedule> read_schedules(Object const& of) {
    std::vector<Schedule> schedules;
    for (auto const& schedule : of.objects("schedules")) schedules.push_back(read_schedule(schedule));
    return schedules;
}

void read_phones(Object const& of, std::string const& label, std::vector<Phone>& into) {
    for (auto const& phone : of.objects("phones")) {
        Phone read{phone.required_text("number", 60), phone.text("description", 300)};
        auto const type = fold(phone.text("type", 60));
        if (type == "fax" || type == "pager") continue;  // nobody answers there
        std::erase(read.number, '"');
        if (read.label.empty()) read.label = label;
        if (auto const extension = phone.whole("extension", 0, 1'000'000))
            read.label += fmt::format("{}toestel {}", read.label.empty() ? "" : ", ", *extension);
        bool const known =
            std::any_of(into.begin(), into.end(), [&](Phone const& other) { return other.number == read.number; });
        if (!read.number.empty() && !known) into.push_back(std::move(read));
    }
}

void read_contacts(Object const& of, std::vector<Phone>& phones, std::string& mail) {
    for (auto const& contact : of.objects("contacts")) {
        auto label = contact.text("title", most_name);
        auto const name = contact.text("name", most_name);
        if (!name.empty()) label = label.empty() ? name : fmt::format("{}, {}", name, label);
        read_phones(contact, label, phones);
        auto const found = contact.mail_address("email");
        if (mail.empty()) mail = found;
    }
}

void read_location(Object const& of, Location& location) {
    location.name = of.text("name", most_name);
    location.route = of.text("transportation");
    auto const latitude = of.number("latitude");
    auto const longitude = of.number("longitude");
    // The standard's own example lies beyond the pole; such a place is kept in the source and stands on no map.
    if (latitude && longitude && std::abs(*latitude) <= 90 && std::abs(*longitude) <= 180)
        location.place = Point{.longitude = *longitude, .latitude = *latitude};
    for (auto const& address : of.objects("addresses")) {
        if (!location.line.empty() && address.text("address_type") != "physical") continue;
        location.line = address.text("address_1", most_name);
        if (auto const more = address.text("address_2", most_name); !more.empty()) location.line += ", " + more;
        location.city = address.text("city", most_name);
        location.postcode = address.text("postal_code", 20);
    }
    for (auto const& item : of.objects("accessibility")) {
        auto text = item.text("description");
        if (text.empty()) text = item.text("details");
        (void)item.web_address("url");
        if (!text.empty()) location.accessibility.push_back(std::move(text));
    }
    for (auto& schedule : read_schedules(of)) location.schedules.push_back(std::move(schedule));
    read_phones(of, {}, location.phones);
}

void read_locations(Object const& service, Entry& entry) {
    for (auto const& at_location : service.objects("service_at_locations")) {
        Location location;
        location.schedules = read_schedules(at_location);
        read_phones(at_location, {}, location.phones);
        read_contacts(at_location, location.phones, entry.mail);
        auto const of = at_location.object("location");
        if (!of) continue;
        // The hours of the service there go before those of the building.
        auto const own = location.schedules;
        read_location(*of, location);
        if (!own.empty()) location.schedules = own;
        if (auto const type = of->text("location_type", 60); type == "postal" || type == "virtual") {
            // No place to go to: its hours and numbers are those of the service.
            std::move(location.schedules.begin(), location.schedules.end(), std::back_inserter(entry.schedules));
            std::move(location.phones.begin(), location.phones.end(), std::back_inserter(entry.phones));
            continue;
        }
        entry.locations.push_back(std::move(location));
    }
}

/// One thing that it looks for; of two of a kind the first holds.
void read_need(Object const& attribute, Object const& term, std::string const& term_code, Entry& entry) {
    auto const kind = parse_need_kind(term_code);
    if (!kind) return term.refuse("code", "there is no such need");
    bool const known =
        std::any_of(entry.needs.begin(), entry.needs.end(), [&](Need const& one) { return one.kind == *kind; });
    if (!known) entry.needs.push_back({*kind, attribute.text("value")});
}

/// Our own codes, where the service carries them in the taxonomies plein-theme, plein-kind, plein-ladder,
/// plein-building-block and plein-need. A code that we do not know is a fault: a theme that nobody finds helps nobody.
void read_attributes(Object const& service, Entry& entry) {
    for (auto const& attribute : service.objects("attributes")) {
        auto const term = attribute.object("taxonomy_term");
        if (!term) continue;
        auto const taxonomy = term->text("taxonomy", most_name);
        auto const term_code = term->text("code", most_name);
        if (taxonomy == "plein-theme") {
            if (!is_theme(term_code))
                term->refuse("code", "there is no such theme");
            else if (std::find(entry.themes.begin(), entry.themes.end(), term_code) == entry.themes.end())
                entry.themes.push_back(term_code);
        } else if (taxonomy == "plein-kind") {
            auto const kind = parse_kind(term_code);
            if (!kind) term->refuse("code", "there is no such kind");
            entry.kind = kind.value_or(Kind::service);
        } else if (taxonomy == "plein-ladder") {
            entry.ladder_step = parse_number(term_code);
            if (!entry.ladder_step || *entry.ladder_step < 1 || *entry.ladder_step > 5)
                term->refuse("code", "a step is 1 to 5");
        } else if (taxonomy == "plein-building-block") {
            entry.building_block = term_code;
        } else if (taxonomy == "plein-need") {
            read_need(attribute, *term, term_code, entry);
        }
    }
}

void read_cost(Object const& service, Entry& entry) {
    entry.cost = service.text("fees_description");
    for (auto const& option : service.objects("cost_options")) {
        auto const amount = option.number("amount");
        auto const description = option.text("amount_description", most_name);
        if (!entry.cost.empty() || !amount) continue;
        entry.cost = *amount <= 0
                         ? "Gratis"
                         : fmt::format("{:.2f} {}", *amount,
                                       fold(option.text("currency", 3)) == "eur" ? "euro" : option.text("currency", 3));
        if (!description.empty() && *amount > 0) entry.cost += " " + description;
    }
    if (entry.cost.empty()) entry.cost = service.text("fees");
}

void read_rest(Object const& service, Entry& entry) {
    for (auto const& area : service.objects("service_areas")) {
        auto name = area.text("name", most_text);
        if (name.empty()) name = area.text("description");
        entry.area_served += (entry.area_served.empty() || name.empty() ? "" : ", ") + name;
        auto const extent = area.text("extent");
        // CBS codes: GM9901, WK990101, BU99010101.
        bool const is_code = extent.size() >= 6 && extent.size() <= 10 &&
                             (extent.starts_with("GM") || extent.starts_with("WK") || extent.starts_with("BU"));
        if (is_code && entry.area_served_code.empty()) entry.area_served_code = extent;
    }
    for (auto const& language : service.objects("languages")) {
        Language read{language.text("code", 10), language.text("name", most_name)};
        if (!read.code.empty() || !read.name.empty()) entry.languages.push_back(std::move(read));
    }
    for (auto const& capacity : service.objects("capacities")) {
        auto const available = capacity.number("available");
        if (!available) {
            capacity.refuse("available", "this is required");
            continue;
        }
        Capacity read{static_cast<std::int64_t>(std::clamp(*available, 0.0, 1e9)), {}, {}, capacity.day("updated")};
        if (auto const maximum = capacity.number("maximum"))
            read.maximum = static_cast<std::int64_t>(std::clamp(*maximum, 0.0, 1e9));
        if (auto const unit = capacity.object("unit")) read.unit = unit->text("name", most_name);
        if (!entry.capacity) entry.capacity = std::move(read);
    }
}

void read_organisation(Object const& service, Entry& entry) {
    auto const organisation = service.object("organization");
    if (!organisation) return;
    (void)organisation->required_id();
    entry.organisation = organisation->required_text("name", most_name);
    auto const website = organisation->web_address("website");
    auto mail = organisation->mail_address("email");
    if (entry.website.empty()) entry.website = website;
    if (entry.phones.empty()) read_phones(*organisation, entry.organisation, entry.phones);
    if (entry.phones.empty()) read_contacts(*organisation, entry.phones, mail);
    if (entry.mail.empty()) entry.mail = mail;
}

}  // namespace

Entry read_service(json::Value const& value, std::string const& file, std::string const& pointer,
                   std::vector<Fault>& faults) {
    Object const service{value, pointer, file, faults};
    Entry entry;
    entry.id.bytes = service.required_id();
    entry.name = service.required_text("name", most_name);
    entry.alternate_name = service.text("alternate_name");
    entry.description = service.text("description");
    entry.website = service.web_address("url");
    entry.mail = service.mail_address("email");
    (void)service.mail_address("assurer_email");
    auto const status_text = service.required_text("status");
    auto const status = parse_status(status_text);
    if (!status && !status_text.empty())
        service.refuse("status", "this is active, inactive, defunct or temporarily closed");
    entry.status = status.value_or(Status::active);
    entry.alert = service.text("alert");
    entry.application = service.text("application_process");
    entry.waiting = service.text("wait_time");
    entry.eligibility = service.text("eligibility_description");
    entry.minimum_age = service.whole("minimum_age", 0, 130);
    entry.maximum_age = service.whole("maximum_age", 0, 130);
    entry.interpretation = service.text("interpretation_services");
    entry.assured_on = service.day("assured_date");
    if (auto const modified = service.text("last_modified", 60); !modified.empty()) {
        auto const moment = parse_instant(modified);
        if (moment)
            entry.last_modified = *moment;
        else
            service.refuse("last_modified", "this is no moment (2026-11-21T10:15:00Z)");
    }
    read_cost(service, entry);
    read_phones(service, {}, entry.phones);
    entry.schedules = read_schedules(service);
    read_locations(service, entry);
    read_contacts(service, entry.phones, entry.mail);
    read_organisation(service, entry);
    read_rest(service, entry);
    read_attributes(service, entry);
    return entry;
}

Schedule read_schedule(json::Value const& schedule) {
    std::string const file;
    std::vector<Fault> faults;
    return read_schedule(Object{schedule, {}, file, faults});
}

}  // namespace plein::directory
