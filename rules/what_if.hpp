// What if a draft said something else: which departments could hold its actions up, and the smallest edits
// after which they could not. Pure; bounded by the limits below.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rules/check.hpp"

namespace counterweight::rules {

constexpr std::size_t kMaxWhatIfTests = 400'000;  // rows of the jurisdiction asked for one draft
constexpr std::size_t kMaxUnsaidTests = 20'000;   // the same, for what one action does not say
constexpr std::size_t kMaxWhatIfWays = 6;         // told for one right; more are counted

// An action that somebody thinks of: its kind is the rulebook's, its values checked (check_value.hpp), but
// required ones may be missing.
struct Considered {
  KindId kind;
  Values attributes;
};

enum class Lever { veto, approval };  // a right of veto; an approval without which the action does not pass

// What can hold an action up.
struct Hold {
  std::size_t action = 0;  // which of those considered
  DepartmentId department;
  Lever lever = Lever::veto;
  friend auto operator<=>(const Hold&, const Hold&) = default;
};

// One value changed.
struct Edit {
  enum class Form {
    set,       // to this value: the nearest that will do
    within,    // none is given, and any from `least` to `most` will do
    write,     // text: any but those that conditions name; else none is given, and any will do
    leave_out  // do not give it
  };
  bool of_proposal = false;  // a field of the proposal
  std::string attribute;
  Form form = Form::set;
  std::optional<Value> from;         // what it is; nothing: not given
  std::optional<Value> to;           // set
  std::optional<Value> least, most;  // within; nothing: no end there but the attribute's own
  friend bool operator==(const Edit&, const Edit&) = default;
};

// One or two edits that take a hold away, and what else they change.
struct Detour {
  std::vector<Edit> edits;
  std::vector<Hold> loses;  // besides the one it is about
  std::vector<Hold> gains;
};

struct Avoiding {
  enum class Result {
    found,
    never,       // the right holds for every action of this kind
    not_by_two,  // it takes more than two edits, or there is no way
    limited      // kMaxWhatIfTests was reached before anything was found
  };
  Hold hold;
  Result result = Result::found;
  std::vector<Detour> ways;  // what gives nobody else a hold first, then the nearest
  std::size_t more = 0;      // that are not told
  bool limited = false;      // kMaxWhatIfTests was reached: there may be more, and nearer ones
};

// Every hold on these actions, in their order and the rulebook's, with the ways round it. In one attribute
// the nearest value each way is told; two attributes are changed only where changing one does not do. No
// edit gives a value that the attribute cannot have, or leaves out a required one. Editing a field changes
// all actions; another attribute only its own.
std::vector<Avoiding> ways_round(const CheckedRulebook& rulebook, const std::vector<Considered>& actions,
                                 const Values& fields);

// A value that is not given, and whose power depends on it: alone, all else as it is.
struct Unsaid {
  bool of_proposal = false;
  std::string attribute;
  bool required = false;
  std::vector<DepartmentId> may_gain;  // power, or an approval that it has to give, by some value of it
  std::vector<DepartmentId> may_lose;
  bool limited = false;  // kMaxUnsaidTests was reached: there may be more of them
};
// Of everything that the action's kind and the proposal can say, in the rulebook's order, what this does not.
std::vector<Unsaid> unsaid(const CheckedRulebook& rulebook, const Considered& action, const Values& fields);

// "Discount 20% → 15%": what is edited.
Text change_words(const CheckedRulebook& rulebook, const std::vector<Considered>& actions, const Hold& hold,
                  const Detour& detour);
// "Finance loses its veto": what comes of it.
Text effect_words(const CheckedRulebook& rulebook, const Hold& hold, const Detour& detour);
// "Discount 20% → 15%: Finance loses its veto."
Text detour_words(const CheckedRulebook& rulebook, const std::vector<Considered>& actions, const Hold& hold,
                  const Detour& detour);
// Why there is no way to tell, or how far the search went; nothing where there is no more to say.
std::optional<Text> result_words(const CheckedRulebook& rulebook, const Avoiding& avoiding);
// "Discount is not said: Sales may gain power by it."; nothing where nobody's power depends on it.
std::optional<Text> unsaid_words(const CheckedRulebook& rulebook, const Considered& action,
                                 const Unsaid& unsaid);

}  // namespace counterweight::rules
