// What the readers of bodies share. Inside the codec.
#pragma once

#include <vector>

#include "engine/codec/command_json.hpp"
#include "engine/codec/object_reader.hpp"
#include "engine/core/limits.hpp"

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

// Numbers of records under `key`, which may be missing.
template <typename Id>
std::vector<Id> record_numbers(ObjectReader& reader, const std::string& key, Problems& problems) {
  std::vector<Id> out;
  const nlohmann::json* array = reader.array_or_null(key);
  if (array == nullptr) return out;
  for (std::size_t i = 0; i < array->size(); ++i) {
    const nlohmann::json& each = (*array)[i];
    if (each.is_number_integer()) {
      out.push_back({each.get<std::int64_t>()});
      continue;
    }
    problems.push_back({"invalid.shape",
                        say("Expected the number of a record, but found {}.",
                            "Нужен номер записи, а здесь {}.", json_type(each)),
                        reader.at() + "/" + key + "/" + std::to_string(i)});
  }
  return out;
}

// One of them, which is the body itself, or a list under `key`.
template <typename Each, typename Read>
std::vector<Each> one_or_many(const nlohmann::json& body, const char* key, Problems& problems,
                              const Read& read) {
  std::vector<Each> out;
  if (!body.is_object() || !body.contains(key)) {
    ObjectReader reader{body, "", problems};
    out.push_back(read(reader, problems));
    return out;
  }
  ObjectReader outer{body, "", problems};
  if (const nlohmann::json* list = outer.array(key)) {
    if (list->size() > core::kMaxAtOnce)
      problems.push_back(
          {"limit.at_once",
           say("Expected at most {} at once, but found {}. Send them in several parts.",
               "За один раз не больше {}, а здесь {}. Отправьте по частям.", core::kMaxAtOnce, list->size()),
           std::string("/") + key});
    else
      for (std::size_t i = 0; i < list->size(); ++i) {
        ObjectReader reader{(*list)[i], std::string("/") + key + "/" + std::to_string(i), problems};
        out.push_back(read(reader, problems));
      }
  }
  outer.finish();
  return out;
}

}  // namespace counterweight::codec
