// The commands of the program. Each returns its exit code: 0 done; 1 the thing examined is not in order; 2
// wrong usage or unreadable input; 3 the environment failed. Messages go to stderr, results to stdout.
#pragma once

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

int serve(const ServeOptions& options);
int rules_check(const std::string& file, bool json);
int rules_explain(const std::string& file, Language language);
int rules_graph(const std::string& file, const std::string& format, Language language);
int rules_simulate(const std::string& rulebook, const std::string& scenario, bool state);
int audit_verify(const std::string& data, bool json);
int audit_export(const std::string& data, const std::string& organisation);

}  // namespace counterweight::app
