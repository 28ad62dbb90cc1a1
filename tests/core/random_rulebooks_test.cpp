// Rulebooks made at random, every construct with values that mostly fit: one that passes `check` never makes
// `decide` fail other than by a refusal, its proposals keep the invariants, and each of them has a way out.
// RANDOM_RULEBOOKS sets how many; a failure prints the seed and the rulebook.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>

#include "engine/core/way_out.hpp"
#include "rules/explain.hpp"
#include "rules/graph.hpp"
#include "tests/core/random_commands.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;
using Json = nlohmann::json;

namespace {

class RandomRulebook {
 public:
  explicit RandomRulebook(Random& random)
      : random_(random), book_(Json::parse(default_rulebook()->source())) {}

  Json make() {
    for (Json& department : book_["departments"])
      if (department["id"] != "marketing" && random_.one_in(2)) department["voice"] = voice();
    for (Json& kind : book_["kinds"])
      if (random_.one_in(2)) change(kind);
    for (Json& row : book_["jurisdiction"])
      if (random_.one_in(4)) change_row(row);
    for (auto& [department, silence] : book_["silence"].items())
      if (random_.one_in(2)) silence = word({"consent", "abstain", "escalate", "block"});
    windows();
    for (const char* on : {"merits", "validity", "absolute_validity"})
      if (random_.one_in(2)) book_["challenge"][on] = challenge(std::string(on) == "absolute_validity");
    rest();
    return std::move(book_);
  }

 private:
  Json word(const std::vector<Json>& words) { return random_.pick(words); }
  Json share() { return word({"1/3", "1/2", "2/3", "3/4", "1/1"}); }
  Json quorum() { return random_.one_in(2) ? share() : Json(1 + random_.below(3)); }
  Json departments() {
    Json out = Json::array();
    for (const char* each : {"production", "sales", "finance", "legal", "support", "founders"})
      if (random_.one_in(3)) out.push_back(each);
    return out;  // may be empty: then it is refused
  }
  Json time() { return word({"1m", "6h", "1d", "3d", "1wd", "4wh", "2wd"}); }
  Json plain() { return word({"1m", "12h", "2d", "9d"}); }

  Json voice() {
    if (random_.one_in(2)) return word({"latest", "worst", "head"});
    Json out{{random_.one_in(2) ? "share" : "more_than", share()}};
    if (random_.one_in(2)) out["of_voting"] = true;
    if (random_.one_in(2)) out["quorum"] = quorum();
    return out;
  }

  void change(Json& kind) {
    if (random_.one_in(2)) kind["closes"] = word({"all_spoken", "passing", "certain", "window_end"});
    if (random_.one_in(3)) kind["min_open"] = time();
    if (random_.one_in(3)) kind["duty_to_answer"] = false;
    if (random_.one_in(3)) kind["reasons"] = false;
    if (random_.one_in(3)) return;
    Json approvals = Json::array();
    for (int i = random_.below(3); i > 0; --i)
      approvals.push_back(word({{{"at_least", 1}},
                                {{"at_least", 2}},
                                {{"share", "1/2"}},
                                {{"share", "2/3"}, {"of_voting", true}},
                                {{"all_but", 1}},
                                {{"more_than_against", true}},
                                {{"each", {"sales"}}}}));
    kind["passes"] = {{"approvals", approvals}};
    if (random_.one_in(3)) kind["passes"]["quorum"] = quorum();
  }

  void change_row(Json& row) {
    if (random_.one_in(2)) row["approval_required"] = true;
    if (random_.one_in(2)) row["halt"] = true;
    if (random_.one_in(2) && row.value("kinds", Json{}) == Json{"price"}) row["about"] = {"discount_pct"};
    if (random_.one_in(3)) row.erase("when");
  }

  Json challenge(bool absolute) {
    Json out{{"silence", absolute ? Json("sustain") : word({"sustain", "release"})}};
    if (random_.one_in(2)) {
      out[random_.one_in(2) ? "stands_if" : "falls_if"] = share();
      return out;
    }
    out["bodies"] = Json::array();
    for (int i = 1 + random_.below(2); i > 0; --i) {
      Json body{{"departments", departments()}, {random_.one_in(2) ? "stands_if" : "falls_if", share()}};
      if (random_.one_in(2)) body["voters"] = "members";
      if (!absolute && random_.one_in(2)) body["of_voting"] = true;
      if (random_.one_in(2)) body["quorum"] = quorum();
      out["bodies"].push_back(body);
    }
    return out;
  }

