// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <ctemplate/template_cache.h>
#include <ctemplate/template_enums.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "base/text.hpp"
#include "platform/config/table.hpp"
#include "platform/html/assets.hpp"
#include "platform/html/catalogue.hpp"
#include "platform/html/foot.hpp"
#include "platform/html/html.hpp"
#include "platform/html/template_text.hpp"
#include "platform/html/view.hpp"
#include "platform/log/log.hpp"

namespace plein::html {
namespace {

constexpr std::string_view layout_path = "platform/html/pages/layout.tpl";
constexpr std::array languages{http::Language::nl, http::Language::en};
#if !defined(NDEBUG) || defined(PLEIN_CHECK_VIEWS)
constexpr bool checks_views = true;
#else
constexpr bool checks_views = false;
#endif

tl::unexpected<Error> refuse(std::vector<std::string> const& faults) {
    return fail(ErrorKind::internal, "html.template", fmt::format("{}", fmt::join(faults, "\n")));
}

Result<Files> read_files(std::string const& source) {
    Files files;
    std::error_code error;
    auto const root = std::filesystem::path(source);
    for (std::filesystem::recursive_directory_iterator at(root, error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() != ".tpl") continue;
        std::ostringstream text;
        std::ifstream file(at->path(), std::ios::binary);
        auto const name = at->path().lexically_relative(root).generic_string();
        if (!file || !(text << file.rdbuf())) return refuse({name + ":1: cannot be read, or is empty"});
        files.emplace(name, std::move(text).str());
    }
    if (error) return refuse({source + ": cannot be read"});
    if (!files.contains(layout_path)) return refuse({fmt::format("{}: is missing", layout_path)});
    return files;
}

/// `features/frontdoor/pages/home.tpl` is `frontdoor/home`.
std::string name_of(std::string_view path) {
    path.remove_prefix(path.find('/') + 1);
    path.remove_suffix(std::string_view(".tpl").size());
    std::string name(path);
    auto const room = name.rfind("/pages/");
    return room == std::string::npos ? name : name.erase(room, std::string_view("/pages").size());
}

std::string key_of(http::Language language, std::string_view main) {
    return fmt::format("{}/{}", http::name(language), main);
}

Result<std::map<std::string, std::string, std::less<>>> read_error_texts(std::string const& path) {
    std::map<std::string, std::string, std::less<>> texts;
    auto const table = TRY(config::read_table(path));
    for (auto const& noun : table.keys()) {
        auto const reasons = TRY(table.table(noun));
        for (auto const& reason : reasons.keys()) texts.emplace(noun + "." + reason, TRY(reasons.text(reason)));
    }
    return texts;
}

std::string_view role_name(access::Role role) {
    switch (role) {
        case access::Role::frontdoor_worker:
            return dutch("medewerker Sociaal Plein");
        case access::Role::directory_editor:
            return dutch("redacteur sociale kaart");
        case access::Role::privacy_officer:
            return dutch("functionaris gegevensbescherming");
        case access::Role::administrator:
            return dutch("beheerder");
    }
    return {};
}

bool is_work_path(std::string_view path) {
    return path == "/werk" || path.starts_with("/werk/") || path == "/beheer" || path.starts_with("/beheer/");
}

/// Without the white space at the start of lines: it means nothing in HTML (no template holds a <pre>, and what stands
/// in a <textarea> is a variable), and is a tenth of the longest page.
std::string without_indents(std::string_view text) {
    std::string bare;
    for (auto line : split(text, '\n')) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        if (!line.empty()) bare.append(line) += '\n';
    }
    return bare;
}

/// This page in the other language: its own address with `taal` set anew.
std::string address_in(http::Request const& request, http::Language other) {
    std::string_view const target = request.raw_target;
    // Two slashes at the start would lead to another site.
    auto const is_plain =
        target.starts_with('/') && !target.starts_with("//") && target.find('\\') == std::string_view::npos;
    auto const question = is_plain ? target.find('?') : std::string_view::npos;
    std::string address(is_plain ? target.substr(0, question) : "/");
    char joint = '?';
    if (question != std::string_view::npos) {
        for (auto const part : split(target.substr(question + 1), '&')) {
            if (part.empty() || part == "taal" || part.starts_with("taal=")) continue;
            address.append(1, std::exchange(joint, '&')).append(part);
        }
    }
    return fmt::format("{}{}taal={}", address, joint, http::name(other));
}

http::Language other_than(http::Language language) {
    return language == http::Language::nl ? http::Language::en : http::Language::nl;
}

struct KindWords {
    std::string_view heading;
    std::string_view what;
    std::string_view now;
};

KindWords words_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::bad_request:
            return {dutch("Dit klopt nog niet"), dutch("Wij begrijpen niet wat er is gestuurd."),
                    dutch("Ga terug, kijk het na en probeer het nog eens.")};
        case ErrorKind::unauthenticated:
            return {dutch("Log eerst in"), dutch("Deze pagina is alleen voor wie is ingelogd."),
                    dutch("Log in en ga dan verder. Was u al ingelogd? Dan was uw tijd voorbij.")};
        case ErrorKind::forbidden_or_absent:
            return {dutch("Deze pagina is er niet"), dutch("De pagina bestaat niet, of is niet voor u bedoeld."),
                    dutch("Kijk of het adres klopt, of begin opnieuw.")};
        case ErrorKind::conflict:
            return {dutch("Iemand was u voor"), dutch("Wat u wilde veranderen, is intussen al veranderd."),
                    dutch("Ga terug, bekijk hoe het nu is en probeer het nog eens.")};
        case ErrorKind::too_large:
            return {dutch("Dit is te groot"), dutch("Wat u stuurde is groter dan wij kunnen ontvangen."),
                    dutch("Ga terug en maak het korter of kleiner.")};
        case ErrorKind::too_many:
            return {dutch("Even wachten"), dutch("Dit is te vaak achter elkaar geprobeerd."),
                    dutch("Wacht een paar minuten en probeer het dan opnieuw.")};
        case ErrorKind::unavailable:
            return {dutch("Het is nu even druk"), dutch("Een deel van de site geeft nu geen antwoord."),
                    dutch("Probeer het over een minuut opnieuw. Wat u al verstuurde, is bewaard.")};
        case ErrorKind::internal:
            break;
    }
    return {dutch("Er ging bij ons iets mis"), dutch("Dit ligt niet aan u. Wij hebben een melding gekregen."),
            dutch("Probeer het over een paar minuten opnieuw.")};
}

}  // namespace

