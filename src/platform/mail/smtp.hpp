// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "platform/mail/transport.hpp"

namespace plein::mail {

/// Where to hand mail over, and how.
struct SmtpSettings {
    enum class Tls {
        none,      ///< in the clear: to this machine alone
        starttls,  ///< begins in the clear and goes no further where the server offers no TLS
        whole,     ///< TLS from the first byte
    };
    std::string host;
    std::uint16_t port = 25;
    Tls tls = Tls::starttls;
    std::string account;  ///< empty where nobody signs in
    std::string password;
    std::string our_domain;        ///< how we call ourselves (EHLO)
    std::string authorities = {};  ///< file of certificates to trust; those of the system where empty
    std::chrono::milliseconds connecting{10'000};
    std::chrono::milliseconds whole{longest_delivery};  ///< for one mail, good to a second
};

/// Hands mail to one SMTP server through libcurl. A connection is made for the first mail and kept until finish() or
/// until something goes wrong. Certificates are checked, always; no proxy of the environment is used.
class SmtpTransport final : public Transport {
public:
    explicit SmtpTransport(SmtpSettings settings);
    ~SmtpTransport() override;

    [[nodiscard]] Delivery deliver(Envelope const& envelope, std::stop_token const& stopping) override;
    void finish() override;

private:
    struct Connection;
    SmtpSettings settings_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace plein::mail
