// One company: who belongs to which department, and which rulebooks it has had.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "engine/core/ids.hpp"
#include "rules/check.hpp"

namespace counterweight::core {

using RulebookPtr = std::shared_ptr<const rules::CheckedRulebook>;

struct Member {
  DepartmentId department;
  bool head = false;
  std::string sealed_name;  // commitment; the name itself lies in the vault
  Timestamp joined{};
  friend bool operator==(const Member&, const Member&) = default;
};

struct Organisation {
  std::string name;                              // empty until founded
  std::map<std::string, RulebookPtr> rulebooks;  // by hash: all that ever came into force
  std::string in_force;                          // hash
  std::map<MemberId, Member> members;

  bool founded() const { return !in_force.empty(); }
  const RulebookPtr& rulebook() const { return rulebooks.at(in_force); }
  const Member* member(const MemberId& id) const {
    const auto found = members.find(id);
    return found == members.end() ? nullptr : &found->second;
  }
  std::size_t members_of(const DepartmentId& department) const;
  // Rulebooks are the same when their hashes are.
  friend bool operator==(const Organisation& a, const Organisation& b);
};

// Commands: given by the program at set-up, not by a member.
struct FoundOrganisation {
  std::string name;
  RulebookPtr rulebook;
};
struct AddMember {
  MemberId member;
  DepartmentId department;
  bool head = false;
  std::string sealed_name;
};
using OrganisationCommand = std::variant<FoundOrganisation, AddMember>;

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
  friend bool operator==(const MemberJoined&, const MemberJoined&) = default;
};
using OrganisationEvent = std::variant<OrganisationFounded, RulebookAdopted, MemberJoined>;

}  // namespace counterweight::core
