// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <locale>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/message.hpp"

namespace plein::html {

using Slots = std::vector<std::pair<std::string_view, std::string>>;

/// Whether a slot of a text, or a variable or section of a template, may be called so: `phone`, `line_2`.
[[nodiscard]] bool is_name(std::string_view text);

/// The names of the slots in a text, in order: `Bel {phone}` has `phone`.
[[nodiscard]] std::vector<std::string_view> slots_of(std::string_view text);

/// Whether every brace in the text belongs to a slot; any other could run together with a slot's and be read anew.
[[nodiscard]] bool has_only_slots(std::string_view text);

/// The text with each slot replaced; a slot without a value stays as it stands.
[[nodiscard]] std::string fill(std::string_view text, Slots const& slots);

/// The compiled gettext catalogues of all languages. Threads: safe once made.
class Catalogue {
public:
    /// `folder` holds en/LC_MESSAGES/plein.mo and nl@je/LC_MESSAGES/plein.mo; `form_of_address` is `u` or `je`.
    Catalogue(std::string const& folder, std::string const& form_of_address);

    /// The translation of a Dutch text; nothing where the catalogue lacks it, or has other slots in it.
    /// Dutch is always there, in the informal words where those are asked for and known.
    [[nodiscard]] std::optional<std::string> find(http::Language language, std::string_view dutch) const;

private:
    std::locale english_;
    std::locale dutch_;
};

}  // namespace plein::html
