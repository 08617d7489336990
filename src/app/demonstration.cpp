// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/demonstration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <random>

#include "app/demonstration_doubles.hpp"
#include "app/demonstration_inventory.hpp"
#include "app/demonstration_places.hpp"
#include "features/areas/cli.hpp"
#include "features/areas/service.hpp"
#include "features/directory/api_hsds.hpp"
#include "features/directory/api_hsds_draft.hpp"
#include "features/directory/service_owner.hpp"
#include "platform/config/table.hpp"
#include "platform/formats/csv.hpp"

namespace plein::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// One colleague that can sign in on a loopback address. The last one is made when all else is done: a making that was
/// interrupted is known by her absence and taken up again.
struct Colleague {
    std::string_view name;
    std::string_view display_name;
    access::Role role;
    std::string_view task;
};

constexpr std::array<Colleague, 4> colleagues{{
    {"mirjam", "Mirjam Hoving", access::Role::frontdoor_worker, "answers questions"},
    {"bas", "Bas Terpstra", access::Role::frontdoor_worker, "answers questions"},
    {"karin", "Karin Elzinga", access::Role::directory_editor, "keeps the directory"},
    {"fatma", "Fatma Yildirim", access::Role::privacy_officer, "privacy officer"},
}};

/// Somebody of an invented organisation who keeps an entry true from outside.
struct Keeper {
    std::string_view address;
    std::string_view language;
    std::string_view entry;
};

constexpr std::array<Keeper, 5> keepers{{
    {"buurtgroep@example.org", "nl", "e06e350d-7c75-5754-b387-df6457d97083"},      // Buurtkoelkast Havenkwartier
    {"buurtgroep@example.org", "nl", "38907744-2b46-5c9d-8a53-fe9ca0e4e68b"},      // Botenploeg aan de haven
    {"houtwerkplaats@example.org", "nl", "7e28c8d3-9877-543b-b1a5-a5da5d094f2f"},  // Houtwerkplaats De Spaan
    {"voedselbank@example.org", "nl", "c10d68ab-92f3-54f2-a54f-07133bc78f73"},     // Voedselbank Lindervaart
    {"cycling@example.org", "en", "bafef6e4-9bb6-576c-b8ba-e1ba1ae7ab03"},         // Leerwerkplaats fietsen maken
}};

struct Story {
    std::string story;
    std::vector<std::string> themes;
    std::string answer;
    std::size_t entries = 0;  ///< how many places of the directory the answer points to
};

struct Stories {
    std::vector<Story> all;
    std::vector<std::string> names;
    std::vector<std::string> call_when;
};

Result<Stories> read_stories(std::string const& file) {
    auto const table = TRY(config::read_table(file));
    Stories stories;
    stories.names = TRY(table.texts("names"));
    stories.call_when = TRY(table.texts("call_when"));
    for (auto const& row : TRY(table.tables("question")))
        stories.all.push_back(
            {TRY(row.text("story")), TRY(row.texts("themes")), TRY(row.text_or("answer", "")),
             static_cast<std::size_t>(std::clamp<std::int64_t>(TRY(row.integer_or("entries", 0)), 0, 5))});
    return stories;
}

/// The postcodes of an address file, each once, in its order.
Result<std::vector<std::string>> read_postcodes(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    auto reader = TRY(formats::CsvReader::open(file));
    auto const column = reader.column("PC6");
    if (!column) return fail(ErrorKind::bad_request, "csv.column_absent", path + " has no column PC6");
    std::vector<std::string> postcodes;
    std::vector<std::string> fields;
    while (TRY(reader.next(fields))) {
        if (postcodes.empty() || postcodes.back() != fields[*column]) postcodes.push_back(fields[*column]);
    }
    std::sort(postcodes.begin(), postcodes.end());
    postcodes.erase(std::unique(postcodes.begin(), postcodes.end()), postcodes.end());
    return postcodes;
}

/// The same moment, or in the night an earlier one by day: most people ask when they are up.
Instant awake(Instant at) {
    auto const time = amsterdam_time_of_day(at);
    return time < hours{8} ? at - hours{10} : at;
}

class Maker {
public:
    Maker(House& house, Demonstration const& wanted, Stories stories)
        : house_(house),
          wanted_(wanted),
          stories_(std::move(stories)),
          data_(house.config().source + "/data/demonstration/"),
          random_(static_cast<std::uint64_t>(wanted.seed)) {}

