// What is proposed, and how it changes.
#include <algorithm>

#include "tests/core/naive_model.hpp"

namespace counterweight::test::naive {
namespace {

std::string text_of(const rules::Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* money = std::get_if<rules::Money>(&value))
    return std::to_string(money->amount) + " " + money->currency;
  return "'" + std::get<std::string>(value) + "'";
}

void merge(rules::Values& values, const core::ValueChanges& changes) {
  for (const auto& [name, value] : changes) {
    values.erase(name);
    if (value) values[name] = *value;
  }
}

// A ground that it did not have is a new power too.
bool is_more(const Seat& now, const Seat& before) {
  return now.power > before.power || (now.approval && !before.approval) ||
         !std::includes(before.grounds.begin(), before.grounds.end(), now.grounds.begin(), now.grounds.end());
}

Names names_of(const std::vector<core::ActionId>& ids) {
  Names names;
  for (const core::ActionId& id : ids) names.insert(id.value);
  return names;
}

}  // namespace

std::string Model::content(const ActionText& text, const rules::Values& fields) const {
  std::string out = text.kind + "|" + text.title;
  for (const auto& [name, value] : text.attributes) out += "|" + name + "=" + text_of(value);
  for (const std::string& need : text.needs) out += "|requires " + need;
  for (const std::string& name : rulebook_->fields_named_for({text.kind}))
    if (const auto found = fields.find(name); found != fields.end())
      out += "|proposal." + name + "=" + text_of(found->second);
  return out;
}

std::vector<Seat> Model::seats(const ActionText& text, const rules::Values& fields) const {
  std::vector<Seat> out;
  for (const rules::Seat& right : rulebook_->seats({text.kind}, text.attributes, fields)) {
    Seat seat;
    seat.department = right.department.value;
    switch (right.silence) {
      case rules::Silence::consent:
        seat.silence = "consent";
        break;
      case rules::Silence::abstain:
        seat.silence = "abstain";
        break;
      case rules::Silence::escalate:
        seat.silence = "escalate";
        break;
      case rules::Silence::block:
        seat.silence = "block";
        break;
    }
    seat.power = right.power == rules::Power::veto      ? 3
                 : right.power == rules::Power::object  ? 2
                 : right.power == rules::Power::comment ? 1
                                                        : 0;
    seat.approval = right.approval_required;
    seat.halt = right.halt;
    for (const auto& ground : right.grounds) seat.grounds.insert(ground.value);
    for (const auto& row : right.rows) seat.rows.insert(row.value);
    out.push_back(seat);
  }
  return out;
}

void Model::submit(const core::Submit& c, const std::string& actor, Time now) {
  Proposal p;
  p.author = actor;
  p.id = static_cast<std::int64_t>(proposals_.size()) + 1;
  p.title = c.title;
  p.goal = c.goal;
  p.fields = c.fields;
  p.review_due = book().end_of(book().stages.empty() ? book().review : book().stages[0].window, now);
  for (const core::ActionDraft& draft : c.actions) {
    const Time open_until = book().end_of(rulebook_->kind(draft.kind)->passing.min_open, now);
    if (open_until > now && (!p.floor || *p.floor < open_until)) p.floor = open_until;
    if (open_until > p.review_due) p.review_due = open_until;
    Action action;
    action.passing = rulebook_->kind(draft.kind)->passing;
    action.id = draft.id.value;
    action.text = {draft.kind.value, draft.title, draft.attributes, names_of(draft.needs)};
    action.content = content(action.text, p.fields);
    action.seats = seats(action.text, p.fields);
    action.joined = static_cast<std::int64_t>(members_.size());
    for (Seat& seat : action.seats)
      if (members_vote(seat.department) && seat.speaks()) seat.members = roll_of(p, seat.department);
    p.actions.push_back(action);
  }
  proposals_.push_back(p);
  for (const core::ActionDraft& draft : c.actions) bind(proposals_.back(), draft.id.value, now);
}

