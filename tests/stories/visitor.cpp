// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/stories/visitor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <stdexcept>
#include <utility>

namespace plein::stories {
namespace {

std::string unescape(std::string text) {
    static std::vector<std::pair<std::string_view, std::string_view>> const entities{
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}, {"&amp;", "&"}};
    for (auto const& [entity, plain] : entities) {
        for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + plain.size()))
            text.replace(at, entity.size(), plain);
    }
    return text;
}

std::string words(std::string_view html) {
    std::string text;
    bool inside_tag = false;
    for (char const c : html) {
        if (c == '<') inside_tag = true;
        if (inside_tag || c == '\n' || c == '\t' || c == '\r') {
            if (!text.empty() && text.back() != ' ') text += ' ';
        } else if (c != ' ' || (!text.empty() && text.back() != ' ')) {
            text += c;
        }
        if (c == '>') inside_tag = false;
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return unescape(std::move(text));
}

std::string attribute(std::string const& tag, std::string const& name) {
    std::smatch match;
    std::regex const pattern{"\\s" + name + "=\"([^\"]*)\""};
    return std::regex_search(tag, match, pattern) ? unescape(match[1]) : std::string{};
}

bool has_attribute(std::string const& tag, std::string const& name) {
    return std::regex_search(tag, std::regex{"\\s" + name + "(\\s|>|=)"});
}

/// The value that a browser sends for a list of options: the selected one, else the first.
std::string chosen_option(std::string const& options) {
    std::regex const option{R"(<option\b[^>]*>)"};
    std::string chosen;
    bool first = true;
    for (std::sregex_iterator it{options.begin(), options.end(), option}, end; it != end; ++it) {
        if (std::exchange(first, false) || has_attribute(it->str(), "selected")) chosen = attribute(it->str(), "value");
    }
    return chosen;
}

/// The text between the end of the tag that starts at `at` and the next `</name>`.
std::string inner(std::string const& html, std::size_t at, std::string const& name) {
    auto const open = html.find('>', at);
    auto const close = html.find("</" + name + ">", open);
    if (open == std::string::npos || close == std::string::npos) return {};
    return html.substr(open + 1, close - open - 1);
}

}  // namespace

void Visitor::send(http::Method method, std::string const& target, std::string const& form_body) {
    http::Headers headers{{"host", "plein.example"}, {"accept-language", "nl"}};
    std::string cookies;
    for (auto const& [name, value] : cookies_)
        cookies += fmt::format("{}{}={}", cookies.empty() ? "" : "; ", name, value);
    if (!cookies.empty()) headers["cookie"] = cookies;
    if (method == http::Method::post) {
        headers["origin"] = "http://plein.example";
        headers["sec-fetch-site"] = "same-origin";
        headers["content-type"] = "application/x-www-form-urlencoded";
    }
    // A browser keeps what stands behind # to itself: it only says where on the page to look.
    auto made = http::make_request(method, target.substr(0, target.find('#')), std::move(headers), form_body);
    if (!made) throw std::runtime_error(made.error().code);
    auto& request = *made;
    request.remote_address = "127.0.0.1";
    path_ = request.path;
    response_ = dispatcher_->handle(std::move(request));
    if (response_.shared_body) response_.body = *response_.shared_body;
    std::string location;
    for (auto const& [name, value] : response_.headers) {
        if (name == "Location" || name == "location") location = value;
        if (name == "Set-Cookie" || name == "set-cookie") {
            auto const equals = value.find('=');
            auto const end = value.find(';');
            auto const cookie = value.substr(0, equals);
            cookies_[cookie] = value.substr(equals + 1, end - equals - 1);
            if (value.find("Max-Age=0") != std::string::npos) cookies_.erase(cookie);
        }
    }
    // What stands behind # is for the browser alone.
    if (response_.status == 303 && !location.empty())
        return send(http::Method::get, location.substr(0, location.find('#')), {});
    read_forms();
}

void Visitor::read_forms() {
    forms_.clear();
    auto const& html = response_.body;
    std::regex const tag{R"(<(/?form|input|textarea|select|button)\b[^>]*>)"};
    bool inside = false;
    std::vector<std::pair<std::string, Button>> outside;  // by the id of their form
    for (std::sregex_iterator it{html.begin(), html.end(), tag}, end; it != end; ++it) {
        auto const text = it->str();
        auto const name = (*it)[1].str();
        auto const at = static_cast<std::size_t>(it->position());
        if (name == "form") {
            forms_.push_back({attribute(text, "action"), attribute(text, "method"), {}, {}, attribute(text, "id")});
            inside = true;
        } else if (name == "/form") {
            inside = false;
        } else if (name == "button" && !attribute(text, "form").empty()) {
            outside.push_back({attribute(text, "form"),
                               {words(inner(html, at, "button")), attribute(text, "name"), attribute(text, "value"),
                                attribute(text, "formaction")}});
        } else if (!inside) {
            continue;
        } else if (name == "input") {
            auto const type = attribute(text, "type");
            bool const choice = type == "checkbox" || type == "radio";
            forms_.back().fields.push_back(
                {attribute(text, "name"), attribute(text, "value"), type, !choice || has_attribute(text, "checked")});
        } else if (name == "textarea") {
            forms_.back().fields.push_back(
                {attribute(text, "name"), unescape(inner(html, at, "textarea")), "textarea", true});
        } else if (name == "select") {
            forms_.back().fields.push_back(
                {attribute(text, "name"), chosen_option(inner(html, at, "select")), "select", true});
        } else if (attribute(text, "type") != "button") {
            forms_.back().buttons.push_back({words(inner(html, at, "button")), attribute(text, "name"),
                                             attribute(text, "value"), attribute(text, "formaction")});
        }
    }
    for (auto& form : forms_)
        for (auto const& [id, button] : outside)
            if (id == form.id) form.buttons.push_back(button);
}

