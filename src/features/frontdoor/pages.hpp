// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/term.hpp"
#include "features/frontdoor/around.hpp"
#include "features/frontdoor/model.hpp"
#include "features/frontdoor/service.hpp"
#include "platform/html/html.hpp"
#include "platform/http/message.hpp"

/// The pages of the front door. Each function answers one route; the texts and the look are in pages/*.tpl.
namespace plein::frontdoor {

/// The home page of the last minute, one for each language: everyone without a session sees the same page. Only a page
/// that could be made is kept. Threads: safe; nobody waits while another makes the page.
class LastMinute {
public:
    /// The page of this minute; nothing where there is none, or where it is not for everybody.
    [[nodiscard]] std::shared_ptr<http::Response const> find(http::Request const& request) const;
    void keep(http::Request const& request, http::Response const& response);

private:
    struct Slot {
        std::int64_t minute = -1;
        std::string site;  ///< the page says at which address it is
        std::shared_ptr<http::Response const> response;
    };
    mutable std::mutex mutex_;
    std::array<Slot, 2> slots_;
};

/// What all pages of this feature share; lives as long as the server.
struct Desk {
    Questions* questions = nullptr;
    html::Pages const* pages = nullptr;
    Around around;
    std::string phone_hours_nl;  ///< when the phone is answered, in words
    std::string phone_hours_en;
    Term remark_term;  ///< how long what people say of pages is kept, and where to answer them: for the privacy page
    Term mail_term;
    Term owner_term;      ///< how long who keeps entries is known after the last of them ended
    Term discovery_term;  ///< how long what a helper of an inventory found waits for a decision
};

// Residents
http::Response show_home(Desk const& desk, LastMinute& last_minute, http::Request const& request,
                         access::Grant const& grant);
http::Response show_ask(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response send_ask(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response show_code_form(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response follow_question(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response add_to_question(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response withdraw_question(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response show_about(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response show_privacy(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response show_accessibility(Desk const& desk, http::Request const& request, access::Grant const& grant);

// Workers
http::Response list_questions(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response show_question(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response take_question(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response answer_question(Desk const& desk, http::Request const& request, access::Grant const& grant);
http::Response close_question(Desk const& desk, http::Request const& request, access::Grant const& grant);

// Parts that several pages use; also the start page of the working day.

/// The names of the owners of all rows, read at once.
[[nodiscard]] Names owner_names(Desk const& desk, access::Grant const& grant,
                                std::vector<QuestionRow const*> const& rows);

/// The name of an account; empty where there is none.
[[nodiscard]] std::string name_in(Names const& names, std::string_view account);

/// Fills one row of a worker's list (question_row.tpl).
void fill_row(html::Data& data, Desk const& desk, http::Request const& request, QuestionRow const& row,
              Names const& names);

/// Fills the card of what cannot wait (urgent.tpl) for somebody's own words, and offers to leave the page in a moment.
void fill_urgent(html::Data& data, Desk const& desk, http::Language language, std::string_view words);

/// The urgent rules that the words fit; none for no words.
[[nodiscard]] std::vector<UrgentView> urgent_of(Desk const& desk, http::Language language, std::string_view words);

/// The codes of all themes, in the order of the page.
[[nodiscard]] std::vector<std::string> theme_codes(Desk const& desk);

/// `2026-0012`: the number people use on the telephone.
[[nodiscard]] std::string number_text(QuestionRow const& row);

/// The names of themes in the request's language, joined for reading.
[[nodiscard]] std::string theme_names(Desk const& desk, http::Language language, std::vector<std::string> const& codes);

/// Paragraphs under the variable `line`, the name the templates use for a person's own words.
void fill_lines(html::Data& data, std::string_view list, std::string_view text, std::string_view variable = "line");

/// The answers and the time line of a question: for the resident without names, for the worker with them.
void fill_history(html::Data& data, Desk const& desk, http::Request const& request, access::Grant const& grant,
                  Question const& question, Names const* for_worker);

}  // namespace plein::frontdoor
