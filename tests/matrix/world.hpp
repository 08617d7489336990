// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/house.hpp"
#include "tests/matrix/reference.hpp"
#include "tests/support/both_engines.hpp"

/// The house with everybody who may knock, and records to knock for.
namespace plein::matrix {

/// Somebody with a browser.
struct Actor {
    std::string name;
    Asker asker;          ///< what should count
    std::string account;  ///< to sign in again; empty for who has no session that holds
    std::string token;    ///< the cookie
};

/// Fields of a form, as typed.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// One request to send for a route, ready but for who sends it.
struct Sample {
    std::string target;
    Fields fields;
};

class World {
public:
    explicit World(support::EmptyDatabase const& place);

    [[nodiscard]] app::House& house() { return *house_; }
    [[nodiscard]] std::vector<Actor>& actors() { return actors_; }

    /// A fresh sample of that route: what its parameters stand for is made anew, so that one request never changes what
    /// the next one finds. Throws std::out_of_range for an act or a parameter that has no entry here.
    [[nodiscard]] Sample sample(http::Route const& route, Situation situation);

    /// Signs the actor in again where its session has ended by its own act.
    void renew(Actor& actor);
    [[nodiscard]] access::Identity identity(Actor const& actor);

    [[nodiscard]] std::int64_t lines();
    [[nodiscard]] std::int64_t lines_of(std::string_view activity);

    /// The name of the first parameter of a path, or empty.
    [[nodiscard]] static std::string parameter_of(std::string_view path);

private:
    void add_account(std::string const& name, std::vector<access::Role> roles, std::string_view organisation);
    [[nodiscard]] std::string sign_in(std::string const& name, Instant at);
    void add_actors();
    struct Question {
        std::string id;
        std::string code;
        std::int64_t version = 0;
    };
    [[nodiscard]] Question ask(Situation situation, bool taken);
    /// The id of a fresh comment on a page, handled or waiting.
    [[nodiscard]] std::string remark(Situation situation, bool handled);
    /// A fresh owner of the entry with their link, and a change of theirs that waits.
    struct Own {
        std::string link;
        std::string owner;
        std::string proposal;
    };
    [[nodiscard]] Own own_entry(std::pair<std::string, std::string> const& entry, bool proposes);
    /// A fresh round with a helper, and what they came upon, of which its own people have a link.
    struct Going {
        std::string round;
        std::string helper;
        std::string link;
        std::string discovery;
        std::string people_link;
    };
    [[nodiscard]] Going go_round(Situation situation);
    [[nodiscard]] std::string any_entry();
    using Kept = std::pair<std::string, std::string>;  ///< an entry and its version
    /// The last entry that is active, and the one before it.
    [[nodiscard]] Kept last_entry();
    [[nodiscard]] std::pair<Kept, Kept> last_two_entries();
    /// The id of a pair of which somebody just said that they are two.
    [[nodiscard]] std::string part(Kept const& first, Kept const& second);
    /// The id of the first item of a list under /hsds.
    [[nodiscard]] std::string first_of(std::string const& list);
    [[nodiscard]] std::int64_t count(db::Statement const& statement, std::vector<db::Value> const& arguments);

    std::unique_ptr<app::House> house_;
    std::vector<Actor> actors_;
};

}  // namespace plein::matrix
