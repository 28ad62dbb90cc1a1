#include <algorithm>

#include "base/check.hpp"
#include "base/sha256.hpp"
#include "rules/check.hpp"
#include "rules/condition.hpp"
#include "rules/covers.hpp"

namespace counterweight::rules {
namespace {

template <typename Entry, typename Id>
const Entry* look_up(const std::vector<Entry>& entries, const std::map<Id, std::size_t>& at, const Id& id) {
  const auto found = at.find(id);
  return found == at.end() ? nullptr : &entries[found->second];
}

// Adds what one row gives to the seat.
void add_row(const Row& row, Seat& seat) {
  seat.power = std::max(seat.power, row.power);
  seat.approval_required = seat.approval_required || row.approval_required;
  seat.halt = seat.halt || row.halt;
  seat.grounds.insert(seat.grounds.end(), row.grounds.begin(), row.grounds.end());
  seat.rows.push_back(row.id);
}

}  // namespace

CheckedRulebook::CheckedRulebook(Rulebook book, std::string source)
    : book_(std::move(book)), source_(std::move(source)), hash_(to_hex(sha256(source_))) {
  for (std::size_t i = 0; i < book_.kinds.size(); ++i) kind_at_.emplace(book_.kinds[i].id, i);
  for (std::size_t i = 0; i < book_.departments.size(); ++i)
    department_at_.emplace(book_.departments[i].id, i);
  for (std::size_t i = 0; i < book_.grounds.size(); ++i) ground_at_.emplace(book_.grounds[i].id, i);
  for (std::size_t i = 0; i < book_.jurisdiction.size(); ++i) {
    const std::vector<KindId>& kinds = book_.jurisdiction[i].kinds;
    for (const KindId& kind : kinds) rows_for_[kind].push_back(i);
    if (kinds.empty())
      for (const Kind& kind : book_.kinds) rows_for_[kind.id].push_back(i);
  }
  for (const auto& [kind, rows] : rows_for_)
    for (const std::size_t i : rows)
      if (const auto& when = book_.jurisdiction[i].when) fields_named_[kind].merge(when->proposal_names());
}

const Kind* CheckedRulebook::kind(const KindId& id) const {
  return look_up(book_.kinds, kind_at_, id);
}

const Department* CheckedRulebook::department(const DepartmentId& id) const {
  return look_up(book_.departments, department_at_, id);
}

const Ground* CheckedRulebook::ground(const GroundId& id) const {
  return look_up(book_.grounds, ground_at_, id);
}

std::vector<Seat> CheckedRulebook::seats(const KindId& kind, const Values& attributes,
                                         const Values& fields) const {
  CHECK_THAT_IS(kind_at_.contains(kind), "seats are asked for a kind of this rulebook");
  std::map<std::size_t, Seat> by_department;  // in the rulebook's order
  if (const auto rows = rows_for_.find(kind); rows != rows_for_.end())
    for (const std::size_t i : rows->second) {
      const Row& row = book_.jurisdiction[i];
      if (row.when == nullptr || row.when->holds(attributes, fields))
        add_row(row, by_department[department_at_.at(row.department)]);
    }
  std::vector<Seat> out;
  for (auto& [at, seat] : by_department) {
    if (seat.power == Power::none && !seat.approval_required && !seat.halt) continue;
    seat.department = book_.departments[at].id;
    seat.silence = book_.silence.at(seat.department).of(kind);
    std::sort(seat.grounds.begin(), seat.grounds.end(),
              [&](const GroundId& a, const GroundId& b) { return ground_at_.at(a) < ground_at_.at(b); });
    seat.grounds.erase(std::unique(seat.grounds.begin(), seat.grounds.end()), seat.grounds.end());
    out.push_back(std::move(seat));
  }
  return out;
}

std::vector<const EvidenceRule*> CheckedRulebook::evidence_wanted(const KindId& kind,
                                                                  const Values& attributes,
                                                                  const Values& fields) const {
  CHECK_THAT_IS(kind_at_.contains(kind), "evidence is asked for a kind of this rulebook");
  std::vector<const EvidenceRule*> out;
  for (const EvidenceRule& rule : book_.evidence)
    if (covers(rule, kind) && (rule.when == nullptr || rule.when->holds(attributes, fields)))
      out.push_back(&rule);
  return out;
}

const std::set<std::string>& CheckedRulebook::fields_named_for(const KindId& kind) const {
  static const std::set<std::string> kNone;
  const auto found = fields_named_.find(kind);
  return found == fields_named_.end() ? kNone : found->second;
}

}  // namespace counterweight::rules
