#include "engine/service/backtest_translation.hpp"

#include <algorithm>

namespace counterweight::service::backtest {
namespace {

constexpr const char* kNotAsked = "—";
constexpr std::int64_t kAnyHarm = 50;

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

// The department's one on that action that still weighs; the one of the same number, where there are several.
template <typename T, typename Weighs>
const T* counterpart(const T* recorded, const core::CowList<T>& replayed, Weighs weighs) {
  if (recorded == nullptr) return nullptr;
  const T* found = nullptr;
  for (const T& each : replayed) {
    if (each.action != recorded->action || each.department != recorded->department || !weighs(each)) continue;
    if (each.id == recorded->id) return &each;
    found = &each;
  }
  return found;
}

class Translation {
 public:
  using Maybe = std::optional<core::ProposalCommand>;
  explicit Translation(const Where& where) : where_(where), now_(where.replayed) {}

  Maybe operator()(const core::Submit&) const { return {}; }
  Maybe operator()(const core::Decide& c) const { return here(c); }
  Maybe operator()(const core::RecordOutcome&) const { return {}; }
  Maybe operator()(const core::Amend& c) const { return on_screen(c); }
  Maybe operator()(const core::Suggest& c) const { return on_screen(c); }
  // A suggestion that is not there was taken all the same: its amendment is made.
  Maybe operator()(const core::AcceptSuggestion& c) const {
    if (auto known = suggestion(c)) return known;
    const core::Suggestion* then = where_.recorded.suggestion(c.suggestion);
    if (then == nullptr) return {};
    return core::Amend{now_.id, then->amendment, then->reason, now_.revision};
  }
  Maybe operator()(const core::DeclineSuggestion& c) const { return suggestion(c); }
  Maybe operator()(const core::WithdrawSuggestion& c) const { return suggestion(c); }
  Maybe operator()(const core::TakePosition& c) const {
    core::TakePosition position = c;
    position.proposal = now_.id;
    position.revision = now_.revision;
    return completed(std::move(position), now_, where_.department);
  }
  Maybe operator()(const core::Recuse& c) const { return here(c); }
  Maybe operator()(const core::Reaffirm& c) const { return on_screen(c); }
  Maybe operator()(const core::WithdrawPosition& c) const { return here(c); }
  Maybe operator()(const core::WithdrawVeto& c) const { return about_veto(c); }
  Maybe operator()(const core::AnswerObjection& c) const { return about_objection(c); }
  Maybe operator()(const core::ResolveObjection& c) const { return about_objection(c); }
  Maybe operator()(const core::ChallengeVeto& c) const { return about_veto(c); }
  Maybe operator()(const core::WithdrawChallenge& c) const { return about_veto(c); }
  Maybe operator()(const core::VoteSustain& c) const {
    core::VoteSustain vote = c;
    vote.revision = now_.revision;
    return about_veto(vote);
  }
  Maybe operator()(const core::OverrideVeto& c) const { return about_veto(c); }
  Maybe operator()(const core::WithdrawOverride& c) const { return about_veto(c); }
  Maybe operator()(const core::CiteEvidence& c) const { return here(c); }
  Maybe operator()(const core::AddComment& c) const { return here(c); }
  Maybe operator()(const core::AnswerPremortem& c) const { return here(c); }
  Maybe operator()(const core::RecordPilotResult& c) const { return here(c); }
  Maybe operator()(const core::RecastVeto& c) const { return about_veto(c); }
  Maybe operator()(const core::HaltAction& c) const { return here(c); }
  Maybe operator()(const core::ResumeAction& c) const { return here(c); }
  Maybe operator()(const core::StopAction& c) const { return here(c); }

 private:
  template <typename C>
  Maybe here(C command) const {
    command.proposal = now_.id;
    return command;
  }
  // Whoever acted looked at what was there.
  template <typename C>
  Maybe on_screen(C command) const {
    command.revision = now_.revision;
    return here(std::move(command));
  }
  template <typename C>
  Maybe suggestion(C command) const {
    const auto known = where_.suggestions.find(command.suggestion);
    if (known == where_.suggestions.end()) return {};
    command.suggestion = known->second;
    return here(std::move(command));
  }
  template <typename C>
  Maybe about_objection(C command) const {
    const core::Objection* found = counterpart(where_.recorded.objection(command.objection), now_.objections,
                                               [](const core::Objection& each) { return each.open(); });
    if (found == nullptr) return {};
    command.objection = found->id;
    return here(std::move(command));
  }
  template <typename C>
  Maybe about_veto(C command) const {
    const core::Veto* found = counterpart(where_.recorded.veto(command.veto), now_.vetoes,
                                          [](const core::Veto& each) { return each.bites(); });
    if (found == nullptr) return {};
    command.veto = found->id;
    return here(std::move(command));
  }

  const Where& where_;
  const core::Proposal& now_;
};

// Asked of the department: about this action, or, where all are meant, about any.
bool is_asked(const rules::Question& question, const core::Action* action,
              const core::DepartmentId& department) {
  const std::vector<core::KindId>& kinds = question.kinds;
  const bool about = action == nullptr || kinds.empty() ||
                     std::find(kinds.begin(), kinds.end(), action->draft.kind) != kinds.end();
  return about && question.department == department;
}

core::Answers answers_here(const core::TakePosition& position, const core::Proposal& replayed,
                           const core::DepartmentId& department) {
  core::Answers out;
  const core::Action* action = position.action ? replayed.action(*position.action) : nullptr;
  for (const rules::Question& question : replayed.rulebook->book().questions) {
    if (!is_asked(question, action, department)) continue;
    const auto given = position.answers.find(question.id);
    if (given != position.answers.end() && !is_blank(given->second))
      out[question.id] = given->second;
    else if (position.position != core::Position::abstain)
      out[question.id] = kNotAsked;
  }
  return out;
}

}  // namespace

std::optional<core::ProposalCommand> as_meant(const core::ProposalCommand& command, const Where& where) {
  return std::visit(Translation{where}, command);
}

core::TakePosition completed(core::TakePosition position, const core::Proposal& replayed,
                             const core::DepartmentId& department) {
  const rules::VetoDemands& demands = replayed.rulebook->book().veto_demands;
  const bool vetoes = position.position == core::Position::veto;
  position.answers = answers_here(position, replayed, department);
  if ((vetoes || position.position == core::Position::object) && is_blank(position.reason))
    position.reason = kNotAsked;
  if (vetoes && demands.acceptable && position.acceptable.empty() && position.lifts_if.empty())
    position.acceptable = kNotAsked;
  if (vetoes && demands.harm && !position.harm_pct) position.harm_pct = kAnyHarm;
  return position;
}

}  // namespace counterweight::service::backtest
