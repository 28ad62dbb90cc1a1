// The `counterweight` program: what the words on the command line mean.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <exception>

#include "app/commands.hpp"
#include "app/version.hpp"

namespace {

using namespace counterweight::app;

void add_serve(CLI::App& app, int& code) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* serve_command = app.add_subcommand("serve", "Serve an organisation over HTTP and WebSocket");
  serve_command->add_option("--listen", options->listen, "ADDRESS:PORT to listen on; port 0 picks a free one")
      ->capture_default_str();
  serve_command->add_option("--data", options->data, "Directory of the ledger; made if it is missing")
      ->capture_default_str();
  serve_command->add_flag("--demo", options->demo,
                          "Play the demo organisation into an empty directory, and show whom to sign in as");
  serve_command->add_option(
      "--clock-ahead", options->clock_ahead,
      "With --demo: run its clock so far ahead, e.g. 4d or 36h, to see what deadlines do");
  serve_command->add_option("--rulebook", options->rulebooks,
                            "A rulebook (JSON) that the first start offers, besides those of the library; "
                            "repeatable");
  serve_command->add_option("--origin", options->origins,
                            "Origin of our own pages behind a proxy, e.g. https://cw.example; repeatable");
  serve_command->add_option("--trusted-proxy", options->trusted_proxies,
                            "Address whose X-Forwarded-For is believed; repeatable");
  serve_command->add_flag("--behind-tls", options->behind_tls,
                          "A proxy speaks TLS for us: Secure cookies and HSTS");
  serve_command->callback([options, &code] { code = serve(*options); });
}

void add_verify(CLI::App& rules, int& code) {
  const auto options = std::make_shared<counterweight::app::VerifyOptions>();
  const auto language = std::make_shared<std::string>("en");
  CLI::App* verify = rules.add_subcommand(
      "verify", "Prove that the rules hold together, or tell the shortest story in which they do not");
  verify->add_option("RULEBOOK", options->file, "The rulebook; - for standard input")->required();
  verify->add_option("--lang", *language, "en or ru")->check(CLI::IsMember({"en", "ru"}));
  verify->add_flag("--json", options->json, "Print one JSON object");
  verify->add_option("--scenarios", options->scenarios,
                     "Folder to write each counterexample to, for `rules simulate`");
  verify->add_option("--max-states", options->max_states, "States of one exploration, at most")
      ->check(CLI::Range(std::size_t{100}, std::size_t{10'000'000}))
      ->capture_default_str();
  verify->callback([=, &code] {
    options->language = counterweight::language_from_tag(*language);
    code = rules_verify(*options);
  });
}

void add_diff(CLI::App& rules, int& code) {
  const auto before = std::make_shared<std::string>();
  const auto after = std::make_shared<std::string>();
  const auto language = std::make_shared<std::string>("en");
  const auto flag = std::make_shared<bool>(false);
  CLI::App* diff =
      rules.add_subcommand("diff", "Say what another rulebook would allow and block, and for which values");
  diff->add_option("OLD", *before, "The present rulebook; - for standard input")->required();
  diff->add_option("NEW", *after, "The other one")->required();
  diff->add_option("--lang", *language, "en or ru")->check(CLI::IsMember({"en", "ru"}));
  diff->add_flag("--json", *flag, "Print one JSON object");
  diff->callback(
      [=, &code] { code = rules_diff(*before, *after, counterweight::language_from_tag(*language), *flag); });
}

void add_backtest(CLI::App& rules, int& code) {
  const auto file = std::make_shared<std::string>();
  const auto data = std::make_shared<std::string>("var/data");
  const auto language = std::make_shared<std::string>("en");
  const auto flag = std::make_shared<bool>(false);
  CLI::App* backtest = rules.add_subcommand(
      "backtest",
      "Replay the past of an organisation under another rulebook: what would have ended otherwise");
  backtest->add_option("RULEBOOK", *file, "The rulebook; - for standard input")->required();
  backtest->add_option("--data", *data, "Directory of the ledger; a server may run on it")
      ->capture_default_str();
  backtest->add_option("--lang", *language, "en or ru")->check(CLI::IsMember({"en", "ru"}));
  backtest->add_flag("--json", *flag, "Print one JSON object per organisation");
  backtest->callback([=, &code] {
    code = rules_backtest(*file, *data, counterweight::language_from_tag(*language), *flag);
  });
}

