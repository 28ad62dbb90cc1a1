#include "engine/core/verify/delegation_check.hpp"

#include <algorithm>

namespace counterweight::core {
namespace {

constexpr Duration kFor = std::chrono::hours{24};

class Delegations {
 public:
  Delegations(const Cast& cast, Opening opening, Finding& finding)
      : cast_(cast), now_(opening.now), state_(std::move(opening.state)), finding_(finding) {}

  // Two members without an office join each department; every head tries everybody.
  void run() {
    for (const rules::Department& each : cast_.rulebook->book().departments)
      for (const char* one : {"_x", "_y"}) {
        const MemberId member{each.id.value + one};
        give(state_, AddMember{member, each.id, false, {}, false}, {});
        plain_[each.id].push_back(member);
      }
    for (const rules::Department& from : cast_.rulebook->book().departments)
      for (const rules::Department& to : cast_.rulebook->book().departments) try_pair(from, to);
  }

 private:
  bool give(State& state, const OrganisationCommand& command, const MemberId& actor) const {
    const Decision decision =
        cast_.engine.decide(state, command, Context{now_, actor, true, nullptr, nullptr, true});
    if (!decision.answer.ok()) return false;
    for (const Event& event : *decision.answer) evolve(state, event);
    return true;
  }

  const MemberId& head_of(const DepartmentId& department) const {
    const auto found = cast_.members.find(department);
    return found == cast_.members.end() ? cast_.marketer : found->second.front();
  }

  void try_pair(const rules::Department& from, const rules::Department& to) {
    State state = state_;
    const MemberId &head = head_of(from.id), &deputy = plain_.at(to.id).front();
    const bool taken = give(state, Delegate{deputy, now_ + kFor}, head);
    if (from.id != to.id) {
      if (taken)
        problem(say("The head of {} lets somebody of {} act as head.",
                    "Руководитель отдела «{}» передаёт свои полномочия сотруднику отдела «{}».", from.name,
                    to.name));
      return;
    }
    if (taken && !state.organisation().acts_as_head(deputy, now_))
      problem(say("Who acts for the head of {} has no right of a head.",
                  "У заместителя руководителя отдела «{}» нет прав руководителя.", from.name));
    const MemberId& third = plain_.at(to.id).back();
    State on = state;
    if (give(on, Delegate{third, now_ + kFor}, deputy) || on.organisation().acts_as_head(third, now_))
      problem(say("Who acts for the head of {} lets a third person act as head.",
                  "Заместитель руководителя отдела «{}» передаёт полномочия третьему.", from.name));
    if (give(on, Delegate{head, now_ + kFor}, deputy))
      problem(
          say("In {} two people act for each other.", "В отделе «{}» двое замещают друг друга.", from.name));
  }

  void problem(Text what) {
    finding_.proof = Proof::refuted;
    finding_.problems.push_back(std::move(what));
  }

  const Cast& cast_;
  Timestamp now_;
  State state_;
  Finding& finding_;
  std::map<DepartmentId, std::vector<MemberId>> plain_;
};

}  // namespace

void check_delegation(const rules::CheckedRulebook& rulebook, const Situations& situations,
                      const Engine& engine, Finding& finding) {
  if (situations.all.empty()) return;
  const Situation& situation = situations.all.front();
  if (situation.seats.empty()) return;
  const Cast cast =
      cast_for(Play::words, rulebook, situation, nullptr, situation.seats.front().department, engine);
  auto opening = open_play(cast);
  if (opening.ok()) Delegations{cast, *std::move(opening), finding}.run();
}

}  // namespace counterweight::core
