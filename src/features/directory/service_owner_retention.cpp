// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// Forgetting who kept an entry that has ended for good.
#include <vector>

#include "features/directory/service_owner.hpp"
#include "features/directory/service_owner_once.hpp"
#include "features/directory/store_owner.hpp"

namespace plein::directory {
namespace {

constexpr std::size_t most_in_one_write = 20;

}  // namespace

Result<std::int64_t> Owners::forget_ended(access::Grant const& grant, std::stop_token const& stopping) {
    auto const today = amsterdam_day(grant.at());
    auto const long_ended = [&](db::Read& read) -> Result<std::vector<KeptEnded>> {
        auto all = TRY(list_kept_ended(read, grant));
        std::erase_if(all, [&](KeptEnded const& one) {
            return last_day(parts_.retention_term, amsterdam_day(one.since)) >= today;
        });
        if (all.size() > most_in_one_write) all.resize(most_in_one_write);
        return all;
    };
    std::int64_t forgotten = 0;
    while (!stopping.stop_requested() && !TRY(parts_.database->read(long_ended)).empty()) {
        forgotten += TRY(parts_.database->write("owner.forget", [&](db::Write& write) -> Result<std::int64_t> {
            // Once more in here: somebody may have put one back.
            auto const some = TRY(long_ended(write));
            for (auto const& kept : some) {
                TRY(withdraw_waiting(write, *parts_.keys, grant, kept.owner, kept.entry));
                TRY(end_entry_owner(write, grant, kept.entry, kept.owner));
                if (TRY(list_entries_of(write, grant, kept.owner)).empty())
                    TRY(destroy_owner(write, grant, kept.owner));
                TRY(logbook::write_line(
                    write, *parts_.keys, grant,
                    line_of_owner("entry:" + to_text(kept.entry), kept.owner, logbook::Seen::opened)));
            }
            return static_cast<std::int64_t>(some.size());
        }));
    }
    return forgotten;
}

}  // namespace plein::directory
