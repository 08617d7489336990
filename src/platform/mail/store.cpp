// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/mail/store.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plein::mail {
namespace store {
namespace {

using namespace std::chrono_literals;

/// By how much the clocks of two servers may differ. What lies further ahead was written by a clock that is wrong.
constexpr std::chrono::minutes skew{1};

constexpr db::Statement insert{
    "mail_outbox.insert",
    "INSERT INTO mail_outbox (id, once, recorded_at, recorded_by, language, message_id, address, subject, body, state, "
    "attempts, due_at, last_error) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', 0, $3, '') "
    "ON CONFLICT (once) DO NOTHING"};

// $1 now, $2 and $3 the furthest instants that a right clock may have written: of a due_at and of a lease.
#define DUE                                                                                                \
    "state = 'queued' AND (due_at <= $1 OR due_at > $2) AND (lease_until IS NULL OR lease_until <= $1 OR " \
    "lease_until > $3)"
constexpr db::Statement find_due{"mail_outbox.find_due", "SELECT id FROM mail_outbox WHERE " DUE " LIMIT 1"};
constexpr db::Statement claim_due{
    "mail_outbox.claim",
    "UPDATE mail_outbox SET lease_until = $4, leased_by = $5, attempts = attempts + 1 WHERE id IN "
    "(SELECT id FROM mail_outbox WHERE " DUE " ORDER BY due_at, id LIMIT $6)"};
constexpr db::Statement find_claimed{
    "mail_outbox.claimed",
    "SELECT id, attempts, recorded_at, language, message_id, address, subject, body FROM mail_outbox "
    "WHERE leased_by = $1 AND state = 'queued' ORDER BY due_at, id"};
constexpr db::Statement end_delivered{
    "mail_outbox.deliver",
    "UPDATE mail_outbox SET state = 'delivered', ended_at = $1, last_error = '', lease_until = NULL, leased_by = NULL, "
    "address = NULL, subject = NULL, body = NULL WHERE id = $2 AND leased_by = $3"};
constexpr db::Statement end_failed{
    "mail_outbox.fail",
    "UPDATE mail_outbox SET state = 'failed', ended_at = $1, last_error = $4, lease_until = NULL, leased_by = NULL "
    "WHERE id = $2 AND leased_by = $3"};
constexpr db::Statement delay{
    "mail_outbox.put_off",
    "UPDATE mail_outbox SET due_at = $1, last_error = $4, lease_until = NULL, leased_by = NULL "
    "WHERE id = $2 AND leased_by = $3"};
constexpr db::Statement give_back{
    "mail_outbox.release",
    "UPDATE mail_outbox SET attempts = attempts - 1, lease_until = NULL, leased_by = NULL WHERE leased_by = $1"};
constexpr db::Statement empty_failed{
    "mail_outbox.destroy_content",
    "UPDATE mail_outbox SET address = NULL, subject = NULL, body = NULL WHERE id IN "
    "(SELECT id FROM mail_outbox WHERE ended_at < $1 AND address IS NOT NULL ORDER BY ended_at LIMIT $2)"};
constexpr db::Statement delete_ended{"mail_outbox.purge",
                                     "DELETE FROM mail_outbox WHERE id IN "
                                     "(SELECT id FROM mail_outbox WHERE ended_at < $1 ORDER BY ended_at LIMIT $2)"};
constexpr db::Statement count_waiting{"mail_outbox.waiting",
                                      "SELECT COUNT(*), MIN(recorded_at) FROM mail_outbox WHERE state = 'queued'"};

Result<void> check(access::Grant const& grant) {
    if (!grant.holds("operations.run")) return fail(ErrorKind::forbidden_or_absent, "page.absent", "the outbox");
    return {};
}

std::string place(std::string_view column, MailId id) { return fmt::format("mail_outbox.{}:{}", column, to_text(id)); }

Instant furthest_due(Instant now) { return now + longest_delay + skew; }
Instant furthest_lease(Instant now) { return now + lease + skew; }

Kept kept_if(std::int64_t touched) { return touched == 1 ? Kept::yes : Kept::no; }

}  // namespace

std::chrono::minutes delay_after(std::int64_t attempt) {
    std::chrono::minutes wait{1};
    for (std::int64_t i = 1; i < attempt && wait < longest_delay; ++i) wait *= 2;
    return std::min<std::chrono::minutes>(wait, longest_delay);
}

Result<Queued> insert_mail(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                           Message const& message) {
    auto const id = new_id<MailTag>(grant.at());
    auto const once = message.once.empty() ? std::nullopt : std::optional{message.once};
    auto const sealed = [&](std::string_view column, std::string_view text) {
        return db::Blob{keys.seal(text, place(column, id))};
    };
    auto const added = TRY(write.execute(insert, id, once, grant.at(), grant.actor(), message.language,
                                         crypto::random_token(), sealed("address", message.to),
                                         sealed("subject", message.subject), sealed("body", message.text)));
    return added == 1 ? Queued::now : Queued::before;
}

Result<Opened> open_letter(crypto::Keyring const& keys, Letter const& letter) {
    Opened opened;
    opened.to = TRY(keys.open_sealed(letter.address, place("address", letter.id)));
    opened.subject = TRY(keys.open_sealed(letter.subject, place("subject", letter.id)));
    opened.text = TRY(keys.open_sealed(letter.body, place("body", letter.id)));
    return opened;
}

Result<bool> is_due(db::Read& read, access::Grant const& grant, Instant now) {
    TRY(check(grant));
    return TRY(read.first(find_due, now, furthest_due(now), furthest_lease(now))).has_value();
}

Result<std::vector<Letter>> claim(db::Write& write, access::Grant const& grant, Instant now,
                                  std::string_view lease_name) {
    TRY(check(grant));
    TRY(write.execute(claim_due, now, furthest_due(now), furthest_lease(now), Instant{now + lease}, lease_name, batch));
    std::vector<Letter> letters;
    for (auto const& row : TRY(write.query(find_claimed, lease_name)))
        letters.push_back({row.id<MailTag>(0), row.integer(1), row.instant(2), row.text(3), row.text(4), row.blob(5),
                           row.blob(6), row.blob(7)});
    return letters;
}

Result<Kept> mark_delivered(db::Write& write, access::Grant const& grant, Letter const& letter,
                            std::string_view lease_name, Instant now) {
    TRY(check(grant));
    return kept_if(TRY(write.execute(end_delivered, now, letter.id, lease_name)));
}

Result<Kept> mark_failed(db::Write& write, access::Grant const& grant, Letter const& letter,
                         std::string_view lease_name, Instant now, std::string_view code) {
    TRY(check(grant));
    return kept_if(TRY(write.execute(end_failed, now, letter.id, lease_name, code)));
}

Result<Kept> put_off(db::Write& write, access::Grant const& grant, Letter const& letter, std::string_view lease_name,
                     Instant now, std::string_view code) {
    TRY(check(grant));
    auto const due = Instant{now + delay_after(letter.attempt)};
    return kept_if(TRY(write.execute(delay, due, letter.id, lease_name, code)));
}

Result<std::int64_t> release(db::Write& write, access::Grant const& grant, std::string_view lease_name) {
    TRY(check(grant));
    return write.execute(give_back, lease_name);
}

Result<std::int64_t> destroy_content(db::Write& write, access::Grant const& grant, Instant now) {
    TRY(check(grant));
    return write.execute(empty_failed, Instant{now - content_kept}, purged_at_once);
}

Result<std::int64_t> remove_ended(db::Write& write, access::Grant const& grant, Instant now) {
    TRY(check(grant));
    return write.execute(delete_ended, Instant{now - state_kept}, purged_at_once);
}

}  // namespace store

Result<Waiting> waiting(db::Read& read, access::Grant const& grant) {
    TRY(store::check(grant));
    auto const row = TRY(read.first(store::count_waiting));
    Waiting found{row->integer(0), std::chrono::microseconds{0}};
    if (found.mails > 0) found.oldest = std::max(found.oldest, grant.at() - row->instant(1));
    return found;
}

}  // namespace plein::mail
