// How a proposal changes: amendments, what they change field by field, and the suggestions of others.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/proposal/action.hpp"
#include "rules/value.hpp"

namespace counterweight::core {

enum class SuggestionState { open, accepted, declined, withdrawn };

// Values by name; nothing takes one away.
using ValueChanges = std::map<std::string, std::optional<rules::Value>>;

// What is left out stays. An unknown id adds an action, which needs its kind and title.
struct ActionPatch {
  ActionId id;
  std::optional<KindId> kind;
  std::optional<std::string> title;
  ValueChanges attributes;
  std::optional<std::vector<ActionId>> needs;
  friend bool operator==(const ActionPatch&, const ActionPatch&) = default;
};

struct Amendment {
  std::optional<std::string> title, goal;
  ValueChanges fields;
  std::vector<ActionPatch> actions;
  std::vector<ActionId> drop;
  friend bool operator==(const Amendment&, const Amendment&) = default;
};

// One field that differs. `field` is title, goal, fields.NAME, or of an action: action (its title; from
// nothing: added, to nothing: dropped), kind, title, attributes.NAME, requires (ids joined by ", ").
struct Change {
  std::string field;
  ActionId action;  // empty: of the proposal
  std::optional<rules::Value> from, to;
  friend bool operator==(const Change&, const Change&) = default;
};

// A list of them that is shared by whoever holds it; compared by what it says.
class Changes {
 public:
  Changes() = default;
  explicit Changes(std::vector<Change> list)
      : list_(std::make_shared<std::vector<Change>>(std::move(list))) {}
  explicit operator bool() const { return list_ != nullptr; }
  const std::vector<Change>& operator*() const {  // empty where there is none
    static const std::vector<Change> kNone;
    return list_ ? *list_ : kNone;
  }
  friend bool operator==(const Changes& a, const Changes& b) { return a.list_ == b.list_ || *a == *b; }

 private:
  std::shared_ptr<const std::vector<Change>> list_;
};

struct Revision {
  int revision = 1;
  Timestamp at{};
  MemberId member;
  std::string reason;
  std::optional<SuggestionId> suggestion;
  Changes changes = {};  // none of the first
  friend bool operator==(const Revision&, const Revision&) = default;
};

struct SuggestionAnswer {
  std::string reason;
  MemberId member;
  Timestamp at{};
  std::optional<int> revision;  // the one it became
  friend bool operator==(const SuggestionAnswer&, const SuggestionAnswer&) = default;
};

struct Suggestion {
  SuggestionId id;
  MemberId member;
  Timestamp at{};
  int revision = 1;  // the one it was written for
  std::string reason;
  Amendment amendment;
  std::vector<Change> changes;  // to that revision
  SuggestionState state = SuggestionState::open;
  std::optional<SuggestionAnswer> answer;
  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

}  // namespace counterweight::core
