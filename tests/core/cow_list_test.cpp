#include "engine/core/cow_list.hpp"

#include <string>

#include "rules/value.hpp"
#include "tests/support/catch.hpp"

using counterweight::core::CowList;
using counterweight::rules::Value;
using counterweight::rules::Values;

namespace {

CowList<std::string> letters() {
  CowList<std::string> list;
  for (const char* each : {"a", "b", "c"}) list.push_back(each);
  return list;
}

}  // namespace

TEST_CASE("cow list: a copy keeps what the original changes later") {
  CowList<std::string> list = letters();
  const CowList<std::string> copy = list;
  list.write(1) = "B";
  list.push_back("d");
  CHECK(list[1] == "B");
  CHECK(copy[1] == "b");
  CHECK(list.size() == 4);
  CHECK(copy.size() == 3);
  CHECK(copy.back() == "c");
  CHECK_FALSE(list == copy);
  list = copy;
  CHECK(list == copy);
  CHECK(copy == letters());
}

TEST_CASE("cow list: what did not change is shared, what changed once is not copied again") {
  CowList<std::string> list = letters();
  const CowList<std::string> copy = list;
  const std::string* written = list.write_if([](const std::string& each) { return each == "b"; });
  REQUIRE(written != nullptr);
  CHECK(&list[0] == &copy[0]);
  CHECK(&list[1] != &copy[1]);
  CHECK(&list.write(1) == written);
  CHECK(list.write_if([](const std::string& each) { return each == "z"; }) == nullptr);
}

TEST_CASE("cow list: it is read forwards and backwards") {
  const CowList<std::string> list = letters();
  std::string forwards, backwards;
  for (const std::string& each : list) forwards += each;
  for (auto each = list.rbegin(); each != list.rend(); ++each) backwards += *each;
  CHECK(forwards == "abc");
  CHECK(backwards == "cba");
  CHECK(list.end() - list.begin() == 3);
  CHECK(CowList<std::string>{}.begin() == CowList<std::string>{}.end());
}

TEST_CASE("values: a copy keeps what the original changes later") {
  Values values{{"size", Value{std::int64_t{1}}}};
  const Values copy = values;
  values["size"] = std::int64_t{2};
  values.emplace("name", std::string("x"));
  CHECK(copy == Values{{"size", Value{std::int64_t{1}}}});
  CHECK(values.size() == 2);
  values.erase("size");
  values.erase("nothing");
  values.erase("name");
  CHECK(values == Values{});
  CHECK(copy.contains("size"));
  CHECK(Values{}.find("size") == Values{}.end());
}
