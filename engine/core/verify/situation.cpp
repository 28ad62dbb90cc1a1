#include "engine/core/verify/situation.hpp"

#include <algorithm>

#include "rules/limits.hpp"
#include "rules/region_words.hpp"

namespace counterweight::core {
namespace {

bool same_powers(const rules::Seat& a, const rules::Seat& b) {
  return a.department == b.department && a.power == b.power && a.approval_required == b.approval_required &&
         a.halt == b.halt && a.grounds == b.grounds && a.silence == b.silence;
}

bool same_powers(const std::vector<rules::Seat>& a, const std::vector<rules::Seat>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const rules::Seat& x, const rules::Seat& y) { return same_powers(x, y); });
}

void add_kind(const rules::CheckedRulebook& rulebook, const rules::Kind& kind, Situations& out) {
  const rules::Domain domain{{&rulebook}, kind.id};
  if (domain.size() > rules::kMaxCells) {
    out.too_large.push_back(kind.id);
    return;
  }
  const std::size_t begin = out.all.size();
  std::vector<std::vector<rules::Cell>> cells;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    const rules::Cell cell = domain.cell(i);
    Situation found{kind.id, {domain.attributes_in(cell), domain.fields_in(cell)}, {}, {}};
    found.seats = rulebook.seats(kind.id, found.sample.attributes, found.sample.fields);
    const auto known =
        std::find_if(out.all.begin() + static_cast<std::ptrdiff_t>(begin), out.all.end(),
                     [&](const Situation& each) { return same_powers(each.seats, found.seats); });
    const auto place = static_cast<std::size_t>(known - out.all.begin()) - begin;
    if (known == out.all.end()) {
      found.sample = {rules::with_required(kind.attributes, std::move(found.sample.attributes)),
                      rules::with_required(rulebook.book().fields, std::move(found.sample.fields))};
      out.all.push_back(std::move(found));
      cells.emplace_back();
    }
    cells[place].push_back(cell);
  }
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells.size() > 1)
      for (const rules::Region& region : rules::regions_of(domain, cells[i]))
        out.all[begin + i].where.push_back(rules::region_words(domain, region));
}

}  // namespace

const rules::Seat* find_seat(const std::vector<rules::Seat>& seats, const DepartmentId& department) {
  const auto found = std::find_if(seats.begin(), seats.end(),
                                  [&](const rules::Seat& each) { return each.department == department; });
  return found == seats.end() ? nullptr : &*found;
}

Situations situations_of(const rules::CheckedRulebook& rulebook) {
  Situations out;
  for (const rules::Kind& kind : rulebook.book().kinds) add_kind(rulebook, kind, out);
  return out;
}

const Situation* elsewhere_for(const Situations& situations, const Situation& situation,
                               const DepartmentId& focus) {
  const Situation* found = nullptr;
  for (const Situation& each : situations.all) {
    if (each.kind != situation.kind || each.sample == situation.sample) continue;
    const rules::Seat* seat = find_seat(each.seats, focus);
    if (seat == nullptr || seat->power < rules::Power::veto) return &each;
    if (found == nullptr) found = &each;
  }
  return found;
}

}  // namespace counterweight::core
