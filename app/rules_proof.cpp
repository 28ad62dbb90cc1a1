// `rules verify` and `rules diff`: what a rulebook comes to, before anybody lives under it.
#include <fmt/core.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "app/commands.hpp"
#include "app/input.hpp"
#include "engine/codec/counterexample.hpp"
#include "engine/codec/verify_report.hpp"
#include "engine/service/on_threads.hpp"
#include "rules/report.hpp"
#include "rules/rulebook_diff.hpp"

namespace counterweight::app {
namespace {

using Clock = std::chrono::steady_clock;

core::RulebookPtr read_rulebook(const std::string& file, Language language, int& code) {
  const auto text = read_input(file);
  if (!text) {
    code = kUsage;
    return nullptr;
  }
  const rules::Checked checked = rules::check(*text);
  if (!checked.rulebook) {
    fmt::print(stderr, "{}", rules::report_text(file, checked, language));
    code = kNotInOrder;
  }
  return checked.rulebook;
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// On a terminal, in place; else nothing. A run that is over in a blink says nothing either.
std::function<void(std::size_t, std::size_t)> progress_since(Clock::time_point start) {
  if (isatty(STDERR_FILENO) == 0) return {};
  return [start](std::size_t done, std::size_t all) {
    if (seconds_since(start) < 1.0) return;
    fmt::print(stderr, "\r{} / {}{}", done, all, done == all ? "\r\x1b[K" : "");
  };
}

// On every processor that there is.
core::Runner runner_since(Clock::time_point start) {
  return [start](std::size_t count, const std::function<void(std::size_t)>& task) {
    service::run_on_threads(service::threads_here(), count, task, progress_since(start));
  };
}

// One file for each counterexample: DIR/D5.jsonl.
bool write_scenarios(const core::Report& report, const core::RulebookPtr& rulebook,
                     const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  for (const core::Finding& each : report.findings) {
    if (!each.counterexample) continue;
    const std::filesystem::path path = std::filesystem::path{folder} / (each.property + ".jsonl");
    std::ofstream out{path};
    out << codec::tell(*each.counterexample, rulebook).scenario;
    if (out.flush()) continue;
    fmt::print(stderr, "Cannot write {}: name a folder that can be written to.\n", path.string());
    return false;
  }
  return true;
}

}  // namespace

int rules_verify(const VerifyOptions& options) {
  int code = kDone;
  const auto rulebook = read_rulebook(options.file, options.language, code);
  if (!rulebook) return code;
  const Clock::time_point start = Clock::now();
  const core::Report report = core::verify(*rulebook, {options.max_states}, runner_since(start));
  const double seconds = seconds_since(start);
  if (options.json) {
    fmt::print("{}\n", codec::verify_json(report, rulebook, seconds, options.language));
  } else {
    fmt::print("{}", codec::verify_text(report, rulebook, options.language));
    fmt::print("{}\n",
               (report.sound() ? say("{} is sound.", "{}: всё доказано.", options.file)
                               : say("{} is not proved to be sound.", "{}: доказано не всё.", options.file))
                   .in(options.language));
  }
  fmt::print(stderr, "{} situations, {} parts, {} states, {} edges, {:.2f} s\n", report.situations,
             report.parts, report.states, report.edges, seconds);
  if (!options.scenarios.empty() && !write_scenarios(report, rulebook, options.scenarios))
    return kEnvironment;
  return report.sound() ? kDone : kNotInOrder;
}

int rules_diff(const std::string& before, const std::string& after, Language language, bool json) {
  int code = kDone;
  const auto old_one = read_rulebook(before, language, code);
  if (!old_one) return code;
  const auto new_one = read_rulebook(after, language, code);
  if (!new_one) return code;
  const rules::RulebookDiff diff = rules::diff(*old_one, *new_one);
  fmt::print("{}", json ? rules::diff_json(diff, language) + "\n" : rules::diff_text(diff, language));
  return kDone;
}

}  // namespace counterweight::app