void Visitor::visit(std::string const& target) { send(http::Method::get, target, {}); }

bool Visitor::follow(std::string_view text) {
    auto const html = response_.body;
    std::regex const link{R"(<a\s[^>]*>)"};
    for (std::sregex_iterator it{html.begin(), html.end(), link}, end; it != end; ++it) {
        if (words(inner(html, static_cast<std::size_t>(it->position()), "a")).find(text) == std::string::npos) continue;
        visit(attribute(it->str(), "href"));
        return true;
    }
    return false;
}

bool Visitor::fill(std::string_view field, std::string_view value) {
    bool found = false;
    for (auto& form : forms_) {
        for (auto& each : form.fields) {
            if (each.name != field || each.type == "hidden") continue;
            if (each.type == "radio") {
                each.sent = each.value == value;
                found = found || each.sent;
            } else if (each.type == "checkbox") {
                if (each.value != value) continue;
                found = each.sent = true;
            } else {
                each.value = value;
                found = true;
            }
        }
    }
    return found;
}

bool Visitor::press(std::string_view text) {
    for (auto const& form : forms_) {
        for (auto const& button : form.buttons) {
            if (button.text.find(text) == std::string::npos) continue;
            std::string body;
            auto const add = [&](std::string const& name, std::string const& value) {
                if (name.empty()) return;
                body += fmt::format("{}{}={}", body.empty() ? "" : "&", http::encode_component(name),
                                    http::encode_component(value));
            };
            for (auto const& field : form.fields) {
                if (field.sent) add(field.name, field.value);
            }
            add(button.name, button.value);
            auto const& action = button.action.empty() ? form.action : button.action;
            last_target_ = action.empty() ? path_ : action;
            last_body_ = body;
            auto const method = form.method;
            path_before_ = path_;
            forms_before_ = forms_;
            if (method == "post") {
                send(http::Method::post, last_target_, last_body_);
            } else {
                send(http::Method::get, last_target_ + "?" + last_body_, {});
            }
            return true;
        }
    }
    return false;
}

void Visitor::reload() { send(http::Method::post, std::string(last_target_), std::string(last_body_)); }

void Visitor::back() {
    path_ = path_before_;
    forms_ = forms_before_;
}

std::vector<std::string> Visitor::entries() const {
    std::vector<std::string> found;
    std::regex const link{R"rx(href="(/aanbod/[^"#?]*))rx"};
    auto const& html = response_.body;
    for (std::sregex_iterator it{html.begin(), html.end(), link}, end; it != end; ++it) {
        if (std::find(found.begin(), found.end(), (*it)[1].str()) == found.end()) found.push_back((*it)[1]);
    }
    return found;
}

std::string Visitor::plain_body(std::vector<std::string> const& addresses) const {
    auto body = response_.body;
    std::string id;
    for (auto const& [name, value] : response_.headers) {
        if (name == "X-Request-Id") id = value;
    }
    std::vector<std::string> varying{id};
    for (auto const& address : addresses) varying.insert(varying.end(), {http::encode_component(address), address});
    for (auto const& text : varying) {
        for (auto at = body.find(text); at != std::string::npos && !text.empty(); at = body.find(text, at))
            body.erase(at, text.size());
    }
    return body;
}

std::string Visitor::value(std::string_view field) const {
    for (auto const& form : forms_) {
        for (auto const& each : form.fields) {
            if (each.name == field && each.type != "hidden" && each.sent && !each.value.empty()) return each.value;
        }
    }
    return {};
}

std::string Visitor::text() const { return words(response_.body); }

std::string Visitor::text_of_class(std::string_view name) const {
    std::smatch match;
    std::regex const pattern{fmt::format(R"(<([a-z0-9]+)[^>]*class="[^"]*\b{}\b[^"]*"[^>]*>)", name)};
    if (!std::regex_search(response_.body, match, pattern)) return {};
    return words(inner(response_.body, static_cast<std::size_t>(match.position()), match[1]));
}

}  // namespace plein::stories
