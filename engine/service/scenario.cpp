#include "engine/service/scenario.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/canonical_json.hpp"
#include "engine/codec/command_json.hpp"
#include "engine/codec/event_json.hpp"
#include "engine/service/scenario_expectation.hpp"

namespace counterweight::service {
namespace {

using nlohmann::json;

Refusal unreadable(std::size_t line, const Text& why) {
  return {"invalid.scenario", say("Line {}: {}", "Строка {}: {}", line, why)};
}

std::string text_in(const json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

// Calls `use` for each non-empty line until it answers false.
template <typename Use>
void each_line(std::string_view text, Use use) {
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    if (!blank && !line.starts_with("//") && !use(number, line)) return;
  }
}

// Times in a body move with the file's own; dates of a campaign stay what they are.
void shift_times(json& value, Duration shift) {
  if (value.is_structured()) {
    for (json& inner : value) shift_times(inner, shift);
    return;
  }
  if (!value.is_string()) return;
  if (const auto time = parse_timestamp(value.get_ref<const std::string&>()))
    value = format_timestamp(*time + shift);
}

json events_json(const std::vector<codec::Envelope>& events) {
  json out = json::array();
  for (const codec::Envelope& envelope : events) out.push_back(codec::event_type(envelope.event));
  return out;
}

}  // namespace

Scenario::Scenario(Service& service, ManualClock& clock, OrganisationId organisation, Duration shift,
                   Output output)
    : service_(service),
      clock_(clock),
      organisation_(std::move(organisation)),
      shift_(shift),
      output_(std::move(output)) {}

Played Scenario::play(std::string_view text) {
  Played played;
  meet_everybody(text);
  each_line(text, [&](std::size_t number, std::string_view line) {
    const auto parsed = parse_json(line);
    if (!parsed.ok() || !parsed->is_object() || number > kMaxScenarioLines) {
      played.readable = unreadable(
          number, parsed.ok() ? say("expected one JSON object per line, at most {} lines.",
                                    "нужен один объект JSON в строке, не больше {} строк.", kMaxScenarioLines)
                              : parsed.refusal().sentence);
      return false;
    }
    json out{{"line", number}};
    try {
      played.failed += play_line(*parsed, out) ? 0U : 1U;
    } catch (const json::exception&) {
      played.readable = unreadable(
          number, say("expected a command (`at`, `actor`, `do`, `proposal`, `body`) or an `expect`.",
                      "нужна команда (`at`, `actor`, `do`, `proposal`, `body`) или `expect`."));
      return false;
    }
    ++played.lines;
    output_(out);
    return true;
  });
  return played;
}

bool Scenario::play_line(const json& line, json& out) {
  if (const std::string at = text_in(line, "at"); !at.empty()) {
    const auto time = parse_timestamp(at);
    if (!time) {
      out["error"] = "`at` is no time such as 2026-03-02T09:00:00Z";
      return false;
    }
    go_to(*time + shift_);
  }
  if (line.contains("expect")) return play_expectation(line.at("expect"), out);
  return play_command(line, out);
}

// What falls due on the way happens at its own time, as it does on a server that runs.
void Scenario::go_to(Timestamp when) {
  std::optional<Timestamp> last;
  for (auto due = next_due(); due && *due <= when && due != last; due = next_due()) {
    last = due;
    clock_.set(std::max(clock_.now(), *due));
    service_.pass_time();
  }
  clock_.set(std::max(clock_.now(), when));
}

std::optional<Timestamp> Scenario::next_due() const {
  return service_.tenant(organisation_)->state().next_due();
}

bool Scenario::play_command(const json& line, json& out) {
  const std::string name = line.at("do").get<std::string>();
  out["do"] = name;
  if (name == "advance_time") {
    const std::int64_t before = service_.tenant(organisation_)->head().seq;
    service_.pass_time();
    out["passed"] = service_.tenant(organisation_)->head().seq - before;
    return true;
  }
  const std::string actor = line.at("actor").get<std::string>();
  out["actor"] = actor;
  if (const Status met = meet(actor, line); !met.ok()) {
    out["error"] = met.refusal().sentence.en;
    return false;
  }
  if (name == "join") return true;  // and says nothing else
  const Result<Accepted> answer = give(line, {actor.substr(0, actor.find('@'))});
  const bool refusal_expected = line.contains("refused");
  if (answer.ok()) {
    out["accepted"] = events_json(answer->events);
    if (name == "submit")
      if (const auto proposal = core::proposal_of(answer->events.front().event))
        proposals_[text_in(line, "proposal")] = *proposal;
    if (refusal_expected) out["error"] = "expected a refusal, but it was accepted";
    return !refusal_expected;
  }
  out["refused"] = answer.refusal().code;
  out["sentence"] = answer.refusal().sentence.en;
  if (!answer.refusal().pointer.empty()) out["pointer"] = answer.refusal().pointer;
  const bool as_expected =
      refusal_expected && (line.at("refused") == true || line.at("refused") == answer.refusal().code);
  if (!as_expected)
    out["error"] = refusal_expected ? "refused, but expected " + line.at("refused").dump() : "refused";
  return as_expected;
}

// Whoever acts in the file belongs to the company before its first line, so that they may speak on whatever
// it submits; but for those whom a line adds. A line that cannot be read is reported when it is its turn.
void Scenario::meet_everybody(std::string_view text) {
  std::map<std::string, json> met;  // by member@department: the line that says most of them
  std::vector<std::string> order;
  std::set<std::string> added;
  std::optional<Timestamp> first;
  each_line(text, [&](std::size_t number, std::string_view line) {
    const auto parsed = parse_json(line);
    if (!parsed.ok() || !parsed->is_object()) return number < kMaxScenarioLines;
    if (!first) first = parse_timestamp(text_in(*parsed, "at"));
    if (text_in(*parsed, "do") == "add_member")
      added.insert(text_in(parsed->value("body", json::object()), "id"));
    const std::string actor = text_in(*parsed, "actor");
    if (!actor.empty() && !met.contains(actor)) order.push_back(actor);
    if (!actor.empty() && (!met.contains(actor) || parsed->contains("roles"))) met[actor] = *parsed;
    return number < kMaxScenarioLines;
  });
  if (first) clock_.set(std::max(clock_.now(), *first + shift_));
  for (const std::string& actor : order)
    if (!added.contains(actor.substr(0, actor.find('@')))) (void)meet(actor, met.at(actor));
}

// "roles": ["head"] makes a head, "administrator" one who looks after departments without one.
Status Scenario::meet(const std::string& actor, const json& line) {
  const std::size_t at = actor.find('@');
  if (at == std::string::npos || at == 0 || at + 1 == actor.size())
    return Refusal{"invalid.scenario", say("expected `member@department`, but found {}",
                                           "нужно `member@department`, а указано {}", in_backticks(actor))};
  const core::MemberId member{actor.substr(0, at)};
  const core::DepartmentId department{actor.substr(at + 1)};
  if (const core::Member* known = service_.tenant(organisation_)->state().organisation().member(member)) {
    if (known->department == department) return Done{};
    return Refusal{"invalid.scenario",
                   say("{} belongs to {}, not to {}", "{} работает в {}, а не в {}",
                       in_backticks(member.value), known->department.value, department.value)};
  }
  const auto roles = line.value("roles", json::array());
  const auto has = [&](const char* role) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  };
  const auto added = add({member, department, has("head"), {}, has("administrator")}, {});
  if (!added.ok()) return added.refusal();
  return Done{};
}

