// Journeys: drawn, drawn anew, and what customers really touched.
#include <algorithm>

#include "base/fold_case.hpp"
#include "engine/core/knowledge/asking.hpp"
#include "engine/core/knowledge/decide.hpp"
#include "engine/core/knowledge/journey.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

using knowledge::one;
using Events = Result<std::vector<Event>>;

Status map_fits(const JourneyFacts& facts) {
  if (is_blank(facts.name) || facts.name.size() > kMaxTitleBytes)
    return Refusal{"invalid.name",
                   say("Expected what the journey is called, in 1 to {} bytes, but found {}.",
                       "Нужно название пути от 1 до {} байт, а здесь {}.", kMaxTitleBytes, facts.name.size()),
                   "/name"};
  if (facts.steps.empty() || facts.steps.size() > kMaxMapSteps)
    return Refusal{
        "invalid.steps",
        say("Expected 1 to {} touchpoints in their order, but found {}.",
            "Нужно от 1 до {} точек касания по порядку, а указано {}.", kMaxMapSteps, facts.steps.size()),
        "/steps"};
  for (std::size_t i = 0; i < facts.steps.size(); ++i) {
    const std::string& step = facts.steps[i];
    const std::string at = "/steps/" + std::to_string(i);
    if (is_blank(step) || step.size() > kMaxTitleBytes)
      return Refusal{
          "invalid.steps",
          say("Expected the name of a touchpoint in 1 to {} bytes, but found {}.",
              "Нужно название точки касания от 1 до {} байт, а здесь {}.", kMaxTitleBytes, step.size()),
          at};
    const auto same = [&](const std::string& other) { return fold_case(other) == fold_case(step); };
    if (std::count_if(facts.steps.begin(), facts.steps.end(), same) > 1)
      return Refusal{
          "invalid.steps",
          say("{} stands on the map twice. Who comes back to it is found by itself.",
              "{} стоит на карте дважды. Кто сюда возвращается, будет видно и так.", in_backticks(step)),
          at};
  }
  return Done{};
}

Result<const Journey*> known_journey(const State& state, JourneyId id) {
  const Journey* journey = state.knowledge().journeys.find(id.value);
  if (journey != nullptr) return journey;
  return Refusal{"not_found.journey", say("There is no journey {} here.", "Пути {} здесь нет.", id.value)};
}

}  // namespace

Status room_for_touches(const Journey& journey, std::int64_t touches) {
  if (journey.touches + touches > static_cast<std::int64_t>(kMaxTouches))
    return Refusal{"limit.touches",
                   say("A journey takes at most {} touches, and has {}. Draw a new one, and bring in a "
                       "shorter time.",
                       "Путь принимает не больше {} касаний, и в нём уже {}. Нарисуйте новый и загрузите "
                       "касания за меньшее время.",
                       kMaxTouches, journey.touches)};
  if (journey.parts.size() + (touches + kMaxTouchesOfPart - 1) / kMaxTouchesOfPart > kMaxTouchParts)
    return Refusal{"limit.touches",
                   say("A journey takes touches {} times at most. Draw a new one, and bring in many at once.",
                       "Путь принимает касания не больше {} раз. Нарисуйте новый и загружайте сразу помногу.",
                       kMaxTouchParts)};
  return Done{};
}

Events decide_knowledge(const State& state, const DrawJourney& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  const std::int64_t present = state.knowledge().journeys.size();
  const Status room =
      knowledge::room_for(present, 1, kMaxJourneys, "limit.journeys", {"journeys", "путей клиента"});
  if (!room.ok()) return room.refusal();
  if (const Status fits = map_fits(command.facts); !fits.ok()) return fits.refusal();
  return one(context, JourneyDrawn{{present + 1}, command.facts});
}

Events decide_knowledge(const State& state, const RedrawJourney& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  const auto journey = known_journey(state, command.journey);
  if (!journey.ok()) return journey.refusal();
  const auto version = static_cast<std::int64_t>((*journey)->versions.size());
  if (const Status seen = knowledge::version_seen(version, command.seen); !seen.ok()) return seen.refusal();
  if (static_cast<std::size_t>(version) >= kMaxJourneyVersions)
    return Refusal{"limit.versions",
                   say("A journey has at most {} versions. Draw a new one.",
                       "У пути не больше {} версий. Нарисуйте новый.", kMaxJourneyVersions)};
  if (const Status fits = map_fits(command.facts); !fits.ok()) return fits.refusal();
  if (command.facts == (*journey)->versions.back().facts)
    return Refusal{"conflict.same", say("The journey is drawn so already.", "Путь уже нарисован так.")};
  return one(context, JourneyRedrawn{command.journey, command.facts});
}

Events decide_knowledge(const State& state, const RecordTouches& command, const Context& context) {
  if (const auto member = acting_member(state, context); !member.ok()) return member.refusal();
  const auto journey = known_journey(state, command.journey);
  if (!journey.ok()) return journey.refusal();
  if (command.part.touches == 0) return std::vector<Event>{};
  if (command.part.until > context.now)
    return Refusal{
        "invalid.at",
        say("Expected what customers touched, but {} is still to come.",
            "Нужно то, чего клиенты касались, а {} ещё не наступило.", format_timestamp(command.part.until)),
        "/at"};
  if (const Status room = room_for_touches(**journey, command.part.touches); !room.ok())
    return room.refusal();
  return one(context, TouchesRecorded{command.journey, command.part});
}

}  // namespace counterweight::core
