// A whole copy of a database, made while other processes write to it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "engine/store/sqlite/connection.hpp"

namespace counterweight::store::sqlite {

// Bytes that are copied, and about how many there are.
using TellCopied = std::function<void(std::int64_t done, std::int64_t all)>;

std::int64_t bytes_of(Connection& connection);  // of the database, with what is in its log

// Writes what `from` holds at this moment into the file `into`, which is there and empty: row by row, so that
// it has no free pages and nothing of what was deleted. Nobody is hindered; the log of `from` only grows
// meanwhile. Not synced. Calls `tell` now and then. Throws Error and DamagedStore.
void copy_database(Connection& from, const std::filesystem::path& into, const TellCopied& tell);

}  // namespace counterweight::store::sqlite
