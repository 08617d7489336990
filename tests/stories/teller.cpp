// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/stories/teller.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "app/command.hpp"
#include "base/text.hpp"

namespace plein::stories {
namespace {

constexpr db::Statement lines_of{"stories.lines",
                                 "SELECT COUNT(*) FROM logbook_line WHERE activity = $1 AND outcome = $2"};
constexpr db::Statement subjects_of{"stories.subjects",
                                    "SELECT COUNT(*) FROM logbook_subject JOIN logbook_line ON logbook_line.id = "
                                    "logbook_subject.line WHERE activity = $1 AND seen = $2 AND outcome = 'ok'"};
constexpr db::Statement facts_of{"stories.facts",
                                 "SELECT neighbourhood, area_year, theme, channel, contact_kind, organisation, "
                                 "other_organisation, pseudonym, reverses FROM fact WHERE kind = $1"};
constexpr db::Statement waiting_mails{"stories.mails", "SELECT COUNT(*) FROM mail_outbox WHERE state = 'queued'"};
constexpr db::Statement send_links_earlier{"stories.age", "UPDATE owner_link SET recorded_at = recorded_at - $1"};
constexpr db::Statement leave_sessions{"stories.idle", "UPDATE session SET touched_at = touched_at - $1"};

std::string join(std::vector<std::string> const& parts) {
    std::string text;
    for (auto const& part : parts) text += part + " ";
    return text;
}

/// The columns of a fact by name, as text; a pseudonym or a reversed fact is `some` or `none`.
std::map<std::string, std::string> columns(db::Row const& row) {
    auto const some = [&](std::size_t column) { return std::string(row.is_null(column) ? "none" : "some"); };
    return {{"neighbourhood", row.text(0)}, {"area_year", std::to_string(row.integer(1))},
            {"theme", row.text(2)},         {"channel", row.text(3)},
            {"contact_kind", row.text(4)},  {"organisation", row.text(5)},
            {"other", row.text(6)},         {"pseudonym", some(7)},
            {"reverses", some(8)}};
}

std::set<std::string> files_in(std::filesystem::path const& folder) {
    std::set<std::string> names;
    std::error_code absent;
    for (auto const& entry : std::filesystem::directory_iterator(folder, absent))
        if (entry.path().extension() == ".eml") names.insert(entry.path().filename().string());
    return names;
}

/// A mail with its quoted-printable (RFC 2045) undone, so that it can be read as who gets it does.
std::string decoded(std::string const& mail) {
    std::string text;
    for (std::size_t i = 0; i < mail.size(); ++i) {
        if (mail[i] != '=' || i + 2 >= mail.size()) {
            text += mail[i];
        } else if (mail.compare(i + 1, 2, "\r\n") == 0) {
            i += 2;
        } else if (auto const byte = crypto::unhex(mail.substr(i + 1, 2))) {
            text += *byte;
            i += 2;
        } else {
            text += mail[i];
        }
    }
    return text;
}

std::pair<std::string, std::string> name_and_value(std::string_view rest) {
    auto const equals = rest.find('=');
    if (equals == std::string_view::npos) throw std::invalid_argument("no = in " + std::string(rest));
    std::string value(trim(rest.substr(equals + 1)));
    for (auto at = value.find("\\n"); at != std::string::npos; at = value.find("\\n", at)) value.replace(at, 2, "\n");
    return {std::string(trim(rest.substr(0, equals))), std::move(value)};
}

}  // namespace

Teller::Teller(app::House& house) : house_(house) { sign_in("nobody"); }

void Teller::tell(std::string line) {
    for (auto const& [name, value] : kept_) {
        for (auto at = line.find("$" + name); at != std::string::npos; at = line.find("$" + name, at + value.size()))
            line.replace(at, name.size() + 1, value);
    }
    auto const space = line.find(' ');
    auto const verb = line.substr(0, space);
    auto const rest = space == std::string::npos ? std::string{} : std::string{trim(line.substr(space))};
    SCOPED_TRACE(line);
    static std::map<std::string_view, void (Teller::*)(Rest)> const acts{{"fill", &Teller::fill},
                                                                         {"keep", &Teller::keep},
                                                                         {"as", &Teller::sign_in},
                                                                         {"idle", &Teller::idle},
                                                                         {"mailed", &Teller::read_mail},
                                                                         {"unmailed", &Teller::find_no_mail},
                                                                         {"old", &Teller::age_links},
                                                                         {"command", &Teller::command},
                                                                         {"alike", &Teller::alike},
                                                                         {"line", &Teller::count_lines},
                                                                         {"subject", &Teller::count_subjects},
                                                                         {"fact", &Teller::count_facts}};
    if (verb == "story") return;
    if (verb == "visit") return visitor_->visit(rest);
    if (verb == "reload") return visitor_->reload();
    if (verb == "back") return visitor_->back();
    if (auto const act = acts.find(verb); act != acts.end()) return (this->*act->second)(rest);
    check(look(verb, rest), "it is not so");
}

/// The verbs that do or see one thing on the page.
bool Teller::look(std::string_view verb, Rest rest) {
    auto& page = *visitor_;
    if (verb == "follow") return page.follow(rest);
    if (verb == "press") return page.press(rest);
    if (verb == "see") return page.text().find(rest) != std::string::npos;
    if (verb == "not") return page.text().find(rest) == std::string::npos;
    if (verb == "json") return page.body().find(rest) != std::string::npos;
    if (verb == "status") return std::to_string(page.status()) == rest;
    if (verb == "at") return page.path() == rest;
    if (verb == "told") return told_.find(rest) != std::string::npos;
    if (verb == "shows") {
        auto const [name, value] = name_and_value(rest);
        return page.value(name) == value;
    }
    if (verb == "entries") return !rest.empty() && trim(join(page.entries())) == rest;
    throw std::invalid_argument("no such verb: " + std::string(verb));
}

void Teller::check(bool holds, std::string_view what) {
    EXPECT_TRUE(holds) << what << "; status " << visitor_->status() << " at " << visitor_->path() << "\n"
                       << visitor_->text().substr(0, 3000);
}

void Teller::fill(Rest rest) {
    auto const [name, value] = name_and_value(rest);
    check(visitor_->fill(name, value), "no such field");
}

void Teller::keep(Rest rest) {
    auto const [name, what] = name_and_value(rest);
    auto const found = what == "path"      ? visitor_->path()
                       : what == "entries" ? std::string(trim(join(visitor_->entries())))
                                           : visitor_->text_of_class(what.substr(1));
    check(!found.empty(), "nothing to keep");
    kept_[name] = found;
}

void Teller::sign_in(Rest rest) {
    auto const name = rest.substr(0, rest.find(' '));
    if (rest.ends_with(" afresh")) browsers_.erase(name);
    auto const [browser, is_new] = browsers_.try_emplace(name, house_.dispatcher());
    visitor_ = &browser->second;
    if (!is_new || name == "nobody") return;
    visitor_->visit("/inloggen");
    check(visitor_->fill("name", name) && visitor_->fill("password", accounts::demonstration_password),
          "no sign-in form");
    check(visitor_->press("Log in") && visitor_->path() == "/werk", "not signed in");
}

void Teller::idle(Rest rest) {
    auto const minutes = std::chrono::minutes{std::stoi(rest)};
    auto const micros = std::chrono::microseconds{minutes}.count();
    auto const leave = [&](db::Write& write) { return write.execute(leave_sessions, std::int64_t{micros}); };
    EXPECT_TRUE(house_.database().write("stories.idle", leave));
}

/// Sends by the job that a server has, into the folder of the town.
void Teller::read_mail(Rest rest) {
    auto const& server = house_.config().mail.server;
    ASSERT_TRUE(server.starts_with("folder:"));
    std::filesystem::path const folder{server.substr(7)};
    auto const before = files_in(folder);
    for (auto const& job : house_.jobs()) {
        if (job.name != "mail.send") continue;
        ASSERT_TRUE(job.run(access::for_job(job.name, job.declared, house_.clock().now()), {}));
    }
    for (auto const& file : files_in(folder)) {
        if (before.contains(file)) continue;
        std::ifstream in{folder / file, std::ios::binary};
        mail_ = decoded({std::istreambuf_iterator<char>{in}, {}});
    }
    EXPECT_NE(mail_.find(rest), std::string::npos) << mail_;
    auto const& site = house_.config().site.address;
    if (auto const at = mail_.find(site + "/"); at != std::string::npos) {
        auto const from = at + site.size();
        kept_["link"] = mail_.substr(from, mail_.find_first_of(" \r\n", from) - from);
    }
}

void Teller::find_no_mail(Rest) { EXPECT_EQ(number(waiting_mails, {}), 0); }

void Teller::age_links(Rest rest) {
    auto const micros = std::chrono::microseconds{std::chrono::days{std::stoi(rest)}}.count();
    auto const age = [&](db::Write& write) { return write.execute(send_links_earlier, std::int64_t{micros}); };
    EXPECT_TRUE(house_.database().write("stories.age", age));
}

void Teller::command(Rest rest) {
    auto const last = rest.rfind(' ');
    auto const* const found = app::find_command(rest.substr(0, last));
    ASSERT_NE(found, nullptr);
    app::Arguments const words{
        {std::string(found->words.front().name), std::string(PLEIN_SOURCE "/") + rest.substr(last + 1)}};
    auto const grant = access::for_command(found->name, found->declared, house_.clock().now());
    auto const report = found->run(house_, grant, words, [](std::int64_t, std::int64_t) { return true; });
    EXPECT_TRUE(report) << report.error().code << ' ' << report.error().detail;
    told_ = report ? report->text + "\n" + report->json : std::string{};
}

void Teller::alike(Rest rest) {
    auto const parts = split(rest, ' ');
    ASSERT_EQ(parts.size(), 2U);
    std::vector<std::string> const addresses{std::string(parts[0]), std::string(parts[1])};
    visitor_->visit(addresses[0]);
    auto const status = visitor_->status();
    auto const body = visitor_->plain_body(addresses);
    visitor_->visit(addresses[1]);
    EXPECT_EQ(visitor_->status(), status);
    EXPECT_EQ(visitor_->plain_body(addresses), body);
}

std::int64_t Teller::number(db::Statement const& statement, std::vector<db::Value> const& arguments) {
    auto const found = house_.database().read([&](db::Read& read) { return read.query_values(statement, arguments); });
    return found.value().front().integer(0);
}

void Teller::count_lines(Rest rest) {
    auto const parts = split(rest, ' ');
    ASSERT_GE(parts.size(), 2U);
    auto const outcome = parts.size() > 2 ? parts[2] : std::string_view("ok");
    EXPECT_EQ(std::to_string(number(lines_of, {db::to_value(parts[0]), db::to_value(outcome)})), parts[1]);
}

void Teller::count_subjects(Rest rest) {
    auto const parts = split(rest, ' ');
    ASSERT_EQ(parts.size(), 3U);
    EXPECT_EQ(std::to_string(number(subjects_of, {db::to_value(parts[0]), db::to_value(parts[1])})), parts[2]);
}

void Teller::count_facts(Rest rest) {
    auto const parts = split(rest, ' ');
    ASSERT_GE(parts.size(), 2U);
    auto const rows = house_.database().read([&](db::Read& read) { return read.query(facts_of, parts[0]); });
    ASSERT_TRUE(rows);
    EXPECT_EQ(std::to_string(rows->size()), parts[1]);
    for (auto const& row : *rows) {
        auto const is = columns(row);
        for (std::size_t i = 2; i < parts.size(); ++i) {
            auto const [name, value] = name_and_value(parts[i]);
            EXPECT_EQ(is.at(name), value) << name;
        }
    }
}

}  // namespace plein::stories
