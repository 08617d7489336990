// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/meta/tree.hpp"

/// One shape of history, as src/platform/db/history.hpp teaches it: in every table, and in every statement.
namespace plein::meta {
namespace {

using Named = std::map<std::string, std::string>;  // what is excused, and why

Named const counted_in_days{
    {"area", "a division into areas is of a calendar year, and people name the day on which a village begins"},
};

constexpr auto* lease = "who runs a job, and when it ran last: nobody's data, and old leases tell nothing";
constexpr auto* session = "a session is touched, ends and is purged; the logbook tells who signed in and out";
constexpr auto* batch = "what was staged becomes visible at once; of what is true it changes nothing";
constexpr auto* staged = "removes what was staged and never seen";
constexpr auto* counter = "a counter";
constexpr auto* forgotten = "purges what nobody needs any more; kept only against guessing and sending twice";
constexpr auto* destroyed = "destruction removes all versions";
constexpr auto* mailed = "how far sending is: nobody's data; the act that asked for the mail has its line";
constexpr auto* sealed = "what was sealed waits no longer; the line itself stays";

/// Every statement that changes or removes rows and not by the texts of history.hpp.
Named const excused{
    {"account.password", "an old password may not be kept, and when it changed is in the logbook"},
    {"area.delete_staged", staged},
    {"area.show", batch},
    {"area_change.count", counter},
    {"area_import.delete", staged},
    {"area_import.replace_addresses", "nine million rows of a public file; what was replaced is removed"},
    {"area_import.show", batch},
    {"area_postcode.delete", "staged addresses, or those that area_import.replace_addresses has replaced"},
    {"directory_change.count", counter},
    {"directory_import.show", batch},
    {"entry_accessibility.delete_staged", staged},
    {"entry_language.delete_staged", staged},
    {"entry_location.delete_staged", staged},
    {"entry_need.delete_staged", staged},
    {"entry_owner.destroy", destroyed},
    {"entry_phone.delete_staged", staged},
    {"entry_schedule.delete_staged", staged},
    {"entry_source.delete_staged", staged},
    {"entry_theme.delete_staged", staged},
    {"entry_version.delete_staged", staged},
    {"entry_version.show", batch},
    {"feedback_handling.destroy", destroyed},
    {"feedback_mail.destroy", destroyed},
    {"feedback_remark.destroy", destroyed},
    {"feedback_vote.destroy", destroyed},
    {"form_key.purge", forgotten},
    {"inventory_discovery_link.destroy", "as owner_link.destroy"},
    {"inventory_discovery_link.purge", forgotten},
    {"inventory_discovery_version.destroy", destroyed},
    {"inventory_helper.destroy", destroyed},
    {"inventory_helper_link.destroy", "as owner_link.destroy"},
    {"inventory_refusal.destroy", destroyed},
    {"inventory_tick.destroy", destroyed},
    {"job.end_lease", lease},
    {"job.free_leases", lease},
    {"job.renew_lease", lease},
    {"job.take_lease", lease},
    {"logbook.delete_forged", sealed},
    {"logbook.delete_waiting", sealed},
    {"mail_outbox.claim", mailed},
    {"mail_outbox.deliver", "what was delivered is not kept: its content goes"},
    {"mail_outbox.destroy_content", destroyed},
    {"mail_outbox.fail", mailed},
    {"mail_outbox.purge", forgotten},
    {"mail_outbox.put_off", mailed},
    {"mail_outbox.release", mailed},
    {"owner.destroy", destroyed},
    {"owner_reminder.destroy", destroyed},
    {"owner_link.destroy", destroyed},
    {"owner_link.forget", "the newest five of an origin let somebody in; that another was sent is in the logbook"},
    {"question.destroy", destroyed},
    {"question_event.destroy", destroyed},
    {"question_state.destroy", destroyed},
    {"session.end", session},
    {"session.end_all", session},
    {"session.end_by_token", session},
    {"session.purge", forgotten},
    {"session.touch", session},
    {"sign_in_guard.keep", counter},
    {"sign_in_guard.purge", forgotten},
};

std::regex const changes{R"(\b(UPDATE|DELETE FROM)\b)"};
std::regex const by_the_helper{R"re(\bPLEIN_(END|REPLACE)\(\s*"(\w+)")re"};
std::regex const of_history{R"(\b(valid_from|valid_until|recorded_at|recorded_by|ended_by|replaced_at|replaced_by)\b)"};

std::string rest_of(Table const& table, std::string const& column) {
    for (auto const& one : table.columns)
        if (one.name == column) return in_one_line(one.rest);
    return "absent";
}

/// What is wrong with the history of one table; empty where nothing is.
std::vector<std::string> faults_of(Table const& table) {
    std::vector<std::string> faults;
    auto const want = [&](std::string const& column, std::string const& rest) {
        if (auto const is = rest_of(table, column); is != rest)
            faults.push_back(table.name + "." + column + " is '" + is + "' and not '" + rest + "'");
    };
    auto const want_constraint = [&](std::string const& constraint) {
        if (!table.constraints.contains(constraint)) faults.push_back(table.name + " has no " + constraint);
    };
    auto const has = [&](char const* column) { return rest_of(table, column) != "absent"; };
    for (auto const& column : table.columns) {
        auto const& name = column.name;
        if (std::regex_match(name, std::regex{R"(\w+_(by|until))"}) && !std::regex_match(name, of_history) &&
            name != "leased_by" && name != "lease_until")
            faults.push_back(table.name + "." + name + " is no word of history.hpp");
    }
    if (has("recorded_at") || has("recorded_by")) {
        want("recorded_at", "BIGINT NOT NULL");
        want("recorded_by", "TEXT NOT NULL CHECK (recorded_by <> '')");
    }
    if (has("valid_from") || has("valid_until") || has("ended_by")) {
        bool const days = counted_in_days.contains(table.name);
        want("valid_from", days ? "TEXT NOT NULL" : "BIGINT NOT NULL");
        want("valid_until", days ? "TEXT CHECK (valid_until > valid_from)" : "BIGINT");
        want("recorded_at", "BIGINT NOT NULL");
        want("ended_by", "TEXT CHECK (ended_by <> '')");
        want_constraint("CHECK ((valid_until IS NULL) = (ended_by IS NULL))");
    }
    if (has("replaced_at") || has("replaced_by")) {
        want("replaced_at", "BIGINT");
        want("replaced_by", "TEXT CHECK (replaced_by <> '')");
        want("ended_by", "TEXT CHECK (ended_by <> '')");
        want_constraint("CHECK ((replaced_at IS NULL) = (replaced_by IS NULL))");
    }
    return faults;
}

std::set<std::string> tables_with_a_past() {
    std::set<std::string> names;
    for (auto const& [file, table] : all_tables())
        if (rest_of(table, "valid_until") != "absent") names.insert(table.name);
    return names;
}

TEST(History, HasTheSameColumnsInEveryTable) {
    for (auto const& [file, table] : all_tables())
        for (auto const& fault : faults_of(table)) ADD_FAILURE() << file << ": " << fault;
    EXPECT_GE(tables_with_a_past().size(), 6U);
    for (auto const& [name, why] : counted_in_days) EXPECT_TRUE(tables_with_a_past().contains(name)) << name;
}

TEST(History, IsRefusedInAnotherShape) {
    std::string const whole =
        "CREATE TABLE t (valid_from BIGINT NOT NULL, valid_until BIGINT, recorded_at BIGINT NOT NULL, recorded_by TEXT "
        "NOT NULL CHECK (recorded_by <> ''), ended_by TEXT CHECK (ended_by <> ''), "
        "CHECK ((valid_until IS NULL) = (ended_by IS NULL)));";
    EXPECT_TRUE(faults_of(tables_in(whole).at(0)).empty());
    for (auto const* part : {"valid_from BIGINT NOT NULL, ", "valid_until BIGINT, ", "recorded_at BIGINT NOT NULL, ",
                             "ended_by TEXT CHECK (ended_by <> ''), ", " NOT NULL", " CHECK (recorded_by <> '')",
                             ", CHECK ((valid_until IS NULL) = (ended_by IS NULL))"}) {
        auto less = whole;
        ASSERT_NE(less.find(part), std::string::npos) << part;
        EXPECT_FALSE(faults_of(tables_in(less.erase(less.find(part), std::string(part).size())).at(0)).empty()) << part;
    }
    EXPECT_EQ(faults_of(tables_in("CREATE TABLE t (id BLOB, closed_by TEXT);").at(0)).size(), 1U);
    EXPECT_EQ(faults_of(tables_in("CREATE TABLE t (id BLOB, replaced_at BIGINT);").at(0)).size(), 3U);
}

TEST(History, IsChangedByTheHelperAlone) {
    auto const all = statements();
    auto const past = tables_with_a_past();
    int by_helper = 0;
    for (auto const& [name, sql] : all) {
        std::smatch match;
        if (std::regex_search(sql, match, by_the_helper)) {
            ++by_helper;
            EXPECT_TRUE(past.contains(match[2])) << name << ": " << match[2] << " has no past";
        }
        if (!std::regex_search(sql, changes)) continue;
        EXPECT_TRUE(excused.contains(name)) << name << " changes or removes rows; is there a reason? " << sql;
        if (std::regex_search(sql, match, std::regex{R"(\bUPDATE( \w+)? SET (.*?)( WHERE |$))"})) {
            auto const set = match[2].str();
            EXPECT_FALSE(std::regex_search(set, of_history)) << name << " writes history by hand: " << set;
        }
    }
    EXPECT_GE(by_helper, 7);
    for (auto const& [name, why] : excused)
        EXPECT_TRUE(all.contains(name) && std::regex_search(all.at(name), changes)) << name << " needs no excuse";
}

/// Or a change could hide from the test above in a text that is put together.
TEST(History, IsChangedInStatementsThatCanBeRead) {
    std::ptrdiff_t written = 0;
    std::ptrdiff_t read_here = 0;
    auto const count = [](std::string const& text) {
        return std::distance(std::sregex_iterator{text.begin(), text.end(), changes}, std::sregex_iterator{});
    };
    for (auto const& file : code_files("src"))
        if (file != "src/platform/db/history.hpp") written += count(without_comments(read(root / file)));
    for (auto const& [name, sql] : statements()) read_here += count(sql);
    EXPECT_EQ(written, read_here) << "somewhere in src/ an UPDATE or DELETE stands outside a constant Statement";
}

}  // namespace
}  // namespace plein::meta
