// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "features/directory/directory.hpp"

namespace plein::directory {

/// `plein import hsds PATH`: a file or folder of Open Referral HSDS 3.0 or 3.1. Refused whole on any fault.
/// Errors: those of read_hsds_path and Directory::import.
[[nodiscard]] Result<ImportReport> import_hsds(Directory& directory, access::Grant const& grant,
                                               std::string const& path, Progress const& progress);

/// `plein export hsds`: every current entry as an HSDS service, in one JSON array.
[[nodiscard]] Result<std::string> export_hsds(Directory& directory, access::Grant const& grant);

/// What was learned, and of how much.
struct LearnedQuestions {
    std::size_t questions = 0;
    std::size_t labels = 0;
    std::string model;  ///< the text that read_wording() reads
};

/// `plein learn FILE`: learns from a CSV file of questions with their themes and urgent rules (the columns question,
/// themes and urgent; codes with commas, - for none, nothing for not judged). Cost: some 20 seconds for 10,000.
/// Errors: bad_request `csv.…`, `learn.columns`, `learn.code_unknown`, `likeness.too_few`; conflict `likeness.stopped`;
/// unavailable `csv.unreadable`.
[[nodiscard]] Result<LearnedQuestions> learn_questions(std::string const& path, Progress const& progress);

}  // namespace plein::directory
