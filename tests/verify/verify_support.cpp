#include "tests/verify/verify_support.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "engine/codec/counterexample.hpp"
#include "rules/report.hpp"
#include "tests/support/catch.hpp"

namespace counterweight::test {

nlohmann::json json_file(const std::string& path) {
  std::ifstream file(std::string(SOURCE_DIR) + "/" + path);
  INFO(path);
  REQUIRE(file.good());
  return nlohmann::json::parse(std::string{std::istreambuf_iterator<char>(file), {}});
}

core::RulebookPtr checked(const nlohmann::json& document) {
  const rules::Checked checked = rules::check(document.dump());
  INFO(rules::report_text("rulebook.json", checked));
  REQUIRE(checked.rulebook != nullptr);
  return checked.rulebook;
}

const core::Finding& finding_of(const core::Report& report, std::string_view property) {
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [&](const core::Finding& each) { return each.property == property; });
  REQUIRE(found != report.findings.end());
  return *found;
}

std::string said(const core::Finding& finding, const core::RulebookPtr& rulebook) {
  std::string out;
  for (const auto* sentences : {&finding.exceptions, &finding.notes, &finding.problems})
    for (const Text& each : *sentences) out += each.en + "\n";
  if (finding.counterexample)
    for (const Text& each : codec::tell(*finding.counterexample, rulebook).story) out += each.en + "\n";
  return out;
}

bool tells(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return true;
  WARN("expected `" + part + "` in:\n" + text);
  return false;
}

std::string unproved(const core::Report& report, const core::RulebookPtr& rulebook) {
  std::string out;
  for (const core::Finding& each : report.findings)
    if (each.proof != core::Proof::proved)
      out += each.property + " " + std::string(core::name_of(each.proof)) + "\n" + said(each, rulebook);
  return out;
}

}  // namespace counterweight::test
