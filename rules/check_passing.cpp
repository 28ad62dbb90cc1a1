// Whether what a kind asks for can come about at all.
#include <algorithm>

#include "rules/covers.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

// Those that may speak on an action of this kind, at least sometimes.
std::vector<DepartmentId> speakers(const Rulebook& book, const KindId& kind) {
  std::vector<DepartmentId> out;
  for (const Row& row : book.jurisdiction) {
    const bool speaks = row.power >= Power::object || row.approval_required;
    if (speaks && covers(row, kind) && std::find(out.begin(), out.end(), row.department) == out.end())
      out.push_back(row.department);
  }
  return out;
}

class PassingCheck {
 public:
  PassingCheck(const Kind& kind, const JsonNode& at, Draft& draft)
      : kind_(kind), node_(*at.find("passes")), out_(draft.out), speakers_(speakers(draft.book, kind.id)) {}

  void run() {
    const JsonNode* rules = node_.find("approvals");
    if (rules != nullptr && rules->items.size() == kind_.passing.approvals.size())
      for (std::size_t i = 0; i < rules->items.size(); ++i)
        check(kind_.passing.approvals[i], rules->items[i]);
    if (kind_.passing.quorum && !kind_.passing.quorum->fraction &&
        kind_.passing.quorum->count > static_cast<std::int64_t>(speakers_.size()))
      out_.error(
          *node_.find("quorum"), "impossible_quorum",
          say("expected a quorum of at most {}, found {}: so many departments may speak on {}.",
              "ожидался кворум не больше {}, получен {}: столько отделов высказываются, {}.",
              speakers_.size(), kind_.passing.quorum->count, in_backticks(kind_.id.value)),
          say("no action of this kind could ever pass: lower it, or add rows to the jurisdiction.",
              "ни одно действие этого вида не прошло бы: уменьшите или добавьте строк в jurisdiction."));
  }

 private:
  void check(const ApprovalRule& rule, const JsonNode& at) {
    for (std::size_t i = 0; i < rule.of.size(); ++i)
      if (std::find(speakers_.begin(), speakers_.end(), rule.of[i]) == speakers_.end()) {
        const JsonNode* list = at.find(rule.form == ApprovalRule::Form::each ? "each" : "of");
        return out_.error(
            list->items[i], "no_voice",
            say("expected a department that may speak on {}, found {}, which never does.",
                "ожидался отдел, который высказывается о виде {}; {} этого не делает.",
                in_backticks(kind_.id.value), in_backticks(rule.of[i].value)),
            say("give it a row of the jurisdiction with the power `object` or `veto`, or with a required "
                "approval.",
                "дайте ему строку в jurisdiction с правом `object` или `veto` или с согласованием."));
      }
    const auto most = static_cast<std::int64_t>(rule.of.empty() ? speakers_.size() : rule.of.size());
    if (rule.form == ApprovalRule::Form::at_least && rule.count > most)
      out_.error(*at.find("at_least"), "impossible_approval",
                 say("expected at most {} approvals, found {}: so many departments may give one.",
                     "ожидалось не больше {} согласований, получено {}: столько отделов могут их дать.", most,
                     rule.count),
                 say("no action of this kind could ever pass: ask for fewer.",
                     "ни одно действие этого вида не прошло бы: просите меньше."));
    if (rule.form == ApprovalRule::Form::all_but && rule.count >= most)
      out_.error(
          *at.find("all_but"), "empty_approval",
          say("expected less than {}, found {}: nobody would have to approve.",
              "ожидалось меньше {}, получено {}: не пришлось бы согласовывать никому.", most, rule.count),
          say("lower it, or leave the requirement out.", "уменьшите или уберите требование."));
  }

  const Kind& kind_;
  const JsonNode& node_;
  Diagnostics& out_;
  std::vector<DepartmentId> speakers_;
};

}  // namespace

void check_passing(Draft& draft) {
  for (std::size_t i = 0; i < draft.book.kinds.size(); ++i)
    if (const JsonNode* node = draft.kind_at[i]->find("passes");
        node != nullptr && node->type == JsonNode::Type::object)
      PassingCheck{draft.book.kinds[i], *draft.kind_at[i], draft}.run();
}

}  // namespace counterweight::rules
