// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/matrix/world.hpp"

#include <functional>
#include <map>
#include <stdexcept>

#include "app/demonstration.hpp"
#include "features/directory/api_hsds_draft.hpp"
#include "platform/access/scope.hpp"
#include "platform/json/json.hpp"

namespace plein::matrix {
namespace {

using access::Role;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::string_view password = "een lang wachtwoord";

template <class T>
T take(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().code + ": " + result.error().detail);
    return std::move(*result);
}

void done(Result<void> const& result) {
    if (!result) throw std::runtime_error(result.error().code + ": " + result.error().detail);
}

access::Grant visitor(access::Declaration const& declared, Instant at) {
    return take(access::for_request({}, declared, access::make_trace({}), at));
}

}  // namespace

World::World(support::EmptyDatabase const& place) {
    config::Config config;
    config.source = PLEIN_SOURCE;
    config.build = PLEIN_BUILD;
    config.database = place.options().location;
    config.keyring = place.path("keyring");
    config.now = parse_instant("2026-11-18T10:00:00Z").value();
    config.demonstration = true;
    config.site.address = "https://plein.example";
    house_ = take(app::House::open(config, app::Use::serve));
    app::Demonstration directory_alone;
    directory_alone.residents = 0;
    take(app::make_demonstration(*house_, directory_alone));
    add_actors();
}

void World::add_account(std::string const& name, std::vector<Role> roles, std::string_view organisation) {
    accounts::NewAccount account;
    account.name = name;
    account.display_name = name;
    account.password = password;
    account.organisation = organisation;
    account.roles = std::move(roles);
    auto const grant = access::for_command("user add", accounts::create_declared, house_->clock().now());
    take(house_->accounts().create_account(grant, account));
}

std::string World::sign_in(std::string const& name, Instant at) {
    accounts::SignIn typed;
    typed.name = name;
    typed.password = password;
    typed.address = "192.0.2.1";
    return take(house_->accounts().sign_in(visitor(accounts::sign_in_declared, at), typed)).token;
}

void World::add_actors() {
    auto const now = house_->clock().now();
    actors_.push_back({"anonymous", {}, "", ""});
    for (auto const role : access::all_roles()) {
        std::string const name{access::name(role)};
        add_account(name, {role}, own_organisation);
        actors_.push_back({name, {true, {name}, std::string(own_organisation)}, name, sign_in(name, now)});
    }
    add_account("of_elsewhere", {Role::frontdoor_worker}, other_organisation);
    actors_.push_back({"worker of elsewhere",
                       {true, {"frontdoor_worker"}, std::string(other_organisation)},
                       "of_elsewhere",
                       sign_in("of_elsewhere", now)});

    // Cookies that should count for nothing any more.
    actors_.push_back({"idle session", {}, "", sign_in("frontdoor_worker", now - minutes{16})});
    actors_.push_back({"session of yesterday", {}, "", sign_in("frontdoor_worker", now - hours{11})});
    actors_.push_back({"forged cookie", {}, "", std::string(43, 'A')});
    add_account("demoted", {Role::frontdoor_worker, Role::administrator}, own_organisation);
    actors_.push_back({"session before the role was revoked", {}, "", sign_in("demoted", now)});
    auto const change = access::for_command("user roles", accounts::change_declared, now);
    done(house_->accounts().change_roles(change, "demoted", {Role::directory_editor}));
    actors_.push_back({"worker whose role was revoked",
                       {true, {"directory_editor"}, std::string(own_organisation)},
                       "demoted",
                       sign_in("demoted", now)});
    add_account("disabled", {Role::frontdoor_worker}, own_organisation);
    actors_.push_back({"disabled account", {}, "", sign_in("disabled", now)});
    auto const disable = access::for_command("user disable", accounts::disable_declared, now);
    done(house_->accounts().disable_account(disable, "disabled"));
}

void World::renew(Actor& actor) {
    if (actor.account.empty() || identity(actor).kind == access::ActorKind::account) return;
    actor.token = sign_in(actor.account, house_->clock().now());
}

