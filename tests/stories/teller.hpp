// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "app/house.hpp"
#include "tests/stories/visitor.hpp"

namespace plein::stories {

/// Tells one story, line by line. Each line is a verb and its rest; $NAME stands for what `keep NAME` kept.
///
///     story   a resident asks and follows the question
///     visit   /hulp-vragen
///     follow  Vraag hulp                     (the first link with these words)
///     fill    story = Ik kan de huur niet betalen   (\n is a line break; in `shows` too)
///     press   Verder                         (the first button with these words)
///     reload                                 (sends the last form once more)
///     back                                   (to the page of the last button, as it was filled in)
///     see     Wat is uw postcode?            (also: not, json, status, at)
///     shows   story = Ik kan de huur niet betalen   (a field that is filled in)
///     alike   /werk/vragen /bestaat-niet     (the same answer at both, but for id and address)
///     keep    code = .plein-code             (text of that class; also: path, entries)
///     entries $list                          (the page shows these directory entries, in this order)
///     as      mirjam                         (signs in, or goes back to the browser left open; `as mirjam afresh` is
///                                             another browser; `as nobody` is the resident of the start)
///     idle    16 minutes                     (nobody touches a session that long)
///     mailed  Klopt uw aanbod nog?           (what waits in the outbox is sent, and the newest mail has these words;
///                                             an address of this site in it is kept as $link)
///     unmailed                               (nothing waits in the outbox)
///     old     14 days                        (the links of owners were mailed that much earlier)
///     command import hsds tests/stories/...  (a command, run inside the server)
///     told    1 new or changed               (what that command said)
///     line    question.taken 1               (lines in the logbook of acts that were done, all told; `line
///                                             question.taken 1 refused` of those that were not)
///     subject question.taken opened 1        (data subjects on those lines)
///     fact    question.taken 1 theme=money   (facts of that kind that have these columns)
class Teller {
public:
    explicit Teller(app::House& house);
    void tell(std::string line);

    /// What `keep` kept under that name. Throws std::out_of_range where it kept nothing.
    [[nodiscard]] std::string const& kept(std::string const& name) const { return kept_.at(name); }
    [[nodiscard]] Visitor const& browser(std::string const& name) const { return browsers_.at(name); }

private:
    using Rest = std::string const&;
    [[nodiscard]] bool look(std::string_view verb, Rest rest);
    void check(bool holds, std::string_view what);
    void fill(Rest rest);
    void keep(Rest rest);
    void sign_in(Rest rest);
    void idle(Rest rest);
    void read_mail(Rest rest);
    void find_no_mail(Rest rest);
    void age_links(Rest rest);
    void command(Rest rest);
    void alike(Rest rest);
    void count_lines(Rest rest);
    void count_subjects(Rest rest);
    void count_facts(Rest rest);
    [[nodiscard]] std::int64_t number(db::Statement const& statement, std::vector<db::Value> const& arguments);

    app::House& house_;
    std::string mail_;  // the newest that was read
    std::string told_;
    std::map<std::string, Visitor> browsers_;  // by who sits before it
    Visitor* visitor_ = nullptr;
    std::map<std::string, std::string> kept_;
};

}  // namespace plein::stories