    Result<void> make_places() {
        bool const invented = wanted_.areas.empty();
        auto const grant = access::for_command("demo", areas::importing_areas, house_.clock().now());
        areas::CommandParts const parts{house_.database(), house_.keys(), house_.areas(), grant, {}};
        TRY(areas::import_areas_file(parts, invented ? data_ + "areas.geojson" : wanted_.areas, 0));
        if (invented) TRY(areas::import_addresses_file(parts, data_ + "addresses.csv", 0));
        auto const importing = access::for_command("demo", directory::importing, house_.clock().now());
        auto found = TRY(directory::read_hsds_path(house_.config().build + "/demonstration/directory.json"));
        if (!invented) TRY(move_places(found.entries, *house_.areas().index()));
        TRY(add_doubles(found.entries, data_ + "doubles.toml"));
        TRY(house_.directory().import(importing, std::move(found.entries), {}));
        return {};
    }

    /// A few owners of entries, and a change of one of them that waits for an editor since yesterday.
    Result<void> make_owners() {
        auto const now = house_.clock().now();
        auto const adding = access::for_command("demo", directory::adding_owner, now - std::chrono::days{30});
        std::vector<directory::OwnerId> owners;
        for (std::size_t i = 0; i < keepers.size(); ++i) {
            auto const& keeper = keepers[i];
            directory::EntryId const entry{*parse_uuid(keeper.entry)};
            owners.push_back(TRY(house_.owners().add(adding, entry, keeper.address, keeper.language,
                                                     fmt::format("demo-{}-owner-{}", wanted_.seed, i))));
        }
        access::Declaration const own{"entry.own", "directory", "proposal.made"};
        directory::Visit const visit{
            access::for_link(owners.front().bytes, own, access::make_trace({}), now - hours{20}), owners.front(), now};
        directory::EntryId const entry{*parse_uuid(keepers.front().entry)};
        auto const current = TRY(house_.directory().current(visit.grant, entry));
        auto const day = amsterdam_day(visit.grant.at());
        auto draft = TRY(directory::read_draft(current.source, day));
        draft.cost = "Gratis. Eten brengen mag ook.";
        draft.alert = "In de kerstvakantie is de koelkast dicht.";
        auto const document = TRY(directory::apply_draft(draft, current.source, {visit.grant.at(), day, {}}));
        auto const dated = TRY(directory::with_dates(document, visit.grant.at(), day));
        return house_.owners().propose(visit, {current.version, fmt::format("demo-{}-proposal", wanted_.seed), {}},
                                       TRY(directory::read_document(dated)));
    }

    /// `there` are those of an earlier making.
    Result<void> make_colleagues(std::size_t from, std::size_t until, std::vector<accounts::Account> const& there) {
        auto const grant = access::for_command("demo", accounts::create_declared, house_.clock().now());
        for (auto i = from; i < until; ++i) {
            auto const& colleague = colleagues[i];
            auto const found = std::find_if(there.begin(), there.end(), [&](accounts::Account const& account) {
                return account.name == colleague.name;
            });
            if (found != there.end()) {
                ids_.push_back(found->id);
                continue;
            }
            accounts::NewAccount account;
            account.name = colleague.name;
            account.display_name = colleague.display_name;
            account.password = accounts::demonstration_password;
            account.organisation = house_.config().municipality.organisation;
            account.roles = {colleague.role};
            account.demonstration = true;
            ids_.push_back(TRY(house_.accounts().create_account(grant, account)));
        }
        return {};
    }

    /// Questions of the last three weeks, the newest of this morning: some taken, most of the older ones answered and
    /// closed.
    Result<void> make_questions(Progress const& progress) {
        // Where the areas are real, nobody knows which postcodes lie in them.
        if (wanted_.areas.empty()) postcodes_ = TRY(read_postcodes(data_ + "addresses.csv"));
        auto const now = house_.clock().now();
        for (std::int64_t i = 0; i < wanted_.residents; ++i) {
            auto const share = static_cast<double>(wanted_.residents - i) / static_cast<double>(wanted_.residents);
            auto const age = minutes{static_cast<std::int64_t>(share * share * 21 * 24 * 60) + below(50)};
            resident_ = i;
            step_ = 0;
            TRY(make_question(awake(now - age), age, stories_.all[static_cast<std::size_t>(i) % stories_.all.size()]));
            if (progress && !progress(i + 1, wanted_.residents))
                return fail(ErrorKind::conflict, "command.stopped", "stopped; the next `plein demo` goes on from here");
        }
        return {};
    }

