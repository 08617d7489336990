// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/accounts/rules.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace plein::accounts::rules {

namespace {

constexpr std::size_t shortest_password = 12;
constexpr std::size_t longest_password = 200;
constexpr std::size_t longest_display_name = 100;
constexpr std::size_t longest_organisation = 64;
constexpr std::string_view start_of_work = "/werk";

std::optional<std::string_view> password_fault(std::string_view name, std::string_view password) {
    if (!is_utf8(password)) return "text.not_utf8";
    auto const count = length(password);
    if (count < shortest_password) return "password.too_short";
    if (count > longest_password) return "password.too_long";
    if (!name.empty() && password.find(name) != std::string_view::npos) return "password.holds_name";
    return std::nullopt;
}

bool is_code(std::string_view text) {
    return !text.empty() && text.size() <= longest_organisation && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

tl::unexpected<Error> incomplete(std::vector<FieldError> fields) {
    return tl::unexpected<Error>(Error{ErrorKind::bad_request, "account.incomplete", {}, std::move(fields)});
}

}  // namespace

bool is_alive(Instant started_at, Instant touched_at, Instant now) {
    return now - started_at < absolute_limit && now - touched_at < idle_limit;
}

bool needs_touch(Instant touched_at, Instant now) { return now - touched_at >= touch_interval; }

std::chrono::seconds delay(Guard const& guard, std::int64_t failures) {
    if (failures < guard.free) return std::chrono::seconds{0};
    auto const doublings = std::min<std::int64_t>(failures - guard.free, 30);
    return std::min(std::chrono::seconds{std::int64_t{1} << doublings}, guard.most);
}

std::int64_t next_count(Guard const& guard, std::int64_t failures, Instant last_at, Instant now) {
    return now - last_at >= guard.memory ? 1 : failures + 1;
}

std::optional<std::string> normal_name(std::string_view typed) {
    auto const trimmed = trim(typed);
    if (trimmed.size() < 2 || trimmed.size() > 64) return std::nullopt;
    std::string name;
    for (char const c : trimmed) {
        bool const capital = c >= 'A' && c <= 'Z';
        bool const other =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '@';
        if (!capital && !other) return std::nullopt;
        name += capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name;
}

Result<void> check_new(NewAccount const& account) {
    std::vector<FieldError> fields;
    auto const name = normal_name(account.name);
    if (!name) fields.push_back({"name", "account_name.malformed"});
    if (account.display_name.empty() || !clean_text(account.display_name, longest_display_name))
        fields.push_back({"display_name", "display_name.malformed"});
    if (auto const fault = password_fault(name.value_or(""), account.password))
        fields.push_back({"password", std::string(*fault)});
    if (!is_code(account.organisation)) fields.push_back({"organisation", "organisation.malformed"});
    if (account.roles.empty()) fields.push_back({"role", "role.missing"});
    if (!fields.empty()) return incomplete(std::move(fields));
    return {};
}

Result<void> check_sign_in(std::string_view name, std::string_view password) {
    std::vector<FieldError> fields;
    if (trim(name).empty()) fields.push_back({"name", "account_name.missing"});
    if (password.empty()) fields.push_back({"password", "password.missing"});
    if (fields.empty()) return {};
    return tl::unexpected<Error>(Error{ErrorKind::bad_request, "sign_in.incomplete", {}, std::move(fields)});
}

Result<void> check_password(std::string_view name, std::string_view password) {
    if (auto const fault = password_fault(name, password)) return incomplete({{"password", std::string(*fault)}});
    return {};
}

std::string own_path(std::string_view asked) {
    bool const plain = std::none_of(asked.begin(), asked.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F || c == '\\';
    });
    if (asked.empty() || asked.size() > 2000 || asked[0] != '/' || !plain || asked.substr(0, 2) == "//")
        return std::string(start_of_work);
    return std::string(asked);
}

}  // namespace plein::accounts::rules
