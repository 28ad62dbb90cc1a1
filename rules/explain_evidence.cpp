// What has to be known, and cited, before an action is launched.
#include <algorithm>

#include "rules/condition_words.hpp"
#include "rules/covers.hpp"
#include "rules/explaining.hpp"

namespace counterweight::rules {
namespace {

// "at least 5 …"; Russian has the genitive there, "не меньше 21 разговора".
Text at_least(std::int64_t number, const Text& one, const Noun& more) {
  return number == 1 ? one : say("at least {}", "не меньше {}", counted(number, more));
}

Text talks(const ConversationsWanted& wanted) {
  constexpr Noun with_customers{"talk with a customer", "talks with customers", "разговора с клиентами",
                                "разговоров с клиентами", "разговоров с клиентами"};
  constexpr Noun with_buyers{"talk with a buyer", "talks with buyers", "разговора с покупателями",
                             "разговоров с покупателями", "разговоров с покупателями"};
  const bool only_buyers = wanted.buyers == wanted.at_least;
  Text out = only_buyers ? at_least(wanted.at_least,
                                    {"at least one talk with a buyer", "хотя бы один разговор с покупателем"},
                                    with_buyers)
                         : at_least(wanted.at_least,
                                    {"at least one talk with a customer", "хотя бы один разговор с клиентом"},
                                    with_customers);
  if (wanted.not_older_than)
    out = say("{} (held no more than {} before the decision)",
              "{} (от разговора до решения — не больше чем {})", out, duration_text(*wanted.not_older_than));
  if (only_buyers || wanted.buyers == 0) return out;
  if (wanted.buyers == 1)
    return say("{}, at least one of them with a buyer", "{}, из них хотя бы один — с покупателем", out);
  return say("{}, at least {} of them with buyers", "{}, из них не меньше {} — с покупателями", out,
             wanted.buyers);
}

Text figures(const MetricsWanted& wanted) {
  constexpr Noun noun{"figure", "figures", "показателя", "показателей", "показателей"};
  const bool one = wanted.at_least == 1;
  std::vector<Text> each;
  if (wanted.sufficient)
    each.push_back(
        one ? Text{"its sample is large enough for what it claims", "его выборки хватает для его вывода"}
            : Text{"each has a sample large enough for what it claims",
                   "выборки каждого хватает для его вывода"});
  if (wanted.explained)
    each.push_back(
        one ? Text{"a talk with a customer explains it", "он объяснён разговором с клиентом"}
            : Text{"each is explained by a talk with a customer", "каждый объяснён разговором с клиентом"});
  const Text out = at_least(wanted.at_least, {"at least one figure", "хотя бы один показатель"}, noun);
  return each.empty() ? out : say("{} ({})", "{} ({})", out, joined_by(each, {", and ", ", и "}));
}

Text entries(std::int64_t wanted) {
  constexpr Noun noun{"entry of the knowledge base", "entries of the knowledge base", "записи базы знаний",
                      "записей базы знаний", "записей базы знаний"};
  return at_least(wanted, {"at least one entry of the knowledge base", "хотя бы одна запись базы знаний"},
                  noun);
}

// Kinds of which the condition is said in the same words.
struct Alike {
  Text condition;
  std::vector<Text> kinds;
};

std::vector<Alike> alike_in(const EvidenceRule& rule, const Rulebook& book) {
  std::vector<Alike> out;
  for (const Kind& kind : book.kinds) {
    if (!covers(rule, kind.id)) continue;
    const Text condition = rule.when ? condition_words(*rule.when, kind.attributes, book.fields) : Text{};
    auto found = std::find_if(out.begin(), out.end(),
                              [&](const Alike& known) { return known.condition == condition; });
    if (found == out.end()) found = out.insert(out.end(), {condition, {}});
    found->kinds.push_back(say("“{}”", "«{}»", kind.name));
  }
  return out;
}

}  // namespace

std::vector<Text> evidence_words(const EvidenceRule& rule) {
  std::vector<Text> out;
  if (rule.conversations) out.push_back(talks(*rule.conversations));
  if (rule.metrics) out.push_back(figures(*rule.metrics));
  if (rule.insights) out.push_back(entries(*rule.insights));
  return out;
}

std::vector<Text> evidence_sentences(const CheckedRulebook& rulebook) {
  return Explaining{rulebook}.evidence().sentences;
}

Chapter Explaining::evidence() const {
  Chapter out{{"What has to be known before a launch", "Что нужно знать до запуска"}, {}, {}};
  if (book_.evidence.empty()) return out;
  out.sentences.push_back(
      say("An action may be neither launched nor piloted until its proposal cites what is asked for here. "
          "Where several sentences are about it, each has to be met; what is cited counts for all of them.",
          "Действие нельзя ни запустить, ни пробовать, пока предложение не ссылается на то, что здесь "
          "требуется. Если о действии говорят несколько фраз, выполнить нужно каждую; одна ссылка "
          "засчитывается для всех."));
  for (const EvidenceRule& rule : book_.evidence) {
    const Text wanted = joined_by(evidence_words(rule), {"; and ", "; "});
    for (const Alike& each : alike_in(rule, book_)) {
      const bool every = rule.kinds.empty() && each.kinds.size() == book_.kinds.size();
      Text needs = every ? say("any action needs {}", "для любого действия нужно: {}", wanted)
                         : say("an action of the kind {} needs {}", "для действия вида {} нужно: {}",
                               joined_by(each.kinds, {" or ", " или "}), wanted);
      if (rule.when) needs = say("where {}, {}", "если {}, {}", each.condition, needs);
      out.sentences.push_back(say("“{}”. {}.", "«{}». {}.", rule.name, sentence(needs)));
    }
  }
  return out;
}

}  // namespace counterweight::rules
