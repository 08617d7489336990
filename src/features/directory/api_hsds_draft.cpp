// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/api_hsds_draft.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <span>

#include "base/text.hpp"
#include "features/directory/api_hsds.hpp"
#include "features/directory/api_hsds_service.hpp"
#include "features/directory/api_hsds_tree.hpp"
#include "features/directory/rules_draft.hpp"

namespace plein::directory {
namespace {

constexpr json::Limits document_limits{16UL * 1024 * 1024, 32};
constexpr std::size_t most_text = 20'000;

// ---------------------------------------------------------------------------------------------- reading

std::string text_of(json::Value const& object, std::string_view name) {
    auto const* found = object.find(name);
    auto const text = found == nullptr ? std::nullopt : found->text();
    return text ? clean_text(*text, most_text).value_or(std::string{}) : std::string{};
}

/// What the form has one line for: at a break of its own a browser would join two words.
std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string line_of(json::Value const& object, std::string_view name) { return one_line(text_of(object, name)); }

std::span<json::Value const> list_of(json::Value const& object, std::string_view name) {
    auto const* found = object.find(name);
    return found == nullptr ? std::span<json::Value const>{} : found->items();
}

bool has_value(json::Value const& object, std::string_view name) {
    auto const* found = object.find(name);
    return found != nullptr && !found->is_null() && found->text() != std::string_view{};
}

/// A schedule that has no times and no days, but words.
bool is_words_only(json::Value const& schedule, Schedule const& read) {
    return !has_value(schedule, "opens_at") && !has_value(schedule, "closes_at") && !read.note.empty() &&
           read.frequency == Frequency::none && read.weekdays == 0 && read.month_days.empty() && !read.starts_on &&
           !read.last_day;
}

DraftOpening read_opening(std::span<json::Value const> schedules, Day today) {
    DraftOpening opening;
    for (auto const& one : schedules) {
        auto read = read_schedule(one);
        if (is_every_week(read, today)) {
            opening.hours.push_back({read.weekdays, *read.opens_at, *read.closes_at, one_line(read.note)});
        } else if (is_words_only(one, read)) {
            opening.special += (opening.special.empty() ? "" : "\n") + read.note;
        } else {
            opening.schedules.push_back({text_of(one, "id"), std::move(read)});
        }
    }
    opening.hours = in_order(opening.hours);
    return opening;
}

/// A fax is no telephone, and no part of a draft.
bool is_answered(json::Value const& phone) {
    auto const type = fold(text_of(phone, "type"));
    return type != "fax" && type != "pager";
}

void read_phones(json::Value const& of, std::vector<DraftPhone>& into) {
    for (auto const& phone : list_of(of, "phones"))
        if (is_answered(phone))
            into.push_back({text_of(phone, "id"), line_of(phone, "number"), line_of(phone, "description")});
}

/// Which of a location's addresses is shown, as the reader of services has it; its size where there is none.
std::size_t shown_address(std::span<json::Value const> addresses) {
    auto shown = addresses.size();
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        bool const has_line = shown < addresses.size() && !text_of(addresses[shown], "address_1").empty();
        if (!has_line || text_of(addresses[i], "address_type") == "physical") shown = i;
    }
    return shown;
}

/// What a building offers, an item's own line breaks as more lines.
std::string accessibility_text(json::Value const& item) {
    auto text = text_of(item, "description");
    return text.empty() ? text_of(item, "details") : text;
}

bool is_place_to_go(json::Value const& at_location) {
    auto const* location = at_location.find("location");
    if (location == nullptr || !location->is_object()) return false;
    auto const type = text_of(*location, "location_type");
    return type != "postal" && type != "virtual";
}

/// The hours of the service at a place go before those of the building.
bool has_own_hours(json::Value const& at_location) {
    auto const* location = at_location.find("location");
    return !list_of(at_location, "schedules").empty() || location == nullptr || list_of(*location, "schedules").empty();
}

DraftLocation read_location(json::Value const& at_location, Day today) {
    auto const& location = *at_location.find("location");
    DraftLocation read;
    read.id = text_of(at_location, "id");
    read.name = line_of(location, "name");
    read.route = line_of(location, "transportation");
    auto const number = [&](std::string_view name) {
        auto const* found = location.find(name);
        return found == nullptr ? std::nullopt : found->number();
    };
    if (auto const latitude = number("latitude"), longitude = number("longitude"); latitude && longitude)
        read.place = Point{.longitude = *longitude, .latitude = *latitude};
    auto const addresses = list_of(location, "addresses");
    if (auto const shown = shown_address(addresses); shown < addresses.size()) {
        read.line = line_of(addresses[shown], "address_1");
        if (auto const more = line_of(addresses[shown], "address_2"); !more.empty()) read.line += ", " + more;
        read.city = line_of(addresses[shown], "city");
        read.postcode = line_of(addresses[shown], "postal_code");
    }
    for (auto const& item : list_of(location, "accessibility"))
        if (auto const text = accessibility_text(item); !text.empty())
            read.accessibility += (read.accessibility.empty() ? "" : "\n") + text;
    read_phones(at_location, read.phones);
    read_phones(location, read.phones);
    read.opening = read_opening(list_of(has_own_hours(at_location) ? at_location : location, "schedules"), today);
    return read;
}

DraftArea read_area(json::Value const& service) {
    DraftArea area;
    auto const areas = list_of(service, "service_areas");
    for (auto const& one : areas) {
        auto name = text_of(one, "name");
        if (name.empty()) name = text_of(one, "description");
        area.name += (area.name.empty() || name.empty() ? "" : ", ") + name;
    }
    if (areas.size() == 1) area.code = text_of(areas.front(), "extent");
    return area;
}

/// Our own words for what the reader of services made of it.
Draft draft_of(Entry entry) {
    Draft draft;
    draft.name = one_line(std::move(entry.name));
    draft.description = std::move(entry.description);
    draft.alternate_name = one_line(std::move(entry.alternate_name));
    draft.organisation = std::move(entry.organisation);
    draft.kind = entry.kind;
    draft.themes = std::move(entry.themes);
    draft.ladder_step = entry.ladder_step;
    draft.eligibility = std::move(entry.eligibility);
    draft.minimum_age = entry.minimum_age;
    draft.maximum_age = entry.maximum_age;
    draft.application = std::move(entry.application);
    draft.cost = one_line(std::move(entry.cost));
    draft.interpretation = std::move(entry.interpretation);
    draft.needs = std::move(entry.needs);
    draft.waiting = one_line(std::move(entry.waiting));
    if (entry.capacity) {
        auto& of = *entry.capacity;
        draft.capacity = DraftCapacity{of.available, of.maximum, one_line(std::move(of.unit)), of.updated};
    }
    draft.status = entry.status;
    draft.alert = std::move(entry.alert);
    draft.assured_on = entry.assured_on;
    return draft;
}

Result<json::Value> parse_document(std::string const& source) { return json::parse(source, document_limits); }

/// What the entry shows and the draft does not hold, each once.
std::vector<DraftElsewhere> read_elsewhere(json::Value const& service, Entry const& shown, Draft const& draft) {
    using What = DraftElsewhere::What;
    using From = DraftElsewhere::From;
    std::vector<DraftElsewhere> all;
    std::set<std::string> known;
    for (auto const& phone : draft.phones) known.insert(phone.number);
    for (auto const& location : draft.locations)
        for (auto const& phone : location.phones) known.insert(phone.number);
    std::set<std::string> numbers;
    for (auto const& phone : shown.phones) numbers.insert(phone.number);
    for (auto const& location : shown.locations)
        for (auto const& phone : location.phones) numbers.insert(phone.number);
    bool mail_told = !draft.mail.empty();
    auto const look = [&](json::Value const& of, From from) {
        for (auto const& phone : list_of(of, "phones")) {
            auto const number = line_of(phone, "number");
            if (numbers.contains(number) && known.insert(number).second) all.push_back({What::phone, from, number});
        }
        auto mail = text_of(of, "email");
        if (mail_told || mail.empty() || mail != shown.mail) return;
        mail_told = true;
        all.push_back({What::mail, from, std::move(mail)});
    };
    for (auto const& at_location : list_of(service, "service_at_locations")) {
        for (auto const& contact : list_of(at_location, "contacts")) look(contact, From::contact);
        auto const* location = at_location.find("location");
        if (location == nullptr || is_place_to_go(at_location)) continue;
        look(at_location, From::no_place);
        look(*location, From::no_place);
    }
    for (auto const& contact : list_of(service, "contacts")) look(contact, From::contact);
    if (auto const* organisation = service.find("organization")) {
        look(*organisation, From::organisation);
        for (auto const& contact : list_of(*organisation, "contacts")) look(contact, From::organisation);
    }
    if (draft.website.empty() && !shown.website.empty())
        all.push_back({What::website, From::organisation, shown.website});
    return all;
}

Result<Draft> read_value(json::Value const& service, Day today) {
    std::vector<Fault> faults;
    auto const shown = read_service(service, {}, {}, faults);
    auto draft = draft_of(shown);
    // A new document has no name yet: what must be there is asked of the draft.
    std::erase_if(faults, [](Fault const& fault) { return fault.reason == "this is required"; });
    if (!faults.empty())
        return fail(ErrorKind::bad_request, "directory.refused",
                    fmt::format("{}: {}", faults.front().pointer, faults.front().reason));
    draft.mail = text_of(service, "email");
    draft.website = text_of(service, "url");
    read_phones(service, draft.phones);
    draft.opening = read_opening(list_of(service, "schedules"), today);
    for (auto const& at_location : list_of(service, "service_at_locations"))
        if (is_place_to_go(at_location)) draft.locations.push_back(read_location(at_location, today));
    for (auto const& language : list_of(service, "languages")) {
        DraftLanguage read{line_of(language, "code"), line_of(language, "name")};
        if (!read.code.empty() || !read.name.empty()) draft.languages.push_back(std::move(read));
    }
    draft.area = read_area(service);
    draft.elsewhere = read_elsewhere(service, shown, draft);
    return draft;
}

// ---------------------------------------------------------------------------------------------- changing

json::Value value_of(Tree const& tree) {
    auto parsed = json::parse(tree.write(), document_limits);
    return parsed ? std::move(*parsed) : json::Value{};
}

/// Lays the changes of one draft on one document.
class Change {
public:
    Change(Tree& service, Draft const& old, NewParts const& parts) : service_(service), old_(old), parts_(parts) {}

