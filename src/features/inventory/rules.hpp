// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/term.hpp"
#include "base/time.hpp"
#include "features/inventory/model.hpp"

/// Decisions about rounds and discoveries. Pure.
namespace plein::inventory {

/// Longest texts, in code points.
inline constexpr std::size_t longest_name = 200;
inline constexpr std::size_t longest_line = 300;   ///< of a checklist, of a place, of when
inline constexpr std::size_t longest_text = 4000;  ///< of a description or a note
inline constexpr std::size_t most_checks = 30;     ///< lines of a checklist
inline constexpr std::size_t most_themes = 3;
inline constexpr std::chrono::days longest_round{366};

/// How long after its last day a round's helpers stay known, so that who was on holiday can still be thanked or asked.
inline constexpr std::chrono::days link_grace{14};
/// How long the link of an initiative's own people lets them in.
inline constexpr std::chrono::days people_link_life{60};

[[nodiscard]] RoundState state_of(Round const& round, Day today);

/// Whether nothing was decided about it yet.
[[nodiscard]] bool is_waiting(Discovery const& discovery);

/// Whether a helper of the round is let in: from its first day on. When it is over they still see what became of what
/// they found, for link_grace; they are destroyed then, and not let in where that is late.
[[nodiscard]] bool lets_in(Round const& round, Instant at);

/// The moment after which a link to its own people must have been sent to let them in at `at`.
[[nodiscard]] Instant oldest_people_link(Instant at);

/// `/ronde/<code>` and `/vondst/<code>`: what helpers and an initiative's own people open.
[[nodiscard]] std::string helper_path(std::string_view link);
[[nodiscard]] std::string people_path(std::string_view link);

/// What an editor typed as a checklist: one line each, blank ones and what stands there already left out.
[[nodiscard]] std::vector<std::string> checklist_lines(std::string_view typed);

/// Where these lines stand in a checklist, in order; one that stands there no more has no place.
[[nodiscard]] std::vector<std::int64_t> places_of(std::vector<std::string> const& checklist,
                                                  std::vector<std::string> const& lines);

/// The plan, clean. Errors: bad_request `round.incomplete` with all faults together, each at its field (`name`, `area`,
/// `first_day`, `last_day`, `checklist`): `round.name_missing`, `round.area_missing`, `round.days_malformed` (a day
/// that is none, the last before the first, or more than longest_round), `round.too_many_lines`, and those of
/// clean_text.
[[nodiscard]] Result<Assignment> check_plan(Assignment plan);

/// Name and address of a helper, clean. Errors: bad_request `helper.incomplete` with all faults together, each at its
/// field (`name`, `mail`): `helper.name_missing`, `mail.missing`, `mail.malformed`, and those of clean_text.
struct HelperAddress {
    std::string name;
    std::string address;
};
[[nodiscard]] Result<HelperAddress> check_helper(std::string_view name, std::string_view address);

/// Codes that the directory knows; handed in, since a rule reads nothing.
struct Codes {
    std::vector<std::string_view> kinds;
    std::vector<std::string_view> themes;
    std::vector<std::string_view> needs;
};

/// The town of those that have `postcode`, which is as somebody typed it, or else of those that share its four digits;
/// empty where they do not agree, where nobody shares them, and where it is no postcode.
struct Town {
    std::string postcode;
    std::string city;
};
[[nodiscard]] std::string town_of(std::vector<Town> const& towns, std::string_view postcode);

/// What somebody tells of an initiative, clean: a postcode as `1234 AB`, a website with its https://. A need of which
/// nothing was filled in is left out. Errors: bad_request `found.incomplete` with all faults together, each at its
/// field (the names of the members; `need_0`, `need_1` … by the place among the needs): `found.name_missing`,
/// `found.description_missing`, `found.kind_missing`, `found.themes_missing`, `found.too_many_themes`,
/// `location.city_missing` (of a street or a postcode; a spot has its name alone), `postcode.malformed`,
/// `phone.malformed`, `mail.malformed`, `website.malformed`, `need.kind_missing`, `need.kind_twice`, `form.malformed`
/// for a code that is not one of `codes`, and those of clean_text.
[[nodiscard]] Result<Found> check_found(Found found, Codes const& codes);

/// Its own people, clean; an address is not asked for. Errors: bad_request `found.incomplete` with `mail.malformed` at
/// the field `people_mail`, and those of clean_text at `people_name`.
[[nodiscard]] Result<People> check_people(People people);

/// A note of a helper to the editor, clean; may be empty. Errors: bad_request `found.incomplete` with those of
/// clean_text at the field `note`.
[[nodiscard]] Result<std::string> check_note(std::string_view typed);

/// Why a discovery is not taken up, clean. Errors: bad_request `discovery.reason_missing` and those of clean_text, at
/// the field `reason`.
[[nodiscard]] Result<std::string> check_reason(std::string_view typed);

/// How much of a name stands in a text, from 0 to 1: the letters of its words of three letters or more that are in it,
/// as a share of all. Both are folded.
[[nodiscard]] double share_of_name(std::string_view name, std::string_view text);

/// From when something is alike enough to show it to who decides.
inline constexpr double much_of_name = 0.6;

/// Whether what was found then has waited as long as it may: from the day after the last one of the term.
[[nodiscard]] bool may_be_destroyed(Term const& term, Instant found_at, Day today);

/// Which state one is in that nothing ended: at its people's where they have a mail and did not answer.
[[nodiscard]] DiscoveryState waiting_state(People const& people, bool answered);

/// What an editor says who takes a discovery up: that they spoke to its own people, or nothing.
enum class Spoken { no, yes };

/// On whose word a discovery may be taken up. Errors: bad_request `discovery.unconfirmed` at the field `spoken` where
/// its own people did not confirm the version that holds and no editor spoke to them.
[[nodiscard]] Result<Word> check_word(Discovery const& discovery, Spoken spoken);

/// Whether its own people may be mailed once more: not twice on a day.
[[nodiscard]] bool may_mail(Discovery const& discovery, Instant at);

}  // namespace plein::inventory
