// The contract of Vault, on every store.
#include "tests/store/stores.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;

namespace {

Timestamp at(int second) {
  return *parse_timestamp("2026-03-02T09:00:00Z") + Duration{1000 * second + 250};
}

Session session_of(const OrganisationId& organisation, const std::string& member, int expires) {
  return {organisation, member, at(0), at(0), at(expires)};
}

}  // namespace

TEST_CASE("vault: an account is found by its e-mail within its organisation") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Vault& vault = store->vault();
  CHECK(vault.put_account(kAcme, {"anna", "anna@acme.example", "hash-1"}));
  const auto found = vault.account_by_email(kAcme, "anna@acme.example");
  REQUIRE(found.has_value());
  CHECK(found->member == "anna");
  CHECK(found->email == "anna@acme.example");
  CHECK(found->password_hash == "hash-1");
  CHECK_FALSE(vault.account_by_email(kBolt, "anna@acme.example").has_value());
  CHECK_FALSE(vault.account_by_email(kAcme, "anna@acme").has_value());
}

TEST_CASE("vault: an e-mail is unique within its organisation, and a member has one account") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Vault& vault = store->vault();
  REQUIRE(vault.put_account(kAcme, {"anna", "a@acme.example", "hash-1"}));
  CHECK_FALSE(vault.put_account(kAcme, {"boris", "a@acme.example", "hash-2"}));
  CHECK(vault.account_by_email(kAcme, "a@acme.example")->member == "anna");
  CHECK(vault.put_account(kBolt, {"boris", "a@acme.example", "hash-3"}));

  CHECK(vault.put_account(kAcme, {"anna", "a@acme.example", "hash-4"}));  // a new password
  CHECK(vault.account_by_email(kAcme, "a@acme.example")->password_hash == "hash-4");
  CHECK(vault.put_account(kAcme, {"anna", "b@acme.example", "hash-4"}));  // a new e-mail frees the old one
  CHECK_FALSE(vault.account_by_email(kAcme, "a@acme.example").has_value());
  CHECK(vault.put_account(kAcme, {"boris", "a@acme.example", "hash-5"}));
}

TEST_CASE("vault: an account that is added takes nobody's place") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Vault& vault = store->vault();
  CHECK(vault.add_account(kAcme, {"anna", "a@acme.example", ""}) == AccountAdded::added);
  CHECK(vault.add_account(kAcme, {"anna", "b@acme.example", ""}) == AccountAdded::member_taken);
  CHECK(vault.add_account(kAcme, {"boris", "a@acme.example", ""}) == AccountAdded::email_taken);
  CHECK(vault.add_account(kAcme, {"anna", "a@acme.example", "hash"}) == AccountAdded::email_taken);
  REQUIRE(vault.accounts(kAcme).size() == 1);
  CHECK(vault.account_by_email(kAcme, "a@acme.example")->password_hash.empty());
  CHECK(vault.add_account(kBolt, {"anna", "a@acme.example", ""}) == AccountAdded::added);
  vault.drop_account(kAcme, "anna");
  CHECK(vault.add_account(kAcme, {"anna", "b@acme.example", ""}) == AccountAdded::added);
}

TEST_CASE("vault: who signs in without an organisation learns where the e-mail has accounts") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Vault& vault = store->vault();
  vault.put_account(kBolt, {"m2", "a@x.example", ""});
  vault.put_account(kAcme, {"m9", "a@x.example", ""});
  vault.put_account(kAcme, {"m1", "b@x.example", ""});
  CHECK(vault.organisations_of("a@x.example") == std::vector<OrganisationId>{kAcme, kBolt});
  CHECK(vault.organisations_of("b@x.example") == std::vector<OrganisationId>{kAcme});
  CHECK(vault.organisations_of("c@x.example").empty());
}

TEST_CASE("vault: a session is kept, touched and ended under its token's hash") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Vault& vault = store->vault();
  vault.put_session("t1", session_of(kAcme, "anna", 100));
  auto found = vault.session("t1");
  REQUIRE(found.has_value());
  CHECK(found->organisation == kAcme);
  CHECK(found->member == "anna");
  CHECK(found->created == at(0));
  CHECK(found->last_seen == at(0));
  CHECK(found->expires == at(100));

  vault.touch_session("t1", at(5));
  found = vault.session("t1");
  REQUIRE(found.has_value());
  CHECK(found->last_seen == at(5));
  CHECK(found->created == at(0));
  vault.touch_session("t2", at(5));
  CHECK_FALSE(vault.session("t2").has_value());

  vault.put_session("t1", session_of(kAcme, "boris", 100));  // replaced
  CHECK(vault.session("t1")->member == "boris");
  vault.end_session("t1");
  vault.end_session("t1");
  CHECK_FALSE(vault.session("t1").has_value());
}

TEST_CASE("vault: ending a member's sessions leaves everybody else's") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Vault& vault = store->vault();
  vault.put_session("t1", session_of(kAcme, "anna", 100));
  vault.put_session("t2", session_of(kAcme, "anna", 200));
  vault.put_session("t3", session_of(kAcme, "boris", 100));
  vault.put_session("t4", session_of(kBolt, "anna", 100));
  vault.end_sessions_of(kAcme, "anna");
  CHECK_FALSE(vault.session("t1").has_value());
  CHECK_FALSE(vault.session("t2").has_value());
  CHECK(vault.session("t3").has_value());
  CHECK(vault.session("t4").has_value());
}

TEST_CASE("vault: a session over at T is dropped at T, and is there until then") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Vault& vault = store->vault();
  vault.put_session("t1", session_of(kAcme, "anna", 10));
  vault.put_session("t2", session_of(kAcme, "anna", 20));
  vault.put_session("t3", session_of(kBolt, "carl", 30));
  CHECK(vault.drop_sessions_expired_before(at(10) - Duration{1}) == 0);
  CHECK(vault.session("t1").has_value());
  CHECK(vault.drop_sessions_expired_before(at(20)) == 2);
  CHECK_FALSE(vault.session("t1").has_value());
  CHECK_FALSE(vault.session("t2").has_value());
  CHECK(vault.session("t3").has_value());
}

TEST_CASE("vault: a secret is made once for each organisation and name, and stays") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  const std::string first = store->vault().secret(kAcme, "import keys");
  CHECK(first.size() == 64);
  CHECK(first.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(store->vault().secret(kAcme, "import keys") == first);
  CHECK(store->vault().secret(kBolt, "import keys") != first);
  CHECK(store->vault().secret(kAcme, "other") != first);
}

TEST_CASE("vault: erasing a sealed value that is not there, or elsewhere, does nothing") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  const SealedValue value = sealed("x");
  append(store->ledger(), kAcme, 1, "proposal:1", "c1", {value});
  append(store->ledger(), kBolt, 1);
  store->vault().erase_sealed(kBolt, {value.commitment});
  store->vault().erase_sealed({"nobody"}, {value.commitment});
  store->vault().erase_sealed(kAcme, {"no such"});
  CHECK(store->vault().unseal(kAcme, value.commitment).has_value());
}
