// How a proposal changes, and what that does to what was said of it. One event for each consequence, so that
// none of them needs a rule to be replayed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/proposal/review_events.hpp"

namespace counterweight::core {

struct LapsedVoice {
  ActionId action;
  DepartmentId department;
  Position position = Position::approve;
  friend bool operator==(const LapsedVoice&, const LapsedVoice&) = default;
};

struct ProposalAmended {
  ProposalId proposal;
  int revision = 0;
  std::string title, goal;
  rules::Values fields;
  std::vector<SubmittedAction> actions;  // those that were touched, added or brought back
  std::vector<ActionId> dropped;
  std::vector<LapsedVoice> lapsed;
  std::string reason;
  std::optional<SuggestionId> suggestion;
  // Nothing where no action was touched: review stays as it was.
  std::optional<Timestamp> review_due, review_floor;
  Electorate electorate = kEverybody;
  std::vector<LapsedVoice> kept = {};  // approvals and abstentions that go on, with the content that is new
  Rolls rolls = {};
  // What differs, where it was found out already: no part of what happened, for it follows from the rest.
  struct AtHand {
    Changes changes;
    friend bool operator==(const AtHand&, const AtHand&) { return true; }
  } at_hand = {};
  friend bool operator==(const ProposalAmended&, const ProposalAmended&) = default;
};

// What an amendment does to an objection that its action carried so far.
enum class ObjectionEffect { met, waits, lapsed, returns, kept };
struct ObjectionCarried {
  ProposalId proposal;
  ObjectionId objection;
  ObjectionEffect effect = ObjectionEffect::waits;
  std::optional<Timestamp> due;  // waits
  friend bool operator==(const ObjectionCarried&, const ObjectionCarried&) = default;
};

// The same for a veto. override_void: it waits, and what set it aside does not count any more.
enum class VetoEffect { lifted, waits, rests, returns, kept_overridden, override_void, kept, lapsed };
struct VetoCarried {
  ProposalId proposal;
  VetoId veto;
  VetoEffect effect = VetoEffect::waits;
  std::optional<Timestamp> due;  // waits and override_void
  friend bool operator==(const VetoCarried&, const VetoCarried&) = default;
};

// The same content under another id: what was said of it stands there too, as it was.
struct ObjectionCopied {
  ProposalId proposal;
  ObjectionId objection, of;
  ActionId action;
  friend bool operator==(const ObjectionCopied&, const ObjectionCopied&) = default;
};
struct VetoCopied {
  ProposalId proposal;
  VetoId veto, of;
  ActionId action;
  bool lifted = false;  // by its condition, which holds here
  friend bool operator==(const VetoCopied&, const VetoCopied&) = default;
};

// The department says that it holds for the present content too; an absolute veto is reaffirmed by time.
struct ObjectionReaffirmed {
  ProposalId proposal;
  ObjectionId objection;
  std::string content;
  int revision = 0;
  friend bool operator==(const ObjectionReaffirmed&, const ObjectionReaffirmed&) = default;
};
struct VetoReaffirmed {
  ProposalId proposal;
  VetoId veto;
  std::string content;
  int revision = 0;
  std::optional<Timestamp> valid_until;
  bool by_time = false;
  friend bool operator==(const VetoReaffirmed&, const VetoReaffirmed&) = default;
};

// Its department did not look again in time.
struct ObjectionLapsed {
  ProposalId proposal;
  ObjectionId objection;
  friend bool operator==(const ObjectionLapsed&, const ObjectionLapsed&) = default;
};
struct VetoLapsed {
  ProposalId proposal;
  VetoId veto;
  friend bool operator==(const VetoLapsed&, const VetoLapsed&) = default;
};

struct SuggestionMade {
  ProposalId proposal;
  SuggestionId suggestion;
  Amendment amendment;
  std::vector<Change> changes;
  std::string reason;
  int revision = 0;
  friend bool operator==(const SuggestionMade&, const SuggestionMade&) = default;
};
struct SuggestionAnswered {
  ProposalId proposal;
  SuggestionId suggestion;
  SuggestionState state = SuggestionState::declined;
  std::string reason;
  std::optional<int> revision;
  friend bool operator==(const SuggestionAnswered&, const SuggestionAnswered&) = default;
};

// Somebody said what the worst would be; who acts wrote it down.
struct PremortemAnswered {
  ProposalId proposal;
  PremortemId answer;
  Worst worst;
  friend bool operator==(const PremortemAnswered&, const PremortemAnswered&) = default;
};

}  // namespace counterweight::core