access::Identity World::identity(Actor const& actor) {
    return take(house_->accounts().identity_of(actor.token, access::make_trace({}), house_->clock().now()));
}

World::Question World::ask(Situation situation, bool taken) {
    auto const now = house_->clock().now();
    frontdoor::Ask ask;
    ask.story = "Ik zoek hulp bij een brief.";
    auto const asking = visitor({"public", "first-contact", "question.asked"}, now);
    auto const key = crypto::random_token();
    auto const code = take(house_->questions().ask(asking, ask, {}, key)).code;
    auto const follow = visitor({"public", "first-contact", "question.followed"}, now);
    auto question = take(house_->questions().follow(follow, code));
    auto const id = question.row.id;
    auto const organisation = situation == Situation::other ? other_organisation : own_organisation;
    if (situation == Situation::other) {
        auto const move = [&](db::Write& write) -> Result<void> {
            TRY(access::close_scope(write, asking, id.bytes));
            return access::open_scope(write, asking,
                                      {id.bytes, "first-contact", "question", std::string(organisation)});
        };
        done(house_->database().write("matrix.move", move));
    }
    if (taken) {
        access::Identity worker;
        worker.kind = access::ActorKind::account;
        worker.account = new_id<access::AccountTag>(now);
        worker.roles = {Role::frontdoor_worker};
        worker.organisation = organisation;
        access::Declaration const taking{"question.answer", "first-contact", "question.taken"};
        auto const grant = take(access::for_request(worker, taking, access::make_trace({}), now));
        done(house_->questions().take(grant, {id, question.version, crypto::random_token()}));
        question = take(house_->questions().follow(follow, code));
    }
    return {to_text(id), code, question.version};
}

std::string World::parameter_of(std::string_view path) {
    auto const open = path.rfind('{');
    if (open == std::string_view::npos) return {};
    return std::string(path.substr(open + 1, path.find('}', open) - open - 1));
}

