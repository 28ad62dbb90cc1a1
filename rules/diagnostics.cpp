#include "rules/diagnostics.hpp"

#include <algorithm>

#include "rules/limits.hpp"

namespace counterweight::rules {

void Diagnostics::error(const JsonNode& at, std::string code, Text message, Text help) {
  ++errors_;
  collect(at,
          {Diagnostic::Severity::error, at.pointer, std::move(code), std::move(message), std::move(help)});
}

void Diagnostics::warning(const JsonNode& at, std::string code, Text message, Text help) {
  collect(at,
          {Diagnostic::Severity::warning, at.pointer, std::move(code), std::move(message), std::move(help)});
}

bool Diagnostics::full() const {
  return entries_.size() == kMaxCollected;
}

void Diagnostics::collect(const JsonNode& at, Diagnostic diagnostic) {
  if (full())
    ++beyond_;
  else
    entries_.push_back({at.order, std::move(diagnostic)});
}

void Diagnostics::unexpected(const JsonNode& at, std::string code, const Text& expected, Text help) {
  error(at, std::move(code),
        say("expected {}, found {}.", "ожидалось: {}; получено: {}.", expected, found_words(at)),
        std::move(help));
}

std::vector<Diagnostic> Diagnostics::take() {
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.diagnostic.severity != b.diagnostic.severity
               ? a.diagnostic.severity == Diagnostic::Severity::error
               : a.order < b.order;
  });
  std::vector<Diagnostic> out;
  for (Entry& entry : entries_) {
    if (out.size() == kMaxDiagnostics) break;
    out.push_back(std::move(entry.diagnostic));
  }
  if (entries_.size() > kMaxDiagnostics)
    out.push_back(
        {out.back().severity, "", "more_problems",
         say("{} more problems are not told.", "ещё проблем, о которых не сказано: {}.",
             entries_.size() - kMaxDiagnostics),
         say("correct these first, then check again.", "исправьте сначала эти и проверьте снова.")});
  entries_.clear();
  return out;
}

}  // namespace counterweight::rules
