// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <stdexcept>

#include "platform/logbook/logbook.hpp"

namespace plein::logbook {
namespace {

constexpr db::Statement insert_line{
    "logbook.insert_line",
    "INSERT INTO logbook_line (id, trace_id, span_id, parent_span_id, activity, purpose, actor_kind, actor, roles, "
    "organisation, object, outcome, started_at, ended_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"};
constexpr db::Statement insert_subject{
    "logbook.insert_subject", "INSERT INTO logbook_subject (line, type, pseudonym, seen) VALUES ($1, $2, $3, $4)"};
constexpr db::Statement insert_waiting{"logbook.insert_waiting", "INSERT INTO logbook_waiting (line) VALUES ($1)"};

template <std::size_t count>
db::Blob to_blob(std::array<std::uint8_t, count> const& bytes) {
    return db::Blob{std::string(bytes.begin(), bytes.end())};
}

std::string_view name(Outcome outcome) {
    switch (outcome) {
        case Outcome::ok:
            return "ok";
        case Outcome::refused:
            return "refused";
        case Outcome::failed:
            return "failed";
    }
    throw std::logic_error("no such outcome");
}

std::string names(std::vector<access::Role> const& roles) {
    std::string all;
    for (auto const role : roles) {
        if (!all.empty()) all += ',';
        all += access::name(role);
    }
    return all;
}

using Pseudonyms = std::map<std::pair<std::string, std::string>, Seen>;  // type and pseudonym

Pseudonyms pseudonyms(crypto::Keyring const& keys, std::vector<DataSubject> const& subjects) {
    Pseudonyms all;
    for (auto const& subject : subjects) {
        std::string const type{subject.type};
        std::string_view const record(reinterpret_cast<char const*>(subject.record.data()), subject.record.size());
        auto const [at, added] = all.emplace(std::pair{type, keys.keyed_hash("logbook." + type, record)}, subject.seen);
        if (!added && subject.seen == Seen::opened) at->second = Seen::opened;
    }
    return all;
}

}  // namespace

Result<void> write_line(db::Write& write, crypto::Keyring const& keys, access::Grant const& grant, Line const& line) {
    if (grant.activity() == "none" || grant.activity().empty())
        throw std::logic_error("a logbook line needs an activity, and the grant declares none");
    auto const id = new_uuid(grant.at());
    auto const& trace = grant.trace();
    db::Value parent;
    if (trace.parent_span_id) parent = to_blob(*trace.parent_span_id);
    TRY(write.execute_values(
        insert_line,
        {db::to_value(id), to_blob(trace.trace_id), to_blob(trace.span_id), parent, db::to_value(grant.activity()),
         db::to_value(grant.purpose()), db::to_value(access::name(grant.kind())), db::to_value(grant.actor()),
         db::to_value(names(grant.roles())), db::to_value(grant.organisation()), db::to_value(line.object),
         db::to_value(name(line.outcome)), db::to_value(grant.at()),
         db::to_value(line.ended_at.value_or(grant.at()))}));
    for (auto const& [key, seen] : pseudonyms(keys, line.subjects)) {
        TRY(write.execute(insert_subject, id, key.first, db::Blob{key.second},
                          seen == Seen::opened ? "opened" : "listed"));
    }
    TRY(write.execute(insert_waiting, id));
    return {};
}

}  // namespace plein::logbook
