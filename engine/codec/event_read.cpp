// The reading half of event_json.hpp. What the ledger holds was written by decide, so a problem here means a
// damaged or a newer ledger, and is reported as such.
#include "engine/codec/event_json.hpp"
#include "engine/codec/event_reading.hpp"

namespace counterweight::codec {
namespace {

const EventReaders& readers() {
  static const EventReaders table = [] {
    EventReaders all = organisation_event_readers();
    all.merge(rulebook_event_readers());
    all.merge(review_event_readers());
    all.merge(word_event_readers());
    all.merge(stage_event_readers());
    all.merge(change_event_readers());
    all.merge(later_event_readers());
    all.merge(knowledge_event_readers());
    return all;
  }();
  return table;
}

}  // namespace

Result<core::EventData> read_event(const std::string& type, std::int64_t version,
                                   const nlohmann::json& data) {
  const auto reader = readers().find(type);
  if (reader == readers().end() || version != 1)
    return Refusal{
        "unavailable.event_type",
        say("This program does not know events of type {}, version {}. A newer one wrote this ledger; use "
            "that.",
            "Эта программа не знает событий типа {} версии {}. Журнал записан более новой; запустите её.",
            in_backticks(type), version)};
  Problems problems;
  ObjectReader object{data, "", problems};
  core::EventData event = reader->second(object, problems);
  if (!problems.empty()) return together(std::move(problems));
  return event;
}

}  // namespace counterweight::codec
