// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/config/config.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <functional>
#include <system_error>
#include <utility>

#include "base/text.hpp"

namespace plein::config {
namespace {

enum class Shape { text, whole, yes_no, list };  // a list is written a, b, c outside the file

/// What set() gives where a value does not hold; empty where it does.
using Fault = std::string;

struct Key {
    std::string_view name;
    std::string_view meaning;
    Shape shape;
    std::function<Fault(Config&, std::string_view)> set;
};

Fault set_whole(std::int64_t& into, std::string_view value, std::int64_t least, std::int64_t most) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size()) return "is no whole number";
    if (number < least || number > most) return fmt::format("must be from {} to {}", least, most);
    into = number;
    return {};
}

Fault set_flag(bool& into, std::string_view value) {
    if (value != "true" && value != "false") return "must be true or false";
    into = value == "true";
    return {};
}

Fault set_word(std::string& into, std::string_view value, std::vector<std::string_view> const& allowed) {
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
        return fmt::format("must be one of: {}", fmt::join(allowed, ", "));
    }
    into = value;
    return {};
}

Fault set_text(std::string& into, std::string_view value) {
    if (!is_utf8(value)) return "is no UTF-8";
    if (trim(value).empty()) return "may not be empty";
    if (length(value) > 1000) return "is over 1000 characters";
    if (std::any_of(value.begin(), value.end(), [](unsigned char c) { return c < 0x20; }))
        return "holds a control character";
    into = trim(value);
    return {};
}

Key text_key(std::string_view name, std::string_view meaning, std::function<std::string&(Config&)> of) {
    return {name, meaning, Shape::text,
            [of = std::move(of)](Config& config, std::string_view value) { return set_text(of(config), value); }};
}

Key whole_key(std::string_view name, std::string_view meaning, std::int64_t least, std::int64_t most,
              std::function<void(Config&, std::int64_t)> put) {
    return {name, meaning, Shape::whole, [least, most, put = std::move(put)](Config& config, std::string_view value) {
                std::int64_t number = 0;
                auto fault = set_whole(number, value, least, most);
                if (fault.empty()) put(config, number);
                return fault;
            }};
}

/// A limit that is a count or a size.
template <class Number>
Key limit_key(std::string_view name, std::string_view meaning, Number Limits::*member, std::int64_t least,
              std::int64_t most) {
    return whole_key(name, meaning, least, most, [member](Config& config, std::int64_t number) {
        config.limits.*member = static_cast<Number>(number);
    });
}

Key time_key(std::string_view name, std::string_view meaning, std::chrono::seconds Limits::*member, std::int64_t least,
             std::int64_t most) {
    return whole_key(name, meaning, least, most, [member](Config& config, std::int64_t number) {
        config.limits.*member = std::chrono::seconds{number};
    });
}

Key flag_key(std::string_view name, std::string_view meaning, std::function<bool&(Config&)> of) {
    return {name, meaning, Shape::yes_no,
            [of = std::move(of)](Config& config, std::string_view value) { return set_flag(of(config), value); }};
}

Fault set_now(Config& config, std::string_view value) {
    auto const parsed = parse_instant(value);
    if (!parsed) return "must be a moment such as 2026-11-21T09:00:00+01:00";
    config.now = *parsed;
    return {};
}

Fault set_mail(Config& config, std::string_view value) {
    if (!is_mail_address(value)) return "is no e-mail address";
    config.municipality.contact_mail = value;
    return {};
}

Fault set_phone(Config& config, std::string_view value) {
    if (!parse_phone(value)) return "is no telephone number";
    config.municipality.phone = value;
    return {};
}

Fault set_code(Config& config, std::string_view value) {
    bool const fits = !value.empty() && value.size() <= 40 &&
                      value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
    if (!fits) return "must be a code of lower-case letters, digits and hyphens, at most 40";
    config.municipality.organisation = value;
    return {};
}

Fault set_url(std::string& into, std::string_view value) {
    bool const is_url = value.starts_with("https://") || value.starts_with("http://");
    if (!is_url || value.find_first_of(" \"<>\\^`{|}") != std::string_view::npos) return "is no http or https address";
    if (auto fault = set_text(into, value); !fault.empty()) return fault;
    while (into.ends_with('/')) into.pop_back();
    return {};
}

