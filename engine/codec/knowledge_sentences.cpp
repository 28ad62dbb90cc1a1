// A sentence for every event about customers. None repeats what anybody wrote.
#include "engine/codec/evidence_json.hpp"
#include "engine/codec/timeline.hpp"

namespace counterweight::codec {
namespace {

using namespace core;

struct KnowledgeTeller {
  Text operator()(const InsightCaptured& e) const {
    return say("Insight {} was captured.", "Записано знание {}.", e.insight.value);
  }
  Text operator()(const InsightRevised& e) const {
    return say("Insight {} was made better.", "Дополнено знание {}.", e.insight.value);
  }
  Text operator()(const InsightsMerged& e) const {
    return say("Insight {} was merged into insight {}.", "Знание {} влито в знание {}.", e.insight.value,
               e.into.value);
  }
  Text operator()(const InsightJudged& e) const {
    switch (e.judgement) {
      case Judgement::confirmed:
        return say("Insight {} was confirmed.", "Знание {} подтвердилось.", e.insight.value);
      case Judgement::refuted:
        return say("Insight {} was refuted.", "Знание {} опровергнуто.", e.insight.value);
      case Judgement::open:
        break;
    }
    return say("What insight {} was judged to be is open again.", "Оценка знания {} снята.", e.insight.value);
  }
  Text operator()(const InsightAttached& e) const {
    return say("A file was attached to insight {}.", "К знанию {} приложен файл.",
               e.attachment.insight.value);
  }
  Text operator()(const CustomersAdded& e) const {
    return say("{} customers were added.", "Добавлено клиентов: {}.", e.customers.size());
  }
  Text operator()(const CustomersRelated& e) const {
    return say("{} customers are related otherwise now.", "Изменилось отношение клиентов: {}.",
               e.customers.size());
  }
  Text operator()(const ConversationsRecorded& e) const {
    if (e.conversations.size() == 1)
      return say("Conversation {} was recorded.", "Записан разговор {}.",
                 e.conversations.front().conversation.value);
    return say("{} conversations were recorded.", "Записано разговоров: {}.", e.conversations.size());
  }
  Text operator()(const ConversationRevised& e) const {
    return say("Conversation {} was corrected.", "Исправлена запись разговора {}.", e.conversation.value);
  }
  Text operator()(const MetricsRecorded& e) const {
    if (e.metrics.size() == 1)
      return say("Metric {} was recorded: “{}”.", "Записан показатель {}: «{}».",
                 e.metrics.front().metric.value, e.metrics.front().facts.name);
    return say("{} metrics were recorded.", "Записано показателей: {}.", e.metrics.size());
  }
  Text operator()(const MetricExplained& e) const {
    return say("Conversations explain metric {} now: {} more.", "Показатель {} объясняют ещё разговоры: {}.",
               e.metric.value, e.conversations.size());
  }
  Text operator()(const JourneyDrawn& e) const {
    return say("Journey {} was drawn: “{}”.", "Нарисован путь клиента {}: «{}».", e.journey.value,
               e.facts.name);
  }
  Text operator()(const JourneyRedrawn& e) const {
    return say("Journey {} was drawn anew.", "Путь клиента {} перерисован.", e.journey.value);
  }
  Text operator()(const TouchesRecorded& e) const {
    return say("{} touches came in for journey {}.", "Загружено касаний: {} (путь клиента {}).",
               e.part.touches, e.journey.value);
  }
  Text operator()(const RecordsErased& e) const {
    if (!e.attachments.empty())
      return say("An attachment of insight {} was erased.", "Удалено вложение знания {}.",
                 e.attachments.front().insight.value);
    return say("Erased: {} customers, {} conversations, {} insights.",
               "Удалено: клиентов {}, разговоров {}, знаний {}.", e.customers.size(), e.conversations.size(),
               e.insights.size());
  }
  Text operator()(const RecordsCited& e) const {
    return say("Proposal {} cites {} records.", "Предложение {} ссылается на записи: {}.", e.proposal.value,
               e.evidence.size());
  }
};

}  // namespace

Text sentence_of(const KnowledgeEvent& event) {
  return std::visit(KnowledgeTeller{}, event);
}

}  // namespace counterweight::codec
