#include "engine/service/clock.hpp"

#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::service;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST_CASE("wall clock: small corrections are followed, a jump is not believed until it has stood") {
  const Timestamp start = *parse_timestamp("2026-03-02T09:00:00Z");
  SteadyWall clock;
  CHECK(clock.read(start, Duration{0}) == start);
  CHECK(clock.read(start + seconds{70}, seconds{20}) == start + seconds{70});  // 50 s off: followed
  CHECK(clock.read(start + hours{5}, seconds{30}) == start + seconds{80});  // a jump: time goes on as before
  CHECK(clock.read(start + hours{5} + seconds{59}, seconds{89}) == start + seconds{139});
  const Timestamp settled = start + hours{5} + minutes{2};
  CHECK(clock.read(settled, seconds{150}) == settled);
}

TEST_CASE("wall clock: a jump that is taken back never was") {
  const Timestamp start = *parse_timestamp("2026-03-02T09:00:00Z");
  SteadyWall clock;
  clock.read(start, Duration{0});
  clock.read(start - hours{24}, seconds{10});
  CHECK(clock.read(start + seconds{20}, seconds{20}) == start + seconds{20});
  CHECK(clock.read(start + seconds{90}, seconds{90}) == start + seconds{90});
}
