// What the readers of bodies share. Inside the codec.
#pragma once

#include <vector>

#include "engine/codec/command_json.hpp"
#include "engine/codec/object_reader.hpp"

namespace counterweight::codec {

using Problems = std::vector<Refusal>;

// The command, or everything that is wrong with its body.
template <typename Command>
Result<Command> read_result(Problems problems, Command command) {
  if (!problems.empty()) return together(std::move(problems));
  return command;
}

inline CommandResult command_result(Problems problems, core::ProposalCommand command) {
  return read_result(std::move(problems), std::move(command));
}

// The revision on the screen; 0, which decide refuses, for what cannot be one.
inline int read_revision(ObjectReader& reader) {
  const std::int64_t found = reader.integer("revision");
  return found < 0 || found > 1'000'000 ? 0 : static_cast<int>(found);
}

// The body of a command that needs none.
template <typename Command>
Result<Command> nothing_but(const nlohmann::json& body, Command command) {
  Problems problems;
  ObjectReader{body, "", problems}.finish();
  return read_result(std::move(problems), std::move(command));
}
// A body of one sentence that a person wrote; decide says what to write when it is missing.
Result<std::string> only_text(const nlohmann::json& body, const std::string& key);

}  // namespace counterweight::codec
