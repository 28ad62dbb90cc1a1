#include "engine/service/past.hpp"

#include "engine/service/fold.hpp"

namespace counterweight::service {

Result<std::vector<core::Event>> read_past(const store::Ledger& ledger, const OrganisationId& organisation,
                                           std::int64_t upto) {
  std::vector<core::Event> out;
  for (std::int64_t after = 0;;) {
    const auto page = ledger.read(organisation, after, store::kMaxPage);
    for (const store::Record& record : page) {
      if (record.seq > upto) return out;
      auto envelope = read_record(organisation, record);
      if (!envelope.ok()) return envelope.refusal();
      out.push_back(std::move(envelope->event));
      after = record.seq;
    }
    if (page.size() < store::kMaxPage) return out;
  }
}

}  // namespace counterweight::service
