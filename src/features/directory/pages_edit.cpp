// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/pages_edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "features/directory/api_hsds_draft.hpp"
#include "features/directory/pages_draft.hpp"
#include "features/directory/pages_draft_form.hpp"
#include "features/directory/pages_owner.hpp"
#include "features/directory/rules_draft.hpp"
#include "features/directory/service_duplicates.hpp"
#include "platform/json/json.hpp"

namespace plein::directory {
namespace {

using html::dutch;

constexpr std::size_t list_page = 50;
constexpr std::size_t longest_reason = 2000;

std::string_view saved_text(std::string_view done) {
    if (done == "toegevoegd") return dutch("Het aanbod staat erin en is meteen te vinden.");
    if (done == "gewijzigd") return dutch("De wijziging is bewaard en meteen te zien.");
    if (done == "zelfde") return dutch("Er was niets veranderd. Alles staat er nog zoals het was.");
    if (done == "bevestigd") return dutch("Dank u wel. Bij dit aanbod staat nu dat het vandaag is nagekeken.");
    if (done == "hersteld") return dutch("De eerdere versie staat er weer.");
    if (done == "gestopt") return dutch("Dit aanbod is gestopt en niet meer te vinden. Het blijft hier bewaard.");
    return {};
}

/// Who wrote a version, as colleagues call them.
class Writers {
public:
    Writers(Counter const& counter, http::Request const& request, access::Grant const& grant,
            std::vector<VersionDocument> const& versions)
        : counter_(counter), language_(request.language) {
        std::set<std::string> asked;
        for (auto const& version : versions) asked.insert(version.recorded_by);
        if (counter.account_names) names_ = counter.account_names(grant, {asked.begin(), asked.end()});
    }
    [[nodiscard]] std::string name(VersionDocument const& version) const {
        auto const found = names_.find(version.recorded_by);
        if (found != names_.end()) return found->second;
        auto const& by = version.recorded_by;
        return counter_.pages->text(language_, by.starts_with("command:") ? dutch("Een bestand dat is ingelezen")
                                               : by.starts_with("link:")  ? dutch("Wie dit bijhoudt")
                                                                          : dutch("Een collega"));
    }

private:
    Counter const& counter_;
    http::Language language_;
    std::map<std::string, std::string, std::less<>> names_;
};

std::string_view freshness_badge(Freshness freshness) {
    switch (freshness) {
        case Freshness::fresh:
            return dutch("Vers");
        case Freshness::ageing:
            return dutch("Bijna verouderd");
        case Freshness::stale:
            return dutch("Verouderd");
    }
    return {};
}

/// The organization of that name as a document has it, or a new one.
std::string organization_of(Counter const& counter, access::Grant const& grant, std::string_view name) {
    auto const of = counter.directory->snapshot();
    auto const folded = fold(name);
    for (auto const* entries : {&of->entries, &of->hidden}) {
        for (auto const& entry : *entries) {
            if (fold(entry.organisation) != folded) continue;
            auto const kept = counter.directory->current(grant, entry.id);
            auto const document = kept ? json::parse(kept->source) : Result<json::Value>{json::Value{}};
            if (!document) continue;
            if (auto const* found = document->find("organization")) return json::write(*found);
        }
    }
    return new_organization(name, grant.at());
}

DraftPage page_of(EntryId id) { return {kept_url(id) + "/wijziging", kept_url(id)}; }
DraftPage new_page() { return {"/werk/aanbod/nieuw/toevoeging", "/werk/aanbod"}; }

/// One act on one entry, after which its page tells what was done.
http::Response done(EntryId id, std::string_view what) {
    return http::see_other(fmt::format("{}?gedaan={}", kept_url(id), what));
}

http::Response show_entry_again(Counter const& counter, http::Request const& request, access::Grant const& grant,
                                EntryId id, Error const* error);

/// Runs an act that makes a new document of the one that the page showed.
template <class Make>
http::Response act(Counter const& counter, http::Request const& request, access::Grant const& grant,
                   std::string_view what, Make const& make) {
    auto const id = request.id<EntryTag>("entry");
    if (!id) return counter.pages->error_page(request, id.error());
    auto const run = [&]() -> Result<void> {
        auto const current = TRY(counter.directory->current(grant, *id));
        auto const version = version_of(request);
        if (!version) return fail(ErrorKind::bad_request, "form.malformed");
        auto const document = TRY(make(*id, current));
        return counter.directory->save(grant,
                                       {*version, std::string(request.form.first("form_key")), content_of(request)},
                                       TRY(read_document(document)));
    };
    auto const saved = run();
    if (saved) return done(*id, what);
    if (saved.error().kind == ErrorKind::forbidden_or_absent) return counter.pages->error_page(request, saved.error());
    return show_entry_again(counter, request, grant, *id, &saved.error());
}

/// When each version was made; with its seconds where the one beside it is of the same minute.
std::vector<std::string> moments_of(html::Pages const& pages, http::Language language,
                                    std::vector<VersionDocument> const& versions) {
    std::vector<std::string> minutes;
    for (auto const& version : versions) minutes.push_back(html::moment_in_words(pages, language, version.since));
    auto moments = minutes;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        bool const as_before = i > 0 && minutes[i - 1] == minutes[i];
        bool const as_after = i + 1 < versions.size() && minutes[i + 1] == minutes[i];
        if (!as_before && !as_after) continue;
        auto const seconds =
            std::chrono::floor<std::chrono::seconds>(versions[i].since.time_since_epoch()).count() % 60;
        moments[i] = pages.text(language, dutch("{moment}, seconde {count}"),
                                {{"moment", minutes[i]}, {"count", std::to_string(seconds)}});
    }
    return moments;
}

/// Which older version this one puts back: the newest that says the same, where the one before it does not.
std::optional<std::size_t> put_back(std::vector<VersionDocument> const& versions, std::vector<Draft> const& drafts,
                                    std::size_t version) {
    if (version + 2 >= versions.size() || drafts[version] == drafts[version + 1]) return std::nullopt;
    for (auto older = version + 2; older < versions.size(); ++older) {
        if (drafts[older] != drafts[version]) continue;
        auto const again = with_dates(versions[older].source, versions[version].since, std::nullopt);
        return again && *again == versions[version].source ? std::optional{older} : std::nullopt;
    }
    return std::nullopt;
}

/// What each version changed, in words; `approvals` is when changes of an owner were taken over.
void fill_versions(html::Data& data, Counter const& counter, http::Request const& request, access::Grant const& grant,
                   std::vector<VersionDocument> const& versions, std::set<Instant> const& approvals) {
    auto const& pages = *counter.pages;
    Writers const writers{counter, request, grant, versions};
    std::vector<Draft> drafts;
    for (auto const& version : versions)
        drafts.push_back(read_draft(version.source, amsterdam_day(request.at)).value_or(Draft{}));
    auto const moments = moments_of(pages, request.language, versions);
    for (std::size_t i = 0; i < versions.size(); ++i) {
        auto& row = data.add("version_row");
        row.set("when_text", moments[i]);
        auto const who = writers.name(versions[i]);
        row.set("who_text",
                approvals.contains(versions[i].since)
                    ? pages.text(request.language, dutch("Voorstel van wie dit bijhoudt, overgenomen door {name}"),
                                 {{"name", who}})
                    : who);
        row.set("version_code", to_text(versions[i].version));
        auto const back = put_back(versions, drafts, i);
        row.show_if("is_put_back", back.has_value()).set("back_text", back ? moments[*back] : std::string{});
        row.show_if("can_restore", i > 0).show_if("is_current", i == 0);
        bool const is_first = i + 1 == versions.size();
        auto const changed = is_first ? std::vector<DraftDifference>{}
                                      : differences(counter, request.language, drafts[i + 1], drafts[i]);
        for (auto const& difference : changed) fill_difference(row, request.language, difference);
        bool const confirmed = !is_first && drafts[i].assured_on != drafts[i + 1].assured_on;
        row.show_if("is_first", is_first).show_if("is_confirmed", confirmed);
        row.show_if("is_other", !is_first && changed.empty() && !confirmed);
        row.set("form_key", Directory::new_form_key());
    }
}

http::Response show_entry_again(Counter const& counter, http::Request const& request, access::Grant const& grant,
                                EntryId id, Error const* error) {
    auto const& pages = *counter.pages;
    auto const language = request.language;
    auto const versions = counter.directory->versions(grant, id, most_versions);
    if (!versions) return pages.error_page(request, versions.error());
    auto const& current = versions->front();
    auto const entry = read_document(current.source);
    if (!entry) return pages.error_page(request, entry.error());
    auto const today = amsterdam_day(request.at);
    auto const draft = read_draft(current.source, today);
    if (!draft) return pages.error_page(request, draft.error());
    auto const checked = counter.directory->checked(entry->entry, today);
    bool const ended = draft->status == Status::defunct;

    html::Data data;
    auto const base = kept_url(id);
    data.show("in_directory").set("form_key", Directory::new_form_key()).set("version", to_text(current.version));
    data.set("confirm_url", base + "/bevestiging").set("change_url", base + "/wijziging");
    data.set("restore_url", base + "/herstel").set("end_url", base + "/einde");
    data.set("public_url", entry_url(id));
    bool const found = draft->status == Status::active || draft->status == Status::temporarily_closed;
    data.show_if("is_public", found);
    data.set("name", draft->name).set("organisation_name", draft->organisation);
    data.show_if("has_organisation", !draft->organisation.empty());
    data.set("status_name", status_name(pages, language, draft->status));
    fill_freshness(data, pages, language, checked, today);
    data.show_if("has_unanswered", checked.unanswered > 0)
        .set("unanswered_url", "/werk/reacties?soort=meldingen&pagina=" + http::encode_component(entry_url(id)));
    data.show_if("can_confirm", !ended).show_if("can_end", !ended).show_if("has_ended", ended);
    auto const owners = counter.owners->count(grant, id);
    auto const waiting = counter.owners->waiting_for(grant, id);
    if (!owners || !waiting) return pages.error_page(request, owners ? waiting.error() : owners.error());
    data.set("owners_url", base + "/eigenaars");
    data.show_if("no_owners", *owners == 0).show_if("one_owner", *owners == 1).show_if("more_owners", *owners > 1);
    data.set("owner_count", html::number_in_words(language, *owners));
    data.show_if("has_waiting", waiting->has_value());
    data.set("proposal_url", *waiting ? proposal_url(**waiting) : std::string{});
    data.show_if("confirm_is_main", checked.freshness != Freshness::fresh);
    data.show_if("change_is_main", checked.freshness == Freshness::fresh);
    for (auto const& line : draft_lines(counter, language, *draft)) {
        if (line.text.empty()) continue;
        auto& row = data.add("fact");
        row.set("label", line.label).set("content_language", content_language(language, line.as_written));
        html::add_paragraphs(row, "fact_line", line.text, "line");
    }
    auto const approvals = counter.owners->approvals(grant, id);
    if (!approvals) return pages.error_page(request, approvals.error());
    fill_versions(data, counter, request, grant, *versions, *approvals);
    data.show_if("has_older", versions->size() == most_versions);
    auto const reason = request.form.first("reason");
    data.set("reason_value", reason).show_if("end_open", request.form.has("reason"));
    // A colleague ended it meanwhile: then there is no field for it any more.
    data.show_if("unsent", ended && !reason.empty());
    if (ended) html::add_paragraphs(data, "unsent_line", reason, "line");
    auto const saved = saved_text(request.query.first("gedaan"));
    if (!saved.empty()) data.show("saved").set("saved_text", pages.text(language, saved));
    bool const can_undo = ended && versions->size() > 1 && request.query.first("gedaan") == "gestopt";
    data.show_if("can_undo", can_undo).set("before_code", can_undo ? to_text((*versions)[1].version) : std::string{});
    if (error) html::show_errors(data, pages, language, *error);
    if (request.form.has("reason") && !ended)
        html::change_language_by_form(data, request, base + "/einde", "end");
    else if (request.method == http::Method::post)
        data.set("other_lang_url", base + (language == http::Language::nl ? "?taal=en" : "?taal=nl"));
    auto response = pages.page(request, "directory/kept", std::move(data), draft->name);
    if (error) response.status = http::status_of(error->kind);
    return response;
}

/// A place in the list as it stands in an address: `2026-01-05.<id>`, or `0.<id>` for who was never confirmed.
std::optional<std::pair<std::optional<Day>, EntryId>> parse_key(std::string_view text) {
    auto const parts = split(text, '.');
    if (parts.size() != 2) return std::nullopt;
    auto const id = parse_uuid(parts[1]);
    auto const day = parse_day(parts[0]);
    if (!id || (!day && parts[0] != "0")) return std::nullopt;
    return std::pair{day ? std::optional{*day} : std::nullopt, EntryId{*id}};
}

std::string key_text(Entry const& entry) {
    return fmt::format("{}.{}", entry.assured_on ? iso_day(*entry.assured_on) : "0", to_text(entry.id));
}

/// Beside the words of Freshness: what somebody says is wrong.
constexpr std::string_view reported_word = "melding";

std::optional<Freshness> parse_freshness(std::string_view word) {
    for (auto const freshness : {Freshness::fresh, Freshness::ageing, Freshness::stale})
        if (code(freshness) == word) return freshness;
    return std::nullopt;
}

/// The query of the list without the place in it, ready for one more name.
std::string list_query(http::Request const& request) {
    std::string query = "?";
    for (auto const* name : {"q", "thema", "soort", "versheid", "organisatie", "lijst"})
        if (auto const value = request.query.first(name); !value.empty())
            query += fmt::format("{}={}&", name, http::encode_component(value));
    return query;
}

void fill_filters(html::Data& data, Counter const& counter, http::Request const& request) {
    auto const& pages = *counter.pages;
    auto const language = request.language;
    auto const& query = request.query;
    data.set("query_value", query.first("q")).set("organisation_value", query.first("organisatie"));
    auto const option = [&](std::string_view list, std::string_view code, std::string_view name, bool selected) {
        data.add(list).set("code", code).set("name", name).show_if("selected", selected);
    };
    for (auto const& theme : counter.directory->themes())
        option("theme_option", theme.code, language == http::Language::nl ? theme.name_nl : theme.name_en,
               theme.code == query.first("thema"));
    for (auto const kind : all_kinds())
        option("kind_option", code(kind), kind_name(pages, language, kind), code(kind) == query.first("soort"));
    for (auto const freshness : {Freshness::fresh, Freshness::ageing, Freshness::stale})
        option("freshness_option", code(freshness), pages.text(language, freshness_badge(freshness)),
               code(freshness) == query.first("versheid"));
    option("freshness_option", reported_word, pages.text(language, dutch("Met een melding")),
           query.first("versheid") == reported_word);
    std::set<std::string> organisations;
    auto const of = counter.directory->snapshot();
    for (auto const* entries : {&of->entries, &of->hidden})
        for (auto const& entry : *entries) organisations.insert(entry.organisation);
    for (auto const& name : organisations)
        if (!name.empty()) option("organisation_option", name, name, name == query.first("organisatie"));
}

}  // namespace

