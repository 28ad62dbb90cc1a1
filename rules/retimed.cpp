#include "rules/retimed.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace counterweight::rules {
namespace {

Duration plain_time(const Window& window) {
  return window.plain + std::chrono::days{window.working_days};
}

// Every duration of the book, each once.
void each_duration(Rulebook& book, const std::function<void(Duration&)>& use) {
  const auto window = [&](Window& each) {
    Duration plain = plain_time(each);
    use(plain);
    each = Window{plain, 0, false};
  };
  for (Window* each : {&book.review, &book.decision, &book.min_review}) window(*each);
  for (Kind& kind : book.kinds) window(kind.passing.min_open);
  for (Stage& stage : book.stages) window(stage.window);
  if (book.final_comment) window(book.final_comment->window);
  for (Duration* each : {&book.challenge, &book.reaffirm, &book.settle, &book.escalate}) use(*each);
  if (book.override_gate) {
    use(book.override_gate->cooling_off);
    use(book.override_gate->quota_per);
  }
  if (book.pilot) {
    use(book.pilot->max_duration);
    use(book.pilot->recast);
  }
}

}  // namespace

struct Retiming {
  static std::shared_ptr<const CheckedRulebook> of(Rulebook book, const std::string& source) {
    return std::shared_ptr<const CheckedRulebook>(new CheckedRulebook(std::move(book), source));
  }
};

namespace {

void retime(Rulebook& book) {
  book.calendar.reset();
  book.reminders.clear();
  book.ratification = {};  // is not played, and may be in working time
  std::set<Duration> all;
  each_duration(book, [&](Duration& each) { all.insert(each); });
  all.erase(Duration{0});
  std::map<Duration, Duration> to{{Duration{0}, Duration{0}}};
  std::int64_t length = 1;
  for (const Duration each : all) {
    to[each] = Duration{length};
    length *= kRetimedBase;
  }
  each_duration(book, [&](Duration& each) { each = to.at(each); });
}

// Its condition stays: the fields that it names are part of what an action is, whoever else looks at it.
void take_powers(Row& row) {
  row.power = Power::none;
  row.grounds.clear();
  row.wants.clear();
  row.about.clear();
  row.approval_required = row.halt = false;
}

}  // namespace

std::shared_ptr<const CheckedRulebook> retimed(const CheckedRulebook& rulebook) {
  Rulebook book = rulebook.book();
  retime(book);
  return Retiming::of(std::move(book), rulebook.source());
}

std::shared_ptr<const CheckedRulebook> retimed(const CheckedRulebook& rulebook,
                                               const std::vector<DepartmentId>& rows_of) {
  Rulebook book = rulebook.book();
  retime(book);
  for (Row& row : book.jurisdiction)
    if (std::find(rows_of.begin(), rows_of.end(), row.department) == rows_of.end()) take_powers(row);
  for (Kind& kind : book.kinds) {
    kind.passing.approvals.clear();
    kind.passing.quorum.reset();
  }
  return Retiming::of(std::move(book), rulebook.source());
}

}  // namespace counterweight::rules
