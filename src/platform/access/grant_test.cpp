// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/access/grant.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>
#include <stdexcept>

namespace plein::access {
namespace {

constexpr Declaration open_page{"public", "directory", "none"};
constexpr Declaration answering{"question.answer", "first-contact", "question.answered"};

Identity account_with(std::vector<Role> roles) {
    Identity identity;
    identity.kind = ActorKind::account;
    identity.account = new_id<AccountTag>(Instant{});
    identity.roles = std::move(roles);
    identity.organisation = "gemeente";
    return identity;
}

TEST(Roles, NamesReadBack) {
    for (auto const role : all_roles()) EXPECT_EQ(parse_role(name(role)), role);
    EXPECT_FALSE(parse_role("root"));
    EXPECT_FALSE(parse_role(""));
}

// Written out a second time on purpose: who changes the table must mean it.
TEST(Roles, HoldWhatTheyNeedAndNoMore) {
    std::set<std::pair<std::string, std::string>> held;
    for (auto const role : all_roles()) {
        for (auto const permission : all_permissions()) {
            if (permission != "public" && holds(role, permission)) held.emplace(name(role), permission);
        }
    }
    std::set<std::pair<std::string, std::string>> const meant{
        {"frontdoor_worker", "session.end"},      {"frontdoor_worker", "work.view"},
        {"frontdoor_worker", "question.list"},    {"frontdoor_worker", "question.answer"},
        {"directory_editor", "session.end"},      {"directory_editor", "work.view"},
        {"directory_editor", "directory.import"}, {"directory_editor", "directory.edit"},
        {"directory_editor", "feedback.read"},    {"privacy_officer", "session.end"},
        {"privacy_officer", "work.view"},         {"privacy_officer", "logbook.verify"},
        {"administrator", "session.end"},         {"administrator", "work.view"},
        {"administrator", "directory.import"},    {"administrator", "directory.edit"},
        {"administrator", "feedback.read"},       {"administrator", "area.import"},
        {"administrator", "account.manage"},      {"administrator", "operations.run"},
    };
    EXPECT_EQ(held, meant);
}

TEST(Roles, PermissionsAreListedOnce) {
    auto const all = all_permissions();
    std::set<std::string_view> const once(all.begin(), all.end());
    EXPECT_EQ(once.size(), all.size());
    EXPECT_EQ(once.count("public"), 1U);
    EXPECT_TRUE(holds(Role::privacy_officer, "public"));
}

TEST(ForRequest, AnonymousHoldsPublicOnly) {
    auto const shown = for_request({}, open_page, make_trace({}), Instant{});
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->actor(), "anonymous");
    EXPECT_EQ(shown->purpose(), "directory");
    auto const refused = for_request({}, answering, make_trace({}), Instant{});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::unauthenticated);
    EXPECT_EQ(refused.error().code, "session.required");
}

TEST(ForRequest, ARoleWithoutThePermissionSeesNothingThere) {
    for (auto const role : all_roles()) {
        auto const grant = for_request(account_with({role}), answering, make_trace({}), Instant{});
        EXPECT_EQ(grant.has_value(), role == Role::frontdoor_worker) << name(role);
        if (!grant) {
            EXPECT_EQ(grant.error().kind, ErrorKind::forbidden_or_absent);
            EXPECT_EQ(grant.error().code, "page.absent");
        }
    }
    EXPECT_FALSE(for_request(account_with({}), answering, make_trace({}), Instant{}));
}

TEST(ForRequest, AnAccountsSubjectIsItsIdAndNeverItsName) {
    auto identity = account_with({Role::frontdoor_worker});
    identity.display_name = "Somebody";
    auto const grant = for_request(identity, answering, make_trace({}), Instant{});
    ASSERT_TRUE(grant);
    EXPECT_EQ(grant->actor(), to_text(identity.account));
    EXPECT_EQ(grant->organisation(), "gemeente");
    EXPECT_TRUE(grant->holds("work.view"));
    EXPECT_FALSE(grant->holds("account.manage"));
}

