#include <fmt/format.h>

#include "tests/core/random_commands.hpp"

namespace counterweight::test {

using namespace core;

namespace {

std::string words(const rules::Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* money = std::get_if<rules::Money>(&value))
    return fmt::format("{} {}", money->amount / 100, money->currency);
  return "'" + std::get<std::string>(value) + "'";
}

std::string words(const std::vector<ActionId>& ids) {
  std::string out = "[";
  for (const ActionId& id : ids) out += (out.size() > 1 ? " " : "") + id.value;
  return out + "]";
}

std::string words(const Amendment& a) {
  std::string out;
  if (a.title) out += " title '" + *a.title + "'";
  for (const auto& [name, value] : a.fields) out += " " + name + "=" + (value ? words(*value) : "null");
  for (const ActionId& id : a.drop) out += " drop " + id.value;
  for (const ActionPatch& patch : a.actions) {
    out += " " + patch.id.value + "{";
    if (patch.kind) out += " kind " + patch.kind->value;
    if (patch.title) out += " title '" + *patch.title + "'";
    for (const auto& [name, value] : patch.attributes)
      out += " " + name + "=" + (value ? words(*value) : "null");
    if (patch.needs) out += " requires " + words(*patch.needs);
    out += " }";
  }
  return out;
}

std::string words(const std::optional<Timestamp>& time) {
  return time ? " until " + format_timestamp(*time) : "";
}

struct Words {
  static std::string on(const auto& c) { return fmt::format("of {}", c.proposal.value); }
  static std::string veto(const auto& c) { return fmt::format("veto {} {}", c.veto.value, on(c)); }
  static std::string objection(const auto& c) {
    return fmt::format("objection {} {}", c.objection.value, on(c));
  }
  static std::string action(const auto& c) { return fmt::format("{} {}", c.action.value, on(c)); }
  static std::string suggestion(const auto& c) {
    return fmt::format("suggestion {} {}", c.suggestion.value, on(c));
  }

