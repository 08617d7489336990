// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
// The rounds that editors start and change: the list, and the form for what a round asks.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "features/inventory/pages_parts.hpp"

namespace plein::inventory {
namespace {

using html::dutch;

constexpr std::chrono::days usual_length{28};

std::string lines_of(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines) text += line + "\n";
    return text;
}

/// What the form of a plan shows.
struct PlanFields {
    std::string name;
    std::string area;
    std::string first_day;
    std::string last_day;
    std::string checklist;
};

PlanFields fields_of(Assignment const& plan) {
    return {plan.name, plan.area, iso_day(plan.first_day), iso_day(plan.last_day), lines_of(plan.checklist)};
}

PlanFields typed_fields(http::Request const& request) {
    auto const text = [&](std::string_view field) { return std::string(request.form.first(field)); };
    return {text("name"), text("area"), text("first_day"), text("last_day"), text("checklist")};
}

PlanFields usual_fields(http::Request const& request) {
    PlanFields fields;
    auto const today = amsterdam_day(request.at);
    fields.first_day = iso_day(today);
    fields.last_day = iso_day(today + usual_length);
    for (auto const line : usual_checklist()) fields.checklist += std::string(line) + "\n";
    return fields;
}

Assignment read_plan(http::Request const& request) {
    auto const fields = typed_fields(request);
    auto const day = [](std::string const& typed) { return parse_day(typed).value_or(Day{}); };
    return {fields.name, fields.area, day(fields.first_day), day(fields.last_day), checklist_lines(fields.checklist)};
}

/// The form; `round` is the one that it changes, as it is now, or null for a new one.
http::Response show_plan(Box const& box, http::Request const& request, Round const* round, PlanFields const& fields,
                         Error const* error) {
    auto const& pages = *box.pages;
    bool const is_new = round == nullptr;
    auto const save_url = is_new ? "/werk/rondes/nieuw/toevoeging" : round_url(round->id) + "/wijziging";
    html::Data data;
    data.show("in_directory").show_if("is_new", is_new).show_if("is_change", !is_new);
    data.set("form_key", Inventory::new_form_key()).set("save_url", save_url);
    data.set("back_url", is_new ? "/werk/rondes" : round_url(round->id));
    data.set("version", is_new ? 0 : version_shown(request, round->version, error));
    data.set("name_value", fields.name).set("first_day_value", fields.first_day);
    data.set("last_day_value", fields.last_day).set("checklist_value", fields.checklist);
    fill_area_choices(data, box, request.language, fields.area);
    bool const is_late = error && error->code == "round.changed" && !is_new;
    data.show_if("is_late", is_late);
    if (is_late) {
        auto const& now = round->assignment;
        data.set("now_name", now.name).set("now_area", box.inventory->area_name(now.area));
        data.set("now_first", day_words(box, request, now.first_day));
        data.set("now_last", day_words(box, request, now.last_day));
        for (auto const& line : now.checklist) data.add("now_check").set("line", line);
    }
    if (error) html::show_errors(data, pages, request.language, *error);
    if (!http::is_safe(request.method)) html::change_language_by_form(data, request, save_url, "plan");
    auto response =
        pages.page(request, "inventory/plan", std::move(data),
                   pages.text(request.language, is_new ? dutch("Begin een ronde") : dutch("Wijzig deze ronde")));
    if (error) response.status = http::status_of(error->kind);
    return response;
}

void fill_round(html::Data& row, Box const& box, http::Request const& request, Inventory::RoundRow const& of) {
    auto const& [round, progress] = of;
    auto const state = state_of(round, amsterdam_day(request.at));
    row.set("url", round_url(round.id)).set("name", round.assignment.name);
    row.set("area_name", box.inventory->area_name(round.assignment.area));
    row.show_if("is_running", state == RoundState::running).show_if("is_planned", state == RoundState::planned);
    row.show_if("has_ended", state == RoundState::ended);
    row.set("first_text", day_words(box, request, round.assignment.first_day));
    row.set("last_text", day_words(box, request, round.assignment.last_day));
    row.set("end_text", round.ended_at ? day_words(box, request, *round.ended_at)
                                       : day_words(box, request, round.assignment.last_day));
    row.set("helper_count", progress.helpers).show_if("no_helpers", progress.helpers == 0);
    row.show_if("has_helpers", progress.helpers > 0).show_if("one_helper", progress.helpers == 1);
    row.show_if("more_helpers", progress.helpers > 1);
    auto const total = progress.at_people + progress.at_editor + progress.taken_up + progress.ended;
    row.set("found_total", html::number_in_words(request.language, total));
    row.set("taken_count", html::number_in_words(request.language, progress.taken_up));
    row.show_if("has_bar", total > 0).set("taken_share", total > 0 ? progress.taken_up * 100 / total : 0);
}

}  // namespace

