// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/officer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "app/house.hpp"
#include "app/output.hpp"
#include "platform/json/writer.hpp"
#include "platform/logbook/logbook.hpp"

namespace plein::app {
namespace {

// Says how many lines hold and nothing of any of them, so it is no act on personal data.
constexpr access::Declaration verifying{"logbook.verify", "oversight", "none"};

std::string word(Arguments const& words, std::string_view name) {
    auto const found = words.find(name);
    return found == words.end() ? std::string{} : found->second;
}

/// The checkpoints of a file, in which anything else may stand.
Result<std::vector<logbook::Checkpoint>> read_witnesses(std::string const& path) {
    std::vector<logbook::Checkpoint> witnesses;
    if (path.empty()) return witnesses;
    std::ifstream in{path, std::ios::binary};
    if (!in || std::filesystem::is_directory(path)) return fail(ErrorKind::unavailable, "file.unreadable", path);
    std::int64_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        auto found = logbook::parse_witness(line);
        if (!found) {
            auto error = std::move(found).error();
            error.detail = fmt::format("{} line {}: {}", path, number, error.detail);
            return tl::unexpected<Error>(std::move(error));
        }
        if (*found) witnesses.push_back(std::move(**found));
    }
    if (in.bad()) return fail(ErrorKind::unavailable, "file.unreadable", path);
    if (witnesses.empty()) {
        return fail(ErrorKind::bad_request, "logbook.witness_absent",
                    fmt::format("{} holds no `logbook.checkpoint` line of the technical log", path));
    }
    return witnesses;
}

/// What the witnesses prove, or what nothing proves without them.
std::string said_of(std::vector<logbook::Checkpoint> const& witnesses) {
    if (witnesses.empty()) {
        return "No witness was given: lines that were cut off the end together with their checkpoints do not show. "
               "Give the technical log of the server with --witness FILE.";
    }
    auto const last = std::max_element(witnesses.begin(), witnesses.end(),
                                       [](auto const& a, auto const& b) { return a.sequence < b.sequence; });
    return fmt::format("{} checkpoints of the witness hold; up to line {} nothing was cut off.", witnesses.size(),
                       last->sequence);
}

/// The word of the standard. What was refused is no error of the system: it stays unset.
std::string_view status_of(std::string_view outcome) {
    if (outcome == "ok") return "Ok";
    return outcome == "failed" ? "Error" : "Unset";
}

/// An attribute in the standard's own namespace.
std::string core(std::string_view attribute) { return fmt::format("dpl.core.{}", attribute); }

std::int64_t milliseconds(Instant at) { return to_micros(at) / 1000; }

/// Fields: Logboek Dataverwerkingen, core, as of 2026: names as the standard has them.
std::string line_of(logbook::ExportedRow const& row, std::string const& register_url) {
    json::Writer json;
    json.begin_object().key("trace_id").text(crypto::hex(row.trace_id)).key("span_id").text(crypto::hex(row.span_id));
    if (row.parent_span_id) json.key("parent_span_id").text(crypto::hex(*row.parent_span_id));
    json.key("name").text(row.activity).key("status_code").text(status_of(row.outcome));
    json.key("start_time").integer(milliseconds(row.started_at)).key("end_time").integer(milliseconds(row.ended_at));
    json.key("attributes").begin_object();
    json.key(core("processing_activity_id")).text(fmt::format("{}/{}", register_url, row.purpose));
    if (!row.pseudonym.empty()) {
        json.key(core("data_subject_id")).text(crypto::hex(row.pseudonym));
        json.key(core("data_subject_id_type")).text(row.subject_type);
    }
    json.end_object().end_object();
    return std::move(json).take() + '\n';
}

}  // namespace

