#include "engine/store/verify_chain.hpp"

#include <optional>
#include <utility>

#include "base/check.hpp"

namespace counterweight::store {
namespace {

using What = ChainBroken::What;

// Steps from `head` to `record`, or says why that is no step.
std::optional<ChainBroken> step(Head& head, const Record& record) {
  const std::int64_t seq = head.seq + 1;
  if (record.seq != seq)
    return ChainBroken{seq, What::sequence, std::to_string(seq), std::to_string(record.seq)};
  if (record.previous != head.hash)
    return ChainBroken{seq, What::previous, to_hex(head.hash), to_hex(record.previous)};
  const Hash computed = sha256_chained(head.hash, record.bytes);
  if (record.hash != computed) return ChainBroken{seq, What::hash, to_hex(computed), to_hex(record.hash)};
  head = {seq, record.hash};
  return std::nullopt;
}

}  // namespace

ChainVerdict verify_chain(const Ledger& ledger, const OrganisationId& organisation) {
  Head walked;
  std::size_t limit = kMaxPage;
  try {
    const Head last = ledger.head(organisation);
    while (true) {
      std::vector<Record> page;
      try {
        page = ledger.read(organisation, walked.seq, limit);
      } catch (const DamagedStore&) {
        // Somewhere on this page: from here on record by record, until the damaged one throws again.
        if (std::exchange(limit, 1) == 1) throw;
        continue;
      }
      if (page.empty()) break;
      for (const Record& record : page)
        if (auto broken = step(walked, record)) return *std::move(broken);
    }
    if (walked.seq < last.seq)
      return ChainBroken{walked.seq + 1, What::sequence, std::to_string(walked.seq + 1), "nothing"};
  } catch (const DamagedStore& damage) {
    return ChainBroken{walked.seq + 1, What::unreadable, "a record", damage.what()};
  }
  return ChainIntact{walked};
}

Text describe(const ChainBroken& broken) {
  switch (broken.what) {
    case What::sequence:
      return say(
          "Record {} is broken: expected sequence {}, found {}. A record was removed, doubled or moved.",
          "Запись {} нарушена: ожидался номер {}, найдено: {}. Запись удалили, удвоили или переставили.",
          broken.seq, broken.expected, broken.found);
    case What::previous:
      return say(
          "Record {} is broken: it should follow the hash {}, but says {}. A record was changed or replaced.",
          "Запись {} нарушена: она должна продолжать хеш {}, но называет {}. Запись изменили или подменили.",
          broken.seq, broken.expected, broken.found);
    case What::hash:
      return say(
          "Record {} is broken: its bytes hash to {}, but it says {}. Its bytes or its hash were changed.",
          "Запись {} нарушена: хеш её байтов {}, а в ней стоит {}. Изменили её байты или её хеш.", broken.seq,
          broken.expected, broken.found);
    case What::unreadable:
      return say("Record {} cannot be read: {}. Restore a backup.",
                 "Запись {} не читается: {}. Восстановите резервную копию.", broken.seq, broken.found);
  }
  check_failed(__FILE__, __LINE__, "a known verdict", "ChainBroken::What has a value of its own");
}

}  // namespace counterweight::store
