// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/geo.hpp"
#include "features/directory/model.hpp"

/// What people edit of an entry. Its truth is the HSDS document; a draft is read from it, changed and laid on it again
/// (api_hsds_draft.hpp), and what is not in the draft stays as it was.
namespace plein::directory {

/// Open on these days of every week.
struct DraftHours {
    Weekdays weekdays = 0;
    std::chrono::minutes opens_at{};
    std::chrono::minutes closes_at{};  ///< not after opens_at: on the next day
    std::string note;
    friend bool operator==(DraftHours const&, DraftHours const&) = default;
};

/// A time that is not the same every week, such as each second Tuesday of the month: it can be kept or taken away.
struct DraftSchedule {
    std::string id;
    Schedule schedule;
    friend bool operator==(DraftSchedule const& a, DraftSchedule const& b) { return a.id == b.id; }
};

/// When something is open.
struct DraftOpening {
    std::vector<DraftHours> hours;         ///< in the order of in_order()
    std::vector<DraftSchedule> schedules;  ///< other times
    std::string special;                   ///< what only words can say, a line each
    friend bool operator==(DraftOpening const&, DraftOpening const&) = default;
};

struct DraftPhone {
    std::string id;  ///< in the document; empty for a new one
    std::string number;
    std::string label;
    friend bool operator==(DraftPhone const&, DraftPhone const&) = default;
};

/// A place where people can go.
struct DraftLocation {
    std::string id;  ///< of the service_at_location; empty for a new one
    std::string name;
    std::string line;
    std::string postcode;
    std::string city;
    std::string route;
    std::optional<Point> place;
    std::string accessibility;  ///< a line each
    std::vector<DraftPhone> phones;
    DraftOpening opening;
    friend bool operator==(DraftLocation const&, DraftLocation const&) = default;
};

struct DraftCapacity {
    std::int64_t available = 0;
    std::optional<std::int64_t> maximum;
    std::string unit;
    std::optional<Day> updated;
    friend bool operator==(DraftCapacity const&, DraftCapacity const&) = default;
};

/// Whom an entry is for by where they live. Several areas have their names together and no code.
struct DraftArea {
    std::string code;
    std::string name;
    friend bool operator==(DraftArea const&, DraftArea const&) = default;
};

struct DraftLanguage {
    std::string code;
    std::string name;
    friend bool operator==(DraftLanguage const&, DraftLanguage const&) = default;
};

/// What people see of an entry and what no field of a draft holds.
struct DraftElsewhere {
    enum class What { phone, mail, website };
    enum class From { organisation, contact, no_place };  ///< no_place: one that is postal or virtual
    What what = What::phone;
    From from = From::organisation;
    std::string text;
    friend bool operator==(DraftElsewhere const&, DraftElsewhere const&) = default;
};

struct Draft {
    std::string name;
    std::string description;
    std::string alternate_name;
    std::string organisation;  ///< only read
    Kind kind = Kind::service;
    std::vector<std::string> themes;  ///< codes, the most important first
    std::optional<int> ladder_step;
    std::string eligibility;
    std::optional<int> minimum_age;
    std::optional<int> maximum_age;
    DraftArea area;
    std::string application;
    std::string cost;
    std::vector<DraftPhone> phones;
    std::string mail;
    std::string website;
    DraftOpening opening;
    std::vector<DraftLocation> locations;
    std::vector<DraftLanguage> languages;
    std::string interpretation;
    std::vector<Need> needs;
    std::string waiting;
    std::optional<DraftCapacity> capacity;
    Status status = Status::active;
    std::string alert;
    std::optional<Day> assured_on;          ///< only read
    std::vector<DraftElsewhere> elsewhere;  ///< only read
    friend bool operator==(Draft const&, Draft const&) = default;
};

}  // namespace plein::directory
