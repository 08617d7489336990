// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <sys/stat.h>

#include <fstream>
#include <utility>

#include "base/text.hpp"
#include "platform/log/log.hpp"
#include "platform/mail/compose.hpp"
#include "platform/mail/folder.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/smtp.hpp"
#include "platform/mail/store.hpp"
#include "platform/metrics/metrics.hpp"

namespace plein::mail {
namespace {

using namespace std::chrono_literals;

// The act that queued a mail has its line in the logbook; carrying it out is part of that act.
constexpr access::Declaration carrying{"operations.run", "operations", "none"};

std::string domain_of(std::string_view address) { return std::string(address.substr(address.find('@') + 1)); }

/// The first line of a file that not everybody on the machine may read.
Result<std::string> read_password(std::string const& path) {
    auto const unreadable = [&](std::string_view why) {
        return fail(ErrorKind::unavailable, "mail.password_unreadable", fmt::format("{}: {}", path, why));
    };
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) return unreadable("there is no such file");
    if ((about.st_mode & S_IRWXO) != 0) return unreadable("everybody may read it; take that away (chmod o= …)");
    std::ifstream file{path};
    std::string line;
    if (!std::getline(file, line)) return unreadable("it cannot be read, or is empty");
    std::string password{trim(line)};
    if (password.empty()) return unreadable("its first line is empty");
    return password;
}

Result<std::unique_ptr<Transport>> open_transport(config::Mail const& settings) {
    if (settings.server.empty()) return nullptr;
    auto const server = config::parse_mail_server(settings.server);
    if (!server) return fail(ErrorKind::bad_request, "mail.server_malformed", settings.server);
    if (!is_address(settings.from)) {
        return fail(ErrorKind::bad_request, "mail.address_malformed",
                    fmt::format("mail.from: no mail can come from \"{}\"", settings.from));
    }
    if (server->kind == config::MailServer::Kind::folder) return FolderTransport::open(server->folder);
    SmtpSettings smtp;
    smtp.host = server->host;
    smtp.port = server->port;
    smtp.our_domain = domain_of(settings.from);
    if (server->kind == config::MailServer::Kind::smtps)
        smtp.tls = SmtpSettings::Tls::whole;
    else if (server->is_loopback)
        smtp.tls = SmtpSettings::Tls::none;
    if (!settings.account.empty()) {
        smtp.account = settings.account;
        smtp.password = TRY(read_password(settings.password_file));
    }
    return std::make_unique<SmtpTransport>(std::move(smtp));
}

metrics::Counter const& sent() {
    static auto const counter = metrics::counter("plein_mail_sent_total", "Mails that were handed over.");
    return counter;
}

metrics::Counter const& failed() {
    static auto const counter = metrics::counter("plein_mail_failed_total", "Mails that were given up.");
    return counter;
}

metrics::Counter const& put_off() {
    static auto const counter = metrics::counter("plein_mail_deferred_total", "Attempts that will be made again.");
    return counter;
}

/// However a batch ends, it lets its connection go.
struct Connected {
    Transport& transport;
    explicit Connected(Transport& of) : transport(of) {}
    ~Connected() { transport.finish(); }
    Connected(Connected const&) = delete;
    Connected& operator=(Connected const&) = delete;
};

/// Whether the rest of a batch is worth trying.
enum class Going { on, no_further };

/// One batch: what was claimed under one name, sent over one connection.
class Batch {
public:
    Batch(Sender::Parts const& parts, Transport& transport, access::Grant const& grant)
        : parts_(parts),
          database_(*parts.database),
          transport_(transport),
          grant_(grant),
          name_(to_text(new_random_uuid())) {}

    /// Sends what can be had; how many were delivered, and whether there may be more.
    Result<std::pair<std::int64_t, Going>> run(std::stop_token const& stopping) {
        auto const began = parts_.clock->now();
        auto const letters = TRY(
            database_.write("mail.claim", [&](db::Write& write) { return store::claim(write, grant_, began, name_); }));
        if (letters.empty()) return std::pair{delivered_, Going::no_further};
        std::size_t tried = 0;
        auto going = Going::on;
        Connected const connected{transport_};
        for (auto const& letter : letters) {
            // What another server may take in the middle of a delivery is left to it.
            bool const too_late = parts_.clock->now() + longest_delivery > began + store::lease;
            if (going == Going::no_further || too_late || stopping.stop_requested()) break;
            ++tried;
            going = TRY(send(letter, stopping));
        }
        if (tried < letters.size() || stopped_) {
            TRY(database_.write("mail.release",
                                [&](db::Write& write) { return store::release(write, grant_, name_); }));
            going = Going::no_further;
        }
        return std::pair{delivered_, going};
    }

private:
    Result<Going> send(store::Letter const& letter, std::stop_token const& stopping) {
        if (letter.attempt > store::most_attempts) {
            TRY(give_up(letter, {Delivery::Kind::refused, "mail.attempts_used", 0}));
            return Going::on;
        }
        auto const opened = store::open_letter(*parts_.keys, letter);
        if (!opened) {
            TRY(give_up(letter, {Delivery::Kind::refused, "crypto.unsealable", 0}));
            return Going::on;
        }
        auto const delivery = transport_.deliver(envelope_of(letter, *opened), stopping);
        if (delivery.kind == Delivery::Kind::stopped) {
            stopped_ = true;
            return Going::no_further;
        }
        if (delivery.kind == Delivery::Kind::delivered)
            TRY(end(letter));
        else if (delivery.kind == Delivery::Kind::refused || letter.attempt == store::most_attempts)
            TRY(give_up(letter, delivery));
        else
            TRY(try_later(letter, delivery));
        return delivery.kind == Delivery::Kind::broken ? Going::no_further : Going::on;
    }

