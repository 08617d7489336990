// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "features/frontdoor/rules.hpp"
#include "features/frontdoor/service.hpp"

namespace plein::frontdoor {
namespace {

constexpr std::size_t most_in_one_write = 20;

}  // namespace

Result<std::int64_t> Questions::destroy_ended(access::Grant const& grant, std::stop_token const& stopping) {
    auto const today = amsterdam_day(grant.at());
    std::int64_t destroyed = 0;
    while (!stopping.stop_requested()) {
        auto found = TRY(
            parts_.database->read([&](db::Read& read) { return store::find_ended(read, grant, parts_.organisation); }));
        auto const not_yet = std::find_if(found.begin(), found.end(), [&](store::Ended const& each) {
            return !may_be_destroyed(parts_.retention_term, each.at, today);
        });
        found.erase(not_yet, found.end());
        if (found.empty()) return destroyed;
        for (std::size_t from = 0; from < found.size(); from += most_in_one_write) {
            if (stopping.stop_requested()) return destroyed;
            auto const until = std::min(found.size(), from + most_in_one_write);
            destroyed += TRY(parts_.database->write("question.destroy", [&](db::Write& write) -> Result<std::int64_t> {
                std::int64_t count = 0;
                for (auto i = from; i < until; ++i) {
                    auto const id = found[i].id;
                    if (!TRY(store::destroy_question(write, grant, found[i]))) continue;
                    logbook::Line line;
                    line.object = fmt::format("question:{}", to_text(id));
                    line.subjects.push_back({id.bytes, "question", logbook::Seen::opened});
                    TRY(logbook::write_line(write, *parts_.keys, grant, line));
                    ++count;
                }
                return count;
            }));
        }
    }
    return destroyed;
}

}  // namespace plein::frontdoor