    void lay(Draft const& draft) {
        lay_words(draft);
        lay_codes("plein-theme", old_.themes, draft.themes);
        lay_codes("plein-kind", {std::string(code(old_.kind))}, {std::string(code(draft.kind))});
        lay_codes("plein-ladder", step_code(old_.ladder_step), step_code(draft.ladder_step));
        if (draft.needs != old_.needs) lay_needs(draft.needs);
        if (draft.cost != old_.cost) {
            // What stood there in amounts would say another price.
            service_.remove("cost_options");
            service_.remove("fees");
            service_.set_or_remove("fees_description", draft.cost);
        }
        if (draft.phones != old_.phones) lay_phones({&service_}, old_.phones, draft.phones);
        if (draft.opening != old_.opening) lay_opening(service_.list("schedules"), old_.opening, draft.opening);
        if (draft.locations != old_.locations) lay_locations(draft.locations);
        if (draft.languages != old_.languages) lay_languages(draft.languages);
        if (draft.area != old_.area) lay_area(draft.area);
        if (draft.capacity != old_.capacity) lay_capacity(draft.capacity);
    }

private:
    using Trees = std::vector<Tree>;

    [[nodiscard]] std::string fresh_id() const { return to_text(new_uuid(parts_.at)); }

    [[nodiscard]] Tree fresh() const {
        auto made = Tree::object();
        made.set("id", Tree::text(fresh_id()));
        return made;
    }