  std::string operator()(const Submit& c) const {
    std::string out = "submit";
    for (const auto& [name, value] : c.fields) out += " " + name + "=" + words(value);
    for (const ActionDraft& a : c.actions) {
      out += fmt::format(" {}{{{} '{}'", a.id.value, a.kind.value, a.title);
      for (const auto& [name, value] : a.attributes) out += " " + name + "=" + words(value);
      out += (a.needs.empty() ? "" : " requires " + words(a.needs)) + "}";
    }
    return out;
  }
  std::string operator()(const TakePosition& c) const {
    static const char* const position[] = {"approve", "abstain", "object", "veto"};
    return fmt::format("{} {} {} as of revision {}{}{}{}", position[static_cast<int>(c.position)],
                       c.action ? c.action->value : "*", on(c), c.revision,
                       c.ground.empty() ? "" : " on " + c.ground.value,
                       c.lifts_if.empty() ? "" : " lifts if " + c.lifts_if, words(c.valid_until));
  }
  std::string operator()(const Recuse& c) const { return "recuse " + on(c); }
  std::string operator()(const Reaffirm& c) const {
    return fmt::format("reaffirm {} as of revision {}{}", action(c), c.revision, words(c.valid_until));
  }
  std::string operator()(const WithdrawPosition& c) const { return "withdraw position on " + action(c); }
  std::string operator()(const WithdrawVeto& c) const { return "withdraw " + veto(c); }
  std::string operator()(const AnswerObjection& c) const {
    return (c.answer == Answer::accept ? "accept " : "decline ") + objection(c) +
           (c.reason.empty() ? " silently" : "");
  }
  std::string operator()(const ResolveObjection& c) const { return "resolve " + objection(c); }
  std::string operator()(const ChallengeVeto& c) const {
    return "challenge on " + std::string(c.on == rules::Grounds::merits ? "merits " : "validity ") + veto(c);
  }
  std::string operator()(const WithdrawChallenge& c) const { return "take back the challenge of " + veto(c); }
  std::string operator()(const OverrideVeto& c) const { return "override " + veto(c); }
  std::string operator()(const WithdrawOverride& c) const { return "take back the override of " + veto(c); }
  std::string operator()(const RecastVeto& c) const { return "recast " + veto(c); }
  std::string operator()(const VoteSustain& c) const {
    return fmt::format("vote to {} {} as of revision {}", c.vote == Vote::sustain ? "sustain" : "release",
                       veto(c), c.revision);
  }
  std::string operator()(const CiteEvidence& c) const { return "cite for " + on(c); }
  std::string operator()(const AnswerPremortem& c) const { return "answer the premortem of " + on(c); }
  std::string operator()(const AddComment& c) const { return "comment " + on(c); }
  std::string operator()(const Amend& c) const {
    return fmt::format("amend {} as of revision {}:{}", on(c), c.revision, words(c.amendment));
  }
  std::string operator()(const Suggest& c) const {
    return fmt::format("suggest {} as of revision {}:{}", on(c), c.revision, words(c.amendment));
  }
  std::string operator()(const AcceptSuggestion& c) const { return "accept " + suggestion(c); }
  std::string operator()(const DeclineSuggestion& c) const { return "decline " + suggestion(c); }
  std::string operator()(const WithdrawSuggestion& c) const { return "withdraw " + suggestion(c); }
  std::string operator()(const Decide& c) const {
    static const char* const choice[] = {"launch", "pilot", "leave out"};
    std::string out = (c.decision == DecisionKind::launch ? "launch " : "withdraw ") + on(c);
    for (const auto& [id, chosen] : c.actions)
      out += fmt::format(", {}: {}", id.value, choice[static_cast<int>(chosen)]);
    return out + (c.pilot ? fmt::format(" share {}", c.pilot->share_pct) + words(c.pilot->until) : "");
  }
  std::string operator()(const RecordPilotResult& c) const {
    return "pilot result " + std::string(c.met ? "met " : "not met ") + action(c);
  }
  std::string operator()(const HaltAction& c) const { return "halt " + action(c); }
  std::string operator()(const ResumeAction& c) const { return "resume " + action(c); }
  std::string operator()(const StopAction& c) const { return "stop " + action(c); }
  std::string operator()(const RecordOutcome& c) const { return "outcome " + on(c); }

  std::string operator()(const FoundOrganisation&) const { return "found"; }
  std::string operator()(const AddMember& c) const {
    return fmt::format("add {}{} to {}", c.head ? "head " : "", c.member.value, c.department.value);
  }
  std::string operator()(const RemoveMember& c) const { return "remove " + c.member.value; }
  std::string operator()(const SetHead& c) const {
    return c.member.value + (c.head ? " is head" : " is no head");
  }
  std::string operator()(const Delegate& c) const { return "delegate to " + c.to.value + words(c.until); }
  std::string operator()(const EndDelegation&) const { return "end delegation"; }
  std::string operator()(const ProposeRulebook& c) const {
    return fmt::format("propose rulebook version {} on {}", c.rulebook->book().version, c.base.substr(0, 6));
  }
  std::string operator()(const VoteOnRulebook& c) const {
    return fmt::format("{} rulebook {}", c.vote == Ratify::ratify ? "ratify" : "reject", c.change.value);
  }
  std::string operator()(const WithdrawRulebook& c) const {
    return fmt::format("withdraw rulebook {}", c.change.value);
  }
  std::string operator()(const CommentOnRulebook& c) const {
    return fmt::format("comment on rulebook {}", c.change.value);
  }
  std::string operator()(const SetAbsence& c) const {
    return "absent from " + format_timestamp(c.from) + " until " + format_timestamp(c.until);
  }
};

}  // namespace

std::string words(const Command& command) {
  if (const auto* organisation = std::get_if<OrganisationCommand>(&command))
    return std::visit(Words{}, *organisation);
  if (const auto* proposal = std::get_if<ProposalCommand>(&command)) return std::visit(Words{}, *proposal);
  return "time passes";
}

}  // namespace counterweight::test
