// The contract of InboundWebhooks, on every store.
#include "tests/store/stores.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
using namespace counterweight::store::test;

namespace {

const std::string kFirst = std::string(31, 'a') + '\0';  // raw bytes, of any value
const std::string kSecond(32, '\xff');
const std::string kThird(32, 'c');

Timestamp hour(int count) {
  return *parse_timestamp("2026-03-02T09:00:00Z") + Duration{std::chrono::hours{count}};
}

InboundWebhook webhook_of(const std::string& id, const std::string& secret = kFirst) {
  InboundWebhook out;
  out.id = id;
  out.maker = "vera";
  out.name = "Call tracking";
  out.conversations = true;
  out.secret = secret;
  out.created = hour(0);
  return out;
}

}  // namespace

TEST_CASE("inbound webhooks: one is found by its id, with all that was said of it") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  InboundWebhooks& webhooks = store->vault().inbound_webhooks();
  CHECK(webhooks.add(kAcme, webhook_of("in_a")));
  const auto found = webhooks.find("in_a");
  REQUIRE(found.has_value());
  CHECK(found->organisation == kAcme);
  CHECK(found->webhook.id == "in_a");
  CHECK(found->webhook.maker == "vera");
  CHECK(found->webhook.name == "Call tracking");
  CHECK(found->webhook.conversations);
  CHECK_FALSE(found->webhook.metrics);
  CHECK(found->webhook.secret == kFirst);
  CHECK(found->webhook.earlier_secret.empty());
  CHECK_FALSE(found->webhook.earlier_until.has_value());
  CHECK(found->webhook.created == hour(0));
  CHECK_FALSE(found->webhook.last_used.has_value());
  webhooks.touch("in_a", hour(3));
  CHECK(webhooks.find("in_a")->webhook.last_used == hour(3));
  CHECK_FALSE(webhooks.find("in_b").has_value());
}

TEST_CASE("inbound webhooks: a list has an organisation's own, oldest first, and no other changes them") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  InboundWebhooks& webhooks = store->vault().inbound_webhooks();
  for (const char* id : {"in_z", "in_a", "in_m"}) REQUIRE(webhooks.add(kAcme, webhook_of(id)));
  REQUIRE(webhooks.add(kBolt, webhook_of("in_b")));
  std::vector<std::string> ids;
  for (const InboundWebhook& each : webhooks.list(kAcme)) ids.push_back(each.id);
  CHECK(ids == std::vector<std::string>{"in_z", "in_a", "in_m"});
  CHECK_FALSE(webhooks.remove(kBolt, "in_a"));
  CHECK_FALSE(webhooks.rotate(kBolt, "in_a", kSecond, hour(1)).has_value());
  CHECK(webhooks.find("in_a")->webhook.secret == kFirst);
  CHECK(webhooks.remove(kAcme, "in_a"));
  CHECK_FALSE(webhooks.remove(kAcme, "in_a"));
  CHECK_FALSE(webhooks.find("in_a").has_value());
  CHECK(webhooks.list(kAcme).size() == 2);
}

TEST_CASE("inbound webhooks: a new secret keeps the one before it, and no older one") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  InboundWebhooks& webhooks = store->vault().inbound_webhooks();
  webhooks.add(kAcme, webhook_of("in_a"));
  const auto rotated = webhooks.rotate(kAcme, "in_a", kSecond, hour(24));
  REQUIRE(rotated.has_value());
  CHECK(rotated->secret == kSecond);
  CHECK(rotated->earlier_secret == kFirst);
  CHECK(rotated->earlier_until == hour(24));
  webhooks.rotate(kAcme, "in_a", kThird, hour(30));
  const InboundWebhook now = webhooks.find("in_a")->webhook;
  CHECK(now.secret == kThird);
  CHECK(now.earlier_secret == kSecond);
  CHECK(now.earlier_until == hour(30));
  CHECK_FALSE(webhooks.rotate(kAcme, "in_b", kSecond, hour(1)).has_value());
}

TEST_CASE("inbound webhooks: an organisation has so many and no more") {
  const auto store = make_store(GENERATE(Kind::memory, Kind::sqlite));
  InboundWebhooks& webhooks = store->vault().inbound_webhooks();
  for (std::size_t i = 0; i < kMaxInboundWebhooks; ++i)
    REQUIRE(webhooks.add(kAcme, webhook_of("in_" + std::to_string(i))));
  CHECK_FALSE(webhooks.add(kAcme, webhook_of("in_more")));
  CHECK(webhooks.add(kBolt, webhook_of("in_theirs")));
  webhooks.remove(kAcme, "in_7");
  CHECK(webhooks.add(kAcme, webhook_of("in_more")));
}
