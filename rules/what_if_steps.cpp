#include "rules/what_if_steps.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "rules/attribute_words.hpp"

namespace counterweight::rules {
namespace {

class Steps {
 public:
  Steps(const Cut& cut, const std::optional<Value>& now) : cut_(cut), now_(now) {}

  std::vector<Ladder> all() && {
    if (is_ordered(cut_.attribute.type))
      now_ ? up_and_down() : ranges();
    else
      for (const Piece& piece : cut_.pieces)
        if (piece.sample && !has_now(piece)) others(piece);
    if (now_ && !cut_.attribute.required) alone({edit(Edit::Form::leave_out), std::nullopt});
    return std::move(out_);
  }

 private:
  Edit edit(Edit::Form form) const { return {cut_.of_proposal, cut_.attribute.id, form, now_, {}, {}, {}}; }
  void alone(Step step) { out_.push_back({std::move(step)}); }

  Step to_value(Value value, double distance = 1) const {
    Step step{edit(Edit::Form::set), std::move(value), distance};
    step.edit.to = step.value;
    return step;
  }

  void up_and_down() {
    const std::int64_t now = units_of(cut_.attribute, *now_);
    const double size = cut_.attribute.type == AttributeType::date
                            ? 365.0
                            : std::max(1.0, std::abs(static_cast<double>(now)));
    Ladder down, up;
    const auto add = [&](Ladder& ladder, std::int64_t units) {
      const double distance = std::abs(static_cast<double>(units) - static_cast<double>(now)) / size;
      ladder.push_back(to_value(value_in_units(cut_.attribute, units), distance));
    };
    for (const Piece& piece : cut_.pieces) {  // in rising order
      if (!piece.sample) continue;
      if (piece.to && *piece.to < now) add(down, *piece.to);
      if (piece.from && *piece.from > now) add(up, *piece.from);
    }
    std::reverse(down.begin(), down.end());
    for (Ladder* ladder : {&down, &up})
      if (!ladder->empty()) out_.push_back(std::move(*ladder));
  }

  void ranges() {
    for (const Piece& piece : cut_.pieces) {
      if (!piece.sample) continue;
      Step step{edit(Edit::Form::within), piece.sample};
      if (piece.from) step.edit.least = value_in_units(cut_.attribute, *piece.from);
      if (piece.to) step.edit.most = value_in_units(cut_.attribute, *piece.to);
      alone(std::move(step));
    }
  }

  bool has_now(const Piece& piece) const {
    if (!now_) return false;
    if (cut_.attribute.type == AttributeType::boolean) return piece.sample == now_;
    if (!piece.named.empty())
      return std::find(piece.named.begin(), piece.named.end(), std::get<std::string>(*now_)) !=
             piece.named.end();
    return std::none_of(cut_.pieces.begin(), cut_.pieces.end(), [&](const Piece& each) {
      return !each.named.empty() && each.named.front() == std::get<std::string>(*now_);
    });
  }

  // Of a type without order: each value that is named, and any other text.
  void others(const Piece& piece) {
    if (cut_.attribute.type == AttributeType::boolean)
      alone(to_value(*piece.sample));
    else if (piece.named.empty())
      alone({edit(Edit::Form::write), piece.sample});
    for (const std::string& each : piece.named) alone(to_value(Value{each}));
  }

  const Cut& cut_;
  const std::optional<Value>& now_;
  std::vector<Ladder> out_;
};

}  // namespace

std::vector<Ladder> ladders_of(const Cut& cut, const std::optional<Value>& now) {
  return Steps{cut, now}.all();
}

const Attribute& AttributesOf::operator()(const Edit& edit) const {
  const Attribute* found = find_attribute(edit.of_proposal ? proposal : action, edit.attribute);
  CHECK_THAT_IS(found != nullptr, "an edit is of what is declared");
  return *found;
}

bool joins(const AttributesOf& attributes, Detour& first, const Detour& second) {
  if (first.edits.size() != 1 || second.edits.size() != 1) return false;
  Edit& lower = first.edits.front();
  const Edit& upper = second.edits.front();
  if (lower.form != Edit::Form::within || upper.form != Edit::Form::within) return false;
  if (lower.attribute != upper.attribute || lower.of_proposal != upper.of_proposal) return false;
  if (first.gains != second.gains || first.loses != second.loses || !lower.most || !upper.least) return false;
  const Attribute& attribute = attributes(lower);
  if (units_of(attribute, *lower.most) + 1 != units_of(attribute, *upper.least)) return false;
  lower.most = upper.most;
  return true;
}

void tidy(const AttributesOf& attributes, Edit& edit) {
  if (edit.form != Edit::Form::within) return;
  const Attribute& attribute = attributes(edit);
  if (edit.least && attribute.min && units_of(attribute, *edit.least) == *attribute.min) edit.least.reset();
  if (edit.most && attribute.max && units_of(attribute, *edit.most) == *attribute.max) edit.most.reset();
  if (!edit.least && !edit.most) edit.form = Edit::Form::write;
}

}  // namespace counterweight::rules
