// Inbound webhooks over their routes: who may make one, and what is taken of what comes signed.
#include "engine/store/inbound_webhooks.hpp"
#include "tests/server/knowledge_company.hpp"
#include "web/server/webhook_delivery.hpp"
#include "web/server/webhook_pace.hpp"
#include "web/server/webhook_signature.hpp"

using namespace counterweight;
using namespace counterweight::test;

namespace {

const std::string kSecret(32, 's');
const std::string kOther(32, 'o');

// As a service sends it; each part may be spoiled.
struct Message {
  std::string webhook = "in_calls";
  json body = talk("It rattles.", {{"external_id", "call-1"}});
  std::string id = "msg_1";
  std::string secret = kSecret;
  int seconds_late = 0;
  std::string signatures = {};  // instead of the right one
};

// A company with an administrator, Vera, and a webhook of hers for conversations.
struct PostedTo : KnowingCompany {
  PostedTo() {
    give(core::AddMember{{"vera"}, {"founders"}, true, {}, true});
    store::InboundWebhook webhook;
    webhook.id = "in_calls";
    webhook.maker = "vera";
    webhook.name = "Calls";
    webhook.conversations = true;
    webhook.secret = kSecret;
    REQUIRE(store.vault().inbound_webhooks().add(kKnowing, webhook));
  }

