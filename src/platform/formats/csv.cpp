// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/formats/csv.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace plein::formats {
namespace {

constexpr std::size_t block = 64UL * 1024;

bool same_name(std::string_view a, std::string_view b) { return fold(trim(a)) == fold(trim(b)); }

}  // namespace

CsvReader::CsvReader(std::istream& source, CsvLimits const& limits) : source_(&source), limits_(limits) {}

tl::unexpected<Error> CsvReader::refuse(ErrorKind kind, std::string_view code, std::string_view reason) const {
    return fail(kind, code, fmt::format("line {}: {}", line_, reason));
}

bool CsvReader::fill() {
    buffer_.resize(block);
    source_->read(buffer_.data(), static_cast<std::streamsize>(block));
    buffer_.resize(static_cast<std::size_t>(std::max<std::streamsize>(source_->gcount(), 0)));
    at_ = 0;
    return !buffer_.empty();
}

int CsvReader::peek() {
    if (at_ >= buffer_.size() && !fill()) return -1;
    return static_cast<unsigned char>(buffer_[at_]);
}

int CsvReader::take() {
    auto const c = peek();
    if (c >= 0) {
        ++at_;
        ++consumed_;
    }
    return c;
}

Result<void> CsvReader::skip_mark() {
    if (peek() < 0) {
        if (source_->bad()) return fail(ErrorKind::unavailable, "csv.unreadable");
        return refuse(ErrorKind::bad_request, "csv.empty", "the file is empty");
    }
    if (std::string_view{buffer_}.substr(0, 3) == "\xef\xbb\xbf") {
        at_ = 3;
        consumed_ = 3;
    }
    return {};
}

// The header must lie within the first block (64 kB); a longer one is refused by its record size.
Result<void> CsvReader::detect_delimiter() {
    std::int64_t commas = 0;
    std::int64_t semicolons = 0;
    bool quoted = false;
    for (char const c : std::string_view{buffer_}.substr(at_)) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        commas += c == ',' ? 1 : 0;
        semicolons += c == ';' ? 1 : 0;
    }
    delimiter_ = semicolons > commas ? ';' : ',';
    return {};
}

Result<CsvReader> CsvReader::open(std::istream& source, CsvLimits const& limits) {
    CsvReader reader{source, limits};
    TRY(reader.skip_mark());
    TRY(reader.detect_delimiter());
    if (!TRY(reader.read_record(reader.header_)))
        return reader.refuse(ErrorKind::bad_request, "csv.empty", "the file has no header");
    std::set<std::string> seen;
    for (auto& name : reader.header_) {
        name = std::string{trim(name)};
        if (!name.empty() && !seen.insert(fold(name)).second)
            return fail(ErrorKind::bad_request, "csv.column_twice",
                        fmt::format("line {}: two columns have the same name", reader.record_line_));
    }
    return reader;
}

std::optional<std::size_t> CsvReader::column(std::string_view name) const {
    auto const found =
        std::find_if(header_.begin(), header_.end(), [&](std::string const& own) { return same_name(own, name); });
    if (found == header_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header_.begin());
}

Result<bool> CsvReader::next(std::vector<std::string>& fields) {
    if (!TRY(read_record(fields))) return false;
    if (fields.size() != header_.size()) {
        return fail(ErrorKind::bad_request, "csv.column_count",
                    fmt::format("line {}: {} fields, the header has {}", record_line_, fields.size(), header_.size()));
    }
    return true;
}

Result<bool> CsvReader::read_record(std::vector<std::string>& fields) {
    while (peek() == '\n' || peek() == '\r') TRY(end_of(take()));
    if (peek() < 0) {
        if (source_->bad()) return refuse(ErrorKind::unavailable, "csv.unreadable", "the file cannot be read further");
        return false;
    }
    record_line_ = line_;
    record_start_ = consumed_;
    std::size_t count = 0;
    for (;;) {
        if (count == limits_.columns) return refuse(ErrorKind::too_large, "csv.too_many_columns", "too many fields");
        if (fields.size() <= count) fields.emplace_back();
        auto& field = fields[count++];
        field.clear();
        auto const end = TRY(read_field(field));
        if (!is_utf8(field) || field.find('\0') != std::string::npos)
            return fail(ErrorKind::bad_request, "csv.not_utf8",
                        fmt::format("line {}: the text is not UTF-8", record_line_));
        if (end != End::field) break;
    }
    fields.resize(count);
    return true;
}

Result<void> CsvReader::check_size(std::string const& field) {
    if (field.size() > limits_.field_bytes)
        return refuse(ErrorKind::too_large, "csv.field_too_large", "a field is too long");
    if (static_cast<std::size_t>(consumed_ - record_start_) > limits_.record_bytes)
        return refuse(ErrorKind::too_large, "csv.record_too_large", "a record is too long");
    if (consumed_ > limits_.file_bytes)
        return refuse(ErrorKind::too_large, "csv.file_too_large", "the file is too large");
    return {};
}

Result<CsvReader::End> CsvReader::end_of(int c) {
    if (consumed_ > limits_.file_bytes)
        return refuse(ErrorKind::too_large, "csv.file_too_large", "the file is too large");
    if (c < 0) return End::file;
    if (c == delimiter_) return End::field;
    if (c == '\r' && peek() == '\n') (void)take();
    ++line_;
    return End::record;
}

Result<CsvReader::End> CsvReader::read_field(std::string& field) {
    if (peek() == '"') return read_quoted(field);
    for (;;) {
        auto const c = take();
        if (c < 0 || c == delimiter_ || c == '\n' || c == '\r') {
            TRY(check_size(field));
            return end_of(c);
        }
        if (c == '"')
            return refuse(ErrorKind::bad_request, "csv.quote_malformed", "a quote stands inside an unquoted field");
        field += static_cast<char>(c);
        if (field.size() > limits_.field_bytes) TRY(check_size(field));
    }
}

Result<CsvReader::End> CsvReader::read_quoted(std::string& field) {
    auto const opened = line_;
    (void)take();
    for (;;) {
        auto const c = take();
        if (c < 0) {
            return fail(ErrorKind::bad_request, "csv.quote_open",
                        fmt::format("line {}: a quoted field is not closed", opened));
        }
        if (c == '"') {
            if (peek() == '"') {
                field += static_cast<char>(take());
                continue;
            }
            auto const after = take();
            TRY(check_size(field));
            if (after >= 0 && after != delimiter_ && after != '\n' && after != '\r')
                return refuse(ErrorKind::bad_request, "csv.quote_malformed", "text follows a closing quote");
            return end_of(after);
        }
        if (c == '\n' || (c == '\r' && peek() != '\n')) ++line_;
        field += static_cast<char>(c);
        if (field.size() > limits_.field_bytes) TRY(check_size(field));
    }
}

}  // namespace plein::formats
