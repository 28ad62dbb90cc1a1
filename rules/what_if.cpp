#include "rules/what_if.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "rules/attribute_words.hpp"
#include "rules/condition.hpp"
#include "rules/covers.hpp"
#include "rules/what_if_steps.hpp"

namespace counterweight::rules {
namespace {

using Holds = std::set<Hold>;

// The values of one action and its proposal, to be changed and put back.
struct Trying {
  Values attributes, fields;

  std::optional<Value> at(bool of_proposal, const std::string& id) const {
    const Values& values = of_proposal ? fields : attributes;
    const auto found = values.find(id);
    return found == values.end() ? std::nullopt : std::optional{found->second};
  }
  void put(const Edit& edit, const std::optional<Value>& value) {
    Values& values = edit.of_proposal ? fields : attributes;
    if (value)
      values[edit.attribute] = *value;
    else
      values.erase(edit.attribute);
  }
};

// Edits that do, and how far they are from what is.
struct Trial {
  Detour detour;
  std::vector<std::optional<Value>> values;  // of each edit, to try it with
  double distance = 0;
};

void add_holds(const std::vector<Seat>& seats, std::size_t action, Holds& out) {
  for (const Seat& seat : seats) {
    if (seat.power == Power::veto) out.insert({action, seat.department, Lever::veto});
    if (seat.approval_required) out.insert({action, seat.department, Lever::approval});
  }
}

std::vector<Hold> without(const Holds& all, const Holds& taken) {
  std::vector<Hold> out;
  std::set_difference(all.begin(), all.end(), taken.begin(), taken.end(), std::back_inserter(out));
  return out;
}

// What gives somebody else a hold comes last, and what says less comes after what says something else.
std::tuple<bool, bool> rank(const Detour& detour) {
  const auto leaves_out = [](const Edit& edit) { return edit.form == Edit::Form::leave_out; };
  return {!detour.gains.empty(), std::any_of(detour.edits.begin(), detour.edits.end(), leaves_out)};
}

class Search {
 public:
  Search(const CheckedRulebook& rulebook, const std::vector<Considered>& actions, const Values& fields)
      : rulebook_(rulebook), actions_(actions), fields_(fields) {
    for (const Considered& action : actions) {
      domains_.emplace_back(std::vector<const CheckedRulebook*>{&rulebook}, action.kind);
      rows_.push_back(std::count_if(rulebook.book().jurisdiction.begin(), rulebook.book().jurisdiction.end(),
                                    [&](const Row& row) { return covers(row, action.kind); }));
    }
  }

  std::vector<Avoiding> all() {
    Holds present;
    std::vector<Hold> in_order;  // of the rulebook's departments, a veto before an approval
    for (std::size_t i = 0; i < actions_.size(); ++i) {
      before_.push_back({});
      const std::vector<Seat> seats = rulebook_.seats(actions_[i].kind, actions_[i].attributes, fields_);
      add_holds(seats, i, before_.back());
      for (const Seat& seat : seats)
        for (const Lever lever : {Lever::veto, Lever::approval})
          if (before_.back().contains({i, seat.department, lever}))
            in_order.push_back({i, seat.department, lever});
    }
    std::vector<Avoiding> out;
    for (const Hold& hold : in_order) {
      left_ = kMaxWhatIfTests / in_order.size();  // each its share, whatever the others take
      out.push_back(avoiding(hold));
    }
    return out;
  }

 private:
  bool spend(std::size_t tests) {
    if (left_ < tests) spent_ = true;
    left_ -= std::min(left_, tests);
    return !spent_;
  }

  Avoiding avoiding(const Hold& hold) {
    spent_ = false;
    giving_.clear();
    for (const Row& row : rulebook_.book().jurisdiction)
      if (row.department == hold.department && covers(row, actions_[hold.action].kind) &&
          (hold.lever == Lever::veto ? row.power == Power::veto : row.approval_required))
        giving_.push_back(&row);
    Avoiding out;
    out.hold = hold;
    if (std::any_of(giving_.begin(), giving_.end(), [](const Row* row) { return row->when == nullptr; })) {
      out.result = Avoiding::Result::never;
      return out;
    }
    std::vector<Trial> found = singles(hold);
    if (found.empty()) found = pairs(hold);
    tell(std::move(found), out);
    return out;
  }

  // Whether a row still gives the right; also when the limit is reached, so that nothing is promised then.
  bool given(const Trying& draft) {
    if (!spend(giving_.size())) return true;
    return std::any_of(giving_.begin(), giving_.end(),
                       [&](const Row* row) { return row->when->holds(draft.attributes, draft.fields); });
  }

  AttributesOf attributes_of(const Hold& hold) const {
    return {rulebook_.kind(actions_[hold.action].kind)->attributes, rulebook_.book().fields};
  }
  Trying draft_of(const Hold& hold) const { return {actions_[hold.action].attributes, fields_}; }