Result<void> fill_tabs(html::Data& data, Counter const& counter, access::Grant const& grant) {
    auto const waiting = TRY(counter.owners->count_waiting(grant));
    auto const doubles = TRY(counter.duplicates->proposed(grant, {}, 1)).total;
    data.set("waiting_count", waiting).show_if("has_waiting", waiting > 0);
    data.set("double_count", static_cast<std::int64_t>(doubles)).show_if("has_doubles", doubles > 0);
    return {};
}

std::string kept_url(EntryId id) { return "/werk/aanbod/" + to_text(id); }

http::Response list_entries(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const& pages = *counter.pages;
    auto const language = request.language;
    auto const& query = request.query;
    ListFilter filter;
    filter.words = query.first("q");
    filter.theme = query.first("thema");
    filter.kind = parse_kind(query.first("soort"));
    filter.freshness = parse_freshness(query.first("versheid"));
    filter.reported = query.first("versheid") == reported_word;
    filter.organisation = query.first("organisatie");
    bool const ended = query.first("lijst") == "gestopt";
    filter.show = ended ? ListFilter::Show::ended : ListFilter::Show::held;
    filter.after = parse_key(query.first("na"));
    filter.most = list_page;
    auto const list = counter.directory->list(grant, filter);

    auto const today = amsterdam_day(request.at);
    html::Data data;
    data.show("in_directory").show_if("list_ended", ended).show_if("list_held", !ended);
    data.show_if("list_proposals", false);
    if (auto const filled = fill_tabs(data, counter, grant); !filled) return pages.error_page(request, filled.error());
    auto const unanswered = counter.owners->unanswered(grant);
    if (!unanswered) return pages.error_page(request, unanswered.error());
    fill_filters(data, counter, request);
    for (auto const& listed : list.entries) {
        auto const& entry = *listed.entry;
        auto& row = data.add("entry_row");
        row.set("url", kept_url(entry.id)).set("name", entry.name);
        row.set("kind_name", kind_name(pages, language, entry.kind));
        row.set_optional("place", short_place(entry));
        row.set_optional("organisation_name", entry.organisation == entry.name ? std::string{} : entry.organisation);
        row.set("freshness_badge", pages.text(language, freshness_badge(listed.checked.freshness)));
        fill_freshness(row, pages, language, listed.checked, today);
        row.show_if("is_right", listed.checked.freshness != Freshness::stale);
        row.set("status_name", status_name(pages, language, entry.status));
        row.show_if("has_status", entry.status != Status::active);
        row.show_if("is_unanswered", std::find(unanswered->begin(), unanswered->end(), entry.id) != unanswered->end());
    }
    bool const filtered = list_query(request).size() > (ended ? std::string_view{"?lijst=gestopt&"}.size() : 1);
    data.show_if("has_entries", !list.entries.empty());
    data.show_if("none_fit", list.entries.empty() && filtered)
        .show_if("none_at_all", list.entries.empty() && !filtered);
    data.show_if("is_filtered", filtered).set("clear_url", ended ? "/werk/aanbod?lijst=gestopt" : "/werk/aanbod");
    auto const count = static_cast<std::int64_t>(list.total);
    data.set("total_text", count == 1 ? pages.text(language, dutch("1 gevonden"))
                                      : pages.text(language, dutch("{count} gevonden"),
                                                   {{"count", html::number_in_words(language, count)}}));
    bool const later = filter.after.has_value();
    data.show_if("has_pager", list.more || later).show_if("has_previous", later).show_if("has_next", list.more);
    auto first_url = "/werk/aanbod" + list_query(request);
    data.set("next_url", list.more ? first_url + "na=" + key_text(*list.entries.back().entry) : std::string{});
    first_url.pop_back();
    data.set("previous_url", first_url);
    return pages.page(request, "directory/entries", std::move(data), pages.text(language, dutch("Aanbod")));
}

