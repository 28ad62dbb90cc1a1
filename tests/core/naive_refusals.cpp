// Where life.md is explicit that a command is refused, or that it is not.
#include <algorithm>

#include "tests/core/naive_model.hpp"

namespace counterweight::test::naive {
namespace {

bool blank(const std::string& text) {
  return text.find_first_not_of(" \n\t") == std::string::npos;
}

template <typename List>
auto row(List& list, std::int64_t id) -> decltype(&list.front()) {
  return id >= 1 && id <= static_cast<std::int64_t>(list.size()) ? &list[static_cast<std::size_t>(id - 1)]
                                                                 : nullptr;
}

}  // namespace

// Answers the rule that forbids the command, or nothing.
struct Refused {
  const Model& m;
  Time now;
  std::string actor, department;
  bool final_say;

  const Proposal& of(const auto& c) const {
    return m.proposals_.at(static_cast<std::size_t>(c.proposal.value - 1));
  }
  std::string marketing_on_open(const auto& c) const {
    if (!of(c).open()) return "the proposal has ended";
    return final_say ? "" : "only the final-say department may";
  }
  // They answer for its text; the final-say department for all of it.
  std::string author_on_open(const auto& c) const {
    return of(c).open() && of(c).author == actor ? "" : marketing_on_open(c);
  }
  bool author_is_barred(const Proposal& p) const { return p.author == actor && !m.book().author_counts; }
  std::string seen(const Proposal& p, const Action& action, int revision) const {
    if (revision < 1 || revision > p.revision) return "there is no such revision";
    return revision < action.touched_in ? "the action was touched since that revision" : "";
  }

  bool holds(const Veto& veto) const { return veto.member == actor || m.acts_as_head(actor, now); }

  std::string operator()(const core::Recuse& c) const {
    if (!of(c).open()) return "the proposal has ended";
    if (final_say) return "who decides does not review";
    return blank(c.reason) ? "a reason is needed" : m.out(of(c), actor);
  }