/// Scheme and host alone: the path is ours.
Fault set_site(Config& config, std::string_view value) {
    if (auto fault = set_url(config.site.address, value); !fault.empty()) return fault;
    auto const& address = config.site.address;
    auto const scheme = address.find("://");
    if (scheme == std::string::npos || address.find_first_of("/?#@", scheme + 3) != std::string::npos)
        return "must be the address of this site alone, such as https://plein.example";
    return {};
}

bool is_address(std::string const& text) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

Fault set_listen(Config& config, std::string_view value) {
    auto const colon = value.rfind(':');
    std::string host(value.substr(0, colon == std::string_view::npos ? 0 : colon));
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    std::int64_t port = 0;
    bool const fits = colon != std::string_view::npos && (host == "localhost" || is_address(host)) &&
                      set_whole(port, value.substr(colon + 1), 0, 65535).empty();
    if (!fits) return "must be an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080";
    config.listen = value;
    return {};
}

/// A path of SQLite's or an address of PostgreSQL's; another scheme is a slip, not the name of a file.
Fault set_database(Config& config, std::string_view value) {
    auto const scheme = value.substr(0, value.find("://"));
    bool const known = scheme == "postgresql" || scheme == "postgres";
    if (scheme.size() < value.size() && !known) return "must be the path of a file, or postgresql://...";
    return set_text(config.database, value);
}

Fault set_mail_server(Config& config, std::string_view value) {
    if (!parse_mail_server(value)) return "must be smtp://HOST:PORT, smtps://HOST:PORT or folder:PATH";
    return set_text(config.mail.server, value);
}

Fault set_mail_from(Config& config, std::string_view value) {
    if (!is_mail_address(value)) return "is no e-mail address";
    return set_text(config.mail.from, value);
}

Fault set_proxies(Config& config, std::string_view value) {
    std::vector<std::string> addresses;
    for (auto const item : split(value, ',')) {
        std::string const address(trim(item));
        if (address.empty()) continue;
        if (!is_address(address)) return fmt::format("\"{}\" is no IP address", address);
        addresses.push_back(address);
    }
    config.trusted_proxies = std::move(addresses);
    return {};
}

/// A text of the municipality's own: `municipality.phone_hours_nl`.
Key municipality_key(std::string_view name, std::string_view meaning, std::string Municipality::*member) {
    return text_key(name, meaning, [member](Config& c) -> std::string& { return c.municipality.*member; });
}

