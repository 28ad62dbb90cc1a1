#include "engine/core/cow_table.hpp"

#include "tests/support/catch.hpp"

using counterweight::core::CowTable;

TEST_CASE("cow table: a copy keeps what the original changes later") {
  CowTable<int> table;
  for (int i = 1; i <= 600; ++i) table.push_back(i);
  const CowTable<int> copy = table;
  table.write(300) = -1;
  table.push_back(601);
  CHECK(*table.find(300) == -1);
  CHECK(*copy.find(300) == 300);
  CHECK(copy.size() == 600);
  CHECK(copy.find(601) == nullptr);
  CHECK(table.find(0) == nullptr);
  CHECK_FALSE(table == copy);
}

TEST_CASE("cow table: what did not change is shared, what changed once is not copied again") {
  CowTable<int> table;
  table.push_back(1);
  table.push_back(2);
  const CowTable<int> copy = table;
  int& written = table.write(1);
  CHECK(copy.find(2) == table.find(2));
  CHECK(copy.find(1) != table.find(1));
  CHECK(&table.write(1) == &written);
}

TEST_CASE("cow table: an emptied place stays, is nobody's value, and can be filled again") {
  CowTable<int> table;
  for (int i = 1; i <= 3; ++i) table.push_back(i);
  const CowTable<int> copy = table;
  table.put(2, nullptr);
  CHECK(table.size() == 3);
  CHECK(table.find(2) == nullptr);
  CHECK(*table.find(3) == 3);
  CHECK(*copy.find(2) == 2);
  CHECK_FALSE(table == copy);
  CHECK_FALSE(copy == table);
  table.put(2, std::make_shared<int>(2));
  CHECK(table == copy);
  table.push_back(std::shared_ptr<int>{});
  CHECK(table.size() == 4);
  CHECK(table.find(4) == nullptr);
}
