#include "web/server/preconditions.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/codec/envelope.hpp"
#include "engine/codec/timeline.hpp"
#include "web/server/negotiate.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

// The events of a proposal behind the version that was seen: it counts them.
json changes_since(const View& view, const service::Seen& seen) {
  const std::string subject = "proposal:" + std::to_string(seen.proposal.value);
  const auto last = std::max_element(seen.versions.begin(), seen.versions.end());
  std::int64_t to_skip = last == seen.versions.end() ? 0 : std::max<std::int64_t>(*last, 0);
  json out = json::array();
  for (std::int64_t after = 0; out.size() < kMaxChanges;) {
    const auto page = view.tenant->ledger().read_subject(view.tenant->id(), subject, after, store::kMaxPage);
    for (const store::Record& record : page) {
      after = record.seq;
      if (record.seq > view.published->head.seq || out.size() == kMaxChanges) return out;
      if (to_skip-- > 0) continue;
      const auto envelope = codec::read_envelope(record.bytes);
      if (!envelope.ok()) return out;  // of a newer program, which will not take commands here either
      out.push_back(codec::timeline_json(envelope->event, record.seq, view.state(), view.tenant->name_of(),
                                         view.language));
    }
    if (page.size() < store::kMaxPage) break;
  }
  return out;
}

// "Sales vetoes ... Production withdraws ..."; the latest, since these are what the sender has to know.
std::string in_a_row(const json& changes) {
  std::string out;
  const std::size_t first = changes.size() - std::min(changes.size(), kMaxChangesNamed);
  for (std::size_t i = first; i < changes.size(); ++i)
    out += (out.empty() ? "" : " ") + changes[i].at("sentence").get<std::string>();
  return out;
}

}  // namespace

Result<std::optional<service::Seen>> seen_in(const Request& request, IfMatchIs is) {
  if (!request.headers.sent(Header::if_match)) {
    if (is == IfMatchIs::optional) return std::optional<service::Seen>{};
    return Refusal{"required.if_match",
                   say("Say which version of the proposal you saw: send its `ETag` as `If-Match`.",
                       "Укажите, какую версию предложения вы видели: пришлите её `ETag` в `If-Match`.")};
  }
  const std::string& said = request.headers[Header::if_match];
  const auto read = read_if_match(said);
  if (!read)
    return Refusal{"invalid.if_match",
                   say("`If-Match` is to be an `ETag` such as {}, at most {} of them, or `*`, but it is {}.",
                       "В `If-Match` нужен `ETag`, например {}, не больше {}, или `*`, а указано {}.",
                       in_backticks("\"12\""), kMaxEntityTags, in_backticks(said))};
  if (read->any) return std::optional<service::Seen>{};
  return std::optional{service::Seen{{number_in(request.param("id")).value_or(0)}, read->versions}};
}

Response changed_response(const View& given, const service::Seen& seen, const Refusal& why) {
  const Result<View> whole = with_whole(given, seen.proposal);
  if (!whole.ok()) return problem(whole.refusal(), given.language);
  const View& view = *whole;
  json changes = changes_since(view, seen);
  Refusal told = why;
  if (!changes.empty()) {
    const std::string happened = in_a_row(changes);
    told.sentence.en += " " + happened;
    told.sentence.ru += " " + happened;
  }
  Response response = problem(told, view.language);
  json body = json::parse(response.body.view());
  body["changed"] = std::move(changes);
  response.body = Body{body.dump()};
  response.with("ETag", "\"" + std::to_string(view.state().proposal(seen.proposal)->version) + "\"");
  return response;
}

Response proposal_response(std::string_view if_none_match, const json& proposal) {
  const std::string etag = etag_of(proposal);
  if (names_etag(if_none_match, etag)) return empty_response(304).with("ETag", etag);
  return json_response(200, proposal).with("ETag", etag);
}

}  // namespace counterweight::server
