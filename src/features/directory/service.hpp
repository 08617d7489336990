// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "features/areas/areas.hpp"
#include "features/directory/model.hpp"
#include "features/directory/rules.hpp"
#include "features/directory/rules_urgent.hpp"
#include "platform/access/grant.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"
#include "platform/search/completions.hpp"
#include "platform/search/search.hpp"

namespace plein::directory {

/// The acts, as routes and commands declare them. Reading the directory touches no personal data.
inline constexpr access::Declaration reading{"public", "directory", "none"};
inline constexpr access::Declaration importing{"directory.import", "directory", "directory.imported"};
inline constexpr access::Declaration exporting{"directory.import", "directory", "none"};
/// What somebody may do who keeps entries true. Looking writes no line; each act has its own.
inline constexpr access::Declaration editing{"directory.edit", "directory", "none"};
inline constexpr access::Declaration adding{"directory.edit", "directory", "entry.added"};
inline constexpr access::Declaration changing{"directory.edit", "directory", "entry.changed"};
inline constexpr access::Declaration confirming{"directory.edit", "directory", "entry.confirmed"};
inline constexpr access::Declaration restoring{"directory.edit", "directory", "entry.restored"};
inline constexpr access::Declaration ending{"directory.edit", "directory", "entry.ended"};

/// What the municipality may change without programming: data/themes.toml, synonyms.toml, urgent.toml and
/// questions.csv.
struct Wording {
    std::vector<Theme> themes;
    std::vector<search::Synonym> synonyms;
    std::shared_ptr<UrgentRules const> urgent;
    std::shared_ptr<Learned const> learned;  ///< of questions.csv; null where it was not read
};

/// How the municipality addresses people in Dutch: with u or with je.
enum class Address { formal, informal };

/// Reads the three tables of the folder, and `learned`, which `plein learn` made of questions.csv; without a path no
/// likeness is heard. Errors: bad_request `config.…`, `urgent.malformed`, `likeness.malformed`, each with file and
/// line; unavailable `learned.absent`.
[[nodiscard]] Result<Wording> read_wording(std::string const& folder, Address address = Address::formal,
                                           std::string const& learned = {});

/// What every page with an entry on it would else make anew.
struct Card {
    std::string url;
    std::string summary;              ///< the first 180 characters of the description, cut at a word
    std::string phone;                ///< as people read it; empty where there is none
    std::string phone_link;           ///< its digits
    std::vector<Schedule> schedules;  ///< its own and those of its places
};

/// What an order needs of an entry, small, since a search reads it for every hit.
struct Standing {
    LastCheck check;
    std::optional<int> ladder_step;
    int turn_in_danger = 0;  ///< its turn where somebody may not be safe
    bool free = false;       ///< costs_nothing()
};

/// All current entries as they can be found, made once and never changed. Threads: safe.
struct Snapshot {
    std::int64_t sequence = -1;
    std::vector<Entry> entries;       ///< those that are shown
    std::vector<Card> cards;          ///< per entry
    std::vector<Standing> standings;  ///< per entry
    std::unordered_map<EntryId, std::size_t> by_id;
    std::vector<Entry> hidden;       ///< inactive or ended: for who edits, and for no one else
    std::vector<std::string> words;  ///< of each entry and then of each hidden one, folded: name, other words, whose
    std::shared_ptr<search::Index const> index;
    std::shared_ptr<search::Completions const> completions;  ///< what to offer to who is typing

