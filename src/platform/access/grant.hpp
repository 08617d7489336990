// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

/// Who may do what, for which purpose. A Grant is the only key to the stores.
namespace plein::access {

struct AccountTag;
struct SessionTag;
using AccountId = Id<AccountTag>;

/// W3C Trace Context (https://www.w3.org/TR/trace-context/): every act belongs to one trace and is one span of it.
struct Trace {
    std::array<std::uint8_t, 16> trace_id{};
    std::array<std::uint8_t, 8> span_id{};
    std::optional<std::array<std::uint8_t, 8>> parent_span_id;  ///< of the caller, where one was sent
};

/// Starts a trace, or continues the one of a `traceparent` header (version 00); a malformed header starts a new one.
[[nodiscard]] Trace make_trace(std::string_view traceparent);
[[nodiscard]] std::string to_traceparent(Trace const& trace);

/// Who acts, as the logbook calls it; never whose data an act is about.
enum class ActorKind { anonymous, account, link, job, command };
[[nodiscard]] std::string_view name(ActorKind kind);

/// A role as the accounts hold it. What each may do stands in one table in roles.cpp.
enum class Role {
    frontdoor_worker,  ///< medewerker Sociaal Plein: registers, answers and routes questions
    directory_editor,  ///< redacteur sociale kaart
    privacy_officer,   ///< functionaris gegevensbescherming
    administrator,     ///< functioneel beheerder: accounts and imports, no files of residents
};
[[nodiscard]] std::string_view name(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view name);
[[nodiscard]] std::vector<Role> const& all_roles();

/// What every route, job kind and command says of itself before it may run.
struct Declaration {
    std::string_view permission;  ///< `question.answer`; `public` is held by everyone
    std::string_view purpose;     ///< `first-contact`, `directory`, `accounts`, `operations`: see purposes()
    std::string_view
        activity;  ///< the logbook activity `question.answered`, or `none` where no personal data are touched
};

/// The purposes (doelbinding) that this program knows, each with its legal ground. A Declaration may name no other.
struct Purpose {
    std::string_view code;
    std::string_view ground;  ///< article of law
};
[[nodiscard]] std::vector<Purpose> const& purposes();

/// Every permission that any role holds, `public`, and what only a link gives, such as `entry.own`.
[[nodiscard]] std::vector<std::string_view> all_permissions();
[[nodiscard]] bool holds(Role role, std::string_view permission);

/// Who is asking, as the session says; anonymous where there is none.
struct Identity {
    ActorKind kind = ActorKind::anonymous;
    AccountId account{};
    std::string display_name;  ///< for the page; never for a log
    std::vector<Role> roles;
    std::string organisation;  ///< code of the organisation the account belongs to
    std::string csrf;          ///< the session's token; empty without a session
    Id<SessionTag> session{};
};

/// Who, in which roles, of which organisation, for which purpose, when. Made only by the four functions below and only
/// if the declared permission is held, so a function that takes a Grant cannot be called without one.
class Grant {
public:
    [[nodiscard]] ActorKind kind() const { return kind_; }
    /// The account; all zero for all but an account.
    [[nodiscard]] AccountId account() const { return account_; }
    /// `anonymous`, the account's id, `link:<id>` of who holds it, `job:<kind>` or `command:<name>`; never a name.
    [[nodiscard]] std::string const& actor() const { return actor_; }
    [[nodiscard]] std::vector<Role> const& roles() const { return roles_; }
    [[nodiscard]] std::string const& organisation() const { return organisation_; }
    [[nodiscard]] std::string const& purpose() const { return purpose_; }
    [[nodiscard]] std::string const& activity() const { return activity_; }
    [[nodiscard]] Instant at() const { return at_; }
    [[nodiscard]] Trace const& trace() const { return trace_; }
    [[nodiscard]] bool holds(std::string_view permission) const;

private:
    Grant(ActorKind kind, std::string actor, Declaration const& declared, Instant at, Trace const& trace);
    friend Result<Grant> for_request(Identity const&, Declaration const&, Trace const&, Instant);
    friend Grant for_link(Uuid const&, Declaration const&, Trace const&, Instant);
    friend Grant for_job(std::string_view, Declaration const&, Instant);
    friend Grant for_command(std::string_view, Declaration const&, Instant);

    ActorKind kind_;
    AccountId account_{};
    std::string actor_;
    std::vector<Role> roles_;
    std::string organisation_;
    std::string permission_;  // the one that was declared; all that a link, a job or a command holds
    std::string purpose_;
    std::string activity_;
    Instant at_;
    Trace trace_;
};

/// A grant for one HTTP request.
/// Errors: unauthenticated `session.required` (anonymous, and the permission is not public),
/// forbidden_or_absent `page.absent` (signed in, without the permission).
[[nodiscard]] Result<Grant> for_request(Identity const& identity, Declaration const& declared, Trace const& trace,
                                        Instant at);

/// A grant for one request of somebody who came by a link that was mailed to them. Only a service that found the link
/// by its hash makes one; `holder` is the record that stands for the person. Holds exactly the declared permission.
[[nodiscard]] Grant for_link(Uuid const& holder, Declaration const& declared, Trace const& trace, Instant at);

/// A grant for one run of a job. Holds exactly the declared permission.
[[nodiscard]] Grant for_job(std::string_view job_kind, Declaration const& declared, Instant at);

/// A grant for one run of a command by whoever may use the machine's command line. Holds exactly the declared
/// permission.
[[nodiscard]] Grant for_command(std::string_view command, Declaration const& declared, Instant at);

}  // namespace plein::access
