#include "engine/core/proposal/carry.hpp"

#include <algorithm>
#include <set>

#include "engine/core/proposal/binding.hpp"
#include "engine/core/proposal/content.hpp"
#include "engine/core/proposal/direction.hpp"
#include "engine/core/proposal/word.hpp"
#include "rules/condition.hpp"

namespace counterweight::core {
namespace {

bool is_among(const std::vector<ActionId>& ids, const ActionId& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// How much is left of a word, there and on what the action may become.
int weight(VetoState state) {
  switch (state) {
    case VetoState::sustained:
      return 3;
    case VetoState::standing:
    case VetoState::challenged:
      return 2;
    case VetoState::overridden:
      return 1;
    case VetoState::withdrawn:
    case VetoState::lifted:
    case VetoState::lapsed:
    case VetoState::resting:
      return 0;
  }
  return 0;
}

int weight(const ObjectionLeft& left) {
  switch (left.state) {
    case ObjectionState::raised:
      return 3;
    case ObjectionState::accepted:
      return 2;
    case ObjectionState::declined:
      return 1;
    case ObjectionState::met:
    case ObjectionState::resolved:
    case ObjectionState::withdrawn:
    case ObjectionState::lapsed:
      return 0;
  }
  return 0;
}

class CarryOver {
 public:
  CarryOver(Story& story, const Proposal& before)
      : story_(story), before_(before), due_(story.when() + before.rulebook->book().reaffirm) {}

  // First what was given for this very content stands there as it was …
  void bring_back(const ActionId& id) {
    const std::string content = now().action(id)->content;
    for (const ObjectionId each : ids(now().objections, id))
      if (now().objection(each)->given_for.contains(content)) tell(each, ObjectionEffect::returns);
    for (const VetoId each : ids(now().vetoes, id)) {
      const Veto& veto = *now().veto(each);
      if (!veto.given_for.contains(content)) continue;
      const bool lifts = bites(veto.given_for.at(content)) && condition_holds(veto, id);
      tell(each, lifts ? VetoEffect::lifted : VetoEffect::returns);
    }
  }

  // … then what was given for it on another action: the same content is the same content. Of several words
  // of one department the one that weighs most: a milder one on a twin would wash off the other …
  void copy(const ActionId& id) {
    const std::string content = now().action(id)->content;
    for (const ObjectionId each : given_elsewhere<ObjectionId>(now().objections, id, content))
      if (!has_word(now().objections, now().objection(each)->department, id))
        story_.tell(ObjectionCopied{now().id, {next(now().objections)}, each, id});
    for (const VetoId each : given_elsewhere<VetoId>(now().vetoes, id, content))
      if (const Veto& said = *now().veto(each); !has_word(now().vetoes, said.department, id)) {
        const VetoId copied{next(now().vetoes)};
        story_.tell(VetoCopied{now().id, copied, each, id, condition_holds(said, id)});
        ask_about_the_fact(copied);
      }
    follow(id);
  }

  // … and a veto that was carried to this content, and rests since its action was dropped with it, comes
  // along: the latest of each department. It is carried like any other.
  void follow(const ActionId& id) {
    std::set<DepartmentId> followed;
    for (std::size_t i = now().vetoes.size(); i-- > 0;) {
      const Veto& veto = now().vetoes[i];
      const Action& from = *now().action(veto.action);
      const std::string& content = now().action(id)->content;
      if (veto.action == id || !from.dropped || from.content != content || veto.state != VetoState::resting ||
          veto.given_for.contains(content) || has_word(now().vetoes, veto.department, id))
        continue;
      if (followed.insert(veto.department).second)
        story_.tell(VetoCopied{now().id, {next(now().vetoes)}, veto.id, id, false});
    }
  }

  // … and the rest looks at content that it was not given for. Of several vetoes of one department at most
  // one bites: the one that did before, or else the latest.
  void carry(const ActionId& id) {
    const std::string content = now().action(id)->content;
    for (const ObjectionId each : ids(now().objections, id))
      if (!now().objection(each)->given_for.contains(content)) carry(*now().objection(each));
    std::vector<VetoId> vetoes = ids(now().vetoes, id);
    std::erase_if(vetoes, [&](VetoId each) { return now().veto(each)->given_for.contains(content); });
    std::reverse(vetoes.begin(), vetoes.end());
    std::stable_partition(vetoes.begin(), vetoes.end(),
                          [&](VetoId each) { return now().veto(each)->bites(); });
    for (const VetoId each : vetoes) carry(*now().veto(each));
  }

  void drop(const ActionId& id) {
    for (const ObjectionId each : ids(now().objections, id))
      if (const Objection& objection = *now().objection(each); objection.open())
        tell(each,
             objection.state == ObjectionState::accepted ? ObjectionEffect::met : ObjectionEffect::lapsed);
    for (const VetoId each : ids(now().vetoes, id))
      if (now().veto(each)->bites()) tell(each, VetoEffect::rests);
  }

  // The action stayed as it was, but a condition may name a field of the proposal that is no part of it.
  void look_again(const VetoId& id) {
    const Veto& veto = *now().veto(id);
    const Action& action = *now().action(veto.action);
    if (veto.lifts_if.empty() || action.dropped) return;
    const bool holds = condition_holds(veto, action.draft.id);
    if (veto.bites() && holds) {
      story_.end_proceedings(id);
      tell(id, VetoEffect::lifted);
    } else if (veto.lifted_by == Lift::condition && !holds) {
      const bool given = veto.given_for.contains(action.content);
      tell(id, given ? VetoEffect::returns : may_bite(veto, action) ? VetoEffect::waits : VetoEffect::rests);
    }
  }

 private:
  // Of one action, in the order they were raised.
  static std::vector<ObjectionId> ids(const CowList<Objection>& list, const ActionId& of) {
    return ids_in<ObjectionId>(list, of);
  }
  static std::vector<VetoId> ids(const CowList<Veto>& list, const ActionId& of) {
    return ids_in<VetoId>(list, of);
  }
  template <typename Id, typename List>
  static std::vector<Id> ids_in(const List& list, const ActionId& of) {
    std::vector<Id> out;
    for (const auto& each : list)
      if (each.action == of) out.push_back(each.id);
    return out;
  }

  // Those that weigh most first, then in the order they were raised.
  template <typename Id, typename List>
  std::vector<Id> given_elsewhere(const List& list, const ActionId& id, const std::string& content) const {
    std::vector<std::pair<int, Id>> found;
    for (const auto& each : list)
      if (each.action != id && each.given_for.contains(content))
        found.emplace_back(weight(word_on(now(), each, content)), each.id);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Id> out;
    for (const auto& [weighs, each] : found) out.push_back(each);
    return out;
  }
  const Proposal& now() const { return story_.proposal(); }

  template <typename List>
  static std::int64_t next(const List& list) {
    return static_cast<std::int64_t>(list.size()) + 1;
  }
  static bool bites(VetoState state) {
    return state == VetoState::standing || state == VetoState::challenged || state == VetoState::sustained;
  }

  void tell(ObjectionId id, ObjectionEffect effect) {
    const auto due = effect == ObjectionEffect::waits ? std::optional{due_} : std::nullopt;
    story_.tell(ObjectionCarried{now().id, id, effect, due});
  }
  void tell(VetoId id, VetoEffect effect) {
    const bool waits = effect == VetoEffect::waits || effect == VetoEffect::override_void;
    story_.tell(VetoCarried{now().id, id, effect, waits ? std::optional{due_} : std::nullopt});
    ask_about_the_fact(id);
  }
  // A veto that bites again after its fact expired is not lifted unasked: its department is asked from now
  // on.
  void ask_about_the_fact(VetoId id) {
    const Veto& veto = *now().veto(id);
    if (veto.bites() && veto.valid_until && *veto.valid_until <= story_.when())
      story_.tell(FactExpired{now().id, id, due_});
  }

  bool condition_holds(const Veto& veto, const ActionId& id) const {
    if (veto.lifts_if.empty()) return false;
    const ActionDraft& draft = now().action(id)->draft;
    const auto condition = rules::parse_condition(
        veto.lifts_if, before_.rulebook->kind(draft.kind)->attributes, before_.rulebook->book().fields);
    // Of another kind it may name what is not there: then nothing meets it.
    return condition.ok() && (*condition)->holds(draft.attributes, now().fields);
  }

  // The department has a word that was given for the present content of this action.
  template <typename List>
  bool has_word(const List& list, const DepartmentId& department, const ActionId& id) const {
    const std::string& content = now().action(id)->content;
    return std::any_of(list.begin(), list.end(), [&](const auto& each) {
      return each.action == id && each.department == department && each.given_for.contains(content);
    });
  }

  void carry(const Objection& objection) {
    if (!objection.open()) return;
    const Seat* seat = seat_of(*now().action(objection.action), objection.department);
    const bool may = seat != nullptr && seat->right.power >= rules::Power::object &&
                     !has_word(now().objections, objection.department, objection.action);
    if (may && is_spared(objection.action, *seat)) return tell(objection.id, ObjectionEffect::kept);
    if (objection.state == ObjectionState::accepted) return tell(objection.id, ObjectionEffect::met);
    if (!may) return tell(objection.id, ObjectionEffect::lapsed);
    switch (what_becomes(carrying().object, *seat, objection.action)) {
      case rules::CarryOver::keep:
        return tell(objection.id, ObjectionEffect::kept);
      case rules::CarryOver::lapse:
        return tell(objection.id, ObjectionEffect::lapsed);
      default:
        return tell(objection.id, ObjectionEffect::waits);
    }
  }

  // It was not given for the action's content, but its department has the right there, and no other word.
  bool may_bite(const Veto& veto, const Action& action) const {
    const Seat* seat = seat_of(action, veto.department);
    if (seat == nullptr || has_word(now().vetoes, veto.department, veto.action)) return false;
    const Veto* other = biting_veto_of(now(), action, veto.department);
    if (other != nullptr && other->id != veto.id) return false;
    const std::vector<GroundId>& grounds = seat->right.grounds;
    return std::find(grounds.begin(), grounds.end(), veto.ground) != grounds.end();
  }

  void carry(const Veto& veto) {
    const Action& action = *now().action(veto.action);
    const bool overridden = veto.state == VetoState::overridden;
    if (!veto.bites() && !overridden && veto.state != VetoState::resting && veto.lifted_by != Lift::condition)
      return;
    const bool holds = condition_holds(veto, veto.action);
    const Seat* seat = seat_of(action, veto.department);
    const bool is_left_alone = seat != nullptr && is_spared(veto.action, *seat);
    if (overridden && !holds && (is_left_alone || moved_as_wanted(now(), action, veto)))
      return tell(veto.id, VetoEffect::kept_overridden);
    if (!may_bite(veto, action)) return tell(veto.id, VetoEffect::rests);
    if (holds) return tell(veto.id, VetoEffect::lifted);
    if (overridden) return tell(veto.id, VetoEffect::override_void);
    if (!veto.bites()) return tell(veto.id, VetoEffect::waits);
    if (is_left_alone) return tell(veto.id, VetoEffect::kept);
    switch (what_becomes(carrying().veto, *seat, veto.action)) {
      case rules::CarryOver::keep:
        return tell(veto.id, VetoEffect::kept);
      case rules::CarryOver::lapse:
        return tell(veto.id, VetoEffect::lapsed);
      default:
        return tell(veto.id, VetoEffect::waits);
    }
  }

  // Nothing changed that the department's rows are about.
  bool is_spared(const ActionId& id, const Seat& seat) const {
    const Action* before = before_.action(id);
    return before != nullptr && !before->dropped &&
           spared(before_, now().action(id)->draft, now().fields, seat.right.rows);
  }
  const rules::Carrying& carrying() const { return now().rulebook->book().carrying; }
  // Keep, lapse or reaffirm: for where the values moved, if that decides.
  rules::CarryOver what_becomes(rules::CarryOver rule, const Seat& seat, const ActionId& id) const {
    if (rule != rules::CarryOver::keep_if_worse) return rule;
    const bool worse = moved_along(before_, now().action(id)->draft, now().fields, seat.right.rows, false);
    return worse ? rules::CarryOver::keep : rules::CarryOver::reaffirm;
  }

  Story& story_;
  const Proposal& before_;
  Timestamp due_;
};

}  // namespace

SubmittedAction with_rights(const ActionDraft& draft, const rules::Values& fields,
                            const rules::CheckedRulebook& rulebook) {
  return {draft, content_of(draft, fields, rulebook), rulebook.seats(draft.kind, draft.attributes, fields)};
}

void end_proceedings_on(Story& story, const std::vector<ActionId>& touched) {
  for (const Veto& veto : CowList<Veto>{story.proposal().vetoes})
    if (is_among(touched, veto.action)) story.end_proceedings(veto.id);
}

void carry_over(Story& story, const Proposal& before, const std::vector<ActionId>& touched,
                const std::vector<ActionId>& dropped, const SustainedVetoes& sustained) {
  CarryOver carry_over{story, before};
  for (const ActionId& id : dropped) carry_over.drop(id);
  for (const ActionId& id : touched) carry_over.bring_back(id);
  for (const ActionId& id : touched) carry_over.copy(id);
  bind_sustained(story, sustained, touched);
  for (const ActionId& id : touched) carry_over.carry(id);
  for (const Veto& veto : CowList<Veto>{story.proposal().vetoes})
    if (!is_among(touched, veto.action) && !is_among(dropped, veto.action)) carry_over.look_again(veto.id);
}

}  // namespace counterweight::core
