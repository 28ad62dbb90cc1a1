// The commands of the program. Each returns its exit code: 0 done; 1 the thing examined is not in order; 2
// wrong usage or unreadable input; 3 the environment failed. Messages go to stderr, results to stdout.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace counterweight::app {

enum Exit { kDone = 0, kNotInOrder = 1, kUsage = 2, kEnvironment = 3 };

struct ServeOptions {
  std::string listen = "127.0.0.1:8080";
  std::string data = "var/data";
  bool demo = false;
  std::string clock_ahead;             // a duration such as 4d; the demo's only
  std::vector<std::string> rulebooks;  // files that set-up offers besides its own
  std::vector<std::string> origins;
  std::vector<std::string> trusted_proxies;
  bool behind_tls = false;
};

struct VerifyOptions {
  std::string file;
  std::size_t max_states = 200'000;  // of one exploration
  std::string scenarios;             // folder for counterexamples; empty: none are written
  bool json = false;
  Language language = Language::en;
};

struct ImportFileOptions {
  std::string kind, file;  // "-": standard input
  std::string data = "var/data";
  std::string organisation, member;  // empty: the only one; who imports
  std::vector<std::string> columns;  // FIELD=COLUMN
  std::string separator, encoding;   // empty: the file tells
  std::string zone = "UTC", relation = "buyer";
  std::string journey;               // of journeys: its number
  bool dry_run = false, json = false;
  Language language = Language::en;
};

struct CopyOptions {
  std::string from, to;  // directories
  bool json = false;
  Language language = Language::en;
};

int serve(const ServeOptions& options);
int backup(const CopyOptions& options);
int restore(const CopyOptions& options);
int import_file(const ImportFileOptions& options);
int rules_check(const std::string& file, bool json);
int rules_explain(const std::string& file, Language language);
int rules_graph(const std::string& file, const std::string& format, Language language);
int rules_simulate(const std::string& rulebook, const std::string& scenario, bool state);
int rules_verify(const VerifyOptions& options);
int rules_diff(const std::string& before, const std::string& after, Language language, bool json);
int rules_backtest(const std::string& rulebook, const std::string& data, Language language, bool json);
int audit_verify(const std::string& data, bool json);
int audit_export(const std::string& data, const std::string& organisation);

}  // namespace counterweight::app
