// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
//
// X-Forwarded-For and Forwarded as a trusted proxy passes them on: the first line of the input, and the rest. Whatever
// a client wrote before the proxy's own hop, what comes out is an address in its normal form and the hop is not lost.
#include "platform/http/forwarded.hpp"

#include <string>

#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace plein::http;
    using plein::fuzz::must;
    static TrustedProxies const proxies({"127.0.0.1", "fd00::1"});
    auto const input = plein::fuzz::text(data, size);
    auto const end = input.find('\n');
    std::string const list(input.substr(0, end));
    std::string const elements(end == std::string_view::npos ? std::string_view{} : input.substr(end + 1));

    Request request;
    request.remote_address = "127.0.0.1";
    request.headers = {{"x-forwarded-for", list}, {"forwarded", elements}};
    auto const found = proxies.origin_of(request);
    must(found.from_proxy, "the peer is trusted");
    must(!found.address.empty() && normal_address(found.address) == found.address, "an address in its normal form");
    auto const network = network_of(found.address);
    must(network == found.address || network.ends_with("/64"), "what an address is counted by");

    request.headers = {{"x-forwarded-for", list + ", 203.0.113.9"}};
    must(proxies.origin_of(request).address == "203.0.113.9", "nothing before the last hop of the list changes it");
    request.remote_address = "192.0.2.1";
    must(proxies.origin_of(request).address == "192.0.2.1", "nobody else is believed");
    return 0;
}
