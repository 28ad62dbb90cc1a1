#include "engine/codec/amend_preview.hpp"

#include <algorithm>

#include "engine/codec/amendment_json.hpp"
#include "engine/codec/json_parts.hpp"
#include "engine/codec/preview_data.hpp"
#include "engine/codec/proposal_parts.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/amendment.hpp"
#include "engine/core/proposal/evolve.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

// Puts the events on a copy of the proposal and notes what each does to what was said.
class Collecting {
 public:
  explicit Collecting(const Proposal& before) : before_(before) { out_.after = before; }

  void take(const Event& event) {
    const ProposalEvent& happened = std::get<ProposalEvent>(event.data);
    evolve_proposal(out_.after, happened, event.actor, event.at);
    if (const auto* e = std::get_if<ProposalAmended>(&happened)) out_.amended = *e;
    if (const auto* e = std::get_if<ObjectionCarried>(&happened)) carried(*e);
    if (const auto* e = std::get_if<VetoCarried>(&happened)) carried(*e);
    if (const auto* e = std::get_if<ObjectionCopied>(&happened)) copied(*e);
    if (const auto* e = std::get_if<VetoCopied>(&happened)) copied(*e);
    if (const auto* e = std::get_if<VetoBound>(&happened)) out_.bound.push_back(*e);
    if (const auto* e = std::get_if<StageOpened>(&happened)) out_.amended.review_due = e->review_due;
    if (const auto* e = std::get_if<ChallengeClosed>(&happened)) out_.votes_ended.push_back(e->veto);
    if (const auto* e = std::get_if<OverrideClosed>(&happened)) out_.overrides_ended.push_back(e->veto);
    if (std::holds_alternative<ReviewClosed>(happened)) out_.closes_review = true;
  }
  PreviewData data() { return std::move(out_); }

 private:
  void carried(const ObjectionCarried& e) {
    const Objection& o = *out_.after.objection(e.objection);
    out_.objections.push_back({o.id, o.action, o.department, e.effect, e.due});
  }
  void carried(const VetoCarried& e) {
    const Veto& v = *out_.after.veto(e.veto);
    const bool rested = before_.veto(e.veto)->state == VetoState::resting;
    if (!rested || e.effect != VetoEffect::rests)  // that is no news
      out_.vetoes.push_back({v.id, v.action, v.department, e.effect, e.due});
  }
  // A copy has no number yet that anybody knows: it is told under the one that it is a copy of.
  void copied(const ObjectionCopied& e) {
    const Objection& o = *out_.after.objection(e.of);
    out_.objections.push_back({o.id, e.action, o.department, ObjectionEffect::returns});
  }
  void copied(const VetoCopied& e) {
    const Veto& v = *out_.after.veto(e.of);
    out_.vetoes.push_back(
        {v.id, e.action, v.department, e.lifted ? VetoEffect::lifted : VetoEffect::returns});
  }

  const Proposal& before_;
  PreviewData out_;
};

bool has_new_ground(const rules::Seat& now, const rules::Seat& before) {
  return std::any_of(now.grounds.begin(), now.grounds.end(), [&](const GroundId& ground) {
    return std::find(before.grounds.begin(), before.grounds.end(), ground) == before.grounds.end();
  });
}

const Seat* seat_in(const Action* action, const DepartmentId& department) {
  return action == nullptr || action->dropped ? nullptr : seat_of(*action, department);
}

// The rights of `mine` that `other` has not, or has less of.
void add_rights(const Action& mine, const Action* other, std::vector<Right>& out) {
  for (const Seat& seat : mine.seats) {
    const rules::Seat& now = seat.right;
    if (!now.speaks()) continue;
    const Seat* found = seat_in(other, now.department);
    const rules::Seat had = found == nullptr ? rules::Seat{} : found->right;
    if (now.power >= rules::Power::object && (now.power > had.power || has_new_ground(now, had)))
      out.push_back({mine.draft.id, now.department, now.power, false});
    if (now.approval_required && !had.approval_required)
      out.push_back({mine.draft.id, now.department, now.power, true});
  }
}

json right_json(const Right& right) {
  return {{"action", right.action.value},
          {"department", right.department.value},
          {"power", word(right.power)},
          {"approval_required", right.approval}};
}

json moved_json(const char* noun, std::int64_t id, const ActionId& action, const DepartmentId& department,
                std::string_view effect) {
  return {{noun, id}, {"action", action.value}, {"department", department.value}, {"effect", effect}};
}

}  // namespace

PreviewData preview_data(const Proposal& before, const std::vector<Event>& events) {
  Collecting collecting{before};
  for (const Event& event : events) collecting.take(event);
  PreviewData out = collecting.data();
  for (const SubmittedAction& touched : out.amended.actions) {
    const Action& now = *out.after.action(touched.draft.id);
    const Action* earlier = before.action(touched.draft.id);
    add_rights(now, earlier, out.gains);
    if (earlier != nullptr && !earlier->dropped) add_rights(*earlier, &now, out.losses);
  }
  return out;
}

json preview_json(const Proposal& before, const std::vector<Event>& events, Language language) {
  const PreviewData data = preview_data(before, events);
  const auto lapsed = [](const LapsedVoice& voice) {
    return json{{"action", voice.action.value},
                {"department", voice.department.value},
                {"position", word(voice.position)}};
  };
  const auto objection = [](const auto& each) {
    return moved_json("objection", each.id.value, each.action, each.department, word(each.effect));
  };
  const auto veto = [](const auto& each) {
    return moved_json("veto", each.id.value, each.action, each.department, word(each.effect));
  };
  const auto bound = [](const VetoBound& each) {
    return json{{"action", each.action.value},
                {"department", each.department.value},
                {"proposal", each.of_proposal.value},
                {"veto", each.of.value}};
  };
  const auto sentence = [&](const Text& text) { return json(text.in(language)); };
  return {{"changes", changes_json(*data.after.revisions.back()->changes)},
          {"touched", ids_json(ids_of(data.amended.actions))},
          {"lapses", list_json(data.amended.lapsed, lapsed)},
          {"objections", list_json(data.objections, objection)},
          {"vetoes", list_json(data.vetoes, veto)},
          {"bound", list_json(data.bound, bound)},
          {"gains", list_json(data.gains, right_json)},
          {"losses", list_json(data.losses, right_json)},
          {"review_due", time_json(data.amended.review_due)},
          {"sentences", list_json(preview_sentences(data), sentence)}};
}

}  // namespace counterweight::codec
