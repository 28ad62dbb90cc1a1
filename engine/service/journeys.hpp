// What customers touched, read from the vault and held while it is asked about; and new touches, made into
// parts that the ledger names. A touch that is there already is left out.
// Thread-safety: any thread. Reads the disk: not on the I/O thread.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/codec/journey_json.hpp"
#include "engine/service/library.hpp"

namespace counterweight::service {

constexpr std::size_t kMaxJourneysHeld = 4;  // with all their touches; asked about last

class Journeys {
 public:
  explicit Journeys(Library& library) : library_(library) {}

  // What the customers did with the map as it is drawn. The journey is there; `state` is the organisation's.
  std::shared_ptr<const core::JourneyReport> report(const OrganisationId& organisation,
                                                    const core::State& state, core::JourneyId id);

  // New touches of `touches`, in parts of kMaxTouchesOfPart, each with the value to seal with it; and how
  // many were there already. `limit.touches` and `limit.touchpoints` where there is no room for all of them;
  // `not_found.journey`.
  struct Part {
    core::RecordTouches command;
    std::vector<store::SealedValue> sealed;
  };
  struct Parts {
    std::vector<Part> parts;
    std::int64_t fresh = 0, known = 0;
  };
  Result<Parts> parts_of(const OrganisationId& organisation, const core::State& state, core::JourneyId id,
                         std::vector<codec::Touch> touches);

 private:
  struct Read {
    std::int64_t parts = 0;
    std::string first;  // the commitment of the first of them
    core::JourneyLog log;
    std::size_t version = 0;  // that `report` is of
    std::shared_ptr<const core::JourneyReport> report;
  };
  // Each has a mutex of its own: reading a large one keeps no other waiting. It is never locked under mutex_.
  struct Held {
    Held(OrganisationId of, core::JourneyId which) : organisation(std::move(of)), id(which) {}
    OrganisationId organisation;
    core::JourneyId id;
    std::mutex mutex;
    Read read;  // under mutex
  };
  std::shared_ptr<Held> held(const OrganisationId& organisation, core::JourneyId id);
  void read_on(Held& held, const core::Journey& journey) const;  // its mutex is locked

  Library& library_;
  std::mutex mutex_;
  std::list<std::shared_ptr<Held>> held_;  // asked about last first
};

// There would be more than kMaxTouchpoints: `limit.touchpoints`.
Refusal too_many_touchpoints();

}  // namespace counterweight::service
