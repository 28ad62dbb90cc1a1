// A command is what somebody asks for; the families are listed once, here.
#pragma once

#include <memory>
#include <variant>

#include "engine/core/knowledge/commands.hpp"
#include "engine/core/organisation/organisation.hpp"
#include "engine/core/proposal/commands.hpp"

namespace counterweight::core {

// Applies what is due, and nothing else. Given by timers and scenarios.
struct AdvanceTime {};

using Command = std::variant<OrganisationCommand, ProposalCommand, KnowledgeCommand, AdvanceTime>;

class AmendmentsSeen;
struct Proposal;

// What the outside adds to a command: the core reads no clock and knows no session.
struct Context {
  Timestamp now{};
  MemberId actor;        // empty: the program itself
  bool in_words = true;  // false: nobody reads why the command is refused, and its refusal has no sentence
  // For whoever asks ten thousands of times, as the verifier does: what amendments were found to make of a
  // text, and where to leave the proposal as the answer leaves it, so that its events need not be put on it
  // once more.
  AmendmentsSeen* amendments = nullptr;
  std::shared_ptr<Proposal>* left = nullptr;
  // Whatever has to be known is known: what a rulebook lets people do does not hang on what they found out.
  bool evidence_given = false;
};

}  // namespace counterweight::core