    /// What visitors said of pages and of the directory in the last days; one report waits.
    Result<void> make_feedback() {
        auto const table = TRY(config::read_table(data_ + "feedback.toml"));
        auto const now = house_.clock().now();
        auto const giving = [](std::string_view activity, Instant at) {
            return access::for_command("demo", {"public", "directory", activity}, at);
        };
        auto& feedback = house_.feedback();
        resident_ = wanted_.residents;
        step_ = 0;
        for (auto const& row : TRY(table.tables("vote"))) {
            auto const yes = TRY(row.integer("yes"));
            auto const all = yes + TRY(row.integer("no"));
            feedback::Page const page{TRY(row.text("page")), std::nullopt};
            for (std::int64_t i = 0; i < all; ++i)
                TRY(feedback.vote(giving("none", now - hours{24 * i}), page,
                                  i < yes ? feedback::Useful::yes : feedback::Useful::no, "nl", key()));
        }
        for (auto const& row : TRY(table.tables("comment"))) {
            feedback::Comment comment;
            comment.page = {TRY(row.text("page")), std::nullopt};
            comment.useful = TRY(row.boolean("useful")) ? feedback::Useful::yes : feedback::Useful::no;
            comment.text = TRY(row.text("text"));
            auto const at = awake(now - hours{24 * TRY(row.integer("days"))});
            TRY(feedback.comment(giving("feedback.commented", at), comment, key()));
        }
        for (auto const& row : TRY(table.tables("report"))) {
            auto const name = TRY(row.text("entry"));
            auto const of = house_.directory().snapshot();
            auto const entry = std::find_if(of->entries.begin(), of->entries.end(),
                                            [&](directory::Entry const& one) { return one.name == name; });
            if (entry == of->entries.end()) return row.refuse("entry", "no entry has this name");
            feedback::Report report;
            report.page = {directory::entry_url(entry->id), entry->id.bytes};
            report.wrong = feedback::parse_wrong(TRY(row.text("wrong")));
            report.text = TRY(row.text("text"));
            auto const at = awake(now - hours{24 * TRY(row.integer("days"))});
            TRY(feedback.report(giving("feedback.reported", at), report, key()));
        }
        return house_.directory().refresh();
    }

    /// An inventory round that runs and one that is over.
    Result<void> make_rounds() {
        auto const editor = static_cast<std::size_t>(
            std::find_if(colleagues.begin(), colleagues.end(),
                         [](Colleague const& one) { return one.role == access::Role::directory_editor; }) -
            colleagues.begin());
        return make_inventory(house_, data_ + "inventory.toml", wanted_.seed, ids_.at(editor));
    }

private:
    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(limit));
    }
    std::string const& pick(std::vector<std::string> const& from) {
        return from[static_cast<std::size_t>(below(static_cast<std::int64_t>(from.size())))];
    }

    Result<void> make_question(Instant at, minutes age, Story const& story) {
        frontdoor::Ask ask;
        ask.story = story.story;
        ask.themes = story.themes;
        ask.postcode = below(5) == 0 || postcodes_.empty() ? std::string{} : pick(postcodes_);
        auto const way = below(10);
        ask.contact.kind = way < 6   ? frontdoor::ContactKind::call
                           : way < 8 ? frontdoor::ContactKind::mail
                                     : frontdoor::ContactKind::none;
        if (ask.contact.kind == frontdoor::ContactKind::call) {
            ask.contact.phone = fmt::format("06000000{:02}", below(100));
            ask.contact.call_when = pick(stories_.call_when);
            ask.contact.safe_to_leave_message = below(4) != 0;
        }
        if (ask.contact.kind == frontdoor::ContactKind::mail)
            ask.contact.mail = fmt::format("inwoner{}@lindervaart.example", below(900) + 100);
        if (ask.contact.kind != frontdoor::ContactKind::none) ask.contact.name = pick(stories_.names);
        auto const asking = access::for_command("demo", {"public", "first-contact", "question.asked"}, at);
        ask.may_be_urgent = !house_.directory().urgent().matching(ask.story).empty();
        auto const asked = TRY(house_.questions().ask(asking, ask, ask.themes, key()));

        // Everything that chance decides is drawn before the first way out, so that every resident draws as often.
        auto const worker = static_cast<std::size_t>(below(2));
        bool const taken_late = below(2) == 0;
        bool const answered_late = below(2) == 0;
        bool const stays_open = below(4) == 0;
        auto const taken_after = minutes{60 + below(200)};
        auto const answered_after = minutes{300 + below(60)};
        auto const following = access::for_command("demo", {"public", "first-contact", "question.followed"}, at);
        auto const question = TRY(house_.questions().follow(following, asked.code));
        auto const id = question.row.id;
        if (age < hours{6} || (age < hours{48} && taken_late)) return {};
        auto const taking = TRY(as_worker(worker, "question.taken", at + taken_after));
        TRY(house_.questions().take(taking, {id, 1, key()}));
        if (story.answer.empty() || (age < hours{72} && answered_late)) return {};
        auto const answering = TRY(as_worker(worker, "question.answered", at + answered_after));
        TRY(house_.questions().answer(answering, {id, 2, key()}, story.answer, entries_for(story)));
        if (age < std::chrono::days{5} || stays_open) return {};
        auto const closing = TRY(as_worker(worker, "question.closed", at + std::chrono::days{3}));
        return house_.questions().close(closing, {id, 3, key()}, frontdoor::ClosingResult::answered, {});
    }

    Result<access::Grant> as_worker(std::size_t worker, std::string_view activity, Instant at) const {
        access::Identity identity;
        identity.kind = access::ActorKind::account;
        identity.account = ids_[worker];
        identity.roles = {colleagues[worker].role};
        identity.organisation = house_.config().municipality.organisation;
        return access::for_request(identity, {"question.answer", "first-contact", activity}, access::make_trace({}),
                                   at);
    }

    /// For most answers one or two places of the directory that fit the question.
    std::vector<std::string> entries_for(Story const& story) {
        std::vector<std::string> entries;
        directory::SearchRequest request;
        request.text = story.story;
        request.theme = story.themes.empty() ? std::string{} : story.themes.front();
        request.page_size = story.entries;
        if (story.entries == 0) return entries;
        auto const looking = access::for_command("demo", {"public", "directory", "none"}, house_.clock().now());
        auto const found = house_.directory().search(looking, request);
        if (!found) return entries;  // an answer without a place is an answer too
        for (auto const& hit : found->hits) entries.push_back(to_text(hit.entry().id));
        return entries;
    }

    /// One-time keys that are the same in every making from one seed: one that was interrupted asks nothing twice.
    std::string key() { return fmt::format("demo-{}-{}-{}", wanted_.seed, resident_, ++step_); }

    House& house_;
    Demonstration const& wanted_;
    Stories stories_;
    std::string data_;
    std::mt19937_64 random_;
    std::vector<std::string> postcodes_;
    std::int64_t resident_ = 0;
    int step_ = 0;
    std::vector<accounts::AccountId> ids_;
};

