// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/message.hpp"

namespace plein::http {

/// An IP address in the one form that it is compared and counted in: `::ffff:192.0.2.1` is `192.0.2.1`, hexadecimal is
/// lower case. Empty where `text` is no address; a port, brackets or a zone make it none.
[[nodiscard]] std::string normal_address(std::string_view text);

/// What one client is counted by: an IPv4 address itself, of an IPv6 address the first 64 bits, since whoever has one
/// has all of them. What is no address stays as it is.
[[nodiscard]] std::string network_of(std::string_view address);

/// Who asked, as far as is known.
struct Origin {
    std::string address;      ///< in its normal form
    bool from_proxy = false;  ///< the request came through a proxy that is trusted
    bool over_https = false;  ///< which says that the client spoke TLS to it
};

/// The proxies whose word is taken for who asks. Nobody else's is: any client can write these headers.
class TrustedProxies {
public:
    /// What is no address in `addresses` is left out; the settings refuse it before.
    explicit TrustedProxies(std::vector<std::string> const& addresses = {});

    /// The address of the peer, and where that is a trusted proxy the one that the proxy names: the last hop of
    /// X-Forwarded-For or of Forwarded (RFC 7239) that is no trusted proxy itself. Earlier hops are the client's own
    /// words. Where the hop is malformed, or both headers stand there and differ (a proxy that writes one lets the
    /// other through as the client wrote it), the proxy's own address is given. Never fails.
    [[nodiscard]] Origin origin_of(Request const& request) const;

private:
    [[nodiscard]] bool trusts(std::string_view address) const;
    [[nodiscard]] std::string client_of(std::vector<std::string> hops) const;
    std::vector<std::string> addresses_;
};

}  // namespace plein::http