http::Response list_rounds(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const& pages = *box.pages;
    auto const rounds = box.inventory->rounds(grant);
    if (!rounds) return pages.error_page(request, rounds.error());
    auto const waiting = box.inventory->waiting(grant);
    if (!waiting) return pages.error_page(request, waiting.error());
    auto const count = box.inventory->count_at_editor(grant);
    if (!count) return pages.error_page(request, count.error());

    html::Data data;
    data.show("in_directory").show("list_rounds").show_if("has_waiting", false);
    data.show_if("has_found", *count > 0).set("found_count", *count);
    for (auto const& one : *waiting) {
        auto& row = data.add("waiting_row");
        row.set("url", discovery_url(one.id)).set("name", one.name);
        row.set("since_text", day_words(box, request, one.since));
        row.show_if("is_confirmed", one.confirmed).show_if("is_changed", one.answered && !one.confirmed);
        row.show_if("is_unasked", !one.answered);
        auto const of = std::find_if(rounds->begin(), rounds->end(),
                                     [&](auto const& round) { return round.round.id == one.round; });
        row.set_optional("round_name", of == rounds->end() ? std::string{} : of->round.assignment.name);
    }
    for (auto const& round : *rounds) fill_round(data.add("round_row"), box, request, round);
    data.show_if("has_rounds", !rounds->empty()).show_if("no_rounds", rounds->empty());
    return pages.page(request, "inventory/rounds", std::move(data),
                      pages.text(request.language, dutch("Inventarisatie")));
}

http::Response show_new_round(Box const& box, http::Request const& request, access::Grant const&) {
    bool const is_given_back = request.form.has("name");
    return show_plan(box, request, nullptr, is_given_back ? typed_fields(request) : usual_fields(request), nullptr);
}

http::Response start_round(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const fields = typed_fields(request);
    if (request.form.has("goto")) return show_plan(box, request, nullptr, fields, nullptr);
    auto const started = box.inventory->start(grant, read_plan(request), sent_of(request));
    if (!started) return show_plan(box, request, nullptr, fields, &started.error());
    return http::see_other(round_url(*started) + "?gedaan=begonnen");
}

http::Response show_round_change(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<RoundTag>("round");
    if (!id) return box.pages->error_page(request, id.error());
    auto const page = box.inventory->round(grant, *id);
    if (!page) return box.pages->error_page(request, page.error());
    // A page is only asked for with a form where one was refused because its session was over.
    auto const fields = request.form.has("name") ? typed_fields(request) : fields_of(page->round.assignment);
    return show_plan(box, request, &page->round, fields, nullptr);
}

http::Response change_round(Box const& box, http::Request const& request, access::Grant const& grant) {
    auto const id = request.id<RoundTag>("round");
    if (!id) return box.pages->error_page(request, id.error());
    std::optional<Error> error;
    if (!request.form.has("goto")) {
        auto const changed =
            box.inventory->change(grant, *id, version_in(request), read_plan(request), sent_of(request));
        if (changed) return http::see_other(round_url(*id) + "?gedaan=gewijzigd");
        error = changed.error();
        if (error->kind == ErrorKind::forbidden_or_absent) return box.pages->error_page(request, *error);
    }
    auto const page = box.inventory->round(grant, *id);
    if (!page) return box.pages->error_page(request, page.error());
    return show_plan(box, request, &page->round, typed_fields(request), error ? &*error : nullptr);
}

}  // namespace plein::inventory
