// Reading a JSON body strictly: every wrong, missing or unknown field is refused with its pointer, all at
// once.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "web/server/request.hpp"

namespace counterweight::server {

// The body as a JSON object; `invalid.json` when it is no JSON, `invalid.type` when it is another value.
Result<nlohmann::json> json_object(const Request& request);

// Takes the fields of one object and remembers what was wrong with them.
class Fields {
 public:
  explicit Fields(const nlohmann::json& object) : object_(object) {}

  // Empty, with a refusal noted, when the field is missing, no text, empty or longer than `most_bytes`.
  std::string text(std::string_view name, std::size_t most_bytes);
  std::optional<std::string> optional_text(std::string_view name, std::size_t most_bytes);
  // Nothing when it is missing or null; a refusal is noted for anything but a whole number.
  std::optional<std::int64_t> optional_integer(std::string_view name);
  std::optional<bool> optional_truth(std::string_view name);
  // The same for a time such as 2026-03-02T09:00:00Z.
  std::optional<Timestamp> optional_time(std::string_view name);
  // Notes the fields nobody took; call it last. Nothing noted at all: all is well.
  const std::vector<Refusal>& refusals();

 private:
  void note(std::string code, Text sentence, std::string_view name);

  const nlohmann::json& object_;
  std::vector<std::string> taken_;
  std::vector<Refusal> refusals_;
  bool finished_ = false;
};

}  // namespace counterweight::server
