// How alike an action somebody thinks of and an earlier one are. Pure.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/core/proposal/proposal.hpp"
#include "rules/regions.hpp"

namespace counterweight::service {

// An action with its proposal's fields, by the rulebook in force; its kind is known there.
struct Sought {
  core::KindId kind;
  std::string title;
  rules::Values attributes, fields;
};

// The words of a text for comparing: in small letters, of three letters or more, without repeats.
std::set<std::string> words_in(const std::string& text);
// How much of all words both have, 0 to 1; nothing where there is none.
std::optional<double> shared(const std::set<std::string>& one, const std::set<std::string>& other);

class Nearness {
 public:
  // Of a hundred: the same departments may veto; values are near; words are the same; somebody objected to it
  // or vetoed it, which there is most to learn from.
  static constexpr double kRights = 30, kValues = 35, kWords = 25, kContested = 10;

  // `rulebook` must outlive it.
  Nearness(const rules::CheckedRulebook& rulebook, Sought sought);

  // 0 to 100; 0 for another kind. The earlier action counts by the rights that it had under its own rulebook.
  int of(const core::Proposal& proposal, const core::Action& action) const;

 private:
  double rights(const core::Action& action) const;
  double values(const core::Proposal& proposal, const core::Action& action) const;
  std::optional<double> value(const rules::Attribute& attribute, bool of_proposal, const rules::Values& mine,
                              const rules::Values& theirs) const;
  double ordered(const rules::Attribute& attribute, bool of_proposal, const rules::Value& mine,
                 const rules::Value& theirs) const;

  const rules::CheckedRulebook& rulebook_;
  Sought sought_;
  std::vector<rules::Cut> cuts_;
  std::set<core::DepartmentId> may_veto_;
  std::set<std::string> words_;
};

}  // namespace counterweight::service