void Model::amend(Proposal& p, const core::Amendment& amendment, Time now) {
  const Proposal before = p;
  before_ = &before;
  ++p.revision;
  if (amendment.title) p.title = *amendment.title;
  if (amendment.goal) p.goal = *amendment.goal;
  merge(p.fields, amendment.fields);
  std::map<std::string, ActionText> texts;  // of every action that lives afterwards
  for (const Action& action : p.actions)
    if (!action.dropped) texts[action.id] = action.text;
  for (const core::ActionId& id : amendment.drop) texts.erase(id.value);
  std::vector<std::string> added;
  for (const core::ActionPatch& patch : amendment.actions) {
    if (p.action(patch.id.value) == nullptr) {
      p.actions.emplace_back().id = patch.id.value;
      p.actions.back().dropped = true;  // until now
    }
    if (!texts.contains(patch.id.value)) added.push_back(patch.id.value);
    ActionText text = p.action(patch.id.value)->text;
    if (patch.kind) text.kind = patch.kind->value;
    if (patch.title) text.title = *patch.title;
    merge(text.attributes, patch.attributes);
    if (patch.needs) text.needs = names_of(*patch.needs);
    texts[patch.id.value] = text;
  }

  std::vector<std::string> touched;
  bool full_review = !added.empty();
  for (Action& action : p.actions) {
    const bool lives = texts.contains(action.id);
    if (lives ? !action.dropped && content(texts[action.id], p.fields) == action.content : action.dropped)
      continue;
    if (!action.dropped) leave_content(p, action);
    if (!lives) {
      drop(p, action);
      continue;
    }
    const std::vector<Seat> had = action.dropped ? std::vector<Seat>{} : action.seats;
    action.text = texts[action.id];
    action.content = content(action.text, p.fields);
    action.seats = seats(action.text, p.fields);
    for (Seat& seat : action.seats) {
      if (members_vote(seat.department) && seat.speaks()) seat.members = roll_of(p, seat.department);
      for (const Seat& old : had) {
        const bool mild = old.voice == "approve" || old.voice == "abstain";
        if (old.department != seat.department || !mild || !seat.speaks() || is_more(seat, old)) continue;
        const rules::CarryOver carry = book().carrying.approve;
        if (carry == rules::CarryOver::keep || spared(before, p, action, seat.rows) ||
            (carry == rules::CarryOver::keep_if_better && moved_along(before, p, action, seat.rows, true))) {
          seat.voice = old.voice;
          seat.objector = old.objector;
          seat.words = old.words;
        }
      }
    }
    action.passing = rulebook_->kind({action.text.kind})->passing;
    for (const Seat& seat : action.seats) {
      const auto old = std::find_if(had.begin(), had.end(),
                                    [&](const Seat& s) { return s.department == seat.department; });
      if (seat.speaks() && (old == had.end() || is_more(seat, *old))) full_review = true;
    }
    action.open = true;
    action.dropped = false;
    action.touched_in = p.revision;
    action.joined = static_cast<std::int64_t>(members_.size());
    touched.push_back(action.id);
  }
  // First what was given for the new content returns, then what was given for it elsewhere is copied, and
  // what was said of other content has to make way for both.
  for (const bool given : {true, false}) {
    for (const std::string& id : touched) carry_objections(p, *p.action(id), given, now);
    for (const std::string& id : touched) carry_vetoes(p, *p.action(id), given, now);
    if (!given) continue;
    for (const std::string& id : touched) copy_from_other_ids(p, *p.action(id), now);
    for (const std::string& id : touched) bind(p, id, now);
  }
  for (Action& action : p.actions)
    if (!action.dropped && std::find(touched.begin(), touched.end(), action.id) == touched.end())
      look_at_conditions(p, action, now);
  if (touched.empty()) return;
  Time floor = book().end_of(book().min_review, now);
  for (const std::string& id : touched)
    floor = std::max(floor, book().end_of(p.action(id)->passing.min_open, now));
  Time due = floor;
  if (before.status == "in_review") due = std::max(due, before.review_due);
  if (full_review)
    due = std::max(
        due, book().end_of(book().stages.empty() ? book().review
                                                 : book().stages[static_cast<std::size_t>(p.stage)].window,
                           now));
  p.review_due = due;
  p.floor = floor;
  p.status = "in_review";
  p.comment_due.reset();
  p.decision_due.reset();
}

}  // namespace counterweight::test::naive
