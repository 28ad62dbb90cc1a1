#include "rules/rulebook_diff.hpp"

#include <algorithm>
#include <map>

#include "rules/limits.hpp"
#include "rules/region_words.hpp"
#include "rules/rulebook_sentences.hpp"
#include "rules/text_parts.hpp"

namespace counterweight::rules {
namespace {

// How hard a department's silence makes it: its order is not told by Silence itself.
int weight_of(Silence silence) {
  return silence == Silence::block ? 1 : 0;
}

Seat no_seat(const DepartmentId& department) {
  Seat seat;
  seat.department = department;
  return seat;
}

// Which rows gave it does not matter here.
bool same_rights(const Seat& a, const Seat& b) {
  return a.power == b.power && a.approval_required == b.approval_required && a.halt == b.halt &&
         a.grounds == b.grounds && (!(a.speaks() && b.speaks()) || a.silence == b.silence);
}

std::vector<GroundId> without(const std::vector<GroundId>& all, const std::vector<GroundId>& those) {
  std::vector<GroundId> out;
  for (const GroundId& each : all)
    if (std::find(those.begin(), those.end(), each) == those.end()) out.push_back(each);
  return out;
}

// One department before and after, for one cell.
class Comparison {
 public:
  Comparison(const CheckedRulebook& before, const CheckedRulebook& after) : before_(before), after_(after) {}

  SeatChange compare(const Seat& from, const Seat& to) {
    words_.clear();
    more_ = less_ = false;
    name_ = name_of_department(to.department);
    power(from, to);
    veto(from, to);
    approval(from, to);
    halt(from, to);
    silence(from, to);
    SeatChange change{to.department, from, to, Effect::mixed,
                      say("{}.", "{}.", sentence(joined_by(words_, {"; ", "; "})))};
    if (more_ != less_) change.effect = more_ ? Effect::blocked : Effect::allowed;
    return change;
  }

 private:
  void grows(Text words) {
    more_ = true;
    words_.push_back(std::move(words));
  }
  void shrinks(Text words) {
    less_ = true;
    words_.push_back(std::move(words));
  }

  void power(const Seat& from, const Seat& to) {
    const bool objected = from.power >= Power::object, objects = to.power >= Power::object;
    if (objects && !objected) grows(say("{} may now object", "отдел «{}» теперь вправе возразить", name_));
    if (objected && !objects)
      shrinks(say("{} may no longer object", "отдел «{}» больше не вправе возразить", name_));
    if (objected || objects || from.power == to.power) return;
    words_.push_back(
        to.power > from.power
            ? say("{} is now shown the action", "отделу «{}» теперь показывают действие", name_)
            : say("{} is no longer shown the action", "отделу «{}» больше не показывают действие", name_));
  }

  void veto(const Seat& from, const Seat& to) {
    const auto gained = without(to.grounds, from.grounds), lost = without(from.grounds, to.grounds);
    if (!gained.empty())
      grows(say("{} gains a veto ({})", "отдел «{}» получает вето ({})", name_, grounds(after_, gained)));
    if (!lost.empty())
      shrinks(say("{} loses its veto ({})", "отдел «{}» теряет вето ({})", name_, grounds(before_, lost)));
  }

  void approval(const Seat& from, const Seat& to) {
    if (to.approval_required && !from.approval_required)
      grows(say("the approval of {} is now needed", "теперь нужно одобрение отдела «{}»", name_));
    if (from.approval_required && !to.approval_required)
      shrinks(say("the approval of {} is no longer needed", "одобрение отдела «{}» больше не нужно", name_));
  }

  void halt(const Seat& from, const Seat& to) {
    if (to.halt && !from.halt)
      grows(say("{} may now halt it once launched", "отдел «{}» теперь вправе приостановить запущенное",
                name_));
    if (from.halt && !to.halt)
      shrinks(say("{} may no longer halt it once launched",
                  "отдел «{}» больше не вправе приостановить запущенное", name_));
  }

  void silence(const Seat& from, const Seat& to) {
    if (!from.speaks() || !to.speaks() || from.silence == to.silence) return;
    const int step = weight_of(to.silence) - weight_of(from.silence);
    more_ = more_ || step > 0;
    less_ = less_ || step < 0;
    words_.push_back(say("silence of {} now means: {}, before: {}",
                         "молчание отдела «{}» теперь: {}, раньше: {}", name_, silence_word(to.silence),
                         silence_word(from.silence)));
  }

