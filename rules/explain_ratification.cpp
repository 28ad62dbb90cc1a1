// How the rulebook itself may be changed.
#include "rules/explaining.hpp"

namespace counterweight::rules {
namespace {

std::string part_of(const Share& share) {
  return std::to_string(share.numerator) + "/" + std::to_string(share.denominator);
}

}  // namespace

Chapter Explaining::ratification() const {
  Chapter out{{"Change of the rules", "Изменение правил"}, {}, {}};
  const RatificationRule& rule = book_.ratification;
  out.sentences.push_back(
      say("Any head may propose another rulebook. It is put to the vote only if it is proved to be sound.",
          "Другой свод правил может предложить любой руководитель. На голосование он попадает, только если "
          "доказано, что его правила исправны."));
  out.sentences.push_back(
      say("Each department has one vote, its head's, and {} to cast it. Who proposes does not vote.",
          "У каждого отдела один голос, голос руководителя; срок — {}. Кто предложил, не голосует.",
          window_text(rule.window)));
  out.sentences.push_back(
      say("It is ratified by {} of the votes cast, once {} of the departments have voted; never by one alone "
          "where there are three that vote.",
          "Он принят, если за него {} поданных голосов, а проголосовало {} отделов; где голосуют хотя бы "
          "трое, одного голоса мало.",
          part_of(rule.passes_if), part_of(rule.quorum)));
  out.sentences.push_back(
      say("Silence is no vote, and not all have to vote: no department stops a change by sitting on it.",
          "Молчание голосом не считается, и голосовать должны не все: ни один отдел не остановит изменение "
          "молчанием."));
  out.sentences.push_back(say("What is under way ends under the rules it was submitted under.",
                              "Что уже внесено, решается по правилам, по которым внесено."));
  return out;
}

}  // namespace counterweight::rules
