// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/text.hpp"
#include "features/directory/directory.hpp"
#include "features/directory/service_suggest.hpp"
#include "features/directory/store.hpp"
#include "features/directory/store_duplicates.hpp"
#include "platform/logbook/logbook.hpp"

namespace plein::directory {
namespace {

constexpr std::size_t entries_a_chunk = 20;  ///< about 200 rows, well under 50 ms of the one writer
constexpr std::chrono::microseconds look_every = std::chrono::seconds{2};
constexpr std::chrono::microseconds count_every = std::chrono::minutes{1};
constexpr std::size_t summary_length = 180;  ///< characters

/// What somebody says who has what an entry looks for, in the language of the index.
std::string_view searched_as(NeedKind kind) {
    switch (kind) {
        case NeedKind::volunteers:
            return "vrijwilliger vrijwilligers";
        case NeedKind::room:
            return "ruimte";
        case NeedKind::money:
            return "geld geven, sponsor";
        case NeedKind::materials:
            return "spullen geven";
        case NeedKind::knowledge:
            return "kennis";
        case NeedKind::publicity:
            return "bekendheid";
        case NeedKind::partners:
            return "samenwerking";
    }
    return {};
}

/// What an entry is found by.
search::Document document_of(Entry const& entry, std::vector<Theme> const& themes) {
    using search::Field;
    search::Document document;
    document.themes = entry.themes;
    document.texts = {{Field::name, entry.name},
                      {Field::alternate_name, entry.alternate_name},
                      {Field::description, entry.description},
                      {Field::description, entry.eligibility},
                      {Field::organisation, entry.organisation}};
    for (auto const& need : entry.needs)
        document.texts.emplace_back(Field::description, fmt::format("{} {}", searched_as(need.kind), need.text));
    for (auto const& location : entry.locations)
        document.texts.emplace_back(Field::organisation, location.name + " " + location.city);
    for (auto const& theme : themes)
        if (std::find(entry.themes.begin(), entry.themes.end(), theme.code) != entry.themes.end())
            document.texts.emplace_back(Field::theme, theme.name_nl);
    return document;
}

/// The first whole sentences of a text; where even the first is long, words of it.
std::string summary_of(std::string_view text) {
    auto const cut = shorten(text, summary_length);
    auto const end = cut.find_last_of(".!?");
    bool const whole = cut == text || end == std::string::npos || end < summary_length / 3;
    return whole ? cut : cut.substr(0, end + 1);
}

Card card_of(Entry const& entry) {
    auto phone = first_phone(entry);
    auto link = parse_phone(phone).value_or("");
    return {entry_url(entry.id), summary_of(entry.description), std::move(phone), std::move(link),
            all_schedules(entry)};
}

bool answers_urgent_calls(Card const& card, UrgentRules const& urgent) {
    return std::any_of(urgent.rules().begin(), urgent.rules().end(), [&](UrgentRule const& rule) {
        return std::any_of(rule.phones.begin(), rule.phones.end(),
                           [&](UrgentPhone const& phone) { return phone.link == card.phone_link; });
    });
}

}  // namespace

std::string entry_url(EntryId id) { return "/aanbod/" + to_text(id); }

std::string first_phone(Entry const& entry) {
    if (!entry.phones.empty()) return entry.phones.front().number;
    for (auto const& location : entry.locations)
        if (!location.phones.empty()) return location.phones.front().number;
    return {};
}

std::string short_place(Entry const& entry, std::size_t location) {
    if (location >= entry.locations.size()) return {};
    auto const& at = entry.locations[location];
    auto const& what = at.name.empty() ? at.line : at.name;
    return what.empty() || at.city.empty() ? what + at.city : what + ", " + at.city;
}

Checked checked_with(Unanswered const& unanswered, EntryId id, LastCheck const& check, Day today) {
    auto const waiting = unanswered.empty() ? unanswered.end() : unanswered.find(id);
    return freshness_of(check, today, waiting == unanswered.end() ? 0 : waiting->second);
}

Directory::Directory(Parts parts)
    : parts_(std::move(parts)),
      snapshot_(std::make_shared<Snapshot const>()),
      unanswered_(std::make_shared<Unanswered const>()) {
    if (parts_.dictionary) lay_texts_ = lay_texts(parts_.wording.synonyms, *parts_.dictionary);
}

Result<std::shared_ptr<Snapshot const>> Directory::read_snapshot(std::int64_t known) const {
    auto const grant = access::for_job("directory.follow", reading, parts_.clock->now());
    auto made = std::make_shared<Snapshot>();
    auto const loaded = parts_.database->read([&](db::Read& read) -> Result<void> {
        made->sequence = TRY(change_sequence(read, grant));
        if (made->sequence == known) return {};
        made->entries = TRY(load_entries(read, grant));
        return {};
    });
    if (!loaded) return tl::unexpected<Error>(loaded.error());
    if (made->sequence == known) return std::shared_ptr<Snapshot const>{};
    auto const shown = std::stable_partition(made->entries.begin(), made->entries.end(), [](Entry const& entry) {
        return entry.status != Status::inactive && entry.status != Status::defunct;
    });
    std::move(shown, made->entries.end(), std::back_inserter(made->hidden));
    made->entries.erase(shown, made->entries.end());
    for (auto const* list : {&made->entries, &made->hidden})
        for (auto const& entry : *list)
            made->words.push_back(fold(entry.name + " " + entry.alternate_name + " " + entry.organisation));
    std::vector<search::Document> documents;
    documents.reserve(made->entries.size());
    for (std::size_t i = 0; i < made->entries.size(); ++i) {
        auto const& entry = made->entries[i];
        made->by_id.emplace(entry.id, i);
        made->cards.push_back(card_of(entry));
        made->standings.push_back(
            {last_check(entry), entry.ladder_step,
             turn_in_danger(entry, answers_urgent_calls(made->cards.back(), *parts_.wording.urgent)),
             costs_nothing(entry)});
        documents.push_back(document_of(entry, parts_.wording.themes));
    }
    made->index = TRY(search::Index::build(documents, parts_.wording.synonyms, parts_.dictionary));
    made->completions = completions_of(made->entries, parts_.wording.themes, lay_texts_);
    return std::shared_ptr<Snapshot const>(std::move(made));
}

Result<void> Directory::refresh() {
    std::lock_guard const reading_alone{refreshing_};
    TRY(follow());
    return count_unanswered();
}

/// Under `refreshing_`.
Result<void> Directory::count_unanswered() {
    if (!parts_.unanswered) return {};
    auto const now = parts_.clock->now();
    counted_at_ = to_micros(now);  // also where it fails, so that a database in trouble is not asked all the time
    auto counted = TRY(parts_.unanswered(access::for_job("directory.follow", reading, now)));
    std::lock_guard const lock{mutex_};
    unanswered_ = std::make_shared<Unanswered const>(std::move(counted));
    return {};
}

/// Brings the snapshot up to date; under `refreshing_`.
Result<void> Directory::follow() {
    std::int64_t known = 0;
    {
        std::lock_guard const lock{mutex_};
        known = snapshot_->sequence;
    }
    auto fresh = TRY(read_snapshot(known));
    looked_at_ = to_micros(parts_.clock->now());
    if (!fresh) return {};
    std::lock_guard const lock{mutex_};
    snapshot_ = std::move(fresh);
    return {};
}

/// After a change that stands: that it cannot be read just now does not undo it.
void Directory::follow_change() {
    if (auto const followed = refresh(); !followed && parts_.on_stale) parts_.on_stale(followed.error());
}

std::shared_ptr<Snapshot const> Directory::snapshot() {
    auto const now = to_micros(parts_.clock->now());
    if (now - looked_at_.load() >= look_every.count()) {
        // Nobody waits for another's look, which may be at a database that does not answer.
        std::unique_lock const reading_alone{refreshing_, std::try_to_lock};
        if (reading_alone && now - looked_at_.load() >= look_every.count()) {
            looked_at_ = now;
            auto followed = follow();
            if (followed && now - counted_at_ >= count_every.count()) followed = count_unanswered();
            if (!followed && parts_.on_stale) parts_.on_stale(followed.error());
        }
    }
    std::lock_guard const lock{mutex_};
    return snapshot_;
}

std::shared_ptr<Unanswered const> Directory::unanswered() const {
    std::lock_guard const lock{mutex_};
    return unanswered_;
}

Checked Directory::checked(Entry const& entry, Day today) const {
    return checked_with(*unanswered(), entry.id, last_check(entry), today);
}

Entry const* Snapshot::find(EntryId id) const {
    if (auto const at = by_id.find(id); at != by_id.end()) return &entries[at->second];
    auto const at = std::find_if(hidden.begin(), hidden.end(), [&](Entry const& entry) { return entry.id == id; });
    return at == hidden.end() ? nullptr : &*at;
}

Result<std::optional<EntryId>> Directory::kept_for(access::Grant const& grant, EntryId id) {
    auto const of = snapshot();
    auto const* entry = of->find(id);
    if (entry == nullptr || entry->status != Status::defunct) return std::optional<EntryId>{};
    return parts_.database->read([&](db::Read& read) { return find_kept(read, grant, id); });
}

Result<std::optional<Directory::Ended>> Directory::ended(access::Grant const& grant, EntryId id) {
    auto const of = snapshot();
    auto const* entry = of->find(id);
    if (entry == nullptr || entry->status != Status::defunct) return std::optional<Ended>{};
    auto const since = TRY(parts_.database->read([&](db::Read& read) { return find_ending(read, grant, id); }));
    return since ? std::optional{Ended{*entry, *since}} : std::nullopt;
}

Result<Hit> Directory::entry(access::Grant const& grant, EntryId id) {
    auto of = snapshot();
    auto const at = of->by_id.find(id);
    if (at == of->by_id.end()) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    Hit hit;
    hit.place = at->second;
    hit.checked = checked_with(*unanswered(), id, of->standings[at->second].check, amsterdam_day(grant.at()));
    hit.of = std::move(of);
    return hit;
}

Result<ImportReport> Directory::import(access::Grant const& grant, std::vector<ImportedEntry> entries,
                                       Progress const& progress) {
    auto const stopped = [&](std::size_t done) {
        return progress && !progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(entries.size()));
    };
    ImportReport report;
    report.read = static_cast<std::int64_t>(entries.size());
    std::map<Uuid, std::string> hashes;
    std::map<Uuid, EditedEntry> edited;
    TRY(parts_.database->read([&](db::Read& read) -> Result<void> {
        hashes = TRY(source_hashes(read, grant));
        edited = TRY(edited_entries(read, grant));
        return {};
    }));
    std::erase_if(entries, [&](ImportedEntry const& entry) {
        auto const hash = crypto::sha256(entry.source);
        auto const known = hashes.find(entry.entry.id.bytes);
        if (known != hashes.end() && known->second == hash) return true;
        auto const given = edited.find(entry.entry.id.bytes);
        if (given == edited.end()) return false;
        if (given->second.given == hash) return true;
        if (given->second.only_confirmed) return false;
        report.changed_twice.push_back(entry.entry.id);
        return true;
    });
    auto const staged = entries.size();
    report.unchanged = report.read - static_cast<std::int64_t>(staged + report.changed_twice.size());
    auto& database = *parts_.database;
    while (TRY(database.write("directory.clean", [&](db::Write& write) { return remove_abandoned(write, grant); })) >
           0) {
    }
    auto const batch = TRY(
        database.write("directory.begin", [&](db::Write& write) { return insert_import(write, grant, Origin::file); }));
    std::span<ImportedEntry const> const all{entries};
    for (std::size_t from = 0; from < all.size(); from += entries_a_chunk) {
        if (stopped(from)) return fail(ErrorKind::conflict, "import.stopped");
        auto const chunk = all.subspan(from, std::min(entries_a_chunk, all.size() - from));
        TRY(database.write("directory.stage",
                           [&](db::Write& write) { return insert_entries(write, grant, batch, chunk); }));
    }
    if (stopped(all.size())) return fail(ErrorKind::conflict, "import.stopped");
    std::vector<EntryId> overtaken;
    auto const published = database.write("directory.publish", [&](db::Write& write) -> Result<void> {
        // Somebody may have saved a form while the batch was being staged.
        overtaken = TRY(withdraw_overtaken(write, grant, batch, hashes));
        TRY(publish_import(write, grant, batch));
        logbook::Line line;
        line.object = "directory_import:" + to_text(batch);
        return logbook::write_line(write, *parts_.keys, grant, line);
    });
    if (!published) return tl::unexpected<Error>(published.error());
    report.changed = static_cast<std::int64_t>(staged - overtaken.size());
    report.changed_twice.insert(report.changed_twice.end(), overtaken.begin(), overtaken.end());
    std::sort(report.changed_twice.begin(), report.changed_twice.end());
    follow_change();
    return report;
}

Result<std::int64_t> Directory::read_documents(access::Grant const& grant, std::function<void()> const& begin,
                                               std::function<void(Document const&, std::string const&)> const& each) {
    return parts_.database->read([&](db::Read& read) -> Result<std::int64_t> {
        begin();
        auto const sequence = TRY(change_sequence(read, grant));
        TRY(stream_documents(read, grant, each));
        return sequence;
    });
}

Result<std::vector<std::string>> Directory::sources(access::Grant const& grant,
                                                    std::span<EntryVersionId const> versions) {
    if (versions.empty()) return std::vector<std::string>{};
    return parts_.database->read([&](db::Read& read) { return find_sources(read, grant, versions); });
}

Result<std::string> Directory::export_all(access::Grant const& grant) {
    std::string all;
    TRY(parts_.database->read([&](db::Read& read) {
        all = "[";  // PostgreSQL may have the act run once more
        return stream_sources(
            read, grant, [&](std::string const& source) { all.append(all.size() > 1 ? ",\n" : "\n").append(source); });
    }));
    return all + "\n]\n";
}

}  // namespace plein::directory
