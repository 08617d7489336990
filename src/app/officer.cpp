// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/officer.hpp"

#include <fmt/format.h>

#include "app/house.hpp"
#include "app/output.hpp"
#include "platform/json/writer.hpp"
#include "platform/logbook/logbook.hpp"

namespace plein::app {
namespace {

constexpr access::Declaration exporting{"logbook.verify", "oversight", "none"};

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

Result<Report> verify_logbook(config::Config const& config, std::string const& public_key, Progress const& progress) {
    auto const key = crypto::unhex(public_key);
    if (!key || key->size() != 32) {
        return fail(ErrorKind::bad_request, "logbook.key_malformed",
                    "a public key is 64 hexadecimal characters; see `plein logbook key`");
    }
    crypto::start();
    auto const database = TRY(open_database(config, Use::read));
    auto const found = TRY(database->read(
        [&](db::Read& read) { return logbook::verify(read, *key, [&](std::int64_t done) { progress(done, 0); }); }));
    if (!found.fault.empty()) return fail(ErrorKind::conflict, "logbook.broken", found.fault);
    json::Writer json;
    json.begin_object().key("sealed").integer(found.sealed).key("unsealed").integer(found.unsealed);
    json.key("checkpoints").integer(found.checkpoints).end_object();
    return Report{
        fmt::format("The logbook holds: {} lines sealed under {} signed checkpoints, {} waiting for their seal.",
                    found.sealed, found.checkpoints, found.unsealed),
        std::move(json).take()};
}

Result<Report> export_logbook(config::Config const& config, LogbookExport const& wanted, Progress const& progress) {
    auto const now = config.now.value_or(SystemClock{}.now());
    auto const midnight = [](Day day) { return amsterdam_instant(day, std::chrono::minutes{0}); };
    auto const from = wanted.from.empty() ? Instant{} : midnight(TRY(parse_day(wanted.from)));
    auto const last = wanted.until.empty() ? amsterdam_day(now) : TRY(parse_day(wanted.until));
    crypto::start();
    auto const database = TRY(open_database(config, Use::read));
    auto const grant = access::for_command("logbook export", exporting, now);
    auto output = TRY(Output::open(wanted.output));
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
    if (wanted.output.empty()) return Report{};
    json::Writer json;
    json.begin_object().key("rows").integer(rows).key("written").text(wanted.output).end_object();
    return Report{fmt::format("{} rows are in {}.", rows, wanted.output), std::move(json).take()};
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
