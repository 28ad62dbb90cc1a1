// The live card of the board.
#include <algorithm>

#include "engine/codec/json_parts.hpp"
#include "engine/codec/proposal_view.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/deadlines.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

// What the little scale of an action shows: the verdict, told apart where the drawing differs.
std::string scale_of(const Proposal& p, const Action& action) {
  const Verdict verdict = verdict_of(p, action);
  if (verdict == Verdict::vetoed) {
    VetoState shown =
        VetoState::challenged;  // the least final of those that bite, so that a lone standing one shows
    for (const Veto& veto : p.vetoes) {
      if (veto.action != action.draft.id || !veto.bites()) continue;
      if (veto.state == VetoState::sustained) return "sustained";
      if (veto.state == VetoState::standing) shown = VetoState::standing;
    }
    return shown == VetoState::challenged ? "challenged" : "vetoed";
  }
  const bool unanswered = std::any_of(p.objections.begin(), p.objections.end(), [&](const Objection& o) {
    return o.action == action.draft.id && o.unanswered();
  });
  return unanswered && verdict == Verdict::pending ? "object" : std::string(word(verdict));
}

json challenge_json(const Proposal& p) {
  for (const Veto& veto : p.vetoes) {
    const Challenge* running = veto.running();
    if (running == nullptr) continue;
    const auto sustain = std::count_if(running->votes.begin(), running->votes.end(),
                                       [](const SustainVote& v) { return v.vote == Vote::sustain; });
    return {{"veto", veto.id.value},
            {"sustain", sustain},
            {"release", static_cast<std::int64_t>(running->votes.size()) - sustain},
            {"needed", running->needed},
            {"roll", running->roll.size()}};
  }
  return nullptr;
}

json veto_counts(const Proposal& p) {
  const auto count = [&](VetoState state) {
    return std::count_if(p.vetoes.begin(), p.vetoes.end(), [&](const Veto& v) { return v.state == state; });
  };
  return {{"standing", count(VetoState::standing)},
          {"challenged", count(VetoState::challenged)},
          {"sustained", count(VetoState::sustained)}};
}

const char* command_for(Task task) {
  switch (task) {
    case Task::position:
      return "take_position";
    case Task::answer:
      return "answer_objection";
    case Task::sustain_vote:
      return "vote_sustain";
    case Task::decide:
      return "decide";
    case Task::reaffirm:
      return "reaffirm";
    case Task::settle:
      return "resolve_objection";
    case Task::recast:
      return "recast_veto";
    case Task::pilot_result:
      return "record_pilot_result";
    case Task::answer_halt:
      return "resume";
  }
  return "";
}

// When the window began that runs now: of a pilot, of its result, of the decision, or of review.
Timestamp opened_at(const Proposal& p) {
  const Pilot* first = nullptr;
  std::optional<Timestamp> earliest;
  for (const Action& action : p.actions) {
    if (!action.piloting()) continue;
    const auto due = action.pilot->recast_due ? action.pilot->recast_due : action.pilot->stops_at;
    if (!due || (earliest && *earliest <= *due)) continue;
    earliest = due;
    first = &*action.pilot;
  }
  if (first != nullptr) return first->result ? first->result->at : first->started_at;
  return p.decision_opened_at.value_or(p.stage == 0 ? p.review_opened_at : p.review_since);
}

// The commands that are waited for, by department: enough for a card to offer its button.
json allowed_by_department(const Proposal& p, const std::vector<Attention>& turn) {
  json out = json::object();
  const auto add = [&](const std::string& department, const char* command) {
    json& list = out[department];
    if (std::find(list.begin(), list.end(), command) == list.end()) list.push_back(command);
  };
  for (const Attention& each : turn) add(each.department.value, command_for(each.task));
  if (p.open()) add(p.rulebook->book().final_say.value, "withdraw");
  return out;
}

// All of a card that follows from the proposal alone. Who wrote it is shown as the organisation knows them
// now.
json own_facts(const Proposal& p) {
  const std::vector<Attention> turn = attention_of(p);
  json actions = json::array();
  for (const Action& action : p.actions)
    actions.push_back({{"id", action.draft.id.value},
                       {"number", p.number_of(action.draft.id)},
                       {"kind", action.draft.kind.value},
                       {"title", action.draft.title},
                       {"scale", scale_of(p, action)}});
  json attention = json::array();
  for (const Attention& each : turn) attention.push_back(attention_json(each));
  return {{"id", p.id.value},
          {"status", word(p.status)},
          {"title", p.title},
          {"revision", p.revision},
          {"submitted_at", format_timestamp(p.submitted_at)},
          {"due", time_json(next_end(p))},
          {"opened_at", format_timestamp(opened_at(p))},
          {"closed_at", time_json(p.closed_at)},
          {"actions", std::move(actions)},
          {"vetoes", veto_counts(p)},
          {"unanswered", std::count_if(p.objections.begin(), p.objections.end(),
                                       [](const Objection& o) { return o.unanswered(); })},
          {"challenge", challenge_json(p)},
          {"turn", std::move(attention)},
          {"allowed", allowed_by_department(p, turn)}};
}

}  // namespace

json card_json(const State& state, ProposalId id, std::int64_t seq, const NameOf& name_of) {
  const Stub* stub = state.stub(id);
  json card = stub != nullptr ? json::parse(stub->card) : own_facts(*state.proposal(id));
  card["seq"] = seq;
  const MemberId& author = stub != nullptr ? stub->author : state.proposal(id)->author;
  card["author"] = person_json(state.organisation(), name_of, author);
  return card;
}

Stub stub_of(const Proposal& proposal, std::int64_t seq) {
  return {proposal.version,          seq, proposal.status, *proposal.closed_at, proposal.author,
          own_facts(proposal).dump()};
}

}  // namespace counterweight::codec
