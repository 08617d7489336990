// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/feedback/service.hpp"

#include <fmt/format.h>

#include <chrono>
#include <initializer_list>
#include <utility>

#include "features/feedback/rules.hpp"
#include "platform/access/once.hpp"
#include "platform/access/scope.hpp"
#include "platform/facts/facts.hpp"
#include "platform/mail/mail.hpp"

namespace plein::feedback {
namespace {

/// A school or a library is one source too; who sends more than this does not say what they think of a page.
constexpr int most_an_hour = 120;

/// Only where somebody wants an answer is a person concerned.
logbook::Line line_about(RemarkId id, bool wants_answer) {
    logbook::Line line;
    line.object = fmt::format("remark:{}", to_text(id));
    if (wants_answer) line.subjects.push_back({id.bytes, "remark", logbook::Seen::opened});
    return line;
}

facts::Fact fact_of(std::string_view kind, std::string const& organisation) {
    facts::Fact fact;
    fact.kind = kind;
    fact.channel = "web";
    fact.organisation = organisation;
    return fact;
}

std::string content_of(std::initializer_list<std::string_view> parts) {
    std::string content;
    for (auto const part : parts) content += fmt::format("{}:{}", part.size(), part);
    return content;
}

}  // namespace

Feedback::Feedback(Parts parts) : parts_(std::move(parts)), pace_(most_an_hour) {}

std::string Feedback::new_form_key() { return crypto::random_token(); }

Result<void> Feedback::admit(std::string_view source, Instant at) {
    if (pace_.admits(source, at)) return {};
    return fail(ErrorKind::too_many, "feedback.too_many");
}

template <class Act>
Result<void> Feedback::once(access::Grant const& grant, std::string_view form_key, std::string const& content,
                            Act&& act) {
    auto const hash = content.empty() ? std::string{} : parts_.keys->keyed_hash("form.content", content);
    return access::once(*parts_.database, grant, form_key, hash, act);
}

Result<void> Feedback::vote(access::Grant const& grant, Page const& page, Useful useful, std::string_view language,
                            std::string_view form_key) {
    return once(grant, form_key, {}, [&](db::Write& write) -> Result<void> {
        TRY(store::insert_vote(write, grant, page, useful, language));
        auto fact = fact_of("feedback.given", parts_.organisation);
        fact.value = useful == Useful::yes ? 1 : 0;
        TRY(facts::write_fact(write, *parts_.keys, grant, fact));
        return {};
    });
}

Result<void> Feedback::keep(access::Grant const& grant, store::NewRemark remark, std::string_view fact,
                            std::string_view form_key) {
    remark.id = new_id<RemarkTag>(grant.at());
    auto const content =
        content_of({remark.page.path, remark.useful ? (*remark.useful == Useful::yes ? "yes" : "no") : "",
                    remark.wrong ? name(*remark.wrong) : "", remark.text, remark.mail});
    return once(grant, form_key, content, [&](db::Write& write) -> Result<void> {
        TRY(store::insert_remark(write, *parts_.keys, grant, remark));
        TRY(access::open_scope(write, grant, {remark.id.bytes, grant.purpose(), "remark", parts_.organisation}));
        TRY(logbook::write_line(write, *parts_.keys, grant, line_about(remark.id, !remark.mail.empty())));
        TRY(facts::write_fact(write, *parts_.keys, grant, fact_of(fact, parts_.organisation)));
        return {};
    });
}

Result<void> Feedback::comment(access::Grant const& grant, Comment comment, std::string_view form_key) {
    comment = TRY(check(std::move(comment)));
    store::NewRemark remark;
    remark.kind = Kind::comment;
    remark.page = std::move(comment.page);
    remark.language = std::move(comment.language);
    remark.useful = comment.useful;
    remark.text = std::move(comment.text);
    return keep(grant, std::move(remark), "feedback.commented", form_key);
}

Result<void> Feedback::report(access::Grant const& grant, Report report, std::string_view form_key) {
    report = TRY(check(std::move(report)));
    if (!report.mail.empty() && !mail::is_address(report.mail))
        return tl::unexpected<Error>(
            Error{ErrorKind::bad_request, "report.incomplete", {}, {{"mail", "mail.malformed"}}});
    store::NewRemark remark;
    remark.kind = Kind::report;
    remark.page = std::move(report.page);
    remark.language = std::move(report.language);
    remark.wrong = report.wrong;
    remark.text = std::move(report.text);
    remark.mail = std::move(report.mail);
    return keep(grant, std::move(remark), "feedback.reported", form_key);
}

Result<std::vector<Remark>> Feedback::list(access::Grant const& grant, store::ListFilter const& filter) {
    auto remarks = TRY(
        parts_.database->read([&](db::Read& read) { return store::list_remarks(read, *parts_.keys, grant, filter); }));
    logbook::Line line;
    line.object = "remarks";
    for (auto const& remark : remarks)
        if (remark.wants_answer) line.subjects.push_back({remark.id.bytes, "remark", logbook::Seen::listed});
    TRY(parts_.recorder->record(grant, std::move(line)));
    return remarks;
}

Result<Totals> Feedback::totals(access::Grant const& grant) {
    return parts_.database->read([&](db::Read& read) { return store::count_waiting(read, grant); });
}

Result<std::vector<PageCount>> Feedback::pages(access::Grant const& grant, std::optional<store::CountKey> const& after,
                                               int most) {
    auto const today = amsterdam_day(grant.at());
    return parts_.database->read([&](db::Read& read) {
        return store::count_votes(read, grant, month_of(today), month_before(today), after, most);
    });
}

Result<std::int64_t> Feedback::unanswered(access::Grant const& grant, Uuid const& entry) {
    return parts_.database->read([&](db::Read& read) { return store::count_unanswered(read, grant, entry); });
}

Result<std::map<Uuid, std::int64_t>> Feedback::unanswered(access::Grant const& grant) {
    return parts_.database->read([&](db::Read& read) { return store::count_all_unanswered(read, grant); });
}

Result<Remark> Feedback::open(access::Grant const& grant, RemarkId id) {
    auto remark =
        TRY(parts_.database->read([&](db::Read& read) { return store::find_remark(read, *parts_.keys, grant, id); }));
    auto line = line_about(id, remark.wants_answer);
    // Where an act was refused, the page shows the remark again under that act's own grant, and it was not done.
    if (grant.activity() != "feedback.opened") line.outcome = logbook::Outcome::refused;
    TRY(parts_.recorder->record(grant, std::move(line)));
    return remark;
}

Result<Told> Feedback::handle(access::Grant const& grant, RemarkId id, std::string_view note,
                              WriteLetter const& write_letter, std::string_view form_key) {
    auto const clean = TRY(check_note(note));
    auto const content = content_of({to_text(id), clean});
    // Written before the act, since it takes the catalogue of who gets it; what it says of the remark never changes.
    auto const before =
        TRY(parts_.database->read([&](db::Read& read) { return store::find_remark(read, *parts_.keys, grant, id); }));
    auto const letter = before.wants_answer ? write_letter(before, clean) : Letter{};
    auto told = Told::nobody;
    TRY(once(grant, form_key, content, [&](db::Write& write) -> Result<void> {
        told = Told::nobody;
        auto const remark = TRY(store::find_remark(write, *parts_.keys, grant, id));
        if (remark.handled_at) return fail(ErrorKind::conflict, "remark.handled");
        TRY(store::insert_handling(write, *parts_.keys, grant, id, clean));
        if (remark.wants_answer && before.wants_answer) {
            auto const address = TRY(store::find_mail(write, *parts_.keys, grant, id));
            TRY(mail::queue(write, *parts_.keys, grant, {address, letter.subject, letter.text, letter.language}));
            TRY(store::destroy_mail(write, grant, id));
            told = Told::by_mail;
        }
        TRY(logbook::write_line(write, *parts_.keys, grant, line_about(id, remark.wants_answer)));
        auto fact = fact_of("feedback.handled", parts_.organisation);
        fact.value = std::chrono::duration_cast<std::chrono::minutes>(grant.at() - remark.received_at).count();
        TRY(facts::write_fact(write, *parts_.keys, grant, fact));
        return {};
    }));
    return told;
}

Result<void> Feedback::reopen(access::Grant const& grant, RemarkId id, std::string_view form_key) {
    return once(grant, form_key, to_text(id), [&](db::Write& write) -> Result<void> {
        TRY(store::find_remark(write, *parts_.keys, grant, id));
        TRY(store::end_handling(write, grant, id));
        TRY(logbook::write_line(write, *parts_.keys, grant, line_about(id, false)));
        return {};
    });
}

}  // namespace plein::feedback
