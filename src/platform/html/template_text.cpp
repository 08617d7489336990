// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/html/template_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "platform/html/catalogue.hpp"

namespace plein::html {
namespace {

constexpr std::string_view pragma = R"(%AUTOESCAPE context="HTML")";

/// `icon "phone"` gives icon and phone.
bool is_quoted(std::string_view inside, std::string_view word, std::string_view& value) {
    if (!inside.starts_with(word) || inside.size() < word.size() + 3) return false;
    auto const rest = inside.substr(word.size());
    if (!rest.starts_with(" \"") || rest.back() != '"' || rest.size() < 4) return false;
    value = rest.substr(2, rest.size() - 3);
    if (word != "t" && value.find_first_of("{}") != std::string_view::npos) return false;
    return value.find('"') == std::string_view::npos && has_only_slots(value);
}

/// Where the marker at the start of `text` ends. A quoted text may end in a slot, so it ends at "}} and not at the
/// first }}, unless another marker begins before that.
std::size_t end_of_marker(std::string_view text) {
    auto const plain = text.find("}}");
    auto const quote = text.find('"');
    if (quote >= plain || text.starts_with('%')) return plain;
    auto const quoted = text.find("\"}}");
    return quoted < text.find("{{") ? quoted + 1 : plain;
}

Piece read_marker(std::string_view inside, int line) {
    using Kind = Piece::Kind;
    std::string_view value;
    if (inside == pragma) return {Kind::pragma, inside, line};
    if (inside == ">main") return {Kind::main, inside, line};
    if (is_name(inside)) return {Kind::variable, inside, line};
    if (inside.starts_with('#') && is_name(inside.substr(1))) return {Kind::open, inside.substr(1), line};
    if (inside.starts_with('/') && is_name(inside.substr(1))) return {Kind::close, inside.substr(1), line};
    if (is_quoted(inside, "t", value)) return {Kind::words, value, line};
    if (is_quoted(inside, "icon", value)) return {Kind::icon, value, line};
    if (is_quoted(inside, "static", value)) return {Kind::asset, value, line};
    if (is_quoted(inside, "include", value)) return {Kind::include, value, line};
    return {Kind::unknown, inside, line};
}

/// Follows HTML just far enough to know where a variable stands.
class Place {
public:
    void feed(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) feed_letter(text, i);
    }

    /// What is wrong with a variable at this place; empty where nothing is.
    [[nodiscard]] std::string fault() const {
        switch (state_) {
            case State::text:
                return raw_.empty() || raw_ == "textarea" || raw_ == "title" ? "" : "inside <" + raw_ + ">";
            case State::comment:
                return "inside a comment";
            case State::tag_name:
                return "as the name of a tag";
            case State::tag:
            case State::attribute_name:
                return "as the name of an attribute";
            case State::before_value:
            case State::bare_value:
                return "in an attribute without quotes";
            case State::value:
                if (attribute_ == "style" || attribute_.starts_with("on") || attribute_ == "srcdoc") {
                    return "inside the attribute " + attribute_;
                }
                return "";
        }
        return "";
    }

    /// Whether a line break means something here: in a <textarea>, and in a field that carries what was typed.
    [[nodiscard]] bool keeps_lines() const {
        return (state_ == State::text && raw_ == "textarea") || (state_ == State::value && attribute_ == "value");
    }

private:
    enum class State { text, comment, tag_name, tag, attribute_name, before_value, value, bare_value };

    void feed_letter(std::string_view text, std::size_t i) {
        auto const letter = text[i];
        auto const is_space = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
        switch (state_) {
            case State::text:
                return feed_text(text, i);
            case State::comment:
                if (letter == '>' && i >= 2 && text.substr(i - 2, 2) == "--") state_ = State::text;
                return;
            case State::tag_name:
                if (letter == '>') return end_tag();
                if (letter == '/' && tag_.empty())
                    is_closing_ = true;
                else if (is_space || letter == '/')
                    state_ = State::tag;
                else
                    tag_ += lower(letter);
                return;
            case State::tag:
                if (letter == '>') return end_tag();
                if (is_space || letter == '/') return;
                if (letter == '=' && !attribute_.empty()) {  // `onclick = "…"`
                    state_ = State::before_value;
                    return;
                }
                attribute_ = lower(letter);
                state_ = State::attribute_name;
                return;
            case State::attribute_name:
                if (letter == '>') return end_tag();
                if (letter == '=')
                    state_ = State::before_value;
                else if (is_space)
                    state_ = State::tag;
                else
                    attribute_ += lower(letter);
                return;
            case State::before_value:
                if (letter == '"' || letter == '\'') {
                    quote_ = letter;
                    state_ = State::value;
                } else if (!is_space) {
                    state_ = State::bare_value;
                }
                return;
            case State::value:
                if (letter != quote_) return;
                state_ = State::tag;
                attribute_.clear();
                return;
            case State::bare_value:
                if (letter == '>') return end_tag();
                if (is_space) state_ = State::tag;
                return;
        }
    }

