// How long things take, and the ways of a veto besides a challenge: windows, answers, override, pilot.
#include <algorithm>

#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

constexpr Duration days(int count) {
  return std::chrono::hours{24 * count};
}

// Of plain and working time neither is known to be the longer one.
bool is_longer(const Window& one, const Window& other) {
  if (one.working != other.working) return false;
  return std::pair{one.working_days, one.plain} > std::pair{other.working_days, other.plain};
}

Window at_most(const Window& window, const Window& limit) {
  return is_longer(window, limit) ? limit : window;
}

void tell_min_review_too_long(const JsonNode& at, const Rulebook& book, Diagnostics& out) {
  out.error(
      at, "min_review_too_long",
      say("expected a min_review no longer than the review of `{}`, found `{}`.",
          "ожидался min_review не длиннее рассмотрения (review) в `{}`, получено `{}`.",
          format_window(book.review), format_window(book.min_review)),
      say("a review would end before a touched action may close: shorten min_review, or lengthen review.",
          "рассмотрение кончалось бы раньше, чем вправе закрыться изменённое действие: сократите min_review "
          "или удлините review."));
}

void read_windows(const ObjectReader& root, Draft& draft) {
  Rulebook& book = draft.book;
  Diagnostics& out = draft.out;
  book.review = {days(5)};
  book.decision = {days(14)};
  book.challenge = days(3);
  book.min_review = {days(1)};
  book.reaffirm = days(3);
  book.settle = days(2);
  book.escalate = days(2);
  if (root["windows"] == nullptr) return;
  const ObjectReader json{*root["windows"], format::windows, out};
  const std::size_t before = out.errors();
  book.review = read_working_window(json["review"], book.review, draft, out);
  const bool review_is_sure = out.errors() == before;
  book.decision = read_working_window(json["decision"], book.decision, draft, out);
  book.challenge = read_window(json["challenge"], book.challenge, out);
  book.min_review =
      read_working_window(json["min_review"], at_most(book.min_review, book.review), draft, out);
  book.reaffirm = read_window(json["reaffirm"], book.reaffirm, out);
  book.settle = read_window(json["settle"], book.settle, out);
  book.escalate = read_window(json["escalate"], book.escalate, out);
  if (review_is_sure && is_longer(book.min_review, book.review))
    tell_min_review_too_long(*json["min_review"], book, out);
}

void read_override(const ObjectReader& root, Draft& draft) {
  const JsonNode* node = root["override"];
  if (node == nullptr) return;
  const ObjectReader json{*node, format::override_gate, draft.out};
  OverrideGate gate;
  gate.cooling_off = read_window(json["cooling_off"], days(2), draft.out, Duration::zero());
  gate.by_final_say = read_boolean(json["by_final_say"], draft.out).value_or(true);
  gate.two_persons = read_named(json["signed_by"], kSignatures, draft.out).value_or(false);
  if (const JsonNode* arbiters = json["arbiters"])
    gate.arbiters = read_others(*arbiters,
                                say("whether it overrides is said by `by_final_say`.",
                                    "вправе ли он преодолеть вето, говорит `by_final_say`."),
                                draft);
  if (!gate.by_final_say && gate.arbiters.empty() && json["arbiters"] == nullptr)
    draft.out.error(
        *node, "nobody_overrides",
        say("expected somebody who may override, found nobody.",
            "ожидалось, что преодолеть вето кто-то вправе; не вправе никто."),
        say("name `arbiters`, or leave `override` out.", "назовите `arbiters` или уберите `override`."));
  if (const JsonNode* quota_node = json["quota"]) {
    const ObjectReader quota{*quota_node, format::quota, draft.out};
    gate.quota = read_integer(quota["count"], 1, kMaxOverrides, draft.out).value_or(1);
    gate.quota_per = read_window(quota["per"], kMaxWindow, draft.out);
  }
  draft.book.override_gate = gate;
}

void read_pilot(const ObjectReader& root, Draft& draft) {
  const JsonNode* node = root["pilot"];
  if (node == nullptr) return;
  const ObjectReader json{*node, format::pilot, draft.out};
  PilotRule pilot;
  pilot.max_share_pct =
      read_integer(json["max_share_pct"], 1, kMaxPilotShare, draft.out).value_or(pilot.max_share_pct);
  pilot.max_duration = read_window(json["max_duration"], days(30), draft.out);
  pilot.recast = read_window(json["recast"], days(3), draft.out);
  draft.book.pilot = pilot;
}

}  // namespace

void read_life(const ObjectReader& root, Draft& draft) {
  read_windows(root, draft);
  draft.book.answered_by =
      read_named(root["answered_by"], kAnsweredBy, draft.out).value_or(AnsweredBy::reason);
  read_override(root, draft);
  read_pilot(root, draft);
}

}  // namespace counterweight::rules
