// The parts of a proposal's view, each in a file of its own where it is long. Inside the codec.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "engine/codec/people.hpp"
#include "engine/core/state.hpp"

namespace counterweight::codec {

// Renders people, and knows where nobody is present. Must not outlive what it was made from.
class People {
 public:
  People(const core::Organisation& organisation, const NameOf& name_of, Timestamp now)
      : organisation_(organisation), name_of_(name_of), now_(now) {}
  nlohmann::json operator()(const core::MemberId& id) const {
    return person_json(organisation_, name_of_, id);
  }
  bool vacant(const core::DepartmentId& department) const {
    const auto known = vacant_.find(department);
    if (known != vacant_.end()) return known->second;
    return vacant_[department] = organisation_.present_members_of(department, now_) == 0;
  }

 private:
  const core::Organisation& organisation_;
  const NameOf& name_of_;
  Timestamp now_;
  mutable std::map<core::DepartmentId, bool> vacant_;  // counting members once is enough
};

template <typename Range, typename Render>
nlohmann::json list_json(const Range& range, Render render) {
  nlohmann::json out = nlohmann::json::array();
  for (const auto& each : range) out.push_back(render(each));
  return out;
}

// action_view.cpp. `outcomes`: what a launch of everything cleared would do now.
nlohmann::json action_json(const core::State& state, const core::Proposal& proposal,
                           const core::Action& action, const std::vector<core::ActionOutcome>& outcomes,
                           const People& people);

// word_view.cpp: objections and vetoes
nlohmann::json objection_json(const core::Objection& objection, const People& people);
nlohmann::json veto_json(const core::Veto& veto, const People& people);

// revisions_view.cpp
nlohmann::json suggestion_json(const core::Proposal& proposal, const core::Suggestion& suggestion,
                               const People& people);

}  // namespace counterweight::codec
