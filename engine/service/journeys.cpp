#include "engine/service/journeys.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/fold_case.hpp"
#include "engine/core/limits.hpp"
#include "engine/service/names.hpp"

namespace counterweight::service {
namespace {

using codec::Touch;

// Touchpoints by their folded names, as the map spells them, else as they came in first.
class Spelling {
 public:
  Spelling(const core::Journey& journey, const core::JourneyLog& log) {
    for (const std::string& step : journey.versions.back().facts.steps) known_.emplace(fold_case(step), step);
    for (const std::string& each : log.touchpoints()) known_.emplace(fold_case(each), each);
  }
  const std::string& of(const std::string& touchpoint) {
    return known_.emplace(fold_case(touchpoint), touchpoint).first->second;
  }

 private:
  std::map<std::string, std::string> known_;
};

Journeys::Part part_of(core::JourneyId id, const std::vector<Touch>& touches) {
  core::TouchesPart part{
      {}, static_cast<std::int64_t>(touches.size()), touches.front().at, touches.front().at};
  for (const Touch& each : touches) {
    part.from = std::min(part.from, each.at);
    part.until = std::max(part.until, each.at);
  }
  Journeys::Part out;
  out.sealed.push_back(seal(codec::touches_form(touches)));
  part.sealed = out.sealed.front().commitment;
  out.command = {id, std::move(part)};
  return out;
}

std::int64_t touches_in(const core::Journey& journey) {
  std::int64_t all = 0;
  for (const core::TouchesPart& part : journey.parts) all += part.touches;
  return all;
}

}  // namespace

// With what came in since it was read last.
Journeys::Held& Journeys::held(const OrganisationId& organisation, const core::Journey& journey,
                               core::JourneyId id) {
  const auto mine = [&](const Held& each) { return each.id == id && each.organisation == organisation; };
  const auto found = std::find_if(held_.begin(), held_.end(), mine);
  if (found != held_.end()) {
    held_.splice(held_.begin(), held_, found);
  } else {
    held_.push_front({organisation, id, 0, {}, 0, nullptr});
    if (held_.size() > kMaxJourneysHeld) held_.pop_back();
  }
  Held& out = held_.front();
  if (out.parts > journey.parts.size()) out = {organisation, id, 0, {}, 0, nullptr};  // of another ledger
  for (; out.parts < journey.parts.size(); ++out.parts) {
    out.report = nullptr;
    const auto form = library_.text(organisation, journey.parts[out.parts].sealed);
    if (!form || !codec::add_touches(*form, out.log))
      spdlog::error("journey {} of {}: part {} of its touches cannot be read", id.value, organisation.value,
                    out.parts + 1);
  }
  return out;
}

std::shared_ptr<const core::JourneyReport> Journeys::report(const OrganisationId& organisation,
                                                            const core::State& state, core::JourneyId id) {
  const core::Journey& journey = *state.knowledge().journeys.find(id.value);
  const std::lock_guard lock{mutex_};
  Held& all = held(organisation, journey, id);
  if (!all.report || all.version != journey.versions.size()) {
    all.version = journey.versions.size();
    all.report = std::make_shared<const core::JourneyReport>(
        core::journey_report(journey.versions.back().facts.steps, all.log));
  }
  return all.report;
}

Result<Journeys::Parts> Journeys::parts_of(const OrganisationId& organisation, const core::State& state,
                                           core::JourneyId id, std::vector<Touch> touches) {
  const core::Journey* journey = state.knowledge().journeys.find(id.value);
  if (journey == nullptr)
    return Refusal{"not_found.journey", say("There is no journey {} here.", "Пути {} здесь нет.", id.value)};
  std::vector<store::SealedValue> none;
  const codec::Sealing sealing = library_.sealing(organisation, none);
  const std::lock_guard lock{mutex_};
  const core::JourneyLog& log = held(organisation, *journey, id).log;
  Spelling spelling{*journey, log};
  Parts out;
  std::set<std::tuple<std::string, Timestamp, std::string>> seen;
  std::vector<Touch> fresh;
  for (Touch& each : touches) {
    each.customer = codec::touch_customer(sealing, each.customer);
    each.touchpoint = spelling.of(each.touchpoint);
    const bool known = log.has(each.customer, each.at, each.touchpoint) ||
                       !seen.emplace(each.customer, each.at, each.touchpoint).second;
    known ? ++out.known : ++out.fresh;
    if (!known) fresh.push_back(std::move(each));
  }
  if (touches_in(*journey) + out.fresh > static_cast<std::int64_t>(core::kMaxTouches))
    return Refusal{"limit.touches",
                   say("A journey takes at most {} touches. Draw it anew, and bring in a shorter time.",
                       "Путь принимает не больше {} касаний. Нарисуйте его заново и загрузите меньшее время.",
                       core::kMaxTouches)};
  for (std::size_t from = 0; from < fresh.size(); from += core::kMaxTouchesOfPart) {
    const std::size_t until = std::min(fresh.size(), from + core::kMaxTouchesOfPart);
    const auto begin = fresh.begin();
    out.parts.push_back(part_of(id, {std::make_move_iterator(begin + static_cast<std::ptrdiff_t>(from)),
                                     std::make_move_iterator(begin + static_cast<std::ptrdiff_t>(until))}));
  }
  return out;
}

}  // namespace counterweight::service
