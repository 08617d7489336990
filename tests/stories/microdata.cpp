// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/stories/microdata.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <stdexcept>

namespace plein::stories {
namespace {

constexpr std::array<std::string_view, 10> void_tags{"meta", "link", "input", "br",     "img",
                                                     "hr",   "wbr",  "base",  "source", "!doctype"};
constexpr std::array<std::string_view, 3> raw_tags{"script", "style", "textarea"};

std::string unescape(std::string_view html) {
    static std::map<std::string, std::string, std::less<>> const entities{
        {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"#39", "'"}, {"amp", "&"}};
    std::string text;
    for (std::size_t i = 0; i < html.size(); ++i) {
        auto const end = html[i] == '&' ? html.find(';', i) : std::string_view::npos;
        auto const found =
            end == std::string_view::npos ? entities.end() : entities.find(html.substr(i + 1, end - i - 1));
        if (found == entities.end()) {
            text += html[i];
        } else {
            text += found->second;
            i = end;
        }
    }
    return text;
}

std::string folded(std::string_view text) {
    std::string out;
    for (char const c : text) {
        bool const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

struct Tag {
    std::string name;
    std::map<std::string, std::string, std::less<>> attributes;
    bool closes = false;
    bool is_alone = false;
};

/// Reads the tag that begins at `at` and moves behind it.
Tag read_tag(std::string_view html, std::size_t& at) {
    Tag tag;
    ++at;
    if (html[at] == '/') {
        tag.closes = true;
        ++at;
    }
    auto const ends_name = [](char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '>' || c == '/' || c == '=';
    };
    while (!ends_name(html.at(at))) tag.name += static_cast<char>(std::tolower(static_cast<unsigned char>(html[at++])));
    while (html.at(at) != '>') {
        if (html[at] == ' ' || html[at] == '\n' || html[at] == '\t' || html[at] == '/') {
            tag.is_alone = html[at] == '/';
            ++at;
            continue;
        }
        std::string name;
        while (!ends_name(html.at(at))) name += html[at++];
        std::string value;
        if (html.at(at) == '=') {
            if (html.at(at + 1) != '"') throw std::runtime_error("an attribute without quotes: " + name);
            auto const end = html.find('"', at + 2);
            value = unescape(html.substr(at + 2, end - at - 2));
            at = end + 1;
        }
        if (!tag.attributes.emplace(name, value).second) throw std::runtime_error("twice an attribute: " + name);
    }
    ++at;
    tag.is_alone = tag.is_alone || std::find(void_tags.begin(), void_tags.end(), tag.name) != void_tags.end();
    return tag;
}

struct Open {
    std::string name;
    std::shared_ptr<MicrodataItem> item;   ///< where the element begins one
    std::shared_ptr<MicrodataItem> owner;  ///< whose property its text is
    std::string property;
    std::string text;
};

class Reader {
public:
    std::vector<std::shared_ptr<MicrodataItem>> read(std::string_view html) {
        for (std::size_t at = 0; at < html.size();) {
            if (html.substr(at, 4) == "<!--") {
                at = html.find("-->", at) + 3;
            } else if (html[at] == '<') {
                auto const tag = read_tag(html, at);
                if (tag.closes)
                    close(tag.name);
                else
                    open(tag);
                if (!tag.closes && std::find(raw_tags.begin(), raw_tags.end(), tag.name) != raw_tags.end())
                    at = html.find("</" + tag.name, at);
            } else {
                auto const end = std::min(html.find('<', at), html.size());
                auto const text = unescape(html.substr(at, end - at));
                for (auto& one : open_) one.text += text;
                at = end;
            }
        }
        if (!open_.empty()) throw std::runtime_error("never closed: " + open_.back().name);
        return std::move(top_);
    }

private:
    [[nodiscard]] std::shared_ptr<MicrodataItem> nearest() const {
        for (auto one = open_.rbegin(); one != open_.rend(); ++one)
            if (one->item) return one->item;
        return nullptr;
    }

    void open(Tag const& tag) {
        Open element;
        element.name = tag.name;
        auto const value_of = [&](std::string_view name) -> std::optional<std::string> {
            auto const found = tag.attributes.find(name);
            return found == tag.attributes.end() ? std::nullopt : std::optional{found->second};
        };
        auto const property = value_of("itemprop");
        auto const owner = nearest();
        if (property && (!owner || property->empty())) throw std::runtime_error("of no item: " + *property);
        if (value_of("itemscope")) {
            element.item = std::make_shared<MicrodataItem>();
            element.item->type = value_of("itemtype").value_or("");
            if (property)
                owner->properties.emplace_back(*property, MicrodataValue{{}, element.item});
            else
                top_.push_back(element.item);
        } else if (property) {
            auto const fixed = tag.name == "meta"                      ? value_of("content")
                               : tag.name == "link" || tag.name == "a" ? value_of("href")
                                                                       : std::nullopt;
            if (fixed) {
                owner->properties.emplace_back(*property, MicrodataValue{*fixed, nullptr});
            } else {
                element.owner = owner;
                element.property = *property;
            }
        }
        if (!tag.is_alone) open_.push_back(std::move(element));
    }

    void close(std::string const& name) {
        if (open_.empty() || open_.back().name != name) throw std::runtime_error("closed but not open: " + name);
        auto const element = std::move(open_.back());
        open_.pop_back();
        if (element.owner)
            element.owner->properties.emplace_back(element.property, MicrodataValue{folded(element.text), nullptr});
    }

    std::vector<Open> open_;
    std::vector<std::shared_ptr<MicrodataItem>> top_;
};

}  // namespace

std::vector<std::string> MicrodataItem::texts(std::string_view property) const {
    std::vector<std::string> all;
    for (auto const& [name, value] : properties)
        if (name == property && !value.item) all.push_back(value.text);
    return all;
}

std::string MicrodataItem::text(std::string_view property) const {
    auto const all = texts(property);
    return all.size() == 1 ? all.front() : std::string{};
}

std::vector<MicrodataItem const*> MicrodataItem::items(std::string_view property) const {
    std::vector<MicrodataItem const*> all;
    for (auto const& [name, value] : properties)
        if (name == property && value.item) all.push_back(value.item.get());
    return all;
}

MicrodataItem const* MicrodataItem::item(std::string_view property) const {
    auto const all = items(property);
    return all.size() == 1 ? all.front() : nullptr;
}

std::vector<std::shared_ptr<MicrodataItem>> read_microdata(std::string_view html) { return Reader{}.read(html); }

}  // namespace plein::stories
