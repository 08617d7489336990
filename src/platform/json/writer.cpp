// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/json/writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "base/text.hpp"

namespace plein::json {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The text with every byte that belongs to no UTF-8 sequence replaced.
std::string repaired(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t taken = 0;
        for (std::size_t size = 1; size <= std::min<std::size_t>(4, text.size()) && taken == 0; ++size) {
            if (is_utf8(text.substr(0, size))) taken = size;
        }
        out += taken == 0 ? replacement : text.substr(0, taken);
        text.remove_prefix(std::max<std::size_t>(taken, 1));
    }
    return out;
}

bool is_plain(char letter) { return static_cast<unsigned char>(letter) >= 0x20 && letter != '"' && letter != '\\'; }

void append_escaped(std::string& out, char letter) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (letter) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += "\\u00";
            out += digits[static_cast<unsigned char>(letter) >> 4U];
            out += digits[static_cast<unsigned char>(letter) & 15U];
    }
}

}  // namespace

void Writer::line() {
    if (layout_ == Layout::compact) return;
    out_ += '\n';
    out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
}

void Writer::before_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (depth_ == 0) return;
    if (!first_) out_ += ',';
    first_ = false;
    line();
}

void Writer::open(char bracket) {
    before_value();
    out_ += bracket;
    ++depth_;
    first_ = true;
}

void Writer::close(char bracket) {
    --depth_;
    if (!first_) line();
    out_ += bracket;
    first_ = false;
}

Writer& Writer::begin_object() { return open('{'), *this; }
Writer& Writer::end_object() { return close('}'), *this; }
Writer& Writer::begin_array() { return open('['), *this; }
Writer& Writer::end_array() { return close(']'), *this; }

Writer& Writer::key(std::string_view name) {
    before_value();
    quoted(name);
    out_ += layout_ == Layout::compact ? ":" : ": ";
    after_key_ = true;
    return *this;
}

Writer& Writer::null() { return raw("null"); }
Writer& Writer::boolean(bool flag) { return raw(flag ? "true" : "false"); }

Writer& Writer::integer(std::int64_t number) {
    std::array<char, 24> digits{};
    auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return raw(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

Writer& Writer::number(double number) {
    if (!std::isfinite(number)) throw std::invalid_argument("JSON has no infinity and no NaN");
    std::array<char, 32> digits{};
    auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return raw(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

Writer& Writer::text(std::string_view text) {
    before_value();
    quoted(text);
    return *this;
}

Writer& Writer::raw(std::string_view json) {
    before_value();
    out_ += json;
    return *this;
}

void Writer::quoted(std::string_view text) {
    std::string mended;
    if (!is_utf8(text)) {
        mended = repaired(text);
        text = mended;
    }
    out_ += '"';
    while (!text.empty()) {
        auto const special = std::find_if_not(text.begin(), text.end(), is_plain);
        auto const plain = static_cast<std::size_t>(special - text.begin());
        out_.append(text.substr(0, plain));
        if (special == text.end()) break;
        append_escaped(out_, *special);
        text.remove_prefix(plain + 1);
    }
    out_ += '"';
}

}  // namespace plein::json
