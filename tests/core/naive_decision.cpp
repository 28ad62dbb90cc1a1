// The decision, what happens after it, and the one place where commands of every kind arrive.
#include "tests/core/naive_model.hpp"

namespace counterweight::test::naive {

// By action: launched or piloted. What requires something that does not go with it falls until nothing falls.
std::map<std::string, std::string> Model::goes(const Proposal& p, const core::Decide& c) const {
  std::map<std::string, std::string> out;
  const auto may_launch = [&](const Action& a) {
    if (p.status != "piloting") return verdict(p, a) == "cleared";
    bool vetoed = false;
    for (const Veto& v : p.vetoes)
      if (v.action == a.id && v.bites()) vetoed = true;
    return a.outcome == "piloted" && !a.stopped && !a.halted && a.pilot.has_result && a.pilot.stops_at &&
           !vetoed;
  };
  for (const Action& a : p.actions) {
    if (a.dropped) continue;
    const auto named = c.actions.find({a.id});
    if (c.actions.empty() ? may_launch(a) : named != c.actions.end() && named->second == core::Choice::launch)
      out[a.id] = "launched";
    if (named != c.actions.end() && named->second == core::Choice::pilot) out[a.id] = "piloted";
  }
  for (bool fell = true; fell;) {
    fell = false;
    for (const Action& a : p.actions) {
      if (!out.contains(a.id)) continue;
      for (const std::string& need : a.text.needs) {
        const Action& needed = *p.action(need);
        const bool launches = (out.contains(need) && out[need] == "launched") ||
                              (needed.outcome == "launched" && !needed.stopped);
        const bool pilots = out.contains(need) || (!needed.outcome.empty() && needed.outcome == "piloted");
        if (out[a.id] == "launched" ? launches : launches || pilots) continue;
        out.erase(a.id);
        fell = true;
        break;
      }
    }
  }
  return out;
}

void Model::decide(Proposal& p, const core::Decide& c, Time now) {
  (void)now;
  if (c.decision == core::DecisionKind::withdraw) {
    p.status = "withdrawn";
    return;
  }
  const auto going = goes(p, c);
  const bool first = p.open();
  std::map<std::string, std::string> is;
  for (const Action& a : p.actions) is[a.id] = verdict(p, a);
  for (Action& a : p.actions) {
    if (a.dropped) continue;
    if (const auto found = going.find(a.id); found != going.end()) {
      a.outcome = found->second;
      if (a.outcome == "piloted") a.pilot.stops_at = a.pilot.until = c.pilot->until;
    } else if (first) {
      const auto named = c.actions.find({a.id});
      bool prevented = is.at(a.id) != "cleared";
      for (const std::string& need : a.text.needs)
        if (!going.contains(need) || going.at(need) != "launched") prevented = true;
      if (named != c.actions.end() && named->second == core::Choice::leave_out) prevented = false;
      a.outcome = prevented ? "prevented" : "left_out";
    }
  }
  settle_status(p);
}

void Model::settle_status(Proposal& p) const {
  if (p.status == "evaluated") return;
  p.status = "stopped";
  for (const Action& a : p.actions)
    if (a.outcome == "launched" && !a.stopped) p.status = "launched";
  for (const Action& a : p.actions)
    if (a.outcome == "piloted" && !a.stopped) p.status = "piloting";
}

void Model::record_result(Proposal& p, const core::RecordPilotResult& c, Time now) {
  Action& a = *p.action(c.action.value);
  a.pilot.has_result = true;
  a.pilot.stops_at.reset();
  if (!c.met) {
    a.stopped = true;
    settle_status(p);
    return;
  }
  for (const Veto& v : p.vetoes)
    if (v.action == a.id && v.bites()) a.pilot.recast_due = now + book().pilot->recast;
  if (!a.pilot.recast_due) a.pilot.stops_at = book().end_of(book().decision, now);
}

void Model::clear_pilot(Proposal& p, Action& action, Time when) const {
  action.pilot.recast_due.reset();
  action.pilot.stops_at = book().end_of(book().decision, when);
  for (Veto& v : p.vetoes)
    if (v.action == action.id && v.bites()) lift(v, "pilot");
}

bool Model::present(const Member& member, Time now) const {
  return !member.left && !(member.away_from <= now && now < member.away_until);
}

Names Model::present_departments(Time now, const Names& recused) const {
  Names out;
  for (const auto& [name, member] : members_)
    if (present(member, now) && !recused.contains(name)) out.insert(member.department);
  return out;
}

bool Model::acts_as_head(const std::string& name, Time now) const {
  const Member& member = members_.at(name);
  if (member.left) return false;
  if (member.head) return true;
  for (const auto& [other, head] : members_)
    if (head.head && !head.left && head.acted_for_by == name && now < head.acted_until) return true;
  return false;
}

// Its heads, or everybody in a department that has none.
Law::Electors Model::electors(Time now) const {
  Law::Electors out;
  std::set<std::string> headed;
  for (const auto& [unused, member] : members_)
    if (member.head && !member.left) headed.insert(member.department);
  for (const auto& [name, member] : members_)
    if (!member.left && (!headed.contains(member.department) || acts_as_head(name, now)))
      out[member.department].push_back(name);
  return out;
}

// One command at a time, believing that it is allowed.
struct Applied {
  Model& m;
  Time now;
  const std::string& actor;

