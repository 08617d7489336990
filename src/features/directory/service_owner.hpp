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
#include <vector>

#include "base/term.hpp"
#include "features/directory/model_owner.hpp"
#include "features/directory/rules_owner.hpp"
#include "features/directory/service.hpp"
#include "platform/access/grant.hpp"
#include "platform/access/pace.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"
#include "platform/logbook/logbook.hpp"

namespace plein::directory {

/// The acts of editors on owners and on what owners change.
inline constexpr access::Declaration listing_owners{"directory.edit", "directory", "owner.listed"};
inline constexpr access::Declaration adding_owner{"directory.edit", "directory", "owner.added"};
inline constexpr access::Declaration removing_owner{"directory.edit", "directory", "owner.removed"};
inline constexpr access::Declaration sending_link{"directory.edit", "directory", "link.sent"};
inline constexpr access::Declaration approving{"directory.edit", "directory", "proposal.approved"};
inline constexpr access::Declaration refusing{"directory.edit", "directory", "proposal.refused"};
/// The acts of owners. Whoever comes is nobody known until the link in the address says who; then Owners::enter gives a
/// grant that holds `entry.own` and no more.
inline constexpr access::Declaration asking_link{"public", "directory", "link.asked"};
inline constexpr access::Declaration opening_link{"public", "directory", "link.opened"};
inline constexpr access::Declaration confirming_own{"public", "directory", "entry.confirmed"};
inline constexpr access::Declaration changing_own{"public", "directory", "entry.changed"};
inline constexpr access::Declaration proposing{"public", "directory", "proposal.made"};
inline constexpr access::Declaration withdrawing{"public", "directory", "proposal.withdrawn"};

/// The job that asks owners whether what ages is still right.
inline constexpr access::Declaration reminding_owners{"operations.run", "directory", "owner.reminded"};

/// The job that forgets who kept what has long ended.
inline constexpr access::Declaration forgetting_owners{"operations.run", "directory", "owner.removed"};

/// Whether the owner hears by mail what an editor decided.
enum class Told { nobody, by_mail };

/// Whether what an owner changes waits for an editor, or is seen at once.
enum class Approval { needed, not_needed };

/// What goes by mail to an owner, in their language.
struct Letter {
    std::string subject;
    std::string text;
};

/// What a mail with a link is about.
struct LinkLetter {
    enum class Why { editor_sent, owner_asked, reminder, taken_up };
    Why why = Why::editor_sent;
    std::string language;
    std::string url;                   ///< whole, with the code; opens in their language
    std::vector<std::string> entries;  ///< their names
    bool is_first = false;             ///< they never had a link before, and know of nothing
};

/// What a mail about a change that was not taken over says.
struct RefusalLetter {
    std::string language;
    std::string url;  ///< where to ask for a link
    std::string entry;
    std::string reason;
};

/// What a mail about a change that was taken over says.
struct ApprovalLetter {
    std::string language;
    std::string url;  ///< where to ask for a link
    std::string entry;
};

/// Made by the pages, which have the catalogue.
using WriteLink = std::function<Letter(LinkLetter const&)>;
using WriteApproval = std::function<Letter(ApprovalLetter const&)>;
using WriteRefusal = std::function<Letter(RefusalLetter const&)>;

/// Somebody who came by a link that holds.
struct Visit {
    access::Grant grant;  ///< as the owner
    OwnerId owner;
    Instant until{};  ///< from then on the link lets nobody in
};

/// One entry as its owner sees it.
struct OwnEntry {
    EntryId id;
    VersionDocument current;
    std::optional<Proposal> proposal;  ///< their last change: waiting, or what became of it in the last weeks
    std::string base;                  ///< the document that the change was made of, where it waits
};

/// A change that waits, with what it is compared to.
struct WaitingProposal {
    Proposal proposal;
    VersionDocument current;
    std::string base;  ///< the document that the change was made of
};

/// What waits for an editor, and what needed none.
struct Proposals {
    std::vector<WaitingProposal> waiting;  ///< the oldest first
    std::int64_t total = 0;
    std::vector<OwnVersion> unasked;  ///< the newest first
};

/// What makes an entry of something that another feature kept, and the owner of it.
struct TakingUp {
    ImportedEntry entry;
    std::string address;   ///< e-mail of who keeps it from now on; empty where nobody does
    std::string language;  ///< `nl` or `en`
    std::string link;      ///< the code of the link to all of theirs
    Letter letter;         ///< with that link
};

/// Owners of entries and what they do: one function an act, in one transaction with its log line. Threads: safe.
class Owners {
public:
    struct Parts {
        db::Database* database = nullptr;
        crypto::Keyring const* keys = nullptr;
        logbook::Recorder* recorder = nullptr;  ///< null where nothing is shown
        Directory* directory = nullptr;
        std::string organisation;  ///< whose editors see the addresses: the municipality's own code
        std::string site;          ///< this site in a mail, `https://plein.example`; empty where it is not set
        Approval approval = Approval::needed;
        Term reminder_term;   ///< `entry.reminder` of data/terms.toml, from the day an entry was last looked at
        Term retention_term;  ///< `owner.retention`, from the day an entry ended
    };
    explicit Owners(Parts parts);

