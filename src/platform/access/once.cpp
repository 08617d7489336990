// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/access/once.hpp"

namespace plein::access {
namespace {

constexpr std::size_t longest_key = 64;

constexpr db::Statement find_answer{
    "form_key.find", "SELECT answer, content FROM form_key WHERE key = $1 AND activity = $2 AND actor = $3"};
constexpr db::Statement insert_answer{
    "form_key.insert",
    "INSERT INTO form_key (key, activity, actor, content, answer, used_at) VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr db::Statement delete_old{
    "form_key.purge",
    "DELETE FROM form_key WHERE (key, activity, actor) IN "
    "(SELECT key, activity, actor FROM form_key WHERE used_at < $1 ORDER BY used_at LIMIT $2)"};

Result<void> check(std::string_view key) {
    if (key.empty() || key.size() > longest_key) return fail(ErrorKind::bad_request, "form.key_malformed");
    return {};
}

}  // namespace

Result<std::optional<std::string>> earlier_answer(db::Read& read, Grant const& grant, std::string_view key,
                                                  std::string_view content) {
    TRY(check(key));
    auto const row = TRY(read.first(find_answer, key, grant.activity(), grant.actor()));
    if (!row) return std::optional<std::string>{};
    if (row->blob(1) != content) return fail(ErrorKind::conflict, "form.sent_before");
    return std::optional<std::string>{row->blob(0)};
}

Result<void> keep_answer(db::Write& write, Grant const& grant, std::string_view key, std::string_view answer,
                         std::string_view content) {
    TRY(check(key));
    TRY(write.execute(insert_answer, key, grant.activity(), grant.actor(), db::Blob{std::string(content)},
                      db::Blob{std::string(answer)}, grant.at()));
    return {};
}

Result<std::int64_t> purge_form_keys(db::Write& write, Grant const& grant) {
    return write.execute(delete_old, Instant{grant.at() - form_key_life}, form_keys_at_once);
}

}  // namespace plein::access
