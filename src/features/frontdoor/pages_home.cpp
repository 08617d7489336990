// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <utility>

#include "base/text.hpp"
#include "features/frontdoor/pages.hpp"
#include "platform/html/foot.hpp"
#include "platform/html/head.hpp"

namespace plein::frontdoor {
namespace {

/// Whether the page is the same for everybody.
bool is_for_all(http::Request const& request) {
    return request.identity.kind == access::ActorKind::anonymous && request.query.entries().empty();
}

std::size_t slot_of(http::Request const& request) { return request.language == http::Language::nl ? 0 : 1; }

std::int64_t minute_of(http::Request const& request) { return to_micros(request.at) / 60'000'000; }

/// `De Weide, Lindervaart` beside the name `De Weide` is `Lindervaart`.
std::string_view without_name(std::string_view place, std::string_view name) {
    bool const repeats = place.starts_with(name) && place.substr(name.size()).starts_with(", ");
    return repeats ? place.substr(name.size() + 2) : place;
}

http::Response plain_page(Desk const& desk, http::Request const& request, std::string_view main, std::string_view title,
                          std::string_view description) {
    bool const dutch = request.language == http::Language::nl;
    html::Data data;
    // One address answers both: the municipality has set no other.
    data.set("accessibility_mail", desk.pages->site().contact_mail);
    auto const& retention = desk.questions->retention_term();
    data.set("retention_text", dutch ? retention.text_nl : retention.text_en);
    data.set("remark_term_text", dutch ? desk.remark_term.text_nl : desk.remark_term.text_en);
    data.set("mail_term_text", dutch ? desk.mail_term.text_nl : desk.mail_term.text_en);
    data.set("owner_term_text", dutch ? desk.owner_term.text_nl : desk.owner_term.text_en);
    data.set("discovery_term_text", dutch ? desk.discovery_term.text_nl : desk.discovery_term.text_en);
    html::describe_page(data, request, request.path, desk.pages->text(request.language, description));
    return desk.pages->page(request, main, std::move(data), desk.pages->text(request.language, title));
}

}  // namespace

std::shared_ptr<http::Response const> LastMinute::find(http::Request const& request) const {
    if (!is_for_all(request)) return nullptr;
    std::scoped_lock const lock{mutex_};
    auto const& slot = slots_[slot_of(request)];
    return slot.minute == minute_of(request) && slot.site == html::site_address(request) ? slot.response : nullptr;
}

void LastMinute::keep(http::Request const& request, http::Response const& response) {
    if (!is_for_all(request) || response.status != 200) return;
    Slot fresh{minute_of(request), html::site_address(request), std::make_shared<http::Response const>(response)};
    std::scoped_lock const lock{mutex_};
    std::swap(slots_[slot_of(request)], fresh);
}

http::Response show_home(Desk const& desk, LastMinute& last_minute, http::Request const& request,
                         access::Grant const& grant) {
    if (auto const kept = last_minute.find(request)) {
        auto response = *kept;
        html::renew_foot_key(response);
        return response;
    }
    html::Data data;
    bool const dutch = request.language == http::Language::nl;
    data.set("phone_hours", dutch ? desk.phone_hours_nl : desk.phone_hours_en);
    for (auto const& theme : desk.around.themes(request.language)) {
        data.add("theme").set("code", theme.code).set("name", theme.name).set("icon", theme.icon);
    }
    data.show("has_themes");
    auto const places = desk.around.open_now(grant, request.language);
    for (auto const& place : places) {
        auto& row = data.add("open_now");
        row.set("name", place.name).set("url", place.url).set("place", without_name(place.place, place.name));
        row.set("until_text", desk.pages->text(request.language, html::dutch("Open tot {until} uur"),
                                               {{"until", html::time_in_words(request.language, place.until)}}));
    }
    data.show_if("has_open_now", !places.empty()).show_if("no_open_now", places.empty());
    html::describe_page(
        data, request, "/",
        desk.pages->text(request.language, html::dutch("Vind hulp en activiteiten in uw buurt, in uw eigen woorden. Of "
                                                       "stel uw vraag, dan denkt een medewerker met u mee.")));
    auto response = desk.pages->page(request, "frontdoor/home", std::move(data),
                                     desk.pages->text(request.language, html::dutch("Waar kunnen we mee helpen?")));
    last_minute.keep(request, response);
    return response;
}

http::Response show_about(Desk const& desk, http::Request const& request, access::Grant const&) {
    return plain_page(desk, request, "frontdoor/about", html::dutch("Over deze site"),
                      html::dutch("Wat Plein is, van wie het is en hoe het werkt."));
}

http::Response show_privacy(Desk const& desk, http::Request const& request, access::Grant const&) {
    return plain_page(desk, request, "frontdoor/privacy", html::dutch("Privacy"),
                      html::dutch("Wat wij bewaren, waarom en hoe lang, en wat u daarover kunt vragen."));
}

http::Response show_accessibility(Desk const& desk, http::Request const& request, access::Grant const&) {
    return plain_page(desk, request, "frontdoor/accessibility", html::dutch("Toegankelijkheid"),
                      html::dutch("Voor wie deze site te gebruiken is, en wat u kunt doen als iets niet lukt."));
}

}  // namespace plein::frontdoor
