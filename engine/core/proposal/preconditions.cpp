#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

Text how_it_ended(const Proposal& proposal) {
  switch (proposal.status) {
    case ProposalStatus::launched:
    case ProposalStatus::piloting:
    case ProposalStatus::stopped:
    case ProposalStatus::evaluated:
      return {"launched", "запущено"};
    case ProposalStatus::withdrawn:
      return {"withdrawn", "отозвано"};
    case ProposalStatus::expired:
      return {"expired", "просрочено"};
    case ProposalStatus::in_review:
    case ProposalStatus::awaiting_decision:
      break;
  }
  return {"open", "открыто"};
}

Timestamp ended_at(const Proposal& proposal) {
  if (proposal.closed_at) return *proposal.closed_at;
  return proposal.decided ? proposal.decided->at : proposal.submitted_at;
}

std::string listed(const Proposal& proposal) {
  std::string out;
  for (const Action& action : proposal.actions)
    if (!action.dropped) out += (out.empty() ? "" : ", ") + action.draft.id.value;
  return out;
}

}  // namespace

Result<const Member*> acting_member(const State& state, const Context& context) {
  const Member* member = state.organisation().member(context.actor);
  if (member != nullptr && !member->left) return member;
  return Refusal{"forbidden.member", say("Only members of this organisation may act here.",
                                         "Действовать здесь могут только сотрудники этой организации.")};
}

Result<const Proposal*> open_proposal(const State& state, ProposalId id) {
  const Proposal* proposal = state.proposal(id);
  if (proposal == nullptr)
    return Refusal{"not_found.proposal",
                   say("There is no proposal {} here.", "Предложения {} здесь нет.", id.value)};
  if (!proposal->open())
    return Refusal{"conflict.closed",
                   say("Expected an open proposal, but “{}” was {} on {}. Nothing changes it any more.",
                       "Нужно открытое предложение, а «{}» — {} ({}). Его уже ничто не меняет.",
                       proposal->title, how_it_ended(*proposal),
                       format_date(std::chrono::floor<std::chrono::days>(ended_at(*proposal))))};
  return proposal;
}

Result<const Proposal*> running_proposal(const State& state, ProposalId id) {
  const Proposal* proposal = state.proposal(id);
  if (proposal == nullptr) return open_proposal(state, id).refusal();
  const bool runs =
      proposal->status == ProposalStatus::piloting || proposal->status == ProposalStatus::launched ||
      proposal->status == ProposalStatus::stopped || proposal->status == ProposalStatus::evaluated;
  if (runs) return proposal;
  return Refusal{"conflict.not_running",
                 say("Expected a proposal that was launched, but “{}” was not.",
                     "Нужно запущенное предложение, а «{}» не запущено.", proposal->title)};
}

Status author_may_speak(const Proposal& proposal, const Context& context) {
  if (context.actor != proposal.author || proposal.rulebook->book().author_counts) return Done{};
  return Refusal{
      "forbidden.own_proposal",
      say("You submitted it, so you neither review it nor vote on it; others of your department do.",
          "Вы сами это подали и потому не рассматриваете и не голосуете; это делают другие из вашего "
          "отдела.")};
}

