// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <set>
#include <string>
#include <string_view>

/// What the access matrix expects, worked out apart from the product: it reads no code of platform/access.
namespace plein::matrix {

/// Whose record the address names.
enum class Situation {
    none,    ///< the address names no record
    own,     ///< a record of the municipality
    other,   ///< a record of another organisation
    absent,  ///< an id that nothing has
};

/// Who asks, as far as it should count.
struct Asker {
    bool signed_in = false;
    std::set<std::string> roles;
    std::string organisation;
};

enum class Expected {
    allowed,  ///< the page, or what is wrong with the form
    sign_in,  ///< a reader goes to the sign-in page, an act and an API get 401
    absent,   ///< exactly what an address that does not exist gives
};

inline constexpr std::string_view own_organisation = "gemeente";
inline constexpr std::string_view other_organisation = "elders";

/// What should happen. `parameter` is the record that the address names, or empty.
/// Throws std::out_of_range for a permission or parameter that has no entry here, so a new route cannot pass unseen.
[[nodiscard]] Expected expect(std::string_view permission, std::string_view parameter, Situation situation,
                              Asker const& asker);

}  // namespace plein::matrix
