// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/pages_duplicates.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <set>

#include "base/text.hpp"
#include "features/directory/api_hsds_draft.hpp"
#include "features/directory/pages_draft_form.hpp"
#include "features/directory/pages_edit.hpp"
#include "features/directory/pages_owner.hpp"
#include "features/directory/service_duplicates.hpp"
#include "features/directory/service_owner.hpp"

namespace plein::directory {
namespace {

using html::dutch;

constexpr std::string_view page_url = "/werk/aanbod/dubbel";
constexpr std::size_t pairs_a_page = most_current / 2;
constexpr std::size_t parted_a_page = 50;

std::string shared_word(html::Pages const& pages, http::Language language, Shared shared) {
    switch (shared) {
        case Shared::name:
            return pages.text(language, dutch("naam"));
        case Shared::description:
            return pages.text(language, dutch("beschrijving"));
        case Shared::phone:
            return pages.text(language, dutch("telefoonnummer"));
        case Shared::mail:
            return pages.text(language, dutch("e-mailadres"));
        case Shared::website:
            return pages.text(language, dutch("website"));
        case Shared::address:
            return pages.text(language, dutch("adres"));
    }
    return {};
}

template <class Tag>
Result<Id<Tag>> id_of(http::Request const& request, std::string_view field) {
    auto const uuid = parse_uuid(request.form.first(field));
    if (!uuid) return fail(ErrorKind::bad_request, "form.malformed");
    return Id<Tag>{*uuid};
}

/// A place in the list of proposals as it stands in an address: `873.<id>.<id>`.
std::optional<PairKey> parse_pair_key(std::string_view text) {
    auto const parts = split(text, '.');
    if (parts.size() != 3) return std::nullopt;
    int alike = 0;
    auto const [end, error] = std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), alike);
    auto const first = parse_uuid(parts[1]);
    auto const second = parse_uuid(parts[2]);
    if (error != std::errc{} || end != parts[0].data() + parts[0].size() || !first || !second) return std::nullopt;
    return PairKey{alike, EntryId{*first}, EntryId{*second}};
}

/// A place in the list of what was judged: `1763546400000000.<id>`.
std::optional<PartedKey> parse_parted_key(std::string_view text) {
    auto const parts = split(text, '.');
    if (parts.size() != 2) return std::nullopt;
    std::int64_t micros = 0;
    auto const [end, error] = std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), micros);
    auto const id = parse_uuid(parts[1]);
    if (error != std::errc{} || end != parts[0].data() + parts[0].size() || !id) return std::nullopt;
    return PartedKey{from_micros(micros), PairId{*id}};
}

/// One side of a pair, as its documents tell.
struct Side {
    EntryId id;
    EntryVersionId version;
    Draft draft;
    Checked checked;
};

Result<Side> side_of(Counter const& counter, std::map<EntryId, VersionDocument> const& documents, EntryId id,
                     Day today) {
    auto const found = documents.find(id);
    if (found == documents.end()) return fail(ErrorKind::forbidden_or_absent, "page.absent");
    auto const entry = TRY(read_document(found->second.source)).entry;
    return Side{id, found->second.version, TRY(read_draft(found->second.source, today)),
                counter.directory->checked(entry, today)};
}

void fill_pair(html::Data& row, Counter const& counter, http::Request const& request, ProposedPair const& pair,
               Side const& first, Side const& second) {
    auto const& pages = *counter.pages;
    auto const language = request.language;
    auto const today = amsterdam_day(request.at);
    row.set("first_name", first.draft.name).set("first_url", kept_url(first.id)).set("first", to_text(first.id));
    row.set("second_name", second.draft.name).set("second_url", kept_url(second.id)).set("second", to_text(second.id));
    row.set("first_version", to_text(first.version)).set("second_version", to_text(second.version));
    row.set("form_key", Directory::new_form_key());
    std::vector<std::string> shared;
    for (auto const one : pair.shared) shared.push_back(shared_word(pages, language, one));
    row.set("shared_text", fmt::format("{}", fmt::join(shared, ", ")));
    auto const freshness = [&](Checked const& checked) {
        auto const score = pages.text(language, dutch("{score} van 100"), {{"score", std::to_string(checked.score)}});
        return fmt::format("{}\n{}", score, fmt::join(freshness_parts(pages, language, checked, today), "\n"));
    };
    for (auto const& difference : differences(counter, language, first.draft, second.draft))
        fill_difference(row, language, difference);
    fill_difference(
        row, language,
        {pages.text(language, dutch("Hoe vers is het?")), freshness(first.checked), freshness(second.checked)});
}

