// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/frontdoor/store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "platform/access/scope.hpp"
#include "platform/db/history.hpp"

namespace plein::frontdoor::store {
namespace {

constexpr std::string_view separator = "\x1f";  // unit separator: cannot occur in cleaned text

#define QUESTION_COLUMNS                                                                                           \
    "question.id, question.number, question.asked_at, question.channel, question.themes, question.neighbourhood, " \
    "question.contact_kind, question.story, question.postcode, question.contact, question_state.version, "         \
    "question_state.state, question_state.owner, question_state.due_day, question.area_year, "                     \
    "question_state.may_be_urgent "                                                                                \
    "FROM question JOIN question_state ON question_state.question = question.id AND question_state." PLEIN_CURRENT " "

constexpr db::Statement next_number_of{"question.next_number", "SELECT COALESCE(MAX(number), 0) + 1 FROM question"};
constexpr db::Statement insert{
    "question.insert",
    "INSERT INTO question (id, number, code_hash, asked_at, channel, language, themes, neighbourhood, area_year, "
    "contact_kind, story, postcode, contact) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"};
constexpr db::Statement insert_state{
    "question_state.insert",
    "INSERT INTO question_state (question, version, state, owner, due_day, may_be_urgent, valid_from, recorded_at, "
    "recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)"};
constexpr db::Statement end_state{"question_state.end",
                                  PLEIN_END("question_state", "$3", "$4") "question = $1 AND version = $2"};
constexpr db::Statement insert_happening{
    "question_event.insert",
    "INSERT INTO question_event (id, question, kind, happened_at, worker, text, result, entries) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr db::Statement find{"question.find", "SELECT " QUESTION_COLUMNS "WHERE question.id = $4 AND " PLEIN_VISIBLE(
                                                  "question.id", "$1", "$2", "$3")};
constexpr db::Statement find_code{"question.find_by_code", "SELECT " QUESTION_COLUMNS "WHERE question.code_hash = $1"};
constexpr db::Statement events_of{
    "question_event.of",
    "SELECT kind, happened_at, worker, text, result, id, entries FROM question_event WHERE "
    "question = $1 ORDER BY happened_at, id"};
// 1 where somebody may not wait, as waits_urgently has it.
#define URGENT_FIRST "CASE WHEN question_state.state IN ('open', 'taken') THEN question_state.may_be_urgent ELSE 0 END"
constexpr db::Statement list{
    "question.list",
    "SELECT " QUESTION_COLUMNS "WHERE " PLEIN_VISIBLE("question.id", "$1", "$2", "$3")
    " AND (question_state.state = $4 OR question_state.state = $5 OR question_state.state = $6)"
    " AND ($7 = '' OR question_state.owner = $8)"
    " AND (" URGENT_FIRST " < $14 OR (" URGENT_FIRST " = $14"
    " AND (question_state.due_day > $9 OR (question_state.due_day = $9 AND question.id > $10))))"
    " AND ($11 = '' OR question_state.due_day <= $11) AND question_state.due_day >= $13"
    " ORDER BY " URGENT_FIRST " DESC, question_state.due_day, question.id LIMIT $12"};
constexpr db::Statement list_newest{
    "question.list_newest",
    "SELECT " QUESTION_COLUMNS "WHERE " PLEIN_VISIBLE("question.id", "$1", "$2", "$3")
    " AND (question_state.state = $4 OR question_state.state = $5 OR question_state.state = $6)"
    " AND ($7 = '' OR question_state.owner = $8)"
    " AND ($9 = '' OR question_state.due_day < $9 OR (question_state.due_day = $9 AND question.id < $10))"
    " AND ($11 = '' OR question_state.due_day <= $11) AND question_state.due_day >= $13"
    " ORDER BY question_state.due_day DESC, question.id DESC LIMIT $12"};
constexpr db::Statement count{
    "question.count",
    "SELECT question_state.state, question_state.due_day, COUNT(*) FROM question "
    "JOIN question_state ON question_state.question = question.id AND question_state." PLEIN_CURRENT
    " WHERE " PLEIN_VISIBLE("question.id", "$1", "$2", "$3")
    " AND question_state.state IN ('open', 'taken', 'answered') GROUP BY question_state.state, question_state.due_day"};

constexpr db::Statement ended{
    "question.find_ended",
    "SELECT question.id, question_state.valid_from FROM question "
    "JOIN question_state ON question_state.question = question.id AND question_state." PLEIN_CURRENT
    " WHERE " PLEIN_VISIBLE("question.id", "$1", "$2", "$3")
    " AND question_state.state IN ('closed', 'withdrawn') ORDER BY question_state.valid_from, question.id LIMIT 200"};
constexpr db::Statement still_ended{"question_state.still_ended",
                                    "SELECT version FROM question_state WHERE question = $1 AND " PLEIN_CURRENT
                                    " AND valid_from = $2 AND state IN ('closed', 'withdrawn')"};
constexpr db::Statement destroy_events{"question_event.destroy", "DELETE FROM question_event WHERE question = $1"};
constexpr db::Statement destroy_states{"question_state.destroy", "DELETE FROM question_state WHERE question = $1"};
constexpr db::Statement destroy_one{"question.destroy", "DELETE FROM question WHERE id = $1"};

std::string place(std::string_view column, QuestionId id) { return fmt::format("question.{}:{}", column, to_text(id)); }

std::string join_contact(Contact const& contact) {
    return fmt::format("{}{}{}{}{}{}{}{}{}", contact.name, separator, contact.phone, separator, contact.mail, separator,
                       contact.call_when, separator, contact.safe_to_leave_message ? "1" : "0");
}

Contact split_contact(std::string_view text, ContactKind kind) {
    auto const parts = split(text, separator.front());
    Contact contact;
    contact.kind = kind;
    if (parts.size() != 5) return contact;
    contact.name = parts[0];
    contact.phone = parts[1];
    contact.mail = parts[2];
    contact.call_when = parts[3];
    contact.safe_to_leave_message = parts[4] == "1";
    return contact;
}

// Codes and ids hold no comma, so a list of them is kept as one text.
std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> parts;
    if (text.empty()) return parts;
    for (auto const part : split(text, ',')) parts.emplace_back(part);
    return parts;
}

