#include "engine/core/verify/shape.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "rules/names.hpp"

namespace counterweight::core {
namespace {

bool contains(const std::vector<DepartmentId>& all, const DepartmentId& one) {
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

  // Where approvals are counted, each department counts; else it is enough which sorts of them there
  // are.
  bool counts() const { return counted_ && (!passing_.approvals.empty() || passing_.quorum); }

 private:
  void add_seat(const rules::Seat& seat) {
    const bool objects_only = play_ == Play::words || play_ == Play::amending_objections;
    number(static_cast<int>(objects_only ? std::min(seat.power, rules::Power::object) : seat.power));
    flag(seat.approval_required);
    flag(play_ == Play::words && seat.halt);
    number(static_cast<int>(seat.silence));
    for (const bool absolute : {false, true})
      flag(!objects_only && std::any_of(seat.grounds.begin(), seat.grounds.end(), [&](const GroundId& id) {
        return rulebook_.ground(id)->absolute == absolute;
      }));
    bool about = false, wants = false;
    for (const rules::Row& row : book_.jurisdiction) {
      if (std::find(seat.rows.begin(), seat.rows.end(), row.id) == seat.rows.end()) continue;
      about = about || !row.about.empty();
      wants = wants || !row.wants.empty();
    }
    flag(amends(play_) && about);
    flag(amends(play_) && wants);
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
  if (amends(play))
    return out + (elsewhere == nullptr ? "-" : shape.of(focus, find_seat(elsewhere->seats, focus)));
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
    if (shape.counts()) other += shape.of(seat.department, &seat);
    others.push_back(std::move(other));
  }
  std::sort(others.begin(), others.end());
  if (!shape.counts()) others.erase(std::unique(others.begin(), others.end()), others.end());
  for (const std::string& other : others) out += "|" + other;
  return out + (objector ? "o" : "");
}

}  // namespace counterweight::core