http::Response show_kept(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<EntryTag>("entry");
    if (!id) return counter.pages->error_page(request, id.error());
    return show_entry_again(counter, request, grant, *id, nullptr);
}

http::Response show_new(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    Shown shown;
    if (request.form.has("name")) shown.typed = &request.form;
    auto const sent = parse_uuid(request.form.first("entry"));
    auto const id = sent ? EntryId{*sent} : new_id<EntryTag>(grant.at());
    return show_draft(counter, request, new_page(), id, {}, {}, shown);
}

http::Response add_entry(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const uuid = parse_uuid(request.form.first("entry"));
    if (!uuid) return counter.pages->error_page(request, Error{ErrorKind::bad_request, "form.malformed", {}, {}});
    EntryId const id{*uuid};
    auto const typed_name = std::string(trim(request.form.first("organisation")));
    bool const is_name = !typed_name.empty() && length(typed_name) <= longest_draft_name;
    auto const organization = is_name ? organization_of(counter, grant, typed_name) : std::string{};
    VersionDocument blank;
    blank.source = empty_document(id, {}, organization);
    auto sent = read_sent(counter, request, std::move(blank));
    if (!sent) return counter.pages->error_page(request, sent.error());
    Shown shown;
    shown.typed = &request.form;
    if (!is_to_save(request)) return show_draft(counter, request, new_page(), id, {}, sent->draft, shown);
    auto error = refused(sent->faults);
    shown.error = &error;
    if (!sent->faults.empty()) return show_draft(counter, request, new_page(), id, {}, sent->draft, shown);
    auto const made = made_of(counter, request, grant, *sent);
    auto const saved = !made || !*made
                           ? Result<void>{tl::unexpected<Error>(made ? error : made.error())}
                           : counter.directory->save(
                                 grant, {{}, std::string(request.form.first("form_key")), content_of(request)}, **made);
    if (saved) return done(id, "toegevoegd");
    // It was added already, by the same form before it was changed.
    if (saved.error().code == "entry.changed") {
        auto const who = [&](VersionDocument const& of) { return Writers{counter, request, grant, {of}}.name(of); };
        return show_late(counter, request, grant, page_of(id), id, *sent, saved.error(), who);
    }
    error = saved.error();
    return show_draft(counter, request, new_page(), id, {}, sent->draft, shown);
}

