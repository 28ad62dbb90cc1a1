// One organisation's topics besides the board's state: what happens on the board, and single proposals. The
// latest events are kept encoded while somebody follows them; what is older is read from the ledger.
// Thread-safety: the writer alone publishes; any thread may do the rest.
#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <mutex>
#include <nlohmann/json_fwd.hpp>

#include "engine/codec/envelope.hpp"
#include "engine/core/state.hpp"
#include "engine/service/feed.hpp"
#include "engine/store/ledger.hpp"

namespace counterweight::service {

class Tenant;
struct Published;

constexpr std::size_t kRecentEvents = 500;  // in memory
constexpr std::size_t kEventsPerFrame = 500;
constexpr std::int64_t kMaxBehind = 10'000;  // sequences; one who is farther behind gets a new picture

// An event as it is sent.
struct Happened {
  std::int64_t seq;
  std::int64_t proposal;  // 0: the organisation's own
  std::string json;
};

class Topics : public TopicFeed {
 public:
  Topics(const Tenant& tenant, const store::Ledger& ledger) : tenant_(tenant), ledger_(ledger) {}

  // What leads to the next publication, while somebody follows it. `state` has whole what it is about.
  std::vector<Happened> tell(const std::vector<codec::Envelope>& envelopes, const core::State& state) const;
  // What has just been published.
  void publish(std::vector<Happened> happened, const Cursor& head);

  Catchup open(const Topic& topic, const std::optional<Cursor>& from) const override;
  Step next(const Topic& topic, std::int64_t from_seq) const override;
  Catchup page(const Topic& topic, std::int64_t from_seq) const override;
  std::shared_ptr<void> keep_events() override;

 private:
  bool on_chain(const Cursor& cursor, const Published& published) const;
  Catchup snapshot(const Topic& topic, const Published& published, Reset reset) const;
  Step next_event(const Topic& topic, std::int64_t from_seq) const;
  Step next_card(const Topic& topic, std::int64_t from_seq) const;
  void bring_back(core::State& state, core::ProposalId id) const;
  std::string card(const Published& published, std::int64_t proposal) const;

  const Tenant& tenant_;
  const store::Ledger& ledger_;
  mutable std::mutex mutex_;
  std::deque<Happened> recent_;
  std::int64_t since_ = 0;  // recent_ has every event behind this sequence
  Cursor head_;
  mutable std::map<std::pair<Topic, std::int64_t>, Step> steps_;  // for the present head
  std::shared_ptr<std::atomic<int>> kept_ = std::make_shared<std::atomic<int>>(0);
};

}  // namespace counterweight::service
