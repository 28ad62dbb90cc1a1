// Which column of an exported file says what. Columns are known by the names that exports of CRMs, analytics
// and call-tracking services give them, in English and Russian, or by what the importer is told. Pure.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace counterweight::codec::import {

enum class Kind { insights, conversations, customers, metrics, journeys, members };
std::optional<Kind> read_kind(std::string_view word);
std::string_view word_of(Kind kind);
inline constexpr std::string_view kAllKinds =
    "insights, conversations, customers, metrics, journeys, members";

// One thing that a row may say: its name on the command line, whether a row must say it, and what it is.
struct Field {
  std::string_view name;
  bool required = false;
  Text meaning;
  std::vector<std::string_view> headers;  // folded (fold_case.hpp)
};
const std::vector<Field>& fields_of(Kind kind);

struct Columns {
  std::vector<std::string> headers;
  std::map<std::string_view, std::vector<std::size_t>> of;  // by field; several columns may say one thing
  std::vector<std::size_t> unread;
  std::vector<std::string_view> missing;  // required fields that no column says
};

// `told`: field -> header as it stands in the file; an empty one: no column says this. Refuses as
// `invalid.mapping` a field or a header that is not there, and a header that stands twice: with what there
// is.
Result<Columns> map_columns(Kind kind, const std::vector<std::string>& headers,
                            const std::map<std::string, std::string>& told);

// `invalid.mapping` for each required field that no column says; nothing when there is none.
std::optional<Refusal> refuse_missing(Kind kind, const Columns& columns);

}  // namespace counterweight::codec::import
