// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace plein::mail {

/// What a message is made of; all of it is UTF-8 without control characters but the LF in `text`.
struct Content {
    std::string from;
    std::string from_name;  ///< may be empty
    std::string to;
    std::string subject;
    std::string text;
    std::string language;
    std::string message_id;  ///< without the angle brackets
    Instant date;
};

/// One line that a header can hold: every run of control characters and blanks becomes one blank, and what a reader
/// would take for an encoded word (RFC 2047) is none any more.
[[nodiscard]] std::string header_line(std::string_view text);

/// The message as RFC 5322 and MIME want it: ASCII lines of at most 998 characters that end in CR LF; the text as
/// quoted-printable UTF-8. No part can begin a header of its own. Threads: safe.
[[nodiscard]] std::string compose(Content const& content);

}  // namespace plein::mail
