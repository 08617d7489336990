// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/mail/compose.hpp"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

namespace plein::mail {
namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

struct Free {
    void operator()(char* text) const { g_free(text); }
    void operator()(GDateTime* date) const { g_date_time_unref(date); }
    void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); }
};

void start_gmime() {
    static bool const started = [] {
        g_mime_init();
        return true;
    }();
    static_cast<void>(started);
}

/// The body. Not as a GMimeTextPart: that picks another charset where one is smaller.
Held<GMimePart> body_of(Content const& content) {
    Held<GMimePart> part{g_mime_part_new_with_type("text", "plain")};
    auto* const object = GMIME_OBJECT(part.get());
    g_mime_object_set_content_type_parameter(object, "charset", "utf-8");
    g_mime_object_set_header(object, "Content-Language", content.language.c_str(), nullptr);
    // Quoted-printable ends a last line without LF in the middle of a line.
    auto const text = content.text.ends_with('\n') ? content.text : content.text + '\n';
    Held<GMimeStream> const stream{g_mime_stream_mem_new_with_buffer(text.data(), text.size())};
    Held<GMimeDataWrapper> const wrapper{
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT)};
    g_mime_part_set_content(part.get(), wrapper.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return part;
}

/// Whether a header may hold it as it is.
bool is_plain(std::string_view text, std::string_view beside) {
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               beside.find(c) != std::string_view::npos;
    });
}

/// `text` as encoded words (RFC 2047) of at most 75 characters, each on a line of its own and each of whole code
/// points. Not by GMime 3.2: it writes words of any length, and base64 of which its own reader loses all but the first.
std::string encoded_words(std::string_view text) {
    constexpr std::string_view before = "=?utf-8?Q?";
    constexpr std::size_t room = 75 - before.size() - 2;
    std::string words;
    std::string word;
    std::string point;
    auto const end_word = [&] {
        words += fmt::format("{}{}{}?=", words.empty() ? "" : "\r\n ", before, word);
        word.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        point.clear();
        do {
            auto const byte = static_cast<unsigned char>(text[i]);
            point += is_plain(text.substr(i, 1), {}) ? std::string(1, text[i])
                     : byte == ' '                   ? std::string("_")
                                                     : fmt::format("={:02X}", byte);
            ++i;
        } while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0U) == 0x80U);
        if (word.size() + point.size() > room) end_word();
        word += point;
    }
    end_word();
    return words;
}

/// Sets a header to what stands there, byte for byte. Threads: as GMime, one message at a time.
void set_raw(GMimeObject* object, char const* name, std::string const& value) {
    auto* const headers = g_mime_object_get_header_list(object);
    g_mime_header_list_set(headers, name, "", nullptr);
    g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, name), fmt::format(" {}\r\n", value).c_str());
}

/// A subject, or a name before an address, which may hold less as it is.
std::string subject_of(std::string const& line) {
    bool const short_and_plain = line.size() <= 66 && is_plain(line, " .,:;!?'\"()/&+-_=@%#*");
    return short_and_plain ? line : encoded_words(line);
}

std::string from_of(Content const& content) {
    auto const name = header_line(content.from_name);
    if (name.empty()) return content.from;
    bool const short_and_plain = name.size() <= 66 && is_plain(name, " -");
    return fmt::format("{}\r\n <{}>", short_and_plain ? name : encoded_words(name), content.from);
}

}  // namespace

std::string header_line(std::string_view text) {
    std::string line;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        bool const is_blank = byte <= 0x20 || byte == 0x7f;
        if (is_blank && (line.empty() || line.back() == ' ')) continue;
        if (c == '?' && line.ends_with('=')) line += ' ';
        line += is_blank ? ' ' : c;
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

std::string compose(Content const& content) {
    start_gmime();
    Held<GMimeMessage> const message{g_mime_message_new(TRUE)};
    auto* const object = GMIME_OBJECT(message.get());
    set_raw(object, "From", from_of(content));
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, nullptr, content.to.c_str());
    set_raw(object, "Subject", subject_of(header_line(content.subject)));
    auto const seconds = std::chrono::floor<std::chrono::seconds>(content.date).time_since_epoch().count();
    std::unique_ptr<GDateTime, Free> const date{g_date_time_new_from_unix_utc(seconds)};
    g_mime_message_set_date(message.get(), date.get());
    g_mime_message_set_message_id(message.get(), content.message_id.c_str());
    // RFC 3834: no vacation answers back.
    g_mime_object_set_header(object, "Auto-Submitted", "auto-generated", nullptr);
    auto const body = body_of(content);
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(body.get()));
    std::unique_ptr<GMimeFormatOptions, Free> const format{g_mime_format_options_new()};
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    std::unique_ptr<char, Free> const whole{g_mime_object_to_string(object, format.get())};
    return whole.get();
}

}  // namespace plein::mail