std::vector<Key> const& all_keys() {
    static std::
        vector<Key> const
            all =
                {
                    {"listen", "address and port to listen on", Shape::text, set_listen},
                    text_key("home", "folder of what the program keeps",
                             [](Config& c) -> std::string& { return c.home; }),
                    {"database", "SQLite path or postgresql:// URL", Shape::text, set_database},
                    text_key("keyring", "file of the secret keys", [](Config& c) -> std::string& { return c.keyring; }),
                    text_key("source", "folder that holds src/ and data/",
                             [](Config& c) -> std::string& { return c.source; }),
                    text_key("build", "folder that holds static/ and locale/",
                             [](Config& c) -> std::string& { return c.build; }),
                    municipality_key("municipality.name", "name of the municipality", &Municipality::name),
                    {"municipality.phone", "telephone number on every page", Shape::text, set_phone},
                    {"municipality.contact_mail", "e-mail address on the pages and in the API document", Shape::text,
                     set_mail},
                    {"municipality.website", "address of the municipality's own website", Shape::text,
                     [](Config& c, std::string_view value) { return set_url(c.municipality.website, value); }},
                    {"municipality.register_url", "address of its register of processing activities", Shape::text,
                     [](Config& c, std::string_view value) { return set_url(c.municipality.register_url, value); }},
                    {"municipality.form_of_address", "u or je", Shape::text,
                     [](Config& c, std::string_view value) {
                         return set_word(c.municipality.form_of_address, value, {"u", "je"});
                     }},
                    {"municipality.organisation", "code of the organisation of its own workers", Shape::text, set_code},
                    municipality_key("municipality.phone_hours_nl", "when the telephone is answered, in Dutch",
                                     &Municipality::phone_hours_nl),
                    municipality_key("municipality.phone_hours_en", "the same in English",
                                     &Municipality::phone_hours_en),
                    {"site.address", "address of this site, for its mail and search engines: https://HOST", Shape::text,
                     set_site},
                    flag_key("directory.approval", "what owners of entries change waits for an editor",
                             [](Config& c) -> bool& { return c.directory.approval; }),
                    {"mail.server", "where mail is handed over: smtp://HOST:PORT, smtps://HOST:PORT or folder:PATH",
                     Shape::text, set_mail_server},
                    text_key("mail.account", "what signs in at the mail server",
                             [](Config& c) -> std::string& { return c.mail.account; }),
                    text_key("mail.password_file", "file of the password that goes with it",
                             [](Config& c) -> std::string& { return c.mail.password_file; }),
                    {"mail.from", "address that mail comes from", Shape::text, set_mail_from},
                    limit_key("limits.header_bytes", "most bytes of all headers", &Limits::header_bytes, 1024, 1 << 20),
                    limit_key("limits.body_bytes", "most bytes of a body", &Limits::body_bytes, 1024, 1 << 30),
                    limit_key("limits.connections", "most open connections", &Limits::connections, 1, 1'000'000),
                    limit_key("limits.queued_requests", "most requests waiting for a worker", &Limits::queued_requests,
                              1, 1'000'000),
                    limit_key("limits.queued_heavy", "most sign-ins waiting for their own threads",
                              &Limits::queued_heavy, 1, 100'000),
                    limit_key("limits.unsent_bytes", "most bytes of answers not yet taken", &Limits::unsent_bytes,
                              1 << 20, std::int64_t{1} << 40),
                    limit_key("limits.workers", "threads for database and page work", &Limits::workers, 1, 256),
                    limit_key("limits.io_threads", "threads that read and write sockets", &Limits::io_threads, 1, 64),
                    time_key("limits.header_seconds", "time for all headers", &Limits::header_time, 1, 600),
                    time_key("limits.idle_seconds", "time between requests", &Limits::idle_time, 1, 3600),
                    time_key("limits.stall_seconds", "time in which some of an answer is taken", &Limits::stall_time, 1,
                             3600),
                    limit_key("limits.body_bytes_per_second", "slowest body", &Limits::body_bytes_per_second, 1,
                              1 << 30),
                    time_key("limits.body_grace_seconds", "time before a body can be too slow", &Limits::body_grace, 0,
                             600),
                    time_key("limits.drain_seconds", "time for requests under way at the end", &Limits::drain_time, 0,
                             600),
                    flag_key("secure_cookies", "TLS ends at a proxy before the server", &Config::secure_cookies),
                    {"trusted_proxies", "addresses of the proxy before the server", Shape::list, set_proxies},
                    {"log_level", "debug, info, warn, error or off", Shape::text,
                     [](Config& c, std::string_view value) {
                         return set_word(c.log_level, value, {"debug", "info", "warn", "error", "off"});
                     }},
                    {"log_format", "plain, or journal for systemd", Shape::text,
                     [](Config& c,
                        std::string_view value) { return set_word(c.log_format, value, {"plain", "journal"}); }},
                    flag_key("demonstration", "invented data and accounts, for this machine alone",
                             &Config::demonstration),
                    {"now", "sets the clock at start", Shape::text, set_now},
                };
    return all;
}

Key const* find_key(std::string_view name) {
    for (auto const& key : all_keys()) {
        if (key.name == name) return &key;
    }
    return nullptr;
}

std::string variable_of(std::string_view key) {
    std::string name = "PLEIN_";
    for (auto const letter : key) {
        name += letter == '.' ? '_' : static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter);
    }
    return name;
}

/// A setting that residents or officers read, so that it has no default.
struct Needed {
    std::string_view key;
    std::string Municipality::*member;
    std::string_view invented;  ///< of the demonstration
};

