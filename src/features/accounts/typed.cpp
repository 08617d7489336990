// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <charconv>

#include "features/accounts/accounts.hpp"
#include "features/accounts/rules.hpp"

/// What a colleague typed in a form whose session was over, kept for that colleague alone. It waits sealed on the
/// sign-in page itself: the server keeps nothing, and what the browser shows cannot be read by who signs in next.
namespace plein::accounts {
namespace {

constexpr std::size_t mark_size = 32;
constexpr std::size_t largest_form = 256UL * 1024;  // in hexadecimal still within the body that is read

std::string place_of(std::string_view mark) { return "accounts.typed:" + std::string(mark); }

}  // namespace

std::string Accounts::mark_of(AccountId account) const {
    return crypto::hex(parts_.keys->keyed_hash("accounts.form", to_text(account))).substr(0, mark_size);
}

bool Accounts::is_from_page_of(AccountId account, std::string_view csrf) const {
    return csrf.size() > mark_size && crypto::same_secret(csrf.substr(csrf.size() - mark_size), mark_of(account));
}

std::string Accounts::keep_typed(std::string_view csrf, std::string_view form, Instant at) const {
    if (csrf.size() <= mark_size || form.size() > largest_form) return {};
    auto const mark = csrf.substr(csrf.size() - mark_size);
    return crypto::hex(parts_.keys->seal(std::to_string(to_micros(at)) + '\n' + std::string(form), place_of(mark)));
}

std::optional<std::string> Accounts::typed_before(AccountId account, std::string_view kept, Instant at) const {
    auto const sealed = crypto::unhex(kept);
    if (!sealed || sealed->empty()) return std::nullopt;
    auto opened = parts_.keys->open_sealed(*sealed, place_of(mark_of(account)));
    if (!opened) return std::nullopt;
    auto const line_end = opened->find('\n');
    std::int64_t micros = 0;
    std::from_chars(opened->data(), opened->data() + std::min(line_end, opened->size()), micros);
    if (line_end == std::string::npos || at - from_micros(micros) > rules::absolute_limit) return std::nullopt;
    return opened->substr(line_end + 1);
}

}  // namespace plein::accounts
