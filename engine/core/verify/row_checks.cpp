#include "engine/core/verify/row_checks.hpp"

#include <algorithm>

#include "rules/condition.hpp"
#include "rules/covers.hpp"
#include "rules/limits.hpp"
#include "rules/region_words.hpp"

namespace counterweight::core {
namespace {

using rules::Row;

// What is known of one row after all cells of all its kinds.
struct Worth {
  bool holds = false, fails = false;
  bool unseen = false;  // one of its kinds has too many combinations of values to be looked at
  bool adds = false;    // in some cell it gives what no other row of its department gives there
};

// Whether the rows of the same department that also hold give everything that this one gives.
bool adds_to(const Row& row, const std::vector<const Row*>& holding) {
  if (!row.about.empty() || !row.wants.empty()) return true;  // says more than who may do what
  rules::Power power = rules::Power::none;
  bool approval = false, halt = false;
  std::vector<GroundId> grounds;
  for (const Row* each : holding) {
    if (each == &row || each->department != row.department) continue;
    power = std::max(power, each->power);
    approval = approval || each->approval_required;
    halt = halt || each->halt;
    grounds.insert(grounds.end(), each->grounds.begin(), each->grounds.end());
  }
  return power < row.power || (row.approval_required && !approval) || (row.halt && !halt) ||
         !std::all_of(row.grounds.begin(), row.grounds.end(), [&](const GroundId& ground) {
           return std::find(grounds.begin(), grounds.end(), ground) != grounds.end();
         });
}

class RowChecks {
 public:
  RowChecks(const rules::CheckedRulebook& rulebook, std::vector<Finding>& findings)
      : rulebook_(rulebook), rows_(rulebook.book().jurisdiction), findings_(findings), worth_(rows_.size()) {}

  void run() {
    for (const rules::Kind& kind : rulebook_.book().kinds) look_at(kind);
    for (std::size_t i = 0; i < rows_.size(); ++i) tell(rows_[i], worth_[i]);
  }

 private:
  void look_at(const rules::Kind& kind) {
    const rules::Domain domain{{&rulebook_}, kind.id};
    if (domain.size() > rules::kMaxCells) {  // told elsewhere
      for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rules::covers(rows_[i], kind.id)) worth_[i].unseen = true;
      return;
    }
    for (std::size_t at = 0; at < domain.size(); ++at) {
      const rules::Cell cell = domain.cell(at);
      const rules::Values attributes = domain.attributes_in(cell), fields = domain.fields_in(cell);
      std::vector<const Row*> holding;
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!rules::covers(rows_[i], kind.id)) continue;
        const bool holds = !rows_[i].when || rows_[i].when->holds(attributes, fields);
        (holds ? worth_[i].holds : worth_[i].fails) = true;
        if (holds) holding.push_back(&rows_[i]);
      }
      for (const Row* row : holding) {
        Worth& worth = worth_[static_cast<std::size_t>(row - rows_.data())];
        worth.adds = worth.adds || adds_to(*row, holding);
      }
      contradictions(kind, domain, cell, holding);
    }
  }

  // S6: what adds up cannot conflict; what a veto wants can.
  void contradictions(const rules::Kind& kind, const rules::Domain& domain, const rules::Cell& cell,
                      const std::vector<const Row*>& holding) {
    for (const Row* one : holding)
      for (const Row* other : holding) {
        if (one >= other || one->department != other->department) continue;
        for (const auto& [name, direction] : one->wants) {
          const auto found = other->wants.find(name);
          if (found == other->wants.end() || found->second == direction) continue;
          const std::string rows = in_backticks(one->id.value) + ", " + in_backticks(other->id.value);
          if (std::find(told_.begin(), told_.end(), rows) != told_.end()) continue;
          told_.push_back(rows);
          problem("S6", say("{} wants {} both less and more in {} ({}), e.g. where {}.",
                            "«{}» хочет, чтобы {} было и меньше, и больше: {} ({}), например, где {}.",
                            rulebook_.department(one->department)->name, in_backticks(name), kind.name, rows,
                            rules::cell_words(domain, cell)));
        }
      }
  }

  void tell(const Row& row, const Worth& worth) {
    if (worth.unseen) return;
    const std::string id = in_backticks(row.id.value);
    if (row.when && !worth.holds)
      return problem("S3", say("The condition of the row {} holds for no value.",
                               "Условие строки {} не выполнено ни при каких значениях.", id));
    if (row.when && !worth.fails)
      problem("S3", say("The condition of the row {} holds for every value. Leave it out.",
                        "Условие строки {} выполнено при любых значениях. Уберите его.", id));
    if (!worth.adds)
      problem("S4", say("The row {} gives {} nothing that its other rows do not give wherever it holds.",
                        "Строка {} нигде не даёт отделу «{}» ничего сверх других его строк.", id,
                        rulebook_.department(row.department)->name));
  }

  void problem(std::string_view property, Text what) {
    Finding& found = *std::find_if(findings_.begin(), findings_.end(),
                                   [&](const Finding& each) { return each.property == property; });
    found.proof = Proof::refuted;
    found.problems.push_back(std::move(what));
  }

  const rules::CheckedRulebook& rulebook_;
  const std::vector<Row>& rows_;
  std::vector<Finding>& findings_;
  std::vector<Worth> worth_;
  std::vector<std::string> told_;
};

}  // namespace

void check_rows(const rules::CheckedRulebook& rulebook, std::vector<Finding>& findings) {
  RowChecks{rulebook, findings}.run();
}

}  // namespace counterweight::core
