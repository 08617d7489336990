// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "platform/access/grant.hpp"
#include "platform/config/mail.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"
#include "platform/jobs/jobs.hpp"

/// Mail that Plein sends: a row of the outbox in the transaction of the act that asks for it, taken from there and sent
/// by the job `mail.send`. So an act that is rolled back sends nothing, and a mail server that is down holds nobody up.
///
/// - A service calls queue() inside its own db::Write. Address, subject and text are sealed, and nothing but the sender
///   opens them.
/// - A mail is sent at least once. Whoever dies between sending and saying so leaves it to be sent again, with the same
///   Message-ID, by which mail programs know a double.
/// - What the server refuses for now, or a server that is not there, is tried again after one minute, then two, four …
///   up to six hours, at most twelve times: in all about twenty hours. Then, or at once where the server says that it
///   never will take it, the mail has failed.
/// - The content is destroyed when the mail is delivered, or seven days after it failed. The bare row, which says when
///   and with what end, stays ninety days.
/// - What comes back later by mail (an address that turned out wrong, a vacation) is nobody's here: it goes to `from`.
namespace plein::mail {

struct MailTag;
using MailId = Id<MailTag>;

/// One mail to one person, in plain text.
struct Message {
    std::string to;               ///< one address, see is_address
    std::string subject;          ///< one line, at most 200 code points; what would break a line becomes a blank
    std::string text;             ///< at most 20,000 code points; lines end in LF
    std::string language = "nl";  ///< `nl` or `en`: what it is written in
    /// A mail with a key that was used before is not queued again for as long as the earlier row is there (ninety days
    /// after its end): `entry.reminder:<id>:2026-11`. Ids and days, never a name; at most 200 bytes. Empty: always
    /// queued.
    std::string once = {};
};

/// Whether mail can be sent to `text`: a plausible address (is_mail_address) of ASCII characters alone that need no
/// quotes. For forms, so that an act is not refused at its end.
[[nodiscard]] bool is_address(std::string_view text);

enum class Queued {
    now,
    before,  ///< a mail with the same `once` was there, and nothing was added
};

/// Puts a mail into the outbox, in the act's own transaction. Sealed with `keys`; the row says who asked, from `grant`.
/// Errors: bad_request `mail.address_malformed`, `mail.subject_empty`, `mail.language_unknown`, `mail.key_malformed`
/// and those of clean_text.
[[nodiscard]] Result<Queued> queue(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                                   Message const& message);

/// What stands in the outbox and is still to be sent.
struct Waiting {
    std::int64_t mails = 0;
    std::chrono::microseconds oldest{0};  ///< how long ago the oldest of them was queued
};

/// For the figures of the house. Errors: forbidden_or_absent `page.absent` without the permission `operations.run`.
[[nodiscard]] Result<Waiting> waiting(db::Read& read, access::Grant const& grant);

class Transport;

/// What takes mail out of the outbox and hands it over. One per server; several may share a database.
class Sender {
public:
    struct Parts {
        db::Database* database = nullptr;
        crypto::Keyring const* keys = nullptr;
        Clock const* clock = nullptr;
        config::Mail settings;
        std::string from_name;  ///< stands before the address that mail comes from: the municipality's
    };

    /// Checks the settings: reads the password, makes the folder. Without a server it opens too, says so in one line of
    /// the log, and mail stays queued.
    /// Errors: unavailable `mail.password_unreadable` (absent, empty, or open to everybody), `mail.folder_unavailable`;
    /// bad_request `mail.address_malformed` (the address that mail comes from), `mail.server_malformed`.
    [[nodiscard]] static Result<std::unique_ptr<Sender>> open(Parts parts);
    /// With a way out of the caller's own; none where mail is to stay queued.
    Sender(Parts parts, std::unique_ptr<Transport> transport);
    ~Sender();
    Sender(Sender const&) = delete;
    Sender& operator=(Sender const&) = delete;

    /// Sends what is due, batch after batch, until nothing is or the server cannot be used; the number delivered.
    /// A mail that failed is no error of this. Cost: at most two minutes a mail. Threads: one call at a time.
    [[nodiscard]] Result<std::int64_t> send_due(access::Grant const& grant, std::stop_token const& stopping);

    /// Destroys the content of what failed a week ago and removes rows that ended ninety days ago.
    [[nodiscard]] Result<void> purge(access::Grant const& grant, std::stop_token const& stopping);

    /// `mail.send` and `mail.purge`, for the house. They use this Sender.
    [[nodiscard]] std::vector<jobs::Kind> jobs();

private:
    Parts parts_;
    std::unique_ptr<Transport> transport_;
};

}  // namespace plein::mail