constexpr std::array needed{
    Needed{"municipality.name", &Municipality::name, "Lindervaart"},
    Needed{"municipality.phone", &Municipality::phone, "088 555 0200"},
    Needed{"municipality.contact_mail", &Municipality::contact_mail, "plein@lindervaart.example"},
    Needed{"municipality.website", &Municipality::website, "https://lindervaart.example"},
    Needed{"municipality.register_url", &Municipality::register_url, "https://lindervaart.example/verwerkingsregister"},
};

/// Telephone numbers of the invented municipality begin so.
constexpr std::string_view invented_numbers = "088555";

void fill_in(Municipality& municipality) {
    for (auto const& each : needed)
        if ((municipality.*each.member).empty()) municipality.*each.member = each.invented;
}

/// Mail of a demonstration goes to nobody: it stands in files.
void fill_in(Mail& mail, std::string const& folder) {
    if (mail.server.empty()) mail.server = "folder:" + folder;
    if (mail.from.empty()) mail.from = "plein@lindervaart.example";
}

/// What the settings of mail lack beside one another and beside the address of the site, each with its key and what to
/// write there.
std::vector<Error> missing_of(Mail const& mail, Site const& site) {
    std::vector<Error> errors;
    auto const need = [&](bool is_there, std::string_view key, std::string_view why) {
        if (is_there) return;
        errors.push_back({ErrorKind::bad_request, "config.unset", fmt::format("{} is not set: {}", key, why), {}});
    };
    if (!mail.server.empty()) need(!mail.from.empty(), "mail.from", "mail comes from an address");
    if (!mail.server.empty()) need(!site.address.empty(), "site.address", "mail leads back to this site");
    if (!mail.account.empty()) need(!mail.password_file.empty(), "mail.password_file", "mail.account signs in with it");
    if (!mail.password_file.empty()) need(!mail.account.empty(), "mail.account", "mail.password_file is its password");
    return errors;
}

/// A telephone number that people would call in vain.
Result<std::vector<Error>> invented_urgent_numbers(std::string const& file) {
    std::vector<Error> errors;
    auto const table = TRY(read_table(file));
    for (auto const& rule : TRY(table.tables("urgent"))) {
        for (auto const& phone : TRY(rule.tables("phone"))) {
            if (!TRY(phone.text_or("link", "")).starts_with(invented_numbers)) continue;
            auto const where = phone.refuse("number", "").value().detail;
            errors.push_back({ErrorKind::bad_request,
                              "config.unset",
                              fmt::format("{}{} ({}) is a number of the invented municipality; write your own", where,
                                          TRY(phone.text("number")), TRY(phone.text("label_nl"))),
                              {}});
        }
    }
    return errors;
}

/// Fills one Config and keeps every fault on the way.
class Loading {
public:
    explicit Loading(Config defaults) : config_(std::move(defaults)) {}

    void file(std::string const& path, bool must_exist) {
        std::error_code ignored;
        if (!must_exist && !std::filesystem::exists(path, ignored)) return;
        auto const table = read_table(path);
        if (!table) return errors_.push_back(table.error());
        for (auto const& name : table->keys()) {
            auto const inner = table->table(name);
            if (!inner) {
                file_key(*table, name, name);
                continue;
            }
            for (auto const& inner_name : inner->keys()) file_key(*inner, inner_name, name + "." + inner_name);
        }
    }

    void environment(std::map<std::string, std::string> const& variables) {
        for (auto const& [variable, value] : variables) {
            if (variable.starts_with("PLEIN_TEST_")) continue;
            Key const* found = nullptr;
            std::vector<std::string> names;
            for (auto const& key : all_keys()) {
                names.push_back(variable_of(key.name));
                if (names.back() == variable) found = &key;
            }
            if (found != nullptr)
                set(*found, value, "environment: " + variable);
            else
                unknown("environment", variable, {names.begin(), names.end()});
        }
    }

    void flags(std::map<std::string, std::string> const& given) {
        for (auto const& [name, value] : given) {
            auto const* key = find_key(name);
            if (key != nullptr)
                set(*key, value, "flag: " + name);
            else
                unknown("flag", name, names_of_keys());
        }
    }

