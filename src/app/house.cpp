// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "app/house.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "app/around.hpp"
#include "features/areas/routes.hpp"
#include "features/workday/workday.hpp"
#include "platform/access/once.hpp"
#include "platform/config/table.hpp"
#include "platform/json/json.hpp"
#include "platform/log/log.hpp"
#include "platform/metrics/metrics.hpp"

namespace plein::app {
namespace {

using namespace std::chrono_literals;

/// The order in which features may build on each other; layers.toml says the same.
std::vector<std::string> const feature_order{"accounts", "areas", "directory", "frontdoor", "workday"};

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

bool is_postgresql(std::string_view location) { return location.starts_with("postgres"); }

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

bool is_loopback(std::string_view listen) {
    return listen.starts_with("127.") || listen.starts_with("[::1]:") || listen.starts_with("localhost:");
}

std::string hatch_path(config::Config const& config) {
    if (is_postgresql(config.database)) return {};
    std::error_code problem;
    // Beside the real file, as the lock is, whichever symbolic link leads there.
    auto const file = std::filesystem::weakly_canonical(config.database, problem);
    return (problem ? config.database : file.string()) + ".sock";
}

Result<std::unique_ptr<db::Database>> open_database(config::Config const& config, Use use) {
    db::Options options;
    options.location = config.database;
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
    bool const in_use = !fresh && TRY(database_->read([](db::Read& read) { return logbook::has_lines(read); }));
    TRY(open_keys(use, in_use));
    if (!waiting.empty()) TRY(database_->migrate(steps, clock_.now()));
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

Result<void> House::build(Use use) {
    bool const serves = use == Use::serve || use == Use::nothing;
    if (serves) TRY(open_pages());
    bool const writes = use == Use::serve || use == Use::write;
    if (writes) recorder_ = std::make_unique<logbook::Recorder>(*database_, keys_);
    accounts::Accounts::Parts account_parts;
    account_parts.database = database_.get();
    account_parts.keys = &keys_;
    account_parts.demonstration = config_.demonstration && is_loopback(config_.listen)
                                      ? accounts::Demonstration::allowed
                                      : accounts::Demonstration::refused;
    account_parts.cookies = config_.secure_cookies ? accounts::Cookies::secure : accounts::Cookies::plain;
    accounts_ = std::make_unique<accounts::Accounts>(account_parts);
    areas_ = std::make_unique<areas::Areas>(*database_, clock_);
    if (writes) TRY(areas_->refresh());

    directory::Directory::Parts directory_parts;
    directory_parts.database = database_.get();
    directory_parts.keys = &keys_;
    directory_parts.clock = &clock_;
    directory_parts.areas = areas_.get();
    // Reading it takes a quarter of a second, and what only reads or shows routes searches nothing.
    if (writes) directory_parts.dictionary = TRY(search::Dictionary::open("/usr/share/hunspell/nl_NL"));
    directory_parts.wording = TRY(directory::read_wording(config_.source + "/data"));
    directory_ = std::make_unique<directory::Directory>(std::move(directory_parts));
    if (use == Use::serve) TRY(directory_->refresh());

    frontdoor::Questions::Parts question_parts;
    question_parts.database = database_.get();
    question_parts.keys = &keys_;
    question_parts.recorder = recorder_.get();
    question_parts.organisation = config_.municipality.organisation;
    question_parts.reply_term = TRY(read_term(config_.source + "/data/terms.toml", "question.reply"));
    question_parts.neighbourhood_of = [this](std::string_view postcode) {
        auto const place = areas_->index()->postcode(postcode);
        return place ? frontdoor::Neighbourhood{place->neighbourhood, place->year} : frontdoor::Neighbourhood{};
    };
    questions_ = std::make_unique<frontdoor::Questions>(std::move(question_parts));

    counter_.directory = directory_.get();
    counter_.pages = pages_.get();
    counter_.report_mail = config_.municipality.privacy_mail;
    desk_.questions = questions_.get();
    desk_.pages = pages_.get();
    desk_.around = look_around(*directory_, *areas_, *accounts_);
    desk_.phone_hours_nl = config_.municipality.phone_hours_nl;
    desk_.phone_hours_en = config_.municipality.phone_hours_en;
    desk_.retention_nl = config_.municipality.retention_nl;
    desk_.retention_en = config_.municipality.retention_en;
    if (serves) add_routes();
    return {};
}

Result<void> House::open_pages() {
    html::Site site;
    site.municipality = config_.municipality.name;
    site.phone = config_.municipality.phone;
    site.privacy_mail = config_.municipality.privacy_mail;
    site.form_of_address = config_.municipality.form_of_address;
    pages_ = TRY(html::Pages::open(config_.source + "/src", config_.build + "/locale",
                                   config_.build + "/static/manifest.json", site));
    return {};
}

void House::add_routes() {
    frontdoor::routes(routes_, desk_);
    directory::routes(routes_, counter_);
    areas::routes(routes_, *areas_);
    accounts::routes(routes_, *accounts_, *pages_);
    workday::routes(routes_, desk_);

    access::Declaration const open{"public", "operations", "none"};
    auto const constant = [&](std::string_view path, std::function<std::string()> body, std::string type) {
        routes_.add({http::Method::get, path, open,
                     [body = std::move(body), type = std::move(type)](http::Request const&, access::Grant const&) {
                         return text_response(body(), type);
                     },
                     std::nullopt});
    };
    constant(
        "/gezondheid", [] { return std::string{"ok"}; }, "text/plain; charset=utf-8");
    constant(
        "/robots.txt", [] { return std::string{"User-agent: *\nDisallow: /werk\nDisallow: /vraag\n"}; },
        "text/plain; charset=utf-8");
    constant(
        "/.well-known/security.txt",
        [this] {
            auto const expires = iso_instant(clock_.now() + std::chrono::days{180});
            return fmt::format("Contact: mailto:{}\nExpires: {}\nPreferred-Languages: nl, en\n",
                               config_.municipality.privacy_mail, expires);
        },
        "text/plain; charset=utf-8");
    constant(
        "/api/v1/openapi.json", [this] { return openapi_; }, "application/json");

    http::ApiDescription description;
    description.title = "Plein";
    description.version = "1.0.0";
    description.contact_name = config_.municipality.name;
    description.contact_email = config_.municipality.privacy_mail;
    description.contact_url = "https://example.org/plein";
    openapi_ = http::openapi(routes_, description);
}

http::Dispatcher const& House::dispatcher() {
    if (!dispatcher_) {
        http::Dispatcher::Parts parts;
        parts.routes = &routes_;
        parts.clock = &clock_;
        parts.secure_cookies = config_.secure_cookies;
        parts.static_folder = config_.build + "/static";
        parts.authenticate = [this](http::Request const& request) -> Result<access::Identity> {
            auto const token = request.cookie(accounts_->cookie_name());
            if (token.empty()) return access::Identity{};
            return accounts_->identity_of(token, request.trace, request.at);
        };
        parts.error_page = [this](http::Request const& request, Error const& error) {
            return pages_->error_page(request, error);
        };
        dispatcher_ = std::make_unique<http::Dispatcher>(std::move(parts));
    }
    return *dispatcher_;
}

std::vector<jobs::Kind> House::jobs() {
    auto all = accounts::jobs(*accounts_);
    jobs::Kind seal;
    seal.name = "logbook.seal";
    seal.declared = {"operations.run", "operations", "none"};
    seal.every = 500ms;  // with the runner's own tick, every line is sealed within its second
    seal.lease = 60s;
    seal.needed = [](db::Read& read) { return logbook::has_unsealed(read); };
    seal.run = [this](access::Grant const& grant) -> Result<void> {
        TRY(logbook::seal_all(*database_, keys_, grant));
        return {};
    };
    all.push_back(seal);
    jobs::Kind purge;
    purge.name = "form.purge";
    purge.declared = {"operations.run", "operations", "none"};
    purge.every = 24h;
    purge.lease = 10min;
    purge.run = [this](access::Grant const& grant) -> Result<void> {
        TRY(database_->write("form.purge", [&](db::Write& write) { return access::purge_form_keys(write, grant); }));
        return {};
    };
    all.push_back(purge);
    return all;
}

}  // namespace plein::app