    void lay_words(Draft const& draft) {
        auto const word = [&](std::string_view member, std::string const& before, std::string const& after) {
            if (before != after) service_.set_or_remove(member, after);
        };
        word("name", old_.name, draft.name);
        word("alternate_name", old_.alternate_name, draft.alternate_name);
        word("description", old_.description, draft.description);
        word("url", old_.website, draft.website);
        word("email", old_.mail, draft.mail);
        word("application_process", old_.application, draft.application);
        word("wait_time", old_.waiting, draft.waiting);
        word("eligibility_description", old_.eligibility, draft.eligibility);
        word("interpretation_services", old_.interpretation, draft.interpretation);
        word("alert", old_.alert, draft.alert);
        word("status", std::string(code(old_.status)), std::string(code(draft.status)));
        auto const age = [&](std::string_view member, std::optional<int> before, std::optional<int> after) {
            if (before == after) return;
            if (after)
                service_.set(member, Tree::integer(*after));
            else
                service_.remove(member);
        };
        age("minimum_age", old_.minimum_age, draft.minimum_age);
        age("maximum_age", old_.maximum_age, draft.maximum_age);
    }

    static std::vector<std::string> step_code(std::optional<int> step) {
        return step ? std::vector<std::string>{std::to_string(*step)} : std::vector<std::string>{};
    }

