// One company: who belongs to which department, who acts for whom, and which rulebooks it has had.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/organisation/rulebook_change.hpp"
#include "rules/check.hpp"

namespace counterweight::core {

// Who may act as head in a head's place, until when.
struct Delegation {
  MemberId to;
  Timestamp until{};
  friend bool operator==(const Delegation&, const Delegation&) = default;
};

struct Absence {
  Timestamp from{}, until{};
  friend bool operator==(const Absence&, const Absence&) = default;
};

struct Member {
  DepartmentId department;
  bool head = false;
  std::string sealed_name;  // commitment; the name itself lies in the vault
  Timestamp joined{};
  std::int64_t number = 0;  // 1 for who joined first
  bool administrator = false;
  std::optional<Timestamp> left;  // what they did stays theirs
  std::optional<Delegation> delegation;
  std::optional<Absence> absence;
  friend bool operator==(const Member&, const Member&) = default;
};

// When a rulebook came into force, and by which change: none for the first one.
struct Adoption {
  std::string hash;
  Timestamp at{};
  std::optional<RulebookChangeId> change;
  friend bool operator==(const Adoption&, const Adoption&) = default;
};

struct Organisation {
  std::string name;                              // empty until founded
  std::map<std::string, RulebookPtr> rulebooks;  // by hash: all that ever came into force
  std::string in_force;                          // hash
  std::map<MemberId, Member> members;
  std::vector<Adoption> adoptions;                             // the earliest first
  std::vector<std::shared_ptr<const RulebookChange>> changes;  // their ids are 1 to the number of them
  std::vector<RulebookChangeId> open_changes;                  // in the order they were proposed

  bool founded() const { return !in_force.empty(); }
  const RulebookPtr& rulebook() const { return rulebooks.at(in_force); }
  // Also one who left; null when there never was one.
  const Member* member(const MemberId& id) const {
    const auto found = members.find(id);
    return found == members.end() ? nullptr : &found->second;
  }
  const RulebookChange* change(RulebookChangeId id) const;  // null when there is none
  // When the first of the open votes on a rulebook is over.
  std::optional<Timestamp> next_change_due() const;
  std::int64_t joined_so_far() const { return static_cast<std::int64_t>(members.size()); }
  std::size_t members_of(const DepartmentId& department) const;  // who left do not count, the absent do
  // Members who are here at that time: neither gone nor absent. None: the department is vacant.
  std::size_t present_members_of(const DepartmentId& department, Timestamp now) const;
  static bool is_present(const Member& member, Timestamp now);  // neither gone nor absent
  bool has_head(const DepartmentId& department) const;          // absent ones count: they may delegate
  // A head who is still there, or who acts for one now.
  bool acts_as_head(const MemberId& id, Timestamp now) const;
  // Rulebooks are the same when their hashes are.
  friend bool operator==(const Organisation& a, const Organisation& b);
};

// Commands: the first two by the program at set-up; a roll also by who may change it (docs/life.md).
struct FoundOrganisation {
  std::string name;
  RulebookPtr rulebook;
};
struct AddMember {
  MemberId member;
  DepartmentId department;
  bool head = false;
  std::string sealed_name;
  bool administrator = false;
};
struct RemoveMember {
  MemberId member;
};
struct SetHead {
  MemberId member;
  bool head = true;
};
// A head lets a member of the same department act as head.
struct Delegate {
  MemberId to;
  Timestamp until{};
};
struct EndDelegation {};
// Of who says so; an `until` that is not after now ends it.
struct SetAbsence {
  Timestamp from{}, until{};
};
// `base`: hash of the rulebook in force that the proposer has seen. Refused without a proof of this very
// rulebook.
struct ProposeRulebook {
  RulebookPtr rulebook;
  std::string base;
  std::string reason;
  std::optional<RulebookProof> proof;
};
// A rejection needs a reason.
struct VoteOnRulebook {
  RulebookChangeId change;
  Ratify vote = Ratify::reject;
  std::string reason;
};
struct WithdrawRulebook {
  RulebookChangeId change;
};
struct CommentOnRulebook {
  RulebookChangeId change;
  std::string text;
};
using OrganisationCommand =
    std::variant<FoundOrganisation, AddMember, RemoveMember, SetHead, Delegate, EndDelegation, SetAbsence,
                 ProposeRulebook, VoteOnRulebook, WithdrawRulebook, CommentOnRulebook>;

// Events.
struct OrganisationFounded {
  std::string name;
  friend bool operator==(const OrganisationFounded&, const OrganisationFounded&) = default;
};
struct RulebookAdopted {
  RulebookPtr rulebook;
  friend bool operator==(const RulebookAdopted& a, const RulebookAdopted& b) {
    return a.rulebook->hash() == b.rulebook->hash();
  }
};
struct MemberJoined {
  MemberId member;
  DepartmentId department;
  bool head = false;
  std::string sealed_name;
  bool administrator = false;
  friend bool operator==(const MemberJoined&, const MemberJoined&) = default;
};
struct MemberLeft {
  MemberId member;
  friend bool operator==(const MemberLeft&, const MemberLeft&) = default;
};
struct HeadSet {
  MemberId member;
  bool head = true;
  friend bool operator==(const HeadSet&, const HeadSet&) = default;
};
struct HeadshipDelegated {
  MemberId member, to;
  Timestamp until{};
  friend bool operator==(const HeadshipDelegated&, const HeadshipDelegated&) = default;
};
struct DelegationEnded {
  MemberId member;
  friend bool operator==(const DelegationEnded&, const DelegationEnded&) = default;
};
struct AbsenceSet {
  MemberId member;
  Timestamp from{}, until{};
  friend bool operator==(const AbsenceSet&, const AbsenceSet&) = default;
};
struct RulebookProposed {
  RulebookChangeId change;
  std::string base;
  RulebookPtr rulebook;
  std::string reason;
  RulebookProof proof;
  std::vector<RatifyingDepartment> roll;
  Timestamp due{};
  friend bool operator==(const RulebookProposed& a, const RulebookProposed& b);
};
struct RulebookVoteCast {
  RulebookChangeId change;
  DepartmentId department;
  Ratify vote = Ratify::reject;
  std::string reason;
  friend bool operator==(const RulebookVoteCast&, const RulebookVoteCast&) = default;
};
struct RulebookCommented {
  RulebookChangeId change;
  std::string text;
  friend bool operator==(const RulebookCommented&, const RulebookCommented&) = default;
};
// Where it is adopted, the next event says that its rulebook is in force.
struct RulebookChangeClosed {
  RulebookChangeId change;
  ChangeEnd end = ChangeEnd::rejected;
  friend bool operator==(const RulebookChangeClosed&, const RulebookChangeClosed&) = default;
};
using OrganisationEvent =
    std::variant<OrganisationFounded, RulebookAdopted, MemberJoined, MemberLeft, HeadSet, HeadshipDelegated,
                 DelegationEnded, AbsenceSet, RulebookProposed, RulebookVoteCast, RulebookCommented,
                 RulebookChangeClosed>;

}  // namespace counterweight::core
