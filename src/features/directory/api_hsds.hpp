// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "features/directory/model.hpp"

/// Open Referral HSDS 3.0 and 3.1 (https://docs.openreferral.org) in and out. Its field names stop here.
namespace plein::directory {

/// One thing in a file that does not hold.
struct Fault {
    std::string file;
    std::string pointer;  ///< JSON Pointer (RFC 6901) within the file
    std::string reason;
};

/// One document of a file or folder.
struct NamedText {
    std::string file;
    std::string text;
};

enum class Others {
    refuse,  ///< a document without services is a fault
    skip,    ///< it is passed over: a folder may hold organisations and taxonomies too
};

struct Reading {
    std::vector<ImportedEntry> entries;
    std::vector<std::string> skipped;  ///< files without services
    std::vector<Fault> faults;         ///< the first 100; any at all means nothing may be imported
};

/// Reads services from documents: one service, an array, or a page with `contents`. Where two documents give the same
/// service, the one that holds all the other says counts; two that contradict each other are a fault.
/// A service that the schema of HSDS 3 refuses is a fault, also in what Plein itself has no use for: others are served
/// the document as it came. Members that the standard does not know are kept in the entry's source.
[[nodiscard]] Reading read_hsds(std::vector<NamedText> const& documents, Others others);

/// Reads the file, or every *.json of the folder (not deeper) in the order of names.
/// Errors: bad_request `directory.refused` with the faults, a line each, in the detail: `file#/pointer: reason`;
/// unavailable `directory.unreadable`.
[[nodiscard]] Result<Reading> read_hsds_path(std::string const& path);

}  // namespace plein::directory
