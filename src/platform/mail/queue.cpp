// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "base/text.hpp"
#include "platform/mail/compose.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/store.hpp"

namespace plein::mail {
namespace {

constexpr std::size_t longest_subject = 200;
constexpr std::size_t longest_text = 20'000;
constexpr std::size_t longest_key = 200;

constexpr std::string_view letters_and_digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/// Parts of at least one allowed character with dots between (RFC 5322 dot-atom).
bool is_dotted(std::string_view text, std::string_view allowed_beside) {
    if (text.empty() || text.front() == '.' || text.back() == '.' || text.find("..") != std::string_view::npos)
        return false;
    for (char const c : text)
        if (c != '.' && letters_and_digits.find(c) == std::string_view::npos &&
            allowed_beside.find(c) == std::string_view::npos)
            return false;
    return true;
}

}  // namespace

bool is_address(std::string_view text) {
    if (!is_mail_address(text)) return false;
    auto const at = text.find('@');
    return at <= 64 && is_dotted(text.substr(0, at), "!#$%&'*+-/=?^_`{|}~") && is_dotted(text.substr(at + 1), "-");
}

Result<Queued> queue(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant,
                     Message const& message) {
    if (!is_address(message.to)) return fail(ErrorKind::bad_request, "mail.address_malformed");
    if (message.language != "nl" && message.language != "en")
        return fail(ErrorKind::bad_request, "mail.language_unknown");
    if (message.once.size() > longest_key) return fail(ErrorKind::bad_request, "mail.key_malformed");
    auto cleaned = message;
    cleaned.subject = header_line(TRY(clean_text(message.subject, longest_subject)));
    cleaned.text = TRY(clean_text(message.text, longest_text));
    if (cleaned.subject.empty()) return fail(ErrorKind::bad_request, "mail.subject_empty");
    return store::insert_mail(write, keys, grant, cleaned);
}

}  // namespace plein::mail
