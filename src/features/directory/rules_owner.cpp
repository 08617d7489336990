// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/rules_owner.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace plein::directory {
namespace {

tl::unexpected<Error> refuse(std::string_view field, std::string const& code) {
    return tl::unexpected<Error>(Error{ErrorKind::bad_request, code, {}, {{std::string(field), code}}});
}

}  // namespace

Instant oldest_link(Instant at) { return at - link_life; }

bool holds_sent_link(std::vector<MailedLink> const& mailed, Instant at) {
    return std::any_of(mailed.begin(), mailed.end(), [&](MailedLink const& one) {
        return one.origin == LinkOrigin::sent && one.sent_at > oldest_link(at);
    });
}

bool may_send_again(std::vector<MailedLink> const& mailed, Instant at) {
    // One that was sent by a clock that was ahead is no reason to wait.
    auto const within = [&](MailedLink const& one, std::chrono::minutes time) {
        return one.sent_at <= at && at - one.sent_at < time;
    };
    bool const on_its_way =
        std::any_of(mailed.begin(), mailed.end(), [&](MailedLink const& one) { return within(one, link_pause); });
    auto const asked = std::count_if(mailed.begin(), mailed.end(), [&](MailedLink const& one) {
        return one.origin == LinkOrigin::asked && within(one, std::chrono::days{1});
    });
    return !on_its_way && asked < most_asked_a_day;
}

Reminding reminding(Term const& term, std::optional<Day> checked, std::vector<Instant> const& reminded_at,
                    std::optional<Instant> link_sent_at, Instant at) {
    if (checked && last_day(term, *checked) >= amsterdam_day(at)) return Reminding::not_yet;
    std::vector<Instant> since;
    for (auto const& one : reminded_at)
        if (!checked || amsterdam_day(one) > *checked) since.push_back(one);
    if (!since.empty() && at - since.back() < reminder_pause) return Reminding::not_yet;
    if (since.size() >= most_reminders) return Reminding::unanswered;
    // Whoever has a link that we sent was asked already.
    if (link_sent_at && *link_sent_at > oldest_link(at)) return Reminding::not_yet;
    return Reminding::due;
}

std::string normal_address(std::string_view typed) {
    std::string address{trim(typed)};
    std::transform(address.begin(), address.end(), address.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return address;
}

Result<std::string> check_address(std::string_view typed) {
    std::string address{trim(typed)};
    if (address.empty()) return refuse("mail", "mail.missing");
    if (!is_mail_address(address)) return refuse("mail", "mail.malformed");
    return address;
}

Result<std::string> check_refusal(std::string_view typed) {
    auto clean = clean_text(typed, longest_refusal);
    if (!clean) return refuse("reason", clean.error().code);
    if (clean->empty()) return refuse("reason", "proposal.reason_missing");
    return std::move(*clean);
}

std::string own_path(std::string_view link) { return "/mijn-aanbod/" + std::string(link); }

}  // namespace plein::directory
