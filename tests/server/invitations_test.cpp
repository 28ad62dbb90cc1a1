// Invitations over the route, where something came between account and place.
#include "tests/server/knowledge_company.hpp"

using namespace counterweight;
using namespace counterweight::test;

namespace {

const json kPia{{"name", "Pia Kern"}, {"email", "Pia@x.example"}, {"department", "sales"}};

Answer invited(KnowingCompany& company, const std::string& by = "boris") {
  return company.post("/invitations", kPia, by);
}

std::string member_of(const Answer& answer) {
  return answer.body.at("invitation").at("member").at("id");
}

}  // namespace

TEST_CASE("invitations: an e-mail whose member never joined, since the program ended, was taken for ever") {
  KnowingCompany company;
  REQUIRE(company.store.vault().put_account(kKnowing, {"pia-kern", "pia@x.example", ""}));
  const Answer first = invited(company);
  REQUIRE(first.status == 201);
  CHECK(member_of(first) == "pia-kern");
  CHECK(invited(company).code() == "conflict.email");
}

TEST_CASE("invitations: one of the same name keeps their account, and the next id is taken") {
  KnowingCompany company;
  REQUIRE(company.store.vault().put_account(kKnowing, {"pia-kern", "other@x.example", ""}));
  const Answer answer = invited(company);
  REQUIRE(answer.status == 201);
  CHECK(member_of(answer) == "pia-kern-2");
  CHECK(company.store.vault().account_by_email(kKnowing, "other@x.example")->member == "pia-kern");
}

TEST_CASE(
    "invitations: who is brought in just now is not invited beside that, and a refusal frees the e-mail") {
  KnowingCompany company;
  const auto held = company.service.tenant(kKnowing)->hold_email("pia@x.example");
  CHECK(invited(company).code() == "conflict.email");
  held->let_go();
  CHECK(invited(company, "lena").code() == "forbidden.roll");
  CHECK_FALSE(company.store.vault().account_by_email(kKnowing, "pia@x.example").has_value());
  CHECK(invited(company).status == 201);
}
