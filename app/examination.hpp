// One organisation of a data directory, looked at as `audit verify` does: its chain, that every event can be
// read, and the snapshot held against them.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "engine/store/snapshots.hpp"
#include "engine/store/sqlite_store.hpp"

namespace counterweight::app {

struct Examined {
  std::optional<store::Head> head;  // where it ends; nothing when it is not in order
  std::string found;                // "1841 events, chain intact, head 1841-9f3ac2e1", or what is wrong
  std::string json;                 // the same as an object, in JSON
};

Examined examine(store::SqliteStore& store, const store::Snapshots& snapshots, const OrganisationId& id);

}  // namespace counterweight::app
