// Where an amendment sends what was said of the earlier content: the two tables of life.md.
#include <algorithm>

#include "rules/decimal.hpp"
#include "tests/core/naive_model.hpp"

namespace counterweight::test::naive {

std::int64_t scaled(const rules::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* money = std::get_if<rules::Money>(&value)) return money->amount;
  return rules::parse_decimal(std::get<std::string>(value), rules::kMaxDecimalDigits).value;
}

// Notes what everything given for the present content is there, before it changes. A veto that its condition
// lifted is there what it was before: the condition is asked again.
void Model::leave_content(Proposal& p, const Action& action) {
  for (Objection& o : p.objections)
    if (o.action == action.id && o.given.contains(action.content))
      o.given[action.content] = {o.state, o.answer};
  for (Veto& v : p.vetoes) {
    if (v.action != action.id) continue;
    end_proceedings(p, v);
    if (v.given.contains(action.content) && !(v.state == "lifted" && v.lifted_by == "condition"))
      v.given[action.content] = {v.state, ""};
  }
}

// The direction test: outside what the rows want to move nothing changed since the override, and what they
// want to move moved their way.
bool Model::moved_as_wanted(const Proposal& p, const Veto& veto, const Action& action) const {
  std::map<std::string, rules::Direction> wanted;
  for (const rules::Row& row : book().jurisdiction) {
    bool gave = false;  // the right to veto on this ground
    for (const rules::GroundId& ground : row.grounds)
      if (ground.value == veto.ground && veto.rows.contains(row.id.value)) gave = true;
    if (gave) wanted.insert(row.wants.begin(), row.wants.end());
  }
  if (wanted.empty()) return false;
  ActionText before = veto.set_aside, after = action.text;
  for (const auto& [name, direction] : wanted) {
    const auto a = before.attributes.find(name), b = after.attributes.find(name);
    const bool had = a != before.attributes.end(), has = b != after.attributes.end();
    if (had != has) return false;
    if (!had) continue;
    if (direction == rules::Direction::less ? scaled(b->second) > scaled(a->second)
                                            : scaled(b->second) < scaled(a->second))
      return false;
    before.attributes.erase(name);
    after.attributes.erase(name);
  }
  return content(before, veto.set_aside_fields) == content(after, p.fields);
}

// Those that were given for the present content, or the others.
void Model::carry_objections(Proposal& p, Action& action, bool given, Time now) const {
  for (Objection& o : p.objections)
    if (o.action == action.id && o.given.contains(action.content) == given)
      carry_objection(p, o, action, now);
}

void Model::carry_objection(Proposal& p, Objection& o, Action& action, Time now) const {
  o.waiting.reset();
  o.settle.reset();
  if (const auto found = o.given.find(action.content); found != o.given.end()) {
    o.state = found->second.state;
    o.answer = found->second.answer;
    if (o.open()) speak(action, o.department, "object", o.member);
    return;
  }
  const Seat* seat = seat_of(action, o.department);
  bool may = seat != nullptr && seat->power >= 2;
  for (const Objection& other : p.objections)
    if (other.action == o.action && other.department == o.department && other.given.contains(action.content))
      may = false;
  const bool left_alone = o.open() && may && spared(*before_, p, action, seat->rows);
  if (!left_alone && o.state == "accepted") o.state = "met";
  if (!o.open()) return;
  rules::CarryOver carry = book().carrying.object;
  if (may && carry == rules::CarryOver::keep_if_worse && moved_along(*before_, p, action, seat->rows, false))
    carry = rules::CarryOver::keep;
  if (left_alone || (may && carry == rules::CarryOver::keep)) {
    o.given[action.content] = {o.state, o.answer};
    speak(action, o.department, "object", o.member);
    return;
  }
  if (carry == rules::CarryOver::lapse) may = false;
  o.state = may ? "raised" : "lapsed";
  o.answer.clear();
  if (may) o.waiting = now + book().reaffirm;
}

// As it was on this content; its condition is asked again, for it may hang on a field outside.
void Model::put_back(Proposal& p, Veto& veto, Action& action) const {
  veto.state = veto.given.at(action.content).state;
  veto.lifted_by = veto.state == "lifted" ? "fact" : "";
  if (veto.state == "overridden") {
    veto.set_aside = action.text;
    veto.set_aside_fields = p.fields;
  }
  if (!veto.bites()) return;
  if (veto.lifts_if && veto.lifts_if->holds(action.text.attributes, p.fields))
    lift(veto, "condition");
  else
    speak(action, veto.department, "veto", veto.member);
}

