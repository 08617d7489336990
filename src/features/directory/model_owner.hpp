// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/directory/model.hpp"

/// Who keeps an entry true from outside, without an account: known by an e-mail address alone, let in by a link that
/// was mailed to it. What they change may wait until an editor takes it over.
namespace plein::directory {

struct OwnerTag;
using OwnerId = Id<OwnerTag>;  ///< of the person, whichever entries they keep
struct ProposalTag;
using ProposalId = Id<ProposalTag>;

/// An owner of one entry, as an editor sees them.
struct Owner {
    OwnerId id;
    std::string address;  ///< e-mail, as it was typed
    std::string language = "nl";
    Instant since{};                        ///< when they became owner of the entry
    std::optional<Instant> link_sent_at{};  ///< of the last link, which may hold no more
};

/// Why a link was mailed.
enum class LinkOrigin {
    sent,   ///< an editor or a reminder sent it
    asked,  ///< somebody who knows the address asked for it
};
[[nodiscard]] std::string_view code(LinkOrigin origin);
[[nodiscard]] std::optional<LinkOrigin> parse_link_origin(std::string_view code);

/// One link that was mailed to an owner.
struct MailedLink {
    LinkOrigin origin = LinkOrigin::sent;
    Instant sent_at{};
};

/// What became of a change that an owner made.
enum class ProposalState {
    waiting,
    approved,   ///< an editor took it over
    refused,    ///< an editor did not, and said why
    withdrawn,  ///< the owner took it back, or made another in its place
};
[[nodiscard]] std::string_view code(ProposalState state);
[[nodiscard]] std::optional<ProposalState> parse_proposal_state(std::string_view code);

/// A change of an owner that waits, or waited, for an editor.
struct Proposal {
    ProposalId id;
    EntryId entry;
    OwnerId owner;
    EntryVersionId version;  ///< the one that it was made of
    std::string source;      ///< the HSDS document that it would be; empty where it was not asked for
    Instant made_at{};
    ProposalState state = ProposalState::waiting;
    std::string reason{};  ///< why it was refused
    std::optional<Instant> ended_at{};
};

/// One owner of one entry, and when they were asked by mail whether it is still right.
struct Asked {
    OwnerId owner;
    EntryId entry;
    std::vector<Instant> reminded_at{};     ///< the oldest first
    std::optional<Instant> link_sent_at{};  ///< of the last link that nobody asked for
};

/// A version that an owner made without anybody between.
struct OwnVersion {
    EntryId entry;
    std::string name;
    Instant since{};
};

}  // namespace plein::directory