Sample World::sample(http::Route const& route, Situation situation) {
    Sample sample{std::string(route.path), {{"form_key", crypto::random_token()}}};
    auto const parameter = parameter_of(route.path);
    auto const path = std::string(route.path);
    bool const needs_taken = path == "/werk/vragen/{question}/antwoord" || path == "/werk/vragen/{question}/afsluiting";
    std::optional<Question> question;
    if (situation == Situation::absent) {
        question = Question{to_text(new_uuid(house_->clock().now())), "", 1};
    } else if (parameter == "question" || path.rfind("/vraag/", 0) == 0 || path == "/vraag") {
        question = ask(situation, needs_taken);
    }
    bool const by_link = path.rfind("/mijn-aanbod/{link}", 0) == 0;
    bool const by_helper = path.rfind("/ronde/{link}", 0) == 0;
    bool const by_people = path.rfind("/vondst/{link}", 0) == 0;
    std::optional<Going> going;
    if (situation != Situation::absent && (by_helper || by_people || parameter == "round" || parameter == "discovery"))
        going = go_round(by_helper || by_people ? Situation::own : situation);
    bool const is_edited = path.rfind("/werk/aanbod/{entry}/", 0) == 0 && !http::is_safe(route.method);
    auto const edited = is_edited || by_link || parameter == "proposal" ? std::optional{last_entry()} : std::nullopt;
    std::optional<Own> own;
    bool const is_about_owner = path.ends_with("/eigenaars/verwijdering") || path.ends_with("/eigenaars/link");
    if (situation != Situation::absent && (by_link || is_about_owner || parameter == "proposal"))
        own = own_entry(*edited, parameter == "proposal" || path.ends_with("/intrekking"));
    if (by_link) {
        sample.target.replace(sample.target.find("{link}"), 6, own ? own->link : crypto::hex(crypto::random_bytes(16)));
    }
    if (by_helper || by_people) {
        auto const link = !going ? crypto::hex(crypto::random_bytes(16)) : by_helper ? going->link : going->people_link;
        sample.target.replace(sample.target.find("{link}"), 6, link);
    }
    if (!parameter.empty() && parameter != "link") {
        auto const at = sample.target.find('{');
        std::map<std::string, std::function<std::string()>> const ids{
            {"question", [&] { return question->id; }},
            {"entry", [&] { return edited ? edited->first : any_entry(); }},
            {"area", [] { return std::string{"GM9901"}; }},
            {"proposal", [&] { return own->proposal; }},
            {"round", [&] { return going->round; }},
            {"discovery", [&] { return going->discovery; }},
            {"remark", [&] { return remark(situation, path == "/werk/reacties/{remark}/heropening"); }},
            {"organisation", [&] { return first_of("/hsds/organizations"); }},
            {"taxonomy", [&] { return first_of("/hsds/taxonomies"); }},
            {"term", [&] { return first_of("/hsds/taxonomy_terms"); }},
            {"location", [&] { return first_of("/hsds/service_at_locations"); }}};
        auto const id = situation == Situation::absent ? question->id : ids.at(parameter)();
        sample.target.replace(at, sample.target.find('}') - at + 1, id);
    }
    // Without what was answered it is a page for nobody.
    if (path == "/vondst") sample.target += "?gedaan=afgewezen";
    if (http::is_safe(route.method)) return sample;
    auto const code = question ? question->code : std::string{};
    auto const version = question ? std::to_string(question->version) : std::string{};
    auto const read = edited ? edited->second : std::string{};
    auto const some_id = to_text(new_uuid(house_->clock().now()));
    Fields draft{{"name", "Kantkring " + crypto::random_code()},
                 {"organisation", "Kantkring"},
                 {"description", "Samen kantklossen."},
                 {"kind", "association"},
                 {"theme", "daytime"},
                 {"status", "active"}};
    auto added = draft;
    added.emplace_back("entry", to_text(new_uuid(house_->clock().now())));
    draft.emplace_back("version", read);
    bool const of_two = path.rfind("/werk/aanbod/dubbel/", 0) == 0;
    auto const [first, second] = of_two ? last_two_entries() : std::pair<Kept, Kept>{};
    Fields const parted{{"first", first.first},
                        {"first_version", first.second},
                        {"second", second.first},
                        {"second_version", second.second}};
    Fields const ended{{"kept", first.first},
                       {"kept_version", first.second},
                       {"ended", second.first},
                       {"ended_version", second.second}};
    auto const pair = path == "/werk/aanbod/dubbel/heropening" ? part(first, second) : std::string{};
    Fields const plan{{"name", "Rondje dorp"},
                      {"area", "GM9901"},
                      {"first_day", "2026-11-01"},
                      {"last_day", "2026-12-01"},
                      {"checklist", "Kijk rond."}};
    auto changed_plan = plan;
    changed_plan.emplace_back("version", "1");
    Fields const find{{"name", "Soep op de hoek"},
                      {"description", "Buren koken samen."},
                      {"kind", "citizen-initiative"},
                      {"themes", "daytime"}};
    auto changed_find = find;
    changed_find.emplace_back("version", "1");
    std::map<std::string, Fields> const forms{
        {"/werk/aanbod/nieuw/toevoeging", added},
        {"/werk/aanbod/{entry}/wijziging", draft},
        {"/werk/aanbod/{entry}/bevestiging", {{"version", read}}},
        {"/werk/aanbod/{entry}/herstel", {{"version", read}, {"earlier", read}}},
        {"/werk/aanbod/{entry}/einde", {{"version", read}, {"reason", "De kring stopt."}}},
        {"/werk/aanbod/{entry}/eigenaars/toevoeging",
         {{"mail", crypto::random_code() + "@example.org"}, {"language", "nl"}}},
        {"/werk/aanbod/{entry}/eigenaars/verwijdering", {{"owner", own ? own->owner : some_id}}},
        {"/werk/aanbod/{entry}/eigenaars/link", {{"owner", own ? own->owner : some_id}}},
        {"/werk/aanbod/voorstellen/{proposal}/overname", {{"version", read}}},
        {"/werk/aanbod/voorstellen/{proposal}/weigering", {{"reason", "Dat wordt te druk."}}},
        {"/mijn-aanbod", {{"mail", "niemand@example.org"}}},
        {"/mijn-aanbod/{link}/{entry}/wijziging", draft},
        {"/mijn-aanbod/{link}/{entry}/bevestiging", {{"version", read}}},
        {"/mijn-aanbod/{link}/{entry}/intrekking", {}},
        {"/werk/aanbod/dubbel/onderscheid", parted},
        {"/werk/aanbod/dubbel/einde", ended},
        {"/werk/aanbod/dubbel/heropening", {{"pair", pair}}},
        {"/werk/rondes/nieuw/toevoeging", plan},
        {"/werk/rondes/{round}/wijziging", changed_plan},
        {"/werk/rondes/{round}/einde", {}},
        {"/werk/rondes/{round}/helpers/toevoeging",
         {{"name", "Sanne"}, {"mail", crypto::random_code() + "@example.org"}, {"language", "nl"}}},
        {"/werk/rondes/{round}/helpers/link", {{"helper", going ? going->helper : some_id}}},
        {"/werk/rondes/{round}/helpers/verwijdering", {{"helper", going ? going->helper : some_id}}},
        {"/werk/vondsten/{discovery}/overname", {{"version", "1"}, {"spoken", "1"}}},
        {"/werk/vondsten/{discovery}/wijziging", changed_find},
        {"/werk/vondsten/{discovery}/weigering", {{"reason", "Dit staat er al."}}},
        {"/werk/vondsten/{discovery}/mail", {}},
        {"/ronde/{link}/lijst", {{"version", "1"}, {"done", "0"}}},
        {"/ronde/{link}/vondst", find},
        {"/ronde/{link}/{discovery}", changed_find},
        {"/ronde/{link}/{discovery}/intrekking", {}},
        {"/vondst/{link}/bevestiging", changed_find},
        {"/vondst/{link}/afwijzing", {}},
        {"/inloggen", {{"name", "administrator"}, {"password", std::string(password)}}},
        {"/uitloggen", {}},
        {"/zoeken", {{"query", "hulp bij een brief"}}},
        {"/zoeken/suggesties", {{"query", "sch"}}},
        {"/buurt", {{"postcode", "9926 AA"}}},
        {"/reactie", {{"page", "/over"}, {"useful", "yes"}}},
        {"/reactie/opmerking", {{"page", "/over"}, {"useful", "no"}, {"comment", "Het mag korter."}}},
        {"/aanbod/{entry}/melding", {{"wrong", "phone"}, {"text", "Er neemt niemand op."}}},
        {"/werk/reacties/{remark}/afhandeling", {{"note", "Nagekeken en aangepast."}}},
        {"/werk/reacties/{remark}/heropening", {}},
        {"/hulp-vragen", {{"step", "check"}, {"story", "Ik zoek hulp bij een brief."}, {"contact", "none"}}},
        {"/vraag", {{"code", code}}},
        {"/vraag/aanvulling", {{"code", code}, {"more", "Er kwam nog een brief."}}},
        {"/vraag/intrekking", {{"code", code}}},
        {"/werk/vragen/{question}/overname", {{"version", version}}},
        {"/werk/vragen/{question}/antwoord", {{"version", version}, {"answer", "Kom maandag langs."}}},
        {"/werk/vragen/{question}/afsluiting", {{"version", version}, {"result", "answered"}}},
    };
    for (auto const& field : forms.at(path)) sample.fields.push_back(field);
    return sample;
}