http::Response show_change(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<EntryTag>("entry");
    if (!id) return counter.pages->error_page(request, id.error());
    bool const given_back = request.form.has("name");
    auto const version =
        given_back ? named_version(counter, grant, *id, version_of(request)) : counter.directory->current(grant, *id);
    if (!version) return counter.pages->error_page(request, version.error());
    Shown shown;
    if (given_back) shown.typed = &request.form;
    auto const draft = read_draft(version->source, read_on(request, shown.typed));
    if (!draft) return counter.pages->error_page(request, draft.error());
    return show_draft(counter, request, page_of(*id), *id, version->version, *draft, shown);
}

http::Response change_entry(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<EntryTag>("entry");
    if (!id) return counter.pages->error_page(request, id.error());
    auto base = named_version(counter, grant, *id, version_of(request));
    if (!base) return counter.pages->error_page(request, base.error());
    auto const version = base->version;
    auto sent = read_sent(counter, request, std::move(*base));
    if (!sent) return counter.pages->error_page(request, sent.error());
    Shown shown;
    shown.typed = &request.form;
    if (!is_to_save(request)) return show_draft(counter, request, page_of(*id), *id, version, sent->draft, shown);
    auto error = refused(sent->faults);
    shown.error = &error;
    if (!sent->faults.empty()) return show_draft(counter, request, page_of(*id), *id, version, sent->draft, shown);
    auto const made = made_of(counter, request, grant, *sent);
    if (made && !*made) return done(*id, "zelfde");
    auto const saved =
        !made ? Result<void>{tl::unexpected<Error>(made.error())}
              : counter.directory->save(
                    grant, {version, std::string(request.form.first("form_key")), content_of(request)}, **made);
    if (saved) return done(*id, "gewijzigd");
    if (saved.error().code == "entry.changed") {
        auto const who = [&](VersionDocument const& of) { return Writers{counter, request, grant, {of}}.name(of); };
        return show_late(counter, request, grant, page_of(*id), *id, *sent, saved.error(), who);
    }
    error = saved.error();
    return show_draft(counter, request, page_of(*id), *id, version, sent->draft, shown);
}

