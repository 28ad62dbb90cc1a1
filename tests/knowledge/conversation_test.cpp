// Conversations and customers: recorded by hand and in hundreds, never twice, erased with everything written.
#include "engine/core/knowledge/decide.hpp"
#include "engine/core/knowledge/evolve.hpp"
#include "engine/core/knowledge/rhythm.hpp"
#include "tests/knowledge/records.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;

TEST_CASE("conversations: who held it is who records it, where nothing else is said") {
  World world = company();
  CHECK(record(world, {talk(world, Relation::buyer)}).empty());
  const Conversation& first = *known(world).conversations.find(1);
  CHECK(first.facts.by == MemberId{"sales_head"});
  CHECK(first.facts.department == DepartmentId{"sales"});
  ConversationDraft other = talk(world, Relation::lead);
  other.facts.by = {"support_head"};
  CHECK(record(world, {other}).empty());
  CHECK(known(world).conversations.find(2)->facts.department == DepartmentId{"support"});
  CHECK(known(world).conversations.find(2)->recorder == MemberId{"sales_head"});
  other.facts.by = {"nobody"};
  CHECK(record(world, {other}) == "not_found.member");
  other = talk(world, Relation::lead);
  other.facts.at = world.now + 1h;
  CHECK(record(world, {other}) == "invalid.at");
  CHECK(record(world, {}) == "invalid.empty");
  CHECK(record(world, std::vector<ConversationDraft>(kMaxAtOnce + 1, talk(world, Relation::lead))) ==
        "limit.at_once");
}

