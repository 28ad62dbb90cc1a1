// A backtest for people, and for programs.
#include <nlohmann/json.hpp>

#include "engine/codec/words.hpp"
#include "engine/service/backtest_words.hpp"
#include "rules/text_parts.hpp"

namespace counterweight::service::backtest {
namespace {

using nlohmann::json;

constexpr Noun kPastProposals{"past proposal", "past proposals", "прошлое предложение", "прошлых предложения",
                              "прошлых предложений"};

class Printer {
 public:
  explicit Printer(Language language) : language_(language) {}

  void line(int depth, const Text& text) {
    out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + text.in(language_) + "\n";
  }

  void head(const Report& report, const OrganisationId& organisation) {
    const rules::Rulebook& book = report.rulebook->book();
    line(0, say("{}: {} under `{}` version {}.", "{}: {} по своду правил `{}` версии {}.", organisation.value,
                counted(static_cast<std::int64_t>(report.past.size()), kPastProposals), book.name,
                book.version));
    for (const Text& sentence : summary_of(report)) line(1, sentence);
    if (report.left_open > 0)
      line(1, say("{} still open, and so not counted.", "Ещё открыто и потому не учтено: {}.",
                  report.left_open));
    if (report.guessed > 0)
      line(1, say("{} commands could only be guessed: an older program wrote of them in another way.",
                  "Команд, восстановленных лишь приблизительно: {}. Их записала более старая программа.",
                  report.guessed));
  }

  void past(const Past& past) {
    out_ += "\n";
    const Text outcome = outcome_words(past);
    const Text space = outcome.en.empty() ? Text{} : Text{" ", " "};
    line(0, say("Proposal {} “{}”: {}.{}{}", "Предложение {} «{}»: {}.{}{}", past.proposal.value, past.title,
                change_words(past), space, outcome));
    if (past.change == Change::refused) {
      line(1, past.why->sentence);
      return;
    }
    line(1,
         say("{}; under it {}", "{}; по нему {}", ending_words(past.recorded), ending_words(past.replayed)));
    for (const ActionEnding& each : past.actions)
      if (each.recorded != each.replayed) action(each);
    if (past.replayed.end != End::decided && past.why)
      line(1, say("the decision was refused to the last: {}", "решение до конца отклонялось: {}",
                  past.why->sentence));
    for (const PossibleVeto& each : past.possible_vetoes)
      line(1, say("{} objected to {} and could have vetoed it", "{}: возражение ({}), а можно было бы и вето",
                  each.name, in_backticks(each.action.value)));
    for (const NotTaken& each : past.not_taken)
      line(1, say("refused under it: {}, {}, {}: {}", "по нему отклонено: {}, {}, {}: {}",
                  format_timestamp(each.at), each.name, each.command, each.why.sentence));
  }

  std::string take() { return std::move(out_); }

 private:
  void action(const ActionEnding& each) {
    const Text because = each.because.empty() || each.replayed == core::Verdict::launched
                             ? Text{}
                             : say(" ({})", " ({})", rules::joined_by(each.because, Text{"; ", "; "}));
    line(1, say("{} “{}”: {}; under it {}{}", "{} «{}»: {}; по нему {}{}", in_backticks(each.action.value),
                each.title, verdict_words(each.recorded), verdict_words(each.replayed), because));
  }

  Language language_;
  std::string out_;
};

bool is_worth_telling(const Past& past) {
  return past.change != Change::same || !past.not_taken.empty() || !past.possible_vetoes.empty();
}

json time_json(const std::optional<Timestamp>& time) {
  return time ? json(format_timestamp(*time)) : json(nullptr);
}

const char* end_word(End end) {
  switch (end) {
    case End::decided:
      return "decided";
    case End::withdrawn:
      return "withdrawn";
    case End::expired:
      return "expired";
    case End::open:
      break;
  }
  return "open";
}

json ending_json(const Ending& ending) {
  return {{"end", end_word(ending.end)},
          {"at", time_json(ending.at)},
          {"possible_from", time_json(ending.possible_from)}};
}

json verdict_json(const std::optional<core::Verdict>& verdict) {
  return verdict ? json(codec::word(*verdict)) : json(nullptr);
}

json refusal_json(const Refusal& refusal, Language language) {
  return {{"code", refusal.code}, {"sentence", refusal.sentence.in(language)}};
}

json action_json(const ActionEnding& each, Language language) {
  json because = json::array();
  for (const Text& text : each.because) because.push_back(text.in(language));
  return {{"action", each.action.value},
          {"title", each.title},
          {"recorded", verdict_json(each.recorded)},
          {"replayed", verdict_json(each.replayed)},
          {"because", std::move(because)}};
}

json past_json(const Past& past, Language language) {
  json out{{"proposal", past.proposal.value},
           {"title", past.title},
           {"change", name_of(past.change)},
           {"by_ms", past.by.count()},
           {"outcome", past.outcome ? json(codec::word(*past.outcome)) : json(nullptr)},
           {"recorded", ending_json(past.recorded)},
           {"replayed", past.change == Change::refused ? json(nullptr) : ending_json(past.replayed)},
           {"why", past.why ? refusal_json(*past.why, language) : json(nullptr)},
           {"moot", past.moot}};
  out["actions"] = json::array();
  for (const ActionEnding& each : past.actions) out["actions"].push_back(action_json(each, language));
  out["not_taken"] = json::array();
  for (const NotTaken& each : past.not_taken) {
    json one = refusal_json(each.why, language);
    one.update({{"at", format_timestamp(each.at)},
                {"department", each.department.value},
                {"command", each.command}});
    out["not_taken"].push_back(std::move(one));
  }
  out["possible_vetoes"] = json::array();
  for (const PossibleVeto& each : past.possible_vetoes)
    out["possible_vetoes"].push_back({{"action", each.action.value}, {"department", each.department.value}});
  return out;
}

json tally_json(const Tally& tally) {
  json out{{"proposals", tally.proposals}};
  for (const auto outcome : {core::OutcomeVerdict::succeeded, core::OutcomeVerdict::failed,
                             core::OutcomeVerdict::mixed, core::OutcomeVerdict::unclear}) {
    const auto known = tally.outcomes.find(outcome);
    out[std::string{codec::word(outcome)}] = known == tally.outcomes.end() ? 0 : known->second;
  }
  return out;
}

}  // namespace

std::string report_text(const Report& report, const OrganisationId& organisation, Language language) {
  Printer printer{language};
  printer.head(report, organisation);
  for (const Past& past : report.past)
    if (is_worth_telling(past)) printer.past(past);
  return printer.take();
}

json report_json(const Report& report, const OrganisationId& organisation, Language language) {
  const rules::Rulebook& book = report.rulebook->book();
  json out{{"organisation", organisation.value},
           {"rulebook", {{"name", book.name}, {"version", book.version}, {"hash", report.rulebook->hash()}}},
           {"replayed", report.past.size()},
           {"left_open", report.left_open},
           {"guessed", report.guessed}};
  out["summary"] = json::array();
  for (const Text& sentence : summary_of(report)) out["summary"].push_back(sentence.in(language));
  for (const Change change : kChanges)
    out["totals"][std::string{name_of(change)}] = tally_json(tally(report, change));
  out["proposals"] = json::array();
  for (const Past& past : report.past) out["proposals"].push_back(past_json(past, language));
  return out;
}

}  // namespace counterweight::service::backtest
