// Whose word is a department's, what it has to say with it, and what becomes of it when the action changes.
#include <algorithm>

#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

using Type = JsonNode::Type;

void read_fraction(const ObjectReader& json, VoiceRule& voice, Diagnostics& out) {
  const JsonNode *share = json["share"], *more = json["more_than"];
  if ((share == nullptr) == (more == nullptr)) {
    out.error(
        json.node(), "voice_share",
        say("expected exactly one of `share` and `more_than`.", "ожидалось одно из `share` и `more_than`."),
        say("`share` is enough when reached, `more_than` only when passed.",
            "`share` хватает ровно, `more_than` надо превысить."));
    return;
  }
  const JsonNode& node = share != nullptr ? *share : *more;
  voice.strictly = more != nullptr;
  if (!read_share(&node, voice.fraction, out)) return;
  const bool whole = voice.strictly && voice.fraction.numerator >= voice.fraction.denominator;
  if (whole)
    out.unexpected(
        node, "voice_share", say("less than all", "меньше, чем все"),
        say("nobody is more than all: write a `share`.", "больше всех не бывает: пишите `share`."));
  if (2 * voice.fraction.numerator < voice.fraction.denominator)
    out.unexpected(node, "voice_share", say("at least `1/2`", "не меньше `1/2`"),
                   say("a smaller part could say two things at once.",
                       "меньшая часть могла бы сказать сразу и то и другое."));
}

void read_questions(const ObjectReader& root, Draft& draft) {
  const auto items = read_list(root["questions"], 1, kMaxQuestions, draft.out);
  if (!items) return;
  UniqueIds unique;
  for (const JsonNode& item : *items) {
    const ObjectReader json{item, format::question, draft.out};
    if (item.type != Type::object) continue;
    Question question;
    if (const auto id = read_id(json["id"], draft.out)) {
      unique.add(*json["id"], *id, draft.out);
      question.id = {*id};
    }
    if (const JsonNode* node = json["department"])
      if (const auto id = read_string(node, draft.out);
          id &&
          draft.departments.refers(*node, *id, "unknown_department", say("a department", "отдел"), draft.out))
        question.department = {*id};
    question.kinds = read_references<KindId>(json["kinds"], draft.kinds, kMaxKinds, "unknown_kind",
                                             say("a kind of action", "вид действия"), draft.out);
    question.ask = read_words(json["ask"], kMaxQuestionCharacters, false, draft.out);
    draft.book.questions.push_back(std::move(question));
    draft.question_at.push_back(&item);
  }
}

void read_veto(const ObjectReader& root, Draft& draft) {
  const JsonNode* node = root["veto"];
  if (node == nullptr) return;
  const ObjectReader json{*node, format::veto, draft.out};
  draft.book.veto_demands.acceptable = read_boolean(json["acceptable"], draft.out).value_or(false);
  draft.book.veto_demands.harm = read_boolean(json["harm"], draft.out).value_or(false);
  draft.book.binds = read_window(json["binds"], Duration{}, draft.out);
}

void read_carry(const ObjectReader& root, Draft& draft) {
  const JsonNode* node = root["carry"];
  if (node == nullptr) return;
  const ObjectReader json{*node, format::carry, draft.out};
  if (node->type != Type::object) return;
  draft.carry_at = node;
  Carrying& carrying = draft.book.carrying;
  carrying.approve = read_named(json["approve"], kApprovalCarries, draft.out).value_or(carrying.approve);
  carrying.object = read_named(json["object"], kObjectionCarries, draft.out).value_or(carrying.object);
  carrying.veto = read_named(json["veto"], kObjectionCarries, draft.out).value_or(carrying.veto);
}

void read_final_comment(const ObjectReader& root, Draft& draft) {
  const JsonNode* node = root["final_comment"];
  if (node == nullptr) return;
  const ObjectReader json{*node, format::final_comment, draft.out};
  FinalComment comment;
  comment.window = read_working_window(json["window"], {std::chrono::hours{24}}, draft, draft.out);
  comment.restarts = read_named(json["on_objection"], kOnObjection, draft.out).value_or(true);
  draft.book.final_comment = comment;
}

}  // namespace

VoiceRule read_voice(const JsonNode* node, Diagnostics& out) {
  VoiceRule voice;
  if (node == nullptr) return voice;
  if (node->type != Type::object) {
    voice.form = read_named(node, kVoices, out).value_or(voice.form);
    return voice;
  }
  voice.form = VoiceRule::Form::share;
  const ObjectReader json{*node, format::voice, out};
  read_fraction(json, voice, out);
  voice.of_voting = read_boolean(json["of_voting"], out).value_or(false);
  voice.quorum = read_quorum(json["quorum"], kMaxVotingMembers, out);
  return voice;
}

void read_speaking(const ObjectReader& root, Draft& draft) {
  read_questions(root, draft);
  read_veto(root, draft);
  read_carry(root, draft);
  read_final_comment(root, draft);
}

}  // namespace counterweight::rules