  // Rolls: the actor's department, and whose roll it is.
  std::string roll(const std::string& whose) const {
    if (actor.empty()) return "";
    if (final_say && whose != department) return "the final-say department changes another one's roll";
    const bool own_head = whose == department && m.acts_as_head(actor, now);
    bool has_head = false;
    for (const auto& [name, each] : m.members_)
      if (each.department == whose && each.head && !each.left) has_head = true;
    return has_head && !own_head ? "that department has a head of its own" : "";
  }
  std::string operator()(const core::FoundOrganisation&) const { return m.founded_ ? "there is one" : ""; }
  std::string operator()(const core::AddMember& c) const { return roll(c.department.value); }
  std::string operator()(const core::RemoveMember& c) const {
    const auto found = m.members_.find(c.member.value);
    if (found == m.members_.end() || found->second.left) return "there is no such member";
    return roll(found->second.department);
  }
  std::string operator()(const core::SetHead& c) const {
    const auto found = m.members_.find(c.member.value);
    if (found == m.members_.end() || found->second.left) return "there is no such member";
    return roll(found->second.department);
  }
  std::string operator()(const core::Delegate& c) const {
    const auto found = m.members_.find(c.to.value);
    if (found == m.members_.end() || found->second.left) return "there is no such member";
    if (!m.members_.at(actor).head) return "only a head delegates, one level";
    return found->second.department == department ? "" : "delegated to another department";
  }
  std::string operator()(const core::EndDelegation&) const { return ""; }
  std::string operator()(const core::SetAbsence&) const { return ""; }
  std::string operator()(const core::ProposeRulebook& c) const {
    return m.law_.refuses(c, m.acts_as_head(actor, now));
  }
  std::string operator()(const core::VoteOnRulebook& c) const { return m.law_.refuses(c, actor, department); }
  std::string operator()(const core::WithdrawRulebook& c) const { return m.law_.refuses(c.change.value); }
  std::string operator()(const core::CommentOnRulebook& c) const { return m.law_.refuses(c.change.value); }
  std::string operator()(const core::Submit&) const {
    bool proposes = final_say;
    for (const auto& each : m.book().proposers) proposes = proposes || each.value == department;
    return proposes ? "" : "its department does not propose";
  }
  std::string operator()(const core::CiteEvidence& c) const { return of(c).open() ? "" : "it has ended"; }
  std::string operator()(const core::AnswerPremortem& c) const { return of(c).open() ? "" : "it has ended"; }
  std::string operator()(const core::AddComment&) const { return ""; }
  std::string operator()(const core::TakePosition& c) const {
    const Proposal& p = of(c);
    if (!p.open()) return "the proposal has ended";
    if (final_say || author_is_barred(p)) return "who proposes does not review";
    if (!c.action) return "";
    const Action* action = p.action(c.action->value);
    if (action == nullptr || action->dropped) return "there is no such action";
    if (const std::string why = m.out(p, actor); !why.empty()) return why;
    if (m.voice(department).form == rules::VoiceRule::Form::head && !m.acts_as_head(actor, now))
      return "only its head speaks";
    const Seat* seat = seat_of(*action, department);
    const bool object = c.position == core::Position::object, veto = c.position == core::Position::veto;
    if (seat == nullptr || !seat->speaks() || seat->power < (veto ? 3 : object ? 2 : 0))
      return "it has no such power";
    const bool open = action->open && seat->silent.empty();
    if (!open && c.position != core::Position::approve) return "its review is over";
    if (m.an_earlier_stage_waits(*action, department)) return "an earlier stage has not spoken";
    if (const std::string stale = seen(p, *action, c.revision); !stale.empty()) return stale;
    if (action->open && m.members_.at(actor).number > action->joined)
      return "who joined later takes no position";
    if ((object || veto) && action->passing.reasons && blank(c.reason)) return "a reason is needed";
    if (!object && !veto && m.graver_word_of_another(seat, actor, now)) return "another's graver word stands";
    if (const std::string why = m.says_all(*action, c, department); !why.empty()) return why;
    const bool vote = m.members_vote(department);
    if (vote && !seat->voice.empty()) return "the vote of its members is over";
    for (const Word& word : seat->words)
      if (word.member == actor && word.said.position == c.position) return "the member said so before";
    for (const Veto& v : p.vetoes)
      if (!vote && !veto && v.action == action->id && v.department == department && v.bites() && !holds(v))
        return "only who cast a veto or a head takes it back";
    for (const Objection& o : p.objections)
      if (object && o.action == action->id && o.department == department && o.given.contains(action->content))
        return "it has objected to this content";
    for (const Veto& v : p.vetoes)
      if (veto && v.action == action->id && v.department == department && v.given.contains(action->content))
        return "it has vetoed this content";
    if (veto && !seat->grounds.contains(c.ground.value)) return "the ground is not its own";
    if (veto && !c.lifts_if.empty()) {
      const auto condition = rules::parse_condition(
          c.lifts_if, m.rulebook_->kind({action->text.kind})->attributes, m.book().fields);
      if (!condition.ok()) return "its condition cannot be read";
      if ((*condition)->holds(action->text.attributes, p.fields)) return "its condition holds already";
    }
    return "";
  }
  std::string operator()(const core::Reaffirm& c) const {
    const Proposal& p = of(c);
    const Action* action = p.action(c.action.value);
    if (!p.open()) return "the proposal has ended";
    if (action == nullptr || action->dropped) return "there is no such action";
    if (const std::string why = m.speaks(p, actor, now); !why.empty()) return why;
    bool any = false;
    for (const Objection& o : p.objections)
      if (o.action == action->id && o.department == department && o.waiting) any = true;
    for (const Veto& v : p.vetoes)
      if (v.action == action->id && v.department == department && (v.waiting || v.asked)) any = true;
    return any ? seen(p, *action, c.revision) : "nothing waits for this department";
  }
  std::string operator()(const core::WithdrawPosition& c) const {
    const Action* action = of(c).action(c.action.value);
    if (!of(c).open()) return "the proposal has ended";
    if (action == nullptr || action->dropped) return "there is no such action";
    if (const std::string why = m.speaks(of(c), actor, now); !why.empty()) return why;
    const Seat* seat = seat_of(*action, department);
    if (m.graver_word_of_another(seat, actor, now)) return "another's graver word stands";
    return seat == nullptr ? "it has no seat there" : "";
  }
  std::string operator()(const core::WithdrawVeto& c) const {
    const Veto* veto = row(of(c).vetoes, c.veto.value);
    if (!of(c).open()) return "the proposal has ended";
    if (veto == nullptr || !veto->bites()) return "no such veto bites";
    if (veto->department != department) return "it is another department's";
    if (const std::string why = m.speaks(of(c), actor, now); !why.empty()) return why;
    return holds(*veto) ? "" : "only who cast it or a head takes it back";
  }
  std::string operator()(const core::AnswerObjection& c) const {
    const Objection* o = row(of(c).objections, c.objection.value);
    if (const std::string why = author_on_open(c); !why.empty()) return why;
    if (o == nullptr || !o->open()) return "no such objection is open";
    return c.answer == core::Answer::decline && blank(c.reason) ? "declining needs a reason" : "";
  }
  std::string operator()(const core::ResolveObjection& c) const {
    const Objection* o = row(of(c).objections, c.objection.value);
    if (!of(c).open()) return "the proposal has ended";
    if (o == nullptr || !o->open()) return "no such objection is open";
    return o->department == department ? m.speaks(of(c), actor, now) : "another department raised it";
  }
  // What challenges and overrides have in common.
  std::string proceeding(const Veto* veto) const {
    if (veto == nullptr || !veto->bites()) return "no such veto bites";
    if (veto->waiting) return "it waits for its department";
    if (veto->running() != nullptr) return "a challenge runs";
    return veto->cools_until ? "an override cools off" : "";
  }
  std::string operator()(const core::ChallengeVeto& c) const {
    const Proposal& p = of(c);
    const Veto* veto = row(p.vetoes, c.veto.value);
    if (const std::string why = marketing_on_open(c); !why.empty()) return why;
    if (const std::string why = proceeding(veto); !why.empty()) return why;
    const std::string on = c.on == rules::Grounds::merits ? "merits" : "validity";
    if (veto->absolute && on == "merits") return "an absolute ground is challenged on validity only";
    if (veto->bound_on == p.action(veto->action)->content) return "it was sustained elsewhere, and binds";
    for (const Challenge& challenge : veto->challenges)
      if (challenge.on == on && challenge.content == p.action(veto->action)->content)
        return "this kind of challenge is used up for this content";
    Names roll = m.present_departments(now, p.recused);
    roll.erase(m.book().final_say.value);
    roll.erase(veto->department);
    const rules::ChallengeRule& rule = on == "merits"   ? m.book().merits
                                       : veto->absolute ? m.book().absolute_validity
                                                        : m.book().validity;
    for (const rules::VoteBody& body : rule.bodies) {
      if (m.voters_in(body, roll, p) == 0) return "a body has no voters";
    }
    if (!rule.bodies.empty()) return "";
    return static_cast<std::int64_t>(roll.size()) < m.book().min_voters ? "there are too few voters" : "";
  }
  std::string operator()(const core::WithdrawChallenge& c) const {
    const Veto* veto = row(of(c).vetoes, c.veto.value);
    if (const std::string why = marketing_on_open(c); !why.empty()) return why;
    return veto == nullptr || veto->running() == nullptr ? "no challenge runs" : "";
  }
  std::string operator()(const core::VoteSustain& c) const {
    const Proposal& p = of(c);
    const Veto* veto = row(p.vetoes, c.veto.value);
    if (!p.open()) return "the proposal has ended";
    if (veto == nullptr || veto->running() == nullptr) return "no challenge runs";
    const Challenge& challenge = *veto->running();
    if (department == veto->department || final_say || author_is_barred(p))
      return "nobody votes in their own cause";
    if (!challenge.roll.contains(department)) return "it is not on the roll";
    const bool by_members = Model::votes_by_members(challenge, department);
    if (by_members ? challenge.member_votes.contains(actor) : challenge.votes.contains(department))
      return "it has voted";
    if (const std::string why = by_members ? m.out(p, actor) : m.speaks(p, actor, now); !why.empty())
      return why;
    if (m.members_.at(actor).number > challenge.joined) return "who joined later does not vote";
    return seen(p, *p.action(veto->action), c.revision);
  }
  std::string operator()(const core::OverrideVeto& c) const {
    const Proposal& p = of(c);
    const Veto* veto = row(p.vetoes, c.veto.value);
    const auto& gate = m.book().override_gate;
    if (!p.open()) return "the proposal has ended";
    if (!gate) return "the rulebook has no override";
    bool arbiter = false;
    for (const auto& each : gate->arbiters) arbiter = arbiter || each.value == department;
    if (!arbiter && !(final_say && gate->by_final_say)) return "its department may not override";
    if (arbiter && veto != nullptr && veto->department == department) return "it is its own veto";
    if (!gate->two_persons && !m.acts_as_head(actor, now)) return "a head signs";
    if (const std::string why = proceeding(veto); !why.empty()) return why;
    if (!veto->signer.empty() && veto->signer == actor) return "somebody else signs second";
    if (!veto->signer.empty() && veto->signing != department) return "another department has signed";
    if (veto->absolute) return "the ground is absolute";
    for (const Challenge& challenge : veto->challenges)
      if (challenge.result == "sustained" && challenge.content == p.action(veto->action)->content)
        return "it was sustained on this content";
    if (veto->bound_on == p.action(veto->action)->content) return "it was sustained elsewhere, and binds";
    if (blank(c.justification)) return "a justification is needed";
    std::int64_t used = 0;
    for (const Signed& each : m.signed_)
      if (each.counts && each.at + gate->quota_per > now) ++used;
    return veto->signer.empty() && gate->quota > 0 && used >= gate->quota ? "the quota is used up" : "";
  }
  std::string operator()(const core::WithdrawOverride& c) const {
    const Veto* veto = row(of(c).vetoes, c.veto.value);
    if (!of(c).open()) return "the proposal has ended";
    if (veto == nullptr || (!veto->cools_until && veto->signer.empty())) return "no override is signed";
    return veto->signing != department ? "another department signed it" : "";
  }
  std::string operator()(const core::Amend& c) const {
    const Proposal& p = of(c);
    if (const std::string why = author_on_open(c); !why.empty()) return why;
    if (c.revision != p.revision) return "another revision is on the screen";
    if (blank(c.reason)) return "a reason is needed";
    for (const core::ActionPatch& patch : c.amendment.actions)
      if (p.action(patch.id.value) == nullptr && (!patch.kind || !patch.title))
        return "an action needs kind and title";
    return "";
  }
  std::string operator()(const core::Suggest& c) const {
    return of(c).open() ? "" : "the proposal has ended";
  }
  std::string answered(const auto& c) const {
    if (const std::string why = author_on_open(c); !why.empty()) return why;
    const Suggestion* suggestion = row(of(c).suggestions, c.suggestion.value);
    return suggestion == nullptr || suggestion->state != "open" ? "no such suggestion is open" : "";
  }
  std::string operator()(const core::AcceptSuggestion& c) const { return answered(c); }
  std::string operator()(const core::DeclineSuggestion& c) const { return answered(c); }
  std::string operator()(const core::WithdrawSuggestion& c) const {
    const Suggestion* suggestion = row(of(c).suggestions, c.suggestion.value);
    return suggestion == nullptr || suggestion->state != "open" ? "no such suggestion is open" : "";
  }