/// The demonstration accounts that are there, and whether anything else is.
struct Found {
    std::vector<accounts::Account> accounts;
    bool is_whole = false;
};

Result<Found> look(House& house) {
    auto const listing = access::for_command("demo", accounts::sign_in_page_declared, house.clock().now());
    Found found;
    found.accounts = TRY(house.accounts().demonstration_accounts(listing));
    found.is_whole = std::any_of(found.accounts.begin(), found.accounts.end(),
                                 [](accounts::Account const& each) { return each.name == colleagues.back().name; });
    bool const empty = house.areas().index()->empty() && house.directory().snapshot()->entries.empty();
    if (found.accounts.empty() && !empty) {
        return fail(ErrorKind::conflict, "demo.not_empty",
                    fmt::format("{} holds something else; the demonstration is made in an empty database only",
                                house.config().database));
    }
    return found;
}

}  // namespace

Result<std::string> make_demonstration(House& house, Demonstration const& wanted, Progress const& progress) {
    auto const found = TRY(look(house));
    if (!found.is_whole) {
        fmt::print("Making the demonstration municipality …\n");
        std::fflush(stdout);
        Maker maker{house, wanted, TRY(read_stories(house.config().source + "/data/demonstration/questions.toml"))};
        // Colleagues first: they are also how a later look knows that this database is a demonstration.
        TRY(maker.make_colleagues(0, colleagues.size() - 1, found.accounts));
        TRY(maker.make_places());
        TRY(maker.make_owners());
        TRY(maker.make_questions(progress));
        if (wanted.residents > 0) TRY(maker.make_feedback());
        if (wanted.residents > 0) TRY(maker.make_rounds());
        TRY(maker.make_colleagues(colleagues.size() - 1, colleagues.size(), found.accounts));
    }
    std::string text = found.is_whole ? "The demonstration municipality is there already.\n" : "";
    text += fmt::format("Sign in at /inloggen, password {}:\n", accounts::demonstration_password);
    for (auto const& colleague : colleagues)
        text += fmt::format("  {:<8} {} ({})\n", colleague.name, colleague.display_name, colleague.task);
    return text;
}

}  // namespace plein::app
