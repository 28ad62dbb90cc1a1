#include "engine/core/verify/shape.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "engine/core/proposal/direction.hpp"
#include "rules/names.hpp"

namespace counterweight::core {
namespace {

template <typename Id>
bool contains(const std::vector<Id>& all, const Id& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// Everything about departments that may make a difference, as text.
class Shape {
 public:
  Shape(const rules::CheckedRulebook& rulebook, const KindId& kind, Play play)
      : rulebook_(rulebook),
        book_(rulebook.book()),
        passing_(rulebook.kind(kind)->passing),
        play_(play),
        counted_(play == Play::words) {}

  std::string passing() {
    number(static_cast<int>(play_));
    for (const rules::ApprovalRule& rule : passing_.approvals) {
      if (!counted_) break;
      number(static_cast<int>(rule.form));
      number(rule.count);
      number(rule.fraction.numerator);
      number(rule.fraction.denominator);
      flag(rule.of_voting);
    }
    if (counted_ && passing_.quorum)
      number(passing_.quorum->of(static_cast<std::int64_t>(book_.departments.size())));
    number(static_cast<int>(passing_.closes));
    out_ += rules::format_window(passing_.min_open);
    flag(passing_.duty_to_answer);
    flag(passing_.reasons);
    return std::move(out_);
  }

  // `seat` is null for a department without a place.
  std::string of(const DepartmentId& department, const rules::Seat* seat) {
    out_ = "|";
    if (seat != nullptr) add_seat(*seat);
    out_ += voice(department);
    const auto stage = book_.stage_of(department);
    number(stage ? static_cast<std::int64_t>(*stage) : -1);
    for (const rules::ApprovalRule& rule : passing_.approvals)
      flag(rule.of.empty() || contains(rule.of, department));
    if (play_ != Play::words)
      for (const rules::ChallengeRule* rule : {&book_.merits, &book_.validity, &book_.absolute_validity})
        for (const rules::VoteBody& body : rule->bodies) flag(contains(body.departments, department));
    if (book_.override_gate) flag(contains(book_.override_gate->arbiters, department));
    return std::move(out_);
  }

  std::string voice(const DepartmentId& department) const {
    const rules::VoiceRule& voice = rulebook_.department(department)->voice;
    return std::to_string(static_cast<int>(voice.form)) + "/" +
           std::to_string(voice.quorum ? voice.quorum->count : 0);
  }

  bool asks_what_is_certain() const { return passing_.closes == rules::Closing::certain; }
  // Where approvals are counted, each department counts; else it is enough which sorts of them there
  // are.
  bool counts() const { return counted_ && (!passing_.approvals.empty() || passing_.quorum); }

 private:
  void add_seat(const rules::Seat& seat) {
    // In words a veto is another one's, but for what may still hold an action up.
    const bool objects_only = play_ == Play::words && !asks_what_is_certain();
    number(static_cast<int>(objects_only ? std::min(seat.power, rules::Power::object) : seat.power));
    flag(seat.approval_required);
    flag(play_ == Play::words && seat.halt);
    number(static_cast<int>(seat.silence));
    for (const bool absolute : {false, true})
      flag(play_ != Play::words &&
           std::any_of(seat.grounds.begin(), seat.grounds.end(),
                       [&](const GroundId& id) { return rulebook_.ground(id)->absolute == absolute; }));
  }
  void number(std::int64_t value) { out_ += std::to_string(value) + ","; }
  void flag(bool value) { out_ += value ? '+' : '-'; }

  const rules::CheckedRulebook& rulebook_;
  const rules::Rulebook& book_;
  const rules::Passing& passing_;
  Play play_;
  bool counted_;
  std::string out_;
};

// What amending the values to other ones, and back, does to what the department said; of the rules it is only
// asked what makes a difference in this play.
class Step {
 public:
  Step(Play play, const rules::CheckedRulebook& rulebook, const Situation& from, const Situation& to,
       const DepartmentId& focus)
      : play_(play), rulebook_(rulebook), from_(from), to_(to), focus_(focus) {
    before_.rulebook = RulebookPtr{RulebookPtr{}, &rulebook};
    before_.actions.push_back({}).draft = draft_of(from);
    before_.fields = from.sample.fields;
    if (const rules::Seat* seat = find_seat(from.seats, focus)) had_ = seat->grounds;
    if (const rules::Seat* seat = find_seat(to.seats, focus)) has_ = seat->grounds, rows_ = seat->rows;
  }

  std::string shape() {
    const rules::Carrying& carrying = rulebook_.book().carrying;
    const bool vetoes = play_ == Play::amending_vetoes;
    flag(std::any_of(has_.begin(), has_.end(), [&](const GroundId& id) { return !contains(had_, id); }));
    flag(spared(before_, draft_of(to_), to_.sample.fields, rows_));
    if (!vetoes && carrying.approve == rules::CarryOver::keep_if_better) flag(moves(true));
    if ((vetoes ? carrying.veto : carrying.object) == rules::CarryOver::keep_if_worse) flag(moves(false));
    if (!vetoes) return std::move(out_);
    for (const bool absolute : {false, true}) {
      const auto cast_on = ground(had_, absolute);
      flag(cast_on && contains(has_, *cast_on));
    }
    for (const Situation* cast : {&from_, &to_}) flag(stays_overridden(*cast));
    return std::move(out_);
  }

 private:
  static ActionDraft draft_of(const Situation& situation) {
    return {{"a1"}, situation.kind, "Action", situation.sample.attributes, {}};
  }
  // The first of them, on which a veto is cast.
  std::optional<GroundId> ground(const std::vector<GroundId>& all, bool absolute) const {
    const auto found = std::find_if(all.begin(), all.end(), [&](const GroundId& id) {
      return rulebook_.ground(id)->absolute == absolute;
    });
    return found == all.end() ? std::nullopt : std::optional{*found};
  }
  bool moves(bool better) const {
    return moved_along(before_, draft_of(to_), to_.sample.fields, rows_, better);
  }
  // A veto that was cast there, and overridden where the step begins.
  bool stays_overridden(const Situation& cast) const {
    const rules::Seat* seat = find_seat(cast.seats, focus_);
    const auto on = seat == nullptr ? std::nullopt : ground(seat->grounds, false);
    if (!on) return false;
    Proposal now = before_;
    now.actions.write(0).draft = draft_of(to_);
    now.fields = to_.sample.fields;
    Veto veto;
    veto.ground = *on;
    veto.rows = seat->rows;
    veto.set_aside = SetAside{draft_of(from_), from_.sample.fields};
    return moved_as_wanted(now, now.actions.front(), veto);
  }
  void flag(bool value) { out_ += value ? '+' : '-'; }

  Play play_;
  const rules::CheckedRulebook& rulebook_;
  const Situation &from_, &to_;
  const DepartmentId& focus_;
  Proposal before_;
  std::vector<GroundId> had_, has_;
  std::vector<RowId> rows_;  // with the values that it leads to
  std::string out_;
};

// What it means that this department is silent, and when.
std::string silence_shape(const rules::CheckedRulebook& rulebook, const rules::Seat& seat) {
  const auto stage = rulebook.book().stage_of(seat.department);
  return std::string(rules::name_of(seat.silence)) + (seat.approval_required ? "!" : "") +
         (stage ? std::to_string(*stage) : "");
}

}  // namespace

std::string shape_of(Play play, const rules::CheckedRulebook& rulebook, const Situation& situation,
                     const Situation* elsewhere, const DepartmentId& focus) {
  Shape shape{rulebook, situation.kind, play};
  std::string out = shape.passing() + shape.of(focus, find_seat(situation.seats, focus));
  if (amends(play)) {
    if (elsewhere == nullptr) return out + "-";
    return out + shape.of(focus, find_seat(elsewhere->seats, focus)) + "|" +
           Step{play, rulebook, situation, *elsewhere, focus}.shape() +
           Step{play, rulebook, *elsewhere, situation, focus}.shape();
  }
  // The others approve, and are silent; the first of them that may also vetoes, or objects.
  bool objector = false, vetoer = false;
  std::vector<std::string> others;
  for (const rules::Seat& seat : situation.seats) {
    if (seat.department == focus || !seat.speaks()) continue;
    const bool vetoes = !vetoer && seat.power >= rules::Power::veto;
    vetoer = vetoer || vetoes;
    if (play == Play::vetoes && !vetoes) continue;  // they have no place there
    std::string other = (vetoes ? "v" : "") + silence_shape(rulebook, seat);
    if (!vetoes && seat.power >= rules::Power::object) objector = true;
    if (vetoes) other += shape.voice(seat.department);
    if (shape.asks_what_is_certain()) other += rules::name_of(seat.power);
    if (shape.counts()) other += shape.of(seat.department, &seat);
    others.push_back(std::move(other));
  }
  std::sort(others.begin(), others.end());
  if (!shape.counts()) others.erase(std::unique(others.begin(), others.end()), others.end());
  for (const std::string& other : others) out += "|" + other;
  return out + (objector ? "o" : "");
}

}  // namespace counterweight::core
