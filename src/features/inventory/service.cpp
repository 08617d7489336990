// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/inventory/service.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "features/inventory/service_once.hpp"
#include "platform/mail/mail.hpp"

namespace plein::inventory {
namespace {

constexpr std::size_t link_bytes = 16;
/// Of one helper, or of one initiative's people: who goes round with a phone does not tell more.
constexpr int most_acts_an_hour = 60;

bool lies_in(areas::AreaIndex const& index, areas::Area const& area, Point point) {
    if (area.kind != areas::AreaKind::own) return index.at(point, area.kind) == &area;
    auto const around = index.own_areas_at(point);
    return std::find(around.begin(), around.end(), &area) != around.end();
}

void append(std::vector<FieldError>& faults, Error const& error) {
    faults.insert(faults.end(), error.fields.begin(), error.fields.end());
}

bool has_people(Discovery const& discovery) {
    return !discovery.people.name.empty() || !discovery.people.address.empty();
}

}  // namespace

std::string new_link() { return crypto::hex(crypto::random_bytes(link_bytes)); }

logbook::Line line_of(RoundId round) {
    logbook::Line line;
    line.object = "round:" + to_text(round);
    return line;
}

logbook::Line line_of(HelperId helper) {
    logbook::Line line;
    line.object = "helper:" + to_text(helper);
    add_subject(line, helper, logbook::Seen::opened);
    return line;
}

logbook::Line line_of(DiscoveryId discovery) {
    logbook::Line line;
    line.object = "discovery:" + to_text(discovery);
    return line;
}

void add_subject(logbook::Line& line, HelperId helper, logbook::Seen seen) {
    line.subjects.push_back({helper.bytes, "helper", seen});
}

void add_subject(logbook::Line& line, Discovery const& discovery, logbook::Seen seen) {
    if (has_people(discovery)) line.subjects.push_back({discovery.id.bytes, "discovery", seen});
}

Result<void> check_goes_on(Round const& round, Instant at) {
    if (state_of(round, amsterdam_day(at)) == RoundState::ended) return fail(ErrorKind::conflict, "round.ended");
    return {};
}

Result<void> check_waits(Discovery const& discovery) {
    if (!is_waiting(discovery)) return fail(ErrorKind::conflict, "discovery.ended");
    return {};
}

Result<void> check_version(Discovery const& discovery, std::int64_t version) {
    if (discovery.version != version) return fail(ErrorKind::conflict, "discovery.changed");
    return {};
}

tl::unexpected<Error> refuse_field(ErrorKind kind, std::string_view field, std::string_view code) {
    return tl::unexpected<Error>(Error{kind, std::string(code), {}, {{std::string(field), std::string(code)}}});
}

Inventory::Inventory(Parts parts) : parts_(std::move(parts)), pace_(most_acts_an_hour) {}

Result<void> Inventory::admit(access::Grant const& grant) {
    if (grant.kind() != access::ActorKind::link || pace_.admits(grant.actor(), grant.at())) return {};
    return fail(ErrorKind::too_many, "link.too_many_acts");
}

std::string Inventory::new_form_key() { return crypto::random_token(); }

std::string Inventory::area_name(std::string_view code) const {
    auto const index = parts_.areas->index();
    auto const* area = index->find(code);
    return area == nullptr ? std::string(code) : area->name;
}

std::vector<directory::Hit> Inventory::known(access::Grant const& grant, std::string_view area) const {
    auto const index = parts_.areas->index();
    auto const* within = index->find(area);
    std::vector<directory::Hit> hits;
    if (within == nullptr) return hits;
    auto const of = parts_.directory->snapshot();
    auto const today = amsterdam_day(grant.at());
    for (std::size_t i = 0; i < of->entries.size(); ++i) {
        auto const& entry = of->entries[i];
        bool const is_there =
            std::any_of(entry.locations.begin(), entry.locations.end(), [&](directory::Location const& location) {
                return location.place && lies_in(*index, *within, *location.place);
            });
        if (!is_there && entry.area_served_code != within->code) continue;
        directory::Hit hit;
        hit.of = of;
        hit.place = i;
        hit.checked = parts_.directory->checked(entry, today);
        hits.push_back(std::move(hit));
    }
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < hits.size(); ++i) order.emplace_back(sort_key(hits[i].entry().name), i);
    std::sort(order.begin(), order.end());
    std::vector<directory::Hit> sorted;
    for (auto const& one : order) sorted.push_back(std::move(hits[one.second]));
    return sorted;
}

