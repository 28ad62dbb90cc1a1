// The tables of ledger.db, and what a connection is told before anything else.
#pragma once

#include "base/result.hpp"
#include "engine/store/sqlite/connection.hpp"

namespace counterweight::store::sqlite {

constexpr std::int64_t kApplicationId = 0x43776774;  // "Cwgt", in the file's header: this database is ours
constexpr std::int64_t kSchemaVersion =
    5;  // 1: no drafts; 2: no passes and notes; 3: no secrets; 4: no inbound webhooks

// A record's position is its organisation's number and its sequence in one integer, so that the primary key
// is the only index an append touches.
constexpr int kSequenceBits = 40;

// How long one connection waits for another: only a program from outside can hold a lock for so long.
constexpr int kPatienceMs = 5'000;

// Pragmas of every connection: waiting, foreign keys, recursive triggers, full synchronisation, deleted bytes
// zeroed.
void prepare_connection(Connection& connection);

// Writes the schema into an empty database, and brings one of an older schema up to ours; each wholly or not
// at all. Otherwise refuses (`unavailable.store`) another program's database and a newer schema than ours,
// before anything is changed.
Status prepare_schema(Connection& connection, const std::filesystem::path& file);

// The same without writing: an empty database is refused too, and an older schema stays as it is.
Status check_schema(Connection& connection, const std::filesystem::path& file);

}  // namespace counterweight::store::sqlite
