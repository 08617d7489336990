// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace plein::formats {

/// How much a CSV file may be before it is refused.
struct CsvLimits {
    std::int64_t file_bytes = std::int64_t{1} << 30;
    std::size_t record_bytes = 256UL * 1024;
    std::size_t field_bytes = 64UL * 1024;
    std::size_t columns = 500;
};

/// Reads a CSV file record by record, without holding the file in memory.
/// Format: RFC 4180 with a header; `,` or `;`, whichever stands more often in the header line outside quotes; LF, CRLF
/// or CR; a byte order mark is skipped, and so is a line with nothing in it. Text must be UTF-8 without NUL. Errors of
/// open and next, with the line in the detail (`line 12: …`): bad_request `csv.empty`, `csv.not_utf8`,
/// `csv.quote_malformed`, `csv.quote_open`, `csv.column_count`, `csv.column_twice`; too_large `csv.file_too_large`,
/// `csv.record_too_large`, `csv.field_too_large`, `csv.too_many_columns`; unavailable `csv.unreadable`.
class CsvReader {
public:
    /// Reads the header. `source` must outlive the reader and be opened in binary mode.
    [[nodiscard]] static Result<CsvReader> open(std::istream& source, CsvLimits const& limits = {});

    /// Reads the next record into `fields`, one for each column; false at the end of the file.
    /// After an error the reader is spent. Cost: one pass over the bytes, fields reuse their memory.
    [[nodiscard]] Result<bool> next(std::vector<std::string>& fields);

    [[nodiscard]] std::vector<std::string> const& header() const { return header_; }

    /// The column called `name`, ASCII case and white space around it aside.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;

    /// The line, counted from 1, on which the last record began.
    [[nodiscard]] std::int64_t line() const { return record_line_; }

    /// How many bytes were read, for progress.
    [[nodiscard]] std::int64_t bytes_read() const { return consumed_; }

    [[nodiscard]] char delimiter() const { return delimiter_; }

private:
    enum class End { field, record, file };

    CsvReader(std::istream& source, CsvLimits const& limits);
    [[nodiscard]] Result<void> skip_mark();
    [[nodiscard]] Result<void> detect_delimiter();
    [[nodiscard]] Result<bool> read_record(std::vector<std::string>& fields);
    [[nodiscard]] Result<End> read_field(std::string& field);
    [[nodiscard]] Result<End> read_quoted(std::string& field);
    [[nodiscard]] Result<End> end_of(int c);
    [[nodiscard]] Result<void> check_size(std::string const& field);
    /// The next byte, or -1 at the end.
    [[nodiscard]] int take();
    [[nodiscard]] int peek();
    [[nodiscard]] bool fill();
    [[nodiscard]] tl::unexpected<Error> refuse(ErrorKind kind, std::string_view code, std::string_view reason) const;

    std::istream* source_;
    CsvLimits limits_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::int64_t consumed_ = 0;
    std::int64_t line_ = 1;
    std::int64_t record_line_ = 1;
    std::int64_t record_start_ = 0;
    char delimiter_ = ',';
    std::vector<std::string> header_;
};

}  // namespace plein::formats
