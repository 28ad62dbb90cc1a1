// `rules backtest`: the past of the organisations in a data directory, under another rulebook. Runs beside a
// server.
#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/input.hpp"
#include "engine/service/backtest.hpp"
#include "engine/service/past.hpp"
#include "engine/store/sqlite_store.hpp"
#include "rules/check.hpp"
#include "rules/report.hpp"

namespace counterweight::app {
namespace {

core::RulebookPtr candidate_or_told(const std::string& file, const std::string& text, Language language) {
  const rules::Checked checked = rules::check(text);
  if (!checked.rulebook) fmt::print(stderr, "{}", rules::report_text(file, checked, language));
  return checked.rulebook;
}

}  // namespace

int rules_backtest(const std::string& file, const std::string& data, Language language, bool as_json) {
  const auto text = read_input(file);
  if (!text) return kUsage;
  const core::RulebookPtr rulebook = candidate_or_told(file, *text, language);
  if (!rulebook) return kNotInOrder;
  const auto opened = store::SqliteStore::open_to_read(data);
  if (!opened.ok()) {
    fmt::print(stderr, "{}\n", opened.refusal().sentence.in(language));
    return kEnvironment;
  }
  const store::Ledger& ledger = (*opened)->ledger();
  const std::vector<OrganisationId> organisations = ledger.organisations();
  if (organisations.empty())
    fmt::print(stderr, "{}\n",
               say("There is no organisation in {} yet, and so no past.",
                   "В {} ещё нет ни одной организации, а значит, и прошлого.", in_backticks(data))
                   .in(language));
  for (const OrganisationId& id : organisations) {
    const auto events = service::read_past(ledger, id);
    if (!events.ok()) {
      fmt::print(stderr, "{}\n", events.refusal().sentence.in(language));
      return kUsage;
    }
    const service::backtest::Report report = service::backtest::run(*events, rulebook);
    if (as_json)
      fmt::print("{}\n", service::backtest::report_json(report, id, language).dump());
    else
      fmt::print("{}{}", &id == &organisations.front() ? "" : "\n",
                 service::backtest::report_text(report, id, language));
  }
  return kDone;
}

}  // namespace counterweight::app