Result<Report> verify_logbook(config::Config const& config, std::string const& public_key,
                              std::string const& witness_file, Progress const& progress) {
    auto const key = crypto::unhex(public_key);
    if (!key || key->size() != 32) {
        return fail(ErrorKind::bad_request, "logbook.key_malformed",
                    "a public key is 64 hexadecimal characters; see `plein logbook key`");
    }
    crypto::start();
    // Before the database: what was logged by then is in it.
    auto const witnesses = TRY(read_witnesses(witness_file));
    auto const database = TRY(open_database(config, Use::read));
    auto const grant = access::for_command("logbook verify", verifying, config.now.value_or(SystemClock{}.now()));
    auto const found = TRY(logbook::verify(
        *database, grant, *key, [&](std::int64_t done) { progress(done, 0); }, witnesses));
    if (!found.fault.empty()) return fail(ErrorKind::conflict, "logbook.broken", found.fault);
    json::Writer json;
    json.begin_object().key("sealed").integer(found.sealed).key("unsealed").integer(found.unsealed);
    json.key("checkpoints").integer(found.checkpoints);
    json.key("witnesses").integer(static_cast<std::int64_t>(witnesses.size())).end_object();
    return Report{
        fmt::format("The logbook holds: {} lines sealed under {} signed checkpoints, {} waiting for their seal.\n{}",
                    found.sealed, found.checkpoints, found.unsealed, said_of(witnesses)),
        std::move(json).take()};
}

Result<Report> announce_export(House& house, access::Grant const& grant, Arguments const& words, Progress const&) {
    auto const from = word(words, "--from");
    auto const until = word(words, "--until");
    for (auto const& day : {from, until})
        if (!day.empty()) TRY(parse_day(day));
    logbook::Line line;
    line.object = fmt::format("logbook:{}..{}", from, until);
    TRY(house.database().write(
        "logbook.exported", [&](db::Write& write) { return logbook::write_line(write, house.keys(), grant, line); }));
    return Report{{}, "{}"};
}

Result<Report> export_logbook(config::Config const& config, Arguments const& words, Progress const& progress) {
    auto const now = config.now.value_or(SystemClock{}.now());
    auto const first_day = word(words, "--from");
    auto const last_day = word(words, "--until");
    auto const file = word(words, "--output");
    auto const midnight = [](Day day) { return amsterdam_instant(day, std::chrono::minutes{0}); };
    auto const from = first_day.empty() ? Instant{} : midnight(TRY(parse_day(first_day)));
    auto const last = last_day.empty() ? amsterdam_day(now) : TRY(parse_day(last_day));
    crypto::start();
    auto const database = TRY(open_database(config, Use::read));
    auto const grant = access::for_command("logbook export", exporting_logbook, now);
    auto output = TRY(Output::open(file));
    Result<void> written;
    bool stopped = false;
    std::int64_t count = 0;
    auto const rows = TRY(logbook::export_rows(
        *database, grant, from, midnight(last + std::chrono::days{1}), [&](logbook::ExportedRow const& row) {
            written = output.write(line_of(row, config.municipality.register_url));
            stopped = ++count % 1000 == 0 && !progress(count, 0);
            return written && !stopped;
        }));
    TRY(written);
    if (stopped) return fail(ErrorKind::conflict, "command.stopped", "stopped; the export is not whole");
    TRY(output.finish());
    if (file.empty()) return Report{};
    json::Writer json;
    json.begin_object().key("rows").integer(rows).key("written").text(file).end_object();
    return Report{fmt::format("{} rows are in {}.", rows, file), std::move(json).take()};
}

Result<Report> migrate(config::Config const& config) {
    auto database = open_database(config, Use::write);
    if (!database) {
        auto error = std::move(database).error();
        if (error.code == "db.locked") error.detail += "; stop the server first: it brings its own schema up to date";
        return tl::unexpected<Error>(std::move(error));
    }
    auto const steps = TRY(migrations(config));
    auto const ran = TRY((*database)->migrate(steps, SystemClock{}.now()));
    json::Writer json;
    json.begin_array();
    std::string text;
    for (auto const& step : ran) {
        json.text(step);
        text += step + "\n";
    }
    json.end_array();
    return Report{ran.empty() ? "The schema is up to date." : fmt::format("{}{} steps ran.", text, ran.size()),
                  std::move(json).take()};
}

}  // namespace plein::app
