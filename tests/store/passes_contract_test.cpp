// The contract of Passes and Notes, on every store.
#include "tests/store/stores.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;

namespace {

Timestamp at(int second) {
  return *parse_timestamp("2026-03-02T09:00:00Z") + Duration{1000 * second};
}

Pass pass_of(PassKind kind, const std::string& member, int created = 0, std::optional<int> expires = {}) {
  Pass pass;
  pass.kind = kind;
  pass.member = member;
  pass.maker = "vera";
  pass.name = "a name";
  pass.created = at(created);
  if (expires) pass.expires = at(*expires);
  return pass;
}

}  // namespace

TEST_CASE("passes: one is found by its secret's hash, with all that was said of it") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Passes& passes = store->vault().passes();
  Pass token = pass_of(PassKind::token, "anna", 5, 100);
  token.acts = true;
  const auto added = passes.add(kAcme, token, "hash-1");
  REQUIRE(added.has_value());
  CHECK(added->number == 1);
  const auto found = passes.find("hash-1");
  REQUIRE(found.has_value());
  CHECK(found->organisation == kAcme);
  CHECK(found->pass.kind == PassKind::token);
  CHECK(found->pass.member == "anna");
  CHECK(found->pass.maker == "vera");
  CHECK(found->pass.name == "a name");
  CHECK(found->pass.acts);
  CHECK(found->pass.created == at(5));
  CHECK(found->pass.expires == at(100));
  CHECK_FALSE(found->pass.last_used.has_value());
  passes.touch("hash-1", at(7));
  CHECK(passes.find("hash-1")->pass.last_used == at(7));
  CHECK_FALSE(passes.find("hash-2").has_value());
}

TEST_CASE("passes: numbers count for each kind and organisation, and are never given again") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Passes& passes = store->vault().passes();
  CHECK(passes.add(kAcme, pass_of(PassKind::token, "anna"), "a")->number == 1);
  CHECK(passes.add(kAcme, pass_of(PassKind::display, "anna"), "b")->number == 1);
  CHECK(passes.add(kBolt, pass_of(PassKind::token, "anna"), "c")->number == 1);
  CHECK(passes.add(kAcme, pass_of(PassKind::token, "boris"), "d")->number == 2);
  CHECK(passes.remove(kAcme, PassKind::token, 2));
  CHECK_FALSE(passes.remove(kAcme, PassKind::token, 2));
  CHECK_FALSE(passes.remove(kBolt, PassKind::display, 1));
  CHECK(passes.add(kAcme, pass_of(PassKind::token, "boris"), "e")->number == 3);
  const auto listed = passes.list(kAcme, PassKind::token);
  REQUIRE(listed.size() == 2);
  CHECK(listed[0].number == 1);
  CHECK(listed[1].number == 3);
}

TEST_CASE("passes: a secret is spent once") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Passes& passes = store->vault().passes();
  passes.add(kAcme, pass_of(PassKind::invitation, "anna"), "a");
  CHECK(passes.spend("a"));
  CHECK_FALSE(passes.spend("a"));
  CHECK_FALSE(passes.find("a").has_value());
}

TEST_CASE("passes: a member's links go together, and nobody else's") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Passes& passes = store->vault().passes();
  passes.add(kAcme, pass_of(PassKind::invitation, "anna"), "a");
  passes.add(kAcme, pass_of(PassKind::invitation, "anna"), "b");
  passes.add(kAcme, pass_of(PassKind::invitation, "boris"), "c");
  passes.add(kAcme, pass_of(PassKind::token, "anna"), "d");
  passes.add(kBolt, pass_of(PassKind::invitation, "anna"), "e");
  passes.remove_all_of(kAcme, "anna", PassKind::invitation);
  CHECK_FALSE(passes.find("a").has_value());
  CHECK_FALSE(passes.find("b").has_value());
  CHECK(passes.find("c").has_value());
  CHECK(passes.find("d").has_value());
  CHECK(passes.find("e").has_value());
}

TEST_CASE("passes: there is a limit, and what has expired does not count") {
  const auto store = make_store(Kind::memory);
  Passes& passes = store->vault().passes();
  for (std::size_t i = 0; i < kMaxPasses; ++i)
    REQUIRE(passes.add(kAcme, pass_of(PassKind::token, "anna", 0, 50), "t" + std::to_string(i)));
  CHECK_FALSE(passes.add(kAcme, pass_of(PassKind::token, "anna", 49, 90), "more").has_value());
  CHECK(passes.add(kAcme, pass_of(PassKind::display, "anna", 49), "other").has_value());
  CHECK(passes.add(kAcme, pass_of(PassKind::token, "anna", 50, 90), "more").has_value());
  CHECK(passes.list(kAcme, PassKind::token).size() == 1);
}

TEST_CASE("notes: one for each member and key, within a department") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Notes& notes = store->vault().notes();
  CHECK(notes.put(kAcme, "sales", {"1/position", "anna", at(60), "", "", at(0)}));
  CHECK(notes.put(kAcme, "sales", {"1/position", "boris", {}, "anna", "You know them.", at(1)}));
  CHECK(notes.put(kAcme, "legal", {"1/position", "marta", at(60), "", "", at(0)}));
  CHECK(notes.put(kAcme, "sales", {"1/position", "anna", at(90), "", "", at(2)}));  // in its place
  auto found = notes.list(kAcme, "sales");
  REQUIRE(found.size() == 2);
  CHECK(found[0].member == "anna");
  CHECK(found[0].until == at(90));
  CHECK(found[1].recipient == "anna");
  CHECK(found[1].text == "You know them.");
  CHECK_FALSE(found[1].until.has_value());
  CHECK(notes.list(kBolt, "sales").empty());

  notes.remove(kAcme, "sales", "1/position", "anna");
  CHECK(notes.list(kAcme, "sales").size() == 1);
  notes.drop_before(kAcme, "sales", at(1));
  CHECK(notes.list(kAcme, "sales").size() == 1);
  notes.drop_before(kAcme, "sales", at(2));
  CHECK(notes.list(kAcme, "sales").empty());
  CHECK(notes.list(kAcme, "legal").size() == 1);
}

TEST_CASE("vault: accounts are listed by member and dropped with whoever leaves") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Vault& vault = store->vault();
  vault.put_account(kAcme, {"boris", "b@x.example", ""});
  vault.put_account(kAcme, {"anna", "a@x.example", "h"});
  vault.put_account(kBolt, {"anna", "a@x.example", "h"});
  auto listed = vault.accounts(kAcme);
  REQUIRE(listed.size() == 2);
  CHECK(listed[0].member == "anna");
  CHECK(listed[1].email == "b@x.example");
  vault.drop_account(kAcme, "anna");
  CHECK_FALSE(vault.account_by_email(kAcme, "a@x.example").has_value());
  CHECK(vault.account_by_email(kBolt, "a@x.example").has_value());
}
