#include "rules/report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/check.hpp"

namespace counterweight::rules {
namespace {

using Severity = Diagnostic::Severity;

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
  }
  check_failed(__FILE__, __LINE__, "severity", "unknown severity");
}

auto count(const Checked& checked, Severity severity) {
  return std::count_if(checked.diagnostics.begin(), checked.diagnostics.end(),
                       [&](const Diagnostic& diagnostic) { return diagnostic.severity == severity; });
}

Text summary(const Checked& checked) {
  constexpr Noun kErrors{"error", "errors", "ошибка", "ошибки", "ошибок"};
  constexpr Noun kWarnings{"warning", "warnings", "предупреждение", "предупреждения", "предупреждений"};
  const Text counts = say("{}, {}", "{}, {}", counted(count(checked, Severity::error), kErrors),
                          counted(count(checked, Severity::warning), kWarnings));
  if (!checked.rulebook) return say("{}.", "{}.", counts);
  const Rulebook& book = checked.rulebook->book();
  return say("{}; `{}` version {} is in order, sha256 {}.", "{}; `{}` версии {} в порядке, sha256 {}.",
             counts, book.name, book.version, checked.rulebook->hash());
}

}  // namespace

std::string report_text(std::string_view file, const Checked& checked, Language language) {
  std::string out;
  for (const Diagnostic& diagnostic : checked.diagnostics)
    out += fmt::format("{} {}{} {}: {}\n  {}: {}\n", name_of(diagnostic.severity), file, diagnostic.pointer,
                       diagnostic.code, diagnostic.message.in(language),
                       say("help", "подсказка").in(language), diagnostic.help.in(language));
  return out + fmt::format("{}: {}\n", file, summary(checked).in(language));
}

std::string report_json(std::string_view file, const Checked& checked, Language language) {
  nlohmann::ordered_json out{{"file", file}, {"ok", checked.rulebook != nullptr}};
  const CheckedRulebook* const rulebook = checked.rulebook.get();
  out["name"] = nullptr;
  out["version"] = nullptr;
  out["hash"] = nullptr;
  if (rulebook != nullptr) {
    out["name"] = rulebook->book().name;
    out["version"] = rulebook->book().version;
    out["hash"] = rulebook->hash();
  }
  out["errors"] = count(checked, Severity::error);
  out["warnings"] = count(checked, Severity::warning);
  out["diagnostics"] = nlohmann::ordered_json::array();
  for (const Diagnostic& diagnostic : checked.diagnostics)
    out["diagnostics"].push_back({{"severity", name_of(diagnostic.severity)},
                                  {"pointer", diagnostic.pointer},
                                  {"code", diagnostic.code},
                                  {"message", diagnostic.message.in(language)},
                                  {"help", diagnostic.help.in(language)}});
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace counterweight::rules
