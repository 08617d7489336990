// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/hatch_line.hpp"

#include <charconv>
#include <optional>

#include "base/text.hpp"

namespace plein::app {
namespace {

constexpr std::size_t most_words = 64;

tl::unexpected<Error> malformed(std::string_view why) {
    return fail(ErrorKind::bad_request, "hatch.malformed", std::string(why));
}

std::optional<std::string> unescaped(std::string_view word) {
    std::string text;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] != '\\') {
            text += word[i];
            continue;
        }
        if (++i == word.size()) return std::nullopt;
        switch (word[i]) {
            case '\\':
                text += '\\';
                break;
            case 's':
                text += ' ';
                break;
            case 'n':
                text += '\n';
                break;
            default:
                return std::nullopt;
        }
    }
    return text;
}

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

}  // namespace

std::string write_hatch_line(std::vector<std::string> const& words) {
    std::string line;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) line += ' ';
        for (char const c : words[i]) {
            if (c == '\\')
                line += "\\\\";
            else if (c == ' ')
                line += "\\s";
            else if (c == '\n')
                line += "\\n";
            else
                line += c;
        }
    }
    return line;
}

Result<std::vector<std::string>> parse_hatch_line(std::string_view line) {
    if (line.size() > most_hatch_line) return malformed("a line is too long");
    if (line.find('\n') != std::string_view::npos) return malformed("two lines in one");
    std::vector<std::string> words;
    for (auto const part : split(line, ' ')) {
        auto word = unescaped(part);
        if (!word) return malformed("a backslash with nothing it stands for");
        words.push_back(std::move(*word));
    }
    return words;
}

Result<bool> HatchRequest::take(std::string_view line) {
    auto words = TRY(parse_hatch_line(line));
    if (words[0] == "run" && words.size() == 1 && !command_.empty()) return true;
    if (words[0] == "command" && words.size() == 2 && command_.empty()) {
        command_ = std::move(words[1]);
        return false;
    }
    if (words[0] == "word" && words.size() == 3 && arguments_.size() < most_words &&
        arguments_.emplace(words[1], std::move(words[2])).second)
        return false;
    return malformed("a line that has no place in a request");
}

Result<HatchAnswer> parse_hatch_answer(std::string_view line) {
    auto words = TRY(parse_hatch_line(line));
    HatchAnswer answer;
    if (words[0] == "progress" && words.size() == 3) {
        auto const done = number_of(words[1]);
        auto const total = number_of(words[2]);
        if (!done || !total) return malformed("progress that is no number");
        answer.done = *done;
        answer.total = *total;
        return answer;
    }
    answer.last = true;
    if (words[0] == "done" && words.size() == 3) {
        answer.report = Report{std::move(words[2]), std::move(words[1])};
        return answer;
    }
    if (words[0] != "error" || words.size() < 4 || words.size() % 2 != 0) return malformed("no answer");
    auto const kind = number_of(words[1]);
    if (!kind || *kind > static_cast<int>(ErrorKind::internal)) return malformed("no kind of error");
    Error error{static_cast<ErrorKind>(*kind), std::move(words[2]), std::move(words[3]), {}};
    for (std::size_t i = 4; i < words.size(); i += 2)
        error.fields.push_back({std::move(words[i]), std::move(words[i + 1])});
    answer.report = tl::unexpected<Error>(std::move(error));
    return answer;
}

std::string write_hatch_answer(Result<Report> const& report) {
    if (report) return write_hatch_line({"done", report->json, report->text});
    auto const& error = report.error();
    std::vector<std::string> words{"error", std::to_string(static_cast<int>(error.kind)), error.code, error.detail};
    for (auto const& field : error.fields) {
        words.push_back(field.field);
        words.push_back(field.code);
    }
    return write_hatch_line(words);
}

}  // namespace plein::app
