// cite: what the company knows, for a proposal and for what is said of it. A citation is a link both ways, so
// it is two events.
#include <algorithm>
#include <set>

#include "engine/core/proposal/decide.hpp"
#include "engine/core/proposal/evidence.hpp"
#include "engine/core/proposal/preconditions.hpp"

namespace counterweight::core {
namespace {

Refusal not_found(const EvidenceRef& ref, std::string pointer) {
  switch (ref.kind) {
    case EvidenceKind::insight:
      return {"not_found.insight", say("There is no insight {} here.", "Знания {} здесь нет.", ref.id),
              std::move(pointer)};
    case EvidenceKind::conversation:
      return {"not_found.conversation",
              say("There is no conversation {} here.", "Разговора {} здесь нет.", ref.id),
              std::move(pointer)};
    case EvidenceKind::journey:
      return {"not_found.journey", say("There is no journey {} here.", "Пути {} здесь нет.", ref.id),
              std::move(pointer)};
    case EvidenceKind::metric:
      break;
  }
  return {"not_found.metric", say("There is no metric {} here.", "Показателя {} здесь нет.", ref.id),
          std::move(pointer)};
}

// Whether it still says something.
Status still_speaks(const Knowledge& known, const EvidenceRef& ref, const std::string& pointer) {
  const Insight* insight = ref.kind == EvidenceKind::insight ? known.insights.find(ref.id) : nullptr;
  if (insight != nullptr && insight->merged_into)
    return Refusal{
        "conflict.merged",
        say("Insight {} lives on in insight {}. Cite that one.",
            "Знание {} влилось в знание {}. Сошлитесь на него.", ref.id, insight->merged_into->value),
        pointer};
  const bool erased = ref.kind == EvidenceKind::conversation ? known.conversations.find(ref.id)->erased
                                                             : insight != nullptr && insight->erased;
  if (erased)
    return Refusal{"conflict.erased",
                   say("What it said was erased. Cite another one.", "Её текст удалён. Сошлитесь на другую."),
                   pointer};
  return Done{};
}

const Member* member_of(const State& state, const Context& context) {
  return state.organisation().member(context.actor);
}

CitedWhere where_of(const State&, const Submit&, const Context&) {
  return {};
}
CitedWhere where_of(const State& state, const TakePosition& command, const Context& context) {
  return {CitedFor::position, command.action.value_or(ActionId{}), member_of(state, context)->department};
}
CitedWhere where_of(const State& state, const AnswerObjection& command, const Context&) {
  const Objection& objection = *state.proposal(command.proposal)->objection(command.objection);
  return {CitedFor::answer, objection.action, objection.department};
}
CitedWhere where_of(const State& state, const OverrideVeto& command, const Context&) {
  const Veto& veto = *state.proposal(command.proposal)->veto(command.veto);
  return {CitedFor::override_, veto.action, veto.department};
}

ProposalId proposal_of(const State& state, const Submit&) {
  return {state.proposals_so_far() + 1};
}
template <typename Command>
ProposalId proposal_of(const State&, const Command& command) {
  return command.proposal;
}

void cite(ProposalId proposal, std::vector<EvidenceRef> evidence, const CitedWhere& where,
          const Context& context, std::vector<Event>& out) {
  out.push_back({context.now, context.actor, ProposalEvent{EvidenceCited{proposal, evidence, where}}});
  out.push_back(
      {context.now, context.actor, KnowledgeEvent{RecordsCited{proposal, std::move(evidence), where}}});
}

Status room_for(const Proposal* proposal, std::size_t more) {
  if (proposal == nullptr || proposal->cited.size() + more <= kMaxCitations) return Done{};
  return Refusal{"limit.evidence",
                 say("A proposal cites at most {} records.",
                     "Предложение ссылается не больше чем на {} записей.", kMaxCitations),
                 "/evidence"};
}

}  // namespace

Status evidence_fits(const Knowledge& knowledge, const std::vector<EvidenceRef>& evidence) {
  if (evidence.size() > kMaxLinks)
    return Refusal{"limit.evidence",
                   say("Expected at most {} records at once, but found {}.",
                       "За один раз не больше {} записей, а здесь {}.", kMaxLinks, evidence.size()),
                   "/evidence"};
  std::set<EvidenceRef> seen;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const std::string at = "/evidence/" + std::to_string(i);
    if (!knowledge.knows(evidence[i])) return not_found(evidence[i], at);
    if (Status speaks = still_speaks(knowledge, evidence[i], at); !speaks.ok()) return speaks;
    if (!seen.insert(evidence[i]).second)
      return Refusal{"invalid.evidence",
                     say("It is cited twice here. Cite it once.", "Указано дважды. Укажите один раз."), at};
  }
  return Done{};
}

std::vector<EvidenceRef> not_yet_cited(const Proposal* proposal, const std::vector<EvidenceRef>& evidence,
                                       const CitedWhere& where) {
  std::vector<EvidenceRef> out = evidence;
  if (proposal != nullptr)
    std::erase_if(out, [&](const EvidenceRef& ref) {
      return std::any_of(proposal->cited.begin(), proposal->cited.end(),
                         [&](const CitedEvidence& each) { return each.ref == ref && each.where == where; });
    });
  return out;
}

template <typename Command>
Events with_evidence(const State& state, const Command& command, const Context& context, Events answer) {
  if (!answer.ok() || command.evidence.empty()) return answer;
  if (const Status fits = evidence_fits(state.knowledge(), command.evidence); !fits.ok())
    return fits.refusal();
  const ProposalId id = proposal_of(state, command);
  const Proposal* known = state.whole(id);
  const CitedWhere where = where_of(state, command, context);
  std::vector<EvidenceRef> fresh = not_yet_cited(known, command.evidence, where);
  if (const Status room = room_for(known, fresh.size()); !room.ok()) return room.refusal();
  if (!fresh.empty()) cite(id, std::move(fresh), where, context, *answer);
  return answer;
}

template Events with_evidence(const State&, const Submit&, const Context&, Events);
template Events with_evidence(const State&, const TakePosition&, const Context&, Events);
template Events with_evidence(const State&, const AnswerObjection&, const Context&, Events);
template Events with_evidence(const State&, const OverrideVeto&, const Context&, Events);

Events decide_proposal(const State& state, const CiteEvidence& command, const Context& context) {
  const auto member = acting_member(state, context);
  if (!member.ok()) return member.refusal();
  const auto found = open_proposal(state, command.proposal);
  if (!found.ok()) return found.refusal();
  if (command.evidence.empty())
    return Refusal{"invalid.evidence",
                   say("Say what is cited, e.g. `conversation:12`.",
                       "Скажите, на что ссылаетесь, например `conversation:12`."),
                   "/evidence"};
  if (const Status fits = evidence_fits(state.knowledge(), command.evidence); !fits.ok())
    return fits.refusal();
  std::vector<EvidenceRef> fresh = not_yet_cited(*found, command.evidence, {});
  if (fresh.empty())
    return Refusal{"conflict.cited",
                   say("The proposal cites all of it already.", "Предложение уже ссылается на всё это."),
                   "/evidence"};
  if (const Status room = room_for(*found, fresh.size()); !room.ok()) return room.refusal();
  std::vector<Event> events;
  cite((*found)->id, std::move(fresh), {}, context, events);
  return events;
}

}  // namespace counterweight::core
