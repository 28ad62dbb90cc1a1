// The sentences of a preview: what would happen, and to whose word.
#include "engine/codec/joined.hpp"
#include "engine/codec/preview_data.hpp"
#include "engine/core/proposal/preconditions.hpp"
#include "engine/core/proposal/stages.hpp"

namespace counterweight::codec {
namespace {

using namespace core;

class Foretelling {
 public:
  explicit Foretelling(const PreviewData& data) : data_(data), after_(data.after) {}

  std::vector<Text> tell() {
    tell_review();
    for (const auto& [action, departments] : lapsing())
      add(say("On {}, what was said so far lapses: {}.", "Сказанное утратит силу, {}: {}.", label(action),
              departments));
    for (const VetoId id : data_.votes_ended)
      add(say("The vote ends without a result: {}.", "Голосование закончится без результата: {}.",
              veto_label(after_, *after_.veto(id))));
    for (const VetoId id : data_.overrides_ended)
      add(say("The override that was signed comes to nothing: {}.",
              "Подписанное преодоление не вступит в силу: {}.", veto_label(after_, *after_.veto(id))));
    for (const auto& each : data_.vetoes) tell_veto(each);
    for (const VetoBound& each : data_.bound)
      add(say("{}'s veto on {} stands at once: it was sustained on this very content in proposal {}.",
              "Вето отдела «{}» ({}) сразу в силе: на этом самом содержании его сохранили в предложении {}.",
              name(each.department), label(each.action), each.of_proposal.value));
    for (const auto& each : data_.objections) tell_objection(each);
    for (const Right& right : data_.gains) tell_gain(right);
    for (const Right& right : data_.losses) tell_loss(right);
    return std::move(out_);
  }

 private:
  void add(Text sentence) { out_.push_back(std::move(sentence)); }
  Text name(const DepartmentId& id) const { return department_name(after_, id); }
  Text label(const ActionId& id) const { return action_label(after_, *after_.action(id)); }

  Text listed(const std::vector<ActionId>& ids) const {
    Text out;
    for (const ActionId& id : ids)
      out = out.en.empty() ? label(id) : joined(out, say(", {}", ", {}", label(id)));
    return out;
  }

  void tell_review() {
    std::vector<ActionId> touched;
    for (const SubmittedAction& action : data_.amended.actions) touched.push_back(action.draft.id);
    if (data_.amended.review_due)
      add(say("Under review until {} at the latest: {}.", "На рассмотрении самое позднее до {}: {}.",
              format_timestamp(review_ends_by(after_)), listed(touched)));
    else
      add({"Nothing that departments judge changes: there is no new review.",
           "То, что оценивают отделы, не меняется: нового рассмотрения не будет."});
    if (!data_.amended.dropped.empty()) add(say("Dropped: {}.", "Снято: {}.", listed(data_.amended.dropped)));
    if (data_.closes_review)
      add({"On all that stays, every department has spoken: review closes.",
           "Обо всём, что остаётся, высказались все отделы: рассмотрение закончится."});
  }

  // Who said something of which action, in the order of the proposal.
  std::vector<std::pair<ActionId, Text>> lapsing() const {
    std::vector<std::pair<ActionId, Text>> out;
    for (const LapsedVoice& voice : data_.amended.lapsed) {
      if (out.empty() || out.back().first != voice.action)
        out.emplace_back(voice.action, name(voice.department));
      else
        out.back().second = joined(out.back().second, say(", {}", ", {}", name(voice.department)));
    }
    return out;
  }

  bool bites(const Moved<VetoId, VetoEffect>& moved) const {
    return biting_veto_of(after_, *after_.action(moved.action), moved.department) != nullptr;
  }

  void tell_veto(const Moved<VetoId, VetoEffect>& moved) {
    const Text which =
        say("{}'s veto on {}", "Вето отдела «{}» ({})", name(moved.department), label(moved.action));
    const std::string until = format_timestamp(moved.due.value_or(Timestamp{}));
    switch (moved.effect) {
      case VetoEffect::lifted:
        return add(say("{} is lifted: its condition is met.", "{} снимется: его условие выполнено.", which));
      case VetoEffect::waits:
        return add(say("{} goes on to bite; its department says until {} whether it holds.",
                       "{} останется в силе; отдел скажет до {}, держится ли оно.", which, until));
      case VetoEffect::rests:
        return add(say("{} rests: it has no hold on what the action would be.",
                       "{} перестанет действовать: к новому содержанию оно не относится.", which));
      case VetoEffect::returns:
        return add(bites(moved) ? say("{} was given for this content before, and bites again.",
                                      "{} уже было дано для этого содержания и снова подействует.", which)
                                : say("{} was given for this content before, and does not bite there.",
                                      "{} уже было дано для этого содержания и там не действует.", which));
      case VetoEffect::kept:
        return add(say("{} holds for the new content too.", "{} сохранится и для нового содержания.", which));
      case VetoEffect::lapsed:
        return add(say("{} lapses; the department may veto anew.",
                       "{} утратит силу; отдел вправе наложить новое.", which));
      case VetoEffect::kept_overridden:
        return add(say("{} stays overridden.", "{} останется преодолённым.", which));
      case VetoEffect::override_void:
        return add(
            say("{} bites again: it was overridden for other content. Its department says until {} "
                "whether it holds.",
                "{} снова подействует: преодолено оно было для другого содержания. Отдел скажет до "
                "{}, держится ли оно.",
                which, until));
    }
  }

  void tell_objection(const Moved<ObjectionId, ObjectionEffect>& moved) {
    const Text which = say("{}'s objection to {}", "Возражение отдела «{}» ({})", name(moved.department),
                           label(moved.action));
    switch (moved.effect) {
      case ObjectionEffect::met:
        return add(say("{} is met.", "{} будет учтено.", which));
      case ObjectionEffect::waits:
        return add(say("{} wants an answer again; its department says until {} whether it holds.",
                       "{} снова ждёт ответа; отдел скажет до {}, держится ли оно.", which,
                       format_timestamp(moved.due.value_or(Timestamp{}))));
      case ObjectionEffect::lapsed:
        return add(say("{} lapses.", "{} утратит силу.", which));
      case ObjectionEffect::kept:
        return add(say("{} holds for the new content too.", "{} сохранится и для нового содержания.", which));
      case ObjectionEffect::returns:
        return add(say("{} is again what it was on this content.",
                       "{} станет таким, каким было для этого содержания.", which));
    }
  }

  static Text right_phrase(const Right& right) {
    if (right.approval) return {"has to approve", "согласование обязательно"};
    return right.power == rules::Power::veto ? Text{"may veto", "право наложить вето"}
                                             : Text{"may object to", "право возразить"};
  }
  void tell_gain(const Right& right) {
    add(say("New: {} {} {}.", "Новое — {}: {}, {}.", name(right.department), right_phrase(right),
            label(right.action)));
  }
  void tell_loss(const Right& right) {
    add(say("No more: {} {} {}.", "Больше нет — {}: {}, {}.", name(right.department), right_phrase(right),
            label(right.action)));
  }

  const PreviewData& data_;
  const Proposal& after_;
  std::vector<Text> out_;
};

}  // namespace

std::vector<Text> preview_sentences(const PreviewData& data) {
  return Foretelling{data}.tell();
}

}  // namespace counterweight::codec
