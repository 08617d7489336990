// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "features/directory/routes.hpp"
#include "features/feedback/feedback.hpp"
#include "features/inventory/inventory.hpp"
#include "features/workday/workday.hpp"

namespace plein::app {

/// What the workday's page sees of the directory, of what people said of it and of inventories. All must outlive it.
[[nodiscard]] workday::Around look_around_workday(directory::Counter const& counter, feedback::Feedback& feedback,
                                                  inventory::Inventory& inventory);

}  // namespace plein::app