    [[nodiscard]] Approval approval() const { return parts_.approval; }

    // Editors

    /// How many people keep the entry from outside.
    [[nodiscard]] Result<std::int64_t> count(access::Grant const& grant, EntryId entry);

    /// Who they are; logged as looked at.
    [[nodiscard]] Result<std::vector<Owner>> list(access::Grant const& grant, EntryId entry);

    /// Adds an owner to an entry; a language that is not `en` is taken for `nl`, and one who keeps another entry
    /// already keeps theirs. Errors: forbidden_or_absent `page.absent`; bad_request `mail.missing`, `mail.malformed`;
    /// conflict `owner.twice`; `form.sent_before`.
    Result<OwnerId> add(access::Grant const& grant, EntryId entry, std::string_view address, std::string_view language,
                        std::string_view form_key);

    /// Takes the entry from an owner; what of theirs waits for an editor is withdrawn. The address of one who keeps no
    /// other is destroyed, with all that says what they kept. Errors: forbidden_or_absent `page.absent`; conflict
    /// `owner.absent`, `form.sent_before`.
    Result<void> remove(access::Grant const& grant, EntryId entry, OwnerId owner, std::string_view form_key);

    /// Mails an owner a link to all their entries; those that they had hold on. The same form again sends nothing.
    /// Errors: forbidden_or_absent `page.absent`; conflict `owner.absent`; unavailable `link.unset` where nobody set
    /// the address of this site.
    Result<void> send_link(access::Grant const& grant, EntryId entry, OwnerId owner, WriteLink const& write_letter,
                           std::string_view form_key);

    /// What waits, at most fifty, and the last changes that needed nobody.
    [[nodiscard]] Result<Proposals> proposals(access::Grant const& grant);
    [[nodiscard]] Result<std::int64_t> count_waiting(access::Grant const& grant);
    /// The oldest change of this entry that waits; nothing where none does.
    [[nodiscard]] Result<std::optional<ProposalId>> waiting_for(access::Grant const& grant, EntryId entry);

    /// Errors: forbidden_or_absent `page.absent`.
    [[nodiscard]] Result<Proposal> proposal(access::Grant const& grant, ProposalId id);

    /// The document that a version is. Errors: unavailable `directory.unreadable`.
    [[nodiscard]] Result<std::string> source_of(access::Grant const& grant, EntryVersionId version);

    /// The oldest change of any entry that waits; nothing where none does.
    [[nodiscard]] Result<std::optional<ProposalId>> next_waiting(access::Grant const& grant);
    /// When changes of this entry were taken over: each at the moment of the version that it became.
    [[nodiscard]] Result<std::set<Instant>> approvals(access::Grant const& grant, EntryId entry);

    /// Takes a change over: `entry`, which is what the editor saw, becomes the version that holds; mails so to the
    /// owner, where reaches_owner() says so.
    /// Errors: forbidden_or_absent `page.absent`; conflict `proposal.ended`, `entry.changed` where another version
    /// holds than the one that the editor saw, `form.sent_before`.
    Result<Told> approve(access::Grant const& grant, ProposalId id, Save const& save, ImportedEntry const& entry,
                         WriteApproval const& write_letter);

    /// Does not, and mails the reason to the owner, where reaches_owner() says so.
    /// Errors: those of check_refusal; as approve.
    Result<Told> refuse(access::Grant const& grant, ProposalId id, std::string_view reason,
                        WriteRefusal const& write_letter, std::string_view form_key);

    /// Whether what an editor decides is mailed: not where whoever proposed it does not keep the entry any more, nor
    /// where the grant may not see them.
    [[nodiscard]] Result<bool> reaches_owner(access::Grant const& grant, ProposalId id);

    /// The entries whose owners were asked as often as anybody is, and said nothing. Cost: a look at all owners.
    [[nodiscard]] Result<std::vector<EntryId>> unanswered(access::Grant const& grant);

    /// Mails each owner of something that ages one link, with the names of all of it that are due; the number mailed.
    /// Run by the job `directory.remind`, a short transaction an owner; may be run again at any time. Mails nobody
    /// where the address of this site is not set. Errors: the first one, after all other owners were asked.
    Result<std::int64_t> remind(access::Grant const& grant, WriteLink const& write_letter,
                                std::stop_token const& stopping = {});

    /// Takes from their owners the entries that ended longer ago than the term: until then one may be put back, and its
    /// owner with it. How many; each as remove does, with its line. Run by the job `directory.forget`, in short
    /// transactions; returns between two of them where it is asked to stop, and may be run again at any time.
    Result<std::int64_t> forget_ended(access::Grant const& grant, std::stop_token const& stopping = {});

