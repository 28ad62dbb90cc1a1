#include "engine/service/journeys.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/fold_case.hpp"
#include "base/held_alone.hpp"
#include "engine/core/knowledge/decide.hpp"
#include "engine/core/limits.hpp"
#include "engine/service/names.hpp"

namespace counterweight::service {
namespace {

using codec::Touch;

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

struct NewTouches {
  std::vector<Touch> fresh;
  std::set<std::string> touchpoints;  // new ones, folded
};

NewTouches new_touches(const core::JourneyLog& log, std::vector<Touch> touches) {
  NewTouches out;
  std::set<std::tuple<std::string, Timestamp, std::string>> seen;
  for (Touch& each : touches) {
    if (log.has(each.customer, each.at, each.touchpoint)) continue;
    std::string folded = fold_case(each.touchpoint);
    if (!seen.emplace(each.customer, each.at, folded).second) continue;
    if (!log.knows(each.touchpoint)) out.touchpoints.insert(std::move(folded));
    out.fresh.push_back(std::move(each));
  }
  return out;
}

}  // namespace

Refusal too_many_touchpoints() {
  return {
      "limit.touchpoints",
      say("A journey takes at most {} different touchpoints, and with these there would be more. Map "
          "a coarser column: the kind of page, not each address. Where too many came in already, draw a new "
          "journey.",
          "Путь принимает не больше {} разных точек касания, а с этими их стало бы больше. Укажите столбец "
          "покрупнее: вид страницы, а не каждый адрес. Если лишние уже попали в путь, нарисуйте новый.",
          core::kMaxTouchpoints)};
}

// One that is in use stays, so that nothing is read twice at the same time. What goes is let go of outside
// the lock.
std::shared_ptr<Journeys::Held> Journeys::held(const OrganisationId& organisation, core::JourneyId id) {
  std::list<std::shared_ptr<Held>> gone;
  const std::lock_guard lock{mutex_};
  const auto found = std::find_if(held_.begin(), held_.end(), [&](const auto& each) {
    return each->id == id && each->organisation == organisation;
  });
  if (found != held_.end())
    held_.splice(held_.begin(), held_, found);
  else
    held_.push_front(std::make_shared<Held>(organisation, id));
  std::shared_ptr<Held> out = held_.front();
  for (auto each = held_.end(); each != held_.begin() && held_.size() > kMaxJourneysHeld;) {
    const auto last = --each;
    if (!held_alone(*last)) continue;
    ++each;
    gone.splice(gone.begin(), held_, last);
  }
  return out;
}

// What came in since it was read last. `journey` may be a little older than that: then nothing did.
void Journeys::read_on(Held& held, const core::Journey& journey) const {
  Read& read = held.read;
  const bool same =
      read.parts == 0 || (journey.parts.size() > 0 && journey.parts.find(1)->sealed == read.first);
  if (!same) read = {};  // of another ledger
  while (read.parts < journey.parts.size()) {
    read.report = nullptr;
    if (read.parts == 0) read.first = journey.parts.find(1)->sealed;
    const auto form = library_.text(held.organisation, journey.parts.find(read.parts + 1)->sealed);
    ++read.parts;
    if (!form || !codec::add_touches(*form, read.log))
      spdlog::error("journey {} of {}: part {} of its touches cannot be read", held.id.value,
                    held.organisation.value, read.parts);
  }
  read.log.settle();
}

std::shared_ptr<const core::JourneyReport> Journeys::report(const OrganisationId& organisation,
                                                            const core::State& state, core::JourneyId id) {
  const core::Journey& journey = *state.knowledge().journeys.find(id.value);
  const auto all = held(organisation, id);
  const std::lock_guard lock{all->mutex};
  read_on(*all, journey);
  Read& read = all->read;
  if (!read.report || read.version != journey.versions.size()) {
    read.version = journey.versions.size();
    read.report = std::make_shared<const core::JourneyReport>(
        core::journey_report(journey.versions.back().facts.steps, read.log));
  }
  return read.report;
}

Result<Journeys::Parts> Journeys::parts_of(const OrganisationId& organisation, const core::State& state,
                                           core::JourneyId id, std::vector<Touch> touches) {
  const core::Journey* journey = state.knowledge().journeys.find(id.value);
  if (journey == nullptr)
    return Refusal{"not_found.journey", say("There is no journey {} here.", "Пути {} здесь нет.", id.value)};
  std::vector<store::SealedValue> none;
  const codec::Sealing sealing = library_.sealing(organisation, none);
  for (Touch& each : touches) each.customer = codec::touch_customer(sealing, each.customer);
  const std::size_t given = touches.size();
  NewTouches sorted;
  {
    const auto all = held(organisation, id);
    const std::lock_guard lock{all->mutex};
    read_on(*all, *journey);
    const core::JourneyLog& log = all->read.log;
    sorted = new_touches(log, std::move(touches));
    if (log.touchpoints().size() + sorted.touchpoints.size() > core::kMaxTouchpoints)
      return too_many_touchpoints();
  }
  Parts out;
  std::vector<Touch>& fresh = sorted.fresh;
  out.fresh = static_cast<std::int64_t>(fresh.size());
  out.known = static_cast<std::int64_t>(given - fresh.size());
  if (const Status room = core::room_for_touches(*journey, out.fresh); !room.ok()) return room.refusal();
  for (std::size_t from = 0; from < fresh.size(); from += core::kMaxTouchesOfPart) {
    const std::size_t until = std::min(fresh.size(), from + core::kMaxTouchesOfPart);
    const auto begin = fresh.begin();
    out.parts.push_back(part_of(id, {std::make_move_iterator(begin + static_cast<std::ptrdiff_t>(from)),
                                     std::make_move_iterator(begin + static_cast<std::ptrdiff_t>(until))}));
  }
  return out;
}

}  // namespace counterweight::service
