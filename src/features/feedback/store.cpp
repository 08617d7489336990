// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/feedback/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "platform/access/scope.hpp"
#include "platform/db/history.hpp"

namespace plein::feedback::store {
namespace {

#define REMARK_COLUMNS                                                                                       \
    "feedback_remark.id, feedback_remark.kind, feedback_remark.page, feedback_remark.entry, "                \
    "feedback_remark.language, feedback_remark.useful, feedback_remark.wrong, feedback_remark.received_at, " \
    "feedback_remark.text, feedback_handling.valid_from, feedback_handling.note, feedback_handling.id, "     \
    "feedback_mail.received_at FROM feedback_remark "                                                        \
    "LEFT JOIN feedback_handling ON feedback_handling.remark = feedback_remark.id AND "                      \
    "feedback_handling." PLEIN_CURRENT " LEFT JOIN feedback_mail ON feedback_mail.remark = feedback_remark.id "

#define THAT_FIT                                                                             \
    " AND ($4 = '' OR feedback_remark.kind = $4) AND ($5 = '' OR feedback_remark.page = $5)" \
    " AND ($6 = '' OR feedback_remark.entry = $7)"

constexpr db::Statement insert_one_vote{
    "feedback_vote.insert",
    "INSERT INTO feedback_vote (id, page, entry, language, useful, day) VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr db::Statement insert{
    "feedback_remark.insert",
    "INSERT INTO feedback_remark (id, kind, page, entry, language, useful, wrong, received_at, text) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr db::Statement insert_mail{"feedback_mail.insert",
                                    "INSERT INTO feedback_mail (remark, address, received_at) VALUES ($1, $2, $3)"};
constexpr db::Statement find{"feedback_remark.find",
                             "SELECT " REMARK_COLUMNS "WHERE " PLEIN_VISIBLE("feedback_remark.id", "$1", "$2",
                                                                             "$3") " AND feedback_remark.id = $4"};
constexpr db::Statement list_waiting{
    "feedback_remark.list_waiting",
    "SELECT " REMARK_COLUMNS "WHERE " PLEIN_VISIBLE("feedback_remark.id", "$1", "$2", "$3") THAT_FIT
    " AND feedback_handling.id IS NULL"
    " AND (feedback_remark.received_at > $8 OR (feedback_remark.received_at = $8 AND feedback_remark.id > $9))"
    " ORDER BY feedback_remark.received_at, feedback_remark.id LIMIT $10"};
constexpr db::Statement list_handled{"feedback_remark.list_handled",
                                     "SELECT " REMARK_COLUMNS
                                     "WHERE " PLEIN_VISIBLE("feedback_remark.id", "$1", "$2", "$3") THAT_FIT
                                     " AND (feedback_handling.valid_from < $8"
                                     " OR (feedback_handling.valid_from = $8 AND feedback_remark.id < $9))"
                                     " ORDER BY feedback_handling.valid_from DESC, feedback_remark.id DESC LIMIT $10"};
constexpr db::Statement waiting{
    "feedback_remark.count_waiting",
    "SELECT feedback_remark.kind, COUNT(*) FROM feedback_remark WHERE " PLEIN_VISIBLE("feedback_remark.id", "$1", "$2", "$3")
    " AND NOT EXISTS (SELECT 1 FROM feedback_handling WHERE feedback_handling.remark = feedback_remark.id AND "
    "feedback_handling." PLEIN_CURRENT ") GROUP BY feedback_remark.kind"};
#define REPORT_THAT_WAITS                                                                                             \
    "feedback_remark.kind = 'report' AND NOT EXISTS (SELECT 1 FROM feedback_handling WHERE feedback_handling.remark " \
    "= feedback_remark.id AND feedback_handling." PLEIN_CURRENT ")"
constexpr db::Statement unanswered{
    "feedback_remark.count_unanswered",
    "SELECT COUNT(*) FROM feedback_remark WHERE feedback_remark.entry = $1 AND " REPORT_THAT_WAITS};
constexpr db::Statement all_unanswered{
    "feedback_remark.count_all_unanswered",
    "SELECT feedback_remark.entry, COUNT(*) FROM feedback_remark WHERE " REPORT_THAT_WAITS
    " GROUP BY feedback_remark.entry"};
#define NO_THIS_MONTH "COUNT(CASE WHEN day >= $1 AND useful = 0 THEN 1 END)"
constexpr db::Statement votes_of_pages{
    "feedback_vote.count",
    "SELECT page, COUNT(CASE WHEN day >= $1 AND useful = 1 THEN 1 END), " NO_THIS_MONTH
    ", COUNT(CASE WHEN day < $1 AND useful = 1 THEN 1 END), COUNT(CASE WHEN day < $1 AND useful = 0 THEN 1 END)"
    " FROM feedback_vote WHERE day >= $2 GROUP BY page"
    " HAVING " NO_THIS_MONTH " < $3 OR (" NO_THIS_MONTH
    " = $3 AND page > $4)"
    " ORDER BY " NO_THIS_MONTH " DESC, page LIMIT $5"};
constexpr db::Statement begin_handling{
    "feedback_handling.insert",
    "INSERT INTO feedback_handling (id, remark, note, valid_from, recorded_at, recorded_by) "
    "VALUES ($1, $2, $3, $4, $4, $5)"};
constexpr db::Statement end_of_handling{"feedback_handling.end",
                                        PLEIN_END("feedback_handling", "$2", "$3") "remark = $1"};
constexpr db::Statement mail_of{"feedback_mail.of", "SELECT address FROM feedback_mail WHERE remark = $1"};
constexpr db::Statement delete_mail{"feedback_mail.destroy", "DELETE FROM feedback_mail WHERE remark = $1"};
constexpr db::Statement old_remarks{
    "feedback_remark.old",
    "SELECT feedback_remark.id, feedback_remark.received_at FROM feedback_remark WHERE " PLEIN_VISIBLE(
        "feedback_remark.id", "$1", "$2", "$3") " ORDER BY feedback_remark.received_at, feedback_remark.id LIMIT 200"};
constexpr db::Statement old_mails{
    "feedback_mail.old",
    "SELECT feedback_remark.id, feedback_mail.received_at FROM feedback_remark JOIN feedback_mail ON "
    "feedback_mail.remark = feedback_remark.id WHERE " PLEIN_VISIBLE(
        "feedback_remark.id", "$1", "$2", "$3") " ORDER BY feedback_mail.received_at, feedback_remark.id LIMIT 200"};
constexpr db::Statement delete_handlings{"feedback_handling.destroy",
                                         "DELETE FROM feedback_handling WHERE remark = $1"};
constexpr db::Statement delete_remark{"feedback_remark.destroy", "DELETE FROM feedback_remark WHERE id = $1"};
constexpr db::Statement delete_votes{
    "feedback_vote.destroy",
    "DELETE FROM feedback_vote WHERE id IN (SELECT id FROM feedback_vote WHERE day < $1 ORDER BY day LIMIT $2)"};

std::string place(std::string_view column, Uuid const& id) { return fmt::format("{}:{}", column, to_text(id)); }

constexpr std::string_view text_place = "feedback_remark.text";
constexpr std::string_view note_place = "feedback_handling.note";
constexpr std::string_view mail_place = "feedback_mail.address";

std::optional<std::int64_t> number_of(std::optional<Useful> useful) {
    if (!useful) return std::nullopt;
    return *useful == Useful::yes ? 1 : 0;
}

/// A row of REMARK_COLUMNS, opened.
Result<Remark> read_remark(crypto::Keyring const& keys, db::Row const& row) {
    Remark remark;
    remark.id = row.id<RemarkTag>(0);
    remark.kind = parse_kind(row.text(1)).value_or(Kind::comment);
    remark.page.path = row.text(2);
    if (!row.is_null(3)) remark.page.entry = row.uuid(3);
    remark.language = row.text(4);
    if (!row.is_null(5)) remark.useful = row.boolean(5) ? Useful::yes : Useful::no;
    remark.wrong = parse_wrong(row.text(6));
    remark.received_at = row.instant(7);
    remark.text = TRY(keys.open_sealed(row.blob(8), place(text_place, remark.id.bytes)));
    remark.handled_at = row.instant_or_null(9);
    if (remark.handled_at) remark.note = TRY(keys.open_sealed(row.blob(10), place(note_place, row.uuid(11))));
    remark.wants_answer = !row.is_null(12);
    return remark;
}

Result<std::vector<Kept>> find_kept(db::Read& read, db::Statement const& statement, access::Grant const& grant,
                                    std::string_view organisation) {
    auto const rows = TRY(read.query(statement, grant.purpose(), organisation, grant.at()));
    std::vector<Kept> found;
    found.reserve(rows.size());
    for (auto const& row : rows) found.push_back({row.id<RemarkTag>(0), row.instant(1)});
    return found;
}

}  // namespace

Result<void> insert_vote(db::Write& write, access::Grant const& grant, Page const& page, Useful useful,
                         std::string_view language) {
    TRY(write.execute(insert_one_vote, new_random_uuid(), page.path, page.entry, language, useful == Useful::yes,
                      amsterdam_day(grant.at())));
    return {};
}

Result<void> insert_remark(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                           NewRemark const& remark) {
    auto const& id = remark.id;
    TRY(write.execute(insert, id, name(remark.kind), remark.page.path, remark.page.entry, remark.language,
                      number_of(remark.useful), remark.wrong ? name(*remark.wrong) : std::string_view{}, grant.at(),
                      db::Blob{keys.seal(remark.text, place(text_place, id.bytes))}));
    if (!remark.mail.empty())
        TRY(write.execute(insert_mail, id, db::Blob{keys.seal(remark.mail, place(mail_place, id.bytes))}, grant.at()));
    return {};
}

Result<Remark> find_remark(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant, RemarkId id) {
    auto const row = TRY(read.first(find, grant.purpose(), grant.organisation(), grant.at(), id));
    if (!row) return fail(ErrorKind::forbidden_or_absent, "remark.absent");
    return read_remark(keys, *row);
}

Result<std::vector<Remark>> list_remarks(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                         ListFilter const& filter) {
    auto const start = filter.handled ? ListKey{from_micros(std::numeric_limits<std::int64_t>::max()), {}}
                                      : ListKey{from_micros(std::numeric_limits<std::int64_t>::min()), {}};
    auto const after = filter.after.value_or(start);
    auto const rows =
        TRY(read.query(filter.handled ? list_handled : list_waiting, grant.purpose(), grant.organisation(), grant.at(),
                       filter.kind ? name(*filter.kind) : std::string_view{}, filter.page,
                       filter.entry ? to_text(*filter.entry) : std::string{}, filter.entry.value_or(Uuid{}), after.at,
                       after.id, std::clamp(filter.most, 1, 200)));
    std::vector<Remark> found;
    found.reserve(rows.size());
    for (auto const& row : rows) found.push_back(TRY(read_remark(keys, row)));
    return found;
}

Result<Totals> count_waiting(db::Read& read, access::Grant const& grant) {
    Totals totals;
    for (auto const& row : TRY(read.query(waiting, grant.purpose(), grant.organisation(), grant.at())))
        (parse_kind(row.text(0)) == Kind::report ? totals.reports : totals.comments) = row.integer(1);
    return totals;
}

Result<std::int64_t> count_unanswered(db::Read& read, access::Grant const&, Uuid const& entry) {
    auto const row = TRY(read.first(unanswered, entry));
    return row ? row->integer(0) : 0;
}

Result<std::map<Uuid, std::int64_t>> count_all_unanswered(db::Read& read, access::Grant const&) {
    std::map<Uuid, std::int64_t> counts;
    for (auto const& row : TRY(read.query(all_unanswered))) counts.emplace(row.uuid(0), row.integer(1));
    return counts;
}

Result<std::vector<PageCount>> count_votes(db::Read& read, access::Grant const&, Day month, Day month_before,
                                           std::optional<CountKey> const& after, int most) {
    auto const key = after.value_or(CountKey{std::numeric_limits<std::int64_t>::max(), {}});
    auto const rows = TRY(read.query(votes_of_pages, month, month_before, key.no, key.path, std::clamp(most, 1, 200)));
    std::vector<PageCount> counts;
    counts.reserve(rows.size());
    for (auto const& row : rows)
        counts.push_back({row.text(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)});
    return counts;
}

Result<void> insert_handling(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, RemarkId id,
                             std::string_view note) {
    auto const handling = new_uuid(grant.at());
    TRY(write.execute(begin_handling, handling, id, db::Blob{keys.seal(note, place(note_place, handling))}, grant.at(),
                      grant.actor()));
    return {};
}

Result<void> end_handling(db::Write& write, access::Grant const& grant, RemarkId id) {
    auto const ended = TRY(write.execute(end_of_handling, id, grant.at(), grant.actor()));
    if (ended != 1) return fail(ErrorKind::conflict, "remark.open");
    return {};
}

Result<std::string> find_mail(db::Read& read, crypto::Keyring const& keys, access::Grant const&, RemarkId id) {
    auto const row = TRY(read.first(mail_of, id));
    if (!row) return std::string{};
    return keys.open_sealed(row->blob(0), place(mail_place, id.bytes));
}

Result<bool> destroy_mail(db::Write& write, access::Grant const&, RemarkId id) {
    return TRY(write.execute(delete_mail, id)) == 1;
}

Result<std::vector<Kept>> find_old_remarks(db::Read& read, access::Grant const& grant, std::string_view organisation) {
    return find_kept(read, old_remarks, grant, organisation);
}

Result<std::vector<Kept>> find_old_mails(db::Read& read, access::Grant const& grant, std::string_view organisation) {
    return find_kept(read, old_mails, grant, organisation);
}

Result<bool> destroy_remark(db::Write& write, access::Grant const& grant, RemarkId id) {
    TRY(write.execute(delete_mail, id));
    TRY(write.execute(delete_handlings, id));
    auto const gone = TRY(write.execute(delete_remark, id));
    TRY(access::close_scope(write, grant, id.bytes));
    return gone == 1;
}

Result<std::int64_t> destroy_votes(db::Write& write, access::Grant const&, Day first) {
    return write.execute(delete_votes, first, votes_at_once);
}

}  // namespace plein::feedback::store