std::string World::remark(Situation situation, bool handled) {
    auto const now = house_->clock().now();
    auto const giving = visitor({"public", "directory", "feedback.commented"}, now);
    feedback::Comment comment;
    comment.page = {"/over", std::nullopt};
    comment.text = "Het mag korter.";
    done(house_->feedback().comment(giving, comment, crypto::random_token()));
    constexpr db::Statement newest{"matrix.newest_remark",
                                   "SELECT id FROM feedback_remark ORDER BY received_at DESC, id DESC LIMIT 1"};
    auto const read = [&](db::Read& from) { return from.query(newest); };
    auto const id = take(house_->database().read(read)).at(0).uuid(0);
    if (handled) {
        access::Identity editor;
        editor.kind = access::ActorKind::account;
        editor.account = new_id<access::AccountTag>(now);
        editor.roles = {Role::directory_editor};
        editor.organisation = own_organisation;
        access::Declaration const handling{"feedback.read", "directory", "feedback.handled"};
        auto const grant = take(access::for_request(editor, handling, access::make_trace({}), now));
        take(house_->feedback().handle(grant, feedback::RemarkId{id}, "Klaar.", {}, crypto::random_token()));
    }
    if (situation == Situation::other) {
        auto const move = [&](db::Write& write) -> Result<void> {
            TRY(access::close_scope(write, giving, id));
            return access::open_scope(write, giving, {id, "directory", "remark", std::string(other_organisation)});
        };
        done(house_->database().write("matrix.move", move));
    }
    return to_text(id);
}

