// The members that are written once here, and not in every source that holds one of these (events.hpp).
#include "engine/core/proposal/proposal.hpp"

namespace counterweight::core {

Seat::Seat() = default;
Seat::Seat(const Seat& other) = default;
Seat::Seat(Seat&& other) noexcept = default;
Seat& Seat::operator=(const Seat& other) = default;
Seat& Seat::operator=(Seat&& other) noexcept = default;
Seat::~Seat() = default;
bool operator==(const Seat& a, const Seat& b) = default;

Action::Action() = default;
Action::Action(const Action& other) = default;
Action::Action(Action&& other) noexcept = default;
Action& Action::operator=(const Action& other) = default;
Action& Action::operator=(Action&& other) noexcept = default;
Action::~Action() = default;
bool operator==(const Action& a, const Action& b) = default;

Challenge::Challenge() = default;
Challenge::Challenge(const Challenge& other) = default;
Challenge::Challenge(Challenge&& other) noexcept = default;
Challenge& Challenge::operator=(const Challenge& other) = default;
Challenge& Challenge::operator=(Challenge&& other) noexcept = default;
Challenge::~Challenge() = default;
bool operator==(const Challenge& a, const Challenge& b) = default;

Veto::Veto() = default;
Veto::Veto(const Veto& other) = default;
Veto::Veto(Veto&& other) noexcept = default;
Veto& Veto::operator=(const Veto& other) = default;
Veto& Veto::operator=(Veto&& other) noexcept = default;
Veto::~Veto() = default;
bool operator==(const Veto& a, const Veto& b) = default;

Objection::Objection() = default;
Objection::Objection(const Objection& other) = default;
Objection::Objection(Objection&& other) noexcept = default;
Objection& Objection::operator=(const Objection& other) = default;
Objection& Objection::operator=(Objection&& other) noexcept = default;
Objection::~Objection() = default;
bool operator==(const Objection& a, const Objection& b) = default;

Proposal::Proposal() = default;
Proposal::Proposal(const Proposal& other) = default;
Proposal::Proposal(Proposal&& other) noexcept = default;
Proposal& Proposal::operator=(const Proposal& other) = default;
Proposal& Proposal::operator=(Proposal&& other) noexcept = default;
Proposal::~Proposal() = default;

}  // namespace counterweight::core
