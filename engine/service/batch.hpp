// One batch of one organisation: decided on an overlay, written in one append, answered after it.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/service/service.hpp"

namespace counterweight::service {

struct BatchItem {
  const Submission* submission = nullptr;
  const Reply* reply = nullptr;
};

class BatchRun {
 public:
  BatchRun(Tenant& tenant, store::Ledger& ledger, Timestamp now, Counters& counters,
           const core::Engine& engine, std::vector<BatchItem> items);

  // Decides, writes and answers the items from the first on, until the batch is full. Returns how many: at
  // least one.
  std::size_t run();

 private:
  struct Answer {
    std::optional<Refusal> refusal;
    std::vector<codec::Envelope> events;
    bool repeated = false;
    bool durable = false;  // read back from the ledger
  };
  enum class Again { no, yes };

  void begin();
  void decide_all();
  void decide_one(std::size_t index);
  std::optional<Refusal> bring_back(const core::Command& command, core::State& state) const;
  bool answer_repeat(std::size_t index, const std::string& command, const std::string& body_hash);
  std::optional<Refusal> put(const std::vector<core::Event>& events, const std::string& command,
                             const std::string& body_hash, std::vector<codec::Envelope>* kept);
  void keep_sealed(const Submission& submission, const std::vector<core::Event>& events);
  Again write();
  Again after(const store::Committed& committed);
  Again after(const store::Conflict& conflict);
  Again after(const store::Unwritten& unwritten);
  Again after(const store::Unknown& unknown);
  void refuse_written(const Refusal& why);
  void answer_all();

  Tenant& tenant_;
  store::Ledger& ledger_;
  Timestamp now_;
  Counters& counters_;
  const core::Engine& engine_;
  std::vector<BatchItem> items_;
  std::vector<Answer> answers_;  // one for each item that was decided
  core::State overlay_;
  std::int64_t next_seq_ = 1;
  std::vector<codec::Envelope> envelopes_;
  std::vector<store::Entry> entries_;
  std::vector<store::SealedValue> sealed_;
  std::unordered_map<std::string, std::size_t> in_batch_;  // command id -> item that was accepted under it
  int conflicts_ = 0;
};

}  // namespace counterweight::service
