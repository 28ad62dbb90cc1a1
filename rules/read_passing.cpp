// What an action of a kind needs to pass, and when its review may end.
#include <algorithm>

#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

using Type = JsonNode::Type;
using Form = ApprovalRule::Form;

class ApprovalReader {
 public:
  ApprovalReader(const JsonNode& node, Draft& draft)
      : json_(node, format::approval, draft.out), draft_(draft), out_(draft.out) {}

  std::optional<ApprovalRule> read() {
    if (json_.node().type != Type::object) return std::nullopt;
    const std::size_t before = out_.errors();
    ApprovalRule rule;
    if (!read_form(rule)) return std::nullopt;
    const bool named = rule.form == Form::each;
    const JsonNode* of = json_[named ? "each" : "of"];
    rule.of = read_references<DepartmentId>(of, draft_.departments, kMaxDepartments, "unknown_department",
                                            say("a department", "отдел"), out_);
    if (named) forbid("of", "`each` names its departments itself", "`each` сам называет отделы");
    const JsonNode* voting = json_["of_voting"];
    rule.of_voting = read_boolean(voting, out_).value_or(false);
    if (rule.form != Form::share)
      forbid("of_voting", "only a share is counted of those who vote", "из голосующих считается только доля");
    if (out_.errors() != before) return std::nullopt;
    return rule;
  }

 private:
  bool read_form(ApprovalRule& rule) {
    const JsonNode* found = nullptr;
    std::size_t forms = 0;
    for (const auto& [key, form] : kApprovalForms)
      if (const JsonNode* node = json_[key]) {
        ++forms;
        found = node;
        rule.form = form;
      }
    if (forms != 1) {
      out_.error(
          json_.node(), "approval_form",
          say("expected exactly one of `each`, `at_least`, `share`, `all_but` and `more_than_against`, "
              "found {}.",
              "ожидалось ровно одно из `each`, `at_least`, `share`, `all_but` и `more_than_against`, "
              "найдено {}.",
              forms),
          say("write one requirement each: all of them have to hold.",
              "пишите каждое требование отдельно: выполняться должны все."));
      return false;
    }
    const auto most = static_cast<std::int64_t>(kMaxDepartments);
    if (rule.form == Form::at_least || rule.form == Form::all_but)
      rule.count = read_integer(found, 1, most, out_).value_or(1);
    if (rule.form == Form::share) read_share(found, rule.fraction, out_);
    if (rule.form == Form::more_than_against && read_boolean(found, out_) == false)
      out_.unexpected(*found, "unknown_word", say("`true`", "`true`"),
                      say("leave the requirement out instead.", "вместо этого уберите требование."));
    return true;
  }

  void forbid(const char* key, const char* why_en, const char* why_ru) {
    if (const JsonNode* node = json_[key])
      out_.error(*node, "not_here",
                 say("expected no `{}` here: {}.", "`{}` здесь не ожидалось: {}.", key, Text{why_en, why_ru}),
                 say("delete it.", "уберите."));
  }

  ObjectReader json_;
  Draft& draft_;
  Diagnostics& out_;
};

}  // namespace

std::optional<Quorum> read_quorum(const JsonNode* node, std::int64_t most, Diagnostics& out) {
  if (node == nullptr) return std::nullopt;
  Quorum quorum;
  if (node->type == Type::text) {
    Share share;
    if (!read_share(node, share, out)) return std::nullopt;
    quorum.fraction = share;
    return quorum;
  }
  const auto count = read_integer(node, 1, most, out);
  if (!count) return std::nullopt;
  quorum.count = *count;
  return quorum;
}

Passing read_passing(const ObjectReader& kind, Draft& draft) {
  Passing passing;
  if (const JsonNode* node = kind["passes"]) {
    const ObjectReader json{*node, format::passes, draft.out};
    if (const auto items = read_list(json["approvals"], 0, kMaxApprovalRules, draft.out))
      for (const JsonNode& item : *items)
        if (auto rule = ApprovalReader{item, draft}.read()) passing.approvals.push_back(*std::move(rule));
    passing.quorum = read_quorum(json["quorum"], static_cast<std::int64_t>(kMaxDepartments), draft.out);
  }
  passing.closes = read_named(kind["closes"], kClosings, draft.out).value_or(Closing::all_spoken);
  passing.min_open = read_working_window(kind["min_open"], {}, draft, draft.out);
  passing.duty_to_answer = read_boolean(kind["duty_to_answer"], draft.out).value_or(true);
  passing.reasons = read_boolean(kind["reasons"], draft.out).value_or(true);
  return passing;
}

}  // namespace counterweight::rules
