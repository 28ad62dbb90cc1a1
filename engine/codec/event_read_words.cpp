// Votes of a department's members, those who take no part, the final comment period; and the parts of other
// events that belong to them.
#include "engine/codec/event_reading.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

EventData word_given(ObjectReader& r, Problems& problems) {
  WordGiven e;
  e.proposal = proposal_in(r);
  e.action = action_in(r);
  e.department = department_in(r);
  e.saying.position = r.word<Position>("position");
  e.saying.reason = r.text("reason");
  e.content = r.text("content");
  e.revision = revision_in(r);
  e.saying.ground = {r.text_or("ground", {})};
  e.saying.lifts_if = r.text_or("lifts_if", {});
  e.saying.valid_until = r.time_or_none("valid_until");
  e.saying.acceptable = r.text_or("acceptable", {});
  e.saying.harm_pct = r.integer_or_none("harm_pct");
  e.saying.answers = answers_in(r, problems);
  return ProposalEvent{e};
}

EventData member_recused(ObjectReader& r, Problems&) {
  return ProposalEvent{
      MemberRecused{proposal_in(r), department_in(r), r.text("reason"), ids_in<ActionId>(r, "actions")}};
}

ChallengeBody body_in(ObjectReader& r) {
  ChallengeBody body;
  body.rule.departments = ids_in<DepartmentId>(r, "departments");
  body.rule.by_members = r.text("voters") == "members";
  body.rule.of_voting = r.boolean("of_voting");
  body.roll = r.integer("roll");
  if (r.has("falls_if"))
    body.rule.falls_if = r.share("falls_if");
  else
    body.rule.stands_if = r.share("stands_if");
  if (r.has("quorum")) body.rule.quorum = r.quorum("quorum");
  return body;
}

}  // namespace

Answers answers_in(ObjectReader& r, Problems& problems) {
  Answers out;
  const json* given = r.object_or_null("answers");
  if (given == nullptr) return out;
  ObjectReader each{*given, r.at() + "/answers", problems};
  for (const auto& [id, answer] : given->items()) out[{id}] = each.text(id);
  return out;
}

Rolls rolls_in(ObjectReader& r, Problems& problems) {
  Rolls out;
  const json* given = r.object_or_null("rolls");
  if (given == nullptr) return out;
  ObjectReader each{*given, r.at() + "/rolls", problems};
  for (const auto& [department, members] : given->items()) out[{department}] = each.integer(department);
  return out;
}

std::vector<ChallengeBody> bodies_in(ObjectReader& r, Problems& problems) {
  if (!r.has("bodies")) return {};
  return list_in<ChallengeBody>(r, "bodies", problems, body_in);
}

EventReaders word_event_readers() {
  return {
      {"word_given", word_given},
      {"member_recused", member_recused},
      {"final_comment_opened",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{FinalCommentOpened{proposal_in(r), r.time("due")}};
       }},
      {"final_comment_ended",
       [](ObjectReader& r, Problems&) {
         return ProposalEvent{FinalCommentEnded{proposal_in(r), r.time("review_due")}};
       }},
  };
}

}  // namespace counterweight::codec