Result<void> fill_proposed(html::Data& data, Counter const& counter, http::Request const& request,
                           access::Grant const& grant) {
    auto const language = request.language;
    auto const after = parse_pair_key(request.query.first("na"));
    auto const page = TRY(counter.duplicates->proposed(grant, after, pairs_a_page));
    std::vector<EntryId> asked;
    for (auto const& pair : page.pairs) asked.insert(asked.end(), {pair.first, pair.second});
    auto const documents = TRY(counter.duplicates->current(grant, asked));
    std::size_t number = 0;
    for (auto const& pair : page.pairs) {
        auto const first = side_of(counter, documents, pair.first, amsterdam_day(request.at));
        auto const second = side_of(counter, documents, pair.second, amsterdam_day(request.at));
        if (!first || !second) continue;  // went away since the entries were compared
        auto& row = data.add("pair");
        row.set("number", static_cast<std::int64_t>(++number));
        fill_pair(row, counter, request, pair, *first, *second);
    }
    auto const total = static_cast<std::int64_t>(page.total);
    auto const& pages = *counter.pages;
    data.set("total_text", total == 1 ? pages.text(language, dutch("1 paar om te bekijken"))
                                      : pages.text(language, dutch("{count} paren om te bekijken"),
                                                   {{"count", html::number_in_words(language, total)}}));
    data.show_if("has_pairs", number > 0).show_if("no_pairs", number == 0);
    data.show_if("has_pager", page.more || after).show_if("has_previous", after.has_value());
    data.show_if("has_next", page.more).set("previous_url", page_url);
    data.set("next_url", page.more ? fmt::format("{}?na={}.{}.{}", page_url, page.pairs.back().alike,
                                                 to_text(page.pairs.back().first), to_text(page.pairs.back().second))
                                   : std::string{});
    return {};
}

Result<void> fill_parted(html::Data& data, Counter const& counter, http::Request const& request,
                         access::Grant const& grant) {
    auto const language = request.language;
    auto const& pages = *counter.pages;
    auto const after = parse_parted_key(request.query.first("na"));
    auto pairs = TRY(counter.duplicates->parted(grant, after, parted_a_page + 1));
    bool const more = pairs.size() > parted_a_page;
    if (more) pairs.pop_back();
    std::set<std::string> asked;
    for (auto const& pair : pairs) asked.insert(pair.recorded_by);
    std::map<std::string, std::string, std::less<>> names;
    if (counter.account_names) names = counter.account_names(grant, {asked.begin(), asked.end()});
    auto const of = counter.directory->snapshot();
    auto const name_of = [&](EntryId id) {
        auto const* entry = of->find(id);
        return entry != nullptr ? entry->name : to_text(id);
    };
    for (auto const& pair : pairs) {
        auto& row = data.add("parted_row");
        row.set("first_name", name_of(pair.first)).set("first_url", kept_url(pair.first));
        row.set("second_name", name_of(pair.second)).set("second_url", kept_url(pair.second));
        auto const who = names.find(pair.recorded_by);
        row.set("who_text", who != names.end() ? who->second : pages.text(language, dutch("Een collega")));
        row.set("when_text", html::moment_in_words(pages, language, pair.since));
        row.set("pair_code", to_text(pair.id)).set("form_key", Directory::new_form_key());
    }
    data.show_if("has_parted", !pairs.empty()).show_if("no_parted", pairs.empty());
    data.show_if("has_pager", more || after).show_if("has_previous", after.has_value()).show_if("has_next", more);
    auto const first_url = fmt::format("{}?lijst=twee", page_url);
    data.set("previous_url", first_url);
    data.set(
        "next_url",
        more ? fmt::format("{}&na={}.{}", first_url, to_micros(pairs.back().since), to_text(pairs.back().id)) : "");
    return {};
}

/// What was done, for the page that follows; the entry that ended with the way back to it.
void fill_done(html::Data& data, Counter const& counter, http::Request const& request) {
    auto const& pages = *counter.pages;
    auto const what = request.query.first("gedaan");
    std::string text;
    if (what == "twee") text = pages.text(request.language, dutch("Dit zijn er twee. U ziet dit paar hier niet meer."));
    if (what == "heropend")
        text = pages.text(request.language,
                          dutch("Dit paar staat weer bij wat u kunt bekijken, als het nog op elkaar lijkt."));
    if (what == "gestopt") {
        auto const id = parse_uuid(request.query.first("aanbod"));
        auto const of = counter.directory->snapshot();
        auto const* entry = id ? of->find(EntryId{*id}) : nullptr;
        if (entry == nullptr || entry->status != Status::defunct) return;
        text = pages.text(request.language, dutch("‘{name}’ is gestopt en niet meer te vinden. Het blijft bewaard."),
                          {{"name", entry->name}});
        data.show("has_ended").set("ended_url", kept_url(entry->id));
    }
    if (!text.empty()) data.show("saved").set("saved_text", text);
}

