// What silence means, and how a challenge is counted.
#include <algorithm>
#include <charconv>

#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

using Type = JsonNode::Type;

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
    const std::vector<std::string>& ids = draft.departments.ids;
    const bool known = std::find(ids.begin(), ids.end(), department) != ids.end();
    if (!known && draft.departments.complete)
      draft.out.error(
          value, "unknown_department",
          say("expected a department, found {}.", "ожидался отдел, получено {}.", in_backticks(department)),
          suggest_word(department, ids));
    const auto silence = read_named(&value, kSilences, draft.out);
    if (known && silence) draft.book.silence.emplace(DepartmentId{department}, *silence);
  }
  for (const Department& department : draft.book.departments)
    if (department.id != draft.book.final_say && !department.id.empty() &&
        node->find(department.id.value) == nullptr)
      draft.out.error(
          *node, "missing_silence",
          say("expected what the silence of {} means, found nothing.",
              "ожидалось, что значит молчание {}; ничего нет.", in_backticks(department.id.value)),
          say("add \"{}\": \"consent\" or \"abstain\".", "добавьте \"{}\": \"consent\" или \"abstain\".",
              department.id.value));
}

// "1/3"; numbers past any limit count as not readable.
std::optional<Share> parse_share(std::string_view text) {
  Share share;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, share.numerator);
  if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '/') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, share.denominator);
  if (second.ec != std::errc{} || second.ptr != end) return std::nullopt;
  return share;
}

void read_share(const JsonNode* node, Share& to, Diagnostics& out) {
  const auto text = read_string(node, out);
  if (!text) return;
  const auto share = parse_share(*text);
  const bool fits = share && share->numerator >= 1 && share->numerator <= share->denominator &&
                    share->denominator <= kMaxShareDenominator;
  if (fits) {
    to = *share;
    return;
  }
  out.unexpected(*node, "invalid_share",
                 say("a share of the voters above 0 and up to 1, like `1/3` (below the line at most {})",
                     "доля голосующих больше 0 и не больше 1, например `1/3` (знаменатель не больше {})",
                     kMaxShareDenominator),
                 say("a veto stands if at least this share sustains it.",
                     "вето остаётся в силе, если его сохранит не меньшая доля."));
}

void read_challenge_rule(const JsonNode* node, ChallengeRule& to, Diagnostics& out) {
  if (node == nullptr) return;
  const ObjectReader json{*node, format::challenge_rule, out};
  read_share(json["stands_if"], to.stands_if, out);
  to.silence = read_named(json["silence"], kVoteSilences, out).value_or(to.silence);
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
  read_challenge_rule(json["merits"], book.merits, draft.out);
  read_challenge_rule(json["validity"], book.validity, draft.out);
  read_challenge_rule(json["absolute_validity"], book.absolute_validity, draft.out);
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