  std::string may_pilot(const Proposal& p, const Action& a) const {
    if (!m.book().pilot) return "the rulebook knows no pilots";
    const std::string now_is = verdict(p, a);
    if (now_is != "cleared" && now_is != "vetoed") return "it may not be piloted";
    for (const Veto& v : p.vetoes)
      if (v.action == a.id && v.bites() && v.absolute) return "an absolute ground is never piloted";
    return "";
  }
  std::string operator()(const core::Decide& c) const {
    const Proposal& p = of(c);
    if (!final_say && !(c.decision == core::DecisionKind::withdraw && p.author == actor))
      return "only the final-say department may";
    if (c.decision == core::DecisionKind::withdraw) return p.open() ? "" : "the proposal has ended";
    if (!p.open() && p.status != "piloting") return "the proposal has ended";
    if (p.open() && hindered(p)) return "review, an objection or a challenge runs";
    bool pilots = false;
    for (const auto& [id, choice] : c.actions) {
      const Action* action = p.action(id.value);
      if (action == nullptr || action->dropped) return "there is no such action";
      if (choice == core::Choice::launch && p.open() && verdict(p, *action) != "cleared")
        return "it is not cleared";
      if (choice != core::Choice::pilot) continue;
      pilots = true;
      if (!p.open()) return "it was decided";
      if (const std::string why = may_pilot(p, *action); !why.empty()) return why;
    }
    if (pilots != c.pilot.has_value()) return "terms belong to pilots";
    if (pilots && (c.pilot->share_pct < 1 || c.pilot->share_pct > m.book().pilot->max_share_pct))
      return "the share";
    if (pilots && (c.pilot->until <= now || c.pilot->until > now + m.book().pilot->max_duration))
      return "the time";
    const auto going = m.goes(p, c);
    for (const auto& [id, choice] : c.actions)
      if (choice != core::Choice::leave_out && !going.contains(id.value))
        return "it requires what does not go";
    return going.empty() ? "nothing would launch" : "";
  }
  std::string running(const Proposal& p, const std::string& id) const {
    const Action* a = p.action(id);
    if (!p.after_launch() && p.status != "evaluated") return "it was not launched";
    const bool runs = a != nullptr && (a->outcome == "launched" || a->outcome == "piloted") && !a->stopped;
    return runs ? "" : "it does not run";
  }
  std::string operator()(const core::RecordPilotResult& c) const {
    if (!final_say) return "only the final-say department may";
    if (const std::string why = running(of(c), c.action.value); !why.empty()) return why;
    const Action& a = *of(c).action(c.action.value);
    return a.outcome != "piloted" || a.pilot.has_result ? "no pilot waits for its result" : "";
  }
  std::string operator()(const core::RecastVeto& c) const {
    const Veto* veto = row(of(c).vetoes, c.veto.value);
    if (veto == nullptr || !veto->bites() || veto->department != department) return "it is not its veto";
    if (const std::string why = m.speaks(of(c), actor, now); !why.empty()) return why;
    if (const std::string why = running(of(c), veto->action); !why.empty()) return why;
    return of(c).action(veto->action)->pilot.recast_due ? "" : "there is nothing to recast";
  }
  std::string operator()(const core::HaltAction& c) const {
    if (const std::string why = running(of(c), c.action.value); !why.empty()) return why;
    const Action& a = *of(c).action(c.action.value);
    const Seat* seat = seat_of(a, department);
    if (seat == nullptr || !seat->halt) return "it may not halt";
    return a.halted_by.contains(department) ? "once per action" : "";
  }
  std::string operator()(const core::ResumeAction& c) const {
    if (!final_say) return "only the final-say department may";
    if (const std::string why = running(of(c), c.action.value); !why.empty()) return why;
    return of(c).action(c.action.value)->halted ? "" : "it was not halted";
  }
  std::string operator()(const core::StopAction& c) const {
    return final_say ? running(of(c), c.action.value) : "only the final-say department may";
  }
  std::string operator()(const core::RecordOutcome& c) const {
    if (!final_say) return "only the final-say department may";
    return of(c).status == "launched" || of(c).status == "stopped" ? "" : "it has no outcome now";
  }
};

std::string Model::why_refused(Time now, const std::string& actor, const core::Command& command) const {
  const auto found = members_.find(actor);
  const std::string department = found == members_.end() ? "" : found->second.department;
  const Refused refused{*this, now, actor, department, department == book().final_say.value};
  if (const auto* organisation = std::get_if<core::OrganisationCommand>(&command))
    return !actor.empty() && found->second.left ? "the member left" : std::visit(refused, *organisation);
  const auto* asked = std::get_if<core::ProposalCommand>(&command);
  if (asked == nullptr) return "";
  if (found == members_.end() || found->second.left) return "there is no such member";
  return std::visit(refused, *asked);
}

// Invariant 3 as far as one command goes: these are open to marketing whatever the others do.
std::string Model::why_accepted(Time now, const std::string& actor, const core::Command& command) const {
  const auto* asked = std::get_if<core::ProposalCommand>(&command);
  if (asked == nullptr || !why_refused(now, actor, command).empty()) return "";
  if (const auto* c = std::get_if<core::Decide>(asked)) {
    if (c->decision == core::DecisionKind::withdraw)
      return c->actions.empty() && !c->pilot ? "withdrawing is open at any time before launch" : "";
    return c->actions.empty() ? "a launch of what is cleared is open when nothing hinders it" : "";
  }
  if (const auto* c = std::get_if<core::AnswerObjection>(asked)) {
    const Proposal& p = proposals_.at(static_cast<std::size_t>(c->proposal.value - 1));
    const Objection& o = p.objections.at(static_cast<std::size_t>(c->objection.value - 1));
    return c->answer == core::Answer::decline && o.unanswered() ? "an open objection can be declined" : "";
  }
  if (std::holds_alternative<core::WithdrawChallenge>(*asked)) return "a challenge can be taken back";
  if (std::holds_alternative<core::WithdrawOverride>(*asked)) return "an override can be taken back";
  return "";
}

}  // namespace counterweight::test::naive
