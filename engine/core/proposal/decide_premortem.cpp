// answer_premortem: what the worst would be, as several people see it, before it is decided.
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/saying_premortem.hpp"
#include "engine/core/proposal/story.hpp"

namespace counterweight::core {

Status worst_fits(const State& state, const Worst& worst, const std::string& place) {
  const Status given = text_given(worst.text, "invalid.premortem", place + "/worst", [] {
    return say("Say in a sentence what the worst is that could happen.",
               "Напишите одной фразой, что худшее может случиться.");
  });
  if (!given.ok() || worst.by.empty()) return given;
  const Member* member = state.organisation().member(worst.by);
  if (member != nullptr && !member->left) return Done{};
  return Refusal{
      "invalid.by",
      say("Expected the id of a member who is here, but found {}.",
          "Нужен номер сотрудника, который здесь работает, а указано {}.", in_backticks(worst.by.value)),
      place + "/by"};
}

void tell_premortem(Story& story, Worst worst, const Context& context) {
  if (worst.by.empty()) worst.by = context.actor;
  const Proposal& proposal = story.proposal();
  const PremortemId next{static_cast<std::int64_t>(proposal.premortem.size()) + 1};
  story.tell(PremortemAnswered{proposal.id, next, std::move(worst)});
}

Refusal premortem_is_full(const std::string& pointer) {
  return {"limit.premortem",
          say("A proposal has at most {} answers to what could happen at worst.",
              "У предложения не больше {} ответов о худшем, что может случиться.", kMaxPremortem),
          pointer};
}

Events decide_proposal(const State& state, const AnswerPremortem& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  if (const Status fits = worst_fits(state, command.worst, ""); !fits.ok()) return fits.refusal();
  if ((*found)->premortem.size() >= kMaxPremortem) return premortem_is_full("");
  Story story{**found, context};
  tell_premortem(story, command.worst, context);
  return story.take();
}

}  // namespace counterweight::core
