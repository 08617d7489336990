// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "platform/access/grant.hpp"

namespace plein::http {

enum class Method { get, head, post, put, patch, delete_, options };
/// `GET`.
[[nodiscard]] std::string_view name(Method method);
/// Reads `GET`; capitals only, as the protocol has it. Nothing for a method that Plein does not speak.
[[nodiscard]] std::optional<Method> parse_method(std::string_view name);
/// Whether the method changes nothing (RFC 9110, section 9.2.1).
[[nodiscard]] constexpr bool is_safe(Method m) { return m == Method::get || m == Method::head || m == Method::options; }

enum class Language { nl, en };
/// `nl` or `en`.
[[nodiscard]] std::string_view name(Language language);

/// Names and values in the order they came; a name may come more than once (check boxes).
class Fields {
public:
    /// Puts a pair at the end.
    void add(std::string name, std::string value) { all_.emplace_back(std::move(name), std::move(value)); }
    /// The first value, or empty.
    [[nodiscard]] std::string_view first(std::string_view name) const;
    /// Whether the name came at all, also with an empty value.
    [[nodiscard]] bool has(std::string_view name) const;
    /// Every value of the name, in the order they came; views into this object.
    [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
    /// All pairs in their order.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> const& entries() const { return all_; }

private:
    std::vector<std::pair<std::string, std::string>> all_;
};

/// Reads `a=1&b=2`, percent-encoded, + as blank. At most 200 fields, 64 kB a value.
/// Errors: bad_request `form.malformed` (bad percent, not UTF-8, NUL), too_large `form.too_many_fields`,
/// `form.value_too_long`.
[[nodiscard]] Result<Fields> parse_urlencoded(std::string_view text);
/// Percent-encodes all but unreserved characters (RFC 3986), for one value in a path or a query.
[[nodiscard]] std::string encode_component(std::string_view text);

/// One request, fully read and checked. Everything in it came from outside and is still untrusted.
struct Request {
    Method method = Method::get;
    std::string path;        ///< decoded, starts with /, no dot segments
    std::string raw_target;  ///< as received
    Fields query;
    Fields form;                                              ///< of an urlencoded body
    std::string body;                                         ///< at most the server's body limit
    std::map<std::string, std::string, std::less<>> headers;  ///< names in lower case
    std::map<std::string, std::string, std::less<>> cookies;
    std::map<std::string, std::string, std::less<>> path_parameters;  ///< of the route: `/aanbod/{entry}`
    std::string remote_address;  ///< of the peer, until the dispatcher knows who asked behind a trusted proxy
    bool over_https = false;     ///< a trusted proxy says so
    std::string_view site;       ///< the address of this site, where the settings say it; lives as long as the server
    std::string request_id;      ///< of X-Request-Id where well formed, else made here
    access::Trace trace;
    Language language = Language::nl;
    access::Identity identity;  ///< who is signed in; anonymous without a session
    Instant at{};

    /// The value of a header, several of one name joined by `, `; empty where it was not sent.
    [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;
    /// The value of a cookie; empty where it was not sent.
    [[nodiscard]] std::string_view cookie(std::string_view cookie_name) const;
    /// A path parameter as an id. Errors: forbidden_or_absent `page.absent` where it is no UUID.
    template <class Tag>
    [[nodiscard]] Result<Id<Tag>> id(std::string_view parameter) const {
        auto const found = path_parameters.find(parameter);
        auto const uuid = found == path_parameters.end() ? std::nullopt : parse_uuid(found->second);
        if (!uuid) return fail(ErrorKind::forbidden_or_absent, "page.absent");
        return Id<Tag>{*uuid};
    }
};

using Headers = std::map<std::string, std::string, std::less<>>;  ///< names in lower case

/// Makes the request that the dispatcher takes from its parts as received: splits and decodes `target`, reads the
/// cookies and, where the content type says so, the form. Request id, trace, language and identity come later.
/// Errors: bad_request `path.malformed`, and those of parse_urlencoded for query and form.
[[nodiscard]] Result<Request> make_request(Method method, std::string_view target, Headers headers, std::string body);

/// One answer. The server adds the security headers, Content-Length, X-Request-Id and traceparent.
struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body{};
    std::vector<std::pair<std::string, std::string>> headers{};
    std::shared_ptr<std::string const> shared_body{};  ///< instead of `body`: one text for many answers, never copied

    /// The bytes of the body, whichever of the two holds them.
    [[nodiscard]] std::string_view content() const { return shared_body ? *shared_body : std::string_view(body); }
    /// Adds a header, also where one of that name is there.
    Response& with(std::string header_name, std::string value) {
        headers.emplace_back(std::move(header_name), std::move(value));
        return *this;
    }
};

/// 303 See Other to a path of our own, after an act.
[[nodiscard]] Response see_other(std::string location);

/// The page stands at another address of this site, for good.
[[nodiscard]] Response moved(std::string location);

/// The status that goes with an error kind.
[[nodiscard]] int status_of(ErrorKind kind);

/// `Not Found` for 404; `Unknown` for a status that Plein never gives.
[[nodiscard]] std::string_view reason_phrase(int status);

/// RFC 9457 application/problem+json: type, title, status, a fixed detail per status (never Error::detail), and beside
/// them code, requestId and the field errors as `errors: [{field, code}]`.
/// `status` where it is not the one of the error's kind, such as 403 and 405.
[[nodiscard]] Response problem(Error const& error, std::string_view request_id, std::optional<int> status = {});

/// A Set-Cookie value: HttpOnly, SameSite=Lax, Path=/, Secure unless the server listens on loopback without TLS before
/// it.
struct Cookie {
    std::string name;
    std::string value;
    std::optional<std::chrono::seconds> max_age;  ///< absent: until the browser closes; zero: forget it
};

/// The header's text, for `response.with("Set-Cookie", …)`. The dispatcher adds Secure where it belongs.
/// A name or value with a character that a cookie cannot hold is a programmer error and throws.
[[nodiscard]] std::string to_set_cookie(Cookie const& cookie);

}  // namespace plein::http