  Proposal& of(const auto& c) const { return m.at(c.proposal); }
  Veto& veto(const auto& c) const { return of(c).vetoes.at(static_cast<std::size_t>(c.veto.value - 1)); }
  Objection& objection(const auto& c) const {
    return of(c).objections.at(static_cast<std::size_t>(c.objection.value - 1));
  }
  Suggestion& suggestion(const auto& c) const {
    return of(c).suggestions.at(static_cast<std::size_t>(c.suggestion.value - 1));
  }
  std::string department() const { return m.members_.at(actor).department; }
  void withdraw(Proposal& p, const std::string& action) const {
    m.take_back(p, *p.action(action), department(), "withdraw");
    m.speak(*p.action(action), department(), "abstain", actor);
  }

  void operator()(const core::FoundOrganisation&) const {
    m.founded_ = true;
    m.law_.start(m.book());
  }
  void operator()(const core::ProposeRulebook& c) const { m.law_.propose(c, actor, m.electors(now), now); }
  void operator()(const core::VoteOnRulebook& c) const { m.law_.vote(c, department()); }
  void operator()(const core::WithdrawRulebook& c) const { m.law_.withdraw(c.change.value); }
  void operator()(const core::CommentOnRulebook&) const {}
  void operator()(const core::AddMember& c) const {
    Member& member = m.members_[c.member.value];
    member.department = c.department.value;
    member.head = c.head;
    member.number = static_cast<std::int64_t>(m.members_.size());
  }
  void operator()(const core::RemoveMember& c) const { m.members_.at(c.member.value).left = true; }
  void operator()(const core::SetHead& c) const { m.members_.at(c.member.value).head = c.head; }
  void operator()(const core::Delegate& c) const {
    m.members_.at(actor).acted_for_by = c.to.value;
    m.members_.at(actor).acted_until = c.until;
  }
  void operator()(const core::EndDelegation&) const { m.members_.at(actor).acted_for_by.clear(); }
  void operator()(const core::SetAbsence& c) const {
    m.members_.at(actor).away_from = c.from;
    m.members_.at(actor).away_until = c.until;
  }

