#include "app/examination.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "engine/codec/envelope.hpp"
#include "engine/core/state.hpp"
#include "engine/service/tenant.hpp"
#include "engine/service/verify_snapshot.hpp"
#include "engine/store/verify_chain.hpp"

namespace counterweight::app {
namespace {

// The first event that does not say what its place says, or that this program cannot fold; nothing when all
// do.
std::optional<std::string> first_unfit(const store::Ledger& ledger, const OrganisationId& id) {
  core::State state;
  for (std::int64_t after = 0;;) {
    const auto page = ledger.read(id, after, store::kMaxPage);
    for (const store::Record& record : page) {
      const auto envelope = codec::read_envelope(record.bytes);
      if (!envelope.ok()) return fmt::format("event {}: {}", record.seq, envelope.refusal().sentence.en);
      if (envelope->seq != record.seq || envelope->organisation != id)
        return fmt::format("event {} says it is event {} of {}", record.seq, envelope->seq,
                           envelope->organisation.value);
      if (envelope->event.at < state.last_time())
        return fmt::format("event {} is earlier than the one before it", record.seq);
      core::evolve(state, envelope->event);
      after = record.seq;
    }
    if (page.size() < store::kMaxPage) return std::nullopt;
  }
}

struct Line {
  nlohmann::json json;
  std::string text;
  std::optional<store::Head> head;
};

// What a snapshot is worth: the state that a restart makes of it is the fold of all events, or it is not.
void hold_snapshot_against(store::SqliteStore& store, const store::Snapshots& snapshots,
                           const OrganisationId& id, Line& line) {
  const service::SnapshotVerdict verdict =
      service::verify_snapshot(store.ledger(), store.vault(), snapshots, id);
  using What = service::SnapshotVerdict::What;
  if (verdict.what == What::none) return;
  line.json["snapshot"] = {{"seq", verdict.seq},
                           {"agrees", verdict.what == What::agrees},
                           {"usable", verdict.what != What::unusable}};
  switch (verdict.what) {
    case What::none:
      break;
    case What::agrees:
      line.text = fmt::format("snapshot at {} agrees, ", verdict.seq);
      break;
    case What::unusable:
      line.json["snapshot"]["problem"] = verdict.problem;
      line.text = fmt::format("snapshot not usable ({}), ", verdict.problem);
      break;
    case What::differs:
      line.json["snapshot"]["problem"] = verdict.problem;
      line.json["intact"] = false;
      line.head.reset();
      line.text = fmt::format("SNAPSHOT AT {} DIFFERS ({}): delete it and start again, ", verdict.seq,
                              verdict.problem);
      break;
  }
}

Line line_of(store::SqliteStore& store, const store::Snapshots& snapshots, const OrganisationId& id) {
  const store::Ledger& ledger = store.ledger();
  const store::ChainVerdict verdict = store::verify_chain(ledger, id);
  Line line;
  if (const auto* broken = std::get_if<store::ChainBroken>(&verdict)) {
    line.text = store::describe(*broken).en;
    line.json = {{"organisation", id.value}, {"intact", false}, {"seq", broken->seq}, {"problem", line.text}};
    return line;
  }
  const store::Head& head = std::get<store::ChainIntact>(verdict).head;
  if (const auto unfit = first_unfit(ledger, id)) {
    line.text = *unfit;
    line.json = {{"organisation", id.value}, {"intact", false}, {"problem", *unfit}};
    return line;
  }
  const std::string cursor = service::to_string(service::cursor_at(head));
  line.head = head;
  line.json = {{"organisation", id.value}, {"intact", true}, {"events", head.seq}, {"head", cursor}};
  hold_snapshot_against(store, snapshots, id, line);
  line.text = fmt::format("{} events, chain intact, {}head {}", head.seq, line.text, cursor);
  return line;
}

}  // namespace

Examined examine(store::SqliteStore& store, const store::Snapshots& snapshots, const OrganisationId& id) {
  const Line line = line_of(store, snapshots, id);
  return {line.head, line.text, line.json.dump()};
}

}  // namespace counterweight::app
