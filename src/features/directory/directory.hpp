// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// What other features use of the directory: `Directory` with its search, entries, themes and open places, the
/// address of an entry's page, and words that pages share.
#include <string>
#include <vector>

#include "features/directory/model.hpp"
#include "features/directory/rules.hpp"
#include "features/directory/rules_urgent.hpp"
#include "features/directory/service.hpp"
#include "features/directory/service_owner.hpp"
#include "platform/html/html.hpp"
#include "platform/jobs/jobs.hpp"

namespace plein::directory {

/// The jobs of this feature; `write_letter` is write_link_letter of the pages.
[[nodiscard]] std::vector<jobs::Kind> jobs(Owners& owners, WriteLink write_letter);

/// `/aanbod/<id>`.
[[nodiscard]] std::string entry_url(EntryId id);

/// The number to call first: the entry's own, or that of its first place with one; empty where there is none.
[[nodiscard]] std::string first_phone(Entry const& entry);

/// `Dorpshuis De Brug, Lindervaart`: where one of its places is, in a few words; empty where it does not have that
/// many.
[[nodiscard]] std::string short_place(Entry const& entry, std::size_t location = 0);

/// `vrijwilligers`, `een ruimte`: what somebody looks for, as it stands within a sentence.
[[nodiscard]] std::string need_name(html::Pages const& pages, http::Language language, NeedKind kind);

}  // namespace plein::directory
