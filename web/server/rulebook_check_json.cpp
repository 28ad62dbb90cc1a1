#include "web/server/rulebook_check_json.hpp"

#include <nlohmann/json.hpp>

#include "engine/codec/verify_report.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;
using service::CheckStatus;

const char* name_of_status(CheckStatus status) {
  switch (status) {
    case CheckStatus::waiting:
      return "waiting";
    case CheckStatus::running:
      return "running";
    case CheckStatus::sound:
      return "sound";
    case CheckStatus::unsound:
      return "unsound";
    case CheckStatus::given_up:
      return "given_up";
  }
  return "";
}

json named_json(const rules::CheckedRulebook& rulebook) {
  const rules::Rulebook& book = rulebook.book();
  return {{"hash", rulebook.hash()},
          {"name", book.name},
          {"version", book.version},
          {"title", {{"en", book.title.en}, {"ru", book.title.ru}}}};
}

// Only what would have gone otherwise is listed; the totals count the rest.
json past_json(const service::RulebookCheck& check, Language language) {
  json out = service::backtest::report_json(*check.past, check.organisation, language);
  json shown = json::array();
  std::size_t more = 0;
  for (json& each : out["proposals"]) {
    if (each["change"] == "same") continue;
    if (shown.size() < kMaxPastShown)
      shown.push_back(std::move(each));
    else
      ++more;
  }
  out["proposals"] = std::move(shown);
  out["not_shown"] = more;
  out["upto"] = check.upto;
  out.erase("organisation");
  out.erase("rulebook");
  return out;
}

}  // namespace

json rulebook_check_json(const service::RulebookCheck& check, Language language) {
  json out{{"hash", check.rulebook->hash()},
           {"status", name_of_status(check.status)},
           {"rulebook", named_json(*check.rulebook)},
           {"base", named_json(*check.base)},
           {"progress", {{"done", check.parts_done.load()}, {"of", check.parts.load()}}},
           {"report", nullptr},
           {"diff", nullptr},
           {"past", nullptr}};
  if (check.status != CheckStatus::sound && check.status != CheckStatus::unsound) return out;
  out["report"] = json::parse(codec::verify_json(check.report, check.rulebook, check.seconds, language));
  for (const char* key : {"looked_at", "explored"}) out["report"].erase(key);  // for who counts again
  out["diff"] = json::parse(rules::diff_json(check.diff, language));
  if (check.past) out["past"] = past_json(check, language);
  return out;
}

}  // namespace counterweight::server
