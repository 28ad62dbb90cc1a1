// Bodies of the commands after the decision: pilots, halts, the outcome.
#include "engine/codec/command_reading.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

// Applies `read` to each element of an array, and finishes it.
template <typename T, typename Read>
std::vector<T> each_of(const json* array, const std::string& at, Problems& problems, Read read) {
  std::vector<T> out;
  if (array == nullptr) return out;
  for (std::size_t i = 0; i < array->size(); ++i) {
    ObjectReader each{(*array)[i], at + "/" + std::to_string(i), problems};
    out.push_back(read(each));
    each.finish();
  }
  return out;
}

template <typename Command>
CommandResult with_reason(ProposalId proposal, const ActionId& action, const json& body) {
  const Result<std::string> reason = only_text(body, "reason");
  if (!reason.ok()) return reason.refusal();
  return ProposalCommand{Command{proposal, action, *reason}};
}

}  // namespace

CommandResult read_recast(ProposalId proposal, VetoId veto, const json& body) {
  const Result<std::string> reason = only_text(body, "reason");
  if (!reason.ok()) return reason.refusal();
  return ProposalCommand{RecastVeto{proposal, veto, *reason}};
}

CommandResult read_pilot_result(ProposalId proposal, const ActionId& action, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  RecordPilotResult command{proposal, action, reader.boolean("met"), reader.text_or("measured", {}),
                            reader.text_or("reason", {})};
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

CommandResult read_halt(ProposalId proposal, const ActionId& action, const json& body) {
  return with_reason<HaltAction>(proposal, action, body);
}

CommandResult read_resume(ProposalId proposal, const ActionId& action, const json& body) {
  return with_reason<ResumeAction>(proposal, action, body);
}

CommandResult read_stop(ProposalId proposal, const ActionId& action, const json& body) {
  return with_reason<StopAction>(proposal, action, body);
}

CommandResult read_outcome(ProposalId proposal, const json& body) {
  Problems problems;
  ObjectReader reader{body, "", problems};
  RecordOutcome command;
  command.proposal = proposal;
  command.measured = each_of<Measured>(reader.array("measured"), "/measured", problems, [](ObjectReader& r) {
    return Measured{r.text_or("what", {}), r.text_or("expected", {}), r.text_or("found", {})};
  });
  command.verdict = reader.word<OutcomeVerdict>("verdict");
  command.lesson = reader.text_or("lesson", {});
  command.lessons =
      each_of<Lesson>(reader.array_or_null("lessons"), "/lessons", problems, [](ObjectReader& r) {
        return Lesson{{r.integer("veto")}, r.text_or("lesson", {})};
      });
  command.came_true = record_numbers<PremortemId>(reader, "came_true", problems);
  reader.finish();
  return command_result(std::move(problems), std::move(command));
}

}  // namespace counterweight::codec
