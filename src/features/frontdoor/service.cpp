// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/frontdoor/service.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <initializer_list>

#include "base/text.hpp"
#include "features/frontdoor/rules.hpp"
#include "platform/access/once.hpp"
#include "platform/access/scope.hpp"
#include "platform/facts/facts.hpp"

namespace plein::frontdoor {
namespace {

logbook::Line line_about(QuestionId id) {
    logbook::Line line;
    line.object = fmt::format("question:{}", to_text(id));
    line.subjects.push_back({id.bytes, "question", logbook::Seen::opened});
    return line;
}

/// The line of reading a question. Where an act was refused, the page shows the question again under that act's own
/// grant, and the logbook must not say that it was done.
logbook::Line line_of_reading(QuestionId id, access::Grant const& grant, std::string_view activity) {
    auto line = line_about(id);
    if (grant.activity() != activity) line.outcome = logbook::Outcome::refused;
    return line;
}

facts::Fact fact_about(std::string_view kind, Question const& question, std::string const& organisation) {
    facts::Fact fact;
    fact.kind = kind;
    fact.neighbourhood = question.row.neighbourhood;
    fact.area_year = question.row.area_year;
    fact.about = question.row.id.bytes;
    fact.theme = counted_theme(question.row.themes);
    fact.channel = question.row.channel;
    fact.contact_kind = name(question.row.contact_kind);
    fact.organisation = organisation;
    return fact;
}

std::int64_t minutes_since(Instant from, Instant to) {
    return std::chrono::duration_cast<std::chrono::minutes>(to - from).count();
}

Result<std::string> cleaned(std::string_view text, std::size_t most, std::string_view field, bool needed) {
    auto clean = clean_text(text, most);
    std::string code;
    if (!clean) code = clean.error().code == "text.too_long" ? fmt::format("{}.too_long", field) : clean.error().code;
    if (clean && clean->empty() && needed) code = fmt::format("{}.missing", field);
    if (code.empty()) return clean;
    return tl::unexpected<Error>(Error{ErrorKind::bad_request, code, {}, {{std::string(field), code}}});
}

/// What a form carried, as one text.
std::string content_of(std::initializer_list<std::string_view> parts) {
    std::string content;
    for (auto const part : parts) content += fmt::format("{}:{}", part.size(), part);
    return content;
}

std::string content_of(Ask const& ask) {
    auto const& contact = ask.contact;
    return content_of({ask.story, fmt::format("{}", fmt::join(ask.themes, ",")), ask.postcode, name(contact.kind),
                       contact.name, contact.phone, contact.mail, contact.call_when,
                       contact.safe_to_leave_message ? "yes" : "no", ask.about});
}

}  // namespace

/// One step in a question's life, the same for workers and residents.
struct Questions::Change {
    Act act;
    Event::Kind event;
    std::string_view fact;
    std::string text;
    std::string result;
    std::vector<std::string> entries;
    bool may_be_urgent = false;
};

std::string Questions::new_form_key() { return crypto::random_token(); }

Questions::Questions(Parts parts) : parts_(std::move(parts)) {}

std::string Questions::hash_of(std::string_view normal_code) const {
    return parts_.keys->keyed_hash("question.code", normal_code);
}

std::string Questions::hash_of(std::string_view record, Change const& change) const {
    return parts_.keys->keyed_hash("form.content", content_of({record, change.text, change.result,
                                                               fmt::format("{}", fmt::join(change.entries, ","))}));
}

Result<Asked> Questions::ask(access::Grant const& grant, Ask ask, std::vector<std::string> const& themes,
                             std::string_view form_key) {
    ask = TRY(check(std::move(ask), themes));
    auto const place = ask.postcode.empty() ? Neighbourhood{} : parts_.neighbourhood_of(ask.postcode);
    auto const promised = due_day(parts_.reply_term, grant.at());
    auto const due = ask.may_be_urgent ? amsterdam_day(grant.at()) : promised;
    auto const content = parts_.keys->keyed_hash("form.content", content_of(ask));
    auto const about = ask.about.empty() ? std::vector<std::string>{} : std::vector<std::string>{ask.about};
    auto const asked = [&](Question const& found, std::string code) {
        return Asked{std::move(code), found.row.number, promised_day(parts_.reply_term, found)};
    };

    for (int attempt = 0;; ++attempt) {
        auto const earlier = TRY(parts_.database->read(
            [&](db::Read& read) { return access::earlier_answer(read, grant, form_key, content); }));
        if (earlier) {
            auto code = TRY(parts_.keys->open_sealed(*earlier, "form_key.question"));
            auto const found = TRY(parts_.database->read([&](db::Read& read) {
                return store::find_by_code(read, *parts_.keys, grant, hash_of(crypto::normal_code(code)));
            }));
            return asked(found, std::move(code));
        }
        auto const code = crypto::random_code();
        auto const sealed_code = parts_.keys->seal(code, "form_key.question");
        auto kept = parts_.database->write("question.ask", [&](db::Write& write) -> Result<std::int64_t> {
            store::NewQuestion question;
            question.id = new_id<QuestionTag>(grant.at());
            question.number = TRY(store::next_number(write, grant));
            question.code_hash = hash_of(crypto::normal_code(code));
            question.channel = "web";
            question.neighbourhood = place.code;
            question.area_year = place.year;
            question.due = due;
            question.ask = ask;
            TRY(store::insert_question(write, *parts_.keys, grant, question));
            TRY(store::insert_event(write, *parts_.keys, grant, question.id,
                                    {Event::Kind::asked, grant.at(), {}, {}, {}, about}));
            TRY(access::open_scope(write, grant,
                                   {question.id.bytes, grant.purpose(), "question", parts_.organisation}));
            TRY(access::keep_answer(write, grant, form_key, sealed_code, content));
            TRY(logbook::write_line(write, *parts_.keys, grant, line_about(question.id)));
            facts::Fact fact;
            fact.kind = "question.asked";
            fact.neighbourhood = place.code;
            fact.area_year = place.year;
            fact.about = question.id.bytes;
            fact.theme = counted_theme(ask.themes);
            fact.channel = question.channel;
            fact.contact_kind = name(ask.contact.kind);
            fact.organisation = parts_.organisation;
            TRY(facts::write_fact(write, *parts_.keys, grant, fact));
            return question.number;
        });
        if (kept) return Asked{code, *kept, promised};
        // Somebody took the number, or this form was sent twice at the same moment: once more, from the start.
        if (kept.error().kind != ErrorKind::conflict || attempt == 3)
            return tl::unexpected<Error>(std::move(kept).error());
    }
}

Result<Question> Questions::follow(access::Grant const& grant, std::string_view code) {
    auto const normal = crypto::normal_code(code);
    auto found = parts_.database->read(
        [&](db::Read& read) { return store::find_by_code(read, *parts_.keys, grant, hash_of(normal)); });
    if (!found && found.error().kind == ErrorKind::forbidden_or_absent)
        return fail(ErrorKind::forbidden_or_absent, "question.code_unknown");
    auto question = TRY(std::move(found));
    TRY(parts_.recorder->record(grant, line_of_reading(question.row.id, grant, "question.followed")));
    return question;
}

Result<Question> Questions::resident_act(access::Grant const& grant, std::string_view code, std::string_view form_key,
                                         Change const& change) {
    auto const hash = hash_of(crypto::normal_code(code));
    auto const content = hash_of(hash, change);
    bool acted = false;
    auto const done = access::once(*parts_.database, grant, form_key, content, [&](db::Write& write) -> Result<void> {
        auto const question = TRY(store::find_by_code(write, *parts_.keys, grant, hash));
        if (!may_follow(question.row.state, change.act)) return fail(ErrorKind::conflict, "question.ended");
        auto const next = after(question.row.state, change.act);
        // What is added to an answered or closed question asks for a new reply in time.
        auto due = change.act == Act::add && question.row.state != State::open && question.row.state != State::taken
                       ? due_day(parts_.reply_term, grant.at())
                       : question.row.due;
        bool const may_be_urgent = question.row.may_be_urgent || change.may_be_urgent;
        if (may_be_urgent && change.act == Act::add) due = std::min(due, amsterdam_day(grant.at()));
        TRY(store::change_state(write, grant, question.row.id, question.version,
                                {next, question.row.owner, due, may_be_urgent}));
        TRY(store::insert_event(write, *parts_.keys, grant, question.row.id,
                                {change.event, grant.at(), {}, change.text, change.result, {}}));
        TRY(logbook::write_line(write, *parts_.keys, grant, line_about(question.row.id)));
        auto fact = fact_about(change.fact, question, parts_.organisation);
        fact.value = minutes_since(question.row.asked_at, grant.at());
        TRY(facts::write_fact(write, *parts_.keys, grant, fact));
        acted = true;
        return {};
    });
    if (!done && done.error().kind == ErrorKind::forbidden_or_absent)
        return fail(ErrorKind::forbidden_or_absent, "question.code_unknown");
    TRY(done);
    auto found =
        parts_.database->read([&](db::Read& read) { return store::find_by_code(read, *parts_.keys, grant, hash); });
    if (!found && found.error().kind == ErrorKind::forbidden_or_absent)
        return fail(ErrorKind::forbidden_or_absent, "question.code_unknown");
    auto question = TRY(std::move(found));
    // Nothing was done now, so no act has left its line: what is shown again is a reading.
    if (!acted) TRY(parts_.recorder->record(grant, line_of_reading(question.row.id, grant, "question.followed")));
    return question;
}

Result<Question> Questions::add(access::Grant const& grant, std::string_view code, std::string_view text,
                                std::string_view form_key, bool may_be_urgent) {
    auto more = TRY(cleaned(text, most_story, "more", true));
    return resident_act(grant, code, form_key,
                        {Act::add, Event::Kind::added, "question.added", std::move(more), {}, {}, may_be_urgent});
}

Result<Question> Questions::withdraw(access::Grant const& grant, std::string_view code, std::string_view form_key) {
    return resident_act(grant, code, form_key,
                        {Act::withdraw, Event::Kind::withdrawn, "question.withdrawn", {}, {}, {}, false});
}

Result<std::vector<QuestionRow>> Questions::list(access::Grant const& grant, store::ListFilter const& filter) {
    auto lists = TRY(list(grant, std::vector<store::ListFilter>{filter}));
    return std::move(lists.front());
}

Result<std::vector<std::vector<QuestionRow>>> Questions::list(access::Grant const& grant,
                                                              std::vector<store::ListFilter> const& filters) {
    using Lists = std::vector<std::vector<QuestionRow>>;
    auto lists = TRY(parts_.database->read([&](db::Read& read) -> Result<Lists> {
        Lists found;
        for (auto const& filter : filters)
            found.push_back(TRY(store::list_questions(read, *parts_.keys, grant, filter)));
        return found;
    }));
    logbook::Line line;
    line.object = "question";
    for (auto const& rows : lists)
        for (auto const& row : rows) line.subjects.push_back({row.id.bytes, "question", logbook::Seen::listed});
    TRY(parts_.recorder->record(grant, std::move(line)));
    return lists;
}

Result<Totals> Questions::totals(access::Grant const& grant) {
    auto const counts = TRY(parts_.database->read([&](db::Read& read) { return store::count_questions(read, grant); }));
    auto const today = iso_day(amsterdam_day(grant.at()));
    Totals totals;
    for (auto const& count : counts) {
        if (count.state == State::answered) {
            totals.waiting += count.count;
            continue;
        }
        if (count.state == State::open) totals.open += count.count;
        if (count.state == State::open && count.due_day > today) totals.fresh += count.count;
        if (count.due_day < today) totals.late += count.count;
        if (count.due_day == today) totals.today += count.count;
    }
    return totals;
}

Result<Question> Questions::open(access::Grant const& grant, QuestionId id) {
    auto question =
        TRY(parts_.database->read([&](db::Read& read) { return store::find_question(read, *parts_.keys, grant, id); }));
    TRY(parts_.recorder->record(grant, line_of_reading(id, grant, "question.opened")));
    return question;
}

Result<void> Questions::worker_act(access::Grant const& grant, Edit const& edit, Change const& change) {
    auto const content = hash_of(to_text(edit.id), change);
    return access::once(*parts_.database, grant, edit.form_key, content, [&](db::Write& write) -> Result<void> {
        auto const question = TRY(store::find_question(write, *parts_.keys, grant, edit.id));
        // Before what may follow: who typed for a question that has ended meanwhile sees what happened and their text.
        if (question.version != edit.version) return fail(ErrorKind::conflict, "question.changed");
        if (!may_follow(question.row.state, change.act))
            return fail(ErrorKind::conflict,
                        question.row.state == State::open ? "question.not_taken" : "question.ended");
        auto const worker = to_text(grant.account());
        auto const owner = change.act == Act::take ? worker : question.row.owner;
        TRY(store::change_state(
            write, grant, edit.id, edit.version,
            {after(question.row.state, change.act), owner, question.row.due, question.row.may_be_urgent}));
        TRY(store::insert_event(write, *parts_.keys, grant, edit.id,
                                {change.event, grant.at(), worker, change.text, change.result, change.entries}));
        TRY(logbook::write_line(write, *parts_.keys, grant, line_about(edit.id)));
        auto fact = fact_about(change.fact, question, parts_.organisation);
        fact.value = minutes_since(question.row.asked_at, grant.at());
        TRY(facts::write_fact(write, *parts_.keys, grant, fact));
        return {};
    });
}

Result<void> Questions::take(access::Grant const& grant, Edit const& edit) {
    return worker_act(grant, edit, {Act::take, Event::Kind::taken, "question.taken", {}, {}, {}, false});
}

Result<void> Questions::answer(access::Grant const& grant, Edit const& edit, std::string_view text,
                               std::vector<std::string> entries) {
    auto clean = TRY(cleaned(text, most_answer, "answer", true));
    return worker_act(
        grant, edit,
        {Act::answer, Event::Kind::answered, "question.answered", std::move(clean), {}, std::move(entries), false});
}

Result<void> Questions::close(access::Grant const& grant, Edit const& edit, ClosingResult result,
                              std::string_view note) {
    auto clean = TRY(cleaned(note, most_answer, "note", false));
    return worker_act(
        grant, edit,
        {Act::close, Event::Kind::closed, "question.closed", std::move(clean), std::string(name(result)), {}, false});
}

}  // namespace plein::frontdoor
