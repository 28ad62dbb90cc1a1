// Files that belong to insights, over the routes: taken, given back as they came, and gone once they are
// erased.
#include "tests/server/knowledge_company.hpp"
#include "tests/store/files_have.hpp"

using namespace counterweight;
using namespace counterweight::test;

namespace {

const std::string kPng = "\x89PNG\r\n\x1a\n" + std::string(3, '\0') + "\rIHDR and a face";
const std::string kPath = "/insights/1/attachments";

bool in_ledger(KnowingCompany& company, const std::string& words) {
  const auto all = company.store.ledger().read(kKnowing, 0, 1'000);
  return std::any_of(all.begin(), all.end(),
                     [&](const store::Record& each) { return each.bytes.find(words) != std::string::npos; });
}

std::string header(const Response& response, const std::string& wanted) {
  for (const auto& [name, value] : response.headers)
    if (name == wanted) return value;
  return {};
}

}  // namespace

TEST_CASE("attachments: what is sent comes back as it was, for download only") {
  KnowingCompany company;
  REQUIRE(company.post("/insights", insight("They wash daily.")).status == 201);
  const Answer made = company.send(kPath + "?name=%D0%9B%D0%B0%D0%BC%D0%BF%D0%B0%20%E2%84%962.png", kPng);
  REQUIRE(made.status == 200);
  CHECK(made.body["events"] == json{"insight_attached"});
  const json listed = made.body["insight"]["attachments"];
  REQUIRE(listed.size() == 1);
  CHECK(listed[0]["name"] == "Лампа №2.png");
  CHECK(listed[0]["type"] == "image/png");
  CHECK(listed[0]["bytes"] == kPng.size());
  CHECK(listed[0]["allowed"] == json{"erase"});

  const Response file = company.take("/insights/1/attachments/1", "oleg");
  CHECK(file.status == 200);
  CHECK(file.body.view() == kPng);
  CHECK(header(file, "Content-Type") == "image/png");
  CHECK(header(file, "Content-Disposition") ==
        "attachment; filename*=UTF-8''%D0%9B%D0%B0%D0%BC%D0%BF%D0%B0%20%E2%84%962.png");
  CHECK_FALSE(in_ledger(company, "Лампа"));
  CHECK_FALSE(in_ledger(company, "a face"));
  company.library.catch_up(kKnowing);
  CHECK(company.listed("/insights?q=%D0%BB%D0%B0%D0%BC%D0%BF%D1%8B") == Numbers{1});  // лампы
}

TEST_CASE("attachments: what is refused is told, and nothing is kept of it") {
  KnowingCompany company;
  CHECK(company.send(kPath + "?name=a.png", kPng).code() == "not_found.insight");
  REQUIRE(company.post("/insights", insight("They wash daily.")).status == 201);
  CHECK(company.send(kPath, kPng).code() == "invalid.attachment_name");
  CHECK(company.send(kPath + "?name=..%2Fa.png", kPng).code() == "invalid.attachment_name");
  CHECK(company.send(kPath + "?name=a.png&colour=red", kPng).code() == "invalid.query");
  CHECK(company.send(kPath + "?name=a.html", "<script>alert(1)</script>").code() ==
        "invalid.attachment_type");
  CHECK(company.send(kPath + "?name=a.png&type=image/jpeg", kPng).code() == "invalid.attachment_type");
  CHECK(company.send(kPath + "?name=a.png", "").code() == "invalid.attachment");
  CHECK(company.get("/insights/1").body["attachments"].empty());
  CHECK(company.take("/insights/1/attachments/1", "oleg").status == 404);
  CHECK(company.take("/insights/7/attachments/x", "oleg").status == 404);
}

TEST_CASE(
    "attachments: one that is erased is gone from the vault, and so are those of an insight that goes") {
  KnowingCompany company;
  REQUIRE(company.post("/insights", insight("They wash daily.")).status == 201);
  REQUIRE(company.send(kPath + "?name=first.png", kPng).status == 200);
  REQUIRE(company.send(kPath + "?name=second.png", kPng).status == 200);
  const core::Insight before = *company.known().insights.find(1);
  const json why{{"reason", "A face is on it."}};
  CHECK(company.post("/insights/1/attachments/1/erase", why, "oleg").code() == "forbidden.erase");
  const Answer gone = company.post("/insights/1/attachments/1/erase", why);
  REQUIRE(gone.status == 200);
  CHECK_FALSE(company.in_vault(before.attachments[0].facts.sealed));
  CHECK_FALSE(company.in_vault(before.attachments[0].facts.sealed_name));
  CHECK(company.in_vault(before.attachments[1].facts.sealed));
  const json left = company.get("/insights/1").body["attachments"];
  CHECK(left[0]["erased"] == true);
  CHECK(left[0]["name"].is_null());
  CHECK(company.take("/insights/1/attachments/1", "oleg").status == 409);
  REQUIRE(company.post("/insights/1/erase", why, "boris").status == 200);
  CHECK_FALSE(company.in_vault(before.attachments[1].facts.sealed));
  CHECK(company.take("/insights/1/attachments/2", "oleg").status == 409);
}

TEST_CASE("attachments: the name of one that is erased is left in no file of the search index") {
  KnowingCompany company;
  REQUIRE(company.post("/insights", insight("They wash daily.")).status == 201);
  REQUIRE(company.send(kPath + "?name=Zaborowskaya.png", kPng).status == 200);
  company.library.catch_up(kKnowing);
  const auto left = [&] { return store::test::files_have(company.directory.path(), "aborowskay"); };
  REQUIRE(left());
  REQUIRE(company.post("/insights/1/attachments/1/erase", {{"reason", "They asked."}}).status == 200);
  CHECK_FALSE(left());
  CHECK(company.listed("/insights?q=wash") == Numbers{1});
}
