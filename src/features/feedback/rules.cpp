// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/feedback/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace plein::feedback {
namespace {

/// The code of what is wrong with a text; empty where nothing is, and `text` is clean then.
std::string clean(std::string& text, std::size_t most, std::string_view noun, bool needed) {
    auto cleaned = clean_text(text, most);
    if (!cleaned)
        return cleaned.error().code == "text.too_long" ? fmt::format("{}.too_long", noun) : cleaned.error().code;
    text = std::move(*cleaned);
    return needed && text.empty() ? fmt::format("{}.missing", noun) : std::string{};
}

tl::unexpected<Error> refuse(std::string_view field, std::string const& code) {
    return tl::unexpected<Error>(Error{ErrorKind::bad_request, code, {}, {{std::string(field), code}}});
}

constexpr std::size_t longest_address = 8000;  // bytes: the most that the server reads of one

bool is_printable(char c) { return c > ' ' && c < '\x7f' && c != '\\'; }

}  // namespace

Result<Comment> check(Comment comment) {
    auto const code = clean(comment.text, most_comment, "comment", true);
    if (!code.empty()) return refuse("comment", code);
    return comment;
}

Result<Report> check(Report report) {
    std::vector<FieldError> errors;
    if (!report.wrong) errors.push_back({"wrong", "wrong.missing"});
    auto const code = clean(report.text, most_report, "remark", report.wrong == Wrong::other);
    if (!code.empty()) errors.push_back({"text", code});
    report.mail = std::string{trim(report.mail)};
    if (!report.mail.empty() && !is_mail_address(report.mail)) errors.push_back({"mail", "mail.malformed"});
    if (!errors.empty())
        return tl::unexpected<Error>(Error{ErrorKind::bad_request, "report.incomplete", {}, std::move(errors)});
    return report;
}

Result<std::string> check_note(std::string_view note) {
    std::string text{note};
    auto const code = clean(text, most_note, "note", true);
    if (!code.empty()) return refuse("note", code);
    return text;
}

std::string way_back(std::string_view asked, std::string_view path, std::string_view said) {
    auto const question = asked.find('?');
    bool const is_ours = asked.size() <= longest_address && asked.substr(0, question) == path &&
                         std::all_of(asked.begin(), asked.end(), is_printable);
    std::string address{path};
    char joint = '?';
    if (is_ours && question != std::string_view::npos) {
        auto const query = asked.substr(question + 1).substr(0, asked.substr(question + 1).find('#'));
        for (auto const part : split(query, '&')) {
            if (part.empty() || part == "reactie" || part.starts_with("reactie=")) continue;
            address.append(1, std::exchange(joint, '&')).append(part);
        }
    }
    return fmt::format("{}{}reactie={}#reactie", address, joint, said);
}

bool may_be_destroyed(Term const& retention, Instant from, Day today) {
    return last_day(retention, amsterdam_day(from)) < today;
}

Day month_of(Day day) {
    std::chrono::year_month_day const date{day};
    return Day{date.year() / date.month() / 1};
}

Day month_before(Day day) { return month_of(month_of(day) - std::chrono::days{1}); }

}  // namespace plein::feedback