    void feed_text(std::string_view text, std::size_t i) {
        if (text[i] != '<') return;
        auto const rest = text.substr(i + 1);
        if (!raw_.empty()) {
            if (!rest.starts_with('/') || !rest.substr(1).starts_with(raw_)) return;
        } else if (rest.starts_with("!--")) {
            state_ = State::comment;
            return;
        }
        state_ = State::tag_name;
        tag_.clear();
        attribute_.clear();
        is_closing_ = false;
    }

    void end_tag() {
        static constexpr std::array<std::string_view, 6> raw_tags{"script", "style",  "textarea",
                                                                  "title",  "iframe", "noscript"};
        state_ = State::text;
        raw_.clear();
        if (!is_closing_ && std::find(raw_tags.begin(), raw_tags.end(), tag_) != raw_tags.end()) raw_ = tag_;
    }

    static char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

    State state_ = State::text;
    std::string tag_;
    std::string attribute_;
    std::string raw_;  // the element whose content is not HTML, such as script
    char quote_ = '"';
    bool is_closing_ = false;
};

class Expansion {
public:
    Expansion(std::string_view main, Surroundings const& surroundings) : main_(main), with_(surroundings) {}

    void add(std::string const& path) {
        auto const found = with_.files->find(path);
        if (found == with_.files->end()) return;
        open_.push_back(path);
        for (auto const& piece : cut(found->second)) add_piece(path, piece);
        open_.pop_back();
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void add_piece(std::string const& path, Piece const& piece) {
        using Kind = Piece::Kind;
        switch (piece.kind) {
            case Kind::text:
                out_ += after_pragma_ ? piece.value.substr(1) : piece.value;
                break;  // its newline
            case Kind::pragma:
                break;
            case Kind::variable:
                out_ += fmt::format("{{{{{}}}}}", piece.value);
                break;
            case Kind::open:
                out_ += fmt::format("{{{{#{}}}}}", piece.value);
                break;
            case Kind::close:
                out_ += fmt::format("{{{{/{}}}}}", piece.value);
                break;
            case Kind::main:
                out_ += main_;
                break;
            case Kind::words:
                add_words(piece.value);
                break;
            case Kind::icon:
                add_icon(path, piece);
                break;
            case Kind::asset:
                add_asset(path, piece);
                break;
            case Kind::include:
                add_file(path, piece);
                break;
            case Kind::unknown:
                break;  // faults_of() has named it
        }
        after_pragma_ = piece.kind == Kind::pragma;
    }

    void add_words(std::string_view dutch) {
        auto const text = escape_html(with_.translate(dutch));
        Slots variables;
        for (auto const name : slots_of(text)) variables.emplace_back(name, fmt::format("{{{{{}}}}}", name));
        out_ += fill(text, variables);
    }

    void add_icon(std::string const& path, Piece const& piece) {
        if (!with_.has_icon(piece.value))
            return fault(path, piece, fmt::format("there is no icon \"{}\"", piece.value));
        out_ += fmt::format(
            R"(<svg class="plein-icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>)",
            with_.asset("icons.svg"), piece.value);
    }

    void add_asset(std::string const& path, Piece const& piece) {
        auto const address = with_.asset(piece.value);
        if (address.empty()) return fault(path, piece, fmt::format("there is no asset \"{}\"", piece.value));
        out_ += address;
    }

    void add_file(std::string const& path, Piece const& piece) {
        auto const wanted = std::string(piece.value);
        if (!with_.files->contains(wanted))
            return fault(path, piece, fmt::format("there is no template \"{}\"", wanted));
        if (std::find(open_.begin(), open_.end(), wanted) != open_.end()) {
            return fault(path, piece, fmt::format("\"{}\" includes itself", wanted));
        }
        add(wanted);
    }

