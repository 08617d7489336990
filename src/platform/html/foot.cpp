// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/html/foot.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "platform/crypto/crypto.hpp"

namespace plein::html {
namespace {

constexpr std::array<std::string_view, 3> never_asks{"html/error", "html/message", "accounts/login"};
constexpr std::string_view key_before = "name=\"form_key\" value=\"";

bool is_shown(Data const& data, std::string_view section) {
    auto const* found = data.section(section);
    return found != nullptr && (found->shown || found->first_row != nullptr);
}

bool asks(http::Request const& request, std::string_view main, Data const& data) {
    bool const is_reader = request.identity.kind == access::ActorKind::anonymous;
    bool const is_quiet = std::find(never_asks.begin(), never_asks.end(), main) != never_asks.end();
    bool const is_safe_place = !is_shown(data, "quick_leave") && !is_shown(data, "has_urgent");
    return is_reader && !is_quiet && is_safe_place && !is_shown(data, "errors") && request.path.starts_with('/') &&
           !request.path.starts_with("//");
}

}  // namespace

void fill_foot(Data& shared, http::Request const& request, std::string_view main, Data const& data) {
    bool const is_asking = asks(request, main, data);
    shared.show_if("asks_useful", is_asking);
    if (!is_asking) return;
    bool const reads = http::is_safe(request.method);
    // After the answer to a form its own address has no page to come back to; the server finds the one it belongs to.
    auto const said = reads ? request.query.first("reactie") : std::string_view{};
    bool const more = said == "ja" || said == "nee";
    shared.show_if("useful_more", more).show_if("useful_done", said == "dank");
    shared.show_if("useful_question", !more && said != "dank").show_if("useful_by_script", !reads);
    shared.set("useful_page", request.path).set("useful_back", reads ? request.raw_target : request.path);
    shared.set("useful_said", said == "nee" ? "no" : "yes").set("useful_key", crypto::random_token());
    shared.set("useful_text", "").show_if("is_useful", said == "ja").show_if("is_not_useful", said == "nee");
}

void renew_foot_key(http::Response& response) {
    auto const at = response.body.rfind(key_before);
    if (at == std::string::npos) return;
    auto const fresh = crypto::random_token();
    auto const begin = at + key_before.size();
    auto const end = response.body.find('"', begin);
    if (end - begin == fresh.size()) response.body.replace(begin, fresh.size(), fresh);
}

}  // namespace plein::html