  void windows() {
    book_["calendar"] = {{"zone", word({"Europe/Vienna", "America/New_York", "Asia/Kolkata"})},
                         {"holidays", {"2026-03-09", "2026-03-29"}}};
    for (const char* window : {"review", "decision"})
      if (random_.one_in(2)) book_["windows"][window] = time();
    if (random_.one_in(2)) book_["windows"].erase("min_review");
    for (const char* window : {"challenge", "reaffirm", "settle", "escalate"})
      if (random_.one_in(2)) book_["windows"][window] = plain();
    if (random_.one_in(3))
      book_["final_comment"] = {{"window", time()}, {"on_objection", word({"restart", "run_on"})}};
  }

  void rest() {
    if (random_.one_in(4)) book_["decision"] = "automatic_when_cleared";
    if (random_.one_in(3)) book_["proposers"] = departments();
    if (random_.one_in(3)) book_["author_counts"] = true;
    if (random_.one_in(3)) book_["answered_by"] = "raiser";
    if (random_.one_in(3)) book_["veto"] = {{"acceptable", random_.one_in(2)}, {"harm", random_.one_in(2)}};
    if (random_.one_in(3)) book_["veto"]["binds"] = plain();
    if (random_.one_in(3))
      book_["reminders"] = word({{"1d"}, {"2h", "30m"}, {"1m"}, {"3d", "1d", "6h", "5m"}});
    if (random_.one_in(3)) stages();
    if (random_.one_in(2))
      book_["carry"] = {{"approve", word({"lapse", "keep", "keep_if_better"})},
                        {"object", word({"lapse", "keep", "keep_if_worse", "reaffirm"})},
                        {"veto", word({"lapse", "keep", "keep_if_worse", "reaffirm"})}};
    if (random_.one_in(3))
      book_["questions"] = {{{"id", "why"},
                             {"department", word({"sales", "finance", "legal"})},
                             {"ask", {{"en", "Why?"}, {"ru", "Почему?"}}}}};
    if (random_.one_in(3)) evidence();
    if (random_.one_in(4)) book_.erase("override");
    if (random_.one_in(4)) book_.erase("pilot");
    if (!book_.contains("override")) return;
    if (random_.one_in(2)) book_["override"]["cooling_off"] = word({"0s", "1d"});
    if (random_.one_in(2)) book_["override"]["signed_by"] = "two_persons";
    if (random_.one_in(2)) book_["override"]["arbiters"] = departments();
  }

  void evidence() {
    Json rule{{"id", "known"}, {"name", {{"en", "Known"}, {"ru", "Известно"}}}};
    if (random_.one_in(2)) rule["when"] = "proposal.budget > 500 EUR";
    if (random_.one_in(2)) rule["kinds"] = {"price"};
    if (random_.one_in(2)) rule["conversations"] = {{"at_least", 2}, {"buyers", random_.below(3)}};
    if (random_.one_in(2) && rule.contains("conversations"))
      rule["conversations"]["not_older_than"] = plain();
    if (random_.one_in(2))
      rule["metrics"] = {{"sufficient", random_.one_in(2)}, {"explained", random_.one_in(2)}};
    if (random_.one_in(2)) rule["insights"] = Json::object();
    book_["evidence"] = {rule};
  }

  void stages() {
    book_["stages"] = Json::array();
    for (int i = 0; i < 2 + random_.below(2); ++i) {
      const std::string id = "stage" + std::to_string(i);
      Json stage{{"id", id}, {"name", {{"en", id}, {"ru", id}}}, {"departments", departments()}};
      if (random_.one_in(2)) stage["window"] = time();
      book_["stages"].push_back(stage);
    }
  }

  Random& random_;
  Json book_;
};

class Living {
 public:
  Living(unsigned seed, const RulebookPtr& rulebook) : random_(seed), commands_(random_) {
    world_.give(OrganisationCommand{FoundOrganisation{"Test", rulebook}}, {});
    for (const rules::Department& each : rulebook->book().departments)
      for (int i = each.id == rulebook->book().final_say ? 2 : random_.below(4); i > 0; --i)
        world_.join(each.id.value + std::to_string(i), each.id.value, i == 1);
    learn();
  }