void Model::carry_veto(Proposal& p, Veto& veto, Action& action, Time now) {
  send_veto(p, veto, action, now);
  ask_if_expired(veto, now);
}

// Of a veto that bites again after its fact expired, the department is asked from then on.
void Model::ask_if_expired(Veto& veto, Time now) const {
  if (veto.bites() && veto.valid_until && *veto.valid_until <= now) veto.asked = now + book().reaffirm;
}

void Model::send_veto(Proposal& p, Veto& veto, Action& action, Time now) {
  veto.waiting.reset();
  veto.asked.reset();
  const bool holds = veto.lifts_if && veto.lifts_if->holds(action.text.attributes, p.fields);
  if (veto.given.contains(action.content)) {
    put_back(p, veto, action);
    return;
  }
  if (veto.state == "withdrawn" || veto.state == "lapsed" ||
      (veto.state == "lifted" && veto.lifted_by == "fact"))
    return;
  const Seat* seat = seat_of(action, veto.department);
  const bool left_alone =
      veto.state == "overridden" && seat != nullptr && spared(*before_, p, action, seat->rows);
  if (veto.state == "overridden" && !holds && (left_alone || moved_as_wanted(p, veto, action))) return;
  const bool bit = veto.bites();
  stand_or_rest(p, veto, action, now);
  if (veto.bites() && holds)
    lift(veto, "condition");
  else if (veto.bites() && bit)
    keep_or_lapse(p, veto, action);
}

// What bit before goes on, or falls, where the rulebook says so; else it waits.
void Model::keep_or_lapse(const Proposal& p, Veto& veto, Action& action) const {
  rules::CarryOver carry = book().carrying.veto;
  const Names& rows = seat_of(action, veto.department)->rows;
  if (carry == rules::CarryOver::keep_if_worse && moved_along(*before_, p, action, rows, false))
    carry = rules::CarryOver::keep;
  if (spared(*before_, p, action, rows)) carry = rules::CarryOver::keep;
  if (carry == rules::CarryOver::lapse) {
    veto.state = "lapsed";
    veto.waiting.reset();
  }
  if (carry == rules::CarryOver::keep) {
    veto.given[action.content] = {veto.state, ""};
    veto.waiting.reset();
    speak(action, veto.department, "veto", veto.member);
  }
}

// Another one was given for this content, or bites.
bool Model::another_of_its_department(const Proposal& p, const Veto& veto, const Action& action) {
  for (const Veto& other : p.vetoes)
    if (other.id != veto.id && other.action == veto.action && other.department == veto.department &&
        (other.given.contains(action.content) || other.bites()))
      return true;
  return false;
}

// A department has one word on one content: of those not given for it first what bit before, then the latest.
void Model::carry_vetoes(Proposal& p, Action& action, bool given, Time now) {
  std::vector<std::pair<int, int>> order;
  for (const Veto& veto : p.vetoes)
    if (veto.action == action.id && veto.given.contains(action.content) == given)
      order.emplace_back(veto.bites() ? 1 : 2, -veto.id);
  std::sort(order.begin(), order.end());
  for (const auto& [rank, id] : order)
    carry_veto(p, p.vetoes[static_cast<std::size_t>(-id - 1)], action, now);
}

// On content that it was not given for.
void Model::stand_or_rest(const Proposal& p, Veto& veto, const Action& action, Time now) const {
  const Seat* seat = seat_of(action, veto.department);
  const bool may =
      seat != nullptr && seat->grounds.contains(veto.ground) && !another_of_its_department(p, veto, action);
  veto.state = may ? "standing" : "resting";
  if (may) veto.waiting = now + book().reaffirm;
}

// What it is on that content, or was when that was left.
Was Model::was_on(const Proposal& p, const Objection& o, const std::string& content) {
  const Action& source = *p.action(o.action);
  return !source.dropped && source.content == content ? Was{o.state, o.answer} : o.given.at(content);
}

Was Model::was_on(const Proposal& p, const Veto& v, const std::string& content) {
  const Action& source = *p.action(v.action);
  const bool by_condition = v.state == "lifted" && v.lifted_by == "condition";
  if (source.dropped || source.content != content || by_condition) return v.given.at(content);
  return {v.running() != nullptr ? v.running()->before : v.state, ""};
}

