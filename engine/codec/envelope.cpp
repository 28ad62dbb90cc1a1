#include "engine/codec/envelope.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

#include "base/canonical_json.hpp"
#include "engine/codec/event_json.hpp"
#include "engine/codec/object_reader.hpp"

namespace counterweight::codec {
namespace {

using nlohmann::json;

constexpr std::string_view kTypePrefix = "counterweight.";
constexpr std::string_view kSourcePrefix = "/organisations/";

std::string without_prefix(std::string text, std::string_view prefix) {
  if (text.starts_with(prefix)) text.erase(0, prefix.size());
  return text;
}

}  // namespace

std::string subject_of(const core::Event& event) {
  const auto proposal = core::proposal_of(event);
  if (proposal) return "proposal:" + std::to_string(proposal->value);
  return std::holds_alternative<core::KnowledgeEvent>(event.data) ? "knowledge" : "organisation";
}

std::string write_envelope(const Envelope& envelope) {
  const std::string seq = std::to_string(envelope.seq);
  json out{{"specversion", "1.0"},
           {"id", seq},
           {"sequence", seq},
           {"source", std::string(kSourcePrefix) + envelope.organisation.value},
           {"type", std::string(kTypePrefix) + event_type(envelope.event)},
           {"typeversion", event_version(envelope.event)},
           {"subject", subject_of(envelope.event)},
           {"time", format_timestamp(envelope.event.at)},
           {"datacontenttype", "application/json"},
           {"data", event_data(envelope.event)}};
  if (!envelope.event.actor.empty()) out["actor"] = envelope.event.actor.value;
  if (!envelope.command.empty()) out["commandid"] = envelope.command;
  if (!envelope.body_hash.empty()) out["bodyhash"] = envelope.body_hash;
  return canonical_json(out);
}

Result<Envelope> read_envelope(std::string_view bytes) {
  const Result<json> object = parse_json(bytes);
  if (!object.ok()) return object.refusal();
  std::vector<Refusal> problems;
  ObjectReader reader{*object, "", problems};
  Envelope out;
  out.organisation = {without_prefix(reader.text("source"), kSourcePrefix)};
  const std::string seq = reader.text("sequence");
  std::from_chars(seq.data(), seq.data() + seq.size(), out.seq);
  out.command = reader.text_or("commandid", {});
  out.body_hash = reader.text_or("bodyhash", {});
  out.event.actor = {reader.text_or("actor", {})};
  out.event.at = reader.time("time");
  const std::string type = without_prefix(reader.text("type"), kTypePrefix);
  const std::int64_t version = reader.integer("typeversion");
  const json* data = reader.object_or_null("data");
  if (data == nullptr)
    problems.push_back({"invalid.event", say("An event without data.", "Событие без данных.")});
  if (!problems.empty()) return together(std::move(problems));
  Result<core::EventData> event = read_event(type, version, *data);
  if (!event.ok()) return event.refusal();
  out.event.data = *std::move(event);
  return out;
}

std::string exported(std::string_view bytes, const std::string& prevhash, const std::string& hash) {
  json object = json::parse(bytes);
  object["prevhash"] = prevhash;
  object["hash"] = hash;
  return canonical_json(object);
}

}  // namespace counterweight::codec
