#include "engine/codec/evidence_json.hpp"

#include <charconv>

#include "engine/codec/words.hpp"

namespace counterweight::codec {

using core::EvidenceRef;

std::string evidence_word(const EvidenceRef& ref) {
  return std::string(word(ref.kind)) + ":" + std::to_string(ref.id);
}

Text record_words(const EvidenceRef& ref) {
  switch (ref.kind) {
    case core::EvidenceKind::insight:
      return say("insight {}", "знание {}", ref.id);
    case core::EvidenceKind::conversation:
      return say("conversation {}", "разговор {}", ref.id);
    case core::EvidenceKind::journey:
      return say("journey {}", "путь клиента {}", ref.id);
    case core::EvidenceKind::metric:
      break;
  }
  return say("metric {}", "показатель {}", ref.id);
}

std::optional<EvidenceRef> read_evidence_word(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto kind = read_word<core::EvidenceKind>(text.substr(0, colon));
  const std::string_view digits = text.substr(colon + 1);
  EvidenceRef out;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), out.id);
  if (!kind || end.ec != std::errc{} || end.ptr != digits.data() + digits.size() || out.id < 1)
    return std::nullopt;
  out.kind = *kind;
  return out;
}

nlohmann::json evidence_json(const std::vector<EvidenceRef>& evidence) {
  nlohmann::json out = nlohmann::json::array();
  for (const EvidenceRef& each : evidence) out.push_back(evidence_word(each));
  return out;
}

std::vector<EvidenceRef> read_evidence(ObjectReader& reader, const std::string& key,
                                       std::vector<Refusal>& problems) {
  std::vector<EvidenceRef> out;
  const std::vector<std::string> words = reader.texts(key);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto ref = read_evidence_word(words[i])) {
      out.push_back(*ref);
      continue;
    }
    problems.push_back({"invalid.evidence",
                        say("Expected a record, e.g. `insight:3`, `conversation:12`, `metric:7` or "
                            "`journey:2`, but found {}.",
                            "Нужна запись, например `insight:3`, `conversation:12`, `metric:7` или "
                            "`journey:2`, а указано {}.",
                            in_backticks(words[i])),
                        reader.at() + "/" + key + "/" + std::to_string(i)});
  }
  return out;
}

}  // namespace counterweight::codec