    /// The attributes of one of our taxonomies, taken out of the document, and where the first of them stood.
    struct Taken {
        std::vector<std::pair<std::string, Tree>> attributes;  ///< by code
        std::size_t first = 0;
    };

    [[nodiscard]] Taken take_attributes(std::string_view taxonomy) const {
        auto& attributes = service_.list("attributes");
        Taken taken{{}, attributes.size()};
        for (std::size_t i = 0; i < attributes.size();) {
            auto* term = attributes[i].find("taxonomy_term");
            if (term == nullptr || !term->says("taxonomy", taxonomy)) {
                ++i;
                continue;
            }
            taken.first = std::min(taken.first, i);
            auto code = text_of(value_of(*term), "code");
            taken.attributes.emplace_back(std::move(code), std::move(attributes[i]));
            attributes.erase(attributes.begin() + static_cast<std::ptrdiff_t>(i));
        }
        return taken;
    }

    void put_attributes(Trees wanted, std::size_t first) const {
        auto& attributes = service_.list("attributes");
        auto const at = attributes.begin() + static_cast<std::ptrdiff_t>(std::min(first, attributes.size()));
        attributes.insert(at, std::make_move_iterator(wanted.begin()), std::make_move_iterator(wanted.end()));
    }

    /// The attribute of a code as it was, with all else that it says, or a new one.
    [[nodiscard]] Tree kept_or_new(Taken const& taken, std::string_view taxonomy, std::string const& code) const {
        auto const known = std::find_if(taken.attributes.begin(), taken.attributes.end(),
                                        [&](auto const& one) { return one.first == code; });
        return known != taken.attributes.end() ? known->second : attribute(taxonomy, code);
    }

    /// The codes of one of our taxonomies, as attributes, at the place where the first of them stood.
    void lay_codes(std::string_view taxonomy, std::vector<std::string> const& before,
                   std::vector<std::string> const& after) const {
        if (before == after) return;
        auto const taken = take_attributes(taxonomy);
        Trees wanted;
        for (auto const& code : after) {
            wanted.push_back(kept_or_new(taken, taxonomy, code));
            if (after.size() > 1) wanted.back().set("value", Tree::text(std::to_string(wanted.size())));
        }
        put_attributes(std::move(wanted), taken.first);
    }

    void lay_needs(std::vector<Need> const& after) const {
        auto const taken = take_attributes("plein-need");
        Trees wanted;
        for (auto const& need : after) {
            wanted.push_back(kept_or_new(taken, "plein-need", std::string(code(need.kind))));
            bool const as_it_was = std::find(old_.needs.begin(), old_.needs.end(), need) != old_.needs.end();
            if (!as_it_was) wanted.back().set_or_remove("value", need.text);
        }
        put_attributes(std::move(wanted), taken.first);
    }

    [[nodiscard]] Tree attribute(std::string_view taxonomy, std::string const& code) const {
        auto made = fresh();
        made.set("link_type", Tree::text(taxonomy));
        made.set("link_entity", Tree::text("service"));
        auto const known = parts_.term ? parts_.term(taxonomy, code) : std::string{};
        if (auto const parsed = json::parse(known); !known.empty() && parsed && parsed->is_object()) {
            made.set("taxonomy_term", Tree{*parsed});
            return made;
        }
        auto& term = made.set("taxonomy_term", fresh());
        for (auto const& [member, text] : {std::pair<std::string_view, std::string_view>{"code", code},
                                           {"name", code},
                                           {"description", code},
                                           {"taxonomy", taxonomy}})
            term.set(member, Tree::text(text));
        return made;
    }

