// Where problems are collected while a rulebook is read. Inside rules/ only.
#pragma once

#include <string>
#include <vector>

#include "rules/check.hpp"
#include "rules/document.hpp"

namespace counterweight::rules {

class Diagnostics {
 public:
  void error(const JsonNode& at, std::string code, Text message, Text help);
  void warning(const JsonNode& at, std::string code, Text message, Text help);
  std::size_t errors() const { return errors_; }
  // kMaxCollected are there: the rest is only counted, and needs no costly help.
  bool full() const;

  // "expected {expected}, found {what stands there}."
  void unexpected(const JsonNode& at, std::string code, const Text& expected, Text help);

  // Errors first, then warnings, each in document order; at most kMaxDiagnostics, the last telling how many
  // more.
  std::vector<Diagnostic> take();

 private:
  void collect(const JsonNode& at, Diagnostic diagnostic);

  struct Entry {
    std::size_t order;
    Diagnostic diagnostic;
  };
  std::vector<Entry> entries_;
  std::size_t errors_ = 0;
  std::size_t beyond_ = 0;
};

}  // namespace counterweight::rules