World::Own World::own_entry(std::pair<std::string, std::string> const& entry, bool proposes) {
    auto const now = house_->clock().now();
    auto& owners = house_->owners();
    access::Identity editor;
    editor.kind = access::ActorKind::account;
    editor.account = new_id<access::AccountTag>(now);
    editor.roles = {Role::directory_editor};
    editor.organisation = own_organisation;
    auto const grant = [&](access::Declaration const& declared) {
        return take(access::for_request(editor, declared, access::make_trace({}), now));
    };
    directory::EntryId const id{*parse_uuid(entry.first)};
    auto const address = crypto::random_code() + "@example.org";
    auto const owner = take(owners.add(grant(directory::adding_owner), id, address, "nl", crypto::random_token()));
    Own own{{}, to_text(owner), {}};
    auto const note_link = [&](directory::LinkLetter const& about) {
        own.link = about.url.substr(about.url.rfind('/') + 1);
        return directory::Letter{"Klopt het nog?", about.url};
    };
    done(owners.send_link(grant(directory::sending_link), id, owner, note_link, crypto::random_token()));
    if (!proposes) return own;
    auto const visit = take(owners.enter(visitor(directory::proposing, now), own.link));
    auto const current = take(house_->directory().current(visit.grant, id));
    auto draft = take(directory::read_draft(current.source, amsterdam_day(now)));
    draft.cost = "Twee euro, " + crypto::random_code();
    auto const document = take(directory::apply_draft(draft, current.source, {now, amsterdam_day(now), {}}));
    done(
        owners.propose(visit, {current.version, crypto::random_token(), {}}, take(directory::read_document(document))));
    constexpr db::Statement newest{"matrix.newest_proposal",
                                   "SELECT id FROM entry_proposal ORDER BY recorded_at DESC, id DESC LIMIT 1"};
    auto const read = [&](db::Read& from) { return from.query(newest); };
    own.proposal = to_text(take(house_->database().read(read)).at(0).uuid(0));
    return own;
}

