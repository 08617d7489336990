// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/message.hpp"
#include "platform/http/server.hpp"

/// Somebody in front of a browser without script: follows links, fills forms, presses buttons, keeps cookies.
namespace plein::stories {

class Visitor {
public:
    explicit Visitor(http::Dispatcher const& dispatcher) : dispatcher_(&dispatcher) {}

    /// Opens an address and follows redirects.
    void visit(std::string const& target);
    /// Follows the first link whose text holds `text`. False where there is none.
    [[nodiscard]] bool follow(std::string_view text);
    /// Types into a field of the page, ticks a box (value `on` or the box's value) or chooses a radio button.
    /// False where no form of the page has the field.
    [[nodiscard]] bool fill(std::string_view field, std::string_view value);
    /// Presses the first button whose text holds `text`, also one outside its form, with all fields of its form as a
    /// browser sends them.
    /// False where there is none.
    [[nodiscard]] bool press(std::string_view text);
    /// Sends the last form once more, as a reload does.
    void reload();
    /// Back to the page of the last button, with its form as it was filled in: nothing is asked of the server.
    void back();

    [[nodiscard]] int status() const { return response_.status; }
    [[nodiscard]] std::string const& path() const { return path_; }
    [[nodiscard]] std::map<std::string, std::string> const& cookies() const { return cookies_; }
    [[nodiscard]] std::string const& body() const { return response_.body; }
    /// The words of the page: tags away, entities read, white space folded.
    [[nodiscard]] std::string text() const;
    /// What stands in a field of the page: typed, chosen or ticked. Empty where nothing does.
    [[nodiscard]] std::string value(std::string_view field) const;
    /// The text of the first element with a class; empty where there is none.
    [[nodiscard]] std::string text_of_class(std::string_view name) const;

    /// The addresses of the directory entries that the page links to, in order, each once.
    [[nodiscard]] std::vector<std::string> entries() const;
    /// The body without what differs between the answers at these addresses: the request's id and the addresses.
    [[nodiscard]] std::string plain_body(std::vector<std::string> const& addresses) const;

private:
    struct Field {
        std::string name;
        std::string value;
        std::string type;  ///< of an input; `textarea`, `select`
        bool sent = true;  ///< a box or radio button that is not ticked is not sent
    };
    struct Button {
        std::string text;
        std::string name;
        std::string value;
        std::string action;  ///< an address of its own; empty where it sends to its form's
    };
    struct Form {
        std::string action;
        std::string method;
        std::vector<Field> fields;
        std::vector<Button> buttons;
        std::string id;
    };
    void send(http::Method method, std::string const& target, std::string const& form_body);
    void read_forms();

    http::Dispatcher const* dispatcher_;
    std::map<std::string, std::string> cookies_;
    http::Response response_;
    std::string path_;
    std::vector<Form> forms_;
    std::string path_before_;
    std::vector<Form> forms_before_;
    std::string last_target_;
    std::string last_body_;
};

}  // namespace plein::stories
