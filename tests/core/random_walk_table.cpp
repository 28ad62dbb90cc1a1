#include "tests/core/random_walk_table.hpp"

#include <fmt/format.h>

#include <string_view>

#include "engine/codec/words.hpp"
#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/verdict.hpp"

namespace counterweight::test {

using namespace core;

namespace {

std::string text_of(const std::optional<Timestamp>& time) {
  return time ? format_timestamp(*time) : "-";
}

void add_action(std::vector<std::string>& out, const Proposal& p, const Action& action) {
  const std::string& id = action.draft.id.value;
  out.push_back(
      fmt::format("action {} {}{}", id, codec::word(verdict_of(p, action)), action.open ? ", open" : ""));
  if (action.dropped) return;
  for (const Seat& seat : action.seats)
    if (seat.voice || seat.silent)
      out.push_back(fmt::format("  {}/{} says {}{}", id, seat.right.department.value,
                                seat.voice ? codec::word(seat.voice->position) : "",
                                seat.silent ? fmt::format(" silent: {}", codec::word(*seat.silent)) : ""));
  for (const Seat& seat : action.seats)
    for (const MemberWord& word : seat.words)
      out.push_back(fmt::format("  {}/{}, {} votes to {}, of {}", id, seat.right.department.value,
                                word.member.value, codec::word(word.saying.position), seat.members));
  if (action.piloting())
    out.push_back(fmt::format("  {} pilots until {}, recast {}, stops {}", id,
                              format_timestamp(action.pilot->terms.until), text_of(action.pilot->recast_due),
                              text_of(action.pilot->stops_at)));
}

std::string_view lift_word(Lift lift) {
  return lift == Lift::condition ? "condition" : lift == Lift::fact ? "fact" : "pilot";
}

// The ways an event may go that no walk should miss.
const char* const kObjectionEffects[] = {"objection met", "objection waits", "objection lapses",
                                         "objection returns", "objection kept"};
const char* const kVetoEffects[] = {
    "veto lifted",          "veto waits",          "veto rests", "veto returns",
    "veto kept overridden", "veto, override void", "veto kept",  "veto lapses with the change"};
const char* const kLifts[] = {"lifted by condition", "lifted by fact", "lifted by pilot"};
const char* const kResults[] = {"challenge sustains", "challenge overrides", "challenge ends"};
const char* const kStops[] = {"stopped", "pilot not met", "pilot over", "pilot recast"};

struct Way {
  std::string operator()(const ObjectionCarried& e) const {
    return kObjectionEffects[static_cast<int>(e.effect)];
  }
  std::string operator()(const VetoCarried& e) const { return kVetoEffects[static_cast<int>(e.effect)]; }
  std::string operator()(const VetoLifted& e) const { return kLifts[static_cast<int>(e.by)]; }
  std::string operator()(const ChallengeClosed& e) const { return kResults[static_cast<int>(e.result)]; }
  std::string operator()(const ActionStopped& e) const { return kStops[static_cast<int>(e.why)]; }
  std::string operator()(const OverrideClosed& e) const {
    return e.effective ? "override in effect" : "override void";
  }
  std::string operator()(const VetoReaffirmed& e) const { return e.by_time ? "veto reaffirmed by time" : ""; }
  std::string operator()(const ReviewClosed& e) const {
    static const char* const ends[] = {"review ends early", "review ends as it passes",
                                       "review ends as certain", "review ends in time"};
    return ends[static_cast<int>(e.end)];
  }
  std::string operator()(const auto&) const { return ""; }
};

template <typename T>
std::string name_of() {
  const std::string_view whole = __PRETTY_FUNCTION__;  // "… [with T = counterweight::core::Submit; …]"
  const std::size_t from = whole.find("T = ") + 4;
  const std::string_view name = whole.substr(from, whole.find_first_of(";]", from) - from);
  return std::string(name.substr(name.rfind(':') + 1));
}

template <typename... T>
void add_names(std::map<std::string, int>& counts, const std::variant<T...>*) {
  (counts.emplace(name_of<T>(), 0), ...);
}

template <typename Variant>
std::string name_in(const Variant& variant) {
  return std::visit([](const auto& each) { return name_of<std::decay_t<decltype(each)>>(); }, variant);
}

}  // namespace

std::vector<std::string> table_of(const Proposal& p) {
  std::vector<std::string> out;
  out.push_back(fmt::format("status {}, revision {}", codec::word(p.status), p.revision));
  if (p.status == ProposalStatus::in_review)
    out.push_back("review until " + format_timestamp(p.review_due) + ", not before " +
                  text_of(p.review_floor));
  if (p.status == ProposalStatus::in_review && !p.rulebook->book().stages.empty())
    out.push_back(fmt::format("stage {}", p.stage + 1));
  if (p.status == ProposalStatus::in_review && p.comment_due)
    out.push_back("last words until " + text_of(p.comment_due));
  if (p.status == ProposalStatus::awaiting_decision)
    out.push_back("decision until " + text_of(p.decision_due) +
                  (p.decision_due ? "" : ", left " + format_duration(p.decision_left)));
  if (p.open())
    out.push_back(std::string("a launch is ") + (launch_hindrances(p).empty() ? "possible" : "refused"));
  for (const Action& action : p.actions) add_action(out, p, action);
  for (const Objection& o : p.objections)
    out.push_back(fmt::format("objection {} of {} to {} {}, waits {}, settles {}", o.id.value,
                              o.department.value, o.action.value, codec::word(o.state),
                              text_of(o.waiting_due), text_of(o.settle_due)));
  for (const Veto& v : p.vetoes) {
    const bool lifted = v.state == VetoState::lifted && v.lifted_by;
    // What once ran about a veto that does not bite runs no more.
    const auto if_bites = [&](const std::optional<Timestamp>& time) {
      return v.bites() ? text_of(time) : "-";
    };
    out.push_back(fmt::format(
        "veto {} of {} on {} {}{}, waits {}, asked {}, cools off {}{}", v.id.value, v.department.value,
        v.action.value, codec::word(v.state), lifted ? fmt::format(" by {}", lift_word(*v.lifted_by)) : "",
        if_bites(v.waiting_due), if_bites(v.asked_due),
        v.cools_off() ? format_timestamp(v.override_->effective_at) : "-",
        v.bound_by ? ", bound since " + format_timestamp(v.bound_by->sustained_at) : std::string{}));
  }
  for (const auto& suggestion : p.suggestions) {
    static const char* const state[] = {"open", "accepted", "declined", "withdrawn"};
    out.push_back(
        fmt::format("suggestion {} {}", suggestion->id.value, state[static_cast<int>(suggestion->state)]));
  }
  return out;
}

Coverage::Coverage() {
  add_names(counts_, static_cast<const OrganisationCommand*>(nullptr));
  add_names(counts_, static_cast<const ProposalCommand*>(nullptr));
  add_names(counts_, static_cast<const OrganisationEvent*>(nullptr));
  add_names(counts_, static_cast<const ProposalEvent*>(nullptr));
  counts_.emplace(name_of<AdvanceTime>(), 0);
  for (const auto& way : kObjectionEffects) counts_.emplace(way, 0);
  for (const auto& way : kVetoEffects) counts_.emplace(way, 0);
  for (const auto& way : kResults) counts_.emplace(way, 0);
  for (const auto& way : kStops) counts_.emplace(way, 0);
  for (const char* way : {"lifted by fact", "lifted by pilot", "veto reaffirmed by time", "override void"})
    counts_.emplace(way, 0);
}

void Coverage::accepted(const Command& command) {
  ++commands;
  if (std::holds_alternative<AdvanceTime>(command)) ++counts_[name_of<AdvanceTime>()];
  if (const auto* organisation = std::get_if<OrganisationCommand>(&command))
    ++counts_[name_in(*organisation)];
  if (const auto* proposal = std::get_if<ProposalCommand>(&command)) ++counts_[name_in(*proposal)];
}

void Coverage::written(const Event& event) {
  ++events;
  std::visit([&](const auto& family) { ++counts_[name_in(family)]; }, event.data);
  const auto* happened = std::get_if<ProposalEvent>(&event.data);
  const std::string way = happened == nullptr ? "" : std::visit(Way{}, *happened);
  if (!way.empty()) ++counts_[way];
}

std::string Coverage::table() const {
  std::string out;
  for (const auto& [name, count] : counts_) out += fmt::format("{:>9} {}\n", count, name);
  return out;
}

std::vector<std::string> Coverage::rarer_than(int times) const {
  std::vector<std::string> out;
  for (const auto& [name, count] : counts_)
    if (count < times) out.push_back(name);
  return out;
}

}  // namespace counterweight::test
