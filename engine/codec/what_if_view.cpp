// What a draft would meet, as it is served.
#include <algorithm>

#include "base/canonical_json.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/proposal_parts.hpp"
#include "engine/codec/rulebook_view.hpp"
#include "engine/codec/what_if.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/value_json.hpp"
#include "rules/explain.hpp"

namespace counterweight::codec {
namespace {

using namespace rules;
using nlohmann::json;

std::string_view lever_word(Lever lever) {
  return lever == Lever::veto ? "veto" : "approval";
}

std::string_view form_word(Edit::Form form) {
  switch (form) {
    case Edit::Form::set:
      return "set";
    case Edit::Form::within:
      return "within";
    case Edit::Form::write:
      return "write";
    case Edit::Form::leave_out:
      return "leave_out";
  }
  return "";
}

std::string_view result_word(Avoiding::Result result) {
  switch (result) {
    case Avoiding::Result::found:
      return "found";
    case Avoiding::Result::never:
      return "never";
    case Avoiding::Result::not_by_two:
      return "not_by_two";
    case Avoiding::Result::limited:
      return "limited";
  }
  return "";
}

json optional_value(const std::optional<Value>& value) {
  return value ? core::to_json(*value) : json(nullptr);
}

class Foreseeing {
 public:
  Foreseeing(const Thought& thought, const CheckedRulebook& rulebook, Language language)
      : thought_(thought), rulebook_(rulebook), language_(language) {}

  json actions() const {
    json out = json::array();
    for (std::size_t i = 0; i < thought_.draft.actions.size(); ++i) {
      const core::ActionDraft& draft = thought_.draft.actions[i];
      out.push_back({{"pointer", "/actions/" + std::to_string(i)},
                     {"id", draft.id.value},
                     {"title", draft.title},
                     {"kind", nullptr},
                     {"seats", json::array()},
                     {"passing", nullptr},
                     {"needs", json::array()},
                     {"unsaid", json::array()},
                     {"limited", false},
                     {"questions", json::array()},
                     {"avoid", json::array()}});
    }
    for (std::size_t i = 0; i < thought_.considered.size(); ++i)
      out[thought_.places[i]].update(known(thought_.considered[i], place(i)));
    for (const Avoiding& each : ways_round(rulebook_, thought_.considered, thought_.draft.fields))
      out[thought_.places[each.hold.action]]["avoid"].push_back(avoid_json(each));
    return out;
  }

 private:
  std::string place(std::size_t considered) const {
    return "/actions/" + std::to_string(thought_.places[considered]);
  }

  json known(const Considered& action, const std::string& at) const {
    const Kind& kind = *rulebook_.kind(action.kind);
    const std::vector<rules::Seat> seats =
        rulebook_.seats(action.kind, action.attributes, thought_.draft.fields);
    json out{{"kind", kind.id.value},
             {"seats", list_json(seats, [&](const rules::Seat& seat) { return seat_json(seat, kind); })},
             {"passing", passing_json(kind.passing)},
             {"needs", list_json(passing_words(rulebook_, kind),
                                 [&](const Text& each) { return each.in(language_); })},
             {"questions", questions_json(kind, seats)}};
    add_unsaid(action, at, out);
    return out;
  }

  json seat_json(const rules::Seat& seat, const Kind& kind) const {
    json rows = json::array();
    for (const RowId& id : seat.rows)
      for (const Row& row : rulebook_.book().jurisdiction)
        if (row.id == id)
          rows.push_back({{"id", id.value}, {"sentence", row_words(rulebook_, row, kind).in(language_)}});
    return {{"department", seat.department.value},
            {"power", word(seat.power)},
            {"approval_required", seat.approval_required},
            {"grounds", ids_json(seat.grounds)},
            {"halt", seat.halt},
            {"silence", word(seat.silence)},
            {"rules", std::move(rows)}};
  }

