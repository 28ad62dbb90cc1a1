// The board: whoever applies what it gives sees every change once, wherever they come from.
#include "engine/service/board.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::service;
using nlohmann::json;

namespace {

const Timestamp kNow = *parse_timestamp("2026-03-02T09:00:00Z");

Cursor at(std::int64_t seq) {
  return {seq, "0000000a"};
}

Card card(std::int64_t id, std::int64_t seq, std::optional<Timestamp> closed = std::nullopt) {
  return {id, seq, json{{"id", id}, {"seq", seq}}.dump(), closed};
}

// A client by the rules of design 3.
struct Watcher {
  std::int64_t stands = -1;
  std::map<std::int64_t, std::int64_t> cards;

  void apply(const Frame& frame) {
    const json message = json::parse(*frame);
    if (message["type"] == "snapshot") {
      if (message["part"] == 1) cards.clear();
    } else {
      if (message["from"] != stands) return;
      for (const json& id : message["gone"]) cards.erase(id.get<std::int64_t>());
    }
    for (const json& each : message["cards"]) cards[each["id"]] = each["seq"];
    const bool whole = message["type"] == "update" || message["last"] == true;
    if (whole) stands = parse_cursor(message["cursor"].get<std::string>())->seq;
  }
};

Board board() {
  return Board{[](const Cursor& cursor) { return cursor.tag == "0000000a"; }};
}

}  // namespace

TEST_CASE("cursor: what is written is read, anything else is not") {
  CHECK(parse_cursor("1841-9f3ac2e1") == Cursor{1841, "9f3ac2e1"});
  CHECK(to_string(Cursor{1841, "9f3ac2e1"}) == "1841-9f3ac2e1");
  for (const char* text : {"", "1841", "-9f3ac2e1", "1841-9F3AC2E1", "1841-9f3ac2e", "x-9f3ac2e1",
                           "-1-9f3ac2e1", "1841-9f3ac2e1 "})
    CHECK_FALSE(parse_cursor(text).has_value());
}

TEST_CASE("board: one frame for all who stand at the same place") {
  Board b = board();
  b.publish({card(1, 1)}, at(1), kNow);
  b.publish({card(2, 2)}, at(2), kNow);
  CHECK(b.update_since(1).frame == b.update_since(1).frame);
  CHECK(b.update_since(2).kind == Step::Kind::nothing);
  CHECK(b.open(std::nullopt).frames == b.open(std::nullopt).frames);
}

TEST_CASE("board: a cursor of another chain is given a fresh picture, one of ours resumes") {
  Board b = board();
  b.publish({card(1, 1)}, at(1), kNow);
  b.publish({card(2, 2)}, at(2), kNow);
  CHECK(b.open(at(1)).resumed);
  CHECK(b.open(at(2)).frames.empty());
  CHECK_FALSE(b.open(Cursor{1, "ffffffff"}).resumed);
  CHECK_FALSE(b.open(at(3)).resumed);  // ahead of us: a ledger that lost its tail
}

TEST_CASE("board: what closed fourteen days ago leaves, and who resumes is told") {
  Board b = board();
  b.publish({card(1, 1), card(2, 2, kNow)}, at(2), kNow);
  Watcher watcher;
  for (const Frame& frame : b.open(std::nullopt).frames) watcher.apply(frame);
  b.publish({card(3, 3)}, at(3), kNow + kClosedStay);
  watcher.apply(b.update_since(2).frame);
  CHECK(watcher.cards == std::map<std::int64_t, std::int64_t>{{1, 1}, {3, 3}});
}

TEST_CASE("board: never more than its places, the longest closed leave first") {
  Board b = board();
  std::vector<Card> many;
  for (std::int64_t i = 1; i <= static_cast<std::int64_t>(kMaxCards); ++i)
    many.push_back(card(i, i, i == 7 ? std::optional{kNow} : std::nullopt));
  b.publish(std::move(many), at(kMaxCards), kNow);
  b.publish({card(9'001, 9'001)}, at(9'001), kNow);
  CHECK(b.cards().size() == kMaxCards);
  CHECK(json::parse(*b.update_since(kMaxCards).frame)["gone"] == json::array({7}));
  b.publish({card(9'002, 9'002)}, at(9'002), kNow);
  CHECK(json::parse(*b.update_since(9'001).frame)["gone"] == json::array({1}));
}

TEST_CASE("board: a bell that is silenced rings no more") {
  Board b = board();
  int rung = 0;
  const auto id = b.listen([&] { ++rung; });
  b.publish({}, at(1), kNow);
  b.silence(id);
  b.publish({}, at(2), kNow);
  CHECK(rung == 1);
}

TEST_CASE("board: random watchers who stop, resume and jump all end with the board's own cards") {
  for (unsigned seed = 0; seed < 50; ++seed) {
    CAPTURE(seed);
    std::mt19937 random{seed};
    Board b = board();
    b.publish({}, at(0), kNow);
    std::vector<Watcher> watchers(8);
    std::int64_t seq = 0;
    Timestamp now = kNow;
    for (int round = 0; round < 200; ++round) {
      now += std::chrono::hours{random() % 24};
      std::vector<Card> changed;
      std::map<std::int64_t, std::int64_t> ids;
      for (unsigned i = random() % 4; i > 0; --i) ids[static_cast<std::int64_t>(1 + random() % 60)] = 0;
      for (auto& [id, unused] : ids)
        changed.push_back(card(id, ++seq, random() % 3 ? std::nullopt : std::optional{now}));
      b.publish(std::move(changed), at(seq), now);
      for (Watcher& watcher : watchers) {
        if (random() % 3 != 0) continue;  // slow: conflated later
        const bool reconnects = watcher.stands < 0 || random() % 5 == 0;
        if (reconnects) {
          const auto from =
              watcher.stands < 0 || random() % 4 == 0 ? std::nullopt : std::optional{at(watcher.stands)};
          for (const Frame& frame : b.open(from).frames) watcher.apply(frame);
        } else if (const Frame frame = b.update_since(watcher.stands).frame) {
          watcher.apply(frame);
        }
      }
    }
    std::map<std::int64_t, std::int64_t> truth;
    for (const std::string& each : b.cards()) truth[json::parse(each)["id"]] = json::parse(each)["seq"];
    for (Watcher& watcher : watchers) {
      if (watcher.stands < 0)
        for (const Frame& frame : b.open(std::nullopt).frames) watcher.apply(frame);
      else if (const Frame frame = b.update_since(watcher.stands).frame)
        watcher.apply(frame);
      CHECK(watcher.cards == truth);
      CHECK(watcher.stands == seq);
    }
  }
}
