// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "features/directory/cli.hpp"

#include <fmt/format.h>

#include <fstream>

#include "base/text.hpp"
#include "features/directory/api_hsds.hpp"
#include "features/directory/rules_learned.hpp"
#include "platform/formats/csv.hpp"

namespace plein::directory {
namespace {

/// Adds the codes of one cell to the example.
Result<void> read_codes(std::string_view cell, std::string const& family, likeness::Example& example) {
    cell = trim(cell);
    if (cell.empty()) example.unjudged.push_back(family);
    if (cell.empty() || cell == "-") return {};
    for (auto const part : split(cell, ',')) {
        auto const code = trim(part);
        if (family == "themes" && !is_theme(code))
            return fail(ErrorKind::bad_request, "learn.code_unknown", fmt::format("there is no theme {}", code));
        example.labels.push_back(fmt::format("{}/{}", family, code));
    }
    return {};
}

Result<std::vector<likeness::Example>> read_questions(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorKind::unavailable, "csv.unreadable", path + " cannot be read");
    auto reader = TRY(formats::CsvReader::open(file));
    auto const question = reader.column("question");
    auto const themes = reader.column("themes");
    auto const urgent = reader.column("urgent");
    if (!question || !themes || !urgent)
        return fail(ErrorKind::bad_request, "learn.columns", "the columns question, themes and urgent are needed");
    std::vector<likeness::Example> examples;
    std::vector<std::string> fields;
    while (TRY(reader.next(fields))) {
        likeness::Example example;
        example.words = words_as_heard(fields[*question]);
        for (auto const& [column, family] : {std::pair{*themes, "themes"}, std::pair{*urgent, "urgent"}}) {
            auto const read = read_codes(fields[column], family, example);
            if (!read)
                return fail(read.error().kind, read.error().code,
                            fmt::format("{}, line {}: {}", path, reader.line(), read.error().detail));
        }
        examples.push_back(std::move(example));
    }
    return examples;
}

}  // namespace

Result<ImportReport> import_hsds(Directory& directory, access::Grant const& grant, std::string const& path,
                                 Progress const& progress) {
    auto found = TRY(read_hsds_path(path));
    return directory.import(grant, std::move(found.entries), progress);
}

Result<std::string> export_hsds(Directory& directory, access::Grant const& grant) {
    return directory.export_all(grant);
}

Result<LearnedQuestions> learn_questions(std::string const& path, Progress const& progress) {
    auto const examples = TRY(read_questions(path));
    auto const model = TRY(likeness::Model::learn(examples, {}, progress));
    return LearnedQuestions{examples.size(), model.labels().size(), model.write()};
}

}  // namespace plein::directory