    [[nodiscard]] Envelope envelope_of(store::Letter const& letter, store::Opened const& opened) const {
        Content content;
        content.from = parts_.settings.from;
        content.from_name = parts_.from_name;
        content.to = opened.to;
        content.subject = opened.subject;
        content.text = opened.text;
        content.language = letter.language;
        content.message_id = letter.message_id + '@' + domain_of(content.from);
        content.date = letter.recorded_at;
        return {content.from, content.to, to_text(letter.id), compose(content)};
    }

    template <class Mark>
    Result<void> mark(store::Letter const& letter, Mark const& how) {
        auto const kept = TRY(database_.write("mail.mark", how));
        if (kept == store::Kept::no) log::warn("mail.lease_lost mail={}", to_text(letter.id));
        return {};
    }

    Result<void> end(store::Letter const& letter) {
        ++delivered_;
        sent().add();
        return mark(letter, [&](db::Write& write) {
            return store::mark_delivered(write, grant_, letter, name_, parts_.clock->now());
        });
    }

    Result<void> give_up(store::Letter const& letter, Delivery const& delivery) {
        failed().add();
        log::error("mail.failed mail={} code={} reply={} attempts={}", to_text(letter.id), delivery.code,
                   delivery.reply, letter.attempt);
        return mark(letter, [&](db::Write& write) {
            return store::mark_failed(write, grant_, letter, name_, parts_.clock->now(), delivery.code);
        });
    }

    Result<void> try_later(store::Letter const& letter, Delivery const& delivery) {
        put_off().add();
        log::warn("mail.deferred mail={} code={} reply={} attempts={}", to_text(letter.id), delivery.code,
                  delivery.reply, letter.attempt);
        return mark(letter, [&](db::Write& write) {
            return store::put_off(write, grant_, letter, name_, parts_.clock->now(), delivery.code);
        });
    }

    Sender::Parts const& parts_;
    db::Database& database_;
    Transport& transport_;
    access::Grant const& grant_;
    std::string name_;
    std::int64_t delivered_ = 0;
    bool stopped_ = false;
};

}  // namespace

Result<std::unique_ptr<Sender>> Sender::open(Parts parts) {
    auto transport = TRY(open_transport(parts.settings));
    if (!transport) log::warn("mail.no_server reason=\"mail stays queued until mail.server is set\"");
    return std::make_unique<Sender>(std::move(parts), std::move(transport));
}

Sender::Sender(Parts parts, std::unique_ptr<Transport> transport)
    : parts_(std::move(parts)), transport_(std::move(transport)) {
    // Figures that begin at nought are there before the first mail is.
    for (auto const* counter : {&sent(), &failed(), &put_off()}) counter->add(0);
}

Sender::~Sender() = default;

Result<std::int64_t> Sender::send_due(access::Grant const& grant, std::stop_token const& stopping) {
    std::int64_t delivered = 0;
    auto going = transport_ ? Going::on : Going::no_further;
    while (going == Going::on && !stopping.stop_requested()) {
        auto const [count, after] = TRY(Batch{parts_, *transport_, grant}.run(stopping));
        delivered += count;
        going = after;
    }
    return delivered;
}

Result<void> Sender::purge(access::Grant const& grant, std::stop_token const& stopping) {
    auto const now = parts_.clock->now();
    auto const until_done = [&](std::string_view name, auto const& some) -> Result<void> {
        while (!stopping.stop_requested())
            if (TRY(parts_.database->write(name, some)) < store::purged_at_once) break;
        return {};
    };
    TRY(until_done("mail.destroy_content",
                   [&](db::Write& write) { return store::destroy_content(write, grant, now); }));
    return until_done("mail.purge", [&](db::Write& write) { return store::remove_ended(write, grant, now); });
}

std::vector<jobs::Kind> Sender::jobs() {
    jobs::Kind send;
    send.name = "mail.send";
    send.declared = carrying;
    send.every = 5s;
    send.lease = 1min;
    send.apart = true;  // a mail server that hangs holds up nothing else
    send.needed = [this](db::Read& read, access::Grant const& grant) -> Result<bool> {
        if (!transport_) return false;
        return store::is_due(read, grant, parts_.clock->now());
    };
    send.run = [this](access::Grant const& grant, std::stop_token const& stopping) -> Result<void> {
        TRY(send_due(grant, stopping));
        return {};
    };
    jobs::Kind purge;
    purge.name = "mail.purge";
    purge.declared = carrying;
    purge.every = 24h;
    purge.lease = 10min;
    purge.run = [this](access::Grant const& grant, std::stop_token const& stopping) {
        return this->purge(grant, stopping);
    };
    return {send, purge};
}

}  // namespace plein::mail
