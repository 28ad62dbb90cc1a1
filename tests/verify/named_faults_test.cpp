// Six ways to spoil a constitution, each with the story by which a head of department sees what is wrong.
// What the language of rulebooks can say is a rulebook here; what it cannot, a wrong engine (docs/VERIFY.md).
#include "engine/codec/counterexample.hpp"
#include "engine/core/proposal/verdict.hpp"
#include "tests/support/catch.hpp"
#include "tests/verify/mutant.hpp"
#include "tests/verify/patches.hpp"
#include "tests/verify/play_scenario.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

namespace {

// One sentence in a line.
std::string story_of(const std::vector<Text>& story, Language language) {
  std::string out;
  for (const Text& each : story) out += each.in(language) + "\n";
  return out;
}

// The property is refuted, its story reads like this, and it plays to the state that it claims.
void tells_story(const nlohmann::json& patch, const Engine& engine, const char* property,
                 const std::string& english, const std::string& russian) {
  const auto rulebook = checked(json_file("tests/verify/tiny.json").patch(patch));
  const Report report = verify(*rulebook, {}, {}, engine);
  const Finding& found = finding_of(report, property);
  CHECK(found.proof == Proof::refuted);
  REQUIRE(found.counterexample);
  const auto told = codec::tell(*found.counterexample, rulebook);
  CHECK(story_of(told.story, Language::en) == english);
  CHECK(story_of(told.story, Language::ru) == russian);
  INFO(told.scenario);
  CHECK(played(rulebook, told.scenario, engine) == "");
}

}  // namespace

TEST_CASE("named fault: objections that can never be resolved") {
  tells_story(patches::raiser(),
              replaces<ObjectionSettled>([](const ObjectionSettled& e, const Proposal& p) -> ProposalEvents {
                return {ObjectionCarried{p.id, e.objection, ObjectionEffect::waits, std::nullopt}};
              }),
              "D5",
              "Marketing proposes an action of the kind Price where discount from 0% to 20%.\n"
              "Sales objects to it.\n"
              "Marketing declines the objection, with a reason.\n"
              "The objection stands as before.\n"
              "And so on without end: there is no veto, no approval is missing, and it is never launched.\n",
              "Отдел «Маркетинг» предлагает действие вида «Цена», где скидка от 0% до 20%.\n"
              "Отдел «Продажи» возражает.\n"
              "Отдел «Маркетинг» отклоняет возражение и объясняет почему.\n"
              "Возражение снова в силе.\n"
              "И так без конца: вето нет, все согласия есть, а запустить не удаётся никогда.\n");
}

TEST_CASE("named fault: a department that objects again and again") {
  tells_story(nlohmann::json::array(),
              takes<TakePosition>(
                  [](const TakePosition& c, const Proposal& p, const State& state, const Context& in) {
                    const DepartmentId& department = state.organisation().member(in.actor)->department;
                    ProposalEvents out;
                    for (const Objection& each : p.objections)
                      if (c.position == Position::object && each.department == department &&
                          each.state == ObjectionState::declined && p.open())
                        out.push_back(ObjectionCarried{p.id, each.id, ObjectionEffect::waits, std::nullopt});
                    return out;
                  }),
              "D5",
              "Marketing proposes an action of the kind Price where discount from 0% to 20%.\n"
              "Sales objects to it.\n"
              "Marketing declines the objection, with a reason.\n"
              "Sales objects to it.\n"
              "And so on without end: there is no veto, no approval is missing, and it is never launched.\n",
              "Отдел «Маркетинг» предлагает действие вида «Цена», где скидка от 0% до 20%.\n"
              "Отдел «Продажи» возражает.\n"
              "Отдел «Маркетинг» отклоняет возражение и объясняет почему.\n"
              "Отдел «Продажи» возражает.\n"
              "И так без конца: вето нет, все согласия есть, а запустить не удаётся никогда.\n");
}

TEST_CASE("named fault: a veto that can be laundered") {
  tells_story(
      nlohmann::json::array(), sheds_copied_vetoes(), "D22",
      "Marketing proposes an action of the kind Price where discount from 20.1% to 100%.\n"
      "Finance vetoes it.\n"
      "Marketing drops it and adds the same again.\n"
      "It is the very action that Finance vetoed, and the veto is gone, though nobody has answered it.\n",
      "Отдел «Маркетинг» предлагает действие вида «Цена», где скидка от 20,1% до 100%.\n"
      "Отдел «Финансы» накладывает вето.\n"
      "Отдел «Маркетинг» убирает его и добавляет такое же заново.\n"
      "Это то самое действие, на которое отдел «Финансы» наложил вето, а вето пропало, хотя на него никто "
      "не ответил.\n");
}

TEST_CASE("named fault: silence that launches") {
  tells_story(nlohmann::json::array(),
              follows<ReviewClosed>([](const ReviewClosed& e, const Proposal& p) -> ProposalEvents {
                if (e.end != ReviewEnd::window_ended || !all_cleared(after(p, e))) return {};
                return {launch_of(p)};
              }),
              "D8",
              "Marketing proposes an action of the kind Price where discount from 0% to 20%.\n"
              "Review ends without a word from: Sales. It is launched by itself.\n"
              "Nobody decides anything, and the action is launched.\n",
              "Отдел «Маркетинг» предлагает действие вида «Цена», где скидка от 0% до 20%.\n"
              "Рассмотрение кончается, ничего не сказали: Продажи. Запуск происходит сам собой.\n"
              "Никто ничего не решает, а действие запускается.\n");
}

TEST_CASE("named fault: a veto of Finance that nothing can pass, and that is not declared absolute") {
  for (const nlohmann::json& fault : json_file("tests/verify/faults.json"))
    if (fault.at("refutes") == "D11")
      tells_story(
          fault.at("patch"), {}, "D11",
          "Marketing proposes an action of the kind Price.\n"
          "Finance vetoes it.\n"
          "Nothing leads past this veto, neither a vote nor an override nor a change of the action; and the "
          "rulebook does not declare it absolute.\n",
          "Отдел «Маркетинг» предлагает действие вида «Цена».\n"
          "Отдел «Финансы» накладывает вето.\n"
          "Мимо этого вето не ведёт ничего: ни голосование, ни преодоление, ни поправка; а безусловным свод "
          "правил его не объявляет.\n");
}

TEST_CASE("named fault: a gap just at a threshold") {
  for (const nlohmann::json& fault : json_file("tests/verify/faults.json"))
    if (fault.at("fault") == "a gap just at a threshold")
      tells_story(fault.at("patch"), {}, "S5",
                  "Marketing proposes an action of the kind Price where discount 20%.\n"
                  "Marketing decides to launch.\n"
                  "No department had a right to object to it.\n",
                  "Отдел «Маркетинг» предлагает действие вида «Цена», где скидка 20%.\n"
                  "Отдел «Маркетинг» решает запустить.\n"
                  "Ни у одного отдела не было права на него возразить.\n");
}