struct Pages::State {
    State(Site the_site, Catalogue the_catalogue) : site(std::move(the_site)), catalogue(std::move(the_catalogue)) {}

    Site site;
    std::string phone_link;
    Catalogue catalogue;
    std::map<std::string, std::string, std::less<>> error_texts;
    ctemplate::TemplateCache cache;

    /// Expands every template in every language into the cache and freezes it; the faults found on the way.
    std::vector<std::string> load(Files const& files, Assets const& assets);
    void load_language(Files const& files, Assets const& assets, http::Language language,
                       std::vector<std::string>& faults);
};

std::vector<std::string> Pages::State::load(Files const& files, Assets const& assets) {
    std::vector<std::string> faults;
    for (auto const& [path, text] : files) {
        if (!is_utf8(text)) faults.push_back(path + ":1: this is no UTF-8");
        for (auto const& fault : faults_of(cut(text), path == layout_path)) faults.push_back(path + ":" + fault);
        for (auto const& piece : cut(text)) {
            if (piece.kind != Piece::Kind::words || catalogue.find(http::Language::en, piece.value)) continue;
            faults.push_back(fmt::format("{}:{}: the English catalogue lacks \"{}\"", path, piece.line, piece.value));
        }
    }
    // The library's own messages tell less, so it only sees templates that hold so far.
    if (!faults.empty()) return faults;
    for (auto const language : languages) load_language(files, assets, language, faults);
    cache.Freeze();
    std::sort(faults.begin(), faults.end());
    faults.erase(std::unique(faults.begin(), faults.end()), faults.end());
    return faults;
}

void Pages::State::load_language(Files const& files, Assets const& assets, http::Language language,
                                 std::vector<std::string>& faults) {
    Surroundings const around{
        &files, [&](std::string_view text) { return catalogue.find(language, text).value_or(std::string(text)); },
        [&](std::string_view name) { return assets.address(name); },
        [&](std::string_view name) { return assets.has_icon(name); }, &faults};
    for (auto const& [path, text] : files) {
        if (path == layout_path) continue;
        auto const main = expand(path, {}, around);
        auto const whole = expand(std::string(layout_path), main, around);
        auto const misplaced = misplaced_variables(whole);
        for (auto const& fault : misplaced) faults.push_back(fmt::format("{}: {}", path, fault));
        auto const parsed = cache.StringToTemplateCache(
            key_of(language, name_of(path)),
            "{{%AUTOESCAPE context=\"HTML\"}}" + with_lines_kept(without_indents(whole)), ctemplate::STRIP_BLANK_LINES);
        if (!parsed && misplaced.empty()) faults.push_back(path + ": ctemplate cannot follow its HTML");
    }
}