std::string join_list(std::vector<std::string> const& parts) {
    std::string text;
    for (auto const& part : parts) text += (text.empty() ? "" : ",") + part;
    return text;
}

std::optional<Uuid> account_of(std::string const& owner) { return parse_uuid(owner); }

std::string text_of(db::Row const& row, std::size_t column) {
    return row.is_null(column) ? std::string{} : to_text(row.uuid(column));
}

/// A row of QUESTION_COLUMNS, opened.
Result<Question> read_question(crypto::Keyring const& keys, db::Row const& row) {
    Question question;
    auto& r = question.row;
    r.id = row.id<QuestionTag>(0);
    r.number = row.integer(1);
    r.asked_at = row.instant(2);
    r.channel = row.text(3);
    r.themes = split_list(row.text(4));
    r.neighbourhood = row.text(5);
    r.contact_kind = parse_contact_kind(row.text(6)).value_or(ContactKind::none);
    question.story = TRY(keys.open_sealed(row.blob(7), place("story", r.id)));
    question.postcode = TRY(keys.open_sealed(row.blob(8), place("postcode", r.id)));
    question.contact = split_contact(TRY(keys.open_sealed(row.blob(9), place("contact", r.id))), r.contact_kind);
    question.version = row.integer(10);
    r.state = parse_state(row.text(11)).value_or(State::open);
    r.owner = text_of(row, 12);
    r.due = row.day(13);
    r.area_year = row.integer(14);
    r.may_be_urgent = row.integer(15) != 0;
    r.first_words = shorten(question.story, 120);
    r.words = question.story;
    return question;
}

Result<Question> with_events(db::Read& read, crypto::Keyring const& keys, std::optional<db::Row> const& row) {
    if (!row) return fail(ErrorKind::forbidden_or_absent, "question.absent");
    auto question = TRY(read_question(keys, *row));
    auto const rows = TRY(read.query(events_of, question.row.id));
    for (auto const& event : rows) {
        Event e;
        e.kind = parse_event_kind(event.text(0)).value_or(Event::Kind::asked);
        e.at = event.instant(1);
        e.worker = text_of(event, 2);
        e.text = TRY(keys.open_sealed(event.blob(3), fmt::format("question_event.text:{}", to_text(event.uuid(5)))));
        e.result = event.text(4);
        e.entries = split_list(event.text(6));
        question.events.push_back(std::move(e));
    }
    return question;
}

}  // namespace

Result<std::int64_t> next_number(db::Read& read, access::Grant const&) {
    auto const row = TRY(read.first(next_number_of));
    return row ? row->integer(0) : 1;
}