http::Response confirm_entry(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return act(counter, request, grant, "bevestigd", [&](EntryId, VersionDocument const& current) {
        return with_dates(current.source, std::nullopt, amsterdam_day(grant.at()));
    });
}

http::Response restore_entry(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return act(counter, request, grant, "hersteld", [&](EntryId id, VersionDocument const&) -> Result<std::string> {
        auto const earlier = TRY(named_version(counter, grant, id, version_of(request, "earlier")));
        return with_dates(earlier.source, grant.at(), std::nullopt);
    });
}

http::Response end_entry(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<EntryTag>("entry");
    if (id && request.form.has("goto")) return show_entry_again(counter, request, grant, *id, nullptr);
    return act(counter, request, grant, "gestopt", [&](EntryId, VersionDocument const& current) -> Result<std::string> {
        auto reason = TRY(clean_text(request.form.first("reason"), longest_reason));
        if (reason.empty())
            return tl::unexpected<Error>(
                Error{ErrorKind::bad_request, "reason.missing", {}, {{"reason", "reason.missing"}}});
        auto const today = amsterdam_day(grant.at());
        auto draft = TRY(read_draft(current.source, today));
        draft.status = Status::defunct;
        draft.alert = std::move(reason);
        return with_dates(TRY(apply_draft(draft, current.source, {grant.at(), today, {}})), grant.at(), std::nullopt);
    });
}

}  // namespace plein::directory