Pages::Pages(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pages::~Pages() = default;

Result<std::unique_ptr<Pages>> Pages::open(std::string const& source, std::string const& catalogues,
                                           std::string const& manifest, Site site) {
    auto const files = TRY(read_files(source));
    auto const assets = TRY(Assets::read(manifest));
    Catalogue catalogue(catalogues, site.form_of_address);
    auto state = std::make_unique<State>(std::move(site), std::move(catalogue));
    state->phone_link = parse_phone(state->site.phone).value_or("");
    state->error_texts = TRY(read_error_texts(catalogues + "/errors.toml"));
    auto const faults = state->load(files, assets);
    if (!faults.empty()) return refuse(faults);
    return std::unique_ptr<Pages>(new Pages(std::move(state)));
}

Site const& Pages::site() const { return state_->site; }

std::string Pages::text(http::Language language, std::string_view dutch, Slots const& slots) const {
    auto found = state_->catalogue.find(language, dutch);
    if (!found) log::warn("text.missing language={} text=\"{}\"", http::name(language), dutch);
    if (slots.empty()) return found ? std::move(*found) : std::string(dutch);
    return fill(found ? std::string_view(*found) : dutch, slots);
}

std::string Pages::error_text(http::Language language, std::string_view code) const {
    auto const found = state_->error_texts.find(code);
    if (found != state_->error_texts.end()) return text(language, found->second);
    return text(language, dutch("Hier klopt iets niet. Kijk het na en probeer het nog eens."));
}

http::Response Pages::page(http::Request const& request, std::string_view main, Data data,
                           std::string_view title) const {
    auto const& site = state_->site;
    auto const other = other_than(request.language);
    auto const is_work = is_work_path(request.path);
    auto const& identity = request.identity;
    Data shared;
    shared.set("lang", http::name(request.language)).set("other_lang", http::name(other));
    shared.set("other_lang_name", other == http::Language::en ? "English" : "Nederlands");
    shared.set("other_lang_url", address_in(request, other)).set("path", request.path);
    shared.show("lang_by_link");
    shared.set("title", title).set("municipality", site.municipality).set("contact_mail", site.contact_mail);
    shared.set("phone", site.phone).set("phone_link", state_->phone_link).set("csrf", identity.csrf);
    shared.show_if("is_work_page", is_work).show_if("is_resident_page", !is_work).show("is_whole_page");
    auto const signed_in = identity.kind == access::ActorKind::account;
    shared.show_if("signed_in", signed_in)
        .show_if("signed_out", !signed_in)
        .set("account_name", signed_in ? identity.display_name : std::string());
    auto const may = [&](std::string_view permission) {
        return std::any_of(identity.roles.begin(), identity.roles.end(),
                           [&](access::Role role) { return access::holds(role, permission); });
    };
    // Nobody is shown a way to a page that will be refused.
    shared.show_if("may_questions", signed_in && may("question.list"));
    shared.show_if("may_directory", signed_in && may("directory.edit"));
    shared.show_if("may_feedback", signed_in && may("feedback.read"));
    fill_foot(shared, request, main, data);
    shared.set("role_name",
               identity.roles.empty() ? std::string() : text(request.language, role_name(identity.roles.front())));

    auto filled = fill_template(state_->cache, key_of(request.language, main), shared, data);
    if (!filled.whole) throw std::logic_error(fmt::format("there is no template \"{}\"", main));
    if (!filled.missing.empty()) {
        auto const names = fmt::format("{}", fmt::join(filled.missing, ", "));
        if (checks_views) throw std::logic_error(fmt::format("template \"{}\" lacks {}", main, names));
        log::error("view.incomplete template={} missing=\"{}\"", main, names);
    }
    http::Response response;
    response.body = std::move(filled.text);
    response.with("Content-Language", std::string(http::name(request.language)));
    return response;
}

http::Response Pages::error_page(http::Request const& request, Error const& error) const {
    auto const words = words_of(error.kind);
    auto const language = request.language;
    auto const is_known = state_->error_texts.contains(error.code);
    auto const heading = text(language, words.heading);
    auto const can_repeat = http::is_safe(request.method) && http::status_of(error.kind) >= 429;
    Data data;
    data.set("error_heading", heading);
    data.set("error_what", is_known ? error_text(language, error.code) : text(language, words.what));
    data.set("error_now", text(language, words.now));
    data.set_optional("request_id", request.request_id);
    data.set("again_url", request.path.starts_with("//") ? "/" : request.path).show_if("has_again", can_repeat);
    data.show_if("no_again", !can_repeat);
    // Where a form was sent there may be no page to ask for.
    if (!http::is_safe(request.method))
        data.set("other_lang_url", fmt::format("{}?taal={}", is_work_path(request.path) ? "/werk" : "/",
                                               http::name(other_than(language))));
    auto response = page(request, "html/error", std::move(data), heading);
    response.status = http::status_of(error.kind);
    return response;
}

// Enter presses the first button of a form, so the layout has an unseen one without a name before this one.
void change_language_by_form(Data& data, http::Request const& request, std::string_view target, std::string_view step) {
    data.show_if("lang_by_link", false).show("lang_by_form").set("lang_step", step);
    data.set("other_lang_url", fmt::format("{}?taal={}", target, http::name(other_than(request.language))));
}

}  // namespace plein::html
