#include "engine/core/organisation/evolve.hpp"

#include <algorithm>

namespace counterweight::core {
namespace {

struct OrganisationEvolution {
  Organisation& org;
  const MemberId& actor;
  Timestamp at;

  void operator()(const OrganisationFounded& e) { org.name = e.name; }
  void operator()(const RulebookAdopted& e) {
    org.rulebooks[e.rulebook->hash()] = e.rulebook;
    org.in_force = e.rulebook->hash();
    org.adoptions.push_back({org.in_force, at, change_behind(org.in_force)});
  }
  void operator()(const MemberJoined& e) {
    Member& member = org.members[e.member];
    member.department = e.department;
    member.head = e.head;
    member.sealed_name = e.sealed_name;
    member.joined = at;
    member.number = org.joined_so_far();
    member.administrator = e.administrator;
  }
  // A head's deputy loses the right with the head, who is one no more (Organisation::acts_as_head).
  void operator()(const MemberLeft& e) { org.members[e.member].left = at; }
  void operator()(const HeadSet& e) { org.members[e.member].head = e.head; }
  void operator()(const HeadshipDelegated& e) { org.members[e.member].delegation = {e.to, e.until}; }
  void operator()(const DelegationEnded& e) { org.members[e.member].delegation.reset(); }
  void operator()(const AbsenceSet& e) { org.members[e.member].absence = {e.from, e.until}; }

  void operator()(const RulebookProposed& e) {
    auto change = std::make_shared<RulebookChange>();
    const rules::Rulebook& book = e.rulebook->book();
    change->id = e.change;
    change->proposer = actor;
    if (const Member* member = org.member(actor)) change->department = member->department;
    change->base = e.base;
    change->rule = org.rulebooks.at(e.base)->book().ratification;
    change->rulebook = e.rulebook;
    change->hash = e.rulebook->hash();
    change->name = book.name;
    change->version = book.version;
    change->title = book.title;
    change->reason = e.reason;
    change->proof = e.proof;
    change->proposed_at = at;
    change->due = e.due;
    change->roll = e.roll;
    org.changes.push_back(std::move(change));
    org.open_changes.push_back(e.change);
  }
  void operator()(const RulebookVoteCast& e) {
    write(e.change, [&](RulebookChange& change) {
      change.votes[e.department] = {actor, e.vote, e.reason, at};
    });
  }
  void operator()(const RulebookCommented& e) {
    write(e.change, [&](RulebookChange& change) { change.comments.push_back({actor, e.text, at}); });
  }
  void operator()(const RulebookChangeClosed& e) {
    write(e.change, [&](RulebookChange& change) {
      change.end = e.end;
      change.ended_at = at;
      if (e.end != ChangeEnd::adopted) change.rulebook = nullptr;
    });
    std::erase(org.open_changes, e.change);
  }

 private:
  // Changes are shared between states: a new one takes the old one's place.
  template <typename Edit>
  void write(RulebookChangeId id, Edit edit) {
    std::shared_ptr<const RulebookChange>& place = org.changes[static_cast<std::size_t>(id.value - 1)];
    auto next = std::make_shared<RulebookChange>(*place);
    edit(*next);
    place = std::move(next);
  }
  // The latest that was adopted with this rulebook; none for the first rulebook.
  std::optional<RulebookChangeId> change_behind(const std::string& hash) const {
    const auto found = std::find_if(org.changes.rbegin(), org.changes.rend(), [&](const auto& each) {
      return each->hash == hash && each->end == ChangeEnd::adopted;
    });
    if (found == org.changes.rend()) return std::nullopt;
    return (*found)->id;
  }
};

}  // namespace

void evolve_organisation(Organisation& organisation, const OrganisationEvent& event, const MemberId& actor,
                         Timestamp at) {
  std::visit(OrganisationEvolution{organisation, actor, at}, event);
}

}  // namespace counterweight::core