Status text_fits(const std::string& text, std::size_t limit, std::string_view pointer) {
  if (text.size() <= limit) return Done{};
  return Refusal{"invalid.text",
                 say("This text has {} bytes; at most {} fit. Shorten it.",
                     "В этом тексте {} байт, помещается не больше {}. Сократите его.", text.size(), limit),
                 std::string(pointer)};
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

Status revision_seen(const Proposal& proposal, const Action& action, int revision) {
  if (revision < 1 || revision > proposal.revision)
    return Refusal{
        "invalid.revision",
        say("Expected the revision you saw, 1 to {}, but found {}.",
            "Нужна редакция, которую вы видели, от 1 до {}, а указана {}.", proposal.revision, revision),
        "/revision"};
  if (revision >= action.touched_in) return Done{};
  return Refusal{"conflict.revision",
                 say("You saw revision {}, but {} was changed in revision {}. Look at it again.",
                     "Вы видели редакцию {}, но {} изменено в редакции {}. Посмотрите ещё раз.", revision,
                     action_label(proposal, action), action.touched_in),
                 "/revision"};
}

Status present_revision(const Proposal& proposal, int revision) {
  if (revision == proposal.revision) return Done{};
  if (revision < 1 || revision > proposal.revision)
    return Refusal{
        "invalid.revision",
        say("Expected the revision you saw, 1 to {}, but found {}.",
            "Нужна редакция, которую вы видели, от 1 до {}, а указана {}.", proposal.revision, revision),
        "/revision"};
  return Refusal{"conflict.revision",
                 say("You saw revision {}, and there is revision {} by now. Look at it, then send again.",
                     "Вы видели редакцию {}, а теперь есть редакция {}. Посмотрите её и отправьте ещё раз.",
                     revision, proposal.revision),
                 "/revision"};
}

Result<const Action*> named_action(const Proposal& proposal, const ActionId& id, const std::string& pointer) {
  const Action* action = proposal.action(id);
  if (action != nullptr && !action->dropped) return action;
  return Refusal{
      "invalid.action",
      say("Expected an action of this proposal ({}), but found {}.",
          "Нужно действие этого предложения ({}), а указано {}.", listed(proposal), in_backticks(id.value)),
      pointer};
}

Status belonged_when_opened(const Proposal& proposal, const Member& member, Electorate electorate) {
  if (member.number <= electorate) return Done{};
  return Refusal{"forbidden.joined_later",
                 say("Who speaks for {} here was fixed when this opened, and you joined later.",
                     "Кто говорит здесь за отдел «{}», закреплено при открытии, а вы пришли позже.",
                     department_name(proposal, member.department))};
}

Result<FoundVeto> open_veto(const State& state, ProposalId proposal_id, VetoId id, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto proposal = open_proposal(state, proposal_id);
  if (!proposal.ok()) return proposal.refusal();
  const Veto* veto = (*proposal)->veto(id);
  if (veto == nullptr)
    return Refusal{"not_found.veto", say("Proposal {} has no veto {}.", "У предложения {} нет вето {}.",
                                         proposal_id.value, id.value)};
  return FoundVeto{*member, *proposal, veto, (*proposal)->action(veto->action)};
}

Status free_of_proceedings(const FoundVeto& f) {
  const auto label = [&] { return veto_label(*f.proposal, *f.veto); };
  if (f.veto->running() != nullptr)
    return Refusal{"conflict.challenge_running",
                   say("{} is being challenged already.", "{} уже оспаривается.", label())};
  if (f.veto->cools_off())
    return Refusal{"conflict.cooling_off", say("An override of it is signed and takes effect on {}: {}.",
                                               "Подписано преодоление, оно вступит в силу {}: {}.",
                                               format_timestamp(f.veto->override_->effective_at), label())};
  if (f.veto->waiting_due)
    return Refusal{"conflict.waits_for_department",
                   say("The action was changed, and {} looks at it again until {}: {}. Wait for its word.",
                       "Действие изменено, и отдел «{}» смотрит его заново до {}: {}. Дождитесь его слова.",
                       department_name(*f.proposal, f.veto->department),
                       format_timestamp(*f.veto->waiting_due), label())};
  return Done{};
}

Text veto_label(const Proposal& proposal, const Veto& veto) {
  return say("{}'s veto on {}", "Вето отдела «{}» ({})", department_name(proposal, veto.department),
             action_label(proposal, *proposal.action(veto.action)));
}

Text department_name(const Proposal& proposal, const DepartmentId& department) {
  const rules::Department* found = proposal.rulebook->department(department);
  return found == nullptr ? Text{department.value, department.value} : found->name;
}

Text final_say_name(const Proposal& proposal) {
  return department_name(proposal, proposal.rulebook->book().final_say);
}

Text ground_name(const Proposal& proposal, const GroundId& ground) {
  const rules::Ground* found = proposal.rulebook->ground(ground);
  return found == nullptr ? Text{ground.value, ground.value} : found->name;
}

Text action_label(const Proposal& proposal, const Action& action) {
  const std::string& title = action.draft.title;
  const int number = proposal.number_of(action.draft.id);
  const bool quotes_itself = title.starts_with("“") || title.starts_with("«") || title.starts_with("\"");
  return quotes_itself ? say("action {} {}", "действие {} {}", number, title)
                       : say("action {} “{}”", "действие {} «{}»", number, title);
}

}  // namespace counterweight::core
