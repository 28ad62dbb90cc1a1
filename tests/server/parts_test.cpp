// Throttle, mailbox, workers, passwords and seats by themselves.
#include <atomic>
#include <chrono>
#include <future>
#include <stdexcept>
#include <thread>

#include "tests/support/catch.hpp"
#include "web/server/mailbox.hpp"
#include "web/server/passwords.hpp"
#include "web/server/seats.hpp"
#include "web/server/throttle.hpp"
#include "web/server/workers.hpp"

using namespace counterweight;
using namespace counterweight::server;
using std::chrono::minutes;
using std::chrono::seconds;

TEST_CASE("throttle: delays double up to the longest, and end by themselves") {
  Throttle throttle{{2, seconds{8}, minutes{30}}, 100};
  Timestamp now{};
  std::vector<long> delays;
  for (int i = 0; i < 8; ++i) {
    throttle.failed("anna", now);
    const auto wait = throttle.wait("anna", now);
    delays.push_back(wait ? wait->count() : 0);
    if (wait) {
      CHECK(throttle.wait("anna", now + *wait - Duration{1}).has_value());
      now += *wait;
    }
    CHECK_FALSE(throttle.wait("anna", now).has_value());
  }
  CHECK(delays == std::vector<long>{0, 0, 1, 2, 4, 8, 8, 8});
  CHECK_FALSE(throttle.wait("boris", now).has_value());
}

TEST_CASE("throttle: failures are forgotten after a while, taken back, or all at once") {
  Throttle throttle{{0, seconds{60}, minutes{30}}, 100};
  const Timestamp start{};
  for (int i = 0; i < 10; ++i) throttle.failed("anna", start);
  CHECK(throttle.wait("anna", start)->count() == 60);
  throttle.failed("anna", start + minutes{31});
  CHECK(throttle.wait("anna", start + minutes{31})->count() == 1);
  throttle.take_back("anna");
  CHECK_FALSE(throttle.wait("anna", start + minutes{31}).has_value());
  throttle.failed("anna", start);
  throttle.failed("anna", start);
  throttle.forget("anna");
  CHECK_FALSE(throttle.wait("anna", start).has_value());
}

TEST_CASE("throttle: a full table forgets the one that failed longest ago") {
  Throttle throttle{{0, seconds{60}, minutes{30}}, 3};
  const Timestamp now{};
  for (const char* name : {"a", "b", "c", "a", "d"}) throttle.failed(name, now);
  CHECK_FALSE(throttle.wait("b", now).has_value());
  for (const char* name : {"a", "c", "d"}) CHECK(throttle.wait(name, now).has_value());
}

TEST_CASE("mailbox: many letters cost one wake-up, in order, and none after the end") {
  int wakes = 0;
  std::vector<int> read;
  Mailbox mailbox{[&] { ++wakes; }};
  std::thread{[&] {
    for (int i = 0; i < 3; ++i) mailbox.post([&, i] { read.push_back(i); });
  }}.join();
  CHECK(wakes == 1);
  CHECK(read.empty());
  mailbox.deliver();
  CHECK(read == std::vector<int>{0, 1, 2});
  mailbox.belongs_to_this_thread();
  mailbox.run([&] { read.push_back(3); });
  CHECK(read.back() == 3);
  mailbox.post([&] { read.push_back(4); });
  CHECK(wakes == 2);
  mailbox.close();
  mailbox.deliver();
  mailbox.post([&] { read.push_back(5); });
  mailbox.run([&] { read.push_back(6); });
  CHECK(read.back() == 3);
  CHECK(wakes == 2);
}

TEST_CASE("workers: a job that throws ended the program") {
  Workers workers{1, 4};
  std::promise<void> next;
  REQUIRE(workers.take([] { throw std::runtime_error("a bug"); }));
  REQUIRE(workers.take([&] { next.set_value(); }));
  CHECK(next.get_future().wait_for(std::chrono::seconds{10}) == std::future_status::ready);
}

TEST_CASE("workers: what waits is bounded, and stopping drops it") {
  std::atomic<bool> go = false;
  std::atomic<int> begun = 0;
  Workers workers{1, 2};
  const auto job = [&] {
    ++begun;
    while (!go) std::this_thread::yield();
  };
  REQUIRE(workers.take(job));
  while (begun == 0) std::this_thread::yield();
  CHECK(workers.take(job));
  CHECK(workers.take(job));
  CHECK_FALSE(workers.take(job));
  std::thread stopper{[&] { workers.stop(); }};
  while (workers.take(job)) std::this_thread::yield();
  go = true;
  stopper.join();
  CHECK(begun <= 3);
  CHECK_FALSE(workers.take(job));
}

TEST_CASE("passwords: hashes match their password only and say their cost") {
  const PasswordCost cost = least_password_cost();
  const std::string hash = hash_password("correct horse", cost);
  CHECK(hash.starts_with("$argon2id$"));
  CHECK(password_matches(hash, "correct horse"));
  CHECK_FALSE(password_matches(hash, "correct horsf"));
  CHECK_FALSE(password_matches("no hash at all", "correct horse"));
  CHECK_FALSE(needs_new_hash(hash, cost));
  CHECK(needs_new_hash(hash, {cost.memory_bytes, cost.passes + 1}));
}

TEST_CASE("tokens: 256 bits in an alphabet that cookies take") {
  const std::string token = new_token();
  CHECK(looks_like_token(token));
  CHECK(token != new_token());
  CHECK(token_hash(token).size() == 64);
  CHECK_FALSE(looks_like_token(token + "a"));
  CHECK_FALSE(looks_like_token(std::string(kTokenLength, '=')));
  CHECK_FALSE(looks_like_token(""));
}

TEST_CASE("seats: counted in all and by address, and given back") {
  Seats seats{3, 2};
  auto first = seats.take("a");
  auto second = seats.take("a");
  REQUIRE(first);
  CHECK_FALSE(seats.take("a"));
  auto third = seats.take("b");
  REQUIRE(third);
  CHECK_FALSE(seats.take("c"));
  first.reset();
  CHECK(seats.taken() == 2);
  CHECK(seats.take("a"));
  // A proxy's own address is not counted.
  CHECK(seats.take(""));
}