    /// The numbers of one or two objects. New ones go to the last that has any, else to the first.
    void lay_phones(std::vector<Tree*> const& owners, std::vector<DraftPhone> const& before,
                    std::vector<DraftPhone> const& after) const {
        std::vector<DraftPhone> wanted = after;
        Tree* into = owners.front();
        for (auto* owner : owners) {
            auto* phones = owner->find("phones");
            if (phones == nullptr || phones->items().empty()) continue;
            into = owner;
            std::erase_if(phones->items(), [&](Tree& item) { return is_gone(item, before, wanted); });
        }
        for (auto const& phone : wanted) {
            auto made = fresh();
            made.set("number", Tree::text(phone.number));
            made.set("type", Tree::text("voice"));
            made.set_or_remove("description", phone.label);
            into->list("phones").push_back(std::move(made));
        }
    }

    /// Writes what is wanted of a number into it and takes that from the list; whether it is wanted no more.
    static bool is_gone(Tree& item, std::vector<DraftPhone> const& before, std::vector<DraftPhone>& wanted) {
        if (!is_answered(value_of(item))) return false;
        auto const is = [&](DraftPhone const& phone) { return !phone.id.empty() && item.says("id", phone.id); };
        auto const old = std::find_if(before.begin(), before.end(), is);
        auto const now = std::find_if(wanted.begin(), wanted.end(), is);
        if (old == before.end() || now == wanted.end()) return true;
        if (old->number != now->number) item.set("number", Tree::text(now->number));
        if (old->label != now->label) item.set_or_remove("description", now->label);
        wanted.erase(now);
        return false;
    }

    void lay_opening(Trees& schedules, DraftOpening const& before, DraftOpening const& after) {
        if (in_order(before.hours) != in_order(after.hours)) lay_hours(schedules, in_order(after.hours));
        std::erase_if(schedules, [&](Tree const& item) {
            auto const is = [&](DraftSchedule const& one) { return !one.id.empty() && item.says("id", one.id); };
            return std::any_of(before.schedules.begin(), before.schedules.end(), is) &&
                   std::none_of(after.schedules.begin(), after.schedules.end(), is);
        });
        if (before.special == after.special) return;
        std::erase_if(schedules, [](Tree const& item) {
            auto const value = value_of(item);
            return is_words_only(value, read_schedule(value));
        });
        for (auto const line : split(after.special, '\n')) {
            if (trim(line).empty()) continue;
            auto made = fresh();
            made.set("description", Tree::text(trim(line)));
            schedules.push_back(std::move(made));
        }
    }

    /// A schedule whose times stay keeps what else it says; the days are set.
    void lay_hours(Trees& schedules, std::vector<DraftHours> wanted) {
        for (std::size_t i = 0; i < schedules.size();) {
            auto const is = read_schedule(value_of(schedules[i]));
            if (!is_every_week(is, parts_.read_on)) {
                ++i;
                continue;
            }
            auto const same = std::find_if(wanted.begin(), wanted.end(), [&](DraftHours const& one) {
                return one.opens_at == *is.opens_at && one.closes_at == *is.closes_at && one.note == one_line(is.note);
            });
            if (same == wanted.end()) {
                schedules.erase(schedules.begin() + static_cast<std::ptrdiff_t>(i));
                continue;
            }
            if (same->weekdays != is.weekdays) schedules[i].set("byday", Tree::text(byday(same->weekdays)));
            wanted.erase(same);
            ++i;
        }
        for (auto const& hours : wanted) {
            auto made = fresh();
            made.set("freq", Tree::text("WEEKLY"));
            made.set("byday", Tree::text(byday(hours.weekdays)));
            made.set("opens_at", Tree::text(clock(hours.opens_at)));
            made.set("closes_at", Tree::text(clock(hours.closes_at)));
            made.set_or_remove("notes", hours.note);
            schedules.push_back(std::move(made));
        }
    }

