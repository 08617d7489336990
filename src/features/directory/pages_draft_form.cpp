// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/pages_draft_form.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "base/text.hpp"
#include "features/directory/rules_draft.hpp"
#include "platform/json/json.hpp"

namespace plein::directory {
namespace {

using html::dutch;

/// The term of a code as another document has it.
std::string known_term(Counter const& counter, access::Grant const& grant, std::string_view taxonomy,
                       std::string_view code) {
    auto const index = counter.hsds.index(*counter.directory, grant);
    if (!index) return {};
    for (auto const& term : (*index)->terms) {
        auto const parsed = json::parse(term.text);
        if (term.text.empty() || !parsed) continue;
        auto const* of = parsed->find("taxonomy");
        auto const* is = parsed->find("code");
        if (of != nullptr && is != nullptr && of->text() == taxonomy && is->text() == code) return term.text;
    }
    return {};
}

}  // namespace

std::string content_of(http::Request const& request) {
    std::string content = request.path;
    for (auto const& [name, value] : request.form.entries())
        if (name != "csrf" && name != "form_key") content += fmt::format("\n{}={}", name, value);
    return content;
}

std::optional<EntryVersionId> version_of(http::Request const& request, std::string_view field) {
    auto const uuid = parse_uuid(request.form.first(field));
    return uuid ? std::optional{EntryVersionId{*uuid}} : std::nullopt;
}

Day read_on(http::Request const& request, http::Fields const* typed) {
    auto const day = typed == nullptr ? Result<Day>{Day{}} : parse_day(typed->first("read_on"));
    return typed != nullptr && day ? *day : amsterdam_day(request.at);
}

std::string_view content_language(http::Language language, bool as_written) {
    return as_written || language == http::Language::nl ? "nl" : "en";
}

void fill_difference(html::Data& data, http::Language language, DraftDifference const& difference) {
    auto& row = data.add("difference");
    row.set("content_language", content_language(language, difference.as_written));
    row.set("label", difference.label);
    html::add_paragraphs(row, "before", difference.before, "line");
    html::add_paragraphs(row, "after", difference.after, "line");
    row.show_if("no_before", difference.before.empty()).show_if("no_after", difference.after.empty());
}

http::Response show_draft(Counter const& counter, http::Request const& request, DraftPage const& page, EntryId id,
                          EntryVersionId version, Draft const& draft, Shown const& shown) {
    auto const& pages = *counter.pages;
    bool const is_new = version == EntryVersionId{};
    html::Data data;
    data.show("in_directory").show_if("is_new", is_new).show_if("is_change", !is_new);
    data.set("form_key", Directory::new_form_key()).set("version", to_text(version)).set("entry_code", to_text(id));
    data.set("save_url", page.save_url).set("back_url", page.back_url);
    bool const by_editor = page.by == DraftPage::By::editor;
    bool const waits = page.by == DraftPage::By::owner_waiting;
    data.show_if("by_editor", by_editor).show_if("by_owner", !by_editor);
    data.show_if("waits", waits).show_if("at_once", !waits).show_if("asks_useful", false);
    data.set("read_on", iso_day(read_on(request, shown.typed))).set("entry_name", draft.name);
    static std::vector<FieldError> const none;
    fill_draft(data, counter, request, draft, shown.typed, shown.error ? shown.error->fields : none,
               is_new ? IsNew::yes : IsNew::no);
    if (is_new) {
        std::set<std::string> organisations;
        for (auto const& entry : counter.directory->snapshot()->entries) organisations.insert(entry.organisation);
        for (auto const& name : organisations)
            if (!name.empty()) data.add("organisation_option").set("name", name);
    }
    if (!shown.colleague.empty()) {
        auto& conflict = data.add("conflict");
        conflict.set("colleague_name", shown.colleague).set("colleague_when_text", shown.colleague_when);
        for (auto const& difference : shown.differences) fill_difference(conflict, request.language, difference);
    } else if (shown.error) {
        html::show_errors(data, pages, request.language, *shown.error);
    } else if (request.method == http::Method::get && shown.typed) {
        data.show("saved").set(
            "saved_text", pages.text(request.language, dutch("Wat u typte is er nog. Kijk het na en bewaar het dan.")));
    }
    if (request.method == http::Method::post) html::change_language_by_form(data, request, page.save_url, "form");
    auto response = pages.page(request, "directory/draft", std::move(data),
                               pages.text(request.language, is_new ? dutch("Nieuw aanbod") : dutch("Wijzig aanbod")));
    if (shown.error) response.status = http::status_of(shown.error->kind);
    return response;
}

Error refused(std::vector<FieldError> faults) {
    return {ErrorKind::bad_request, "entry.incomplete", {}, std::move(faults)};
}

Result<Sent> read_sent(Counter const& counter, http::Request const& request, VersionDocument base) {
    Sent sent;
    sent.draft = TRY(read_draft(base.source, read_on(request, &request.form)));
    sent.base = std::move(base);
    sent.typed = read_typed(counter, request, sent.draft);
    bool const is_new = sent.base.version == EntryVersionId{};
    sent.faults = faults_of(sent.typed.draft, is_new ? nullptr : &sent.draft);
    if (is_new && !parse_kind(request.form.first("kind"))) sent.faults.push_back({"kind", "entry.kind_missing"});
    sent.faults.insert(sent.faults.end(), sent.typed.faults.begin(), sent.typed.faults.end());
    return sent;
}

bool is_to_save(http::Request const& request) {
    auto const act = request.form.first("act");
    return !request.form.has("goto") && (act.empty() || act == "save");
}

Result<std::optional<ImportedEntry>> made_of(Counter const& counter, http::Request const& request,
                                             access::Grant const& grant, Sent const& sent) {
    auto const parts = new_parts(counter, grant, read_on(request, &request.form));
    auto document = TRY(apply_draft(sent.typed.draft, sent.base.source, parts));
    bool const same = document == TRY(apply_draft(sent.draft, sent.base.source, parts));
    bool const assured = request.form.first("assured") == "yes";
    if (same && !assured) return std::optional<ImportedEntry>{};
    document = TRY(with_dates(document, same ? std::nullopt : std::optional{grant.at()},
                              assured ? std::optional{amsterdam_day(grant.at())} : std::nullopt));
    return std::optional{TRY(read_document(document))};
}

Result<VersionDocument> named_version(Counter const& counter, access::Grant const& grant, EntryId id,
                                      std::optional<EntryVersionId> version) {
    if (!version) return fail(ErrorKind::bad_request, "form.malformed");
    return counter.directory->version(grant, id, *version);
}

http::Response show_late(Counter const& counter, http::Request const& request, access::Grant const& grant,
                         DraftPage const& page, EntryId id, Sent const& sent, Error const& error,
                         std::function<std::string(VersionDocument const&)> const& who) {
    auto const current = counter.directory->current(grant, id);
    auto const now = current ? read_draft(current->source, amsterdam_day(request.at))
                             : Result<Draft>{tl::unexpected<Error>(current.error())};
    if (!now) return counter.pages->error_page(request, now.error());
    auto const together = merged(sent.draft, sent.typed.draft, *now);
    auto const fields = fields_over(together, *now);
    Shown shown;
    shown.error = &error;
    shown.typed = &fields;
    shown.differences = differences(counter, request.language, *now, together);
    shown.colleague = who(*current);
    shown.colleague_when = html::moment_in_words(*counter.pages, request.language, current->since);
    return show_draft(counter, request, page, id, current->version, *now, shown);
}

NewParts new_parts(Counter const& counter, access::Grant const& grant, Day read_on) {
    return {grant.at(), read_on, [&counter, grant](std::string_view taxonomy, std::string_view code) {
                return known_term(counter, grant, taxonomy, code);
            }};
}

}  // namespace plein::directory
