#include "engine/codec/evidence_view.hpp"

#include <algorithm>

#include "engine/codec/evidence_json.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/evidence_needs.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

json one_cited_json(const CitedEvidence& each, const People& people) {
  json out{{"evidence", evidence_word(each.ref)},
           {"for", word(each.where.what)},
           {"action", nullptr},
           {"department", nullptr},
           {"by", people(each.by)},
           {"at", format_timestamp(each.at)}};
  if (!each.where.action.empty()) out["action"] = each.where.action.value;
  if (!each.where.department.empty()) out["department"] = each.where.department.value;
  return out;
}

json line_json(const char* of, std::int64_t wanted, std::int64_t has) {
  return {{"of", of}, {"wanted", wanted}, {"has", has}, {"met", has >= wanted}};
}

// What it wants, one line for each thing that is counted.
json lines_json(const EvidenceNeed& need) {
  json out = json::array();
  if (const auto& talks = need.rule->conversations) {
    out.push_back(line_json("conversations", talks->at_least, need.talks));
    if (talks->buyers > 0) out.push_back(line_json("buyers", talks->buyers, need.buyers));
    if (talks->not_older_than)
      for (json& line : out) line["not_older_than"] = format_duration(*talks->not_older_than);
  }
  if (const auto& metrics = need.rule->metrics) {
    json line = line_json("metrics", metrics->at_least, need.metrics);
    line["sufficient"] = metrics->sufficient;
    line["explained"] = metrics->explained;
    out.push_back(std::move(line));
  }
  if (need.rule->insights) out.push_back(line_json("insights", *need.rule->insights, need.insights));
  return out;
}

json need_json(const EvidenceNeed& need, Language language) {
  return {{"id", need.rule->id.value},
          {"name", need.rule->name.in(language)},
          {"actions", ids_json(need.actions)},
          {"wants", lines_json(need)},
          {"met", need.met()},
          {"missing", need.met() ? json(nullptr) : json(missing_words(need).in(language))}};
}

}  // namespace

json cited_evidence_json(const Proposal& proposal, const People& people) {
  json out = json::array();
  for (const CitedEvidence& each : proposal.cited) out.push_back(one_cited_json(each, people));
  return out;
}

json evidence_view_json(const KnowledgeReader& reader, const Proposal& proposal) {
  const People people{reader.state.organisation(), reader.name_of, reader.now};
  json cited = json::array();
  for (const CitedEvidence& each : proposal.cited) {
    json one = one_cited_json(each, people);
    one["record"] = evidence_card_json(reader, each.ref);
    cited.push_back(std::move(one));
  }
  json needs = json::array();
  const auto all = evidence_needs(proposal, reader.state.knowledge(), reader.now);
  for (const EvidenceNeed& need : all) needs.push_back(need_json(need, reader.language));
  const bool met = std::all_of(all.begin(), all.end(), [](const EvidenceNeed& each) { return each.met(); });
  return {{"cited", std::move(cited)}, {"needs", std::move(needs)}, {"met", met}};
}

}  // namespace counterweight::codec
