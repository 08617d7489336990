// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/db/act.hpp"

#include <fmt/format.h>
#include <map>
#include <stdexcept>

#include "base/text.hpp"
#include "platform/log/log.hpp"
#include "platform/metrics/metrics.hpp"

namespace plein::db {
namespace {

constexpr std::chrono::milliseconds longest_write{50};  // a longer one keeps every other writer waiting

thread_local bool this_thread_writes = false;

struct StatementFigures {
    metrics::Counter count;
    metrics::Counter seconds;
};

/// The figures of that name, made once. Each thread keeps its own handles: finding them costs no lock.
template <class Figures>
Figures const& figures_of(std::string_view name, Figures (*make)(std::string const&)) {
    thread_local std::map<std::string, Figures, std::less<>> known;
    auto found = known.find(name);
    if (found == known.end()) found = known.emplace(name, make(std::string(name))).first;
    return found->second;
}

StatementFigures make_figures(std::string const& statement) {
    return {
        metrics::counter("plein_db_statements_total", "Statements run.", {{"statement", statement}}),
        metrics::counter("plein_db_statement_seconds_total", "Time spent in statements.", {{"statement", statement}})};
}

metrics::Histogram make_histogram(std::string const& act) {
    return metrics::histogram("plein_db_write_seconds", "How long the writer was held.", {{"act", act}});
}

}  // namespace

Result<void> check_arguments(Statement const& statement, std::size_t parameters, std::vector<Value> const& arguments) {
    if (parameters != arguments.size()) {
        throw std::logic_error(
            fmt::format("db: {} has {} parameters and got {}", statement.name, parameters, arguments.size()));
    }
    for (auto const& argument : arguments) {
        auto const* text = std::get_if<std::string>(&argument);
        if (text != nullptr && (text->find('\0') != std::string::npos || !is_utf8(*text))) {
            return fail(ErrorKind::bad_request, "db.not_text", std::string(statement.name));
        }
    }
    return {};
}

StatementWatch::~StatementWatch() {
    auto const& figures = figures_of(name_, make_figures);
    figures.count.add();
    figures.seconds.add(std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count());
}

WriteWatch::WriteWatch(Options const& options, std::string_view name) : options_(options), name_(name) {
    if (options.mode == Options::Mode::read_only)
        throw std::logic_error(fmt::format("db: write {} in a database opened to read", name));
    if (this_thread_writes) throw std::logic_error(fmt::format("db: write {} inside another write", name));
    this_thread_writes = true;
}

WriteWatch::~WriteWatch() { this_thread_writes = false; }

void WriteWatch::end() {
    this_thread_writes = false;
    if (!begun_) return;
    auto const time = std::chrono::steady_clock::now() - *begun_;
    figures_of(name_, make_histogram).observe(std::chrono::duration<double>(time).count());
    auto const held = std::chrono::duration_cast<std::chrono::milliseconds>(time);
    if (held <= longest_write) return;
    if (options_.on_slow_write) {
        options_.on_slow_write(name_, held);
    } else {
        log::warn("db.slow_write name={} milliseconds={}", name_, held.count());
    }
}

bool RowCollector::add(Row row) {
    full_ = rows_.size() >= most_rows;
    if (!full_) rows_.push_back(std::move(row));
    return !full_;
}

Result<Rows> RowCollector::finish(Statement const& statement) {
    if (full_) return fail(ErrorKind::too_large, "db.too_many_rows", std::string(statement.name));
    return std::move(rows_);
}

}  // namespace plein::db