    static std::string byday(Weekdays weekdays) {
        constexpr std::array<std::string_view, 7> names{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
        std::vector<std::string_view> days;
        for (std::size_t i = 0; i < names.size(); ++i)
            if ((weekdays >> i & 1U) != 0) days.push_back(names.at(i));
        return fmt::format("{}", fmt::join(days, ","));
    }

    static std::string clock(std::chrono::minutes time) {
        return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
    }

    void lay_locations(std::vector<DraftLocation> const& after) {
        auto& all = service_.list("service_at_locations");
        std::erase_if(all, [&](Tree const& item) {
            auto const is = [&](DraftLocation const& one) { return !one.id.empty() && item.says("id", one.id); };
            return std::any_of(old_.locations.begin(), old_.locations.end(), is) &&
                   std::none_of(after.begin(), after.end(), is);
        });
        for (auto const& location : after) {
            auto const before = std::find_if(old_.locations.begin(), old_.locations.end(),
                                             [&](DraftLocation const& one) { return one.id == location.id; });
            auto const at =
                std::find_if(all.begin(), all.end(), [&](Tree const& item) { return item.says("id", location.id); });
            if (!location.id.empty() && before != old_.locations.end() && at != all.end()) {
                lay_location(*at, *before, location);
                continue;
            }
            auto made = fresh();
            made.set("location", fresh()).set("location_type", Tree::text("physical"));
            lay_location(all.emplace_back(std::move(made)), {}, location);
        }
    }

    void lay_location(Tree& at_location, DraftLocation const& before, DraftLocation const& after) {
        auto const own_hours = has_own_hours(value_of(at_location));
        auto& location = at_location.child("location");
        if (before.name != after.name) location.set_or_remove("name", after.name);
        if (before.route != after.route) location.set_or_remove("transportation", after.route);
        if (before.place != after.place) {
            location.remove("latitude");
            location.remove("longitude");
            if (after.place) {
                location.set("latitude", Tree::number(after.place->latitude));
                location.set("longitude", Tree::number(after.place->longitude));
            }
        }
        lay_address(location, before, after);
        if (before.accessibility != after.accessibility) lay_accessibility(location, after.accessibility);
        if (before.phones != after.phones) lay_phones({&at_location, &location}, before.phones, after.phones);
        if (before.opening == after.opening) return;
        // A first number makes a new member of at_location, and then `location` no longer stands where it stood.
        auto& of = own_hours ? at_location : at_location.child("location");
        lay_opening(of.list("schedules"), before.opening, after.opening);
        // Without hours of its own a place has those of the building; nobody who emptied them means those.
        auto* building = at_location.child("location").find("schedules");
        if (own_hours && building != nullptr && at_location.list("schedules").empty()) building->items().clear();
    }

    void lay_address(Tree& location, DraftLocation const& before, DraftLocation const& after) const {
        if (before.line == after.line && before.postcode == after.postcode && before.city == after.city) return;
        auto& addresses = location.list("addresses");
        auto const value = value_of(location);
        auto const shown = shown_address(list_of(value, "addresses"));
        if (after.line.empty() && after.postcode.empty() && after.city.empty()) {
            if (shown < addresses.size()) addresses.erase(addresses.begin() + static_cast<std::ptrdiff_t>(shown));
            return;
        }
        if (shown >= addresses.size()) {
            auto& made = addresses.emplace_back(fresh());
            for (auto const& [member, text] : {std::pair<std::string_view, std::string_view>{"address_1", after.line},
                                               {"city", after.city},
                                               {"state_province", after.city},
                                               {"postal_code", after.postcode},
                                               {"country", "NL"},
                                               {"address_type", "physical"}})
                made.set(member, Tree::text(text));
            return;
        }
        auto& address = addresses[shown];
        if (before.line != after.line) {
            address.set("address_1", Tree::text(after.line));
            address.remove("address_2");
        }
        if (before.city != after.city) address.set("city", Tree::text(after.city));
        if (before.postcode != after.postcode) address.set("postal_code", Tree::text(after.postcode));
    }

    void lay_accessibility(Tree& location, std::string const& lines) const {
        auto& items = location.list("accessibility");
        Trees wanted;
        std::vector<std::string> texts;  // read once, since a line is compared with each
        for (auto& item : items) {
            texts.push_back(accessibility_text(value_of(item)));
            if (texts.back().empty()) wanted.push_back(item);
        }
        for (auto const line : split(lines, '\n')) {
            if (trim(line).empty()) continue;
            auto const same = std::find(texts.begin(), texts.end(), trim(line));
            if (same != texts.end()) {
                wanted.push_back(items[static_cast<std::size_t>(same - texts.begin())]);
                continue;
            }
            wanted.push_back(fresh());
            wanted.back().set("description", Tree::text(trim(line)));
        }
        items = std::move(wanted);
    }

    void lay_languages(std::vector<DraftLanguage> const& after) const {
        auto& items = service_.list("languages");
        std::vector<DraftLanguage> there;  // read once, since each is compared with each
        std::erase_if(items, [&](Tree const& item) {
            auto const value = value_of(item);
            DraftLanguage is{line_of(value, "code"), line_of(value, "name")};
            if (is != DraftLanguage{} && std::find(after.begin(), after.end(), is) == after.end()) return true;
            there.push_back(std::move(is));
            return false;
        });
        for (auto const& language : after) {
            if (std::find(there.begin(), there.end(), language) != there.end()) continue;
            there.push_back(language);
            auto& made = items.emplace_back(fresh());
            made.set_or_remove("name", language.name);
            made.set_or_remove("code", language.code);
        }
    }

    void lay_area(DraftArea const& area) const {
        auto& areas = service_.list("service_areas");
        if (area == DraftArea{}) return areas.clear();
        if (areas.size() != 1) {
            areas.clear();
            areas.push_back(fresh());
        }
        auto& one = areas.front();
        for (auto const* other : {"description", "uri"}) one.remove(other);
        one.set("name", Tree::text(area.name));
        one.set_or_remove("extent", area.code);
        one.set("extent_type", Tree::text("text"));
    }

    void lay_capacity(std::optional<DraftCapacity> const& after) const {
        auto& all = service_.list("capacities");
        auto const at = std::find_if(all.begin(), all.end(), [](Tree const& item) {
            auto const value = value_of(item);
            auto const* available = value.find("available");
            return available != nullptr && available->number();
        });
        if (!after) {
            if (at != all.end()) all.erase(at);
            return;
        }
        auto const before = old_.capacity;
        auto& item = at == all.end() ? all.emplace_back(fresh()) : *at;
        if (!before || before->available != after->available) item.set("available", Tree::integer(after->available));
        if (!before || before->maximum != after->maximum) {
            if (after->maximum)
                item.set("maximum", Tree::integer(*after->maximum));
            else
                item.remove("maximum");
        }
        if (!before || before->unit != after->unit) {
            auto& unit = item.child("unit");
            if (unit.find("id") == nullptr) unit.set("id", Tree::text(fresh_id()));
            unit.set("name", Tree::text(after->unit));
        }
        // The standard has a moment here; a day is what people know.
        if (after->updated && (!before || before->updated != after->updated))
            item.set("updated", Tree::text(iso_day(*after->updated) + "T12:00:00Z"));
    }

    Tree& service_;
    Draft const& old_;
    NewParts const& parts_;
};

}  // namespace

Result<Draft> read_draft(std::string const& source, Day today) {
    return read_value(TRY(parse_document(source)), today);
}

Result<std::string> apply_draft(Draft const& draft, std::string const& source, NewParts const& parts) {
    auto const value = TRY(parse_document(source));
    auto const old = TRY(read_value(value, parts.read_on));
    Tree service{value};
    Change{service, old, parts}.lay(draft);
    return service.write();
}

Result<std::string> with_dates(std::string const& source, std::optional<Instant> modified, std::optional<Day> assured) {
    auto const value = TRY(parse_document(source));
    Tree service{value};
    if (modified) service.set("last_modified", Tree::text(iso_instant(*modified)));
    if (assured) service.set("assured_date", Tree::text(iso_day(*assured)));
    return service.write();
}

std::string empty_document(EntryId id, std::string_view name, std::string_view organization) {
    auto service = Tree::object();
    service.set("id", Tree::text(to_text(id)));
    service.set("name", Tree::text(name));
    service.set("status", Tree::text("active"));
    if (auto const parsed = json::parse(organization); parsed && parsed->is_object())
        service.set("organization", Tree{*parsed});
    return service.write();
}

std::string new_organization(std::string_view name, Instant at) {
    auto organization = Tree::object();
    organization.set("id", Tree::text(to_text(new_uuid(at))));
    organization.set("name", Tree::text(name));
    organization.set("description", Tree::text(name));
    return organization.write();
}

Result<ImportedEntry> read_document(std::string const& source) {
    auto read = read_hsds({{"", source}}, Others::refuse);
    if (read.faults.empty() && read.entries.size() == 1) return std::move(read.entries.front());
    std::string why;
    for (auto const& fault : read.faults) why += fmt::format("{}: {}\n", fault.pointer, fault.reason);
    return fail(ErrorKind::bad_request, "directory.refused", why);
}

}  // namespace plein::directory