    tl::expected<Config, std::vector<Error>> finish() {
        if (!errors_.empty()) return tl::unexpected(std::move(errors_));
        auto const home = std::filesystem::path(config_.home);
        if (config_.database.empty()) config_.database = (home / "plein.db").string();
        bool const is_file = config_.database.find("://") == std::string::npos;
        if (config_.demonstration) {
            fill_in(config_.municipality);
            if (config_.site.address.empty()) config_.site.address = "http://" + config_.listen;
            fill_in(config_.mail, is_file ? config_.database + ".mail" : (home / "mail").string());
        }
        errors_ = missing_of(config_.mail, config_.site);
        if (!errors_.empty()) return tl::unexpected(std::move(errors_));
        if (config_.keyring.empty()) {
            config_.keyring = is_file ? config_.database + ".keyring" : (home / "keyring").string();
        }
        return std::move(config_);
    }

private:
    static std::vector<std::string_view> names_of_keys() {
        std::vector<std::string_view> names;
        for (auto const& key : all_keys()) names.push_back(key.name);
        return names;
    }

    void unknown(std::string_view where, std::string_view name, std::vector<std::string_view> const& known) {
        auto const near = nearest(name, known);
        auto detail = fmt::format("{}: unknown key \"{}\"", where, name);
        if (!near.empty()) detail += fmt::format("; did you mean \"{}\"?", near);
        errors_.push_back({ErrorKind::bad_request, "config.unknown_key", std::move(detail), {}});
    }

    void set(Key const& key, std::string_view value, std::string const& where) {
        auto fault = key.set(config_, value);
        if (fault.empty()) return;
        errors_.push_back({ErrorKind::bad_request, "config.out_of_range", fmt::format("{}: {}", where, fault), {}});
    }

    void file_key(Table const& table, std::string const& name, std::string const& whole_name) {
        auto const* key = find_key(whole_name);
        auto const where = table.refuse(name, "").value().detail;  // `plein.toml:12: `
        if (key == nullptr) return unknown(where.substr(0, where.size() - 2), whole_name, names_of_keys());
        auto const value = [&]() -> Result<std::string> {
            if (key->shape == Shape::whole) return table.integer(name).map([](auto n) { return std::to_string(n); });
            if (key->shape == Shape::yes_no)
                return table.boolean(name).map([](bool b) { return std::string(b ? "true" : "false"); });
            if (key->shape == Shape::list)
                return table.texts(name).map([](auto const& all) { return fmt::format("{}", fmt::join(all, ",")); });
            return table.text(name);
        }();
        if (!value) return errors_.push_back(value.error());
        set(*key, *value, where + whole_name);
    }

    Config config_;
    std::vector<Error> errors_;
};

}  // namespace

std::map<std::string, std::string> environment() {
    std::map<std::string, std::string> found;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        std::string_view const variable(*entry);
        auto const equals = variable.find('=');
        if (!variable.starts_with("PLEIN_") || equals == std::string_view::npos) continue;
        found.emplace(variable.substr(0, equals), variable.substr(equals + 1));
    }
    return found;
}

tl::expected<Config, std::vector<Error>> load(Sources const& sources) {
    Loading loading(sources.defaults);
    loading.file(sources.file, sources.file_must_exist);
    loading.environment(sources.environment);
    loading.flags(sources.flags);
    return loading.finish();
}

std::vector<Error> unset(Config const& config) {
    if (config.demonstration) return {};
    std::vector<Error> errors;
    for (auto const& each : needed) {
        if (!(config.municipality.*each.member).empty()) continue;
        auto const name = each.key.substr(each.key.find('.') + 1);
        errors.push_back({ErrorKind::bad_request,
                          "config.unset",
                          fmt::format("{} is not set: write `{} = \"…\"` under [municipality] in plein.toml, or set {}",
                                      each.key, name, variable_of(each.key)),
                          {}});
    }
    auto numbers = invented_urgent_numbers(config.source + "/data/urgent.toml");
    if (!numbers) numbers = std::vector<Error>{std::move(numbers).error()};
    for (auto& error : *numbers) errors.push_back(std::move(error));
    return errors;
}

std::vector<KeyHelp> keys() {
    std::vector<KeyHelp> all;
    for (auto const& key : all_keys()) all.push_back({key.name, key.meaning});
    return all;
}

}  // namespace plein::config