  // Of those that would be asked for a position.
  json questions_json(const Kind& kind, const std::vector<rules::Seat>& seats) const {
    json out = json::array();
    for (const Question& question : rulebook_.book().questions) {
      const bool about = question.kinds.empty() || std::find(question.kinds.begin(), question.kinds.end(),
                                                             kind.id) != question.kinds.end();
      const bool asked = std::any_of(seats.begin(), seats.end(), [&](const rules::Seat& seat) {
        return seat.department == question.department && seat.speaks();
      });
      if (about && asked)
        out.push_back({{"id", question.id.value},
                       {"department", question.department.value},
                       {"ask", question.ask.in(language_)}});
    }
    return out;
  }

  void add_unsaid(const Considered& action, const std::string& at, json& out) const {
    bool limited = false;
    out["unsaid"] = json::array();
    for (const Unsaid& each : unsaid(rulebook_, action, thought_.draft.fields)) {
      limited = limited || each.limited;
      const auto words = unsaid_words(rulebook_, action, each);
      if (each.of_proposal && !words) continue;  // told once, for the proposal
      out["unsaid"].push_back({{"pointer", pointer_of(each.of_proposal, each.attribute, at)},
                               {"required", each.required},
                               {"may_gain", ids_json(each.may_gain)},
                               {"may_lose", ids_json(each.may_lose)},
                               {"sentence", words ? json(words->in(language_)) : json(nullptr)}});
    }
    out["limited"] = limited;
  }

  static std::string pointer_of(bool of_proposal, const std::string& attribute, const std::string& at) {
    return (of_proposal ? "/fields" : at + "/attributes") + ("/" + pointer_token(attribute));
  }

  json avoid_json(const Avoiding& avoiding) const {
    const auto why = result_words(rulebook_, avoiding);
    return {
        {"department", avoiding.hold.department.value},
        {"right", lever_word(avoiding.hold.lever)},
        {"result", result_word(avoiding.result)},
        {"sentence", why ? json(why->in(language_)) : json(nullptr)},
        {"ways", list_json(avoiding.ways, [&](const Detour& way) { return way_json(avoiding.hold, way); })},
        {"more", avoiding.more},
        {"limited", avoiding.limited}};
  }

  json way_json(const Hold& hold, const Detour& way) const {
    const auto edit = [&](const Edit& each) {
      return json{{"pointer", pointer_of(each.of_proposal, each.attribute, place(hold.action))},
                  {"form", form_word(each.form)},
                  {"from", optional_value(each.from)},
                  {"to", optional_value(each.to)},
                  {"least", optional_value(each.least)},
                  {"most", optional_value(each.most)}};
    };
    const auto other = [&](const Hold& each) {
      return json{{"action", place(each.action)},
                  {"department", each.department.value},
                  {"right", lever_word(each.lever)}};
    };
    return {{"edits", list_json(way.edits, edit)},
            {"loses", list_json(way.loses, other)},
            {"gains", list_json(way.gains, other)},
            {"change", change_words(rulebook_, thought_.considered, hold, way).in(language_)},
            {"effect", effect_words(rulebook_, hold, way).in(language_)},
            {"sentence", detour_words(rulebook_, thought_.considered, hold, way).in(language_)}};
  }

  const Thought& thought_;
  const CheckedRulebook& rulebook_;
  Language language_;
};

}  // namespace

json what_if_json(const Thought& thought, const CheckedRulebook& rulebook, Language language) {
  const auto problem = [&](const Refusal& each) {
    return json{{"pointer", each.pointer}, {"code", each.code}, {"detail", each.sentence.in(language)}};
  };
  json fields = json::array();
  for (const Attribute& field : rulebook.book().fields)
    if (!thought.draft.fields.contains(field.id))
      fields.push_back({{"pointer", "/fields/" + pointer_token(field.id)}, {"required", field.required}});
  return {{"rulebook", rulebook.hash()},
          {"problems", list_json(thought.problems, problem)},
          {"unsaid", std::move(fields)},
          {"actions", Foreseeing{thought, rulebook, language}.actions()}};
}

}  // namespace counterweight::codec