Result<std::optional<std::string>> Inventory::earlier(access::Grant const& grant, Sent const& sent,
                                                      std::string_view about) {
    auto const hash = parts_.keys->keyed_hash("inventory.form", fmt::format("{}\n{}", about, sent.content));
    return parts_.database->read(
        [&](db::Read& read) { return access::earlier_answer(read, grant, sent.form_key, hash); });
}

std::string const& Inventory::organisation_of(access::Grant const& grant) const {
    return grant.kind() == access::ActorKind::link ? parts_.organisation : grant.organisation();
}

Codes Inventory::codes() const {
    Codes codes;
    for (auto const kind : directory::all_kinds()) codes.kinds.push_back(directory::code(kind));
    codes.themes = directory::all_themes();
    for (auto const kind : directory::all_need_kinds()) codes.needs.push_back(directory::code(kind));
    return codes;
}

Found Inventory::with_town(Found found) const {
    if (!trim(found.city).empty() || trim(found.postcode).empty()) return found;
    std::vector<Town> towns;
    for (auto const& entry : parts_.directory->snapshot()->entries)
        for (auto const& location : entry.locations) towns.push_back({location.postcode, location.city});
    found.city = town_of(towns, found.postcode);
    return found;
}

Result<Assignment> Inventory::check(Assignment plan) const {
    auto clean = TRY(check_plan(std::move(plan)));
    if (parts_.areas->index()->find(clean.area) == nullptr)
        return refuse_field(ErrorKind::bad_request, "area", "area.unknown");
    return clean;
}

Result<store::Told> Inventory::check(Found found, People people, std::string_view note) const {
    auto clean_found = check_found(with_town(std::move(found)), codes());
    auto clean_people = check_people(std::move(people));
    auto clean_note = check_note(note);
    std::vector<FieldError> faults;
    if (!clean_found) append(faults, clean_found.error());
    if (!clean_people) append(faults, clean_people.error());
    if (clean_people && !clean_people->address.empty() && !mail::is_address(clean_people->address))
        faults.push_back({"people_mail", "mail.malformed"});
    if (!clean_note) append(faults, clean_note.error());
    if (!faults.empty())
        return tl::unexpected<Error>(Error{ErrorKind::bad_request, "found.incomplete", {}, std::move(faults)});
    return store::Told{std::move(*clean_found), std::move(*clean_people), std::move(*clean_note)};
}

Letter Inventory::letter_to(LinkLetter::To to, std::string_view language, std::string const& name, Round const& round,
                            std::string const& link, WriteLetter const& write_letter) const {
    LinkLetter about;
    about.to = to;
    about.language = language;
    about.url = parts_.site + (to == LinkLetter::To::people ? people_path(link) : helper_path(link)) +
                (language == "en" ? "?taal=en" : "");
    about.name = name;
    about.area = area_name(round.assignment.area);
    about.last_day = round.assignment.last_day;
    return write_letter(about);
}

Result<void> Inventory::mail_people(db::Write& write, access::Grant const& grant, DiscoveryId id, People const& people,
                                    std::string const& link, Letter const& letter) {
    TRY(store::insert_people_link(write, *parts_.keys, grant, id, link));
    TRY(mail::queue(write, *parts_.keys, grant, {people.address, letter.subject, letter.text, people.language}));
    return {};
}

Result<directory::TakingUp> Inventory::prepare(access::Grant const& grant, Found const& found, People const& people,
                                               Day assured) const {
    auto entry = TRY(parts_.entry_of(found, new_id<directory::EntryTag>(grant.at()), assured, grant));
    return parts_.owners->prepare_taking_up(grant, std::move(entry), people.address, people.language,
                                            parts_.write_owner_letter);
}

Result<void> Inventory::settle(db::Write& write, access::Grant const& grant, Discovery const& discovery,
                               DiscoveryState state, std::optional<Uuid> const& entry) {
    TRY(store::insert_result(write, grant, discovery.id, state, entry));
    TRY(store::destroy_told(write, grant, discovery.id));
    auto line = line_of(discovery.id);
    add_subject(line, discovery, logbook::Seen::opened);
    return logbook::write_line(write, *parts_.keys, grant, line);
}

}  // namespace plein::inventory
