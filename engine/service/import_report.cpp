#include "engine/service/import_report.hpp"

#include <nlohmann/json.hpp>

namespace counterweight::service {

using nlohmann::json;

json import_form_json(const ImportReport& report) {
  json columns = json::object();
  for (const auto& [field, at] : report.columns.of)
    for (const std::size_t each : at) columns[std::string(field)].push_back(report.columns.headers[each]);
  json unread = json::array();
  for (const std::size_t each : report.columns.unread) unread.push_back(report.columns.headers[each]);
  json missing = json::array();
  for (const std::string_view each : report.columns.missing) missing.push_back(std::string(each));
  return {{"encoding", report.encoding == codec::csv::Encoding::utf8 ? "utf-8" : "windows-1251"},
          {"separator", std::string(1, report.separator)},
          {"columns", std::move(columns)},
          {"unread_columns", std::move(unread)},
          {"missing", std::move(missing)}};
}

json import_counts_json(const ImportReport& report) {
  return {{"rows", report.rows}, {"recorded", report.recorded}, {"known", report.known}, {"bad", report.bad}};
}

json bad_rows_json(const ImportReport& report, Language language) {
  json bad = json::array();
  for (const BadRow& row : report.bad_rows)
    bad.push_back({{"line", row.line}, {"column", row.column}, {"reason", row.reason.in(language)}});
  return bad;
}

json import_report_json(const ImportReport& report, bool dry_run, Language language) {
  json out = import_form_json(report);
  out.update(import_counts_json(report));
  out["dry_run"] = dry_run;
  out["bad_rows"] = bad_rows_json(report, language);
  out["preview"] = json::array();
  for (const std::string& each : report.preview) out["preview"].push_back(json::parse(each));
  return out;
}

}  // namespace counterweight::service
