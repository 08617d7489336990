// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Keeping entries true: the list of who edits, the versions of one entry, and a new one.
#include <algorithm>

#include "base/text.hpp"
#include "features/directory/service.hpp"
#include "features/directory/store.hpp"
#include "features/directory/store_duplicates.hpp"
#include "platform/access/once.hpp"
#include "platform/logbook/logbook.hpp"

namespace plein::directory {
namespace {

/// An entry that nobody ever confirmed goes before all days.
using ListKey = std::pair<std::optional<Day>, EntryId>;

ListKey key_of(Listed const& listed) { return {listed.entry->assured_on, listed.entry->id}; }

bool has_words(std::string const& words, std::vector<std::string> const& asked) {
    return std::all_of(asked.begin(), asked.end(),
                       [&](std::string const& word) { return words.find(word) != std::string::npos; });
}

bool fits(Entry const& entry, Checked const& checked, ListFilter const& filter) {
    bool const ended = entry.status == Status::defunct;
    return ended == (filter.show == ListFilter::Show::ended) && (!filter.kind || entry.kind == *filter.kind) &&
           (filter.theme.empty() ||
            std::find(entry.themes.begin(), entry.themes.end(), filter.theme) != entry.themes.end()) &&
           (!filter.freshness || checked.freshness == *filter.freshness) &&
           (!filter.reported || checked.unanswered > 0) &&
           (filter.organisation.empty() || entry.organisation == filter.organisation);
}

}  // namespace

std::string Directory::new_form_key() { return crypto::random_token(); }

EntryList Directory::list(access::Grant const& grant, ListFilter const& filter) {
    EntryList list;
    list.of = snapshot();
    auto const waiting = unanswered();
    auto const today = amsterdam_day(grant.at());
    std::vector<std::string> asked;
    auto const folded = fold(filter.words);
    for (auto const word : split(folded, ' '))
        if (!trim(word).empty()) asked.emplace_back(trim(word));
    std::size_t place = 0;
    for (auto const* entries : {&list.of->entries, &list.of->hidden}) {
        for (auto const& entry : *entries) {
            auto const checked = checked_with(*waiting, entry.id, last_check(entry), today);
            if (has_words(list.of->words[place++], asked) && fits(entry, checked, filter))
                list.entries.push_back({&entry, checked});
        }
    }
    list.total = list.entries.size();
    std::sort(list.entries.begin(), list.entries.end(),
              [](Listed const& a, Listed const& b) { return key_of(a) < key_of(b); });
    if (filter.after) std::erase_if(list.entries, [&](Listed const& one) { return key_of(one) <= *filter.after; });
    list.more = list.entries.size() > filter.most;
    if (list.more)
        list.entries.erase(list.entries.begin() + static_cast<std::ptrdiff_t>(filter.most), list.entries.end());
    return list;
}

Result<VersionDocument> Directory::current(access::Grant const& grant, EntryId id) {
    auto found = TRY(parts_.database->read([&](db::Read& read) { return find_current(read, grant, id); }));
    if (!found) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    return std::move(*found);
}

Result<VersionDocument> Directory::version(access::Grant const& grant, EntryId id, EntryVersionId version) {
    auto found = TRY(parts_.database->read([&](db::Read& read) { return find_version(read, grant, id, version); }));
    if (!found) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    return std::move(*found);
}

Result<std::vector<VersionDocument>> Directory::versions(access::Grant const& grant, EntryId id, std::size_t most) {
    auto found = TRY(parts_.database->read(
        [&](db::Read& read) { return find_versions(read, grant, id, static_cast<std::int64_t>(most)); }));
    if (found.empty()) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    return found;
}

Result<void> Directory::save(access::Grant const& grant, Save const& save, ImportedEntry const& entry) {
    auto const content = parts_.keys->keyed_hash("entry.form", save.content);
    auto const id = entry.entry.id;
    TRY(access::once(*parts_.database, grant, save.form_key, content, [&](db::Write& write) -> Result<void> {
        if (save.beside) {
            auto const other = TRY(find_current(write, grant, save.beside->first));
            if (!other || other->version != save.beside->second) return fail(ErrorKind::conflict, "entry.changed");
        }
        TRY(replace_version(write, grant, save.version, entry));
        if (save.beside) TRY(insert_end(write, grant, id, save.beside->first));
        logbook::Line line;
        line.object = "entry:" + to_text(id);
        return logbook::write_line(write, *parts_.keys, grant, line);
    }));
    follow_change();
    return {};
}

}  // namespace plein::directory
