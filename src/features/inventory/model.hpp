// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"

/// An inventory (inventarisatie): for some weeks helpers go round an area, tell what residents do there for each other
/// and what that needs, and its own people say whether it is right.
namespace plein::inventory {

struct RoundTag;
using RoundId = Id<RoundTag>;
struct HelperTag;
using HelperId = Id<HelperTag>;
struct DiscoveryTag;
using DiscoveryId = Id<DiscoveryTag>;

/// What an editor asks of helpers: where, when and what to do there.
struct Assignment {
    std::string name;  ///< `Initiatieven in Lindeveen, najaar`
    std::string area;  ///< code of an area, also an own one
    Day first_day{};
    Day last_day{};                      ///< the last on which helpers send something
    std::vector<std::string> checklist;  ///< what to do or to ask, in the order in which they read it
};

struct Round {
    RoundId id;
    Assignment assignment;
    std::int64_t version = 1;         ///< counts with every change of what it asks
    std::optional<Instant> ended_at;  ///< where an editor ended it before its last day
};

enum class RoundState { planned, running, ended };

/// Somebody who helps in one round, as an editor sees them. Their name and address go when the round is over.
struct Helper {
    HelperId id;
    RoundId round;
    std::string name;
    std::string address;  ///< e-mail, as it was typed
    std::string language = "nl";
    Instant since{};
    std::optional<Instant> link_sent_at;
    std::vector<std::int64_t> done;  ///< places in the checklist that they ticked, in order
};

/// One thing that an initiative needs; the code is one of directory::NeedKind.
struct Need {
    std::string code;
    std::string text;  ///< in their own words; may be empty
    friend bool operator==(Need const&, Need const&) = default;
};

/// What somebody tells of an initiative: what its entry will say, and for us how to reach its own people.
struct Found {
    std::string name;
    std::string description;
    std::string kind;                 ///< code, one of directory::Kind
    std::vector<std::string> themes;  ///< codes, the most important first; one to three
    std::string place;                ///< name of the building or the spot
    std::string line;                 ///< street and house number
    std::string postcode;
    std::string city;
    std::string times;  ///< when, in their own words
    std::string cost;
    std::string phone;    ///< for everybody to see
    std::string mail;     ///< for everybody to see
    std::string website;  ///< for everybody to see
    std::vector<Need> needs;
    friend bool operator==(Found const&, Found const&) = default;
};

/// Its own people: who says for an initiative whether it is right.
struct People {
    std::string name;     ///< whom to ask for; may be empty
    std::string address;  ///< e-mail; empty where there is none, and an editor calls
    std::string language = "nl";
    friend bool operator==(People const&, People const&) = default;
};

/// What became of a discovery (vondst).
enum class DiscoveryState {
    at_people,  ///< its own people got a mail and did not answer yet
    at_editor,  ///< they confirmed it, or there is nobody to mail: an editor is to look
    taken_up,   ///< it is an entry of the directory
    declined,   ///< its own people would rather not
    refused,    ///< an editor did not take it up, and said why
    withdrawn,  ///< the helper took it back
    expired,    ///< nobody did anything for as long as we keep it
};
[[nodiscard]] std::string_view code(DiscoveryState state);
[[nodiscard]] std::optional<DiscoveryState> parse_discovery_state(std::string_view code);

/// What a helper came upon. Once it is taken up, declined, refused, withdrawn or expired, `found`, `people` and `note`
/// are empty: what it said stands in the directory or nowhere.
struct Discovery {
    DiscoveryId id;
    RoundId round;
    HelperId helper;
    Instant found_at{};
    std::int64_t version = 0;  ///< counts from 1 with every change of what it says; 0 where that is destroyed
    Found found;
    People people;
    std::string note;                     ///< of the helper to the editor; nobody else reads it
    std::optional<Instant> mailed_at;     ///< the last mail to its own people
    std::int64_t mails = 0;               ///< how many of them are on the way to the address that it has now
    std::optional<Instant> answered_at;   ///< when its own people last said of any version that it is right
    std::optional<Instant> confirmed_at;  ///< the same of the version that holds: an editor may have changed it since
    DiscoveryState state = DiscoveryState::at_editor;
    std::string reason;               ///< of a refusal
    std::optional<Instant> ended_at;  ///< since when it is none of the first two
    std::optional<Uuid> entry;        ///< of the directory, where it was taken up
};

/// Whose word it is that a discovery may be taken up.
enum class Word {
    own_people,  ///< they confirmed the version that holds
    editor,      ///< an editor spoke to them
};

/// A discovery that waits for an editor.
struct Waiting {
    DiscoveryId id;
    RoundId round;
    std::string name;
    Instant since{};         ///< when it was found
    bool confirmed = false;  ///< by its own people, of the version that holds
    bool answered = false;   ///< by its own people, of any version
};

/// How far a round is.
struct Progress {
    std::int64_t helpers = 0;
    std::int64_t at_people = 0;
    std::int64_t at_editor = 0;
    std::int64_t taken_up = 0;
    std::int64_t ended = 0;  ///< declined, refused, withdrawn and expired together
};

}  // namespace plein::inventory
