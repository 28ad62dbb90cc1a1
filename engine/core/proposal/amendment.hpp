// An amendment put on a proposal: the text it would become, and what of it is touched.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "engine/core/cow_list.hpp"
#include "engine/core/proposal/changes.hpp"
#include "engine/core/proposal/review_events.hpp"

namespace counterweight::core {

struct Amended {
  Snapshot text;                         // in normal form
  std::vector<SubmittedAction> touched;  // changed, added or brought back
  std::vector<ActionId> dropped;
  Changes changes;
};

// Every problem at once, with pointers below `at` ("" for the body of amend, "/amendment" for a suggestion);
// `conflict.no_change` when nothing would differ.
Result<Amended> apply(const Proposal& proposal, const Amendment& amendment, const std::string& at);

// apply(), remembered by what it depends on: while a rulebook is verified, the same amendments are put on the
// same few texts ten thousands of times, whatever was said of them. For one rulebook, and for one thread.
class AmendmentsSeen {
 public:
  // Null when it is refused; that is not remembered.
  std::shared_ptr<const Amended> apply(const Proposal& proposal, const Amendment& amendment);

 private:
  struct Seen {
    std::string title, goal;
    rules::Values fields;
    CowList<Action> actions;
    Amendment amendment;
    std::shared_ptr<const Amended> amended;
    bool is(const Proposal& proposal, const Amendment& asked) const;
  };
  std::unordered_map<std::string, std::vector<Seen>> by_last_content_;
};

std::vector<ActionId> ids_of(const std::vector<SubmittedAction>& actions);

}  // namespace counterweight::core