  void operator()(const core::Submit& c) const { m.submit(c, actor, now); }
  void operator()(const core::TakePosition& c) const { m.take_position(of(c), c, actor, now); }
  void operator()(const core::Recuse& c) const { m.recuse(of(c), actor, now); }
  void operator()(const core::Reaffirm& c) const { m.reaffirm(of(c), c, department(), actor); }
  void operator()(const core::WithdrawPosition& c) const { withdraw(of(c), c.action.value); }
  void operator()(const core::WithdrawVeto& c) const { withdraw(of(c), veto(c).action); }
  void operator()(const core::AnswerObjection& c) const {
    Objection& o = objection(c);
    const bool declines = c.answer == core::Answer::decline;
    o.answer = declines ? "decline" : "accept";
    o.state = declines ? "declined" : "accepted";
    o.settle.reset();
    if (declines && m.book().answered_by == rules::AnsweredBy::raiser) o.settle = now + m.book().settle;
  }
  void operator()(const core::ResolveObjection& c) const {
    Objection& o = objection(c);
    o.state = "resolved";
    o.given[of(c).action(o.action)->content] = {o.state, o.answer};
    o.waiting.reset();
    o.settle.reset();
  }
  void operator()(const core::ChallengeVeto& c) const { m.open_challenge(of(c), veto(c), c, now); }
  // A first signature that waits for its second stays.
  void operator()(const core::WithdrawChallenge& c) const {
    veto(c).state = veto(c).running()->before;
    veto(c).running()->result = "ended";
  }
  void operator()(const core::VoteSustain& c) const {
    const std::string vote = c.vote == core::Vote::sustain ? "sustain" : "release";
    veto(c).running()->votes[department()] = vote;
    veto(c).running()->member_votes[actor] = vote;
    m.count_votes(of(c), veto(c), false);
  }
  void operator()(const core::OverrideVeto& c) const { m.sign_override(of(c), veto(c), actor, now); }
  void operator()(const core::WithdrawOverride& c) const { m.void_override(of(c), veto(c)); }
  void operator()(const core::CiteEvidence&) const {}
  void operator()(const core::AnswerPremortem&) const {}
  void operator()(const core::AddComment&) const {}
  void operator()(const core::Amend& c) const { m.amend(of(c), c.amendment, now); }
  void operator()(const core::Suggest& c) const { of(c).suggestions.push_back({c.amendment, actor, "open"}); }
  void operator()(const core::AcceptSuggestion& c) const {
    suggestion(c).state = "accepted";
    m.amend(of(c), suggestion(c).amendment, now);
  }
  void operator()(const core::DeclineSuggestion& c) const { suggestion(c).state = "declined"; }
  void operator()(const core::WithdrawSuggestion& c) const { suggestion(c).state = "withdrawn"; }
  void operator()(const core::Decide& c) const { m.decide(of(c), c, now); }
  void operator()(const core::RecordPilotResult& c) const { m.record_result(of(c), c, now); }
  void operator()(const core::RecastVeto& c) const {
    veto(c).state = "standing";
    of(c).action(veto(c).action)->stopped = true;
    m.settle_status(of(c));
  }
  void operator()(const core::HaltAction& c) const {
    of(c).action(c.action.value)->halted_by.insert(department());
    of(c).action(c.action.value)->halted = true;
  }
  void operator()(const core::ResumeAction& c) const { of(c).action(c.action.value)->halted = false; }
  void operator()(const core::StopAction& c) const {
    of(c).action(c.action.value)->stopped = true;
    m.settle_status(of(c));
  }
  void operator()(const core::RecordOutcome& c) const { of(c).status = "evaluated"; }
};

void Model::accept(Time now, const std::string& actor, const core::Command& command) {
  const Applied applied{*this, now, actor};
  clock_ = now;
  if (const auto* organisation = std::get_if<core::OrganisationCommand>(&command))
    std::visit(applied, *organisation);
  const auto* asked = std::get_if<core::ProposalCommand>(&command);
  if (asked == nullptr) return;
  std::visit(applied, *asked);
  std::visit(
      [&](const auto& c) {
        if constexpr (requires { c.proposal; })
          after_step(at(c.proposal), now);
        else
          after_step(proposals_.back(), now);  // submitted
      },
      *asked);
}

}  // namespace counterweight::test::naive
