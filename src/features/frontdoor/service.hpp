// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "features/frontdoor/model.hpp"
#include "features/frontdoor/store.hpp"
#include "platform/access/grant.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"
#include "platform/logbook/logbook.hpp"

/// The acts on help questions: one function each, in one transaction with its log line and its fact.
namespace plein::frontdoor {

/// Where a postcode lies, as the areas feature knows it; empty where it does not.
struct Neighbourhood {
    std::string code;
    std::int64_t year = 0;
};

/// What a worker's day looks like in numbers.
struct Totals {
    std::int64_t late = 0;
    std::int64_t today = 0;
    std::int64_t open = 0;     ///< nobody has taken it yet
    std::int64_t fresh = 0;    ///< of those, what is due after today
    std::int64_t waiting = 0;  ///< answered, not closed
};

class Questions {
public:
    struct Parts {
        db::Database* database = nullptr;
        crypto::Keyring const* keys = nullptr;
        logbook::Recorder* recorder = nullptr;
        std::string organisation;  ///< whose workers answer: the municipality's own code
        Term reply_term;           ///< `question.reply` of data/terms.toml
        Term retention_term;       ///< `question.retention`, from the day on which a question ended
        std::function<Neighbourhood(std::string_view postcode)> neighbourhood_of;
    };
    explicit Questions(Parts parts);

    /// Keeps a question and gives the code that opens it. The same form key again gives the same code. `themes` are the
    /// codes that exist, in the order of the page. What may be urgent is due on the day itself.
    /// Errors: bad_request `question.incomplete` with the fields; nothing is kept then.
    [[nodiscard]] Result<Asked> ask(access::Grant const& grant, Ask ask, std::vector<std::string> const& themes,
                                    std::string_view form_key);

    /// The question that a code opens, for the one who asked. A wrong code looks like no question.
    /// Errors: forbidden_or_absent `question.code_unknown`.
    [[nodiscard]] Result<Question> follow(access::Grant const& grant, std::string_view code);

    /// The resident adds something; a closed question opens again and comes back in the list. What may be urgent is due
    /// on the day itself.
    /// Errors: as follow; bad_request `more.missing`, `more.too_long`; conflict `question.ended`.
    [[nodiscard]] Result<Question> add(access::Grant const& grant, std::string_view code, std::string_view text,
                                       std::string_view form_key, bool may_be_urgent);

    /// The resident withdraws. Errors: as follow; conflict `question.ended`.
    [[nodiscard]] Result<Question> withdraw(access::Grant const& grant, std::string_view code,
                                            std::string_view form_key);

    /// A page of the worker's list; everyone in it is logged as listed.
    [[nodiscard]] Result<std::vector<QuestionRow>> list(access::Grant const& grant, store::ListFilter const& filter);

    /// The first rows of several lists at once, in their order: one look at the database and one line for all.
    [[nodiscard]] Result<std::vector<std::vector<QuestionRow>>> list(access::Grant const& grant,
                                                                     std::vector<store::ListFilter> const& filters);

    /// The numbers for the start page; no one's data are in it.
    [[nodiscard]] Result<Totals> totals(access::Grant const& grant);

    /// One question in full; logged as opened, or as a refused act under the grant of another act. Errors:
    /// forbidden_or_absent `question.absent`.
    [[nodiscard]] Result<Question> open(access::Grant const& grant, QuestionId id);

    /// The worker becomes its owner, also when a colleague was.
    /// Errors: as open; conflict `question.changed` (a colleague saved first), `question.ended`.
    Result<void> take(access::Grant const& grant, Edit const& edit);

    /// Answers. Errors: as take; bad_request `answer.missing`, `answer.too_long`; conflict `question.not_taken`.
    Result<void> answer(access::Grant const& grant, Edit const& edit, std::string_view text,
                        std::vector<std::string> entries);

    /// Closes. Errors: as take; bad_request `note.too_long`; conflict `question.not_taken`.
    Result<void> close(access::Grant const& grant, Edit const& edit, ClosingResult result, std::string_view note);

    /// A fresh one-time key for a form.
    [[nodiscard]] static std::string new_form_key();

    /// Destroys every question whose term of retention is over, with everything written to it; the number. Each leaves
    /// its log line. Run by the job `question.destroy`, in short transactions; returns between two of them where it is
    /// asked to stop, and may be run again at any time.
    [[nodiscard]] Result<std::int64_t> destroy_ended(access::Grant const& grant, std::stop_token const& stopping = {});

    [[nodiscard]] Term const& reply_term() const { return parts_.reply_term; }
    [[nodiscard]] Term const& retention_term() const { return parts_.retention_term; }

private:
    struct Change;
    Result<void> worker_act(access::Grant const& grant, Edit const& edit, Change const& change);
    Result<Question> resident_act(access::Grant const& grant, std::string_view code, std::string_view form_key,
                                  Change const& change);
    [[nodiscard]] std::string hash_of(std::string_view record, Change const& change) const;
    [[nodiscard]] std::string hash_of(std::string_view normal_code) const;
    Parts parts_;
};

}  // namespace plein::frontdoor
