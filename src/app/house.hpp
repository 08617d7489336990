// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "features/accounts/accounts.hpp"
#include "features/areas/areas.hpp"
#include "features/directory/directory.hpp"
#include "features/directory/routes.hpp"
#include "features/directory/service_duplicates.hpp"
#include "features/feedback/feedback.hpp"
#include "features/frontdoor/frontdoor.hpp"
#include "features/inventory/inventory.hpp"
#include "features/workday/workday.hpp"
#include "platform/config/config.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"
#include "platform/html/html.hpp"
#include "platform/http/route.hpp"
#include "platform/http/server.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/logbook/logbook.hpp"
#include "platform/mail/mail.hpp"

/// The wiring: every feature is made here, gets what it needs handed in, and adds its rows to the one route table.
namespace plein::app {

/// What the house itself does, for nobody: nothing of a person is shown.
inline constexpr access::Declaration running_house{"operations.run", "operations", "none"};

/// What the house is opened for.
enum class Use {
    serve,    ///< everything; the schema is brought up to date
    write,    ///< a command that changes the database
    read,     ///< a command that reads it, also beside a running server; makes no file and no folder
    nothing,  ///< what is said without any database: the routes
};

class House {
public:
    /// Opens the database and the keyring, checks the schema and makes every feature.
    /// Errors: those of Database::open, Keyring::open and Pages::open; conflict `db.older_schema` (PostgreSQL shared by
    /// several servers is migrated by `plein migrate` alone) or `db.newer_schema`; unavailable `crypto.keyfile` where a
    /// database that is in use has lost its keyring: a new one would open none of its fields.
    [[nodiscard]] static Result<std::unique_ptr<House>> open(config::Config config, Use use);
    House(House const&) = delete;
    House& operator=(House const&) = delete;
    ~House();

    [[nodiscard]] config::Config const& config() const { return config_; }
    [[nodiscard]] Clock const& clock() const { return clock_; }
    [[nodiscard]] db::Database& database() { return *database_; }
    [[nodiscard]] crypto::Keyring const& keys() const { return keys_; }
    /// Why keys() are not the installation's: opened to read, and no keyring could be. Else unset.
    [[nodiscard]] std::optional<Error> const& keyring_fault() const { return keyring_fault_; }
    [[nodiscard]] accounts::Accounts& accounts() { return *accounts_; }
    [[nodiscard]] areas::Areas& areas() { return *areas_; }
    [[nodiscard]] directory::Directory& directory() { return *directory_; }
    [[nodiscard]] directory::Owners& owners() { return *owners_; }
    [[nodiscard]] directory::Duplicates& duplicates() { return *duplicates_; }
    [[nodiscard]] frontdoor::Questions& questions() { return *questions_; }
    [[nodiscard]] feedback::Feedback& feedback() { return *feedback_; }
    [[nodiscard]] inventory::Inventory& inventory() { return *inventory_; }
    /// The mails with links of an inventory; only for a house that shows pages.
    [[nodiscard]] inventory::WriteLetter write_inventory_letter() const;
    /// Empty for a command that reads or writes: it shows no page, so it reads no template.
    [[nodiscard]] http::RouteTable const& routes() const { return routes_; }
    /// What answers requests; made once, when first asked for.
    [[nodiscard]] http::Dispatcher const& dispatcher();
    /// Every background act of the house.
    [[nodiscard]] std::vector<jobs::Kind> jobs();

private:
    explicit House(config::Config config);
    Result<void> open_data(Use use);
    Result<void> open_keys(Use use, bool in_use);
    /// Refuses a keyring that is not the one the database was made with.
    Result<void> check_keys(Use use);
    Result<void> build(Use use);
    Result<void> build_owners();
    Result<void> build_feedback();
    Result<void> build_inventory();
    Result<void> open_pages();
    Result<void> open_mail();
    void add_routes();
    [[nodiscard]] accounts::FormPages form_pages();

    config::Config config_;
    SystemClock clock_;
    crypto::Keyring keys_ = crypto::Keyring::temporary();
    std::optional<Error> keyring_fault_;
    std::unique_ptr<db::Database> database_;
    std::unique_ptr<html::Pages> pages_;
    std::unique_ptr<logbook::Recorder> recorder_;
    std::unique_ptr<mail::Sender> mail_;
    std::unique_ptr<accounts::Accounts> accounts_;
    std::unique_ptr<areas::Areas> areas_;
    std::unique_ptr<directory::Directory> directory_;
    std::unique_ptr<directory::Owners> owners_;
    std::unique_ptr<directory::Duplicates> duplicates_;
    std::unique_ptr<frontdoor::Questions> questions_;
    directory::Counter counter_;
    frontdoor::Desk desk_;
    std::unique_ptr<feedback::Feedback> feedback_;
    feedback::Box box_;
    std::unique_ptr<inventory::Inventory> inventory_;
    inventory::Box inventory_box_;
    workday::Around workday_around_;
    http::RouteTable routes_;
    std::string openapi_;
    std::unique_ptr<http::Dispatcher> dispatcher_;
};

/// Opens the database for that use, and makes the folder it stands in where the use is to write.
/// Errors: those of Database::open, each with what to do about it.
[[nodiscard]] Result<std::unique_ptr<db::Database>> open_database(config::Config const& config, Use use);

/// The migrations of this program, in order. Errors: unavailable `db.no_schema`.
[[nodiscard]] Result<std::vector<db::Migration>> migrations(config::Config const& config);

/// Whether nobody but who sits at this machine reaches a server with these settings: it listens on loopback, and they
/// speak of no proxy that would hand requests on from elsewhere.
[[nodiscard]] bool is_for_this_machine_alone(config::Config const& config);

/// Where a server with these settings takes commands: beside a SQLite file, in `home` with PostgreSQL.
[[nodiscard]] std::string hatch_path(config::Config const& config);

}  // namespace plein::app
