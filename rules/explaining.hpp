// The chapters of explain(), each in a source of its own. Inside rules/ only.
#pragma once

#include "rules/explain.hpp"
#include "rules/text_parts.hpp"

namespace counterweight::rules {

class Explaining {
 public:
  explicit Explaining(const CheckedRulebook& rulebook) : rulebook_(rulebook), book_(rulebook.book()) {}

  // explain.cpp
  Chapter who_decides() const;
  Chapter exceptions() const;
  // explain_checks.cpp
  Chapter who_checks_what() const;
  Chapter what_passes() const;  // of every kind, with its name: part of the former
  // explain_speaking.cpp
  Chapter speaking() const;
  // explain_evidence.cpp
  Chapter evidence() const;  // no sentences: nothing has to be cited
  // explain_life.cpp
  Chapter review() const;
  Chapter silence() const;
  Chapter objections() const;
  Chapter changes() const;
  // explain_vetoes.cpp
  Chapter vetoes() const;
  Chapter pilots() const;
  // explain_ratification.cpp
  Chapter ratification() const;

  Text row(const Row& row, const Kind& kind) const;  // one sentence
  std::vector<Text> passing(const Passing& passing) const;

 private:
  Text name(const DepartmentId& id) const;
  Text names(const std::vector<DepartmentId>& ids) const;
  Text final_say() const { return name(book_.final_say); }
  std::vector<DepartmentId> checkers() const;  // everybody else
  bool vetoes_somewhere(const DepartmentId& id) const;
  Text kind_names(const std::vector<KindId>& ids) const;

  Chapter of_kind(const Kind& kind) const;
  Text vote(const ChallengeRule& rule) const;
  Text body(const VoteBody& body) const;
  Text voice(const Department& department) const;
  std::vector<Text> carried() const;  // what becomes of each kind of position
  // explain_stages.cpp
  std::vector<Text> course_of_review() const;
  std::vector<Text> reminders() const;
  std::vector<Text> binding() const;  // of sustained vetoes

  const CheckedRulebook& rulebook_;
  const Rulebook& book_;
};

}  // namespace counterweight::rules
