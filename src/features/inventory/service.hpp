// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/term.hpp"
#include "features/directory/directory.hpp"
#include "features/inventory/model.hpp"
#include "features/inventory/rules.hpp"
#include "features/inventory/store_discovery.hpp"
#include "platform/access/grant.hpp"
#include "platform/access/pace.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"
#include "platform/logbook/logbook.hpp"

/// The acts of an inventory: one function each, in one transaction with its log line.
namespace plein::inventory {

/// The acts of editors. Looking at a round or a discovery shows people's addresses, so it leaves a line.
inline constexpr access::Declaration listing_rounds{"directory.edit", "directory", "none"};
inline constexpr access::Declaration opening_round{"directory.edit", "directory", "round.opened"};
inline constexpr access::Declaration starting_round{"directory.edit", "directory", "round.started"};
inline constexpr access::Declaration changing_round{"directory.edit", "directory", "round.changed"};
inline constexpr access::Declaration ending_round{"directory.edit", "directory", "round.ended"};
inline constexpr access::Declaration adding_helper{"directory.edit", "directory", "helper.added"};
inline constexpr access::Declaration removing_helper{"directory.edit", "directory", "helper.removed"};
inline constexpr access::Declaration sending_link{"directory.edit", "directory", "link.sent"};
inline constexpr access::Declaration opening_discovery{"directory.edit", "directory", "discovery.opened"};
inline constexpr access::Declaration taking_up{"directory.edit", "directory", "discovery.taken_up"};
inline constexpr access::Declaration refusing{"directory.edit", "directory", "discovery.refused"};
inline constexpr access::Declaration changing_discovery{"directory.edit", "directory", "discovery.changed"};
inline constexpr access::Declaration asking_people{"directory.edit", "directory", "discovery.mailed"};
/// The acts of helpers and of an initiative's own people. Whoever comes is nobody known until the link in the address
/// says who; then the service makes a grant that holds `round.help` or `discovery.own` and no more.
inline constexpr access::Declaration opening_link{"public", "directory", "link.opened"};
inline constexpr access::Declaration ticking{"public", "directory", "checklist.ticked"};
inline constexpr access::Declaration sending_discovery{"public", "directory", "discovery.sent"};
inline constexpr access::Declaration withdrawing_discovery{"public", "directory", "discovery.withdrawn"};
inline constexpr access::Declaration confirming_discovery{"public", "directory", "discovery.confirmed"};
inline constexpr access::Declaration declining_discovery{"public", "directory", "discovery.declined"};

/// The job that destroys what a round leaves behind.
inline constexpr access::Declaration destroying{"operations.run", "directory", "inventory.destroyed"};

/// What goes by mail, in the language of who gets it.
struct Letter {
    std::string subject;
    std::string text;
};

/// What a mail with a link is about.
struct LinkLetter {
    enum class To {
        helper,
        helper_again,  ///< the link before this one holds no more
        people
    };
    To to = To::helper;
    std::string language;
    std::string url;   ///< whole, with the code
    std::string name;  ///< of the round, or of the initiative
    std::string area;  ///< of the round, as people read it
    Day last_day{};    ///< of the round
};
using WriteLetter = std::function<Letter(LinkLetter const&)>;

/// A helper who came by a link that holds.
struct HelperVisit {
    access::Grant grant;  ///< as the helper
    Helper helper;
    Round round;
};

/// Somebody of an initiative who came by a link that holds.
struct PeopleVisit {
    access::Grant grant;  ///< as the initiative's own people
    Discovery discovery;
    Round round;
};

/// What a form for something new or changed carries beside its fields.
struct Sent {
    std::string form_key;
    std::string content;  ///< what the form carried, to know the same from another
};

/// Rounds, their helpers and what they discover. One per process. Threads: safe.
class Inventory {
public:
    struct Parts {
        db::Database* database = nullptr;
        crypto::Keyring const* keys = nullptr;
        logbook::Recorder* recorder = nullptr;  ///< null where nothing is shown
        directory::Directory* directory = nullptr;
        directory::Owners* owners = nullptr;  ///< its approval() says whether a confirmed discovery waits
        areas::Areas* areas = nullptr;
        std::string organisation;  ///< whose editors see addresses: the municipality's own code
        std::string site;          ///< this site in a mail, `https://plein.example`; empty where it is not set
        Term discovery_term;       ///< `discovery.retention` of data/terms.toml, from the day it was found
        /// The entry that a discovery makes, as the HSDS document that it is, looked over on that day; made by app,
        /// which knows the format.
        std::function<Result<directory::ImportedEntry>(Found const&, directory::EntryId, Day assured,
                                                       access::Grant const&)>
            entry_of;
        /// The mail to its own people when they become owners of the entry; write_link_letter of directory.
        directory::WriteLink write_owner_letter;
    };
    explicit Inventory(Parts parts);

