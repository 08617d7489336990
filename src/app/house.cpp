// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/house.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>

#include "app/around.hpp"
#include "app/around_feedback.hpp"
#include "app/around_inventory.hpp"
#include "app/around_workday.hpp"
#include "features/areas/routes.hpp"
#include "features/directory/pages_owner.hpp"
#include "platform/access/once.hpp"
#include "platform/config/table.hpp"
#include "platform/json/json.hpp"
#include "platform/log/log.hpp"
#include "platform/metrics/metrics.hpp"

namespace plein::app {
namespace {

using namespace std::chrono_literals;

/// The order in which features may build on each other; layers.toml says the same.
std::vector<std::string> const feature_order{"accounts", "areas",     "directory", "frontdoor",
                                             "feedback", "inventory", "workday"};

/// Stands where a database would for what is said without one; every act on it fails.
class NoDatabase final : public db::Database {
public:
    Result<std::vector<std::string>> migrate(std::vector<db::Migration> const&, Instant) override { return absent(); }
    Result<std::vector<std::string>> pending(std::vector<db::Migration> const&) override { return absent(); }
    [[nodiscard]] db::Engine engine() const override { return db::Engine::sqlite; }

protected:
    Result<void> read_erased(std::function<Result<void>(db::Read&)> const&) override { return absent(); }
    Result<void> write_erased(std::string_view, std::function<Result<void>(db::Write&)> const&) override {
        return absent();
    }

private:
    static tl::unexpected<Error> absent() { return fail(ErrorKind::unavailable, "db.unavailable", "none was opened"); }
};

bool is_postgresql(std::string_view location) { return db::engine_of(location) == db::Engine::postgresql; }

/// One connection for each thread that may ask: beside the pages' those for heavy work (at most four), the recorder,
/// the jobs and the hatch.
constexpr int connections_beside_pages = 8;

/// Says that a feature goes on with what it read before.
std::function<void(Error const&)> stale(std::string_view what) {
    return [what](Error const& error) {
        log::warn("house.stale what={} code={} detail=\"{}\"", what, error.code, error.detail);
    };
}

/// One term of data/terms.toml.
Result<Term> read_term(std::string const& file, std::string_view code) {
    auto const table = TRY(config::read_table(file));
    for (auto const& row : TRY(table.tables("term"))) {
        if (TRY(row.text("code")) != code) continue;
        Term term;
        term.code = code;
        term.law = TRY(row.text("law"));
        term.article = TRY(row.text("article"));
        term.length = static_cast<int>(TRY(row.integer("length")));
        auto const unit = parse_term_unit(TRY(row.text("unit")));
        if (!unit || term.length < 1 || term.length > 10'000) return row.refuse("unit", "no such unit or length");
        term.unit = *unit;
        term.extends = TRY(row.boolean("extends"));
        term.text_nl = TRY(row.text("text_nl"));
        term.text_en = TRY(row.text("text_en"));
        return term;
    }
    return fail(ErrorKind::bad_request, "config.malformed", fmt::format("{} has no term {}", file, code));
}

std::chrono::microseconds shift_of(config::Config const& config) {
    return config.now ? *config.now - SystemClock{}.now() : 0us;
}

http::Response text_response(std::string body, std::string content_type) {
    http::Response response;
    response.content_type = std::move(content_type);
    response.body = std::move(body);
    return response;
}

}  // namespace

Result<std::vector<db::Migration>> migrations(config::Config const& config) {
    return db::read_migrations(config.source + "/src", feature_order);
}

bool is_for_this_machine_alone(config::Config const& config) {
    std::string_view const listen = config.listen;
    bool const loopback =
        listen.starts_with("127.") || listen.starts_with("[::1]:") || listen.starts_with("localhost:");
    return loopback && !config.secure_cookies && config.trusted_proxies.empty();
}

std::string hatch_path(config::Config const& config) {
    if (is_postgresql(config.database)) return (std::filesystem::path(config.home) / "plein.sock").string();
    std::error_code problem;
    // Beside the real file, as the lock is, whichever symbolic link leads there.
    auto const file = std::filesystem::weakly_canonical(config.database, problem);
    return (problem ? config.database : file.string()) + ".sock";
}

Result<std::unique_ptr<db::Database>> open_database(config::Config const& config, Use use) {
    db::Options options;
    options.location = config.database;
    options.connections = config.limits.workers + connections_beside_pages;
    options.mode = use == Use::read ? db::Options::Mode::read_only : db::Options::Mode::read_write;
    options.on_slow_write = [](std::string_view name, std::chrono::milliseconds held) {
        log::warn("db.slow_write act={} ms={}", name, held.count());
    };
    std::error_code problem;
    if (!is_postgresql(config.database)) {
        if (use == Use::read && !std::filesystem::exists(config.database, problem)) {
            return fail(
                ErrorKind::unavailable, "db.unavailable",
                fmt::format("{}: there is no database; the first command that writes makes it", config.database));
        }
        // What cannot be made is said better by what cannot be opened.
        auto const folder = std::filesystem::path(config.database).parent_path();
        if (use != Use::read && !folder.empty()) std::filesystem::create_directories(folder, problem);
    }
    return db::Database::open(options);
}

House::House(config::Config config) : config_(std::move(config)), clock_(shift_of(config_)) {}

House::~House() = default;

Result<std::unique_ptr<House>> House::open(config::Config config, Use use) {
    crypto::start();
    std::unique_ptr<House> house{new House(std::move(config))};
    if (use == Use::nothing)
        house->database_ = std::make_unique<NoDatabase>();
    else
        TRY(house->open_data(use));
    TRY(house->build(use));
    return house;
}

Result<void> House::open_data(Use use) {
    database_ = TRY(open_database(config_, use));
    auto const steps = TRY(migrations(config_));
    auto const waiting = TRY(database_->pending(steps));
    bool const fresh = waiting.size() == steps.size();
    if (!waiting.empty()) {
        if (use == Use::read || (is_postgresql(config_.database) && !fresh)) {
            return fail(ErrorKind::conflict, "db.older_schema",
                        fmt::format("the database is {} steps behind; run `plein migrate`", waiting.size()));
        }
    }
    bool const in_use = !fresh && TRY(database_->read([&](db::Read& read) {
        return logbook::has_lines(read, access::for_command("open", running_house, clock_.now()));
    }));
    TRY(open_keys(use, in_use));
    if (!waiting.empty()) TRY(database_->migrate(steps, clock_.now()));
    if (keyring_fault_) return {};
    auto ours = check_keys(use);
    if (ours || use != Use::read) return ours;
    keyring_fault_ = std::move(ours).error();  // most commands that read need no key
    return {};
}

Result<void> House::open_keys(Use use, bool in_use) {
    std::error_code problem;
    bool const there = std::filesystem::exists(config_.keyring, problem);
    if (!there && (in_use || use == Use::read)) {
        Error absent{ErrorKind::unavailable,
                     "crypto.keyfile",
                     fmt::format("{} is not there{}", config_.keyring,
                                 in_use ? ", and the database is in use already: put it back" : ""),
                     {}};
        if (use != Use::read) return tl::unexpected<Error>(std::move(absent));
        keyring_fault_ = std::move(absent);
        return {};
    }
    auto const folder = std::filesystem::path(config_.keyring).parent_path();
    if (!there && !folder.empty()) std::filesystem::create_directories(folder, problem);
    auto keys = crypto::Keyring::open(config_.keyring);
    if (keys)
        keys_ = std::move(*keys);
    else if (use != Use::read)
        return tl::unexpected<Error>(std::move(keys).error());
    else
        keyring_fault_ = std::move(keys).error();  // most commands that read need no key
    return {};
}

Result<void> House::check_keys(Use use) {
    auto const grant = access::for_command("open", running_house, clock_.now());
    auto const find = [&](db::Read& read) { return logbook::kept_key(read, grant); };
    auto kept = TRY(database_->read(find));
    if (!kept && use != Use::read) {
        TRY(database_->write("logbook.keep_key",
                             [&](db::Write& write) { return logbook::keep_key(write, grant, keys_.public_key()); }));
        kept = TRY(database_->read(find));  // of two that begin at once, the first
    }
    if (!kept || *kept == keys_.public_key()) return {};
    return fail(ErrorKind::conflict, "crypto.other_keyfile",
                fmt::format("{} is the keyring of another database: what it seals here nobody could read again. Put "
                            "this database's own keyring there",
                            config_.keyring));
}

Result<void> House::build(Use use) {
    bool const serves = use == Use::serve || use == Use::nothing;
    if (serves) TRY(open_pages());
    bool const writes = use == Use::serve || use == Use::write;
    if (writes) recorder_ = std::make_unique<logbook::Recorder>(*database_, keys_);
    if (use == Use::serve) TRY(open_mail());
    accounts::Accounts::Parts account_parts;
    account_parts.database = database_.get();
    account_parts.keys = &keys_;
    account_parts.demonstration = config_.demonstration && is_for_this_machine_alone(config_)
                                      ? accounts::Demonstration::allowed
                                      : accounts::Demonstration::refused;
    account_parts.cookies = config_.secure_cookies ? accounts::Cookies::secure : accounts::Cookies::plain;
    accounts_ = std::make_unique<accounts::Accounts>(account_parts);
    areas_ = std::make_unique<areas::Areas>(*database_, clock_, stale("areas"));
    if (writes) TRY(areas_->refresh());

    directory::Directory::Parts directory_parts;
    directory_parts.database = database_.get();
    directory_parts.keys = &keys_;
    directory_parts.clock = &clock_;
    directory_parts.areas = areas_.get();
    directory_parts.on_stale = stale("directory");
    // Feedback stands on the directory and is made after it.
    directory_parts.unanswered = [this](access::Grant const& grant) -> Result<directory::Unanswered> {
        if (!feedback_) return directory::Unanswered{};
        return unanswered_reports(*feedback_, grant);
    };
    // Reading it takes a quarter of a second, and what only reads or shows routes searches nothing.
    if (writes) directory_parts.dictionary = TRY(search::Dictionary::open("/usr/share/hunspell/nl_NL"));
    directory_parts.wording = TRY(directory::read_wording(
        config_.source + "/data",
        config_.municipality.form_of_address == "je" ? directory::Address::informal : directory::Address::formal,
        writes ? config_.build + "/learned/questions.tsv" : std::string{}));
    directory_ = std::make_unique<directory::Directory>(std::move(directory_parts));
    duplicates_ = std::make_unique<directory::Duplicates>(*database_, keys_, *directory_);
    TRY(build_owners());

    frontdoor::Questions::Parts question_parts;
    question_parts.database = database_.get();
    question_parts.keys = &keys_;
    question_parts.recorder = recorder_.get();
    question_parts.organisation = config_.municipality.organisation;
    question_parts.reply_term = TRY(read_term(config_.source + "/data/terms.toml", "question.reply"));
    question_parts.retention_term = TRY(read_term(config_.source + "/data/terms.toml", "question.retention"));
    question_parts.neighbourhood_of = [this](std::string_view postcode) {
        auto const place = areas_->index()->postcode(postcode);
        return place ? frontdoor::Neighbourhood{place->neighbourhood, place->year} : frontdoor::Neighbourhood{};
    };
    questions_ = std::make_unique<frontdoor::Questions>(std::move(question_parts));

    counter_.directory = directory_.get();
    counter_.owners = owners_.get();
    counter_.duplicates = duplicates_.get();
    counter_.pages = pages_.get();
    counter_.report_mail = config_.municipality.contact_mail;
    desk_.around = look_around(*directory_, *areas_, *accounts_);
    counter_.account_names = desk_.around.account_names;
    counter_.phone_hours_nl = config_.municipality.phone_hours_nl;
    counter_.phone_hours_en = config_.municipality.phone_hours_en;
    desk_.questions = questions_.get();
    desk_.pages = pages_.get();
    desk_.phone_hours_nl = config_.municipality.phone_hours_nl;
    desk_.phone_hours_en = config_.municipality.phone_hours_en;
    TRY(build_feedback());
    TRY(build_inventory());
    workday_around_ = look_around_workday(counter_, *feedback_, *inventory_);
    if (use == Use::serve) TRY(directory_->refresh());
    if (serves) add_routes();
    return {};
}

Result<void> House::build_owners() {
    directory::Owners::Parts parts;
    parts.database = database_.get();
    parts.keys = &keys_;
    parts.recorder = recorder_.get();
    parts.directory = directory_.get();
    parts.organisation = config_.municipality.organisation;
    parts.site = config_.site.address;
    parts.approval = config_.directory.approval ? directory::Approval::needed : directory::Approval::not_needed;
    parts.reminder_term = TRY(read_term(config_.source + "/data/terms.toml", "entry.reminder"));
    parts.retention_term = TRY(read_term(config_.source + "/data/terms.toml", "owner.retention"));
    desk_.owner_term = parts.retention_term;
    owners_ = std::make_unique<directory::Owners>(std::move(parts));
    return {};
}

Result<void> House::build_feedback() {
    auto const terms = config_.source + "/data/terms.toml";
    feedback::Feedback::Parts parts;
    parts.database = database_.get();
    parts.keys = &keys_;
    parts.recorder = recorder_.get();
    parts.organisation = config_.municipality.organisation;
    parts.remark_term = TRY(read_term(terms, "remark.retention"));
    parts.mail_term = TRY(read_term(terms, "report.mail_retention"));
    desk_.remark_term = parts.remark_term;
    desk_.mail_term = parts.mail_term;
    feedback_ = std::make_unique<feedback::Feedback>(std::move(parts));
    box_.feedback = feedback_.get();
    box_.pages = pages_.get();
    box_.around = look_around_feedback(*directory_, routes_);
    return {};
}

Result<void> House::build_inventory() {
    inventory::Inventory::Parts parts;
    parts.database = database_.get();
    parts.keys = &keys_;
    parts.recorder = recorder_.get();
    parts.directory = directory_.get();
    parts.owners = owners_.get();
    parts.areas = areas_.get();
    parts.organisation = config_.municipality.organisation;
    parts.site = config_.site.address;
    parts.discovery_term = TRY(read_term(config_.source + "/data/terms.toml", "discovery.retention"));
    desk_.discovery_term = parts.discovery_term;
    parts.entry_of = [this](inventory::Found const& found, directory::EntryId id, Day assured,
                            access::Grant const& grant) { return entry_of(counter_, found, id, assured, grant); };
    parts.write_owner_letter = [this](directory::LinkLetter const& about) {
        return directory::write_link_letter(*pages_, about);
    };
    inventory_ = std::make_unique<inventory::Inventory>(std::move(parts));
    inventory_box_.inventory = inventory_.get();
    inventory_box_.pages = pages_.get();
    inventory_box_.around = look_around_inventory(*directory_, *areas_, pages_.get());
    return {};
}

inventory::WriteLetter House::write_inventory_letter() const {
    return [this](inventory::LinkLetter const& about) { return inventory::write_link_letter(*pages_, about); };
}

Result<void> House::open_pages() {
    html::Site site;
    site.municipality = config_.municipality.name;
    site.phone = config_.municipality.phone;
    site.contact_mail = config_.municipality.contact_mail;
    site.form_of_address = config_.municipality.form_of_address;
    pages_ = TRY(html::Pages::open(config_.source + "/src", config_.build + "/locale",
                                   config_.build + "/static/manifest.json", site));
    return {};
}

Result<void> House::open_mail() {
    mail::Sender::Parts parts;
    parts.database = database_.get();
    parts.keys = &keys_;
    parts.clock = &clock_;
    parts.settings = config_.mail;
    parts.from_name = config_.municipality.name;
    mail_ = TRY(mail::Sender::open(std::move(parts)));
    return {};
}

void House::add_routes() {
    frontdoor::routes(routes_, desk_);
    directory::routes(routes_, counter_);
    areas::routes(routes_, *areas_);
    feedback::routes(routes_, box_);
    inventory::routes(routes_, inventory_box_);
    accounts::routes(routes_, *accounts_, *pages_, form_pages());
    workday::routes(routes_, desk_, workday_around_);

    access::Declaration const open{"public", "operations", "none"};
    auto const constant = [&](std::string_view path, std::function<std::string()> body, std::string type,
                              http::Lane lane = http::Lane::page) {
        routes_.add({http::Method::get, path, open,
                     [body = std::move(body), type = std::move(type)](http::Request const&, access::Grant const&) {
                         return text_response(body(), type);
                     },
                     std::nullopt, lane});
    };
    constant(
        "/gezondheid", [] { return std::string{"ok"}; }, "text/plain; charset=utf-8", http::Lane::instant);
    // Through a worker and the database, as every page: who asks hears whether pages are answered now.
    routes_.add({http::Method::get, "/gezondheid/gereed", open,
                 [this](http::Request const&, access::Grant const&) {
                     // The house asks for itself; whoever sends the request learns nothing but that it could be read.
                     auto const self = access::for_job("ready", running_house, clock_.now());
                     auto const read = database_->read([&](db::Read& r) { return logbook::has_unsealed(r, self); });
                     if (!read)
                         log::error("health.not_ready code={} detail=\"{}\"", read.error().code, read.error().detail);
                     auto response = text_response(read ? "ok" : "503", "text/plain; charset=utf-8");
                     response.status = read ? 200 : 503;
                     return response;
                 },
                 std::nullopt});
    constant(
        "/.well-known/security.txt",
        [this] {
            auto const expires = iso_instant(clock_.now() + std::chrono::days{180});
            return fmt::format("Contact: mailto:{}\nExpires: {}\nPreferred-Languages: nl, en\n",
                               config_.municipality.contact_mail, expires);
        },
        "text/plain; charset=utf-8");
    constant(
        "/api/v1/openapi.json", [this] { return openapi_; }, "application/json");

    http::ApiDescription description;
    description.title = "Plein";
    description.version = "1.0.0";
    description.contact_name = config_.municipality.name;
    description.contact_mail = config_.municipality.contact_mail;
    description.contact_url = config_.municipality.website;
    description.session_cookie = accounts_->cookie_name();
    openapi_ = http::openapi(routes_, description);
}

accounts::FormPages House::form_pages() {
    accounts::FormPages forms;
    // A form is sent to its page's own address or to one below it: `/werk/vragen/{question}/antwoord`.
    forms.page_of = [this](std::string_view target) {
        while (target.size() > 1 && !routes_.find(http::Method::get, target).route)
            target = target.substr(0, std::min(target.rfind('/'), target.size() - 1));
        return target.size() > 1 ? std::string(target) : std::string{};
    };
    // The page is asked for like any other, so that the right to see it is tried and its line is written.
    forms.show = [this](http::Request const& as, std::string_view page,
                        http::Fields typed) -> std::optional<http::Response> {
        http::Request request;
        request.path = page;
        request.raw_target = page;
        request.headers = as.headers;
        request.cookies = as.cookies;
        request.remote_address = as.remote_address;
        request.form = std::move(typed);
        auto shown = dispatcher().handle(std::move(request));
        if (shown.status != 200) return std::nullopt;
        http::Response given{.content_type = std::move(shown.content_type), .body = std::move(shown.body)};
        // What the page says of itself holds for its content here too; the rest is for the answer as a whole.
        for (auto& [name, value] : shown.headers)
            if (name == "Referrer-Policy" || name == "X-Robots-Tag") given.with(name, std::move(value));
        return given;
    };
    return forms;
}

http::Dispatcher const& House::dispatcher() {
    if (!dispatcher_) {
        http::Dispatcher::Parts parts;
        parts.routes = &routes_;
        parts.clock = &clock_;
        // A demonstration is where somebody opened it, which it cannot know: localhost, another machine, a tunnel.
        if (!config_.demonstration) parts.site = config_.site.address;
        parts.secure_cookies = config_.secure_cookies;
        parts.proxies = http::TrustedProxies(config_.trusted_proxies);
        parts.sign_in_path = "/inloggen";
        parts.static_folder = config_.build + "/static";
        parts.authenticate = [this](http::Request const& request) -> Result<access::Identity> {
            auto const token = request.cookie(accounts_->cookie_name());
            if (token.empty()) return access::Identity{};
            return accounts_->identity_of(token, request.trace, request.at);
        };
        parts.error_page = [this](http::Request const& request, Error const& error) {
            auto refused = accounts::answer_refused_form(*accounts_, *pages_, form_pages(), request, error);
            return refused ? std::move(*refused) : pages_->error_page(request, error);
        };
        dispatcher_ = std::make_unique<http::Dispatcher>(std::move(parts));
    }
    return *dispatcher_;
}

std::vector<jobs::Kind> House::jobs() {
    auto all = accounts::jobs(*accounts_);
    for (auto& kind : frontdoor::jobs(*questions_)) all.push_back(std::move(kind));
    for (auto& kind : feedback::jobs(*feedback_)) all.push_back(std::move(kind));
    for (auto& kind : inventory::jobs(*inventory_)) all.push_back(std::move(kind));
    auto const write_letter = [this](directory::LinkLetter const& about) {
        return directory::write_link_letter(*pages_, about);
    };
    if (pages_)
        for (auto& kind : directory::jobs(*owners_, write_letter)) all.push_back(std::move(kind));
    if (mail_)
        for (auto& kind : mail_->jobs()) all.push_back(std::move(kind));
    jobs::Kind seal;
    seal.name = "logbook.seal";
    seal.declared = running_house;
    seal.every = 400ms;  // with the runner's own look every 500 ms, a line is sealed within its second
    seal.lease = 5s;     // after which another server seals for one that died
    seal.apart = true;   // a purge of minutes holds up no seal
    seal.needed = [](db::Read& read, access::Grant const& grant) { return logbook::has_unsealed(read, grant); };
    seal.run = [this](access::Grant const& grant, std::stop_token const& stopping) -> Result<void> {
        TRY(logbook::seal_all(*database_, keys_, grant, stopping));
        return {};
    };
    all.push_back(seal);
    jobs::Kind purge;
    purge.name = "form.purge";
    purge.declared = running_house;
    purge.every = 24h;
    purge.lease = 10min;
    purge.run = [this](access::Grant const& grant, std::stop_token const& stopping) -> Result<void> {
        auto const some = [&](db::Write& write) { return access::purge_form_keys(write, grant); };
        while (!stopping.stop_requested())
            if (TRY(database_->write("form.purge", some)) < access::form_keys_at_once) break;
        return {};
    };
    all.push_back(purge);
    return all;
}

}  // namespace plein::app
