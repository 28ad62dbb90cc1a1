// The table that says which department has which power over which action.
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
    row_.kinds = read_kinds(json_["kinds"], draft_);
    row_.when = read_when(json_["when"], kinds_of_row(), draft_);
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
    row_.grounds = read_references<GroundId>(grounds, draft_.grounds, kMaxGrounds, "unknown_ground",
                                             say("a ground", "основание"),
                                             say("a veto needs a ground; without one leave `grounds` out.",
                                                 "для вето нужно основание; без вето уберите `grounds`."),
                                             out_);
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

  std::vector<const Kind*> kinds_of_row() const { return kinds_named(json_["kinds"], row_.kinds, draft_); }

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
