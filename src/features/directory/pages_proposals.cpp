// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What owners changed, and what editors do about it: the list, and one change laid on what stands there now.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "features/directory/pages_draft_form.hpp"
#include "features/directory/pages_edit.hpp"
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
    bool is_late = false;  ///< somebody changed the entry since
    bool is_assured = false;
    std::optional<Day> assured_on{};  ///< where it is assured
};

/// `base` is the document that the change was made of.
Result<Laid> lay(Proposal const& proposal, VersionDocument current, std::string const& base_source, Day today) {
    Laid laid;
    laid.current = std::move(current);
    laid.now = TRY(read_draft(laid.current.source, today));
    auto const proposed = TRY(read_draft(proposal.source, today));
    auto const base = TRY(read_draft(base_source, today));
    laid.is_assured = proposed.assured_on != base.assured_on;
    // A colleague may have looked it over since.
    if (laid.is_assured) laid.assured_on = std::max(laid.now.assured_on, proposed.assured_on);
    laid.is_late = laid.current.version != proposal.version;
    laid.made = laid.is_late ? merged(base, proposed, laid.now) : proposed;
    return laid;
}

Result<Laid> lay(Counter const& counter, access::Grant const& grant, Proposal const& proposal) {
    return lay(proposal, TRY(counter.directory->current(grant, proposal.entry)),
               TRY(counter.owners->source_of(grant, proposal.version)), amsterdam_day(grant.at()));
}

/// What would be the entry: where it changes, at the moment at which an editor says so, since others ask for what
/// changed after a moment.
Result<std::string> document_of(Counter const& counter, access::Grant const& grant, Proposal const& proposal,
                                Laid const& laid) {
    auto const today = amsterdam_day(grant.at());
    auto const document = laid.is_late
                              ? TRY(apply_draft(laid.made, laid.current.source, new_parts(counter, grant, today)))
                              : proposal.source;
    auto unchanged = laid.now;
    unchanged.assured_on = laid.made.assured_on;
    return with_dates(document, laid.made == unchanged ? std::nullopt : std::optional{grant.at()}, laid.assured_on);
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
    if (done == "gemeld")
        return dutch("De wijziging is overgenomen en meteen te zien. Wie haar maakte, krijgt een e-mail.");
    if (done == "geweigerd") return dutch("De wijziging is niet overgenomen.");
    if (done == "gemaild")
        return dutch("De wijziging is niet overgenomen. Wie haar maakte, krijgt de reden per e-mail.");
    return {};
}

/// One change of the list: of which entry, and the labels of what would change, `Kosten, Open`; none where it cannot be
/// read.
void fill_waiting(html::Data& row, Counter const& counter, http::Language language, WaitingProposal const& waiting,
                  Day today) {
    auto const laid = lay(waiting.proposal, waiting.current, waiting.base, today);
    std::string labels;
    if (laid)
        for (auto const& difference : differences(counter, language, laid->now, laid->made))
            labels += (labels.empty() ? "" : ", ") + difference.label;
    row.set("name", laid ? laid->now.name : to_text(waiting.proposal.entry));
    bool const is_its_own = !laid || laid->now.organisation == laid->now.name;
    row.set_optional("organisation_name", is_its_own ? std::string{} : laid->now.organisation);
    row.set_optional("changes", labels);
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
    auto const typed = request.form.first("reason");
    data.set("reason_value", typed).show_if("refuse_open", request.form.has("reason"));
    data.show_if("unsent", !waits && error && !typed.empty());
    if (!waits && error) html::add_paragraphs(data, "unsent_line", typed, "line");
    auto const wants_answer = counter.owners->reaches_owner(grant, id);
    if (!wants_answer) return pages.error_page(request, wants_answer.error());
    data.show_if("wants_answer", *wants_answer).show_if("no_answer", !*wants_answer);
    if (auto const saved = saved_text(request.query.first("gedaan")); !saved.empty()) {
        data.show("saved").set("saved_text", pages.text(language, saved));
        auto const next = counter.owners->next_waiting(grant);
        if (!next) return pages.error_page(request, next.error());
        bool const is_public = laid->now.status == Status::active || laid->now.status == Status::temporarily_closed;
        data.set("page_url", is_public ? entry_url(proposal->entry) : kept_url(proposal->entry));
        data.show_if("has_next", next->has_value()).show_if("no_next", !*next);
        data.set("next_url", *next ? proposal_url(**next) : std::string{});
    }
    if (error) html::show_errors(data, pages, language, *error);
    if (!http::is_safe(request.method) && waits)
        html::change_language_by_form(data, request, url + "/weigering", "proposal");
    else if (!http::is_safe(request.method))
        data.set("other_lang_url", url + (language == http::Language::nl ? "?taal=en" : "?taal=nl"));
    auto response = pages.page(request, "directory/proposal", std::move(data),
                               pages.text(language, dutch("Voorstel: {name}"), {{"name", laid->now.name}}));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

/// Runs one act on the proposal in the address; the act says what was done, as the address has it.
template <class Act>
http::Response run(Counter const& counter, http::Request const& request, access::Grant const& grant, Act const& act) {
    auto const id = request.id<ProposalTag>("proposal");
    if (!id) return counter.pages->error_page(request, id.error());
    Result<std::string_view> const done = act(*id);
    if (done) return http::see_other(fmt::format("{}?gedaan={}", proposal_url(*id), *done));
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
    if (auto const tabs = fill_tabs(data, counter, grant); !tabs) return pages.error_page(request, tabs.error());
    for (auto const& waiting : found->waiting) {
        auto& row = data.add("proposal_row");
        row.set("url", proposal_url(waiting.proposal.id)).set("made_text", day(waiting.proposal.made_at));
        fill_waiting(row, counter, language, waiting, amsterdam_day(request.at));
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
    return run(counter, request, grant, [&](ProposalId id) -> Result<std::string_view> {
        auto const version = version_of(request);
        if (!version) return fail(ErrorKind::bad_request, "form.malformed");
        auto const proposal = TRY(counter.owners->proposal(grant, id));
        auto const document = TRY(document_of(counter, grant, proposal, TRY(lay(counter, grant, proposal))));
        auto const write = [&](ApprovalLetter const& about) { return write_approval_letter(*counter.pages, about); };
        auto const told = TRY(counter.owners->approve(
            grant, id, {*version, std::string(request.form.first("form_key")), content_of(request)},
            TRY(read_document(document)), write));
        return told == Told::by_mail ? "gemeld" : "overgenomen";
    });
}

http::Response refuse_proposal(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    if (request.form.has("goto")) return show_proposal(counter, request, grant);
    return run(counter, request, grant, [&](ProposalId id) -> Result<std::string_view> {
        auto const write = [&](RefusalLetter const& about) { return write_refusal_letter(*counter.pages, about); };
        auto const told =
            TRY(counter.owners->refuse(grant, id, request.form.first("reason"), write, request.form.first("form_key")));
        return told == Told::by_mail ? "gemaild" : "geweigerd";
    });
}

}  // namespace plein::directory