http::Response show(Counter const& counter, http::Request const& request, access::Grant const& grant,
                    Error const* error) {
    auto const& pages = *counter.pages;
    html::Data data;
    bool const parted = request.query.first("lijst") == "twee" && request.method == http::Method::get;
    data.show("in_directory").show("list_double").show_if("list_proposed", !parted).show_if("list_parted", parted);
    if (auto const tabs = fill_tabs(data, counter, grant); !tabs) return pages.error_page(request, tabs.error());
    auto const filled =
        parted ? fill_parted(data, counter, request, grant) : fill_proposed(data, counter, request, grant);
    if (!filled) return pages.error_page(request, filled.error());
    if (error)
        html::show_errors(data, pages, request.language, *error);
    else
        fill_done(data, counter, request);
    if (request.method == http::Method::post)
        data.set("other_lang_url",
                 fmt::format("{}{}", page_url, request.language == http::Language::nl ? "?taal=en" : "?taal=nl"));
    auto response = pages.page(request, "directory/duplicates", std::move(data),
                               pages.text(request.language, dutch("Misschien dubbel")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

/// The entry that ends, with words that point to the one that stays.
Result<ImportedEntry> ended(Counter const& counter, access::Grant const& grant, std::string const& source,
                            std::string_view kept_name, EntryId kept) {
    auto const today = amsterdam_day(grant.at());
    auto draft = TRY(read_draft(source, today));
    draft.status = Status::defunct;
    // The directory is Dutch, whoever reads the page.
    draft.alert =
        counter.pages->text(http::Language::nl, dutch("Dit stond er dubbel in. U vindt het nu bij ‘{name}’: {url}"),
                            {{"name", std::string(kept_name)}, {"url", entry_url(kept)}});
    return read_document(
        TRY(with_dates(TRY(apply_draft(draft, source, {grant.at(), today, {}})), grant.at(), std::nullopt)));
}

}  // namespace

http::Response list_duplicates(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return show(counter, request, grant, nullptr);
}

http::Response part_pair(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const run = [&]() -> Result<void> {
        PairSeen seen;
        seen.first = TRY(id_of<EntryTag>(request, "first"));
        seen.first_version = TRY(id_of<EntryVersionTag>(request, "first_version"));
        seen.second = TRY(id_of<EntryTag>(request, "second"));
        seen.second_version = TRY(id_of<EntryVersionTag>(request, "second_version"));
        seen.form_key = request.form.first("form_key");
        return counter.duplicates->part(grant, seen);
    };
    auto const done = run();
    return done ? http::see_other(fmt::format("{}?gedaan=twee", page_url))
                : show(counter, request, grant, &done.error());
}

http::Response end_duplicate(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    EntryId ending_id;
    auto const run = [&]() -> Result<void> {
        auto const kept = TRY(id_of<EntryTag>(request, "kept"));
        auto const kept_version = TRY(id_of<EntryVersionTag>(request, "kept_version"));
        ending_id = TRY(id_of<EntryTag>(request, "ended"));
        auto const version = TRY(id_of<EntryVersionTag>(request, "ended_version"));
        if (kept == ending_id) return fail(ErrorKind::bad_request, "form.malformed");
        auto const current = TRY(counter.directory->current(grant, ending_id));
        auto const stays =
            TRY(read_draft(TRY(counter.directory->current(grant, kept)).source, amsterdam_day(grant.at())));
        auto const content =
            fmt::format("{} {} {} {}", to_text(kept), to_text(kept_version), to_text(ending_id), to_text(version));
        return counter.directory->save(
            grant, {version, std::string(request.form.first("form_key")), content, std::pair{kept, kept_version}},
            TRY(ended(counter, grant, current.source, stays.name, kept)));
    };
    auto const done = run();
    return done ? http::see_other(fmt::format("{}?gedaan=gestopt&aanbod={}", page_url, to_text(ending_id)))
                : show(counter, request, grant, &done.error());
}

http::Response reopen_pair(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const run = [&]() -> Result<void> {
        return counter.duplicates->reopen(grant, TRY(id_of<PairTag>(request, "pair")),
                                          std::string(request.form.first("form_key")));
    };
    auto const done = run();
    return done ? http::see_other(fmt::format("{}?gedaan=heropend", page_url))
                : show(counter, request, grant, &done.error());
}

}  // namespace plein::directory
