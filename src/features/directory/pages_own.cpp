// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// What owners open by the link that was mailed to them: their entries, what became of their changes, and the form.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "features/directory/pages_draft_form.hpp"
#include "features/directory/pages_owner.hpp"
#include "features/directory/rules_owner.hpp"
#include "platform/http/forwarded.hpp"

namespace plein::directory {
namespace {

using html::dutch;

/// An address with a code in it goes to nobody: no other site and no page of ours hears it, and no search engine keeps
/// it. The policy still names this site, and nothing after it: with `no-referrer` older browsers would send a form
/// without saying that it comes from us.
http::Response keep_private(http::Response response) {
    response.with("Referrer-Policy", "strict-origin").with("X-Robots-Tag", "noindex, nofollow");
    return response;
}

std::string link_in(http::Request const& request) {
    auto const found = request.path_parameters.find("link");
    return found == request.path_parameters.end() ? std::string{} : found->second;
}

std::string change_url(std::string_view link, EntryId id) {
    return fmt::format("{}/{}/wijziging", own_path(link), to_text(id));
}

constexpr std::string_view ask_path = "/mijn-aanbod";

/// The page that asks for an address; `is_gone` where somebody came by a link that lets nobody in. What they typed in
/// the form of that link is there to be copied.
http::Response ask(Counter const& counter, http::Request const& request, Error const* error) {
    auto const& pages = *counter.pages;
    bool const is_gone = error != nullptr && error->kind == ErrorKind::forbidden_or_absent;
    html::Data data;
    data.show_if("is_gone", is_gone).show_if("is_asking", !is_gone).show_if("asks_useful", false);
    auto const unsent = unsent_words(counter, request);
    data.show_if("has_unsent", !unsent.empty()).set("unsent", unsent).set("days", link_life.count());
    // The form of an entry has a field of that name too.
    data.set("mail_value", request.path == ask_path ? request.form.first("mail") : std::string_view{});
    if (error && !is_gone) html::show_errors(data, pages, request.language, *error);
    if (!http::is_safe(request.method)) html::change_language_by_form(data, request, ask_path, "ask");
    auto response = pages.page(
        request, "directory/own_link", std::move(data),
        pages.text(request.language, is_gone ? dutch("Deze link werkt niet (meer)") : dutch("Uw pagina bijhouden")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

/// The page for what went wrong behind a link: one and the same for every link that lets nobody in.
http::Response refuse(Counter const& counter, http::Request const& request, Error const& error) {
    return keep_private(error.code == "link.absent" ? ask(counter, request, &error)
                                                    : counter.pages->error_page(request, error));
}

std::string_view saved_text(std::string_view done) {
    if (done == "bevestigd") return dutch("Dank u wel. Bij dit aanbod staat nu dat het vandaag is nagekeken.");
    if (done == "gewijzigd") return dutch("De wijziging is bewaard en meteen te zien.");
    if (done == "voorgesteld")
        return dutch("Dank u wel. Een redacteur kijkt naar uw wijziging. Tot die tijd blijft de pagina zoals ze is.");
    if (done == "zelfde") return dutch("Er was niets veranderd. Alles staat er nog zoals het was.");
    if (done == "ingetrokken") return dutch("Uw wijziging is ingetrokken. Alles staat er nog zoals het was.");
    return {};
}

http::Response done(std::string_view link, std::string_view what) {
    return keep_private(http::see_other(fmt::format("{}?gedaan={}", own_path(link), what)));
}

void fill_proposal(html::Data& row, html::Pages const& pages, http::Language language, Proposal const& proposal,
                   Day today) {
    auto const day = html::date_in_words(pages, language, amsterdam_day(proposal.made_at), today);
    row.set("made_text", day).show_if("is_waiting", proposal.state == ProposalState::waiting);
    row.show_if("is_refused", proposal.state == ProposalState::refused);
    row.show_if("is_approved", proposal.state == ProposalState::approved);
    html::add_paragraphs(row, "reason_line", proposal.reason, "line");
}

/// What a change that waits would make of the entry, beside what stood there when it was made.
void fill_waiting(html::Data& row, Counter const& counter, http::Language language, OwnEntry const& own, Day today) {
    auto const base = read_draft(own.base, today);
    auto const made = read_draft(own.proposal->source, today);
    if (!base || !made) return;
    auto const changes = differences(counter, language, *base, *made);
    for (auto const& change : changes) fill_difference(row, language, change);
    row.show_if("has_changes", !changes.empty());
}

/// One entry of the list.
void fill_own(html::Data& data, Counter const& counter, http::Request const& request, OwnEntry const& own) {
    auto const& pages = *counter.pages;
    auto const language = request.language;
    auto const entry = read_document(own.current.source);
    auto const today = amsterdam_day(request.at);
    auto const draft = read_draft(own.current.source, today);
    if (!entry || !draft) return;
    auto const checked = freshness_of(entry->entry, today);
    auto const link = link_in(request);
    auto const base = fmt::format("{}/{}", own_path(link), to_text(own.id));
    auto& row = data.add("own_entry");
    row.set("entry_code", to_text(own.id)).set("name", draft->name).set("version", to_text(own.current.version));
    row.set("confirm_url", base + "/bevestiging").set("change_url", change_url(link, own.id));
    row.set("withdraw_url", base + "/intrekking").set("public_url", entry_url(own.id));
    row.set("form_key", Directory::new_form_key());
    bool const ended = draft->status == Status::defunct;
    bool const found = draft->status == Status::active || draft->status == Status::temporarily_closed;
    row.set("status_name", status_name(pages, language, draft->status))
        .show_if("has_status", draft->status != Status::active);
    row.set("freshness_text", freshness_words(pages, language, checked, today));
    row.show_if("is_public", found).show_if("has_ended", ended).show_if("can_change", !ended);
    bool const waits = own.proposal && own.proposal->state == ProposalState::waiting;
    row.show_if("can_confirm", !ended && !waits);
    row.show_if("confirm_is_main", checked.freshness != Freshness::fresh);
    row.show_if("confirm_is_done", checked.freshness == Freshness::fresh);
    for (auto const* section : {"is_waiting", "is_refused", "is_approved"}) row.show_if(section, false);
    if (own.proposal) fill_proposal(row, pages, language, *own.proposal, today);
    if (waits) fill_waiting(row, counter, language, own, today);
    for (auto const& line : draft_lines(counter, language, *draft)) {
        if (line.text.empty()) continue;
        auto& fact = row.add("fact");
        fact.set("label", line.label).set("content_language", content_language(language, line.as_written));
        html::add_paragraphs(fact, "fact_line", line.text, "line");
    }
}

http::Response list(Counter const& counter, http::Request const& request, Visit const& visit, Error const* error) {
    auto const& pages = *counter.pages;
    auto const language = request.language;
    auto own = counter.owners->entries(visit);
    if (!own) return refuse(counter, request, own.error());
    html::Data data;
    data.show_if("asks_useful", false).show_if("has_several", own->size() > 1).show_if("has_none", own->empty());
    data.set("until_text", html::date_in_words(pages, language, amsterdam_day(visit.until), amsterdam_day(request.at)));
    bool const waits = counter.owners->approval() == Approval::needed;
    data.show_if("waits", waits).show_if("at_once", !waits).show_if("is_only_one", own->size() == 1);
    for (auto const& one : *own) fill_own(data, counter, request, one);
    if (auto const saved = saved_text(request.query.first("gedaan")); !saved.empty())
        data.show("saved").set("saved_text", pages.text(language, saved));
    if (error) html::show_errors(data, pages, language, *error);
    if (!http::is_safe(request.method))
        data.set("other_lang_url",
                 own_path(link_in(request)) + (language == http::Language::nl ? "?taal=en" : "?taal=nl"));
    auto response =
        pages.page(request, "directory/own", std::move(data), pages.text(language, dutch("Wat u bijhoudt")));
    if (error) response.status = http::status_of(error->kind);
    return keep_private(std::move(response));
}

/// The list after an act that was refused, which is a look like any other.
http::Response list_refused(Counter const& counter, http::Request const& request, Visit const& visit,
                            Error const& error) {
    if (auto const line = counter.owners->record_look(visit); !line) return refuse(counter, request, line.error());
    return list(counter, request, visit, &error);
}

/// What a visitor came for: who they are and which of their entries.
struct Visited {
    Visit visit;
    OwnEntry own;
    std::string link;
};

Result<Visited> asked_for(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const id = TRY(request.id<EntryTag>("entry"));
    auto link = link_in(request);
    auto visit = TRY(counter.owners->enter(grant, link));
    auto own = TRY(counter.owners->entry(visit, id));
    return Visited{std::move(visit), std::move(own), std::move(link)};
}

DraftPage page_of(Counter const& counter, Visited const& asked) {
    bool const waits = counter.owners->approval() == Approval::needed;
    return {change_url(asked.link, asked.own.id), own_path(asked.link),
            waits ? DraftPage::By::owner_waiting : DraftPage::By::owner};
}

/// A draft on the version that it was made of: what that version does not have is new in the form.
Draft as_typed_over(Draft draft, Draft const& base) {
    auto const renew = [](auto& list, auto const& known) {
        for (auto& one : list)
            if (std::none_of(known.begin(), known.end(), [&](auto const& other) { return other.id == one.id; }))
                one.id.clear();
    };
    renew(draft.phones, base.phones);
    for (auto& location : draft.locations) {
        auto const same = std::find_if(base.locations.begin(), base.locations.end(),
                                       [&](DraftLocation const& other) { return other.id == location.id; });
        renew(location.phones, same == base.locations.end() ? std::vector<DraftPhone>{} : same->phones);
    }
    renew(draft.locations, base.locations);
    return draft;
}

/// What the form shows first: the owner's change that waits, or else the entry.
struct Start {
    EntryVersionId version;
    Draft draft;
};
Result<Start> start_of(Counter const& counter, Visited const& asked, Day today) {
    auto const& proposal = asked.own.proposal;
    if (!proposal || proposal->state != ProposalState::waiting)
        return Start{asked.own.current.version, TRY(read_draft(asked.own.current.source, today))};
    auto const base = TRY(read_draft(TRY(counter.owners->source_of(asked.visit.grant, proposal->version)), today));
    return Start{proposal->version, as_typed_over(TRY(read_draft(proposal->source, today)), base)};
}

Save save_of(http::Request const& request, EntryVersionId version) {
    return {version, std::string(request.form.first("form_key")), content_of(request)};
}

/// The form as it was, for who signed in or out while it stood open.
Result<Start> given_back(Counter const& counter, http::Request const& request, Visited const& asked) {
    auto const base = TRY(named_version(counter, asked.visit.grant, asked.own.id, version_of(request)));
    return Start{base.version, TRY(read_draft(base.source, read_on(request, &request.form)))};
}

/// Whether `made` is the entry as it was, and only said to be right.
Result<bool> only_confirms(Counter const& counter, http::Request const& request, access::Grant const& grant,
                           Sent const& sent, ImportedEntry const& made) {
    auto const parts = new_parts(counter, grant, read_on(request, &request.form));
    auto const same = TRY(apply_draft(sent.draft, sent.base.source, parts));
    return made.source == TRY(with_dates(same, std::nullopt, amsterdam_day(grant.at())));
}

/// Keeps what was sent, or takes back what waited where it changes nothing; what was done, as the address says it.
Result<std::string_view> keep(Counter const& counter, http::Request const& request, Visited const& asked,
                              Sent const& sent) {
    auto& owners = *counter.owners;
    auto const made = TRY(made_of(counter, request, asked.visit.grant, sent));
    auto const save = save_of(request, sent.base.version);
    bool const waits = asked.own.proposal && asked.own.proposal->state == ProposalState::waiting;
    if (!made && waits) {
        TRY(owners.withdraw(asked.visit, asked.own.id, save.form_key));
        return std::string_view{"ingetrokken"};
    }
    if (!made) return std::string_view{"zelfde"};
    if (!waits && TRY(only_confirms(counter, request, asked.visit.grant, sent, *made))) {
        TRY(owners.confirm(asked.visit, save, *made));
        return std::string_view{"bevestigd"};
    }
    if (owners.approval() == Approval::needed) {
        TRY(owners.propose(asked.visit, save, *made));
        return std::string_view{"voorgesteld"};
    }
    TRY(owners.save(asked.visit, save, *made));
    return std::string_view{"gewijzigd"};
}

}  // namespace

http::Response show_link_form(Counter const& counter, http::Request const& request, access::Grant const&) {
    if (request.query.first("gedaan") != "gevraagd") return ask(counter, request, nullptr);
    auto const& pages = *counter.pages;
    auto const text = [&](std::string_view words) { return pages.text(request.language, words); };
    html::Data data;
    auto const heading = text(dutch("Kijk in uw mail"));
    data.show("is_done").set("message_heading", heading);
    for (auto const words :
         {dutch(
              "Is dit adres bij ons bekend? Dan krijgt u binnen een paar minuten een mail met een link. Of u kreeg die "
              "vandaag al."),
          dutch(
              "Krijgt u niets? Kijk of de mail bij de ongewenste post staat. Bel ons anders: misschien kennen wij een "
              "ander adres van u.")})
        data.add("message_line").set("message_text", text(words));
    data.show("has_back").set("back_url", "/mijn-aanbod").set("back_text", text(dutch("Terug")));
    return pages.page(request, "html/message", std::move(data), heading);
}

http::Response ask_link(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    if (request.form.has("goto")) return ask(counter, request, nullptr);
    auto const write = [&](LinkLetter const& about) { return write_link_letter(*counter.pages, about); };
    auto asked = counter.owners->admit(http::network_of(request.remote_address), request.at);
    if (asked) asked = counter.owners->ask_link(grant, request.form.first("mail"), write);
    if (!asked) return ask(counter, request, &asked.error());
    return http::see_other("/mijn-aanbod?gedaan=gevraagd");
}

http::Response show_own(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const visit = counter.owners->enter(grant, link_in(request));
    if (!visit) return refuse(counter, request, visit.error());
    if (auto const line = counter.owners->record_look(*visit); !line) return refuse(counter, request, line.error());
    return list(counter, request, *visit, nullptr);
}

http::Response show_own_change(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const asked = asked_for(counter, request, grant);
    if (!asked) return refuse(counter, request, asked.error());
    Shown shown;
    if (request.form.has("name")) shown.typed = &request.form;
    auto const start = shown.typed == nullptr ? start_of(counter, *asked, amsterdam_day(request.at))
                                              : given_back(counter, request, *asked);
    if (!start) return refuse(counter, request, start.error());
    if (auto const line = counter.owners->record_look(asked->visit); !line)
        return refuse(counter, request, line.error());
    return keep_private(
        show_draft(counter, request, page_of(counter, *asked), asked->own.id, start->version, start->draft, shown));
}

http::Response change_own(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const asked = asked_for(counter, request, grant);
    if (!asked) return refuse(counter, request, asked.error());
    auto const id = asked->own.id;
    auto base = named_version(counter, asked->visit.grant, id, version_of(request));
    if (!base) return refuse(counter, request, base.error());
    auto const version = base->version;
    auto const sent = read_sent(counter, request, std::move(*base));
    if (!sent) return refuse(counter, request, sent.error());
    auto const page = page_of(counter, *asked);
    auto error = refused(sent->faults);
    Shown shown;
    shown.typed = &request.form;
    bool const saves = is_to_save(request);
    if (saves) shown.error = &error;
    if (!saves || !sent->faults.empty())
        return keep_private(show_draft(counter, request, page, id, version, sent->draft, shown));
    auto const kept = keep(counter, request, *asked, *sent);
    if (kept) return done(asked->link, *kept);
    if (kept.error().kind == ErrorKind::forbidden_or_absent) return refuse(counter, request, kept.error());
    error = kept.error();
    if (error.code != "entry.changed")
        return keep_private(show_draft(counter, request, page, id, version, sent->draft, shown));
    auto const who = [&](VersionDocument const&) {
        return counter.pages->text(request.language, dutch("Iemand anders"));
    };
    return keep_private(show_late(counter, request, asked->visit.grant, page, id, *sent, error, who));
}

http::Response confirm_own(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const asked = asked_for(counter, request, grant);
    if (!asked) return refuse(counter, request, asked.error());
    auto const confirm = [&]() -> Result<void> {
        auto const version = version_of(request);
        if (!version) return fail(ErrorKind::bad_request, "form.malformed");
        auto const document = TRY(with_dates(asked->own.current.source, std::nullopt, amsterdam_day(grant.at())));
        return counter.owners->confirm(asked->visit, save_of(request, *version), TRY(read_document(document)));
    };
    auto const confirmed = confirm();
    if (confirmed) return done(asked->link, "bevestigd");
    return list_refused(counter, request, asked->visit, confirmed.error());
}

http::Response withdraw_own(Counter const& counter, http::Request const& request, access::Grant const& grant) {
    auto const asked = asked_for(counter, request, grant);
    if (!asked) return refuse(counter, request, asked.error());
    auto const withdrawn = counter.owners->withdraw(asked->visit, asked->own.id, request.form.first("form_key"));
    if (withdrawn) return done(asked->link, "ingetrokken");
    return list_refused(counter, request, asked->visit, withdrawn.error());
}

}  // namespace plein::directory