    /// An entry, shown or hidden; null where there is none. Cost: a look for one that is shown, else a pass over the
    /// hidden ones.
    [[nodiscard]] Entry const* find(EntryId id) const;
};

inline constexpr std::size_t longest_question = 500;  ///< characters

/// Filters that are on or off.
struct Only {
    bool open_now = false;  ///< open at the grant's moment
    bool free = false;      ///< costs_nothing()
    friend bool operator==(Only const&, Only const&) = default;
};

/// What to look for. Nothing asked gives nothing; a filter alone gives all that it lets through.
struct SearchRequest {
    std::string text{};      ///< in a person's own words; longer than longest_question is refused
    std::string theme{};     ///< code, or empty
    std::string language{};  ///< code of a language that is spoken there, or empty
    std::optional<Kind> kind{};
    std::optional<NeedKind> need{};    ///< that it looks for itself; words then order and leave nothing out
    std::optional<int> ladder_step{};  ///< 1 to 5; left out where no ladder may be
    Only only{};
    std::string near{};  ///< postcode, `latitude,longitude`, code or name of an area; empty for anywhere
    search::Mend mend = search::Mend::yes;
    std::size_t page = 1;
    std::size_t page_size = 20;  ///< at most 50
};

/// How many a further filter would leave of what was found; none where that was filtered by already, and where words
/// were asked: fewer entries that fit then let weaker ones in.
struct Counts {
    std::array<std::size_t, 7> kinds{};         ///< in the order of Kind
    std::array<std::size_t, 6> ladder_steps{};  ///< by step; 0 is not used
    std::array<std::size_t, 7> needs{};         ///< in the order of NeedKind
    std::size_t free = 0;
};

/// Why an entry was found, for the page or the API to put into words.
struct Reason {
    std::vector<std::string> words;  ///< of the question, that the entry answers
    std::string theme;               ///< code: the question points to it and the entry has it
};

struct Hit {
    std::shared_ptr<Snapshot const> of;  ///< keeps the entry alive
    std::size_t place = 0;
    std::optional<double> distance_metres;  ///< 0 where the postcode is the one that was asked for
    Checked checked;
    Reason reason;
    std::optional<OpenAt> open_at;  ///< of open_now(): which of its places is open
    [[nodiscard]] Entry const& entry() const { return of->entries[place]; }
    [[nodiscard]] Card const& card() const { return of->cards[place]; }
    [[nodiscard]] std::vector<Schedule> const& schedules() const { return card().schedules; }
};

struct SearchResult {
    std::string corrected;  ///< the question with its spelling mended; empty where nothing was
    std::vector<UrgentRule const*> urgent;
    std::vector<Hit> hits;  ///< the page that was asked for
    std::size_t total = 0;
    std::optional<Point> near;
    Counts counts;
    std::optional<int> ladder_step;  ///< that was filtered by
    bool by_ladder = true;  ///< false where no ladder may be: in danger, in a crisis, or where safety is the theme
    std::shared_ptr<UrgentRules const> rules;  ///< keeps `urgent` alive
    std::optional<NeedKind> offers;            ///< what the words offer to others; none where it cannot wait
    std::size_t looking = 0;                   ///< how many entries look for what is offered, anywhere
};

/// What to offer to somebody who is typing: the numbers to call, or else words of the directory.
struct Suggestions {
    std::vector<UrgentRule const*> urgent;
    std::vector<std::string> texts;
    std::shared_ptr<UrgentRules const> rules;  ///< keeps `urgent` alive
};

/// Which entries somebody wants to look after.
struct ListFilter {
    std::string words{};  ///< each must be in the name, the other words for it or the organisation
    std::string theme{};
    std::optional<Kind> kind{};
    std::optional<Freshness> freshness{};
    bool reported = false;       ///< only those about which a report waits
    std::string organisation{};  ///< by name
    enum class Show { held, ended };
    Show show = Show::held;  ///< ended: only those with the status defunct
    /// The last one of the page before: its day of confirmation and its id.
    std::optional<std::pair<std::optional<Day>, EntryId>> after{};
    std::size_t most = 50;
};

struct Listed {
    Entry const* entry = nullptr;  ///< in the snapshot that the list holds
    Checked checked;
};

struct EntryList {
    std::shared_ptr<Snapshot const> of;
    std::vector<Listed> entries;
    std::size_t total = 0;
    bool more = false;
};

/// What somebody read before they changed an entry, and how the form came.
struct Save {
    EntryVersionId version{};  ///< all zero for a new entry
    std::string form_key;
    std::string content;  ///< what the form carried, to know the same from another
    /// Another entry that must hold as it was read, or nothing is saved: the one that stays where two were one. That it
    /// does is kept, for kept_for().
    std::optional<std::pair<EntryId, EntryVersionId>> beside{};
};

struct ImportReport {
    std::int64_t read = 0;
    std::int64_t changed = 0;  ///< new, or another text than before
    std::int64_t unchanged = 0;
    /// Changed here by form and by the file too, in the order of their ids: the edit stands, and somebody must look.
    std::vector<EntryId> changed_twice;
};

/// How many reports about each entry wait for an answer; an entry that is not named has none.
using Unanswered = std::unordered_map<EntryId, std::int64_t>;

/// freshness_of() with the reports that wait. Cost: one look in a small table.
[[nodiscard]] Checked checked_with(Unanswered const& unanswered, EntryId id, LastCheck const& check, Day today);

/// Told how far long work is; false stops it, and everything stays as it was.
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

/// The social map (sociale kaart): everything that can be found. One per process. Threads: safe.
class Directory {
public:
    struct Parts {
        db::Database* database = nullptr;
        crypto::Keyring const* keys = nullptr;
        Clock const* clock = nullptr;
        areas::Areas* areas = nullptr;  ///< null where places are not known; `near` then takes latitude,longitude only
        std::shared_ptr<search::Dictionary const> dictionary;
        Wording wording;
        /// Hears why snapshot() could not follow the directory and stays with what it has; may be empty.
        std::function<void(Error const&)> on_stale = {};
        /// Counts the reports that wait, for all entries at once; may be empty. A report changes no entry, so this is
        /// asked with every refresh() and by snapshot() at most once a minute.
        std::function<Result<Unanswered>(access::Grant const&)> unanswered = {};
    };
    explicit Directory(Parts parts);