    [[nodiscard]] Term const& discovery_term() const { return parts_.discovery_term; }
    /// Whether what its own people confirm waits for an editor.
    [[nodiscard]] directory::Approval approval() const { return parts_.owners->approval(); }
    [[nodiscard]] static std::string new_form_key();
    /// The name of an area as people read it; the code where it is not there (any more).
    [[nodiscard]] std::string area_name(std::string_view code) const;

    /// The entries that the directory has in an area, by name; for who looks whether it is there already, and for a
    /// map. None where the area is not there. Cost: a pass over all entries.
    [[nodiscard]] std::vector<directory::Hit> known(access::Grant const& grant, std::string_view area) const;

    // Editors

    struct RoundRow {
        Round round;
        Progress progress;
    };
    /// The last 200 rounds, those that run first and then the newest first. Cost: three queries.
    [[nodiscard]] Result<std::vector<RoundRow>> rounds(access::Grant const& grant);
    /// Discoveries that wait for an editor, the oldest first, at most fifty: names of initiatives, and of nobody.
    [[nodiscard]] Result<std::vector<Waiting>> waiting(access::Grant const& grant);

    struct RoundPage {
        Round round;
        std::vector<Helper> helpers;  ///< those that are still known, in the order in which they came
        /// At_editor first, then at_people, then the others; the newest first; at most 200.
        std::vector<Discovery> discoveries;
        Progress progress;
    };
    /// One round; logged as looked at, with helpers and own people as data subjects, or as a refused act under the
    /// grant of another act. Errors: forbidden_or_absent `page.absent`.
    [[nodiscard]] Result<RoundPage> round(access::Grant const& grant, RoundId id);

    /// Errors: those of check_plan(); bad_request `area.unknown` at the field `area`; conflict `form.sent_before`.
    Result<RoundId> start(access::Grant const& grant, Assignment plan, Sent const& sent);
    /// Changes what a round asks; the one before is kept as history. `version` is what the editor saw.
    /// Errors: as start; conflict `round.changed`, `round.ended`; forbidden_or_absent `page.absent`.
    Result<void> change(access::Grant const& grant, RoundId id, std::int64_t version, Assignment plan,
                        Sent const& sent);
    /// Ends a round now: helpers only read what became of what they found; what waits goes on.
    /// Errors: conflict `round.ended`, `form.sent_before`; forbidden_or_absent `page.absent`.
    Result<void> end(access::Grant const& grant, RoundId id, Sent const& sent);

    /// Adds a helper and mails them a link. Errors: those of check_helper(); conflict `helper.twice` (the address in
    /// the same round), `round.ended`, `form.sent_before`; unavailable `link.unset`.
    Result<HelperId> add_helper(access::Grant const& grant, RoundId id, std::string_view name, std::string_view address,
                                std::string_view language, WriteLetter const& write_letter, Sent const& sent);
    /// Destroys name, address and link of a helper; what they discovered stays.
    /// Errors: conflict `helper.absent`, `form.sent_before`.
    Result<void> remove_helper(access::Grant const& grant, RoundId id, HelperId helper, Sent const& sent);
    /// Mails a helper a new link; the one before holds no more.
    /// Errors: conflict `helper.absent`, `round.ended`, `form.sent_before`; unavailable `link.unset`.
    Result<void> send_link(access::Grant const& grant, RoundId id, HelperId helper, WriteLetter const& write_letter,
                           Sent const& sent);

    struct DiscoveryPage {
        Discovery discovery;
        Round round;
        std::string helper_name;      ///< empty where the helper is not known any more
        std::optional<Found> before;  ///< what it said before its own people changed it; absent where they did not
        /// What stands in the directory already and has much of its name, the likeliest first, at most five.
        std::vector<directory::Entry> alike;
    };
    /// One discovery; logged as opened, or as a refused act under the grant of another act.
    /// Errors: forbidden_or_absent `page.absent`.
    [[nodiscard]] Result<DiscoveryPage> discovery(access::Grant const& grant, DiscoveryId id);

