// The table that says which department has which power over which action.
#include <algorithm>

#include "rules/attribute_words.hpp"
#include "rules/condition_parser.hpp"
#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

class RowReader {
 public:
  RowReader(const JsonNode& node, Draft& draft)
      : json_(node, format::row, draft.out), draft_(draft), out_(draft.out) {}

  Row read() {
    if (json_.node().type != JsonNode::Type::object) return {};
    row_.id = {read_id(json_["id"], out_).value_or("")};
    read_department();
    row_.kinds = read_references<KindId>(
        "kinds", draft_.kinds, kMaxKinds, "unknown_kind", say("a kind of action", "вид действия"),
        say("leave `kinds` out for every kind.", "для всех видов уберите `kinds`."));
    read_condition();
    read_power();
    if (const JsonNode* about = json_["about"]) row_.about = read_about(*about, kinds_of_row(), draft_);
    return std::move(row_);
  }

 private:
  void read_department() {
    const JsonNode* node = json_["department"];
    const auto id = read_string(node, out_);
    if (!id ||
        !draft_.departments.refers(*node, *id, "unknown_department", say("a department", "отдел"), out_))
      return;
    row_.department = {*id};
    if (row_.department == draft_.book.final_say)
      out_.error(*node, "final_say_row",
                 say("expected a department that checks the one with the final say, found {} itself.",
                     "ожидался отдел, который проверяет имеющего последнее слово, получен он сам: {}.",
                     in_backticks(*id)),
                 say("nobody is a check on themselves: delete the row, or name another department.",
                     "никто не проверяет сам себя: уберите строку или назовите другой отдел."));
  }

  template <typename Id>
  std::vector<Id> read_references(std::string_view key, const DeclaredIds& declared, std::size_t limit,
                                  const std::string& code, const Text& expected, const Text& when_empty) {
    std::vector<Id> out;
    const JsonNode* node = json_[key];
    if (node == nullptr) return out;
    const auto items = read_list(node, 0, limit, out_);
    if (!items) return out;
    if (items->empty())
      out_.error(*node, "empty_list",
                 say("expected {}, found an empty list.", "ожидалось: {}; список пуст.", expected),
                 when_empty);
    UniqueIds unique;
    for (const JsonNode& item : *items) {
      const auto id = read_string(&item, out_);
      if (id && declared.refers(item, *id, code, expected, out_) && unique.add(item, *id, out_))
        out.push_back({*id});
    }
    return out;
  }

  void read_power() {
    const JsonNode* power = json_["power"];
    const JsonNode* approval = json_["approval_required"];
    const JsonNode* grounds = json_["grounds"];
    const std::size_t before = out_.errors();
    row_.power = read_named(power, kPowers, out_).value_or(Power::none);
    row_.approval_required = read_boolean(approval, out_).value_or(false);
    row_.halt = read_boolean(json_["halt"], out_).value_or(false);
    const bool readable = out_.errors() == before;
    read_wants_of(readable);
    row_.grounds = read_references<GroundId>("grounds", draft_.grounds, kMaxGrounds, "unknown_ground",
                                             say("a ground", "основание"),
                                             say("a veto needs a ground; without one leave `grounds` out.",
                                                 "для вето нужно основание; без вето уберите `grounds`."));
    if (row_.power == Power::veto && grounds == nullptr) return veto_without_grounds(*power);
    if (!readable || row_.power == Power::veto) return;
    if (grounds != nullptr) return grounds_without_veto(*grounds);
    if (row_.power == Power::none && !row_.approval_required && !row_.halt) empty_row();
  }

  // Beside a power that could not be read, and may have been meant as a veto, they are looked at too.
  void read_wants_of(bool power_is_sure) {
    const JsonNode* node = json_["wants"];
    if (node == nullptr) return;
    if (row_.power == Power::veto || !power_is_sure) {
      row_.wants = read_wants(*node, kinds_of_row(), draft_);
      return;
    }
    out_.error(*node, "wants_without_veto",
               say("expected no `wants` without the power `veto`, found it with {}.",
                   "без права `veto` `wants` не ожидались, они стоят при праве {}.",
                   in_backticks(name_of(row_.power))),
               say("only a veto pushes a value: give the power `veto`, or delete it.",
                   "двигает значение только вето: дайте право `veto` или уберите их."));
  }

  void veto_without_grounds(const JsonNode& power) {
    out_.error(power, "veto_without_grounds",
               say("expected `grounds` beside the power `veto`, found none.",
                   "рядом с правом `veto` ожидались `grounds`, их нет."),
               say("name what a veto may stand on, e.g. \"grounds\": [\"price_promise\"].",
                   "назовите, на чём может стоять вето, например \"grounds\": [\"price_promise\"]."));
  }

  void empty_row() {
    out_.error(
        json_.node(), "empty_row",
        say("expected a power, a required approval or a right to halt, found none.",
            "ожидалось право, обязательное согласование или право остановить; нет ничего."),
        say("add \"power\": \"object\", \"approval_required\": true or \"halt\": true, or delete the row.",
            "добавьте \"power\": \"object\", \"approval_required\": true или \"halt\": true, либо уберите "
            "строку."));
  }