    /// Reads the entries and builds the index now if anything changed, and counts the reports that wait; for the start
    /// and after an import.
    /// Errors: of the database; unavailable `search.cannot_build`.
    Result<void> refresh();

    /// The same after a change that stands: that it cannot be read just now undoes nothing, and on_stale hears of it.
    void follow_change();

    /// The entries as they are now. Keep the pointer for one request. Never null; empty before the first refresh.
    /// Cost: none, except that at most every two seconds one caller looks whether the directory changed, and follows;
    /// others meanwhile get what there was. Where that fails, what there was stays, and `on_stale` hears of it.
    [[nodiscard]] std::shared_ptr<Snapshot const> snapshot();

    /// How fresh an entry is, with the reports about it that wait.
    [[nodiscard]] Checked checked(Entry const& entry, Day today) const;

    /// The reports that wait, as they were counted last; never null. With checked_with() for who asks of many entries.
    [[nodiscard]] std::shared_ptr<Unanswered const> unanswered() const;

    /// Finds entries. Errors: bad_request `near.unknown` (a postcode or area that is not known), `theme.unknown`,
    /// `text.not_utf8`, `page.out_of_range`.
    [[nodiscard]] Result<SearchResult> search(access::Grant const& grant, SearchRequest const& request);

    /// At most seven words or phrases of the directory that hold what somebody typed so far: names, other words for
    /// them, themes and what people say. None where it cannot wait already, and never one that would ring or is about
    /// violence. Nothing of it is kept. Errors: bad_request `text.not_utf8`, too_large `text.too_long`.
    [[nodiscard]] Result<Suggestions> suggest(access::Grant const& grant, std::string_view typed);

    /// Errors: forbidden_or_absent `page.absent`.
    [[nodiscard]] Result<Hit> entry(access::Grant const& grant, EntryId id);

    /// The entry that stays where this one ended because it stood there twice; nothing for any other. Cost: a query,
    /// for an entry that has ended.
    [[nodiscard]] Result<std::optional<EntryId>> kept_for(access::Grant const& grant, EntryId id);

    /// An entry that has ended, as it was last, and since when residents miss it.
    struct Ended {
        Entry entry;
        Instant since{};
    };
    /// Nothing for an entry that goes on or that residents could not see before it ended. Cost: as kept_for().
    [[nodiscard]] Result<std::optional<Ended>> ended(access::Grant const& grant, EntryId id);