World::Going World::go_round(Situation situation) {
    // It began yesterday: nobody is mailed twice on a day.
    auto const now = house_->clock().now() - std::chrono::days{1};
    auto& inventory = house_->inventory();
    access::Identity editor;
    editor.kind = access::ActorKind::account;
    editor.account = new_id<access::AccountTag>(now);
    editor.roles = {Role::directory_editor};
    editor.organisation = own_organisation;
    auto const grant = [&](access::Declaration const& declared) {
        return take(access::for_request(editor, declared, access::make_trace({}), now));
    };
    auto const sent = [] { return inventory::Sent{crypto::random_token(), {}}; };
    std::string link;
    auto const note_link = [&](inventory::LinkLetter const& about) {
        link = about.url.substr(about.url.rfind('/') + 1);
        return inventory::Letter{"Een link", about.url};
    };
    auto const today = amsterdam_day(now);
    inventory::Assignment const plan{"Rondje dorp", "GM9901", today, today + std::chrono::days{14}, {"Kijk rond."}};
    Going going;
    auto const round = take(inventory.start(grant(inventory::starting_round), plan, sent()));
    going.round = to_text(round);
    going.helper = to_text(take(inventory.add_helper(grant(inventory::adding_helper), round, "Sanne",
                                                     crypto::random_code() + "@example.org", "nl", note_link, sent())));
    going.link = link;
    auto const visit = take(inventory.enter_helper(visitor(inventory::sending_discovery, now), link));
    inventory::Found found;
    found.name = "Soep";
    found.description = "Buren koken samen.";
    found.kind = "citizen-initiative";
    found.themes = {"daytime"};
    inventory::People const people{"Ria", crypto::random_code() + "@example.org", "nl"};
    auto const id = take(inventory.send(visit, found, people, {}, note_link, sent()));
    going.discovery = to_text(id);
    going.people_link = link;
    if (situation == Situation::other) {
        auto const move = [&](db::Write& write) -> Result<void> {
            TRY(access::close_scope(write, visit.grant, id.bytes));
            return access::open_scope(write, visit.grant,
                                      {id.bytes, "directory", "discovery", std::string(other_organisation)});
        };
        done(house_->database().write("matrix.move", move));
    }
    return going;
}

std::string World::any_entry() {
    constexpr db::Statement find{"matrix.any_entry",
                                 "SELECT s.entry FROM entry_version s JOIN directory_import i ON i.id = s.import_id "
                                 "WHERE s.visible = 1 AND i.state = 'visible' ORDER BY s.entry LIMIT 1"};
    auto const read = [&](db::Read& from) { return from.query(find); };
    return to_text(take(house_->database().read(read)).at(0).uuid(0));
}

World::Kept World::last_entry() { return last_two_entries().first; }

std::pair<World::Kept, World::Kept> World::last_two_entries() {
    constexpr db::Statement find{"matrix.last_entries",
                                 "SELECT entry, id FROM entry_version WHERE visible = 1 AND valid_until IS NULL AND "
                                 "status = 'active' ORDER BY entry DESC LIMIT 2"};
    auto const rows = take(house_->database().read([&](db::Read& from) { return from.query(find); }));
    auto const kept = [&](std::size_t row) {
        return Kept{to_text(rows.at(row).uuid(0)), to_text(rows.at(row).uuid(1))};
    };
    return {kept(0), kept(1)};
}

std::string World::part(Kept const& first, Kept const& second) {
    auto const now = house_->clock().now();
    auto const grant = access::for_command("test", directory::parting, now);
    auto const entry = [](std::string const& text) { return directory::EntryId{parse_uuid(text).value()}; };
    auto const version = [](std::string const& text) { return directory::EntryVersionId{parse_uuid(text).value()}; };
    done(house_->duplicates().part(grant, {entry(first.first), version(first.second), entry(second.first),
                                           version(second.second), crypto::random_token()}));
    return to_text(take(house_->duplicates().parted(grant, std::nullopt, 1)).at(0).id);
}

std::string World::first_of(std::string const& list) {
    auto request = take(http::make_request(http::Method::get, list, {{"host", "plein.example"}}, {}));
    auto const page = take(json::parse(house_->dispatcher().handle(std::move(request)).body));
    return std::string(*page.find("contents")->items()[0].find("id")->text());
}

std::int64_t World::count(db::Statement const& statement, std::vector<db::Value> const& arguments) {
    auto const read = [&](db::Read& from) { return from.query_values(statement, arguments); };
    return take(house_->database().read(read)).at(0).integer(0);
}

std::int64_t World::lines() { return count({"matrix.lines", "SELECT COUNT(*) FROM logbook_line"}, {}); }

std::int64_t World::lines_of(std::string_view activity) {
    return count({"matrix.lines_of", "SELECT COUNT(*) FROM logbook_line WHERE activity = $1 AND outcome = 'ok'"},
                 {db::to_value(activity)});
}

}  // namespace plein::matrix
