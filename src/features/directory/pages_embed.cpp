// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "features/directory/pages.hpp"
#include "platform/html/head.hpp"
#include "platform/html/template_text.hpp"
#include "platform/http/security.hpp"

namespace plein::directory {
namespace {

using html::dutch;

/// With the language of the page that it was copied from, so that the words around it and in it are the same.
std::string language_of(http::Request const& request) { return fmt::format("taal={}", http::name(request.language)); }

std::string frame_code(std::string_view site, http::Request const& request, std::string_view title) {
    return fmt::format(
        "<iframe src=\"{}/insluiten/zoeken?{}\" title=\"{}\" width=\"100%\" height=\"370\" "
        "style=\"border: 0\" loading=\"lazy\"></iframe>",
        site, language_of(request), html::escape_html(title));
}

std::string form_code(std::string_view site, http::Request const& request, std::string_view label,
                      std::string_view button) {
    return fmt::format(
        "<form action=\"{}/zoeken\" method=\"get\">\n"
        "  <label for=\"plein-q\">{}</label>\n"
        "  <input id=\"plein-q\" name=\"q\" type=\"search\" maxlength=\"200\">\n"
        "  <input type=\"hidden\" name=\"taal\" value=\"{}\">\n"
        "  <button type=\"submit\">{}</button>\n"
        "</form>",
        site, html::escape_html(label), http::name(request.language), html::escape_html(button));
}

std::string link_code(std::string_view site, std::string_view words) {
    return fmt::format("<a href=\"{}/zoeken\">{}</a>", site, html::escape_html(words));
}

}  // namespace

http::Response show_embed(Counter const& counter, http::Request const& request, access::Grant const&) {
    auto const words = [&](std::string_view text) { return counter.pages->text(request.language, text); };
    auto const site = html::site_address(request);
    auto const title = words(dutch("Zoek hulp in de buurt"));
    html::Data data;
    data.set("frame_code", frame_code(site, request, title));
    data.set("form_code", form_code(site, request, words(dutch("Waar kunnen we mee helpen?")), words(dutch("Zoek"))));
    data.set("link_code", link_code(site, title));
    html::describe_page(
        data, request, "/insluiten",
        words(dutch("Zet het zoekvak van Plein op uw eigen website: een stukje HTML om over te nemen.")));
    return counter.pages->page(request, "directory/embed", std::move(data), words(dutch("Het zoekvak op uw website")));
}

http::Response show_embedded_search(Counter const& counter, http::Request const& request, access::Grant const&) {
    html::Data data;
    data.show_if("is_whole_page", false);
    auto response = counter.pages->page(request, "directory/embedded", std::move(data),
                                        counter.pages->text(request.language, dutch("Zoek hulp in de buurt")));
    response.with("X-Robots-Tag", "noindex");
    http::allow_framing(response);
    return response;
}

}  // namespace plein::directory
