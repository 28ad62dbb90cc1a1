#include "app/demo.hpp"

#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

#include "app/carried.hpp"
#include "engine/codec/draft_body.hpp"
#include "engine/service/scenario.hpp"
#include "rules/check.hpp"
#include "web/server/passwords.hpp"

namespace counterweight::app {
namespace {

using nlohmann::json;

const OrganisationId kFerrit{"ferrit"};
constexpr Duration kFoundedBefore = std::chrono::days{100};  // the campaigns of a quarter follow

json people_file() {
  return json::parse(demo_people());
}

Status give(service::Service& service, core::OrganisationCommand command,
            std::vector<store::SealedValue> sealed) {
  const auto given = service.submit_and_wait({kFerrit, std::move(command), {}, {}, {}, std::move(sealed)});
  if (!given.ok()) return given.refusal();
  return Done{};
}

// All demo accounts share one password, so one hash serves them all.
Status add_people(service::Service& service, store::Vault& vault) {
  const json file = people_file();
  const std::string hash =
      server::hash_password(file.at("password").get<std::string>(), server::PasswordCost{});
  for (const json& person : file.at("people")) {
    const std::string id = person.at("id").get<std::string>();
    store::SealedValue name = service::seal(person.at("name").get<std::string>());
    core::AddMember add{{id},
                        {person.at("department").get<std::string>()},
                        person.value("head", false),
                        name.commitment,
                        person.value("administrator", false)};
    if (const Status added = give(service, std::move(add), {std::move(name)}); !added.ok()) return added;
    if (!vault.put_account(kFerrit, {id, person.at("email").get<std::string>(), hash}))
      return Refusal{"conflict.email",
                     say("Two demo people share an e-mail.", "У двух людей в демо один адрес.")};
  }
  return Done{};
}

Refusal unplayable(const std::string& why) {
  return {"invalid.scenario", say("The demo's scenario did not go as it expects:\n{}",
                                  "Сценарий демо прошёл не так, как ожидалось:\n{}", why)};
}

// What somebody began to write and has not submitted.
Status add_drafts(store::Vault& vault, Timestamp now) {
  const json file = people_file();
  for (const json& draft : file.at("drafts")) {
    const json& body = draft.at("body");
    std::vector<Refusal> problems;
    codec::check_draft_body(body, "", problems);
    if (!problems.empty()) return unplayable(problems.front().sentence.en);
    const auto ago = parse_duration(draft.at("saved_ago").get<std::string>());
    if (!ago) return unplayable("`saved_ago` is no duration");
    const store::DraftContent content{draft.at("member").get<std::string>(),
                                      body.at("title").get<std::string>(), body.dump()};
    vault.drafts().add(kFerrit, draft.at("department").get<std::string>(), content, std::nullopt, now - *ago);
  }
  return Done{};
}

Status play(service::Service& service, service::ManualClock& clock, Duration shift) {
  std::string wrong;
  service::Scenario scenario{service, clock, kFerrit, shift, [&](const json& line) {
                               if (line.contains("error") || line.contains("expected"))
                                 wrong += line.dump() + "\n";
                             }};
  const service::Played played = scenario.play(demo_scenario());
  if (!played.readable.ok()) return played.readable;
  if (played.failed == 0) return Done{};
  return unplayable(wrong);
}

}  // namespace

Status prepare_demo(store::Ledger& ledger, store::Vault& vault, Timestamp now) {
  const auto organisations = ledger.organisations();
  if (!organisations.empty()) {
    if (organisations == std::vector<OrganisationId>{kFerrit}) return Done{};
    return Refusal{
        "conflict.data",
        say("This data directory holds another organisation. Give the demo a directory of its own (--data).",
            "В этом каталоге данных другая организация. Дайте демо отдельный каталог (--data).")};
  }
  const auto ends = service::last_time_of(demo_scenario());
  const rules::Checked checked = rules::check(default_rulebook());
  if (!ends || !checked.rulebook)
    return Refusal{"invalid.scenario", say("The demo carried by this program cannot be read.",
                                           "Демо этой программы не читается.")};
  const Duration shift =
      std::chrono::floor<std::chrono::days>(now - *ends);  // whole days: people work at daytime
  service::ManualClock clock{now - kFoundedBefore};
  service::Service service{ledger, vault, clock};
  const std::string name = people_file().at("organisation").get<std::string>();
  if (const Status founded = give(service, core::FoundOrganisation{name, checked.rulebook}, {});
      !founded.ok())
    return founded;
  if (const Status added = add_people(service, vault); !added.ok()) return added;
  if (const Status added = add_drafts(vault, now); !added.ok()) return added;
  return play(service, clock, shift);
}

server::DemoHints demo_hints() {
  const json file = people_file();
  server::DemoHints hints;
  hints.password = file.at("password").get<std::string>();
  for (const json& person : file.at("people"))
    hints.people.push_back({person.at("email").get<std::string>(), person.at("name").get<std::string>(),
                            person.at("department").get<std::string>(), person.value("head", false)});
  return hints;
}

}  // namespace counterweight::app
