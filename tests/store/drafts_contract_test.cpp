// The contract of the vault's drafts, on every store.
#include "tests/store/stores.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;

namespace {

const std::string kMarketing = "marketing";

Timestamp at(int second) {
  return *parse_timestamp("2026-03-02T09:00:00Z") + Duration{1000 * second + 250};
}

DraftContent content(const std::string& title, const std::string& member = "anna") {
  return {member, title, R"({"title":")" + title + "\"}"};
}

std::int64_t add(Drafts& drafts, const OrganisationId& organisation, const std::string& department,
                 const std::string& title, int second = 0) {
  const auto added = drafts.add(organisation, department, content(title), std::nullopt, at(second));
  REQUIRE(added.has_value());
  return added->number;
}

std::vector<std::int64_t> listed(const Drafts& drafts, const OrganisationId& organisation,
                                 const std::string& department) {
  std::vector<std::int64_t> out;
  for (const Draft& draft : drafts.list(organisation, department)) out.push_back(draft.number);
  return out;
}

}  // namespace

TEST_CASE("drafts: one is found as it was added") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Drafts& drafts = store->vault().drafts();
  const auto added = drafts.add(kAcme, kMarketing, content("Цена"), 42, at(1));
  REQUIRE(added.has_value());
  const auto found = drafts.find(kAcme, kMarketing, added->number);
  REQUIRE(found.has_value());
  for (const Draft& draft : {*added, *found}) {
    CHECK(draft.number == 1);
    CHECK(draft.department == kMarketing);
    CHECK(draft.version == 1);
    CHECK(draft.created == at(1));
    CHECK(draft.updated == at(1));
    CHECK(draft.from == 42);
    CHECK(draft.content.member == "anna");
    CHECK(draft.content.title == "Цена");
    CHECK(draft.content.body == R"({"title":"Цена"})");
  }
  CHECK_FALSE(drafts.find(kAcme, kMarketing, add(drafts, kAcme, kMarketing, ""))->from.has_value());
}

TEST_CASE("drafts: another department's or organisation's is as good as none") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Drafts& drafts = store->vault().drafts();
  const std::int64_t number = add(drafts, kAcme, kMarketing, "A");
  struct Elsewhere {
    OrganisationId organisation;
    std::string department;
    std::int64_t number;
  };
  for (const auto& [organisation, department, which] :
       {Elsewhere{kAcme, "sales", number}, Elsewhere{kBolt, kMarketing, number},
        Elsewhere{kAcme, kMarketing, number + 1}, Elsewhere{{""}, "", 0}}) {
    CAPTURE(organisation.value, department, which);
    CHECK_FALSE(drafts.find(organisation, department, which).has_value());
    CHECK(std::holds_alternative<DraftGone>(
        drafts.replace(organisation, department, which, 1, content("B"), at(1))));
    CHECK(std::holds_alternative<DraftGone>(drafts.remove(organisation, department, which, std::nullopt)));
  }
  CHECK(listed(drafts, kAcme, "sales").empty());
  CHECK(listed(drafts, kBolt, kMarketing).empty());
  CHECK(drafts.find(kAcme, kMarketing, number)->content.title == "A");
}

TEST_CASE("drafts: each organisation counts from 1, and no number is given twice") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Drafts& drafts = store->vault().drafts();
  CHECK(add(drafts, kAcme, kMarketing, "A") == 1);
  CHECK(add(drafts, kAcme, "sales", "B") == 2);
  CHECK(add(drafts, kBolt, kMarketing, "C") == 1);
  for (const std::int64_t number : {1, 2})
    drafts.remove(kAcme, number == 1 ? kMarketing : "sales", number, std::nullopt);
  CHECK(add(drafts, kAcme, kMarketing, "D") == 3);
}