// Names are sealed before they are recorded; in a scenario a member's name is the id.
Result<Accepted> Scenario::add(core::AddMember member, const core::MemberId& actor) {
  store::SealedValue name = seal(member.member.value);
  member.sealed_name = name.commitment;
  return service_.submit_and_wait(
      {organisation_, core::OrganisationCommand{std::move(member)}, actor, {}, {}, {std::move(name)}});
}

// Null for an unknown one. A memory store can always be read.
std::shared_ptr<const core::Proposal> Scenario::whole(core::ProposalId id) const {
  const Tenant& tenant = *service_.tenant(organisation_);
  return tenant.state().knows(id) ? *tenant.whole(tenant.state(), id) : nullptr;
}

Result<Accepted> Scenario::give(const json& line, const core::MemberId& actor) {
  const auto label = proposals_.find(text_in(line, "proposal"));
  const core::ProposalId id = label == proposals_.end() ? core::ProposalId{0} : label->second;
  service_.pass_time();  // a body is completed from the state that the command will meet
  const auto proposal = whole(id);
  json body = line.value("body", json::object());
  if (shift_ != Duration{}) shift_times(body, shift_);
  const auto command =
      codec::read_scenario_command(line.at("do").get<std::string>(), id, proposal.get(), body);
  if (!command.ok()) return command.refusal();
  if (const auto* organisation = std::get_if<core::OrganisationCommand>(&*command))
    if (const auto* joins = std::get_if<core::AddMember>(organisation)) return add(*joins, actor);
  return service_.submit_and_wait({organisation_, *command, actor, {}, {}, {}});
}

bool Scenario::play_expectation(const json& expected, json& out) {
  service_.pass_time();
  const std::string label = expected.at("proposal").get<std::string>();
  const auto id = proposals_.find(label);
  json wanted = expected;
  wanted.erase("proposal");
  out["expect"] = label;
  if (id == proposals_.end()) {
    out["error"] = "no proposal `" + label + "` was submitted";
    return false;
  }
  if (const std::string unknown = unknown_key(wanted); !unknown.empty()) {
    out["error"] = "expected keys of an expectation are proposal, " + std::string(kExpectationKeys) +
                   ", but found `" + unknown + "`";
    return false;
  }
  sort_lists(wanted);
  const json found = what_stands(*whole(id->second), wanted);
  out["met"] = found == wanted;
  if (found == wanted) return true;
  out["expected"] = wanted;
  out["found"] = found;
  return false;
}

std::optional<Timestamp> last_time_of(std::string_view scenario) {
  std::optional<Timestamp> latest;
  each_line(scenario, [&](std::size_t, std::string_view line) {
    const auto parsed = parse_json(line);
    if (!parsed.ok() || !parsed->is_object()) return false;
    if (const auto time = parse_timestamp(text_in(*parsed, "at")))
      latest = std::max(latest.value_or(*time), *time);
    return true;
  });
  return latest;
}

}  // namespace counterweight::service