// Content that something was given for comes under another id: that is copied, one of each kind and
// department. What stands comes before what only stood, lest a word taken back on one twin wash off the
// other.
void Model::copy_from_other_ids(Proposal& p, Action& action, Time now) {
  const auto has_word = [&](const auto& list, const std::string& department) {
    for (const auto& each : list)
      if (each.action == action.id && each.department == department && each.given.contains(action.content))
        return true;
    return false;
  };
  const std::size_t objections = p.objections.size(), vetoes = p.vetoes.size();
  for (const std::string wanted : {"raised", "accepted", "declined", "any"})
    for (std::size_t i = 0; i < objections; ++i) {
      const Objection from = p.objections[i];
      if (from.action == action.id || !from.given.contains(action.content)) continue;
      const Was was = was_on(p, from, action.content);
      if ((wanted != "any" && was.state != wanted) || has_word(p.objections, from.department)) continue;
      copy_objection(p, from, was, action);
    }
  for (const std::string wanted : {"sustained", "standing", "overridden", "any"})
    for (std::size_t i = 0; i < vetoes; ++i) {
      const Veto from = p.vetoes[i];
      if (from.action == action.id || !from.given.contains(action.content)) continue;
      const Was was = was_on(p, from, action.content);
      if ((wanted != "any" && was.state != wanted) || has_word(p.vetoes, from.department)) continue;
      copy_veto(p, from, was, action, now);
    }
  follow_from_dropped(p, action, vetoes);
}

// What rests on a dropped action with the same content was only carried to it: the latest of each department
// comes along, and is carried on.
void Model::follow_from_dropped(Proposal& p, const Action& action, std::size_t vetoes) {
  Names followed;
  for (std::size_t i = vetoes; i-- > 0;) {
    Veto copy = p.vetoes[i];
    const Action& source = *p.action(copy.action);
    bool has_word = false;
    for (const Veto& each : p.vetoes)
      if (each.action == action.id && each.department == copy.department &&
          each.given.contains(action.content))
        has_word = true;
    if (copy.action == action.id || !source.dropped || source.content != action.content ||
        copy.state != "resting" || copy.given.contains(action.content) || has_word ||
        !followed.insert(copy.department).second)
      continue;
    copy.id = static_cast<int>(p.vetoes.size()) + 1;
    copy.action = action.id;
    copy.given.clear();
    copy.challenges.clear();
    p.vetoes.push_back(copy);
  }
}

void Model::copy_objection(Proposal& p, const Objection& from, const Was& was, Action& action) {
  Objection copy;
  copy.id = static_cast<int>(p.objections.size()) + 1;
  copy.action = action.id;
  copy.department = from.department;
  copy.member = from.member;
  copy.given[action.content] = was;
  copy.state = was.state;
  copy.answer = was.answer;
  copy.owed = from.owed;
  if (copy.open()) speak(action, copy.department, "object", copy.member);
  p.objections.push_back(copy);
}

void Model::copy_veto(Proposal& p, const Veto& from, const Was& was, Action& action, Time now) const {
  Veto copy = from;
  copy.id = static_cast<int>(p.vetoes.size()) + 1;
  copy.action = action.id;
  copy.waiting.reset();
  copy.asked.reset();
  copy.cools_until.reset();
  copy.signer.clear();
  copy.challenges.clear();
  for (Challenge challenge : from.challenges) {
    if (challenge.content != action.content) continue;
    if (challenge.result.empty()) challenge.result = "ended";
    copy.challenges.push_back(challenge);
  }
  copy.given = {{action.content, was}};
  put_back(p, copy, action);
  ask_if_expired(copy, now);
  p.vetoes.push_back(copy);
}

// Of an action that was not touched: a condition may name a field that is no part of its content.
void Model::look_at_conditions(Proposal& p, Action& action, Time now) {
  for (Veto& v : p.vetoes) {
    if (v.action != action.id || !v.lifts_if) continue;
    const bool holds = v.lifts_if->holds(action.text.attributes, p.fields);
    const bool given = v.given.contains(action.content);
    if (holds && v.bites()) {
      end_proceedings(p, v);
      if (given) v.given[action.content] = {v.state, ""};
      lift(v, "condition");
    } else if (!holds && v.state == "lifted" && v.lifted_by == "condition") {
      if (given)
        put_back(p, v, action);
      else
        stand_or_rest(p, v, action, now);
      ask_if_expired(v, now);
    }
  }
}

void Model::drop(Proposal& p, Action& action) {
  for (Objection& o : p.objections) {
    if (o.action != action.id || !o.open()) continue;
    o.state = o.state == "accepted" ? "met" : "lapsed";
    o.waiting.reset();
    o.settle.reset();
  }
  for (Veto& v : p.vetoes) {
    if (v.action != action.id) continue;
    if (v.bites()) v.state = "resting";
    v.waiting.reset();
    v.asked.reset();
  }
  action.dropped = true;
  action.open = false;
}

}  // namespace counterweight::test::naive
