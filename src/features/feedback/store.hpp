// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/feedback/model.hpp"
#include "platform/access/grant.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"

/// The SQL of feedback, all of it. What people wrote, and where they want an answer, is sealed here and opened here.
/// Remarks are read through the row filter.
namespace plein::feedback::store {

/// Keeps a yes or no of the grant's day, under an id that says nothing.
Result<void> insert_vote(db::Write& write, access::Grant const& grant, Page const& page, Useful useful,
                         std::string_view language);

/// A new remark as it is stored.
struct NewRemark {
    RemarkId id;
    Kind kind = Kind::comment;
    Page page;
    std::string language;
    std::optional<Useful> useful;
    std::optional<Wrong> wrong;
    std::string text;
    std::string mail;  ///< empty where no answer is wanted
};
Result<void> insert_remark(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                           NewRemark const& remark);

/// A remark that the grant's purpose and organisation may see. Errors: forbidden_or_absent `remark.absent`.
[[nodiscard]] Result<Remark> find_remark(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                         RemarkId id);

/// Where a page of a list begins: after the row with these.
struct ListKey {
    Instant at{};
    Uuid id{};
};

/// What a list asks for.
struct ListFilter {
    bool handled = false;       ///< those that were handled, the newest first; else those that wait, the oldest first
    std::optional<Kind> kind;   ///< both without
    std::string page;           ///< path; empty for all
    std::optional<Uuid> entry;  ///< those of one entry of the directory, for its owner
    std::optional<ListKey> after;
    int most = 50;  ///< 1 to 200
};
[[nodiscard]] Result<std::vector<Remark>> list_remarks(db::Read& read, crypto::Keyring const& keys,
                                                       access::Grant const& grant, ListFilter const& filter);

/// How many wait, of those the grant may see.
[[nodiscard]] Result<Totals> count_waiting(db::Read& read, access::Grant const& grant);

/// How many reports about an entry wait: a number, and nothing of any of them.
[[nodiscard]] Result<std::int64_t> count_unanswered(db::Read& read, access::Grant const& grant, Uuid const& entry);

/// The same for every entry about which a report waits.
[[nodiscard]] Result<std::map<Uuid, std::int64_t>> count_all_unanswered(db::Read& read, access::Grant const& grant);

/// Where a page of the table of pages begins: after the row with these.
struct CountKey {
    std::int64_t no = 0;
    std::string path;
};

/// The pages of which somebody said something since the first day of last month; those that disappointed most this
/// month first. `most`: 1 to 200.
[[nodiscard]] Result<std::vector<PageCount>> count_votes(db::Read& read, access::Grant const& grant, Day month,
                                                         Day month_before, std::optional<CountKey> const& after,
                                                         int most);

/// Begins to hold that a remark is handled. Errors: conflict `db.conflict` where it holds already.
Result<void> insert_handling(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, RemarkId id,
                             std::string_view note);

/// Ends it. Errors: conflict `remark.open` where it does not hold.
Result<void> end_handling(db::Write& write, access::Grant const& grant, RemarkId id);

/// The address to answer to; empty where there is none (any more). The remark is one that find_remark let through.
[[nodiscard]] Result<std::string> find_mail(db::Read& read, crypto::Keyring const& keys, access::Grant const& grant,
                                            RemarkId id);
/// Removes it. False where it is there no more.
Result<bool> destroy_mail(db::Write& write, access::Grant const& grant, RemarkId id);

/// Something that may have been kept long enough, and since when that counts.
struct Kept {
    RemarkId id;
    Instant at{};
};

/// The 200 oldest remarks, handled or not, by when they were received.
[[nodiscard]] Result<std::vector<Kept>> find_old_remarks(db::Read& read, access::Grant const& grant,
                                                         std::string_view organisation);
/// The 200 oldest addresses, by when they were given.
[[nodiscard]] Result<std::vector<Kept>> find_old_mails(db::Read& read, access::Grant const& grant,
                                                       std::string_view organisation);

/// Removes a remark with all that was written to it, and ends who may see it. False where it is there no more.
Result<bool> destroy_remark(db::Write& write, access::Grant const& grant, RemarkId id);

/// The most that destroy_votes removes in one Write, so that nobody waits for it.
inline constexpr std::int64_t votes_at_once = 1000;

/// Removes the yes and no of days before `first`; the number.
Result<std::int64_t> destroy_votes(db::Write& write, access::Grant const& grant, Day first);

}  // namespace plein::feedback::store
