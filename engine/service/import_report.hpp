// What came of an imported file, as JSON: docs/import.md. Pure.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/service/importer.hpp"

namespace counterweight::service {

// How the file was read: encoding, separator, which columns say what, which say nothing that is read, which
// needed fields no column says.
nlohmann::json import_form_json(const ImportReport& report);
// How many rows came to what.
nlohmann::json import_counts_json(const ImportReport& report);
// With their reasons: the first kMaxBadRowsTold.
nlohmann::json bad_rows_json(const ImportReport& report, Language language);
// All of it at once, with the rows that are shown as they were understood.
nlohmann::json import_report_json(const ImportReport& report, bool dry_run, Language language);

}  // namespace counterweight::service
