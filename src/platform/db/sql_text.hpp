// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace plein::db {

/// The single statements of a schema text, without their `;`, without those that hold only comments.
/// Strings, quoted names, `--` and `/* */` comments may hold any character. No trigger bodies, no dollar quotes: the
/// subset of SQL that both databases read has neither.
[[nodiscard]] std::vector<std::string> split_statements(std::string_view sql);

/// The highest number of `$1`, `$2`, … outside strings and comments; 0 where there is none.
[[nodiscard]] std::size_t highest_parameter(std::string_view sql);

/// Whether the statement changes rows, so that a count of rows touched means something.
[[nodiscard]] bool changes_rows(std::string_view sql);

}  // namespace plein::db