TEST_CASE("drafts: the list has a department's, those saved last first, without bodies") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Drafts& drafts = store->vault().drafts();
  add(drafts, kAcme, kMarketing, "A", 5);
  add(drafts, kAcme, "sales", "B", 6);
  add(drafts, kAcme, kMarketing, "C", 7);
  add(drafts, kAcme, kMarketing, "D", 7);
  CHECK(listed(drafts, kAcme, kMarketing) == std::vector<std::int64_t>{4, 3, 1});
  drafts.replace(kAcme, kMarketing, 1, 1, content("E", "boris"), at(8));
  const auto list = drafts.list(kAcme, kMarketing);
  REQUIRE(list.size() == 3);
  CHECK(list.front().number == 1);
  CHECK(list.front().version == 2);
  CHECK(list.front().content.title == "E");
  CHECK(list.front().content.member == "boris");
  CHECK(list.front().content.body.empty());
}

TEST_CASE("drafts: who saves over another version learns how the draft stands, and changes nothing") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Drafts& drafts = store->vault().drafts();
  add(drafts, kAcme, kMarketing, "A", 1);
  const DraftChange saved = drafts.replace(kAcme, kMarketing, 1, 1, content("B", "boris"), at(2));
  REQUIRE(std::holds_alternative<Draft>(saved));
  CHECK(std::get<Draft>(saved).version == 2);
  CHECK(std::get<Draft>(saved).created == at(1));
  CHECK(std::get<Draft>(saved).updated == at(2));

  for (const std::int64_t expected : {0, 1, 3}) {
    const DraftChange stale = drafts.replace(kAcme, kMarketing, 1, expected, content("C", "carl"), at(3));
    REQUIRE(std::holds_alternative<DraftStale>(stale));
    CHECK(std::get<DraftStale>(stale).present.version == 2);
    CHECK(std::get<DraftStale>(stale).present.content.member == "boris");
  }
  const auto found = drafts.find(kAcme, kMarketing, 1);
  CHECK(found->content.title == "B");
  CHECK(found->updated == at(2));
}

TEST_CASE("drafts: one is removed whatever its version, or only with the version that is expected") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Drafts& drafts = store->vault().drafts();
  add(drafts, kAcme, kMarketing, "A");
  add(drafts, kAcme, kMarketing, "B");
  CHECK(std::holds_alternative<DraftStale>(drafts.remove(kAcme, kMarketing, 1, 2)));
  CHECK(drafts.find(kAcme, kMarketing, 1).has_value());
  const DraftChange removed = drafts.remove(kAcme, kMarketing, 1, 1);
  REQUIRE(std::holds_alternative<Draft>(removed));
  CHECK(std::get<Draft>(removed).content.title == "A");
  CHECK(std::holds_alternative<DraftGone>(drafts.remove(kAcme, kMarketing, 1, 1)));
  CHECK(std::holds_alternative<Draft>(drafts.remove(kAcme, kMarketing, 2, std::nullopt)));
  CHECK(drafts.list(kAcme, kMarketing).empty());
}

TEST_CASE("drafts: a department has so many at most, and each that is removed makes room") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Drafts& drafts = store->vault().drafts();
  for (std::size_t i = 0; i < kMaxDraftsPerDepartment; ++i) add(drafts, kAcme, kMarketing, "A");
  CHECK_FALSE(drafts.add(kAcme, kMarketing, content("B"), std::nullopt, at(0)).has_value());
  CHECK(add(drafts, kBolt, kMarketing, "C") == 1);
  const auto next = static_cast<std::int64_t>(kMaxDraftsPerDepartment) + 1;
  CHECK(add(drafts, kAcme, "sales", "D") == next);
  drafts.remove(kAcme, kMarketing, 7, std::nullopt);
  CHECK(add(drafts, kAcme, kMarketing, "E") == next + 1);
}

TEST_CASE("drafts: the longest body is kept byte by byte") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  Drafts& drafts = store->vault().drafts();
  std::string body(kMaxDraftBytes, 'x');
  for (std::size_t i = 0; i < body.size(); i += 7) body[i] = static_cast<char>(i % 251 + 1);
  drafts.add(kAcme, kMarketing, {"anna", "T", body}, std::nullopt, at(0));
  CHECK(drafts.find(kAcme, kMarketing, 1)->content.body == body);
}