void add_rules(CLI::App& app, int& code) {
  CLI::App* rules = app.add_subcommand("rules", "Examine rulebooks")->require_subcommand(1);
  auto file = std::make_shared<std::string>();
  auto scenario = std::make_shared<std::string>();
  auto flag = std::make_shared<bool>(false);
  CLI::App* check = rules->add_subcommand("check", "Tell every problem of a rulebook at once");
  check->add_option("FILE", *file, "The rulebook (JSON)")->required();
  check->add_flag("--json", *flag, "Print the problems as JSON");
  check->callback([=, &code] { code = rules_check(*file, *flag); });
  const auto language = std::make_shared<std::string>("en");
  CLI::App* explain = rules->add_subcommand("explain", "Say a rulebook in plain sentences");
  explain->add_option("FILE", *file, "The rulebook; - for standard input")->required();
  explain->add_option("--lang", *language, "en or ru")->check(CLI::IsMember({"en", "ru"}));
  explain->callback([=, &code] { code = rules_explain(*file, counterweight::language_from_tag(*language)); });
  const auto format = std::make_shared<std::string>("mermaid");
  CLI::App* graph =
      rules->add_subcommand("graph", "Draw the life of a proposal, and of a veto, under a rulebook");
  graph->add_option("FILE", *file, "The rulebook; - for standard input")->required();
  graph->add_option("--format", *format, "mermaid, dot, svg, bpmn, scxml or xstate")
      ->check(CLI::IsMember({"mermaid", "dot", "svg", "bpmn", "scxml", "xstate"}));
  graph->add_option("--lang", *language, "en or ru")->check(CLI::IsMember({"en", "ru"}));
  graph->callback(
      [=, &code] { code = rules_graph(*file, *format, counterweight::language_from_tag(*language)); });
  CLI::App* simulate = rules->add_subcommand("simulate", "Play a scenario file through the real engine");
  simulate->add_option("RULEBOOK", *file, "The rulebook (JSON)")->required();
  simulate->add_option("SCENARIO", *scenario, "The scenario (JSON Lines, docs/scenarios.md)")->required();
  simulate->add_flag("--state", *flag,
                     "Print the proposals, timelines and board at the end instead of each line");
  simulate->callback([=, &code] { code = rules_simulate(*file, *scenario, *flag); });
  add_verify(*rules, code);
  add_diff(*rules, code);
  add_backtest(*rules, code);
}

void add_import(CLI::App& app, int& code) {
  const auto given = std::make_shared<ImportFileOptions>();
  const auto language = std::make_shared<std::string>("en");
  CLI::App* import = app.add_subcommand("import", "Bring an exported CSV file into the shared knowledge");
  import->add_option("KIND", given->kind, "insights, conversations, customers, metrics, journeys or members")
      ->required();
  import->add_option("FILE", given->file, "The file; - for standard input")->required();
  import->add_option("--data", given->data, "Directory of the ledger; no server runs on it")
      ->capture_default_str();
  import->add_option("--organisation", given->organisation, "Where there are several");
  import->add_option("--as", given->member, "Who imports: the id of a member")->required();
  import->add_option("--map", given->columns,
                     "FIELD=COLUMN where the first line does not tell; may be repeated");
  import->add_option("--separator", given->separator, "Where the first line does not tell")
      ->check(CLI::IsMember({",", ";", "tab"}));
  import->add_option("--encoding", given->encoding, "Where the file does not tell")
      ->check(CLI::IsMember({"utf-8", "windows-1251"}));
  import->add_option("--zone", given->zone, "Time zone of times without an offset")->capture_default_str();
  import->add_option("--relation", given->relation, "What they are where no column says it")
      ->capture_default_str();
  import->add_option("--journey", given->journey,
                     "Of journeys: the number of the one that customers went on");
  import->add_flag("--dry-run", given->dry_run, "Say what would come in, and change nothing");
  import->add_option("--lang", *language, "en or ru")->check(CLI::IsMember({"en", "ru"}));
  import->add_flag("--json", given->json, "Print one JSON object");
  import->callback([=, &code] {
    given->language = counterweight::language_from_tag(*language);
  code = import_file(*given);
});
}  // namespace

// `backup TO --data DIR` and `restore FROM --data DIR`: the same words the other way round.
void add_copy(CLI::App& app, bool back, int& code) {
  const auto options = std::make_shared<CopyOptions>();
  const auto language = std::make_shared<std::string>("en");
  CLI::App* copy =
      back ? app.add_subcommand("restore", "Check a backup, and bring it back into a new data directory")
           : app.add_subcommand("backup", "Copy ledger and vault of a data directory, and check the copy");
  std::string& other = back ? options->from : options->to;
  std::string& data = back ? options->to : options->from;
  copy->add_option(back ? "FROM" : "TO", other, back ? "The backup" : "Directory for it, new or empty")
      ->required();
  data = "var/data";
  copy->add_option("--data", data,
                   back ? "Data directory, new or empty" : "Directory of the ledger; a server may run on it")
      ->capture_default_str();
  copy->add_option("--lang", *language, "en or ru")->check(CLI::IsMember({"en", "ru"}));
  copy->add_flag("--json", options->json, "Print one JSON object");
  copy->callback([=, &code] {
    options->language = counterweight::language_from_tag(*language);
    code = back ? restore(*options) : backup(*options);
  });
}

void add_audit(CLI::App& app, int& code) {
  CLI::App* audit = app.add_subcommand("audit", "Check the ledger, or write it out")->require_subcommand(1);
  auto data = std::make_shared<std::string>("var/data");
  auto organisation = std::make_shared<std::string>();
  auto flag = std::make_shared<bool>(false);
  CLI::App* verify = audit->add_subcommand("verify", "Check the hash chain and that every event can be read");
  verify->add_option("--data", *data, "Directory of the ledger")->capture_default_str();
  verify->add_flag("--json", *flag, "Print one JSON object per organisation");
  verify->callback([=, &code] { code = audit_verify(*data, *flag); });
  CLI::App* write = audit->add_subcommand("export", "Write the events as JSON Lines (CloudEvents 1.0)");
  write->add_option("--data", *data, "Directory of the ledger")->capture_default_str();
  write->add_option("--organisation", *organisation, "Only this one");
  write->callback([=, &code] { code = audit_export(*data, *organisation); });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Counterweight: marketing decides, every other department can check it"};
  app.set_version_flag("--version", kVersion);
  app.require_subcommand(1);
  int code = kDone;
  add_serve(app, code);
  add_rules(app, code);
  add_audit(app, code);
  add_import(app, code);
  add_copy(app, false, code);
  add_copy(app, true, code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return kEnvironment;
  }
  return code;
}
