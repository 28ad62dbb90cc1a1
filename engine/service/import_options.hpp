// How a file is to be read, as it is said in words: on the command line and in an address.
// Thread-safety: pure but for the system's time zones.
#pragma once

#include <string>
#include <vector>

#include "engine/service/importer.hpp"

namespace counterweight::service {

// Empty: the file tells, or as usual.
struct ImportWords {
  std::string kind = {};                  // needed: kAllKinds
  std::vector<std::string> columns = {};  // FIELD=COLUMN; FIELD= where no column says it
  std::string separator = {};             // , ; tab
  std::string encoding = {};              // utf-8 windows-1251
  std::string zone = {};                  // UTC
  std::string relation = {};              // buyer
  std::string journey = {};               // its number; needed for journeys
};

// `invalid.kind`, `invalid.mapping` (no FIELD=COLUMN, or a field twice), `invalid.separator`,
// `invalid.encoding`, `invalid.zone`, `invalid.relation`, `invalid.journey`. What is not said in words stays
// to be set: dry_run, and of the rows `now` and `member_by`.
Result<ImportOptions> read_import_words(const ImportWords& words);

}  // namespace counterweight::service
