// Plays scenario files (design 3, JSON Lines) through the real engine: for `rules simulate`, for the demo and
// for tests.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "engine/service/service.hpp"

namespace counterweight::service {

constexpr std::size_t kMaxScenarioLines = 100'000;

// What became of a whole file.
struct Played {
  std::size_t lines = 0;
  std::size_t failed =
      0;  // expectations not met, refusals that should not have been, and the other way round
  Status readable =
      Done{};  // `invalid.scenario` with the line where the file itself is wrong; nothing after it was played
};

class Scenario {
 public:
  // One line of output per line of input, as JSON.
  using Output = std::function<void(const nlohmann::json&)>;
  // `shift` is added to every time in the file, so that a demo can end now. `clock` must be the service's.
  Scenario(Service& service, ManualClock& clock, OrganisationId organisation, Duration shift, Output output);

  Played play(std::string_view text);
  // Labels of the file ("p1") and the proposals they became.
  const std::map<std::string, core::ProposalId>& proposals() const { return proposals_; }

 private:
  bool play_line(const nlohmann::json& line, nlohmann::json& out);
  void go_to(Timestamp when);
  std::optional<Timestamp> next_due() const;
  bool play_command(const nlohmann::json& line, nlohmann::json& out);
  bool play_expectation(const nlohmann::json& expected, nlohmann::json& out);
  void meet_everybody(std::string_view text);
  Status meet(const std::string& actor, const nlohmann::json& line);
  Result<Accepted> add(core::AddMember member, const core::MemberId& actor);
  std::shared_ptr<const core::Proposal> whole(core::ProposalId id) const;
  Result<Accepted> give(const nlohmann::json& line, const core::MemberId& actor);

  Service& service_;
  ManualClock& clock_;
  OrganisationId organisation_;
  Duration shift_;
  Output output_;
  std::map<std::string, core::ProposalId> proposals_;
};

// The latest time in the file; nothing when there is none or the file cannot be read.
std::optional<Timestamp> last_time_of(std::string_view scenario);

}  // namespace counterweight::service
