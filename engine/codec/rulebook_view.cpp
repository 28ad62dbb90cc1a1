#include "engine/codec/rulebook_view.hpp"

#include "engine/codec/json_parts.hpp"
#include "engine/codec/shares.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/limits.hpp"
#include "rules/condition.hpp"
#include "rules/decimal.hpp"
#include "rules/explain.hpp"
#include "rules/names.hpp"

namespace counterweight::codec {
namespace {

using nlohmann::json;
using namespace rules;

json text_json(const Text& text) {
  return {{"en", text.en}, {"ru", text.ru}};
}

// As a rulebook has it: 100, or "12.5", where a decimal is kept as 1000 and 125 tenths.
json bound_json(const Attribute& a, std::int64_t bound) {
  if (a.type != AttributeType::decimal) return bound;
  if (bound % power_of_ten(a.digits) == 0) return bound / power_of_ten(a.digits);
  return format_decimal(bound, a.digits);
}

json attribute_json(const Attribute& a) {
  json out{{"id", a.id}, {"name", text_json(a.name)}, {"type", word(a.type)}, {"required", a.required}};
  if (a.help) out["help"] = text_json(*a.help);
  if (!a.unit.empty()) out["unit"] = a.unit;
  if (a.min) out["min"] = bound_json(a, *a.min);
  if (a.max) out["max"] = bound_json(a, *a.max);
  if (a.type == AttributeType::decimal) out["digits"] = a.digits;
  if (a.type == AttributeType::money) out["currency"] = a.currency;
  for (const Option& option : a.options)
    out["options"].push_back({{"id", option.id}, {"name", text_json(option.name)}});
  return out;
}

json attributes_json(const std::vector<Attribute>& attributes) {
  json out = json::array();
  for (const Attribute& a : attributes) out.push_back(attribute_json(a));
  return out;
}

json row_json(const Row& row) {
  json wants = json::object();
  for (const auto& [attribute, direction] : row.wants) wants[attribute] = name_of(direction);
  return {{"id", row.id.value},
          {"department", row.department.value},
          {"kinds", ids_json(row.kinds)},
          {"when", row.when ? json(row.when->source()) : json(nullptr)},
          {"power", word(row.power)},
          {"grounds", ids_json(row.grounds)},
          {"approval_required", row.approval_required},
          {"halt", row.halt},
          {"wants", wants},
          {"about", row.about.empty() ? json(nullptr) : json(row.about)}};
}

json windows_json(const Rulebook& book) {
  return {{"review", format_window(book.review)},         {"decision", format_window(book.decision)},
          {"challenge", format_duration(book.challenge)}, {"min_review", format_window(book.min_review)},
          {"reaffirm", format_duration(book.reaffirm)},   {"settle", format_duration(book.settle)},
          {"escalate", format_duration(book.escalate)}};
}

json silence_json(const SilenceRule& rule) {
  json kinds = json::object();
  for (const auto& [kind, meaning] : rule.kinds) kinds[kind.value] = word(meaning);
  return {{"otherwise", word(rule.otherwise)}, {"kinds", std::move(kinds)}};
}

json approval_json(const ApprovalRule& rule) {
  json out{{"form", name_of(rule.form)}, {"of", ids_json(rule.of)}};
  if (rule.count > 0) out["count"] = rule.count;
  if (rule.form != ApprovalRule::Form::share) return out;
  out["share"] = share_text(rule.fraction);
  out["of_voting"] = rule.of_voting;
  return out;
}

json vote_json(const ChallengeRule& rule) {
  json out{{"silence", name_of(rule.silence)}};
  json bodies = json::array();
  for (const VoteBody& body : rule.bodies) bodies.push_back(body_json(body));
  if (!rule.bodies.empty())
    out["bodies"] = std::move(bodies);
  else if (rule.falls_if)
    out["falls_if"] = share_text(*rule.falls_if);
  else
    out["stands_if"] = share_text(rule.stands_if);
  return out;
}

json challenge_json(const Rulebook& book) {
  return {{"min_voters", book.min_voters},
          {"merits", vote_json(book.merits)},
          {"validity", vote_json(book.validity)},
          {"absolute_validity", vote_json(book.absolute_validity)}};
}

json voice_json(const VoiceRule& voice) {
  if (voice.form != VoiceRule::Form::share) return name_of(voice.form);
  return {{voice.strictly ? "more_than" : "share", share_text(voice.fraction)},
          {"of_voting", voice.of_voting},
          {"quorum", quorum_json(voice.quorum)}};
}

json question_json(const Question& question) {
  return {{"id", question.id.value},
          {"department", question.department.value},
          {"kinds", question.kinds.empty() ? json(nullptr) : ids_json(question.kinds)},
          {"ask", text_json(question.ask)}};
}

json carry_json(const Carrying& carrying) {
  return {{"approve", name_of(carrying.approve)},
          {"object", name_of(carrying.object)},
          {"veto", name_of(carrying.veto)}};
}

json final_comment_json(const std::optional<FinalComment>& comment) {
  if (!comment) return nullptr;
  return {{"window", format_window(comment->window)},
          {"on_objection", comment->restarts ? "restart" : "run_on"}};
}

json binds_json(Duration binds) {
  if (binds == Duration{}) return nullptr;
  return format_duration(binds);
}

json asked_stage_json(const Stage& stage) {
  return {{"id", stage.id.value},
          {"name", text_json(stage.name)},
          {"departments", ids_json(stage.departments)},
          {"window", format_window(stage.window)}};
}

std::string time_of_day(std::chrono::minutes time) {
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(time.count() / 60) + ":" + two(time.count() % 60);
}

json calendar_json(const std::optional<Calendar>& calendar) {
  if (!calendar) return nullptr;
  json days = json::array(), holidays = json::array();
  for (std::size_t i = 0; i < kWeekdays.size(); ++i)
    if (calendar->works[i]) days.push_back(kWeekdays[i]);
  for (const Date holiday : calendar->holidays) holidays.push_back(format_date(holiday));
  return {{"zone", calendar->zone},
          {"days", std::move(days)},
          {"from", time_of_day(calendar->from)},
          {"to", time_of_day(calendar->to)},
          {"holidays", std::move(holidays)}};
}

json override_json(const std::optional<OverrideGate>& gate) {
  if (!gate) return nullptr;
  json quota;
  if (gate->quota != 0) quota = {{"count", gate->quota}, {"per", format_duration(gate->quota_per)}};
  return {{"cooling_off", format_duration(gate->cooling_off)},
          {"quota", quota},
          {"by_final_say", gate->by_final_say},
          {"arbiters", ids_json(gate->arbiters)},
          {"signed_by", gate->two_persons ? "two_persons" : "head"}};
}

json pilot_json(const std::optional<PilotRule>& pilot) {
  if (!pilot) return nullptr;
  return {{"max_share_pct", pilot->max_share_pct},
          {"max_duration", format_duration(pilot->max_duration)},
          {"recast", format_duration(pilot->recast)}};
}

template <typename Range, typename Render>
json list(const Range& range, Render render) {
  json out = json::array();
  for (const auto& each : range) out.push_back(render(each));
  return out;
}

}  // namespace

json passing_json(const Passing& passing) {
  json approvals = json::array();
  for (const ApprovalRule& rule : passing.approvals) approvals.push_back(approval_json(rule));
  return {{"passes", {{"approvals", std::move(approvals)}, {"quorum", quorum_json(passing.quorum)}}},
          {"closes", name_of(passing.closes)},
          {"min_open", passing.min_open == Window{} ? json(nullptr) : json(format_window(passing.min_open))},
          {"duty_to_answer", passing.duty_to_answer},
          {"reasons", passing.reasons}};
}

json rulebook_json(const CheckedRulebook& rulebook, const core::Organisation& organisation,
                   std::optional<Timestamp> now) {
  const Rulebook& book = rulebook.book();
  const auto department = [&](const Department& d) {
    const std::size_t members = organisation.members_of(d.id);
    const std::size_t present = now ? organisation.present_members_of(d.id, *now) : members;
    return json{{"id", d.id.value},
                {"name", text_json(d.name)},
                {"members", members},
                {"vacant", present == 0},
                {"voice", voice_json(d.voice)}};
  };
  const auto kind = [](const Kind& k) {
    json out{{"id", k.id.value}, {"name", text_json(k.name)}, {"attributes", attributes_json(k.attributes)}};
    if (k.help) out["help"] = text_json(*k.help);
    out.update(passing_json(k.passing));
    return out;
  };
  const auto ground = [](const Ground& g) {
    return json{{"id", g.id.value}, {"name", text_json(g.name)}, {"absolute", g.absolute}};
  };
  json silence = json::object();
  for (const auto& [id, rule] : book.silence) silence[id.value] = silence_json(rule);
  return {{"hash", rulebook.hash()},
          {"name", book.name},
          {"version", book.version},
          {"title", text_json(book.title)},
          {"final_say", book.final_say.value},
          {"decision", book.automatic ? "automatic_when_cleared" : "by_final_say"},
          {"proposers", ids_json(book.proposers)},
          {"author_counts", book.author_counts},
          {"departments", list(book.departments, department)},
          {"fields", attributes_json(book.fields)},
          {"kinds", list(book.kinds, kind)},
          {"grounds", list(book.grounds, ground)},
          {"jurisdiction", list(book.jurisdiction, row_json)},
          {"calendar", calendar_json(book.calendar)},
          {"windows", windows_json(book)},
          {"silence", silence},
          {"answered_by", name_of(book.answered_by)},
          {"challenge", challenge_json(book)},
          {"questions", list(book.questions, question_json)},
          {"evidence", list(evidence_sentences(rulebook), text_json)},
          {"veto",
           {{"acceptable", book.veto_demands.acceptable},
            {"harm", book.veto_demands.harm},
            {"binds", binds_json(book.binds)}}},
          {"carry", carry_json(book.carrying)},
          {"final_comment", final_comment_json(book.final_comment)},
          {"stages", list(book.stages, asked_stage_json)},
          {"reminders", list(book.reminders, [](Duration early) { return format_duration(early); })},
          {"override", override_json(book.override_gate)},
          {"pilot", pilot_json(book.pilot)},
          {"ratification",
           {{"passes_if", share_text(book.ratification.passes_if)},
            {"quorum", share_text(book.ratification.quorum)},
            {"window", format_window(book.ratification.window)}}},
          {"limits",
           {{"actions", core::kMaxActions}, {"title", core::kMaxTitleBytes}, {"text", core::kMaxTextBytes}}}};
}

}  // namespace counterweight::codec
