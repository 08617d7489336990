// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/officer.hpp"

#include <fmt/format.h>

#include "app/house.hpp"
#include "platform/json/writer.hpp"
#include "platform/logbook/logbook.hpp"

namespace plein::app {
Result<Report> verify_logbook(config::Config const& config, std::string const& public_key, Progress const& progress) {
    auto const key = crypto::unhex(public_key);
    if (!key || key->size() != 32) {
        return fail(ErrorKind::bad_request, "logbook.key_malformed",
                    "a public key is 64 hexadecimal characters; see `plein logbook key`");
    }
    db::Options options;
    options.location = config.database;
    options.mode = db::Options::Mode::read_only;
    auto const database = TRY(db::Database::open(options));
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

Result<Report> migrate(config::Config const& config) {
    db::Options options;
    options.location = config.database;
    auto const database = TRY(db::Database::open(options));
    auto const steps = TRY(migrations(config));
    auto const ran = TRY(database->migrate(steps, SystemClock{}.now()));
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
