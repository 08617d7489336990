// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "app/command.hpp"
#include "app/house.hpp"
#include "app/officer.hpp"
#include "app/output.hpp"
#include "base/text.hpp"
#include "features/areas/cli.hpp"
#include "features/areas/service.hpp"
#include "features/areas/store.hpp"
#include "features/directory/cli.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/writer.hpp"
#include "platform/logbook/logbook.hpp"
#include "platform/mail/mail.hpp"
#include "platform/metrics/metrics.hpp"

/// The command table: what can be done with the database from the command line.
namespace plein::app {
namespace {

std::string word(Arguments const& arguments, std::string_view name) {
    auto const found = arguments.find(name);
    return found == arguments.end() ? std::string{} : found->second;
}

/// `--year 2026`; 0, the file's own year, where it is absent.
Result<std::int64_t> year_of(Arguments const& arguments) {
    auto const text = word(arguments, "--year");
    if (text.empty()) return 0;
    auto const day = parse_day(text + "-01-01");
    if (!day) return fail(ErrorKind::bad_request, "year.malformed", fmt::format("'{}' is no year", text));
    return static_cast<int>(std::chrono::year_month_day{*day}.year());
}

Report report(std::string text, json::Writer&& writer) { return {std::move(text), std::move(writer).take()}; }

Result<Report> import_areas(House& house, access::Grant const& grant, Arguments const& words,
                            Progress const& progress) {
    auto const file_year = TRY(year_of(words));
    auto const done = TRY(areas::import_areas_file({house.database(), house.keys(), house.areas(), grant, progress},
                                                   word(words, "FILE"), file_year));
    json::Writer json;
    json.begin_object().key("year").integer(done.year).key("municipalities").integer(done.municipalities);
    json.key("districts").integer(done.districts).key("neighbourhoods").integer(done.neighbourhoods).end_object();
    return report(fmt::format("Areas of {}: {} municipalities, {} districts, {} neighbourhoods.", done.year,
                              done.municipalities, done.districts, done.neighbourhoods),
                  std::move(json));
}

Result<Report> import_addresses(House& house, access::Grant const& grant, Arguments const& words,
                                Progress const& progress) {
    auto const file_year = TRY(year_of(words));
    auto const done = TRY(areas::import_addresses_file({house.database(), house.keys(), house.areas(), grant, progress},
                                                       word(words, "FILE"), file_year));
    json::Writer json;
    json.begin_object().key("year").integer(done.year).key("addresses").integer(done.addresses);
    json.key("skipped").integer(done.skipped).end_object();
    return report(fmt::format("{} addresses of {}; {} outside the municipality were left out.", done.addresses,
                              done.year, done.skipped),
                  std::move(json));
}

Result<Report> import_hsds(House& house, access::Grant const& grant, Arguments const& words, Progress const& progress) {
    auto const done = TRY(directory::import_hsds(house.directory(), grant, word(words, "PATH"), progress));
    json::Writer json;
    json.begin_object().key("read").integer(done.read).key("changed").integer(done.changed);
    json.key("unchanged").integer(done.unchanged).key("changed_twice").begin_array();
    auto text =
        fmt::format("{} services read: {} new or changed, {} as they were.", done.read, done.changed, done.unchanged);
    if (!done.changed_twice.empty())
        text += fmt::format(
            "\n{} changed here and in the file; what was changed here stands. Look at each and make of "
            "the two what is right:",
            done.changed_twice.size());
    for (auto const id : done.changed_twice) {
        json.text(to_text(id));
        text += fmt::format("\n  /werk/aanbod/{}", to_text(id));
    }
    json.end_array().end_object();
    return report(text, std::move(json));
}

Result<Report> export_hsds(House& house, access::Grant const& grant, Arguments const& words, Progress const&) {
    auto text = TRY(directory::export_hsds(house.directory(), grant));
    while (text.ends_with('\n')) text.pop_back();
    auto const path = word(words, "--output");
    if (path.empty()) return Report{text, text};
    auto output = TRY(Output::open(path));
    TRY(output.write(text + "\n"));
    TRY(output.finish());
    json::Writer json;
    json.begin_object().key("written").text(path).end_object();
    return report(fmt::format("The directory is in {}.", path), std::move(json));
}

Result<Report> propose_duplicates(House& house, access::Grant const& grant, Arguments const&, Progress const&) {
    auto const proposed = TRY(house.duplicates().all_proposed(grant));
    std::string text;
    json::Writer json;
    json.begin_array();
    for (auto const& [pair, first, second] : proposed) {
        json.begin_object().key("alike").number(pair.alike / 1000.0).key("shared").begin_array();
        std::string shared;
        for (auto const one : pair.shared) {
            json.text(directory::code(one));
            shared.append(shared.empty() ? "" : ", ").append(directory::code(one));
        }
        json.end_array().key("entries").begin_array();
        text += fmt::format("{:.0f}% alike, the same: {}\n", pair.alike / 10.0, shared);
        for (auto const* entry : {&first, &second}) {
            json.begin_object().key("id").text(to_text(entry->id)).key("name").text(entry->name);
            json.key("organisation").text(entry->organisation).end_object();
            text += fmt::format("  {}  {} ({})\n", to_text(entry->id), entry->name, entry->organisation);
        }
        json.end_array().end_object();
    }
    json.end_array();
    text += proposed.empty() ? "No two entries look the same."
                             : fmt::format("{} {} may be the same. Nothing was changed.", proposed.size(),
                                           proposed.size() == 1 ? "pair" : "pairs");
    return report(std::move(text), std::move(json));
}

Result<Report> learn_questions(House&, access::Grant const&, Arguments const& words, Progress const& progress) {
    auto const learned = TRY(directory::learn_questions(word(words, "FILE"), progress));
    auto const path = word(words, "--output");
    auto output = TRY(Output::open(path, Output::Readers::everyone));
    TRY(output.write(learned.model));
    TRY(output.finish());
    json::Writer json;
    json.begin_object().key("questions").integer(static_cast<std::int64_t>(learned.questions));
    json.key("labels").integer(static_cast<std::int64_t>(learned.labels)).key("written").text(path).end_object();
    return report(fmt::format("Learned {} labels of {} questions; what was learned is in {}.", learned.labels,
                              learned.questions, path),
                  std::move(json));
}

Result<Report> define_area(House& house, access::Grant const& grant, Arguments const& words, Progress const& progress) {
    areas::OwnArea wanted;
    wanted.name = word(words, "NAME");
    auto const neighbourhoods = word(words, "--neighbourhoods");
    for (auto const code : split(neighbourhoods, ',')) {
        if (!trim(code).empty()) wanted.neighbourhoods.emplace_back(trim(code));
    }
    wanted.valid_from =
        word(words, "--from").empty() ? amsterdam_day(grant.at()) : TRY(parse_day(word(words, "--from")));
    if (!word(words, "--until").empty()) wanted.valid_until = TRY(parse_day(word(words, "--until")));
    auto const area = TRY(areas::define_own_area_from({house.database(), house.keys(), house.areas(), grant, progress},
                                                      std::move(wanted), word(words, "--outline")));
    json::Writer json;
    json.begin_object().key("code").text(area.code).key("name").text(area.name).end_object();
    return report(fmt::format("{} is now an area of its own, {}.", area.name, area.code), std::move(json));
}

Result<Report> end_area(House& house, access::Grant const& grant, Arguments const& words, Progress const&) {
    auto const code = word(words, "CODE");
    auto const until =
        word(words, "--until").empty() ? amsterdam_day(grant.at()) : TRY(parse_day(word(words, "--until")));
    auto const area =
        TRY(house.database().read([&](db::Read& read) { return areas::find_own_area(read, grant, code); }));
    if (!area) return fail(ErrorKind::forbidden_or_absent, "own_area.absent", fmt::format("there is no '{}'", code));
    TRY(areas::end_own_area(house.database(), house.keys(), house.areas(), grant, code, area->version, until));
    json::Writer json;
    json.begin_object().key("code").text(code).key("validUntil").text(iso_day(until)).end_object();
    return report(fmt::format("{} is an area until {}.", area->name, iso_day(until)), std::move(json));
}

Result<std::vector<access::Role>> roles_of(std::string const& text) {
    std::vector<access::Role> roles;
    for (auto const part : split(text, ',')) {
        auto const role = access::parse_role(trim(part));
        if (!role) {
            std::string known;
            for (auto const each : access::all_roles())
                known += (known.empty() ? "" : ", ") + std::string(access::name(each));
            return fail(ErrorKind::bad_request, "account.role_unknown",
                        fmt::format("'{}' is no role; there are {}", part, known));
        }
        roles.push_back(*role);
    }
    return roles;
}

/// The words for a refusal of the accounts, for who typed the name. The service gives none: what it says may reach a
/// log.
Result<Report> in_words(Error error, std::string_view name) {
    static std::map<std::string_view, std::string_view> const of_fields{
        {"account_name.malformed", "a name has 2 to 64 letters, digits and . _ - @"},
        {"display_name.malformed", "a name as colleagues read it has at most 100 characters on one line"},
        {"organisation.malformed", "an organisation's code has small letters, digits, - and _"},
        {"password.too_short", "a password has at least 12 characters"},
        {"password.too_long", "a password has at most 200 characters"},
        {"password.holds_name", "the name may not stand in the password"},
        {"role.missing", "an account has at least one role"},
    };
    if (error.code == "account.absent")
        error.detail = fmt::format("there is no '{}'; `plein user list` shows all", name);
    if (error.code == "account.name_taken") error.detail = fmt::format("there is a '{}' already", name);
    for (auto const& field : error.fields) {
        auto const words = of_fields.find(field.code);
        if (words == of_fields.end()) continue;
        error.detail += (error.detail.empty() ? "" : "; ") + std::string(words->second);
    }
    return tl::unexpected<Error>(std::move(error));
}

Result<Report> add_user(House& house, access::Grant const& grant, Arguments const& words, Progress const&) {
    accounts::NewAccount account;
    account.name = word(words, "NAME");
    account.display_name = word(words, "--display-name").empty() ? account.name : word(words, "--display-name");
    account.password = word(words, "password");
    account.organisation = word(words, "--organisation").empty() ? house.config().municipality.organisation
                                                                 : word(words, "--organisation");
    account.roles = TRY(roles_of(word(words, "--role")));
    auto const id = house.accounts().create_account(grant, account);
    if (!id) return in_words(id.error(), account.name);
    json::Writer json;
    json.begin_object().key("id").text(to_text(*id)).end_object();
    return report(fmt::format("{} may sign in now.", account.name), std::move(json));
}

Result<Report> change_roles(House& house, access::Grant const& grant, Arguments const& words, Progress const&) {
    auto const name = word(words, "NAME");
    auto const roles = TRY(roles_of(word(words, "--role")));
    auto const done = house.accounts().change_roles(grant, name, roles);
    if (!done) return in_words(done.error(), name);
    return Report{fmt::format("{} has these roles now: {}.", name, word(words, "--role")), "{}"};
}

Result<Report> change_password(House& house, access::Grant const& grant, Arguments const& words, Progress const&) {
    auto const name = word(words, "NAME");
    auto const done = house.accounts().change_password(grant, name, word(words, "password"));
    if (!done) return in_words(done.error(), name);
    return Report{fmt::format("{} has a new password, and every session has ended.", name), "{}"};
}

Result<Report> disable_user(House& house, access::Grant const& grant, Arguments const& words, Progress const&) {
    auto const name = word(words, "NAME");
    auto const done = house.accounts().disable_account(grant, name);
    if (!done) return in_words(done.error(), name);
    return Report{fmt::format("{} can no longer sign in.", name), "{}"};
}

Result<Report> list_users(House& house, access::Grant const& grant, Arguments const&, Progress const&) {
    std::string text;
    json::Writer json;
    json.begin_array();
    std::optional<accounts::AccountId> after;
    for (;;) {
        auto const page = TRY(house.accounts().list_accounts(grant, after));
        if (page.empty()) break;
        for (auto const& account : page) {
            std::string roles;
            for (auto const role : account.roles) roles += (roles.empty() ? "" : ",") + std::string(access::name(role));
            text += fmt::format("{:<24} {:<32} {}{}\n", account.name, account.display_name, roles,
                                account.disabled ? " (disabled)" : "");
            json.begin_object().key("name").text(account.name).key("displayName").text(account.display_name);
            json.key("roles").text(roles).key("disabled").boolean(account.disabled).end_object();
        }
        after = page.back().id;
    }
    json.end_array();
    if (text.empty()) text = "There are no accounts yet; make one with `plein user add`.\n";
    text.pop_back();
    return report(std::move(text), std::move(json));
}

Result<Report> show_logbook_key(House& house, access::Grant const&, Arguments const&, Progress const&) {
    if (house.keyring_fault()) return tl::unexpected<Error>(*house.keyring_fault());
    auto const key = crypto::hex(house.keys().public_key());
    json::Writer json;
    json.begin_object().key("publicKey").text(key).end_object();
    return report(key, std::move(json));
}

Result<Report> list_routes(House& house, access::Grant const&, Arguments const&, Progress const&) {
    std::string text =
        fmt::format("{:<7} {:<40} {:<18} {:<14} {}\n", "METHOD", "PATH", "PERMISSION", "PURPOSE", "ACTIVITY");
    json::Writer json;
    json.begin_array();
    for (auto const& route : house.routes().routes()) {
        auto const& declared = route.declared;
        text += fmt::format("{:<7} {:<40} {:<18} {:<14} {}\n", http::name(route.method), route.path,
                            declared.permission, declared.purpose, declared.activity);
        json.begin_object().key("method").text(http::name(route.method)).key("path").text(route.path);
        json.key("permission").text(declared.permission).key("purpose").text(declared.purpose);
        json.key("activity").text(declared.activity).end_object();
    }
    json.end_array();
    text.pop_back();
    return report(std::move(text), std::move(json));
}

/// What the machine gives the program now, beside what was counted while it ran.
Result<Report> show_metrics(House& house, access::Grant const& grant, Arguments const&, Progress const&) {
    std::int64_t pages = 0;
    std::ifstream{"/proc/self/statm"}.ignore(20, ' ') >> pages;
    metrics::gauge("process_resident_memory_bytes", "Memory in use.")
        .set(static_cast<double>(pages) * static_cast<double>(::sysconf(_SC_PAGESIZE)));
    auto const waiting = TRY(house.database().read([&](db::Read& read) { return logbook::unsealed(read, grant); }));
    metrics::gauge("plein_logbook_unsealed_lines", "Lines of the logbook that wait for their seal.")
        .set(static_cast<double>(waiting.lines));
    metrics::gauge("plein_logbook_unsealed_seconds", "How long the oldest of them has waited.")
        .set(std::chrono::duration<double>(waiting.oldest).count());
    auto const outbox = TRY(house.database().read([&](db::Read& read) { return mail::waiting(read, grant); }));
    metrics::gauge("plein_mail_queued", "Mails that wait to be sent.").set(static_cast<double>(outbox.mails));
    metrics::gauge("plein_mail_oldest_seconds", "How long the oldest of them has waited.")
        .set(std::chrono::duration<double>(outbox.oldest).count());
    metrics::gauge("plein_build_info", "Always 1.", {{"version", PLEIN_VERSION}}).set(1);
    auto text = metrics::render();
    while (text.ends_with('\n')) text.pop_back();
    json::Writer json;
    json.begin_object().key("text").text(text).end_object();
    return report(text, std::move(json));
}

Word const file{"FILE", "the file to read", Word::Kind::path, true};
Word const year{"--year", "the year of the division, where the file does not say", Word::Kind::text, false};
Word const name_of_account{"NAME", "what is typed to sign in", Word::Kind::text, true};
Word const role{"--role",
                "one or more roles, with commas: frontdoor_worker, directory_editor, privacy_officer, administrator",
                Word::Kind::text, true};

}  // namespace

std::vector<Command> const& commands() {
    static std::vector<Command> const all{
        {"import areas",
         "Read areas: municipalities, districts and neighbourhoods with CBS codes (GeoJSON, WGS84 or RD)",
         "plein import areas wijken_2026.geojson --year 2026",
         areas::importing_areas,
         Effect::writes,
         {file, year},
         import_areas},
        {"import addresses",
         "Read addresses: which postcode and house number lies in which neighbourhood (the CBS file pc6hnr)",
         "plein import addresses pc6hnr20260801_gwb.csv",
         areas::importing_addresses,
         Effect::writes,
         {file, year},
         import_addresses},
        {"import hsds",
         "Read a directory of help and activities (Open Referral HSDS 3, a file or a folder)",
         "plein import hsds services.json",
         directory::importing,
         Effect::writes,
         {{"PATH", "a JSON file or a folder of them", Word::Kind::path, true}},
         import_hsds},
        {"export hsds",
         "Write the directory as Open Referral HSDS",
         "plein export hsds --output directory.json",
         directory::exporting,
         Effect::reads,
         {{"--output", "the file to write; standard output without it", Word::Kind::path, false}},
         export_hsds},
        {"directory duplicates",
         "Propose entries that may be the same, with what they share; changes nothing",
         "plein directory duplicates --json",
         directory::exporting,
         Effect::reads,
         {},
         propose_duplicates},
        {"learn",
         "Learn from questions that people judged what a question is about and whether it can wait",
         "plein learn data/questions.csv --output /usr/local/lib/plein/learned/questions.tsv",
         {"operations.run", "operations", "none"},
         Effect::nothing,
         {{"FILE", "a CSV file with the columns question, themes and urgent", Word::Kind::path, true},
          {"--output", "the file to write, which `plein serve` reads when it starts", Word::Kind::path, true}},
         learn_questions},
        {"area define",
         "Make an own area (dorp, kern, gebied) of whole neighbourhoods, listed or drawn",
         "plein area define \"De Kern\" --neighbourhoods BU00140001,BU00140002",
         areas::defining_own_area,
         Effect::writes,
         {{"NAME", "as people call it", Word::Kind::text, true},
          {"--neighbourhoods", "CBS codes with commas", Word::Kind::text, false},
          {"--outline", "a drawn outline (GeoJSON polygon); it snaps to whole neighbourhoods", Word::Kind::path, false},
          {"--from", "first day, 2026-01-31; today without it", Word::Kind::text, false},
          {"--until", "the day from which it is no area any more, 2027-01-01; none without it", Word::Kind::text,
           false}},
         define_area},
        {"area end",
         "End an own area; what lies in it stays where it is",
         "plein area end own-de-kern --until 2027-01-01",
         areas::ending_own_area,
         Effect::changes,
         {{"CODE", "code of the area, as `area define` showed it", Word::Kind::text, true},
          {"--until", "the day from which it is no area any more, 2027-01-01; today without it", Word::Kind::text,
           false}},
         end_area},
        {"routes",
         "Show every address: permission, purpose, log activity",
         "plein routes --json",
         {"operations.run", "operations", "none"},
         Effect::nothing,
         {},
         list_routes},
        {"metrics",
         "Show the figures of the running server (Prometheus text)",
         "plein metrics > /var/lib/node_exporter/plein.prom",
         {"operations.run", "operations", "none"},
         Effect::server,
         {},
         show_metrics},
        {"user add",
         "Make an account; the password is asked, or read from standard input",
         "plein user add m.hoving --role frontdoor_worker --display-name \"Mirjam Hoving\"",
         accounts::create_declared,
         Effect::writes,
         {name_of_account,
          role,
          {"--display-name", "as colleagues read it", Word::Kind::text, false},
          {"--organisation", "code of the organisation", Word::Kind::text, false}},
         add_user,
         true},
        {"user list",
         "Show the accounts; who looked is in the logbook",
         "plein user list",
         accounts::list_declared,
         Effect::changes,
         {},
         list_users},
        {"user roles",
         "Give an account exactly these roles; its sessions end",
         "plein user roles m.hoving --role frontdoor_worker,directory_editor",
         accounts::change_declared,
         Effect::changes,
         {name_of_account, role},
         change_roles},
        {"user password",
         "Give an account another password; asked, or read from standard input",
         "plein user password m.hoving",
         accounts::change_declared,
         Effect::changes,
         {name_of_account},
         change_password,
         true},
        {"user disable",
         "End an account's sessions and let it sign in no more",
         "plein user disable m.hoving",
         accounts::disable_declared,
         Effect::changes,
         {name_of_account},
         disable_user},
        {"logbook key",
         "Show the public key that checks the logbook",
         "plein logbook key > logbook.pub",
         {"logbook.verify", "oversight", "none"},
         Effect::reads,
         {},
         show_logbook_key},
        {"logbook export",
         "Write the logbook as the standard Logboek Dataverwerkingen has it: JSON, one row a line, one row for each "
         "act and data subject; who exported is in the logbook",
         "plein logbook export --from 2026-01-01 --until 2026-01-31 --output january.jsonl",
         exporting_logbook,
         Effect::changes,
         {{"--from", "first day; the beginning without it", Word::Kind::text, false},
          {"--until", "last day; today without it", Word::Kind::text, false},
          {"--output", "the file to write; standard output without it", Word::Kind::path, false}},
         announce_export,
         false,
         export_logbook},
    };
    return all;
}

Command const* find_command(std::string_view name) {
    for (auto const& command : commands()) {
        if (command.name == name) return &command;
    }
    return nullptr;
}

Result<Report> run_here(Command const& command, House& house, Arguments const& arguments, Progress const& progress) {
    for (auto const& [name, value] : arguments) {
        bool const known = (command.asks_password && name == "password") ||
                           std::any_of(command.words.begin(), command.words.end(),
                                       [&name = name](Word const& each) { return each.name == name; });
        if (!known) {
            return fail(ErrorKind::bad_request, "command.unknown_word",
                        fmt::format("`{}` does not take {}", command.name, name));
        }
    }
    auto const grant = access::for_command(command.name, command.declared, house.clock().now());
    return command.run(house, grant, arguments, progress);
}

}  // namespace plein::app