    struct TakenUp {
        directory::EntryId entry;
        bool has_owner = false;  ///< somebody got a link to keep it
    };
    /// Makes it an entry of the directory and its own people, where there is an address, the owners of it, with a link
    /// mailed to them; `version` is what the editor saw. It is assured on the day that its own people confirmed that
    /// version, or today where the editor spoke to them: then a confirmation by the editor is kept, with a line of its
    /// own. What the discovery said is destroyed. Errors: those of check_word(); conflict `discovery.changed`,
    /// `discovery.ended`, `form.sent_before`; forbidden_or_absent `page.absent`; unavailable `link.unset`; those of
    /// Directory::refresh, and then it was done.
    Result<TakenUp> take_up(access::Grant const& grant, DiscoveryId id, std::int64_t version, Spoken spoken,
                            Sent const& sent);
    /// Changes what it says and who its own people are; the note stays. What they confirmed was another version, so it
    /// counts no more. A new address gets the mail. Errors: as send; conflict `discovery.changed`, `discovery.ended`;
    /// forbidden_or_absent `page.absent`.
    Result<void> change(access::Grant const& grant, DiscoveryId id, std::int64_t version, Found found, People people,
                        WriteLetter const& write_letter, Sent const& sent);
    /// Does not; the helper reads the reason. What the discovery said is destroyed. Errors: bad_request
    /// `discovery.reason_missing`; as take_up.
    Result<void> refuse(access::Grant const& grant, DiscoveryId id, std::string_view reason, Sent const& sent);
    /// Mails its own people one more link; those before go on to hold. Errors: conflict `discovery.ended`,
    /// `people.unknown` where there is no address, `link.sent_today`; unavailable `link.unset`.
    Result<void> ask_people(access::Grant const& grant, DiscoveryId id, WriteLetter const& write_letter,
                            Sent const& sent);
    /// How many discoveries wait for an editor: a number, and nothing of any of them.
    [[nodiscard]] Result<std::int64_t> count_at_editor(access::Grant const& grant);

    // Helpers, and an initiative's own people: too_many `link.too_many_acts` of every act, beside its own errors

    /// Who comes by a helper's link, with a grant of their own for the act that `grant` declares; also when the round
    /// is over, until the helper is destroyed: then every act is refused as conflict `round.ended`. Errors:
    /// forbidden_or_absent `link.absent`, whatever is wrong with it: also before the round.
    [[nodiscard]] Result<HelperVisit> enter_helper(access::Grant const& grant, std::string_view link);
    /// Writes the line of a look at one's own round, with the people of what one sent.
    Result<void> record_look(HelperVisit const& visit);
    /// What this helper sent, the newest first, at most 200.
    [[nodiscard]] Result<std::vector<Discovery>> discoveries(HelperVisit const& visit);
    /// One of them. Errors: forbidden_or_absent `page.absent`, also for one of another helper.
    [[nodiscard]] Result<Discovery> discovery(HelperVisit const& visit, DiscoveryId id);
    /// Which lines of the checklist are done, and no others; what changes nothing leaves no line in the logbook.
    /// `version`: of the round, as the helper read it. Errors: conflict `checklist.changed` where another holds;
    /// bad_request `form.malformed` for a line that is not there.
    Result<void> tick(HelperVisit const& visit, std::int64_t version, std::set<std::int64_t> const& done,
                      Sent const& sent);
    /// Keeps what a helper came upon, and mails its own people where there is an address.
    /// Errors: those of check_found(), check_people() and check_note(), all together; conflict `form.sent_before`;
    /// unavailable `link.unset`.
    Result<DiscoveryId> send(HelperVisit const& visit, Found found, People people, std::string_view note,
                             WriteLetter const& write_letter, Sent const& sent);
    /// Changes one that still waits and that its own people have not answered; a new address gets the mail.
    /// Errors: as send; conflict `discovery.confirmed`, `discovery.ended`, `discovery.changed`; forbidden_or_absent
    /// `page.absent`.
    Result<void> change(HelperVisit const& visit, DiscoveryId id, std::int64_t version, Found found, People people,
                        std::string_view note, WriteLetter const& write_letter, Sent const& sent);
    /// Takes one back that still waits. Errors: conflict `discovery.ended`.
    Result<void> withdraw(HelperVisit const& visit, DiscoveryId id, Sent const& sent);

