// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace plein {

/// What went wrong, as far as the one who asked needs to know; each kind has one HTTP status and one exit code.
enum class ErrorKind {
    bad_request,          ///< 400: what was sent cannot be read or does not hold
    unauthenticated,      ///< 401: nobody is signed in and somebody must be
    forbidden_or_absent,  ///< 404: not there, or not yours; the two look the same
    conflict,             ///< 409: somebody else was first
    too_large,            ///< 413: over a limit
    too_many,             ///< 429: too often
    unavailable,          ///< 503: a part we need does not answer now; the same request may work later
    internal,             ///< 500: our mistake
};

/// One field of a form or a document that does not hold.
struct FieldError {
    std::string field;  ///< the field's name, as in the form or the JSON path
    std::string code;   ///< stable code, also the key of its text in the catalogue, such as `postcode.malformed`
};

/// Why something could not be done.
struct [[nodiscard]] Error {
    ErrorKind kind = ErrorKind::internal;
    std::string code;    ///< stable, for clients, tests and the catalogue: `noun.reason`
    std::string detail;  ///< for the technical log and the command line only; never holds what a person typed
    std::vector<FieldError> fields;
};

template <class T>
using Result = tl::expected<T, Error>;

/// Makes the unhappy value of any Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string_view code, std::string detail = {}) {
    return tl::unexpected<Error>(Error{kind, std::string(code), std::move(detail), {}});
}

namespace detail {
template <class T>
T unwrap(Result<T>&& result) {
    return std::move(*result);
}
inline void unwrap(Result<void>&&) {}
}  // namespace detail

}  // namespace plein

#define PLEIN_JOIN_NAMES(a, b) a##b
#define PLEIN_JOIN(a, b) PLEIN_JOIN_NAMES(a, b)
#define PLEIN_TRY_AS(result, ...)                                                      \
    __extension__({                                                                    \
        auto result = (__VA_ARGS__);                                                   \
        if (!result) return tl::unexpected<::plein::Error>(std::move(result).error()); \
        ::plein::detail::unwrap(std::move(result));                                    \
    })

/// The value of a Result, or an early return of its error: `auto found = TRY(find_question(read, grant, id));`
/// Each use has a name of its own, so that a lambda inside may use it too.
#define TRY(...) PLEIN_TRY_AS(PLEIN_JOIN(plein_try_result_, __COUNTER__), __VA_ARGS__)
