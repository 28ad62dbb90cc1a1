#include "engine/codec/snapshot.hpp"

#include <nlohmann/json.hpp>

#include "base/canonical_json.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/object_reader.hpp"

namespace counterweight::codec {
namespace {

using nlohmann::json;

Refusal unfit(const Text& why) {
  return {"invalid.snapshot", why};
}

json stub_json(std::int64_t id, const core::Stub& stub) {
  return {{"id", id},
          {"version", stub.version},
          {"seq", stub.seq},
          {"status", word(stub.status)},
          {"closed_at", format_timestamp(stub.closed_at)},
          {"author", stub.author.value},
          {"card", stub.card}};
}

// Takes the next line off `rest`; nothing when no line is left or the last one does not end.
std::optional<std::string_view> next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

std::string seal_line(std::string_view bytes) {
  return canonical_json({{"sha256", to_hex(sha256(bytes))}}) + "\n";
}

json sustained_json(const core::SustainedVeto& veto) {
  return {{"content", veto.content},
          {"proposal", veto.proposal.value},
          {"veto", veto.veto.value},
          {"at", format_timestamp(veto.at)},
          {"department", veto.department.value},
          {"member", veto.member.value},
          {"ground", veto.ground.value},
          {"reason", veto.reason},
          {"lifts_if", veto.lifts_if},
          {"acceptable", veto.acceptable},
          {"valid_until", time_json(veto.valid_until)}};
}

std::shared_ptr<const core::SustainedVeto> read_sustained(const json& line, std::vector<Refusal>& problems) {
  ObjectReader reader{line, "/sustained", problems};
  core::SustainedVeto veto;
  veto.content = reader.text("content");
  veto.proposal = {reader.integer("proposal")};
  veto.veto = {reader.integer("veto")};
  veto.at = reader.time("at");
  veto.department = {reader.text("department")};
  veto.member = {reader.text("member")};
  veto.ground = {reader.text("ground")};
  veto.reason = reader.text("reason");
  veto.lifts_if = reader.text("lifts_if");
  veto.acceptable = reader.text("acceptable");
  veto.valid_until = reader.time_or_none("valid_until");
  reader.finish();
  return std::make_shared<core::SustainedVeto>(std::move(veto));
}

Status read_head(const json& line, Snapshot& out) {
  std::vector<Refusal> problems;
  ObjectReader reader{line, "", problems};
  const std::int64_t format = reader.integer("format");
  if (problems.empty() && format != kSnapshotFormat)
    return unfit(say("expected format {}, found format {}", "ожидался формат {}, найден формат {}",
                     kSnapshotFormat, format));
  out.organisation = {reader.text("organisation")};
  out.seq = reader.integer("seq");
  const auto hash = hash_from_hex(reader.text("hash"));
  out.proposals_so_far = reader.integer("proposals");
  out.last_time = reader.time("last_time");
  if (const json* overrides = reader.array("overrides"))
    for (const json& each : *overrides) {
      ObjectReader one{each, "/overrides", problems};
      const Timestamp at = one.time("at");
      const core::ProposalId proposal{one.integer("proposal")};
      out.overrides.push_back({at, proposal, {one.integer("veto")}});
      one.finish();
    }
  if (const json* sustained = reader.array("sustained"))
    for (const json& each : *sustained) out.sustained.push_back(read_sustained(each, problems));
  reader.finish();
  if (problems.empty() && hash && out.seq >= 1 && out.proposals_so_far >= 0) {
    out.hash = *hash;
    return Done{};
  }
  return unfit(say("its head cannot be read", "её начало не читается"));
}

Status read_stub(const json& line, Snapshot& out) {
  std::vector<Refusal> problems;
  ObjectReader reader{line, "", problems};
  core::Stub stub;
  const std::int64_t id = reader.integer("id");
  stub.version = reader.integer("version");
  stub.seq = reader.integer("seq");
  stub.status = reader.word<core::ProposalStatus>("status");
  stub.closed_at = reader.time("closed_at");
  stub.author = {reader.text("author")};
  stub.card = reader.text("card");
  reader.finish();
  const bool fits = problems.empty() && id >= 1 && id <= out.proposals_so_far && stub.version >= 1 &&
                    stub.seq >= 1 && stub.seq <= out.seq;
  if (fits && out.stubs.emplace(id, std::move(stub)).second) return Done{};
  return unfit(say("its line of proposal {} cannot be read", "её строка о предложении {} не читается", id));
}

}  // namespace

std::string write_snapshot(const OrganisationId& organisation, std::int64_t seq, const Hash& hash,
                           const core::State& state) {
  json overrides = json::array();
  for (const core::SignedOverride& each : state.overrides())
    overrides.push_back(
        {{"at", format_timestamp(each.at)}, {"proposal", each.proposal.value}, {"veto", each.veto.value}});
  json sustained = json::array();
  for (const auto& each : state.sustained_vetoes()) sustained.push_back(sustained_json(*each));
  std::string out = canonical_json({{"format", kSnapshotFormat},
                                    {"organisation", organisation.value},
                                    {"seq", seq},
                                    {"hash", to_hex(hash)},
                                    {"proposals", state.proposals_so_far()},
                                    {"last_time", format_timestamp(state.last_time())},
                                    {"overrides", std::move(overrides)},
                                    {"sustained", std::move(sustained)}}) +
                    "\n";
  for (std::int64_t id = 1; id <= state.proposals_so_far(); ++id)
    if (const core::Stub* stub = state.stub({id})) out += canonical_json(stub_json(id, *stub)) + "\n";
  return out + seal_line(out);
}

Result<Snapshot> read_snapshot(std::string_view bytes) {
  const std::size_t without_seal = bytes.size() - std::min(bytes.size(), seal_line({}).size());
  if (bytes.substr(without_seal) != seal_line(bytes.substr(0, without_seal)))
    return unfit(say("its bytes are not those that were written", "её байты не те, что были записаны"));
  std::string_view rest = bytes.substr(0, without_seal);
  Snapshot out;
  for (bool head = true; const auto line = next_line(rest); head = false) {
    const Result<json> object = parse_json(*line);
    if (!object.ok()) return unfit(object.refusal().sentence);
    if (const Status read = head ? read_head(*object, out) : read_stub(*object, out); !read.ok())
      return read.refusal();
  }
  if (out.seq == 0 || !rest.empty()) return unfit(say("it has no head", "в ней нет начала"));
  return out;
}

}  // namespace counterweight::codec