  static Text silence_word(Silence silence) {
    switch (silence) {
      case Silence::consent:
        return {"nothing against it", "нет возражений"};
      case Silence::abstain:
        return {"an abstention", "воздержание"};
      case Silence::escalate:
        return {"its head is asked", "спрашивают руководителя"};
      case Silence::block:
        return {"the action does not pass", "действие не проходит"};
    }
    return {};
  }

  Text name_of_department(const DepartmentId& id) const {
    const Department* found = after_.department(id);
    if (found == nullptr) found = before_.department(id);
    return found == nullptr ? Text{id.value, id.value} : found->name;
  }

  static Text grounds(const CheckedRulebook& rulebook, const std::vector<GroundId>& ids) {
    std::vector<Text> names;
    for (const GroundId& id : ids) names.push_back(rulebook.ground(id)->name);
    return joined_by(names, {", ", ", "});
  }

  const CheckedRulebook& before_;
  const CheckedRulebook& after_;
  Text name_;
  std::vector<Text> words_;
  bool more_ = false, less_ = false;
};

Effect effect_of(const std::vector<SeatChange>& seats) {
  const auto all = [&](Effect effect) {
    return std::all_of(seats.begin(), seats.end(),
                       [&](const SeatChange& each) { return each.effect == effect; });
  };
  return all(Effect::allowed) ? Effect::allowed : all(Effect::blocked) ? Effect::blocked : Effect::mixed;
}

std::vector<SeatChange> compare_cell(const CheckedRulebook& before, const CheckedRulebook& after,
                                     const Kind& kind, const Values& attributes, const Values& fields) {
  std::map<DepartmentId, std::pair<Seat, Seat>> pairs;
  for (const bool is_after : {false, true})
    for (Seat& seat : (is_after ? after : before).seats(kind.id, attributes, fields)) {
      auto& pair = pairs.try_emplace(seat.department, no_seat(seat.department), no_seat(seat.department))
                       .first->second;
      (is_after ? pair.second : pair.first) = std::move(seat);
    }
  std::vector<SeatChange> out;
  Comparison comparison{before, after};
  for (const auto& [department, pair] : pairs)
    if (!same_rights(pair.first, pair.second)) out.push_back(comparison.compare(pair.first, pair.second));
  return out;
}

void compare_kind(const CheckedRulebook& before, const CheckedRulebook& after, const Kind& kind,
                  RulebookDiff& out) {
  const Domain domain{{&before, &after}, kind.id};
  if (domain.size() > kMaxCells) {
    out.too_large.push_back(kind.id);
    return;
  }
  // Cells in which the same words are said belong together.
  std::vector<std::pair<std::vector<SeatChange>, std::vector<Cell>>> groups;
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    Cell cell = domain.cell(i);
    auto changes = compare_cell(before, after, kind, domain.attributes_in(cell), domain.fields_in(cell));
    if (changes.empty()) continue;
    std::string key;
    for (const SeatChange& each : changes) key += each.department.value + '\n' + each.words.en + '\n';
    const auto [found, is_new] = place.emplace(std::move(key), groups.size());
    if (is_new) groups.emplace_back(std::move(changes), std::vector<Cell>{});
    groups[found->second].second.push_back(std::move(cell));
  }
  for (auto& [seats, cells] : groups) {
    KindChange change{kind.id,          kind.name,    {}, cell_words(domain, cells.front()),
                      std::move(seats), Effect::mixed};
    change.effect = effect_of(change.seats);
    if (cells.size() < domain.size())
      for (const Region& region : regions_of(domain, cells))
        change.where.push_back(region_words(domain, region));
    out.powers.push_back(std::move(change));
  }
}

std::vector<Text> missing_from(const std::vector<Text>& these, const std::vector<Text>& all) {
  std::vector<Text> out;
  for (const Text& each : these)
    if (std::find(all.begin(), all.end(), each) == all.end()) out.push_back(each);
  return out;
}

}  // namespace

RulebookDiff diff(const CheckedRulebook& before, const CheckedRulebook& after) {
  RulebookDiff out;
  for (const Kind& kind : after.book().kinds)
    if (before.kind(kind.id) != nullptr) compare_kind(before, after, kind, out);
  const std::vector<Text> old_ones = sentences_beside_powers(before),
                          new_ones = sentences_beside_powers(after);
  out.gone = missing_from(old_ones, new_ones);
  out.come = missing_from(new_ones, old_ones);
  return out;
}

}  // namespace counterweight::rules
