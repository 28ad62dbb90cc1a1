// What a draft does not say, and whose power hangs on it.
#include <algorithm>
#include <set>

#include "rules/regions.hpp"
#include "rules/what_if.hpp"

namespace counterweight::rules {
namespace {

struct Say {
  Power power = Power::none;
  bool approval = false;
};

Say say_of(const std::vector<Seat>& seats, const DepartmentId& department) {
  for (const Seat& seat : seats)
    if (seat.department == department) return {seat.power, seat.approval_required};
  return {};
}

class Lacking {
 public:
  Lacking(const CheckedRulebook& rulebook, const Considered& action, const Values& fields)
      : rulebook_(rulebook),
        action_(action),
        fields_(fields),
        domain_({&rulebook}, action.kind),
        now_(rulebook.seats(action.kind, action.attributes, fields)),
        rows_(rulebook.book().jurisdiction.size()) {}

  std::vector<Unsaid> all() {
    std::vector<Unsaid> out;
    for (const bool of_proposal : {false, true})
      for (const Attribute& attribute :
           of_proposal ? rulebook_.book().fields : rulebook_.kind(action_.kind)->attributes)
        if (!(of_proposal ? fields_ : action_.attributes).contains(attribute.id))
          out.push_back(lacking(attribute, of_proposal));
    return out;
  }

 private:
  Unsaid lacking(const Attribute& attribute, bool of_proposal) {
    Unsaid out{of_proposal, attribute.id, attribute.required, {}, {}};
    std::set<DepartmentId> gain, lose;
    for (const Cut& cut : domain_.cuts())
      if (cut.attribute.id == attribute.id && cut.of_proposal == of_proposal)
        for (const Piece& piece : cut.pieces)
          if (piece.sample && !(out.limited = out.limited || !spend()))
            compare(cut, *piece.sample, gain, lose);
    for (const Department& each : rulebook_.book().departments) {
      if (gain.contains(each.id)) out.may_gain.push_back(each.id);
      if (lose.contains(each.id)) out.may_lose.push_back(each.id);
    }
    return out;
  }

  // One more question to the whole table.
  bool spend() {
    spent_ += rows_;
    return spent_ <= kMaxUnsaidTests;
  }

  void compare(const Cut& cut, const Value& value, std::set<DepartmentId>& gain,
               std::set<DepartmentId>& lose) const {
    Values attributes = action_.attributes, fields = fields_;
    (cut.of_proposal ? fields : attributes).emplace(cut.attribute.id, value);
    const std::vector<Seat> then = rulebook_.seats(action_.kind, attributes, fields);
    for (const Department& each : rulebook_.book().departments) {
      const Say before = say_of(now_, each.id), after = say_of(then, each.id);
      if (after.power > before.power || (after.approval && !before.approval)) gain.insert(each.id);
      if (after.power < before.power || (before.approval && !after.approval)) lose.insert(each.id);
    }
  }

  const CheckedRulebook& rulebook_;
  const Considered& action_;
  const Values& fields_;
  Domain domain_;
  std::vector<Seat> now_;
  std::size_t rows_, spent_ = 0;
};

}  // namespace

std::vector<Unsaid> unsaid(const CheckedRulebook& rulebook, const Considered& action, const Values& fields) {
  return Lacking{rulebook, action, fields}.all();
}

}  // namespace counterweight::rules
