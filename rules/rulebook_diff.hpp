// What another rulebook would change: who gains and loses which power over which actions, exactly at the
// values that conditions name, and what else would be done otherwise. Pure.
#pragma once

#include <string>
#include <vector>

#include "rules/check.hpp"

namespace counterweight::rules {

enum class Effect {
  allowed,  // somebody loses a power to stop it, or it needs less
  blocked,  // somebody gains one, or it needs more
  mixed     // both, or neither can be said
};

// What changes for one department.
struct SeatChange {
  DepartmentId department;
  Seat before, after;  // powers of `none` where it has no place
  Effect effect = Effect::mixed;
  Text words;  // "Sales gains a veto (Price promise)"
};

// Actions of one kind for which the same changes.
struct KindChange {
  KindId kind;
  Text kind_name;
  std::vector<Text> where;  // regions of attributes, any of them; empty: every such action
  Text example;             // values of one such action; empty where none is named
  std::vector<SeatChange> seats;
  Effect effect = Effect::mixed;  // of all seats
};

struct RulebookDiff {
  std::vector<KindChange> powers;
  std::vector<Text> gone, come;  // departments and kinds of action that only one of the two knows, attributes
                                 // that they declare differently, and sentences of explain() likewise
  std::vector<KindId> too_large;  // kinds with more than kMaxCells combinations: not compared
  bool empty() const { return powers.empty() && gone.empty() && come.empty() && too_large.empty(); }
};

RulebookDiff diff(const CheckedRulebook& before, const CheckedRulebook& after);

// For people, in one language.
std::string diff_text(const RulebookDiff& diff, Language language);

// {"powers": [{"kind", "where": [], "example", "effect", "seats": [{"department", "before", "after",
// "effect", "sentence"}]}], "gone": [], "come": [], "too_large": []}: one line of JSON.
std::string diff_json(const RulebookDiff& diff, Language language);

}  // namespace counterweight::rules