    /// Meeting places and outreach hours that are open at the grant's moment, those that stay open longest first, or
    /// the nearest first.
    [[nodiscard]] std::vector<Hit> open_now(access::Grant const& grant, std::optional<Point> near, std::size_t limit);

    /// The themes in the order of the file.
    [[nodiscard]] std::vector<Theme> const& themes() const { return parts_.wording.themes; }
    [[nodiscard]] UrgentRules const& urgent() const { return *parts_.wording.urgent; }
    [[nodiscard]] areas::Areas* areas() const { return parts_.areas; }

    /// The place that a person means by `near`. Errors: bad_request `near.unknown`.
    [[nodiscard]] Result<Point> locate(access::Grant const& grant, std::string_view near) const;

    /// Takes entries into the directory: staged in chunks, made visible by one short transaction with its log line. An
    /// entry that has not changed is left alone; one that the file does not name stays, and so does one that somebody
    /// changed by form, whatever the file says of it. One that was only confirmed takes what is new in the file.
    /// Errors: conflict `import.stopped`; `db.conflict` where another import was first.
    Result<ImportReport> import(access::Grant const& grant, std::vector<ImportedEntry> entries,
                                Progress const& progress);

    /// A key for a form that is about to be shown.
    [[nodiscard]] static std::string new_form_key();

    /// Entries to look after, those that nobody confirmed for the longest first. Cost: a pass over all entries.
    [[nodiscard]] EntryList list(access::Grant const& grant, ListFilter const& filter);

    /// The version of an entry that holds now, also where it has ended. Errors: forbidden_or_absent `page.absent`.
    [[nodiscard]] Result<VersionDocument> current(access::Grant const& grant, EntryId id);

    /// One version of an entry, whether or not it holds. Errors: as current.
    [[nodiscard]] Result<VersionDocument> version(access::Grant const& grant, EntryId id, EntryVersionId version);

    /// The newest versions of an entry, the newest first, at most `most`. Errors: as current.
    [[nodiscard]] Result<std::vector<VersionDocument>> versions(access::Grant const& grant, EntryId id,
                                                                std::size_t most);

    /// Makes `entry` the version that holds, with its line in the logbook; the same text as before makes no version.
    /// Everybody sees it when this returns; where the entries cannot be read just then, the change stands, on_stale
    /// hears why, and everybody sees it a moment later. The same form again does nothing.
    /// Errors: conflict `entry.changed` where another version holds than one that was read; `form.sent_before`.
    Result<void> save(access::Grant const& grant, Save const& save, ImportedEntry const& entry);

    /// Calls `each` with every entry that is shown and the HSDS document it was read from, in the order of their ids.
    /// Returns the sequence of the directory that they belong to. `begin` is called before the first, and once more
    /// where the database has to be read again from the start. Cost: reads all documents, one at a time.
    [[nodiscard]] Result<std::int64_t> read_documents(
        access::Grant const& grant, std::function<void()> const& begin,
        std::function<void(Document const&, std::string const& source)> const& each);

    /// The documents of these versions, in the same order; a version that is not current any more still has its own.
    /// Cost: one query for every fifty.
    [[nodiscard]] Result<std::vector<std::string>> sources(access::Grant const& grant,
                                                           std::span<EntryVersionId const> versions);

    /// All current entries as HSDS services: a JSON array, a service a line.
    [[nodiscard]] Result<std::string> export_all(access::Grant const& grant);

private:
    [[nodiscard]] Result<std::shared_ptr<Snapshot const>> read_snapshot(std::int64_t known) const;
    Result<void> follow();
    Result<void> count_unanswered();

    Parts parts_;
    std::vector<search::Completions::Text> lay_texts_;  // of the synonyms, that never change
    std::mutex refreshing_;                             // held by the one who reads
    std::int64_t counted_at_ = 0;                       // microseconds; under refreshing_
    mutable std::mutex mutex_;                          // guards snapshot_ and unanswered_
    std::shared_ptr<Snapshot const> snapshot_;
    std::shared_ptr<Unanswered const> unanswered_;
    std::atomic<std::int64_t> looked_at_{0};  // microseconds; 0 before the first look
};

}  // namespace plein::directory
