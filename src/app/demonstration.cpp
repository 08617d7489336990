// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/demonstration.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <random>

#include "features/areas/cli.hpp"
#include "features/areas/service.hpp"
#include "features/directory/cli.hpp"
#include "platform/config/table.hpp"

namespace plein::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// One colleague that can sign in on a loopback address.
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

struct Story {
    std::string story;
    std::vector<std::string> themes;
    std::string answer;
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
        stories.all.push_back({TRY(row.text("story")), TRY(row.texts("themes")), TRY(row.text_or("answer", ""))});
    return stories;
}

class Maker {
public:
    Maker(House& house, Demonstration const& wanted, Stories stories)
        : house_(house),
          wanted_(wanted),
          stories_(std::move(stories)),
          random_(static_cast<std::uint64_t>(wanted.seed)) {}

    Result<void> make_places() {
        auto const data = house_.config().source + "/data/demonstration/";
        bool const invented = wanted_.areas.empty();
        auto const grant = access::for_command("demo", areas::importing_areas, house_.clock().now());
        areas::CommandParts const parts{house_.database(), house_.keys(), house_.areas(), grant, {}};
        TRY(areas::import_areas_file(parts, invented ? data + "areas.geojson" : wanted_.areas, 0));
        if (invented) TRY(areas::import_addresses_file(parts, data + "addresses.csv", 0));
        auto const importing = access::for_command("demo", directory::importing, house_.clock().now());
        TRY(directory::import_hsds(house_.directory(), importing, data + "directory.json", {}));
        return {};
    }

    Result<void> make_colleagues() {
        auto const grant = access::for_command("demo", accounts::create_declared, house_.clock().now());
        for (auto const& colleague : colleagues) {
            accounts::NewAccount account;
            account.name = colleague.name;
            account.display_name = colleague.display_name;
            account.password = accounts::demonstration_password;
            account.organisation = organisation_code;
            account.roles = {colleague.role};
            account.demonstration = true;
            ids_.push_back(TRY(house_.accounts().create_account(grant, std::move(account))));
        }
        return {};
    }

    /// Questions of the last three weeks, the newest of this morning: some taken, most of the older ones answered and
    /// closed.
    Result<void> make_questions() {
        auto const now = house_.clock().now();
        for (std::int64_t i = 0; i < wanted_.residents; ++i) {
            auto const share = static_cast<double>(wanted_.residents - i) / static_cast<double>(wanted_.residents);
            auto const age = minutes{static_cast<std::int64_t>(share * share * 21 * 24 * 60) + below(50)};
            TRY(make_question(now - age, age, stories_.all[static_cast<std::size_t>(i) % stories_.all.size()]));
        }
        return {};
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
        ask.postcode = below(5) == 0 ? std::string{} : postcode();
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
            ask.contact.email = fmt::format("inwoner{}@lindervaart.example", below(900) + 100);
        if (ask.contact.kind != frontdoor::ContactKind::none) ask.contact.name = pick(stories_.names);
        auto const asking = access::for_command("demo", {"public", "first-contact", "question.asked"}, at);
        auto const asked = TRY(house_.questions().ask(asking, ask, key()));

        auto const worker = static_cast<std::size_t>(below(2));
        auto const following = access::for_command("demo", {"public", "first-contact", "question.followed"}, at);
        auto const question = TRY(house_.questions().follow(following, asked.code));
        auto const id = question.row.id;
        if (age < hours{6} || (age < hours{48} && below(2) == 0)) return {};
        auto const taking = TRY(as_worker(worker, "question.taken", at + minutes{60 + below(200)}));
        TRY(house_.questions().take(taking, {id, 1, key()}));
        if (story.answer.empty() || (age < hours{72} && below(2) == 0)) return {};
        auto const answering = TRY(as_worker(worker, "question.answered", at + minutes{300 + below(60)}));
        TRY(house_.questions().answer(answering, {id, 2, key()}, story.answer, {}));
        if (age < hours{24 * 5} || below(4) == 0) return {};
        auto const closing = TRY(as_worker(worker, "question.closed", at + minutes{24 * 60 * 3}));
        return house_.questions().close(closing, {id, 3, key()}, frontdoor::ClosingResult::answered, {});
    }

    Result<access::Grant> as_worker(std::size_t worker, std::string_view activity, Instant at) const {
        access::Identity identity;
        identity.kind = access::SubjectKind::account;
        identity.account = ids_[worker];
        identity.roles = {colleagues[worker].role};
        identity.organisation = organisation_code;
        return access::for_request(identity, {"question.answer", "first-contact", activity}, access::make_trace({}),
                                   at);
    }

    /// A postcode that the invented municipality has.
    std::string postcode() {
        static constexpr std::array<std::string_view, 6> known{"9926AA", "9926AB", "9927AA",
                                                               "9927AB", "9928AA", "9929AA"};
        return std::string{known[static_cast<std::size_t>(below(known.size()))]};
    }

    std::string key() { return frontdoor::Questions::new_form_key(); }

    House& house_;
    Demonstration const& wanted_;
    Stories stories_;
    std::mt19937_64 random_;
    std::vector<accounts::AccountId> ids_;
};

}  // namespace

Result<std::string> make_demonstration(House& house, Demonstration const& wanted) {
    bool const made = !house.areas().index()->empty();
    if (!made) {
        fmt::print("Making the demonstration municipality …\n");
        Maker maker{house, wanted, TRY(read_stories(house.config().source + "/data/demonstration/questions.toml"))};
        TRY(maker.make_places());
        TRY(maker.make_colleagues());
        TRY(maker.make_questions());
    }
    std::string text = fmt::format("Sign in at /inloggen, password {}:\n", accounts::demonstration_password);
    for (auto const& colleague : colleagues)
        text += fmt::format("  {:<8} {} ({})\n", colleague.name, colleague.display_name, colleague.task);
    return text;
}

}  // namespace plein::app
