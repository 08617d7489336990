// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geo.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

/// What a resident can find: an entry is one service in the words of Open Referral (HSDS), with all that belongs to it.
namespace plein::directory {

struct EntryTag;
using EntryId = Id<EntryTag>;  ///< the id of the HSDS service, so that importing again changes the same entry
struct BatchTag;
using BatchId = Id<BatchTag>;
struct EntryVersionTag;
using EntryVersionId = Id<EntryVersionTag>;

/// What sort of thing an entry is; the code is a term of the taxonomy `plein-kind`.
enum class Kind { service, citizen_initiative, association, meeting_place, course, outreach_hour, employer_place };
[[nodiscard]] std::string_view code(Kind kind);
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view code);
[[nodiscard]] std::vector<Kind> const& all_kinds();

/// HSDS `status`. Only active entries and those that are closed for a while are shown.
enum class Status { active, inactive, defunct, temporarily_closed };
[[nodiscard]] std::string_view code(Status status);
[[nodiscard]] std::optional<Status> parse_status(std::string_view code);

/// The codes of the themes, in the taxonomy `plein-theme`; names and order stand in data/themes.toml.
[[nodiscard]] std::vector<std::string_view> const& all_themes();
[[nodiscard]] bool is_theme(std::string_view code);
/// The theme of who is not safe. There the ladder says nothing: no step comes before help.
inline constexpr std::string_view safety_theme = "safety";

/// What somebody who runs an entry may look for; the code is a term of the taxonomy `plein-need`.
enum class NeedKind { volunteers, room, money, materials, knowledge, publicity, partners };
[[nodiscard]] std::string_view code(NeedKind kind);
[[nodiscard]] std::optional<NeedKind> parse_need_kind(std::string_view code);
[[nodiscard]] std::vector<NeedKind> const& all_need_kinds();

/// One thing that an entry looks for. An entry has each kind once at most.
struct Need {
    NeedKind kind = NeedKind::volunteers;
    std::string text;  ///< in their own words, such as `twee mensen die op dinsdag soep koken`; may be empty
    friend bool operator==(Need const&, Need const&) = default;
};

enum class Frequency { none, weekly, monthly };

/// A bit per day of the week, Monday first.
using Weekdays = std::uint8_t;

/// When an entry is open: a row of HSDS `schedule` (after RFC 5545), as far as hours of opening need.
struct Schedule {
    Frequency frequency = Frequency::none;          ///< none: one day, `starts_on`
    Weekdays weekdays = 0;                          ///< of BYDAY; 0 where none was given
    std::vector<int> positions;                     ///< of a monthly BYDAY: 1 first, -1 last; empty for every
    std::vector<int> month_days;                    ///< of BYMONTHDAY: 1 to 31, or -1 for the last
    int interval = 1;                               ///< every how many weeks or months
    std::optional<std::chrono::minutes> opens_at;   ///< since local midnight; absent where only a text is known
    std::optional<std::chrono::minutes> closes_at;  ///< not after opens_at: on the next day
    std::optional<Day> starts_on;
    std::optional<Day> first_day;  ///< of the season in which it holds; valid_from in HSDS
    std::optional<Day> last_day;   ///< valid_to in HSDS
    std::string note;
};

struct Phone {
    std::string number;  ///< as people read it
    std::string label;   ///< whose or what for; may be empty
};

struct Location {
    std::string name;
    std::string line;  ///< street and house number
    std::string postcode;
    std::string city;
    std::string route;  ///< how to come there
    std::optional<Point> place;
    std::vector<std::string> accessibility;
    std::vector<Schedule> schedules;
    std::vector<Phone> phones;
};

struct Language {
    std::string code;  ///< ISO 639-1 where given
    std::string name;
};

struct Capacity {
    std::int64_t available = 0;
    std::optional<std::int64_t> maximum;
    std::string unit;  ///< `gesprekken per week`
    std::optional<Day> updated;
};

struct Entry {
    EntryId id{};
    std::string name;
    std::string alternate_name;  ///< other words for it, also lay words; separated by ;
    std::string description;
    std::string website;
    std::string mail;
    Status status = Status::active;
    std::string alert;
    std::string application;  ///< how one gets in
    std::string cost;
    std::string waiting;
    std::string eligibility;
    std::optional<int> minimum_age;
    std::optional<int> maximum_age;
    std::string interpretation;
    std::string organisation;
    std::vector<std::string> themes;  ///< codes, the most important first
    Kind kind = Kind::service;
    std::optional<int> ladder_step;  ///< 1 self to 5 individual provision
    std::string building_block;
    std::string area_served;       ///< as people read it
    std::string area_served_code;  ///< of an area, such as GM9901; may be empty
    std::optional<Day> assured_on;
    std::optional<Instant> last_modified;
    std::vector<Phone> phones;
    std::vector<Schedule> schedules;  ///< of the service itself, wherever it is
    std::vector<Location> locations;
    std::vector<Language> languages;
    std::vector<Need> needs;  ///< what it looks for
    std::optional<Capacity> capacity;
};

/// An entry as a file gave it, with the whole document, so that an export loses nothing that the standard has.
struct ImportedEntry {
    Entry entry;
    std::string source;  ///< the service as JSON
};

/// A document as it is kept: which version of which entry it is.
struct Document {
    EntryVersionId version{};
    EntryId entry{};
    Instant since{};  ///< when the version began to hold
};

/// One version of an entry, with the document that it is.
struct VersionDocument {
    EntryVersionId version{};
    Instant since{};
    std::string recorded_by;  ///< who wrote it: an account's id, or the name of a command
    std::string source;
};

/// A theme as people read it.
struct Theme {
    std::string code;
    std::string icon;
    std::string name_nl;
    std::string name_en;
    std::string about_nl;
    std::string about_en;
};

}  // namespace plein::directory