Result<void> insert_question(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                             NewQuestion const& question) {
    auto const& id = question.id;
    TRY(write.execute(insert, id, question.number, db::Blob{question.code_hash}, grant.at(), question.channel,
                      question.ask.language, join_list(question.ask.themes), question.neighbourhood, question.area_year,
                      name(question.ask.contact.kind), db::Blob{keys.seal(question.ask.story, place("story", id))},
                      db::Blob{keys.seal(question.ask.postcode, place("postcode", id))},
                      db::Blob{keys.seal(join_contact(question.ask.contact), place("contact", id))}));
    TRY(write.execute(insert_state, id, std::int64_t{1}, name(State::open), std::monostate{}, question.due,
                      std::int64_t{question.ask.may_be_urgent}, grant.at(), grant.actor()));
    return {};
}

Result<void> insert_event(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, QuestionId id,
                          Event const& event) {
    auto const event_id = new_uuid(grant.at());
    TRY(write.execute(insert_happening, event_id, id, name(event.kind), event.at, account_of(event.worker),
                      db::Blob{keys.seal(event.text, fmt::format("question_event.text:{}", to_text(event_id)))},
                      event.result, join_list(event.entries)));
    return {};
}

Result<void> change_state(db::Write& write, access::Grant const& grant, QuestionId id, std::int64_t version,
                          Standing const& next) {
    auto const changed = TRY(write.execute(end_state, id, version, grant.at(), grant.actor()));
    if (changed != 1) return fail(ErrorKind::conflict, "question.changed");
    TRY(write.execute(insert_state, id, version + 1, name(next.state), account_of(next.owner), next.due,
                      std::int64_t{next.may_be_urgent}, grant.at(), grant.actor()));
    return {};
}

Result<Question> find_question(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant, QuestionId id) {
    auto const row = TRY(read.first(find, grant.purpose(), grant.organisation(), grant.at(), id));
    return with_events(read, keys, row);
}

Result<Question> find_by_code(db::Read& read, crypto::Keyring const& keys, access::Grant const&,
                              std::string_view code_hash) {
    auto const row = TRY(read.first(find_code, db::Blob{std::string(code_hash)}));
    return with_events(read, keys, row);
}

Result<std::vector<QuestionRow>> list_questions(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                                ListFilter const& filter) {
    // The statement has room for three states, so that its text is one constant; a missing one matches nothing.
    auto const state = [&](std::size_t i) {
        return i < filter.states.size() ? name(filter.states[i]) : std::string_view{};
    };
    auto const after = filter.after.value_or(ListKey{});
    auto const query = [&](auto const&... more) {
        return read.query(filter.newest_first ? list_newest : list, grant.purpose(), grant.organisation(), grant.at(),
                          state(0), state(1), state(2), filter.owner, account_of(filter.owner).value_or(Uuid{}),
                          after.due_day, after.id, filter.until_day, std::clamp(filter.most, 1, 200), filter.from_day,
                          more...);
    };
    auto const rows = TRY(filter.newest_first ? query() : query(std::int64_t{after.urgent}));
    std::vector<QuestionRow> found;
    found.reserve(rows.size());
    for (auto const& row : rows) found.push_back(TRY(read_question(keys, row)).row);
    return found;
}

Result<std::vector<Count>> count_questions(db::Read& read, access::Grant const& grant) {
    auto const rows = TRY(read.query(count, grant.purpose(), grant.organisation(), grant.at()));
    std::vector<Count> counts;
    counts.reserve(rows.size());
    for (auto const& row : rows)
        counts.push_back({parse_state(row.text(0)).value_or(State::open), row.text(1), row.integer(2)});
    return counts;
}

Result<std::vector<Ended>> find_ended(db::Read& read, access::Grant const& grant, std::string_view organisation) {
    auto const rows = TRY(read.query(ended, grant.purpose(), organisation, grant.at()));
    std::vector<Ended> found;
    found.reserve(rows.size());
    for (auto const& row : rows) found.push_back({row.id<QuestionTag>(0), row.instant(1)});
    return found;
}

Result<bool> destroy_question(db::Write& write, access::Grant const& grant, Ended const& question) {
    if (!TRY(write.first(still_ended, question.id, question.at))) return false;
    TRY(write.execute(destroy_events, question.id));
    TRY(write.execute(destroy_states, question.id));
    TRY(write.execute(destroy_one, question.id));
    TRY(access::close_scope(write, grant, question.id.bytes));
    return true;
}

}  // namespace plein::frontdoor::store