  void grounds_without_veto(const JsonNode& grounds) {
    out_.error(grounds, "grounds_without_veto",
               say("expected no `grounds` without the power `veto`, found them with {}.",
                   "без права `veto` `grounds` не ожидались, они стоят при праве {}.",
                   in_backticks(name_of(row_.power))),
               say("only a veto has grounds: give the power `veto`, or delete them.",
                   "основания бывают только у вето: дайте право `veto` или уберите их."));
  }

  void read_condition() {
    const JsonNode* node = json_["when"];
    if (const auto source = read_string(node, out_)) read_condition(*node, *source);
  }

  void read_condition(const JsonNode& node, const std::string& source) {
    auto syntax = parse_syntax(source);
    if (const auto* problem = std::get_if<ConditionProblem>(&syntax)) return tell(node, *problem, {});
    auto& root = std::get<Condition::Node>(syntax);
    const std::vector<const Kind*> kinds = kinds_of_row();
    if (kinds.empty()) return;
    const Scope fields{draft_.book.fields, draft_.field_doubts};
    const Condition as_written(source, std::make_shared<const Condition::Node>(root));
    const std::set<std::string> names = as_written.action_names();
    for (const Kind* kind : kinds) {
      if (kind != kinds.front() && reads_alike(*kinds.front(), *kind, names)) continue;
      const auto problems = type_check(root, {kind->attributes, draft_.kind_doubts[kind->id.value]}, fields);
      for (const ConditionProblem& problem : problems)
        tell(node, problem, kinds.size() > 1 ? kind->id.value : "");
      if (!problems.empty()) return;  // the other kinds would mostly say the same
    }
    tell_mixed_types(node, kinds, names);
    row_.when =
        std::make_shared<const Condition>(source, std::make_shared<const Condition::Node>(std::move(root)));
  }

  // Nothing new can come up for the second kind: a row for every kind is cheap where they share attributes.
  static bool reads_alike(const Kind& first, const Kind& second, const std::set<std::string>& names) {
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      const Attribute* one = find_attribute(first.attributes, name);
      const Attribute* other = find_attribute(second.attributes, name);
      return one != nullptr && other != nullptr && same_domain(*one, *other);
    });
  }

  // Those the row covers; none when that is not sure.
  std::vector<const Kind*> kinds_of_row() const {
    std::vector<const Kind*> out;
    const JsonNode* named = json_["kinds"];
    const bool unsure = named != nullptr && (row_.kinds.empty() || row_.kinds.size() != named->items.size());
    if (!draft_.kinds.complete || unsure) return out;
    for (const Kind& kind : draft_.book.kinds)
      if (row_.kinds.empty() || std::find(row_.kinds.begin(), row_.kinds.end(), kind.id) != row_.kinds.end())
        out.push_back(&kind);
    return out;
  }

  void tell(const JsonNode& node, const ConditionProblem& problem, const std::string& kind) {
    const Text of_kind = kind.empty() ? Text{} : say(", for the kind `{}`", ", для вида `{}`", kind);
    out_.error(node, problem.code,
               say("at column {}{}: {}", "в позиции {}{}: {}", problem.column, of_kind, problem.message),
               problem.help);
  }

  // One tree serves every kind of the row, so a name means one type in all of them.
  void tell_mixed_types(const JsonNode& node, const std::vector<const Kind*>& kinds,
                        const std::set<std::string>& names) {
    for (const std::string& name : names) {
      const Attribute* first = find_attribute(kinds.front()->attributes, name);
      for (const Kind* kind : kinds) {
        const Attribute* other = find_attribute(kind->attributes, name);
        if (first == nullptr || other == nullptr || other->type == first->type)
          continue;  // null: doubtful, told already
        out_.error(
            node, "mixed_attribute",
            say("expected {} to have one type in all kinds of the row, found {} in `{}` and {} in `{}`.",
                "ожидалось, что тип у {} один во всех видах строки; найдено {} в `{}` и {} в `{}`.",
                in_backticks(name), name_of(first->type), kinds.front()->id.value, name_of(other->type),
                kind->id.value),
            say("make a row for each.", "сделайте для каждого отдельную строку."));
        return;
      }
    }
  }

  ObjectReader json_;
  Draft& draft_;
  Diagnostics& out_;
  Row row_;
};

}  // namespace

void read_jurisdiction(const ObjectReader& root, Draft& draft) {
  const std::size_t before = draft.out.errors();
  UniqueIds unique;
  const auto items = read_list(root["jurisdiction"], 0, kMaxRows, draft.out);
  for (const JsonNode& item : items.value_or(std::span<const JsonNode>{})) {
    Row row = RowReader{item, draft}.read();
    if (!row.id.empty()) unique.add(*item.find("id"), row.id.value, draft.out);
    draft.book.jurisdiction.push_back(std::move(row));
    draft.row_at.push_back(&item);
  }
  draft.unsure_rows = root["jurisdiction"] == nullptr || draft.out.errors() != before;
}

}  // namespace counterweight::rules
