// What silence means, and how a challenge is counted.
#include <algorithm>

#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

using Type = JsonNode::Type;

// One word for every kind, or an object that says for which kinds it is another.
std::optional<SilenceRule> read_silence_rule(const JsonNode& node, Draft& draft) {
  SilenceRule rule;
  if (node.type != Type::object) {
    const auto word = read_named(&node, kSilences, draft.out);
    if (!word) return std::nullopt;
    rule.otherwise = *word;
    return rule;
  }
  const std::size_t before = draft.out.errors();
  const ObjectReader json{node, format::silence, draft.out};
  rule.otherwise = read_named(json["otherwise"], kSilences, draft.out).value_or(Silence::consent);
  const JsonNode* kinds = json["kinds"];
  if (kinds != nullptr && kinds->type != Type::object)
    draft.out.unexpected(*kinds, "wrong_type",
                         say("an object from kinds to silences", "объект: вид и молчание"),
                         say("write {{\"price\": \"block\", …}}.", "пишите {{\"price\": \"block\", …}}."));
  else if (kinds != nullptr && kinds->members.empty())
    draft.out.error(*kinds, "empty_list", say("expected kinds, found none.", "ожидались виды, их нет."),
                    say("write the one word instead of the object.", "вместо объекта напишите одно слово."));
  else if (kinds != nullptr)
    for (const JsonNode& value : kinds->members) {
      draft.kinds.refers_key(value, "unknown_kind", say("a kind of action", "вид действия"), draft.out);
      if (const auto word = read_named(&value, kSilences, draft.out))
        rule.kinds.emplace(KindId{value.key}, *word);
    }
  if (draft.out.errors() != before) return std::nullopt;
  return rule;
}

void read_silence(const ObjectReader& root, Draft& draft) {
  const JsonNode* node = root["silence"];
  if (node == nullptr) return;
  if (node->type != Type::object)
    return draft.out.unexpected(
        *node, "wrong_type", say("an object from departments to silences", "объект: отдел и его молчание"),
        say("write {{\"sales\": \"consent\", …}}.", "пишите {{\"sales\": \"consent\", …}}."));
  const std::string& final_say = draft.book.final_say.value;
  for (const JsonNode& value : node->members) {
    const std::string& department = value.key;
    if (!final_say.empty() && department == final_say) {
      draft.out.error(
          value, "final_say_silence",
          say("expected departments that review, found {}, which has the final say.",
              "ожидались отделы, которые рассматривают, получен {} — за ним последнее слово.",
              in_backticks(department)),
          say("delete it: it is never asked to review.", "уберите: его не просят рассматривать."));
      continue;
    }
    const bool known =
        draft.departments.refers_key(value, "unknown_department", say("a department", "отдел"), draft.out);
    const auto silence = read_silence_rule(value, draft);
    if (known && silence) draft.book.silence.emplace(DepartmentId{department}, *silence);
  }
  for (const Department& department : draft.book.departments)
    if (department.id != draft.book.final_say && !department.id.empty() &&
        node->find(department.id.value) == nullptr)
      draft.out.error(
          *node, "missing_silence",
          say("expected what the silence of {} means, found nothing.",
              "ожидалось, что значит молчание {}; ничего нет.", in_backticks(department.id.value)),
          say("add \"{}\": \"consent\", \"abstain\", \"escalate\" or \"block\".",
              "добавьте \"{}\": \"consent\", \"abstain\", \"escalate\" или \"block\".", department.id.value));
}

void read_challenge_rule(const JsonNode* node, bool absolute, ChallengeRule& to, Draft& draft) {
  if (node == nullptr) return;
  const ObjectReader json{*node, format::challenge_rule, draft.out};
  read_threshold(json, to.stands_if, to.falls_if, draft.out);
  to.silence = read_named(json["silence"], kVoteSilences, draft.out).value_or(to.silence);
  const JsonNode* bodies = json["bodies"];
  if (bodies == nullptr) return;
  for (const char* key : {"stands_if", "falls_if"})
    if (const JsonNode* threshold = json[key])
      draft.out.error(
          *threshold, "not_here",
          say("expected no `{}` beside `bodies`.", "рядом с `bodies` ключа `{}` быть не может.", key),
          say("each body has its own: write it there.", "у каждого органа порог свой: напишите его там."));
  read_bodies(*bodies, absolute, to, draft);
}

void check_min_voters(const JsonNode& at, Draft& draft) {
  const auto& rows = draft.book.jurisdiction;
  const bool has_vetoes =
      std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.power == Power::veto; });
  const auto most = static_cast<std::int64_t>(draft.departments.ids.size()) - 2;
  if (!draft.departments.complete || !has_vetoes || draft.book.min_voters <= most) return;
  draft.out.error(
      at, "min_voters_impossible",
      say("expected at most {} voters, found {}: at most {} departments vote, all but the one with the final "
          "say and "
          "the one whose veto it is.",
          "ожидалось не больше {} голосующих, получено {}: голосуют самое большее {} — все, кроме имеющего "
          "последнее "
          "слово и наложившего вето.",
          std::max<std::int64_t>(most, 0), draft.book.min_voters, std::max<std::int64_t>(most, 0)),
      say("no veto could ever be challenged: lower min_voters, or add departments.",
          "ни одно вето нельзя было бы оспорить: уменьшите min_voters или добавьте отделы."));
}

void read_challenge(const ObjectReader& root, Draft& draft) {
  Rulebook& book = draft.book;
  book.merits = {{1, 3}, VoteSilence::release};
  book.validity = {{1, 2}, VoteSilence::release};
  book.absolute_validity = {{1, 3}, VoteSilence::sustain};
  const JsonNode* node = root["challenge"];
  if (node == nullptr) return check_min_voters(root.node(), draft);
  const ObjectReader json{*node, format::challenge, draft.out};
  const JsonNode* voters = json["min_voters"];
  book.min_voters =
      read_integer(voters, 1, static_cast<std::int64_t>(kMaxDepartments) - 2, draft.out).value_or(2);
  read_challenge_rule(json["merits"], false, book.merits, draft);
  read_challenge_rule(json["validity"], false, book.validity, draft);
  read_challenge_rule(json["absolute_validity"], true, book.absolute_validity, draft);
  check_min_voters(voters != nullptr ? *voters : *node, draft);
  if (book.absolute_validity.silence == VoteSilence::release)
    draft.out.unexpected(*json["absolute_validity"]->find("silence"), "absolute_silence",
                         say("`sustain` for absolute grounds", "`sustain` для абсолютных оснований"),
                         say("silence never sets a legal ban aside; delete the key.",
                             "молчание не снимает запрет закона; уберите ключ."));
}

}  // namespace

void read_procedure(const ObjectReader& root, Draft& draft) {
  read_silence(root, draft);
  read_challenge(root, draft);
}

}  // namespace counterweight::rules
