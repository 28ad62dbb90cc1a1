// The graphs of every rulebook of the library: whole, without dead ends, and in forms that other tools read.
#include "rules/graph.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <regex>
#include <set>

#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;
using nlohmann::json;

namespace {

using Book = std::shared_ptr<const CheckedRulebook>;

std::vector<Book> library() {
  std::vector<Book> out;
  for (const auto& folder : std::filesystem::directory_iterator(RULES_DIR "/library"))
    out.push_back(must_check(read_file(folder.path().string() + "/rulebook.json")));
  return out;
}

std::set<std::string> reached(const Graph& graph) {
  std::set<std::string> out{graph.states.front().id};
  for (std::size_t before = 0; before != out.size();) {
    before = out.size();
    for (const GraphStep& step : graph.steps)
      if (out.contains(step.from)) out.insert(step.to);
  }
  return out;
}

void check_whole(const Graph& graph) {
  INFO(graph.id);
  std::set<std::string> ids;
  for (const GraphState& state : graph.states) {
    INFO(state.id);
    CHECK(ids.insert(state.id).second);
    CHECK(reached(graph).contains(state.id));
    const bool left = std::any_of(graph.steps.begin(), graph.steps.end(),
                                  [&](const GraphStep& step) { return step.from == state.id; });
    CHECK(left == !state.final);
  }
  std::set<std::pair<std::string, std::string>> seen;
  for (const GraphStep& step : graph.steps) {
    INFO(step.from + " " + step.event);
    CHECK(ids.contains(step.from));
    CHECK(ids.contains(step.to));
    CHECK(seen.insert({step.from, step.event}).second);  // one event leads to one state
    CHECK(step.label.en != step.label.ru);
  }
}

bool has_state(const Graph& graph, const std::string& id) {
  return std::any_of(graph.states.begin(), graph.states.end(),
                     [&](const auto& each) { return each.id == id; });
}

}  // namespace

TEST_CASE("graph: every state is reached and left, whatever the rulebook") {
  for (const Book& book : library()) {
    INFO(book->book().name);
    check_whole(proposal_graph(*book));
    if (const auto veto = veto_graph(*book)) check_whole(*veto);
  }
}

TEST_CASE("graph: what the rulebook does not know is not drawn") {
  json book = default_rulebook();
  CHECK(has_state(proposal_graph(*must_check(book.dump())), "piloting"));
  const auto event = [](const Graph& graph, const std::string& name) {
    return std::any_of(graph.steps.begin(), graph.steps.end(),
                       [&](const auto& each) { return each.event == name; });
  };
  CHECK(event(*veto_graph(*must_check(book.dump())), "override_closed"));
  CHECK_FALSE(event(proposal_graph(*must_check(book.dump())), "silence_escalated"));
  book.erase("pilot");
  book.erase("override");
  book["silence"]["sales"] = "escalate";
  CHECK_FALSE(has_state(proposal_graph(*must_check(book.dump())), "piloting"));
  CHECK_FALSE(event(*veto_graph(*must_check(book.dump())), "override_closed"));
  CHECK(event(proposal_graph(*must_check(book.dump())), "silence_escalated"));
  book["jurisdiction"] = {{{"id", "sales_all"}, {"department", "sales"}, {"power", "object"}}};
  book["grounds"] = json::array();
  CHECK_FALSE(veto_graph(*must_check(book.dump())).has_value());
}

TEST_CASE("graph: XState's targets are states, SCXML's too, and both have every step") {
  for (const Book& book : library())
    for (const Language language : {Language::en, Language::ru}) {
      INFO(book->book().name);
      const json machine = json::parse(draw(*book, GraphFormat::xstate, language));
      const std::string scxml = draw(*book, GraphFormat::scxml, language);
      std::size_t steps = 0;
      for (const auto& [region, graph] : machine.at("states").items()) {
        CHECK(graph.at("states").contains(graph.at("initial").get<std::string>()));
        for (const json& state : graph.at("states")) {
          const json on = state.value("on", json::object());
          for (const auto& [name, step] : on.items()) {
            ++steps;
            const std::string target = step.at("target");
            CHECK(graph.at("states").contains(target));
            const std::string place = fmt::format("{}.{}", region, target);
            const std::string way = fmt::format(R"(<transition event="{}" target="{}"/>)", name, place);
            CHECK(scxml.find(way) != std::string::npos);
            const std::string tag =
                graph.at("states").at(target).value("type", "") == "final" ? "<final" : "<state";
            CHECK(scxml.find(fmt::format(R"({} id="{}")", tag, place)) != std::string::npos);
          }
        }
      }
      CHECK(steps ==
            proposal_graph(*book).steps.size() + (veto_graph(*book) ? veto_graph(*book)->steps.size() : 0));
    }
}

TEST_CASE("graph: names with signs of their own spoil no format") {
  json book = default_rulebook();
  for (json& each : book["departments"])
    if (each["id"] == "marketing")
      each["name"] = {{"en", "R&D: \"<Sales>\"; -- \\ #1"}, {"ru", "Отдел «А»; \"Б\" & <В>"}};
  const auto checked = must_check(book.dump());
  for (const Language language : {Language::en, Language::ru}) {
    CHECK(json::parse(draw(*checked, GraphFormat::xstate, language)).contains("states"));
    const std::string scxml = draw(*checked, GraphFormat::scxml, language);
    const std::regex comment{"<!-- [^]*? -->"};
    for (auto it = std::sregex_iterator{scxml.begin(), scxml.end(), comment}; it != std::sregex_iterator{};
         ++it) {
      const std::string text = it->str();
      CHECK(text.substr(4, text.size() - 7).find("--") == std::string::npos);
    }
    std::istringstream mermaid{draw(*checked, GraphFormat::mermaid, language)};
    for (std::string line; std::getline(mermaid, line);) {
      INFO(line);
      // But for its codes of signs, a label has none that would end it.
      const std::string plain = std::regex_replace(line, std::regex{"#(\\d+|quot);"}, "_");
      CHECK(plain.find_first_of(";#") == std::string::npos);
      CHECK(plain.find(':') == plain.find_last_of(':'));
    }
    std::istringstream dot{draw(*checked, GraphFormat::dot, language)};
    for (std::string line; std::getline(dot, line);) {
      INFO(line);
      CHECK(std::regex_match(line, std::regex{R"rx(([^"]|"([^"\\]|\\.)*")*)rx"}));
    }
  }
}

TEST_CASE("graph: of several who may propose one does") {
  const auto book = must_check(read_file(RULES_DIR "/library/us_legislation/rulebook.json"));
  const std::string english = draw(*book, GraphFormat::mermaid, Language::en);
  CHECK(english.find("Clerk, House of Representatives or Senate submits it") != std::string::npos);
  CHECK(english.find(" and Senate") == std::string::npos);
  const std::string russian = draw(*book, GraphFormat::mermaid, Language::ru);
  CHECK(russian.find("» или «") != std::string::npos);
}

TEST_CASE("graph: formats go by their names") {
  for (const char* name : {"mermaid", "dot", "svg", "bpmn", "scxml", "xstate"})
    CHECK(graph_format(name).has_value());
  CHECK_FALSE(graph_format("bmpn").has_value());
}