    void fault(std::string const& path, Piece const& piece, std::string_view what) {
        with_.faults->push_back(fmt::format("{}:{}: {}", path, piece.line, what));
    }

    std::string_view main_;
    Surroundings const& with_;
    std::vector<std::string> open_;
    std::string out_;
    bool after_pragma_ = false;
};

}  // namespace

std::vector<Piece> cut(std::string_view text) {
    std::vector<Piece> pieces;
    int line = 1;
    auto const count_lines = [&](std::string_view passed) {
        line += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
    };
    while (!text.empty()) {
        auto const open = text.find("{{");
        auto const before = text.substr(0, open);
        if (!before.empty()) pieces.push_back({Piece::Kind::text, before, line});
        count_lines(before);
        if (open == std::string_view::npos) break;
        text.remove_prefix(open + 2);
        auto const end = end_of_marker(text);
        auto const inside = text.substr(0, end);
        pieces.push_back(read_marker(inside, line));
        count_lines(inside);
        if (end == std::string_view::npos) {
            pieces.back().kind = Piece::Kind::unknown;
            break;
        }
        text.remove_prefix(end + 2);
    }
    return pieces;
}

std::vector<std::string> faults_of(std::vector<Piece> const& pieces, bool is_layout) {
    using Kind = Piece::Kind;
    std::vector<std::string> faults;
    auto const fault = [&](int line, std::string_view what) { faults.push_back(fmt::format("{}: {}", line, what)); };
    auto const begins_well = pieces.size() >= 2 && pieces[0].kind == Kind::pragma && pieces[1].kind == Kind::text &&
                             pieces[1].value.starts_with('\n');
    if (!begins_well) fault(1, R"(the first line is not {{%AUTOESCAPE context="HTML"}})");
    std::vector<Piece> open;
    bool has_main = false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        auto const& piece = pieces[i];
        if (piece.kind == Kind::unknown) {
            fault(piece.line, fmt::format("{{{{{}}}}} is no directive", piece.value.substr(0, 60)));
        } else if (piece.kind == Kind::pragma && i != 0) {
            fault(piece.line, "the pragma stands on the first line only");
        } else if (piece.kind == Kind::main) {
            if (!is_layout || std::exchange(has_main, true)) fault(piece.line, "{{>main}} stands once, in the layout");
        } else if (piece.kind == Kind::open) {
            open.push_back(piece);
        } else if (piece.kind == Kind::close) {
            if (open.empty() || open.back().value != piece.value) {
                fault(piece.line, fmt::format("{{{{/{}}}}} closes nothing", piece.value));
            } else {
                open.pop_back();
            }
        }
    }
    for (auto const& left : open) fault(left.line, fmt::format("{{{{#{}}}}} is never closed", left.value));
    if (is_layout && !has_main) fault(1, "the layout lacks {{>main}}");
    return faults;
}

std::vector<std::string> misplaced_variables(std::string_view page) {
    std::vector<std::string> faults;
    Place place;
    for (auto const& piece : cut(page)) {
        if (piece.kind == Piece::Kind::text) place.feed(piece.value);
        if (piece.kind != Piece::Kind::variable) continue;
        auto const fault = place.fault();
        if (!fault.empty()) faults.push_back(fmt::format("{{{{{}}}}} stands {}", piece.value, fault));
    }
    return faults;
}

std::string with_lines_kept(std::string_view page) {
    std::string out;
    out.reserve(page.size() + 256);
    Place place;
    std::size_t written = 0;
    for (auto const& piece : cut(page)) {
        if (piece.kind == Piece::Kind::text) place.feed(piece.value);
        if (piece.kind != Piece::Kind::variable || !place.keeps_lines()) continue;
        auto const end = static_cast<std::size_t>(piece.value.data() - page.data()) + piece.value.size();
        out.append(page.substr(written, end - written)).append(":pre_escape");
        written = end;
    }
    return out.append(page.substr(written));
}

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (auto const letter : text) {
        switch (letter) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += letter;
        }
    }
    return out;
}

std::string expand(std::string const& path, std::string_view main, Surroundings const& surroundings) {
    Expansion expansion(main, surroundings);
    expansion.add(path);
    return expansion.take();
}

}  // namespace plein::html