// What the logbook, the facts and the row filter read of a grant.
TEST(ForRequest, SaysWhoWhyAndWhen) {
    auto const identity = account_with({Role::frontdoor_worker, Role::administrator});
    auto const trace = make_trace({});
    auto const at = from_micros(1'795'248'000'000'000);
    auto const grant = for_request(identity, answering, trace, at).value();
    EXPECT_EQ(grant.kind(), ActorKind::account);
    EXPECT_EQ(grant.account(), identity.account);
    EXPECT_EQ(grant.roles(), identity.roles);
    EXPECT_EQ(grant.purpose(), "first-contact");
    EXPECT_EQ(grant.activity(), "question.answered");
    EXPECT_EQ(grant.at(), at);
    EXPECT_EQ(grant.trace().trace_id, trace.trace_id);
    EXPECT_EQ(grant.trace().span_id, trace.span_id);
}

TEST(ForRequest, IsMadeByAnAccountOrByNobodyKnown) {
    for (auto const kind : {ActorKind::link, ActorKind::job, ActorKind::command}) {
        Identity identity;
        identity.kind = kind;
        EXPECT_THROW((void)for_request(identity, open_page, make_trace({}), Instant{}), std::logic_error);
    }
}

TEST(ForLink, SaysWhoWhyAndWhenAndGoesOnWithTheTrace) {
    auto const at = from_micros(1'795'248'000'000'000);
    auto const trace = make_trace({});
    auto const holder = new_uuid(at);
    auto const grant = for_link(holder, {"entry.own", "directory", "entry.confirmed"}, trace, at);
    EXPECT_EQ(grant.kind(), ActorKind::link);
    EXPECT_EQ(grant.actor(), "link:" + to_text(holder));
    EXPECT_EQ(grant.account(), AccountId{});
    EXPECT_TRUE(grant.roles().empty());
    EXPECT_TRUE(grant.organisation().empty());
    EXPECT_EQ(grant.purpose(), "directory");
    EXPECT_EQ(grant.activity(), "entry.confirmed");
    EXPECT_EQ(grant.at(), at);
    EXPECT_EQ(grant.trace().trace_id, trace.trace_id);
}

TEST(ForLink, HoldsTheDeclaredPermissionAndNoOther) {
    auto const grant =
        for_link(new_uuid(Instant{}), {"entry.own", "directory", "entry.changed"}, make_trace({}), Instant{});
    for (auto const permission : all_permissions())
        EXPECT_EQ(grant.holds(permission), permission == "public" || permission == "entry.own") << permission;
}

TEST(ForLink, NoAccountComesByWhatALinkGives) {
    for (auto const* permission : {"entry.own", "round.help", "discovery.own"}) {
        Declaration const declared{permission, "directory", "none"};
        for (auto const role : all_roles()) EXPECT_FALSE(holds(role, permission)) << name(role);
        EXPECT_FALSE(for_request(account_with(all_roles()), declared, make_trace({}), Instant{})) << permission;
        EXPECT_EQ(for_request({}, declared, make_trace({}), Instant{}).error().code, "session.required");
        EXPECT_TRUE(for_link(new_uuid(Instant{}), declared, make_trace({}), Instant{}).holds(permission));
    }
}

TEST(ForLink, AnUnknownPurposeOrPermissionIsAMistakeInTheProgram) {
    EXPECT_THROW((void)for_link({}, {"entry.own", "curiosity", "none"}, make_trace({}), Instant{}), std::logic_error);
    EXPECT_THROW((void)for_link({}, {"everything", "directory", "none"}, make_trace({}), Instant{}), std::logic_error);
}

TEST(ForJob, SaysWhoWhyAndWhenAndStartsATrace) {
    auto const at = from_micros(1'795'248'000'000'000);
    auto const job = for_job("account.purge", {"operations.run", "operations", "account.purged"}, at);
    auto const command = for_command("user add", {"account.manage", "accounts", "account.created"}, at);
    EXPECT_EQ(job.kind(), ActorKind::job);
    EXPECT_EQ(job.purpose(), "operations");
    EXPECT_EQ(job.activity(), "account.purged");
    EXPECT_EQ(command.kind(), ActorKind::command);
    EXPECT_EQ(command.purpose(), "accounts");
    EXPECT_EQ(command.activity(), "account.created");
    for (auto const& grant : {job, command}) {
        EXPECT_EQ(grant.at(), at);
        EXPECT_EQ(grant.account(), AccountId{});
        EXPECT_NE(grant.trace().trace_id, Trace{}.trace_id);
        EXPECT_NE(grant.trace().span_id, Trace{}.span_id);
        EXPECT_FALSE(grant.trace().parent_span_id);
    }
    EXPECT_NE(job.trace().trace_id, command.trace().trace_id);
}

TEST(ForJob, HoldsTheDeclaredPermissionAndNoOther) {
    auto const grant = for_job("account.purge", {"operations.run", "operations", "none"}, Instant{});
    EXPECT_EQ(grant.actor(), "job:account.purge");
    EXPECT_TRUE(grant.holds("operations.run"));
    EXPECT_TRUE(grant.holds("public"));
    EXPECT_FALSE(grant.holds("account.manage"));
    auto const command = for_command("user add", {"account.manage", "accounts", "account.created"}, Instant{});
    EXPECT_EQ(command.actor(), "command:user add");
    EXPECT_TRUE(command.holds("account.manage"));
    EXPECT_FALSE(command.holds("operations.run"));
}

TEST(ForJob, AnUnknownPurposeOrPermissionIsAMistakeInTheProgram) {
    EXPECT_THROW((void)for_job("x", {"operations.run", "curiosity", "none"}, Instant{}), std::logic_error);
    EXPECT_THROW((void)for_command("x", {"everything", "operations", "none"}, Instant{}), std::logic_error);
}

// The cases of https://www.w3.org/TR/trace-context/, version 00.
TEST(Trace, ContinuesAWellFormedParent) {
    auto const trace = make_trace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    ASSERT_TRUE(trace.parent_span_id);
    auto const sent = to_traceparent(trace);
    EXPECT_EQ(sent.substr(0, 36), "00-0af7651916cd43dd8448eb211c80319c-");
    EXPECT_NE(sent.substr(36, 16), "b7ad6b7169203331");
    EXPECT_EQ(sent.substr(52), "-01");
}

TEST(Trace, StartsAnewWhereTheParentIsMalformed) {
    for (std::string_view const header : {
             "",
             "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",   // capitals
             "00-00000000000000000000000000000000-b7ad6b7169203331-01",   // no trace
             "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",   // no parent
             "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",   // no version
             "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0x",   // flags
             "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",  // too long for version 00
             "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
         }) {
        auto const trace = make_trace(header);
        EXPECT_FALSE(trace.parent_span_id) << header;
        EXPECT_NE(to_traceparent(trace).substr(3, 32), "0af7651916cd43dd8448eb211c80319c") << header;
    }
}

RC_GTEST_PROP(TraceProperty, AnyHeaderGivesATraceThatReadsBack, (std::string const& header)) {
    auto const trace = make_trace(header);
    auto const next = make_trace(to_traceparent(trace));
    RC_ASSERT(next.trace_id == trace.trace_id);
    RC_ASSERT(next.parent_span_id == trace.span_id);
    RC_ASSERT(next.span_id != trace.span_id);
}

}  // namespace
}  // namespace plein::access
