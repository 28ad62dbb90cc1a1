// Votes of a department's members, those who take no part, and the final comment period.
#include "engine/codec/teller.hpp"

namespace counterweight::codec {

using namespace core;

Text Teller::operator()(const WordGiven& e) const {
  const auto told = [&](const Text& word) {
    return say("A member of {} voted {} {}.", "{}: голос одного из отдела — {}, {}.", name(e.department),
               word, label(e.action));
  };
  switch (e.saying.position) {
    case Position::approve:
      return told({"to approve", "согласовать"});
    case Position::abstain:
      return told({"to abstain on", "воздержаться"});
    case Position::object:
      return told({"to object to", "возразить"});
    case Position::veto:
      return told({"to veto", "наложить вето"});
  }
  return {};
}

Text Teller::operator()(const MemberRecused& e) const {
  return say("A member of {} takes no part: {}", "{}: самоотвод одного из отдела: {}", name(e.department),
             e.reason);
}

Text Teller::operator()(const FinalCommentOpened& e) const {
  return say("Enough was said: last words until {}, then review closes.",
             "Сказано достаточно: последние слова до {}, потом рассмотрение закончится.",
             format_timestamp(e.due));
}

Text Teller::operator()(const FinalCommentEnded&) const {
  return {"Something was said against it: the final comment period ends, and review goes on.",
          "Прозвучало возражение: последние слова прерваны, рассмотрение продолжается."};
}

}  // namespace counterweight::codec