TEST_CASE("conversations: the same rows again change nothing, and new ones among them come in") {
  World world = company();
  const auto rows = [&](ImportKey from, ImportKey to) {
    std::vector<ConversationDraft> out;
    for (ImportKey key = from; key <= to; ++key)
      out.push_back(talk(world, Relation::buyer, 1'000 + key % 10, key));
    return out;
  };
  CHECK(record(world, rows(1, 100)).empty());
  CHECK(known(world).conversations.size() == 100);
  CHECK(known(world).customers.size() == 10);
  const std::size_t events = world.events.size();
  CHECK(record(world, rows(1, 100)).empty());
  CHECK(world.events.size() == events);
  CHECK(record(world, rows(50, 120)).empty());
  CHECK(known(world).conversations.size() == 120);
  CHECK(known(world).customers.size() == 10);
  CHECK(known(world).customers.find(1)->talks == 12);
  CHECK(record(world, {talk(world, Relation::buyer, 0, 500), talk(world, Relation::buyer, 0, 500)}).empty());
  CHECK(known(world).conversations.size() == 121);
  CHECK(replays(world));
}

TEST_CASE("customers: a list that says otherwise of one changes the relation and adds nobody") {
  World world = company();
  const auto add = [&](Relation relation) {
    return world.give(KnowledgeCommand{AddCustomers{{{7, relation, "c"}, {8, Relation::lead, "d"}}}},
                      "sales_head");
  };
  CHECK(add(Relation::buyer).empty());
  CHECK(add(Relation::lapsed).empty());
  CHECK(known(world).customers.size() == 2);
  CHECK(known(world).customers.find(1)->relation == Relation::lapsed);
  const std::size_t events = world.events.size();
  CHECK(add(Relation::lapsed).empty());
  CHECK(world.events.size() == events);
}

TEST_CASE("conversations: corrected by those whose they are") {
  World world = company();
  record(world, {talk(world, Relation::buyer)}, "sales_2");
  ReviseConversation revised{{1}, talk(world, Relation::lapsed).facts, "again"};
  CHECK(world.give(KnowledgeCommand{revised}, "support_head") == "forbidden.conversation");
  CHECK(world.give(KnowledgeCommand{revised}, "sales_2").empty());
  CHECK(world.give(KnowledgeCommand{revised}, "sales_head").empty());
  CHECK(known(world).conversations.find(1)->sealed == std::vector<std::string>{"talk", "again", "again"});
  CHECK(known(world).conversations.find(1)->facts.by == MemberId{"sales_2"});
}

TEST_CASE("erasing: a customer goes with every conversation, and the facts stay") {
  World world = company();
  record(world, {talk(world, Relation::buyer, 1, 1), talk(world, Relation::buyer, 1, 2),
                 talk(world, Relation::lead, 2, 3)});
  const auto erase = [&](EraseRecords what, const char* actor) {
    what.reason = "They asked";
    return world.give(KnowledgeCommand{what}, actor);
  };
  CHECK(erase({CustomerId{1}, {}, {}, {}}, "sales_2") == "forbidden.erase");
  CHECK(world.give(KnowledgeCommand{EraseRecords{CustomerId{1}, {}, {}, ""}}, "sales_head") ==
        "invalid.reason");
  CHECK(erase({CustomerId{9}, {}, {}, {}}, "sales_head") == "not_found.customer");
  CHECK(erase({CustomerId{1}, {}, {}, {}}, "legal_head").empty());
  const auto& erased = std::get<RecordsErased>(std::get<KnowledgeEvent>(world.events.back().data));
  CHECK(erased.conversations == std::vector<ConversationId>{{1}, {2}});
  CHECK(sealed_with(known(world), erased) == std::vector<std::string>{"customer", "talk", "talk"});
  CHECK(known(world).conversations.find(1)->erased);
  CHECK(known(world).conversations.find(1)->facts.relation == Relation::buyer);
  CHECK_FALSE(known(world).conversations.find(3)->erased);
  CHECK(erase({CustomerId{1}, {}, {}, {}}, "legal_head") == "conflict.erased");
  CHECK(erase({{}, ConversationId{1}, {}, {}}, "legal_head") == "conflict.erased");
  CHECK(erase({{}, ConversationId{3}, {}, {}}, "sales_head").empty());
  ReviseConversation revised{{3}, talk(world, Relation::lapsed).facts, "again"};
  CHECK(world.give(KnowledgeCommand{revised}, "sales_head") == "conflict.erased");
  CHECK(replays(world));
}

TEST_CASE("erasing: a later talk with somebody who was forgotten does not say with whom") {
  World world = company();
  record(world, {talk(world, Relation::buyer, 1, 1)});
  world.give(KnowledgeCommand{EraseRecords{CustomerId{1}, {}, {}, "They asked"}}, "sales_head");
  CHECK(record(world, {talk(world, Relation::buyer, 1, 2)}).empty());
  CHECK(known(world).conversations.find(2)->facts.customer == CustomerId{0});
  CHECK(known(world).customers.size() == 1);
  CHECK(known(world).customers.find(1)->talks == 1);
}

TEST_CASE("erasing: who recorded a conversation may erase it, but nobody else's") {
  World world = company();
  record(world, {talk(world, Relation::buyer), talk(world, Relation::buyer)}, "sales_2");
  const auto erase = [&](std::int64_t id, const char* actor) {
    return world.give(KnowledgeCommand{EraseRecords{{}, ConversationId{id}, {}, "They asked"}}, actor);
  };
  CHECK(erase(1, "marketing_2") == "forbidden.erase");
  CHECK(erase(1, "sales_2").empty());
}

TEST_CASE("whom to call: buyers first, who was never heard before all, erased ones never") {
  World world = company();
  REQUIRE(world
              .give(KnowledgeCommand{AddCustomers{{{1, Relation::lead, "a"},
                                                   {2, Relation::buyer, "b"},
                                                   {3, Relation::buyer, "c"},
                                                   {4, Relation::buyer, "d"}}}},
                    "sales_head")
              .empty());
  record(world, {talk(world, Relation::buyer, 2, 1)});
  world.pass(24h);
  record(world, {talk(world, Relation::buyer, 3, 2)});
  CHECK(whom_to_call(known(world), 10) == std::vector<CustomerId>{{4}, {2}, {3}, {1}});
  world.give(KnowledgeCommand{EraseRecords{CustomerId{4}, {}, {}, "They asked"}}, "sales_head");
  CHECK(whom_to_call(known(world), 2) == std::vector<CustomerId>{{2}, {3}});
}

TEST_CASE("rhythm: this week, weeks in a row, and how long ago marketing last spoke to a customer") {
  World world = company();  // a Monday
  const auto talked = [&](Duration ago, const char* who) {
    ConversationDraft draft = talk(world, Relation::buyer);
    draft.facts.at = world.now - ago;
    REQUIRE(record(world, {draft}, who).empty());
  };
  CHECK_FALSE(days_since_talk(known(world), {"marketing"}, world.now));
  for (const int days : {1, 8, 15, 29}) talked(days * 24h, "marketing_2");  // the last one a week too early
  talked(1h, "sales_head");
  const Rhythm rhythm = rhythm_of(known(world), world.now);
  CHECK(rhythm.people.at({"marketing_2"}).this_week == 0);
  CHECK(rhythm.people.at({"marketing_2"}).weeks_in_a_row == 3);
  CHECK(rhythm.people.at({"marketing_2"}).ever == 4);
  CHECK(rhythm.departments.at({"sales"}).this_week == 1);
  CHECK(rhythm.departments.at({"sales"}).of_buyers == 1);
  CHECK(rhythm.departments.at({"sales"}).weeks_in_a_row == 1);
  CHECK(days_since_talk(known(world), {"marketing"}, world.now) == 1);
}
