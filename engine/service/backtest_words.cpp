#include "engine/service/backtest_words.hpp"

#include <algorithm>

#include "rules/text_parts.hpp"

namespace counterweight::service::backtest {
namespace {

using core::OutcomeVerdict;

Text outcome_counted(OutcomeVerdict outcome, std::int64_t count) {
  switch (outcome) {
    case OutcomeVerdict::succeeded:
      return say("{} succeeded", "{} удалось", count);
    case OutcomeVerdict::failed:
      return say("{} failed", "{} не удалось", count);
    case OutcomeVerdict::mixed:
      return say("{} went half well", "{} удалось отчасти", count);
    case OutcomeVerdict::unclear:
      return say("{} ended unclear", "{} с неясным итогом", count);
  }
  return {};
}

// ", of which 2 succeeded and 1 failed"; nothing where no outcome is known.
Text of_which(const Tally& all) {
  std::vector<Text> parts;
  for (const auto& [outcome, count] : all.outcomes) parts.push_back(outcome_counted(outcome, count));
  return parts.empty() ? Text{} : say(", of which {}", ", из них {}", rules::listed(parts));
}

Text span_words(Duration span) {
  if (span < std::chrono::seconds{1}) return say("less than a second", "меньше секунды");
  return duration_text(span);
}

// "1 day", or "1 hour to 2 days".
Text by_how_much(const Report& report, Change change) {
  std::optional<Duration> least, most;
  for (const Past& past : report.past) {
    if (past.change != change) continue;
    least = std::min(least.value_or(past.by), past.by);
    most = std::max(most.value_or(past.by), past.by);
  }
  if (!least) return {};
  if (*least == *most) return span_words(*least);
  return say("{} to {}", "{}, самое большее {}", span_words(*least), span_words(*most));
}

Text summary_line(const Report& report, Change change) {
  const Tally all = tally(report, change);
  const std::int64_t n = all.proposals;
  const Text which = of_which(all);
  switch (change) {
    case Change::refused:
      return say("{} could not have been submitted{}.", "Не удалось бы подать: {}{}.", n, which);
    case Change::blocked:
      return say("Would have blocked {}{}.", "Остановлено было бы: {}{}.", n, which);
    case Change::launched:
      return say("Would have launched what was prevented in {}{}.",
                 "Запущено было бы то, что предотвратили: {}{}.", n, which);
    case Change::expired:
      return say("{} would have run out of time{}.", "Вышло бы время: {}{}.", n, which);
    case Change::freed:
      return say("{} that were given up would have had nothing against them{}.",
                 "От них отказались, а так ничто бы не мешало: {}{}.", n, which);
    case Change::otherwise:
      return say("{} would have ended otherwise{}.", "Кончилось бы иначе: {}{}.", n, which);
    case Change::later:
      return say("{} would have been decided later, by {}{}.", "Решено было бы позже: {}; насколько: {}{}.",
                 n, by_how_much(report, change), which);
    case Change::sooner:
      return say("{} could have been decided sooner, by {}{}.",
                 "Решить можно было бы раньше: {}; насколько: {}{}.", n, by_how_much(report, change), which);
    case Change::same:
      return say("{} would have ended the same{}.", "Кончилось бы так же: {}{}.", n, which);
  }
  return {};
}

Text possible_since(const Ending& ending) {
  if (!ending.possible_from) return {};
  return say(", possible since {}", ", можно было с {}", format_timestamp(*ending.possible_from));
}

}  // namespace

std::vector<Text> summary_of(const Report& report) {
  std::vector<Text> out;
  for (const Change change : kChanges)
    if (tally(report, change).proposals > 0) out.push_back(summary_line(report, change));
  return out;
}

std::string_view name_of(Change change) {
  switch (change) {
    case Change::refused:
      return "refused";
    case Change::blocked:
      return "blocked";
    case Change::launched:
      return "launched";
    case Change::expired:
      return "expired";
    case Change::freed:
      return "freed";
    case Change::otherwise:
      return "otherwise";
    case Change::later:
      return "later";
    case Change::sooner:
      return "sooner";
    case Change::same:
      return "same";
  }
  return "same";
}

Text change_words(const Past& past) {
  switch (past.change) {
    case Change::refused:
      return say("could not have been submitted", "не удалось бы подать");
    case Change::blocked:
      return say("would have been blocked", "было бы остановлено");
    case Change::launched:
      return say("what was prevented would have been launched", "предотвращённое было бы запущено");
    case Change::expired:
      return say("would have run out of time", "вышло бы время");
    case Change::freed:
      return say("nothing would have stood against it", "ничто бы не мешало");
    case Change::otherwise:
      return say("would have ended otherwise", "кончилось бы иначе");
    case Change::later:
      return say("would have been decided {} later", "решено было бы позже ({})", span_words(past.by));
    case Change::sooner:
      return say("could have been decided {} sooner", "решить можно было бы раньше ({})",
                 span_words(past.by));
    case Change::same:
      return say("would have ended the same", "кончилось бы так же");
  }
  return {};
}

Text outcome_words(const Past& past) {
  if (!past.outcome) return {};
  switch (*past.outcome) {
    case OutcomeVerdict::succeeded:
      return say("It succeeded.", "Итог: удалось.");
    case OutcomeVerdict::failed:
      return say("It failed.", "Итог: не удалось.");
    case OutcomeVerdict::mixed:
      return say("It went half well.", "Итог: удалось отчасти.");
    case OutcomeVerdict::unclear:
      return say("It ended unclear.", "Итог неясен.");
  }
  return {};
}

Text ending_words(const Ending& ending) {
  const std::string at = ending.at ? format_timestamp(*ending.at) : std::string{};
  switch (ending.end) {
    case End::decided:
      return say("decided {}{}", "решено {}{}", at, possible_since(ending));
    case End::withdrawn:
      return say("withdrawn {}", "отозвано {}", at);
    case End::expired:
      return say("expired {}", "просрочено {}", at);
    case End::open:
      break;
  }
  return say("still open", "ещё открыто");
}

Text verdict_words(const std::optional<core::Verdict>& verdict) {
  if (!verdict) return say("not part of it", "такого действия нет");
  switch (*verdict) {
    case core::Verdict::pending:
      return say("not settled", "не решено");
    case core::Verdict::cleared:
      return say("cleared", "допущено");
    case core::Verdict::short_of_approval:
      return say("short of approval", "без согласования");
    case core::Verdict::vetoed:
      return say("under veto", "под вето");
    case core::Verdict::dropped:
      return say("dropped", "снято");
    case core::Verdict::launched:
      return say("launched", "запущено");
    case core::Verdict::piloted:
      return say("piloted", "пилот");
    case core::Verdict::left_out:
      return say("left out", "не включено");
    case core::Verdict::prevented:
      return say("prevented", "предотвращено");
    case core::Verdict::halted:
      return say("halted", "приостановлено");
    case core::Verdict::stopped:
      return say("stopped", "остановлено");
  }
  return {};
}

}  // namespace counterweight::service::backtest
