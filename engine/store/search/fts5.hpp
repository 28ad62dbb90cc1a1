// What the search index adds to FTS5. Thread-safety: that of the connection.
#pragma once

#include <sqlite3.h>

#include "engine/store/sqlite/connection.hpp"

namespace counterweight::store::search {

// FTS5's interface on this connection. SQLite without FTS5 is an error of the build.
fts5_api* fts5_of(sqlite::Connection& connection);

}  // namespace counterweight::store::search
