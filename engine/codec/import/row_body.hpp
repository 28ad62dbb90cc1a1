// A row of an exported file as the body that it would be sent with over REST. Pure but for time zones.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "base/time.hpp"
#include "engine/codec/csv/csv_reader.hpp"
#include "engine/codec/import/columns.hpp"
#include "engine/core/knowledge/records.hpp"

namespace counterweight::codec::import {

struct RowOptions {
  std::string zone = "UTC";                         // that times without an offset are of
  core::Relation relation = core::Relation::buyer;  // where no column says it
  Timestamp now{};
  // A member by id, e-mail or name; nothing when nobody is called so, or several are.
  std::function<std::optional<std::string>(const std::string& who)> member_by;
  // A department by id or name; nothing when none is called so.
  std::function<std::optional<std::string>(const std::string& called)> department_by;
  std::string departments;  // all of them, for people
};

// Every problem of the row at once; the pointer of each is the column's header. `row` has no problem itself.
// What was written is checked by those who read the body.
Result<nlohmann::json> row_body(Kind kind, const Columns& columns, const csv::Row& row,
                                const RowOptions& options);

}  // namespace counterweight::codec::import
