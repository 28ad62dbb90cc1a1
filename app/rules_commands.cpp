// `rules check`, `rules explain`, `rules graph` and `rules simulate`.
#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/input.hpp"
#include "engine/codec/proposal_view.hpp"
#include "engine/codec/timeline.hpp"
#include "engine/service/scenario.hpp"
#include "engine/store/memory_store.hpp"
#include "rules/check.hpp"
#include "rules/explain.hpp"
#include "rules/graph.hpp"
#include "rules/report.hpp"

namespace counterweight::app {
namespace {

using nlohmann::json;

// The checked rulebook, or null after its problems were printed.
std::shared_ptr<const rules::CheckedRulebook> checked_or_told(const std::string& file,
                                                              const std::string& text) {
  const rules::Checked checked = rules::check(text);
  if (!checked.rulebook) fmt::print(stderr, "{}", rules::report_text(file, checked));
  return checked.rulebook;
}

// Every proposal with its timeline, and the board: what a server would serve, for comparing.
void print_state(const service::Tenant& tenant, const store::Ledger& ledger) {
  const auto published = tenant.published();
  const codec::NameOf names = tenant.name_of();
  json proposals = json::array();
  for (std::int64_t id = 1; id <= published->state.proposals_so_far(); ++id) {
    core::State state = published->state;
    if (state.stub({id}) != nullptr) state.bring_back(*tenant.whole(state, {id}));
    json events = json::array();
    for (std::int64_t after = 0;;) {
      const auto page =
          ledger.read_subject(tenant.id(), "proposal:" + std::to_string(id), after, store::kMaxPage);
      for (const store::Record& record : page) {
        const auto envelope = codec::read_envelope(record.bytes);
        if (envelope.ok())
          events.push_back(codec::timeline_json(envelope->event, record.seq, state, names, Language::en));
        after = record.seq;
      }
      if (page.size() < store::kMaxPage) break;
    }
    proposals.push_back(
        {{"proposal", codec::proposal_json(state, {id}, names)}, {"timeline", std::move(events)}});
  }
  json board = json::array();
  for (const std::string& card : tenant.board().cards()) board.push_back(json::parse(card));
  fmt::print("{}\n", json{{"proposals", std::move(proposals)}, {"board", std::move(board)}}.dump());
}

}  // namespace

int rules_check(const std::string& file, bool as_json) {
  const auto text = read_input(file);
  if (!text) return kUsage;
  const rules::Checked checked = rules::check(*text);
  if (as_json) {
    fmt::print("{}\n", rules::report_json(file, checked));
  } else {
    fmt::print(checked.rulebook ? stdout : stderr, "{}", rules::report_text(file, checked));
  }
  return checked.rulebook ? kDone : kNotInOrder;
}

int rules_explain(const std::string& file, Language language) {
  const auto text = read_input(file);
  if (!text) return kUsage;
  const auto rulebook = checked_or_told(file, *text);
  if (!rulebook) return kNotInOrder;
  fmt::print("{}", rules::explain(*rulebook, language));
  return kDone;
}

int rules_graph(const std::string& file, const std::string& format, Language language) {
  const auto text = read_input(file);
  if (!text) return kUsage;
  const auto rulebook = checked_or_told(file, *text);
  if (!rulebook) return kNotInOrder;
  fmt::print("{}", rules::draw(*rulebook, rules::graph_format(format).value(), language));
  return kDone;
}

int rules_simulate(const std::string& rulebook_file, const std::string& scenario_file, bool state) {
  const auto rulebook_text = read_input(rulebook_file);
  const auto scenario_text = read_input(scenario_file);
  if (!rulebook_text || !scenario_text) return kUsage;
  const auto rulebook = checked_or_told(rulebook_file, *rulebook_text);
  if (!rulebook) return kNotInOrder;
  spdlog::set_level(spdlog::level::warn);

  store::MemoryStore store;
  service::ManualClock clock{Timestamp{std::chrono::sys_days{std::chrono::year{2000} / 1 / 1}}};
  service::Service service{store.ledger(), store.vault(), clock};
  const OrganisationId organisation{"scenario"};
  const auto founded =
      service.submit_and_wait({organisation,
                               core::OrganisationCommand{core::FoundOrganisation{"Scenario", rulebook}},
                               {},
                               {},
                               {},
                               {}});
  if (!founded.ok()) {
    fmt::print(stderr, "{}\n", founded.refusal().sentence.en);
    return kEnvironment;
  }
  service::Scenario scenario{service, clock, organisation, Duration{0}, [&](const json& line) {
                               if (!state) fmt::print("{}\n", line.dump());
                             }};
  const service::Played played = scenario.play(*scenario_text);
  if (!played.readable.ok()) {
    fmt::print(stderr, "{}: {}\n", scenario_file, played.readable.refusal().sentence.en);
    return kUsage;
  }
  if (state) print_state(*service.tenant(organisation), store.ledger());
  fmt::print(stderr, "{} lines played, {} not as expected\n", played.lines, played.failed);
  return played.failed == 0 ? kDone : kNotInOrder;
}

}  // namespace counterweight::app
