// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/term.hpp"
#include "features/feedback/model.hpp"
#include "features/feedback/store.hpp"
#include "platform/access/grant.hpp"
#include "platform/access/pace.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"
#include "platform/logbook/logbook.hpp"

/// The acts on feedback: one function each, in one transaction with its log line and its fact.
namespace plein::feedback {

/// What goes by mail to who wanted an answer: made by the page, which knows the language and the name of the entry.
struct Letter {
    std::string subject;
    std::string text;
    std::string language = "nl";
};
using WriteLetter = std::function<Letter(Remark const&, std::string const& note)>;

/// Whether somebody hears by mail what was done.
enum class Told { nobody, by_mail };

class Feedback {
public:
    struct Parts {
        db::Database* database = nullptr;
        crypto::Keyring const* keys = nullptr;
        logbook::Recorder* recorder = nullptr;
        std::string organisation;  ///< whose workers read it: the municipality's own code
        Term remark_term;          ///< `remark.retention` of data/terms.toml, from the day it was sent
        Term mail_term;            ///< `report.mail_retention`, from the day it was sent
    };
    explicit Feedback(Parts parts);

    /// Whether `source` (who asks, as http::network_of has it) may send once more in this hour; it is kept nowhere.
    /// Errors: too_many `feedback.too_many`.
    [[nodiscard]] Result<void> admit(std::string_view source, Instant at);

    /// Counts a yes or no. The same form key again counts nothing, whatever it says.
    Result<void> vote(access::Grant const& grant, Page const& page, Useful useful, std::string_view language,
                      std::string_view form_key);

    /// Keeps what could be better. Errors: those of check(); conflict `form.sent_before`.
    Result<void> comment(access::Grant const& grant, Comment comment, std::string_view form_key);

    /// Keeps what is wrong with an entry. Errors: those of check(), also for an address that no mail can be sent to;
    /// conflict `form.sent_before`.
    Result<void> report(access::Grant const& grant, Report report, std::string_view form_key);

    /// A page of the list; logged as looked at.
    [[nodiscard]] Result<std::vector<Remark>> list(access::Grant const& grant, store::ListFilter const& filter);

    /// How many wait; nothing of any of them.
    [[nodiscard]] Result<Totals> totals(access::Grant const& grant);

    /// How useful pages are to people; nobody's data are in it.
    [[nodiscard]] Result<std::vector<PageCount>> pages(access::Grant const& grant,
                                                       std::optional<store::CountKey> const& after, int most);

    /// How many reports about an entry wait for an answer: what its freshness may count. Cost: one look at an index.
    [[nodiscard]] Result<std::int64_t> unanswered(access::Grant const& grant, Uuid const& entry);
    /// The same for every entry about which a report waits. Cost: one pass over the reports.
    [[nodiscard]] Result<std::map<Uuid, std::int64_t>> unanswered(access::Grant const& grant);

    /// One remark; logged as opened, or as a refused act under the grant of another act.
    /// Errors: forbidden_or_absent `remark.absent`.
    [[nodiscard]] Result<Remark> open(access::Grant const& grant, RemarkId id);

    /// Keeps what was done, and sends the letter where somebody wanted an answer; the address is destroyed with that.
    /// Errors: as open; those of check_note(); conflict `remark.handled`.
    Result<Told> handle(access::Grant const& grant, RemarkId id, std::string_view note, WriteLetter const& write_letter,
                        std::string_view form_key);

    /// It waits again. Errors: as open; conflict `remark.open`.
    Result<void> reopen(access::Grant const& grant, RemarkId id, std::string_view form_key);

    /// A fresh one-time key for a form.
    [[nodiscard]] static std::string new_form_key();

    /// Destroys what has been kept long enough: remarks, handled or not, addresses that nobody answered to, and yes and
    /// no. How many remarks and addresses; each leaves its log line. Run by the job `feedback.destroy`, in short
    /// transactions; returns between two of them where it is asked to stop, and may be run again at any time.
    [[nodiscard]] Result<std::int64_t> destroy_old(access::Grant const& grant, std::stop_token const& stopping = {});

    [[nodiscard]] Term const& remark_term() const { return parts_.remark_term; }
    [[nodiscard]] Term const& mail_term() const { return parts_.mail_term; }

private:
    struct Expiring;
    Result<void> keep(access::Grant const& grant, store::NewRemark remark, std::string_view fact,
                      std::string_view form_key);
    Result<std::int64_t> destroy_kept(access::Grant const& grant, Expiring const& expiring,
                                      std::stop_token const& stopping);
    /// Runs a write that a form asks for, unless its key led to it before.
    template <class Act>
    Result<void> once(access::Grant const& grant, std::string_view form_key, std::string const& content, Act&& act);
    Parts parts_;
    access::Pace pace_;
};

}  // namespace plein::feedback
