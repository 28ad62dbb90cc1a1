#include "engine/core/proposal/preconditions.hpp"

#include "engine/core/limits.hpp"

namespace counterweight::core {
namespace {

Text how_it_ended(const Proposal& proposal) {
  switch (proposal.status) {
    case ProposalStatus::launched:
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

std::string listed(const Proposal& proposal) {
  std::string out;
  for (const Action& action : proposal.actions) out += (out.empty() ? "" : ", ") + action.draft.id.value;
  return out;
}

}  // namespace

Result<const Member*> acting_member(const State& state, const Context& context) {
  if (const Member* member = state.organisation().member(context.actor)) return member;
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
                       format_date(std::chrono::floor<std::chrono::days>(*proposal->closed_at)))};
  return proposal;
}

Status only_final_say(const Proposal& proposal, const Member& member, const std::string& code,
                      const Text& sentence) {
  if (member.department == proposal.rulebook->book().final_say) return Done{};
  return Refusal{code, sentence};
}

Status text_fits(const std::string& text, std::size_t limit, const std::string& pointer) {
  if (text.size() <= limit) return Done{};
  return Refusal{"invalid.text",
                 say("This text has {} bytes; at most {} fit. Shorten it.",
                     "В этом тексте {} байт, помещается не больше {}. Сократите его.", text.size(), limit),
                 pointer};
}

Status text_given(const std::string& text, const std::string& code, const std::string& pointer,
                  const Text& what_to_write) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return Refusal{code, what_to_write, pointer};
  return text_fits(text, kMaxTextBytes, pointer);
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

Result<const Action*> named_action(const Proposal& proposal, const ActionId& id, const std::string& pointer) {
  if (const Action* action = proposal.action(id)) return action;
  return Refusal{
      "invalid.action",
      say("Expected an action of this proposal ({}), but found {}.",
          "Нужно действие этого предложения ({}), а указано {}.", listed(proposal), in_backticks(id.value)),
      pointer};
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
