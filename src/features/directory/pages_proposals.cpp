// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What owners changed, and what editors do about it: the list, and one change laid on what stands there now.
#include <fmt/format.h>

#include "features/directory/pages_draft_form.hpp"
#include "features/directory/pages_owner.hpp"
#include "features/directory/rules_draft.hpp"

namespace plein::directory {
namespace {

using html::dutch;

/// A change as it would be now.
struct Laid {
    VersionDocument current;
    Draft now;             ///< what stands there
    Draft made;            ///< what would stand there
    std::string document;  ///< the same as a document
    bool is_late = false;  ///< somebody changed the entry since
    bool is_assured = false;
};

Result<Laid> lay(Counter const& counter, access::Grant const& grant, Proposal const& proposal) {
    Laid laid;
    laid.current = TRY(counter.directory->current(grant, proposal.entry));
    auto const today = amsterdam_day(grant.at());
    laid.now = TRY(read_draft(laid.current.source, today));
    auto const proposed = TRY(read_draft(proposal.source, today));
    auto const base = TRY(read_draft(TRY(counter.owners->source_of(grant, proposal.version)), today));
    laid.is_assured = proposed.assured_on != base.assured_on;
    laid.is_late = laid.current.version != proposal.version;
    if (!laid.is_late) {
        laid.made = proposed;
        laid.document = proposal.source;
        return laid;
    }
    laid.made = merged(base, proposed, laid.now);
    auto const document = TRY(apply_draft(laid.made, laid.current.source, new_parts(counter, grant, today)));
    laid.document = TRY(with_dates(document, grant.at(), laid.is_assured ? proposed.assured_on : std::optional<Day>{}));
    return laid;
}

std::string_view state_text(ProposalState state) {
    switch (state) {
        case ProposalState::waiting:
            return dutch("Wacht");
        case ProposalState::approved:
            return dutch("Overgenomen");
        case ProposalState::refused:
            return dutch("Niet overgenomen");
        case ProposalState::withdrawn:
            return dutch("Ingetrokken");
    }
    return {};
}

std::string_view saved_text(std::string_view done) {
    if (done == "overgenomen") return dutch("De wijziging is overgenomen en meteen te zien.");
    if (done == "geweigerd")
        return dutch("De wijziging is niet overgenomen. De reden gaat per e-mail naar wie haar maakte.");
    return {};
}

/// The entry's name and whose it is, as the directory has it now.
void fill_entry(html::Data& row, Counter const& counter, EntryId id) {
    auto const of = counter.directory->snapshot();
    for (auto const* entries : {&of->entries, &of->hidden})
        for (auto const& entry : *entries)
            if (entry.id == id) {
                row.set("name", entry.name);
                row.set_optional("organisation_name",
                                 entry.organisation == entry.name ? std::string{} : entry.organisation);
                return;
            }
    row.set("name", to_text(id)).set_optional("organisation_name", {});
}

/// The labels of what would change, `Kosten, Open`; empty where it cannot be read.
std::string changes_in_short(Counter const& counter, access::Grant const& grant, http::Language language,
                             Proposal const& proposal) {
    auto const laid = lay(counter, grant, proposal);
    std::string labels;
    if (!laid) return labels;
    for (auto const& difference : differences(counter, language, laid->now, laid->made))
        labels += (labels.empty() ? "" : ", ") + difference.label;
    return labels;
}

http::Response show(Counter const& counter, http::Request const& request, access::Grant const& grant, ProposalId id,
                    Error const* error) {
    auto const& pages = *counter.pages;
    auto const language = request.language;
    auto const proposal = counter.owners->proposal(grant, id);
    if (!proposal) return pages.error_page(request, proposal.error());
    auto const laid = lay(counter, grant, *proposal);
    if (!laid) return pages.error_page(request, laid.error());
    bool const waits = proposal->state == ProposalState::waiting;
    auto const url = proposal_url(id);

    html::Data data;
    data.show("in_directory").set("form_key", Directory::new_form_key());
    data.set("approve_url", url + "/overname").set("refuse_url", url + "/weigering");
    data.set("entry_url", kept_url(proposal->entry)).set("version", to_text(laid->current.version));
    data.set("name", laid->now.name).set("organisation_name", laid->now.organisation);
    data.show_if("has_organisation", !laid->now.organisation.empty());
    data.set("state_text", pages.text(language, state_text(proposal->state)));
    data.set("made_text", html::moment_in_words(pages, language, proposal->made_at));
    data.show_if("is_waiting", waits).show_if("is_late", waits && laid->is_late);
    data.show_if("is_assured", laid->is_assured);
    data.show_if("has_ended", !waits).show_if("has_reason", !proposal->reason.empty());
    data.set("ended_text",
             proposal->ended_at ? html::moment_in_words(pages, language, *proposal->ended_at) : std::string{});
    html::add_paragraphs(data, "reason_line", proposal->reason, "line");
    // What was ended is told by what stands in the versions of the entry.
    auto const changes = waits ? differences(counter, language, laid->now, laid->made) : std::vector<DraftDifference>{};
    for (auto const& difference : changes) fill_difference(data, language, difference);
    data.show_if("has_changes", !changes.empty()).show_if("no_changes", waits && changes.empty());
    data.set("reason_value", request.form.first("reason")).show_if("refuse_open", request.form.has("reason"));
    if (auto const saved = saved_text(request.query.first("gedaan")); !saved.empty())
        data.show("saved").set("saved_text", pages.text(language, saved));
    if (error) html::show_errors(data, pages, language, *error);
    if (request.method == http::Method::post)
        data.set("other_lang_url", url + (language == http::Language::nl ? "?taal=en" : "?taal=nl"));
    auto response = pages.page(request, "directory/proposal", std::move(data),
                               pages.text(language, dutch("Voorstel: {name}"), {{"name", laid->now.name}}));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

/// Runs one act on the proposal in the address.
template <class Act>
http::Response run(Counter const& counter, http::Request const& request, access::Grant const& grant,
                   std::string_view what, Act const& act) {
    auto const id = request.id<ProposalTag>("proposal");
    if (!id) return counter.pages->error_page(request, id.error());
    Result<void> const done = act(*id);
    if (done) return http::see_other(fmt::format("{}?gedaan={}", proposal_url(*id), what));
    if (done.error().kind == ErrorKind::forbidden_or_absent) return counter.pages->error_page(request, done.error());
    return show(counter, request, grant, *id, &done.error());
}

}  // namespace

std::string proposal_url(ProposalId id) { return "/werk/aanbod/voorstellen/" + to_text(id); }

http::Response list_proposals(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const& pages = *counter.pages;
    auto const language = request.language;
    auto const found = counter.owners->proposals(grant);
    if (!found) return pages.error_page(request, found.error());
    auto const day = [&](Instant at) {
        return html::date_in_words(pages, language, amsterdam_day(at), amsterdam_day(request.at));
    };
    html::Data data;
    data.show("in_directory").show_if("list_held", false).show_if("list_ended", false).show("list_proposals");
    data.set("waiting_count", found->total).show_if("has_waiting", found->total > 0);
    for (auto const& proposal : found->waiting) {
        auto& row = data.add("proposal_row");
        fill_entry(row, counter, proposal.entry);
        row.set("url", proposal_url(proposal.id)).set("made_text", day(proposal.made_at));
        row.set_optional("changes", changes_in_short(counter, grant, language, proposal));
    }
    auto const left = found->total - static_cast<std::int64_t>(found->waiting.size());
    data.show_if("has_more", left > 0).set("more_count", html::number_in_words(language, left));
    data.show_if("none_waiting", found->waiting.empty());
    for (auto const& version : found->unasked) {
        auto& row = data.add("unasked_row");
        row.set("url", kept_url(version.entry)).set("name", version.name).set("since_text", day(version.since));
    }
    data.show_if("has_unasked", !found->unasked.empty());
    return pages.page(request, "directory/proposals", std::move(data), pages.text(language, dutch("Voorstellen")));
}

http::Response show_proposal(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<ProposalTag>("proposal");
    if (!id) return counter.pages->error_page(request, id.error());
    return show(counter, request, grant, *id, nullptr);
}

http::Response approve_proposal(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return run(counter, request, grant, "overgenomen", [&](ProposalId id) -> Result<void> {
        auto const version = version_of(request);
        if (!version) return fail(ErrorKind::bad_request, "form.malformed");
        auto const laid = TRY(lay(counter, grant, TRY(counter.owners->proposal(grant, id))));
        return counter.owners->approve(grant, id,
                                       {*version, std::string(request.form.first("form_key")), content_of(request)},
                                       TRY(read_document(laid.document)));
    });
}

http::Response refuse_proposal(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    return run(counter, request, grant, "geweigerd", [&](ProposalId id) {
        auto const write = [&](RefusalLetter const& about) { return write_refusal_letter(*counter.pages, about); };
        return counter.owners->refuse(grant, id, request.form.first("reason"), write, request.form.first("form_key"));
    });
}

}  // namespace plein::directory