  // Of every attribute that the right depends on.
  std::vector<std::vector<Ladder>> ladders(const Hold& hold) {
    std::set<std::pair<bool, std::string>> named;
    for (const Row* row : giving_) {
      for (const std::string& name : row->when->action_names()) named.emplace(false, name);
      for (const std::string& name : row->when->proposal_names()) named.emplace(true, name);
    }
    const Trying draft = draft_of(hold);
    std::vector<std::vector<Ladder>> out;
    for (const Cut& cut : domains_[hold.action].cuts())
      if (named.contains({cut.of_proposal, cut.attribute.id}) && spend(cut.pieces.size()))
        out.push_back(ladders_of(cut, draft.at(cut.of_proposal, cut.attribute.id)));
    return out;
  }

  std::vector<Trial> singles(const Hold& hold) {
    std::vector<Trial> out;
    Trying draft = draft_of(hold);
    for (const std::vector<Ladder>& of_attribute : ladders(hold))
      for (const Ladder& ladder : of_attribute)
        for (const Step& step : ladder) {
          draft.put(step.edit, step.value);
          const bool still = given(draft);
          draft.put(step.edit, step.edit.from);
          if (still) continue;
          out.push_back({{{step.edit}, {}, {}}, {step.value}, step.distance});
          break;
        }
    return out;
  }

  std::vector<Trial> pairs(const Hold& hold) {
    std::vector<Trial> out;
    const std::vector<std::vector<Ladder>> all = ladders(hold);
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j)
        for (const Ladder& first : all[i])
          for (const Ladder& second : all[j])
            if (!spent_) stairs(hold, first, second, out);
    return out;
  }

  // The pairs of which neither step can be smaller: a longer first step counts only with a shorter second.
  void stairs(const Hold& hold, const Ladder& first, const Ladder& second, std::vector<Trial>& out) {
    Trying draft = draft_of(hold);
    std::size_t end = second.size();
    for (const Step& one : first) {
      draft.put(one.edit, one.value);
      for (std::size_t k = 0; k < end; ++k) {
        const Step& two = second[k];
        draft.put(two.edit, two.value);
        const bool still = given(draft);
        draft.put(two.edit, two.edit.from);
        if (still) continue;
        out.push_back({{{one.edit, two.edit}, {}, {}}, {one.value, two.value}, one.distance + two.distance});
        end = k;
      }
    }
  }

  // Notes what else the edits change; false when the limit was reached before that was known.
  bool look_round(const Hold& hold, Trial& trial) {
    const std::vector<Edit>& edits = trial.detour.edits;
    const bool of_proposal =
        std::any_of(edits.begin(), edits.end(), [](const Edit& edit) { return edit.of_proposal; });
    Holds before, after;
    for (std::size_t i = 0; i < actions_.size(); ++i) {
      if (i != hold.action && !of_proposal) continue;
      if (!spend(static_cast<std::size_t>(rows_[i]))) return false;
      Trying draft{actions_[i].attributes, fields_};
      for (std::size_t k = 0; k < edits.size(); ++k)
        if (edits[k].of_proposal || i == hold.action) draft.put(edits[k], trial.values[k]);
      before.insert(before_[i].begin(), before_[i].end());
      add_holds(rulebook_.seats(actions_[i].kind, draft.attributes, draft.fields), i, after);
    }
    trial.detour.gains = without(after, before);
    after.insert(hold);
    trial.detour.loses = without(before, after);
    return true;
  }

  void tell(std::vector<Trial> found, Avoiding& out) {
    std::stable_sort(found.begin(), found.end(),
                     [](const Trial& a, const Trial& b) { return a.distance < b.distance; });
    for (Trial& trial : found) {
      if (!look_round(out.hold, trial))
        ++out.more;
      else if (out.ways.empty() || !joins(attributes_of(out.hold), out.ways.back(), trial.detour))
        out.ways.push_back(std::move(trial.detour));
    }
    for (Detour& detour : out.ways)
      for (Edit& edit : detour.edits) tidy(attributes_of(out.hold), edit);
    std::stable_sort(out.ways.begin(), out.ways.end(),
                     [](const Detour& a, const Detour& b) { return rank(a) < rank(b); });
    if (out.ways.size() > kMaxWhatIfWays) {
      out.more += out.ways.size() - kMaxWhatIfWays;
      out.ways.resize(kMaxWhatIfWays);
    }
    out.limited = spent_;
    if (out.ways.empty()) out.result = spent_ ? Avoiding::Result::limited : Avoiding::Result::not_by_two;
  }

  const CheckedRulebook& rulebook_;
  const std::vector<Considered>& actions_;
  const Values& fields_;
  std::vector<Domain> domains_;
  std::vector<std::ptrdiff_t> rows_;  // that cover each action
  std::vector<Holds> before_;         // of each action
  std::vector<const Row*> giving_;    // the right in question
  std::size_t left_ = 0;
  bool spent_ = false;
};

}  // namespace

std::vector<Avoiding> ways_round(const CheckedRulebook& rulebook, const std::vector<Considered>& actions,
                                 const Values& fields) {
  return Search{rulebook, actions, fields}.all();
}

}  // namespace counterweight::rules
