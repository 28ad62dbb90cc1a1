// The shared knowledge of one organisation: the fold of its events about customers. Copies are cheap and
// share what did not change. Thread-safety: a copy belongs to one thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "engine/core/cow_table.hpp"
#include "engine/core/knowledge/records.hpp"

namespace counterweight::core {

// What an imported row was told by, so that the same row again is the same record: a keyed hash that says
// nothing of the row. 0: it was not imported.
using ImportKey = std::uint64_t;

class ImportKeys {
 public:
  // The record that came with it; nothing for a new one and for 0.
  std::optional<std::int64_t> find(ImportKey key) const;
  void add(std::vector<std::pair<ImportKey, std::int64_t>> keys);  // none of them is there; 0 is left out
  friend bool operator==(const ImportKeys& a, const ImportKeys& b) { return *a.sorted_ == *b.sorted_; }

 private:
  using Sorted = std::vector<std::pair<ImportKey, std::int64_t>>;
  std::shared_ptr<const Sorted> sorted_ = std::make_shared<Sorted>();
};

struct Knowledge {
  CowTable<Insight> insights;
  CowTable<Conversation> conversations;
  CowTable<Customer> customers;
  CowTable<Metric> metrics;
  CowTable<Journey> journeys;
  ImportKeys insight_keys, conversation_keys, customer_keys, metric_keys;
  std::int64_t attached_bytes = 0;               // of all attachments that were not erased
  std::map<DepartmentId, Timestamp> last_talks;  // with a customer, by who belongs to the department

  bool knows(const EvidenceRef& ref) const;
  friend bool operator==(const Knowledge&, const Knowledge&) = default;
};

}  // namespace counterweight::core
