#include "engine/codec/scenario_line.hpp"

#include <stdexcept>

#include "engine/codec/amendment_json.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/value_json.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

class LineWriter {
 public:
  explicit LineWriter(const State& before) : state_(before) {}

  json operator()(const Submit& c) const {
    json actions = json::array();
    for (const ActionDraft& each : c.actions) actions.push_back(draft_json(each));
    return line("submit",
                {{"title", c.title}, {"goal", c.goal}, {"fields", to_json(c.fields)}, {"actions", actions}});
  }
  json operator()(const TakePosition& c) const {
    json body{
        {"action", c.action ? c.action->value : "*"}, {"position", word(c.position)}, {"reason", c.reason}};
    if (!c.ground.empty()) body["ground"] = c.ground.value;
    if (!c.acceptable.empty()) body["acceptable"] = c.acceptable;
    if (c.harm_pct) body["harm_pct"] = *c.harm_pct;
    if (!c.answers.empty()) body["answers"] = answers_json(c.answers);
    return line("take_position", std::move(body));
  }
  json operator()(const WithdrawPosition& c) const {
    return line("withdraw_position", {{"action", c.action.value}});
  }
  json operator()(const Reaffirm& c) const { return line("reaffirm", {{"action", c.action.value}}); }
  json operator()(const AnswerObjection& c) const {
    json body = of(*proposal(c.proposal).objection(c.objection));
    body["answer"] = word(c.answer);
    body["reason"] = c.reason;
    return line("answer_objection", std::move(body));
  }
  json operator()(const ResolveObjection& c) const {
    return line("resolve_objection", of(*proposal(c.proposal).objection(c.objection)));
  }
  json operator()(const ChallengeVeto& c) const {
    return about(c, "challenge_veto", {{"on", word(c.on)}, {"reason", c.reason}});
  }
  json operator()(const WithdrawChallenge& c) const { return about(c, "withdraw_challenge", json::object()); }
  json operator()(const VoteSustain& c) const {
    return about(c, "vote_sustain", {{"vote", word(c.vote)}, {"reason", c.reason}});
  }
  json operator()(const OverrideVeto& c) const {
    return about(c, "override_veto", {{"justification", c.justification}});
  }
  json operator()(const WithdrawOverride& c) const { return about(c, "withdraw_override", json::object()); }
  json operator()(const RecastVeto& c) const { return about(c, "recast_veto", {{"reason", c.reason}}); }
  json operator()(const Amend& c) const {
    json body = amendment_json(c.amendment);
    body["reason"] = c.reason;
    return line("amend", std::move(body));
  }
  json operator()(const Decide& c) const {
    json body{{"decision", word(c.decision)}, {"reason", c.reason}};
    for (const auto& [action, choice] : c.actions) body["actions"][action.value] = word(choice);
    if (c.pilot) body["pilot"] = pilot_terms_json(*c.pilot);
    return line("decide", std::move(body));
  }
  json operator()(const RecordPilotResult& c) const {
    return line("record_pilot_result",
                {{"action", c.action.value}, {"met", c.met}, {"measured", c.measured}, {"reason", c.reason}});
  }
  json operator()(const HaltAction& c) const {
    return line("halt", {{"action", c.action.value}, {"reason", c.reason}});
  }
  json operator()(const ResumeAction& c) const {
    return line("resume", {{"action", c.action.value}, {"reason", c.reason}});
  }
  json operator()(const StopAction& c) const {
    return line("stop", {{"action", c.action.value}, {"reason", c.reason}});
  }
  json operator()(const RecordOutcome& c) const {
    json lessons = json::array();
    for (const Lesson& each : c.lessons) {
      json lesson = of(*proposal(c.proposal).veto(each.veto));
      lesson["lesson"] = each.lesson;
      lessons.push_back(std::move(lesson));
    }
    return line("record_outcome", {{"measured", measured_json(c.measured)},
                                   {"verdict", word(c.verdict)},
                                   {"lesson", c.lesson},
                                   {"lessons", std::move(lessons)}});
  }
  template <typename Other>
  json operator()(const Other&) const {
    throw std::logic_error("the verifier gives no such command");
  }

 private:
  static json line(const char* name, json body) { return {{"do", name}, {"body", std::move(body)}}; }
  const Proposal& proposal(ProposalId id) const { return *state_.proposal(id); }
  template <typename Named>
  static json of(const Named& named) {
    return {{"action", named.action.value}, {"department", named.department.value}};
  }
  template <typename Command>
  json about(const Command& c, const char* name, json body) const {
    body.update(of(*proposal(c.proposal).veto(c.veto)));
    return line(name, std::move(body));
  }

  const State& state_;
};

}  // namespace

json scenario_line(const State& before, const ProposalCommand& command) {
  return std::visit(LineWriter{before}, static_cast<const AnyProposalCommand&>(command));
}

}  // namespace counterweight::codec