    /// Who comes by the link of an initiative's own people, with a grant of their own as enter_helper() gives it.
    /// Errors: forbidden_or_absent `link.absent`, whatever is wrong with it; `discovery.ended` where it is decided
    /// already, except for who comes to confirm or decline, since the same form may come twice.
    [[nodiscard]] Result<PeopleVisit> enter_people(access::Grant const& grant, std::string_view link);
    Result<void> record_look(PeopleVisit const& visit);
    /// Keeps what they made of it and that it is right; they may do so again while it waits. The entry where no editor
    /// has to look and it is taken up at once; nothing where it waits for one.
    /// Errors: those of check_found(); conflict `discovery.changed`, `discovery.ended`, `form.sent_before`; as take_up.
    Result<std::optional<directory::EntryId>> confirm(PeopleVisit const& visit, std::int64_t version, Found found,
                                                      Sent const& sent);
    /// They would rather not: what it said and their address are destroyed.
    /// Errors: conflict `discovery.ended`, `form.sent_before`.
    Result<void> decline(PeopleVisit const& visit, Sent const& sent);

    // Jobs

    /// Destroys names, addresses and links of helpers of rounds that are over for link_grace, and discoveries that
    /// waited for the term; the number, each with its log line. Short transactions; may be run again at any time.
    [[nodiscard]] Result<std::int64_t> destroy_old(access::Grant const& grant, std::stop_token const& stopping = {});

private:
    /// Whether whoever came by a link may act once more in this hour. Errors: too_many `link.too_many_acts`.
    [[nodiscard]] Result<void> admit(access::Grant const& grant);
    /// What the form with this key led to before; nothing where it is new. Errors: those of access::earlier_answer.
    [[nodiscard]] Result<std::optional<std::string>> earlier(access::Grant const& grant, Sent const& sent,
                                                             std::string_view about);
    /// Runs a write that a form asks for and gives its answer, or the first one where its key led to it before.
    template <class Act>
    Result<std::string> once(access::Grant const& grant, Sent const& sent, std::string_view about, Act&& act);
    /// The same for what is done to a discovery that waits: `act` gets it as it stands in the write.
    /// Errors: conflict `discovery.ended`, also where two decide at once.
    template <class Act>
    Result<std::string> once_waiting(access::Grant const& grant, DiscoveryId id, Sent const& sent,
                                     std::string_view about, Act&& act);
    /// Whose workers' records a grant reads: its own, or the municipality's for who came by a link.
    [[nodiscard]] std::string const& organisation_of(access::Grant const& grant) const;
    /// A discovery that a worker may see, and its round. Errors: forbidden_or_absent `page.absent`.
    [[nodiscard]] Result<std::pair<Discovery, Round>> find_with_round(access::Grant const& grant, DiscoveryId id);
    [[nodiscard]] Codes codes() const;
    /// With the town that the directory has at its postcode, where it names none. Cost: a pass over all entries then.
    [[nodiscard]] Found with_town(Found found) const;
    [[nodiscard]] Result<Assignment> check(Assignment plan) const;
    [[nodiscard]] Result<store::Told> check(Found found, People people, std::string_view note) const;
    [[nodiscard]] Letter letter_to(LinkLetter::To to, std::string_view language, std::string const& name,
                                   Round const& round, std::string const& link, WriteLetter const& write_letter) const;
    /// Keeps one more link and queues the mail.
    Result<void> mail_people(db::Write& write, access::Grant const& grant, DiscoveryId id, People const& people,
                             std::string const& link, Letter const& letter);
    /// What it takes to make an entry of a discovery, made before the transaction.
    [[nodiscard]] Result<directory::TakingUp> prepare(access::Grant const& grant, Found const& found,
                                                      People const& people, Day assured) const;
    /// What the two change() of a discovery share; `may_change` says in the write whether this one may.
    using Check = std::function<Result<void>(db::Write&, Discovery const&)>;
    Result<void> rewrite(access::Grant const& grant, Discovery const& before, Round const& round, std::int64_t version,
                         store::Told const& told, WriteLetter const& write_letter, Sent const& sent,
                         Check const& may_change);
    /// Keeps that an editor spoke to its own people, in a line of its own.
    Result<void> vouch(db::Write& write, access::Grant const& grant, Discovery const& discovery);
    /// Ends a discovery, destroys what it said and writes the line.
    Result<void> settle(db::Write& write, access::Grant const& grant, Discovery const& discovery, DiscoveryState state,
                        std::optional<Uuid> const& entry = {});
    Result<std::int64_t> destroy_helpers(access::Grant const& grant, std::stop_token const& stopping);
    Result<std::int64_t> expire_discoveries(access::Grant const& grant, std::stop_token const& stopping);
    Parts parts_;
    access::Pace pace_;
};

}  // namespace plein::inventory
