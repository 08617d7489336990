// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/access/grant.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "platform/crypto/crypto.hpp"

namespace plein::access {
namespace {

std::optional<std::uint8_t> hex_digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
    return std::nullopt;  // the standard allows no capitals
}

template <std::size_t count>
std::optional<std::array<std::uint8_t, count>> read_hex(std::string_view text) {
    std::array<std::uint8_t, count> bytes{};
    if (text.size() != 2 * count) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
        auto const high = hex_digit(text[2 * i]);
        auto const low = hex_digit(text[2 * i + 1]);
        if (!high || !low) return std::nullopt;
        bytes[i] = static_cast<std::uint8_t>(*high * 16 + *low);
    }
    return bytes;
}

template <std::size_t count>
bool is_zero(std::array<std::uint8_t, count> const& bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t b) { return b == 0; });
}

template <std::size_t count>
std::array<std::uint8_t, count> random_array() {
    std::array<std::uint8_t, count> bytes{};
    do {
        auto const random = crypto::random_bytes(count);
        std::copy(random.begin(), random.end(), bytes.begin());
    } while (is_zero(bytes));
    return bytes;
}

template <std::size_t count>
std::string to_hex(std::array<std::uint8_t, count> const& bytes) {
    return crypto::hex(std::string_view(reinterpret_cast<char const*>(bytes.data()), bytes.size()));
}

// A route is checked when it is added to the table; a link, a job and a command are checked here.
void check(Declaration const& declared) {
    auto const& known = purposes();
    if (std::none_of(known.begin(), known.end(), [&](Purpose const& p) { return p.code == declared.purpose; }))
        throw std::logic_error("no such purpose: " + std::string(declared.purpose));
    auto const permissions = all_permissions();
    if (std::find(permissions.begin(), permissions.end(), declared.permission) == permissions.end())
        throw std::logic_error("no such permission: " + std::string(declared.permission));
}

}  // namespace

Trace make_trace(std::string_view traceparent) {
    Trace trace;
    trace.span_id = random_array<8>();
    bool const shaped = traceparent.size() == 55 && traceparent.substr(0, 3) == "00-" && traceparent[35] == '-' &&
                        traceparent[52] == '-' && read_hex<1>(traceparent.substr(53));
    if (shaped) {
        auto const trace_id = read_hex<16>(traceparent.substr(3, 32));
        auto const parent = read_hex<8>(traceparent.substr(36, 16));
        if (trace_id && parent && !is_zero(*trace_id) && !is_zero(*parent)) {
            trace.trace_id = *trace_id;
            trace.parent_span_id = parent;
            return trace;
        }
    }
    trace.trace_id = random_array<16>();
    return trace;
}

std::string to_traceparent(Trace const& trace) {
    return "00-" + to_hex(trace.trace_id) + "-" + to_hex(trace.span_id) + "-01";
}

std::string_view name(ActorKind kind) {
    switch (kind) {
        case ActorKind::anonymous:
            return "anonymous";
        case ActorKind::account:
            return "account";
        case ActorKind::link:
            return "link";
        case ActorKind::job:
            return "job";
        case ActorKind::command:
            return "command";
    }
    throw std::logic_error("no such kind of actor");
}

bool Grant::holds(std::string_view permission) const {
    if (permission == "public") return true;
    if (kind_ == ActorKind::link || kind_ == ActorKind::job || kind_ == ActorKind::command)
        return permission == permission_;
    return std::any_of(roles_.begin(), roles_.end(), [&](Role role) { return access::holds(role, permission); });
}

Result<Grant> for_request(Identity const& identity, Declaration const& declared, Trace const& trace, Instant at) {
    Grant grant{identity.kind, {}, declared, at, trace};
    if (identity.kind == ActorKind::account) {
        grant.account_ = identity.account;
        grant.actor_ = to_text(identity.account);
        grant.roles_ = identity.roles;
        grant.organisation_ = identity.organisation;
    } else if (identity.kind == ActorKind::anonymous) {
        grant.actor_ = name(ActorKind::anonymous);
    } else {
        throw std::logic_error("a request is made by an account or by nobody known");
    }
    if (!grant.holds(declared.permission)) {
        if (identity.kind == ActorKind::anonymous) return fail(ErrorKind::unauthenticated, "session.required");
        return fail(ErrorKind::forbidden_or_absent, "page.absent");
    }
    return grant;
}

Grant::Grant(ActorKind kind, std::string actor, Declaration const& declared, Instant at, Trace const& trace)
    : kind_(kind),
      actor_(std::move(actor)),
      permission_(declared.permission),
      purpose_(declared.purpose),
      activity_(declared.activity),
      at_(at),
      trace_(trace) {}

Grant for_link(Uuid const& holder, Declaration const& declared, Trace const& trace, Instant at) {
    check(declared);
    return {ActorKind::link, "link:" + to_text(holder), declared, at, trace};
}

Grant for_job(std::string_view job_kind, Declaration const& declared, Instant at) {
    check(declared);
    return {ActorKind::job, "job:" + std::string(job_kind), declared, at, make_trace({})};
}

Grant for_command(std::string_view command, Declaration const& declared, Instant at) {
    check(declared);
    return {ActorKind::command, "command:" + std::string(command), declared, at, make_trace({})};
}

}  // namespace plein::access