  // What there is to cite.
  void learn() {
    const std::string who = marketer_of();
    for (const Relation relation : {Relation::buyer, Relation::lead, Relation::buyer}) {
      ConversationDraft talk;
      talk.facts.relation = relation;
      talk.facts.at = world_.now;
      give(KnowledgeCommand{RecordConversations{{talk}}}, who);
    }
    MetricDraft metric;
    metric.facts.name = "Orders";
    metric.facts.figure.first.share = {200, 1'000};
    metric.facts.figure.claim = 0.1;
    metric.facts.conversations = {{1}};
    give(KnowledgeCommand{RecordMetrics{{metric}}}, who);
    give(KnowledgeCommand{CaptureInsight{}}, who);
  }

  void cite() {
    const std::vector<EvidenceRef> records{{EvidenceKind::conversation, 1}, {EvidenceKind::conversation, 2},
                                           {EvidenceKind::conversation, 3}, {EvidenceKind::metric, 1},
                                           {EvidenceKind::insight, 1},      {EvidenceKind::insight, 2}};
    const std::int64_t id = 1 + random_.below(static_cast<int>(world_.state.proposals_so_far()) + 1);
    give(ProposalCommand{CiteEvidence{{id}, {random_.pick(records)}}}, marketer_of());
  }

  void step() {
    world_.now = commands_.next_time(world_.state, world_.now);
    if (random_.one_in(3)) cite();
    const Given given = commands_.next(world_.state, world_.now);
    INFO(format_timestamp(world_.now) << " " << given.actor << ": " << words(given.command));
    give(given.command, given.actor);
  }

  void end_all() {
    for (std::int64_t id = 1; id <= world_.state.proposals_so_far(); ++id) {
      if (!world_.state.proposal({id})->open()) continue;
      const std::string marketer = marketer_of();
      for (const Step& step : way_out(world_.state, {id}, {marketer}, world_.now)) {
        if (const auto* until = std::get_if<Timestamp>(&step)) {
          world_.now = std::max(world_.now, *until);
          give(AdvanceTime{}, {});
        } else {
          give(std::get<ProposalCommand>(step), marketer);
        }
      }
      INFO("proposal " << id);
      CHECK_FALSE(world_.state.proposal({id})->open());
    }
    CHECK(check_memory(world_.events, world_.state).empty());
  }

 private:
  std::string marketer_of() const {
    for (const auto& [id, member] : world_.state.organisation().members)
      if (member.department.value == "marketing" && !member.left) return id.value;
    return {};
  }

  void give(const Command& command, const std::string& actor) {
    const Decision decision = decide(world_.state, command, {world_.now, {actor}});
    apply(decision.due);
    if (decision.answer.ok()) apply(*decision.answer);
  }

  void apply(const std::vector<Event>& events) {
    for (const Event& event : events) {
      const State before = world_.state;
      evolve(world_.state, event);
      world_.events.push_back(event);
      for (const Violation& violation : check_step(before, event, world_.state))
        FAIL(violation.invariant + ": " + violation.what);
    }
  }

  World world_;
  Random random_;
  RandomCommands commands_;
};

int how_many() {
  const char* text = std::getenv("RANDOM_RULEBOOKS");
  int number = 120;
  if (text != nullptr) std::from_chars(text, text + std::strlen(text), number);
  return number;
}

}  // namespace

TEST_CASE("random rulebooks: what passes the check never makes a decision fail other than by a refusal") {
  const int wanted = how_many();
  int lived = 0;
  unsigned seed = 0;
  for (; lived < wanted; ++seed) {
    Random random{seed};
    const std::string source = RandomRulebook{random}.make().dump();
    INFO("seed " << seed << "\n" << source);
    const rules::Checked checked = rules::check(source);
    if (checked.rulebook == nullptr) {
      CHECK_FALSE(checked.diagnostics.empty());
      continue;
    }
    ++lived;
    CHECK_FALSE(rules::explain(*checked.rulebook, Language::ru).empty());
    CHECK_FALSE(rules::draw(*checked.rulebook, rules::GraphFormat::scxml, Language::en).empty());
    Living living{seed, checked.rulebook};
    for (int step = 0; step < 60; ++step) living.step();
    living.end_all();
  }
  INFO(lived << " of " << seed << " passed the check");
  CHECK(static_cast<unsigned>(lived) * 8 > seed);  // else the generator makes mostly rubbish
}