  Request request_of(const Message& message) {
    Request request;
    request.method = Method::post;
    const auto parsed = parse_target("/api/v1/webhooks/in/" + message.webhook);
    request.path = parsed->path;
    request.segments = parsed->segments;
    request.body = message.body.dump();
    const auto sent = clock.now() - Duration{1'000 * message.seconds_late};
    const std::string at =
        std::to_string(std::chrono::duration_cast<std::chrono::seconds>(sent.time_since_epoch()).count());
    request.headers.add(Header::webhook_id, message.id);
    request.headers.add(Header::webhook_timestamp, at);
    request.headers.add(Header::webhook_signature,
                        message.signatures.empty()
                            ? webhook_signature(message.secret, message.id, at, request.body)
                            : message.signatures);
    return request;
  }

  Answer send(Request request) {
    const auto found = std::get<Router::Found>(router.match(request));
    CHECK(found.route->access == Access::by_signature);
    request.params = found.params;
    const auto promise = std::make_shared<std::promise<Response>>();
    found.route->handler(request, Reply{[promise](Response given) { promise->set_value(std::move(given)); }});
    const Response response = promise->get_future().get();
    return {response.status, json::parse(response.body.view()), {}};
  }
  Answer deliver(const Message& message) { return send(request_of(message)); }
};

}  // namespace

TEST_CASE("webhook signature: is that of Standard Webhooks, by their known answer") {
  const std::string secret =
      "\x31\xf2\x90\xf6\xbf\x06\x29\x8a\xab\x4f\x08\xd4\x3c\x3f\x08\x2c\xf6\x48\xa3\x62\xda\x2d\xa4\xb0";
  CHECK(webhook_signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", R"({"test": 2432232314})") ==
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  CHECK(shown_webhook_secret(std::string(3, 'a')) == "whsec_YWFh");
}

TEST_CASE("webhook signature: one of several is enough, and a part of one is not") {
  CHECK(has_signature("v1,abc", "v1,abc"));
  CHECK(has_signature("v1,x v2,abc v1,abc v1,y", "v1,abc"));
  CHECK_FALSE(has_signature("v1,ab", "v1,abc"));
  CHECK_FALSE(has_signature("v1,abcd", "v1,abc"));
  CHECK_FALSE(has_signature("v1,abc,v1,x", "v1,abc"));
  CHECK_FALSE(has_signature("", "v1,abc"));
  CHECK_FALSE(has_signature("  ", "v1,abc"));
}

TEST_CASE("webhook: a conversation that comes signed is recorded in the name of its maker") {
  PostedTo company;
  const Answer taken = company.deliver({});
  REQUIRE(taken.status == 200);
  CHECK(taken.body["events"] == json{"conversations_recorded"});
  CHECK(taken.body["conversations"] == json{1});
  CHECK_FALSE(taken.body.contains("conversation"));  // who may post may not read
  CHECK(company.get("/conversations/1").body["recorded_by"]["id"] == "vera");
  CHECK(company.store.vault().inbound_webhooks().find("in_calls")->webhook.last_used.has_value());
}

TEST_CASE("webhook: the same message again changes nothing and is answered as before") {
  PostedTo company;
  const Answer first = company.deliver({.body = talk("It rattles.")});
  const std::int64_t events = company.events();
  const Answer again = company.deliver({.body = talk("It rattles."), .seconds_late = -20});  // signed anew
  CHECK(again.status == 200);
  CHECK(again.body == first.body);
  CHECK(company.events() == events);
  const Answer other = company.deliver({.body = talk("It hums.")});
  CHECK(other.status == 409);
  CHECK(other.code() == "conflict.webhook_id");
  // Under an id of its own the row that is known by its external_id is left out.
  REQUIRE(company.deliver({.id = "msg_2"}).status == 200);
  const Answer known = company.deliver({.id = "msg_3"});
  CHECK(known.status == 200);
  CHECK(known.body["events"] == json::array());
  CHECK(company.known().conversations.size() == 2);
}

TEST_CASE("webhook: an unknown address and a wrong signature are answered alike") {
  PostedTo company;
  const Answer wrong = company.deliver({.secret = kOther});
  const Answer nowhere = company.deliver({.webhook = "in_nothing"});
  const Answer zeros = company.deliver({.webhook = "in_nothing", .secret = std::string(32, '\0')});
  CHECK(wrong.status == 403);
  CHECK(wrong.code() == "forbidden.signature");
  CHECK(nowhere.body == wrong.body);
  CHECK(zeros.body == wrong.body);
  CHECK(company.deliver({.secret = std::string(32, '\0')}).body == wrong.body);
  Request changed = company.request_of({});
  changed.body.insert(changed.body.size() - 1, " ");
  CHECK(company.send(changed).body == wrong.body);
  Request moved = company.request_of({});
  Request target = company.request_of({.id = "msg_9"});
  target.headers = {};
  target.headers.add(Header::webhook_id, "msg_9");
  target.headers.add(Header::webhook_timestamp, moved.headers[Header::webhook_timestamp]);
  target.headers.add(Header::webhook_signature, moved.headers[Header::webhook_signature]);
  CHECK(company.send(target).body == wrong.body);
  CHECK(company.known().conversations.size() == 0);
}

TEST_CASE("webhook: a message from five minutes ago or ahead is taken, and one beyond is not") {
  PostedTo company;
  CHECK(company.deliver({.id = "a", .seconds_late = 300}).status == 200);
  CHECK(company.deliver({.id = "b", .seconds_late = -300}).status == 200);
  CHECK(company.deliver({.id = "c", .seconds_late = 301}).code() == "forbidden.timestamp");
  CHECK(company.deliver({.id = "d", .seconds_late = -301}).code() == "forbidden.timestamp");
}

TEST_CASE("webhook: headers that are missing or no such thing are named") {
  PostedTo company;
  for (const auto& [id, at, signature, named] :
       {std::tuple{"", "1772442000", "v1,x", "webhook-id"},
        std::tuple{"a b", "1772442000", "v1,x", "webhook-id"},
        std::tuple{"a", "", "v1,x", "webhook-timestamp"},
        std::tuple{"a", "soon", "v1,x", "webhook-timestamp"},
        std::tuple{"a", "1772442000.5", "v1,x", "webhook-timestamp"},
        std::tuple{"a", "-1", "v1,x", "webhook-timestamp"},
        std::tuple{"a", "99999999999999999999", "v1,x", "webhook-timestamp"},
        std::tuple{"a", "1772442000", "", "webhook-signature"}}) {
    Request request = company.request_of({});
    request.headers = {};
    request.headers.add(Header::webhook_id, id);
    request.headers.add(Header::webhook_timestamp, at);
    request.headers.add(Header::webhook_signature, signature);
    const Answer answer = company.send(request);
    CAPTURE(id, at, signature, answer.body.dump());
    CHECK(answer.code() == "forbidden.signature");
    CHECK(answer.body["detail"].get<std::string>().find(named) != std::string::npos);
  }
  Request large = company.request_of({});
  large.body += std::string(kMaxWebhookBytes, ' ');
  CHECK(company.send(large).status == 413);
}

TEST_CASE("webhook: posts what it may, and what is wrong with it is told with its place") {
  PostedTo company;
  const Answer figure = company.deliver({.body = share(18, 900), .id = "m1"});
  CHECK(figure.status == 403);
  CHECK(figure.code() == "forbidden.kind");
  CHECK(company.deliver({.body = {{"metrics", json::array()}}, .id = "m2"}).code() == "forbidden.kind");
  const Answer wrong = company.deliver({.body = talk("It rattles.", {{"channel", "pigeon"}}), .id = "m3"});
  CHECK(wrong.status == 422);
  CHECK(wrong.body["errors"][0]["pointer"] == "/channel");
  const json many{{"conversations", {talk("One."), talk("Two."), talk("")}}};
  CHECK(company.deliver({.body = many, .id = "m4"}).status == 422);
  CHECK(company.deliver({.body = json::array(), .id = "m5"}).code() == "invalid.type");
  CHECK(company.known().conversations.size() == 0);
  CHECK(company.deliver({.id = "m3"}).status == 200);  // what was refused left no trace
}

TEST_CASE("webhook: figures come in where it may post them, one or many") {
  PostedTo company;
  const Answer made =
      company.post("/webhooks/in", {{"name", "Figures"}, {"kinds", {"metrics", "conversations"}}}, "vera");
  REQUIRE(made.status == 201);
  const std::string id = made.body["webhook"]["id"];
  const std::string secret = company.store.vault().inbound_webhooks().find(id)->webhook.secret;
  CHECK(made.body["secret"] == shown_webhook_secret(secret));
  CHECK(company.deliver({.webhook = id, .body = share(18, 900), .secret = secret}).body["metrics"] ==
        json{1});
  const json two{{"metrics", {share(1, 90), share(2, 90)}}};
  CHECK(company.deliver({.webhook = id, .body = two, .id = "b", .secret = secret}).body["metrics"] ==
        json{2, 3});
  CHECK(company.deliver({.webhook = id, .id = "c", .secret = secret}).body["conversations"] == json{1});
}

TEST_CASE("webhook: two secrets hold until the earlier one is over") {
  PostedTo company;
  const Answer rotated = company.post("/webhooks/in/in_calls/rotate", {{"hours", 2}}, "vera");
  REQUIRE(rotated.status == 200);
  CHECK(rotated.body["webhook"]["earlier_secret_until"] == "2026-03-02T11:00:00Z");
  const std::string fresh = company.store.vault().inbound_webhooks().find("in_calls")->webhook.secret;
  CHECK(fresh != kSecret);
  CHECK(company.deliver({.id = "a", .secret = fresh}).status == 200);
  CHECK(company.deliver({.id = "b"}).status == 200);
  company.clock.set(company.clock.now() + std::chrono::hours{2});
  CHECK(company.deliver({.id = "c"}).code() == "forbidden.signature");
  CHECK(company.deliver({.id = "d", .secret = fresh}).status == 200);
  REQUIRE(company.post("/webhooks/in/in_calls/rotate", {{"hours", 0}}, "vera").status == 200);
  CHECK(company.deliver({.id = "e", .secret = fresh}).code() == "forbidden.signature");
}

TEST_CASE("webhook: is over at once when it is removed, or its maker has left") {
  PostedTo company;
  company.give(core::AddMember{{"uta"}, {"founders"}, false, {}, true});
  const Answer made = company.post("/webhooks/in", {{"name", "Hers"}, {"kinds", {"conversations"}}}, "uta");
  const std::string id = made.body["webhook"]["id"];
  const std::string secret = company.store.vault().inbound_webhooks().find(id)->webhook.secret;
  REQUIRE(company.deliver({.webhook = id, .id = "a", .secret = secret}).status == 200);
  company.give(core::RemoveMember{{"uta"}});
  CHECK(company.deliver({.webhook = id, .id = "b", .secret = secret}).code() == "forbidden.member");
  CHECK(company.deliver({.id = "c"}).status == 200);
  REQUIRE(company.store.vault().inbound_webhooks().remove(kKnowing, "in_calls"));
  CHECK(company.deliver({.id = "d"}).code() == "forbidden.signature");
}

TEST_CASE("webhook: administrators look after them, and nobody sees a secret again") {
  PostedTo company;
  const json wish{{"name", "Calls"}, {"kinds", {"conversations"}}};
  CHECK(company.post("/webhooks/in", wish, "boris").code() == "forbidden.administrator");
  CHECK(company.get("/webhooks/in").code() == "forbidden.administrator");
  CHECK(company.post("/webhooks/in/in_calls/rotate", json::object(), "boris").code() ==
        "forbidden.administrator");
  CHECK(company.post("/webhooks/in/in_none/rotate", json::object(), "boris").code() == "not_found.webhook");
  CHECK(company.ask(Method::delete_, "/webhooks/in/in_calls", nullptr, "boris").code() ==
        "forbidden.administrator");
  const Answer listed = company.ask(Method::get, "/webhooks/in", nullptr, "vera");
  REQUIRE(listed.body["webhooks"].size() == 1);
  CHECK(listed.body["webhooks"][0]["path"] == "/api/v1/webhooks/in/in_calls");
  CHECK(listed.body["webhooks"][0]["kinds"] == json{"conversations"});
  CHECK(listed.body.dump().find("whsec_") == std::string::npos);
  CHECK(problems(company.post("/webhooks/in", {{"name", ""}, {"kinds", {"talks"}}}, "vera")) ==
        Words{"invalid.name /name", "invalid.kinds /kinds/0"});
  CHECK(problems(company.post("/webhooks/in", {{"name", "x"}, {"kinds", json::array()}}, "vera")) ==
        Words{"invalid.kinds /kinds"});
  CHECK(problems(company.post("/webhooks/in/in_calls/rotate", {{"hours", 169}}, "vera")) ==
        Words{"invalid.hours /hours"});
}

TEST_CASE("webhook: who posts without a signature that holds has to wait, and whose holds does not") {
  PostedTo company;
  const auto from = [&](const char* remote, const std::string& secret) {
    Request request = company.request_of({.id = std::string("msg_") + remote, .secret = secret});
    request.remote = remote;
    return company.send(request);
  };
  for (int i = 0; i < static_cast<int>(kWebhookPostsAtOnce); ++i)
    REQUIRE(from("203.0.113.9", kOther).status == 403);
  const Answer refused = from("203.0.113.9", kOther);
  CHECK(refused.status == 429);
  CHECK(refused.code() == "limit.rate");
  CHECK(from("203.0.113.10", kSecret).status == 200);
}

TEST_CASE("webhook pace: so many at once, then so many a second, each webhook by itself") {
  WebhookPace pace;
  const Timestamp start = *parse_timestamp("2026-03-02T09:00:00Z");
  for (int i = 0; i < static_cast<int>(kWebhookPostsAtOnce); ++i) REQUIRE_FALSE(pace.wait("a", start));
  CHECK(pace.wait("a", start) == std::chrono::seconds{1});
  CHECK_FALSE(pace.wait("b", start).has_value());
  for (int i = 0; i < static_cast<int>(kWebhookPostsPerSecond); ++i)
    CHECK_FALSE(pace.wait("a", start + Duration{1'000}).has_value());
  CHECK(pace.wait("a", start + Duration{1'000}).has_value());
  CHECK(pace.wait("a", start).has_value());  // a clock that went back gives nothing
}