    [[nodiscard]] Term const& retention_term() const { return parts_.retention_term; }

    // Other features

    /// Makes ready what take_up needs, before the transaction: a link, and the letter with the names of all that they
    /// keep. Errors: bad_request `mail.malformed`; unavailable `link.unset` where there is an address and nobody set
    /// that of this site.
    [[nodiscard]] Result<TakingUp> prepare_taking_up(access::Grant const& grant, ImportedEntry entry,
                                                     std::string_view address, std::string_view language,
                                                     WriteLink const& write_letter);

    /// Makes a new entry in the act's own transaction, and who has the address its owner: who kept another already
    /// keeps theirs, and the new link opens all. Writes a line of the grant's activity. Everybody sees it after the
    /// commit and Directory::refresh. Errors: conflict `entry.changed` where the entry is there already.
    Result<void> take_up(db::Write& write, access::Grant const& grant, TakingUp const& taking);

    // Owners

    /// Whether `source` (who asks, as http::network_of has it) may ask for a link once more in this hour.
    /// Errors: too_many `link.too_many`.
    [[nodiscard]] Result<void> admit(std::string_view source, Instant at);

    /// Mails a link where the address is that of an owner. Nobody can tell from the answer whether it is, and either
    /// way the logbook has a line. Errors: bad_request `mail.missing`, `mail.malformed`; unavailable `link.unset`.
    Result<void> ask_link(access::Grant const& grant, std::string_view address, WriteLink const& write_letter);

    /// Who comes by the link, with a grant of their own for the act that `grant` declares.
    /// Errors: forbidden_or_absent `link.absent`, whatever is wrong with it.
    [[nodiscard]] Result<Visit> enter(access::Grant const& grant, std::string_view link);

    /// Writes the line of a look at one's own entries; under the grant of another act it says that this was refused,
    /// and that the page shows them again.
    Result<void> record_look(Visit const& visit);

    /// All entries of the owner, by name.
    [[nodiscard]] Result<std::vector<OwnEntry>> entries(Visit const& visit);

    /// One of them, with the document of a change that waits. Errors: forbidden_or_absent `page.absent`, also for an
    /// entry that is another's.
    [[nodiscard]] Result<OwnEntry> entry(Visit const& visit, EntryId id);

    /// Makes `entry` the version that holds, where no approval is needed. Errors: forbidden_or_absent `page.absent`;
    /// conflict `entry.changed`, `form.sent_before`; too_many `owner.too_many`, as of every act of an owner.
    Result<void> save(Visit const& visit, Save const& save, ImportedEntry const& entry);

    /// The same of an entry that is still right, also where the form was one of changes. Needs no approval.
    Result<void> confirm(Visit const& visit, Save const& save, ImportedEntry const& entry);

    /// Keeps `entry` as a change that waits, made of the version in `save`; one of the same owner that waited is
    /// withdrawn. Errors: forbidden_or_absent `page.absent`; conflict `form.sent_before`; as save.
    Result<void> propose(Visit const& visit, Save const& save, ImportedEntry const& entry);

    /// Takes back the owner's change of this entry that waits. Errors: conflict `proposal.ended` where none does; as
    /// save.
    Result<void> withdraw(Visit const& visit, EntryId entry, std::string_view form_key);

private:
    /// Runs a write that a form asks for, unless its key led to it before.
    template <class Act>
    Result<void> once(access::Grant const& grant, std::string_view form_key, std::string const& content, Act&& act);
    /// Whether the owner may act once more in this hour. Errors: too_many `owner.too_many`.
    [[nodiscard]] Result<void> admit_act(Visit const& visit);
    /// Mails one owner about these entries; whether they were.
    Result<bool> remind_one(access::Grant const& grant, OwnerId owner, std::vector<EntryId> const& entries,
                            WriteLink const& write_letter);
    [[nodiscard]] Reminding reminding_of(Asked const& asked, Snapshot const& of, Instant at) const;
    /// Where somebody asks for a link; empty where the address of this site is not set.
    [[nodiscard]] std::string asking_url() const;
    /// Ends a proposal with its line, and mails the letter of it where there is one; whether it was.
    Result<Told> decide(db::Write& write, access::Grant const& grant, Proposal const& proposal, ProposalState state,
                        std::string_view reason, std::optional<Letter> const& letter);
    [[nodiscard]] std::string url_of(std::string_view link, std::string_view language) const;
    /// Of those that have not ended, in order.
    [[nodiscard]] std::vector<std::string> names_of(std::vector<EntryId> const& entries) const;
    [[nodiscard]] std::string name_of(EntryId entry) const;
    Parts parts_;
    access::Pace pace_;
    access::Pace own_pace_;
};

}  // namespace plein::directory
