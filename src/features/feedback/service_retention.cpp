// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>

#include "features/feedback/rules.hpp"
#include "features/feedback/service.hpp"

namespace plein::feedback {
namespace {

constexpr std::size_t most_in_one_write = 20;

/// Where somebody wanted an answer, it was about them.
enum class About { nobody, who_asked };

}  // namespace

/// One kind of thing with its term: how the oldest are found and how one goes.
struct Feedback::Expiring {
    Term const* term;
    Result<std::vector<store::Kept>> (*find)(db::Read&, access::Grant const&, std::string_view);
    Result<bool> (*destroy)(db::Write&, access::Grant const&, RemarkId);
    About about;
};

Result<std::int64_t> Feedback::destroy_kept(access::Grant const& grant, Expiring const& expiring,
                                            std::stop_token const& stopping) {
    auto const today = amsterdam_day(grant.at());
    std::int64_t destroyed = 0;
    while (!stopping.stop_requested()) {
        auto found =
            TRY(parts_.database->read([&](db::Read& read) { return expiring.find(read, grant, parts_.organisation); }));
        auto const not_yet = std::find_if(found.begin(), found.end(), [&](store::Kept const& each) {
            return !may_be_destroyed(*expiring.term, each.at, today);
        });
        found.erase(not_yet, found.end());
        if (found.empty()) break;
        for (std::size_t from = 0; from < found.size() && !stopping.stop_requested(); from += most_in_one_write) {
            auto const until = std::min(found.size(), from + most_in_one_write);
            destroyed += TRY(parts_.database->write("feedback.destroy", [&](db::Write& write) -> Result<std::int64_t> {
                std::int64_t count = 0;
                for (auto i = from; i < until; ++i) {
                    auto const id = found[i].id;
                    if (!TRY(expiring.destroy(write, grant, id))) continue;
                    logbook::Line line;
                    line.object = fmt::format("remark:{}", to_text(id));
                    if (expiring.about == About::who_asked)
                        line.subjects.push_back({id.bytes, "remark", logbook::Seen::opened});
                    TRY(logbook::write_line(write, *parts_.keys, grant, line));
                    ++count;
                }
                return count;
            }));
        }
    }
    return destroyed;
}

Result<std::int64_t> Feedback::destroy_old(access::Grant const& grant, std::stop_token const& stopping) {
    std::int64_t destroyed = 0;
    for (auto const& expiring :
         {Expiring{&parts_.mail_term, store::find_old_mails, store::destroy_mail, About::who_asked},
          Expiring{&parts_.remark_term, store::find_old_remarks, store::destroy_remark, About::nobody}})
        destroyed += TRY(destroy_kept(grant, expiring, stopping));
    // A yes or no concerns nobody and is kept as long as a remark, for comparing months.
    auto first = amsterdam_day(grant.at());
    while (last_day(parts_.remark_term, first) >= amsterdam_day(grant.at())) first -= std::chrono::days{1};
    auto const some = [&](db::Write& write) {
        return store::destroy_votes(write, grant, first + std::chrono::days{1});
    };
    while (!stopping.stop_requested())
        if (TRY(parts_.database->write("feedback.destroy_votes", some)) < store::votes_at_once) break;
    return destroyed;
}

}  // namespace plein::feedback
