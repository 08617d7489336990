// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <mutex>

#include "base/text.hpp"
#include "features/frontdoor/pages.hpp"

namespace plein::frontdoor {
namespace {

/// The home page of the last minute, one for each language: everyone without a session sees the same page.
class LastMinute {
public:
    template <class Make>
    http::Response in(http::Request const& request, Make&& make) {
        if (request.identity.kind != access::SubjectKind::anonymous || !request.query.entries().empty()) return make();
        auto const minute = to_micros(request.at) / 60'000'000;
        auto& slot = slots_[request.language == http::Language::nl ? 0 : 1];
        std::scoped_lock const lock{mutex_};
        if (slot.minute != minute) {
            slot.response = make();
            slot.minute = minute;
        }
        return slot.response;
    }

private:
    struct Slot {
        std::int64_t minute = -1;
        http::Response response;
    };
    std::mutex mutex_;
    std::array<Slot, 2> slots_;
};

/// `De Weide, Lindervaart` beside the name `De Weide` is `Lindervaart`.
std::string_view without_name(std::string_view place, std::string_view name) {
    bool const repeats = place.starts_with(name) && place.substr(name.size()).starts_with(", ");
    return repeats ? place.substr(name.size() + 2) : place;
}

http::Response plain_page(Desk const& desk, http::Request const& request, std::string_view main,
                          std::string_view title) {
    bool const dutch = request.language == http::Language::nl;
    html::Data data;
    // One address answers both: the municipality has set no other.
    data.set("accessibility_mail", desk.pages->site().contact_mail);
    auto const& retention = desk.questions->retention_term();
    data.set("retention_text", dutch ? retention.text_nl : retention.text_en);
    return desk.pages->page(request, main, std::move(data), desk.pages->text(request.language, title));
}

}  // namespace

http::Response show_home(Desk const& desk, http::Request const& request, access::Grant const& grant) {
    static LastMinute last_minute;
    return last_minute.in(request, [&] {
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
            auto until = place.until;
            if (!dutch) std::replace(until.begin(), until.end(), '.', ':');
            row.set("until_text",
                    desk.pages->text(request.language, html::dutch("open tot {until}"), {{"until", until}}));
        }
        data.show_if("has_open_now", !places.empty()).show_if("no_open_now", places.empty());
        return desk.pages->page(request, "frontdoor/home", std::move(data),
                                desk.pages->text(request.language, html::dutch("Waar kunnen we mee helpen?")));
    });
}

http::Response show_about(Desk const& desk, http::Request const& request, access::Grant const&) {
    return plain_page(desk, request, "frontdoor/about", html::dutch("Over deze site"));
}

http::Response show_privacy(Desk const& desk, http::Request const& request, access::Grant const&) {
    return plain_page(desk, request, "frontdoor/privacy", html::dutch("Privacy"));
}

http::Response show_accessibility(Desk const& desk, http::Request const& request, access::Grant const&) {
    return plain_page(desk, request, "frontdoor/accessibility", html::dutch("Toegankelijkheid"));
}

}  // namespace plein::frontdoor
