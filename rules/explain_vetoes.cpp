// What a veto is, and every way past it.
#include <algorithm>

#include "rules/explaining.hpp"

namespace counterweight::rules {

Text Explaining::body(const VoteBody& body) const {
  const Share& share = body.falls_if ? *body.falls_if : body.stands_if;
  const std::string part = std::to_string(share.numerator) + "/" + std::to_string(share.denominator);
  const Text who = body.by_members ? say("the members of {}", "членов ({})", names(body.departments))
                                   : say("{}", "отделов ({})", names(body.departments));
  const Text of = body.of_voting ? say("{} who vote", "голосующих {}", who) : who;
  const Text out = body.falls_if
                       ? say("at least {} of {} release it", "снять его готовы не меньше {} {}", part, of)
                       : say("fewer than {} of {} sustain it", "сохранить его готовы меньше {} {}", part, of);
  if (!body.quorum) return out;
  const Text quorum = body.quorum->fraction
                          ? say("{}/{} of them", "{}/{} из них", body.quorum->fraction->numerator,
                                body.quorum->fraction->denominator)
                          : say("{} of them", "{} из них", body.quorum->count);
  return say("{}, with a quorum of {}", "{} (кворум — {})", out, quorum);
}

Text Explaining::vote(const ChallengeRule& rule) const {
  if (!rule.bodies.empty()) {
    std::vector<Text> each;
    for (const VoteBody& one : rule.bodies) each.push_back(body(one));
    const Text silent = rule.silence == VoteSilence::sustain
                            ? Text{"silence is for it", "молчание — за вето"}
                            : Text{"silence is against it", "молчание — против вето"};
    return say("it falls only where {}; {}", "оно падает, только если {}; {}", listed(each), silent);
  }
  const Share& share = rule.falls_if ? *rule.falls_if : rule.stands_if;
  const std::string part = std::to_string(share.numerator) + "/" + std::to_string(share.denominator);
  const Text silent = rule.silence == VoteSilence::sustain
                          ? Text{"silence is for it", "молчание — за вето"}
                          : Text{"silence is against it", "молчание — против вето"};
  return rule.falls_if
             ? say("it falls if at least {} of the voters release it; {}",
                   "оно падает, если снять его готовы не меньше {} голосующих; {}", part, silent)
             : say("it stands if at least {} of the voters sustain it; {}",
                   "оно остаётся, если сохранить его готовы не меньше {} голосующих; {}", part, silent);
}

Chapter Explaining::vetoes() const {
  Chapter out{{"Vetoes", "Вето"}, {}, {}};
  out.sentences.push_back(
      say("A veto prevents one action and those that require it. It needs a ground of its department's own, "
          "named "
          "above, and a reason.",
          "Вето останавливает одно действие и те, что на него опираются. Ему нужны основание, данное отделу "
          "выше, "
          "и причина."));
  if (book_.veto_demands.acceptable)
    out.sentences.push_back(
        say("It has to say what would be acceptable.", "В нём должно быть сказано, что было бы приемлемо."));
  if (book_.veto_demands.harm)
    out.sentences.push_back(
        say("It has to say how likely the harm is; that is compared with what came of it.",
            "В нём должна быть вероятность вреда; её потом сверят с тем, что вышло."));
  out.sentences.push_back(say(
      "It may say under which condition it lifts by itself, and until when the fact holds on which it rests; "
      "when that is over, its department is asked for {}.",
      "В нём можно указать условие, при котором оно снимется само, и срок факта, на котором оно держится; по "
      "истечении срока отдел спрашивают, у него {}.",
      duration_text(book_.reaffirm)));
  out.sentences.push_back(say(
      "{} may challenge it once on its merits and once on its validity. The vote takes {} at most. Where no "
      "bodies are named, all departments vote but these two, at least {} of them.",
      "«{}» может оспорить его один раз по существу и один раз — обоснованность. Голосование длится не "
      "больше чем {}. Где органы не названы, голосуют все отделы, кроме этих двух, не меньше {}.",
      final_say(), duration_text(book_.challenge), book_.min_voters));
  out.sentences.push_back(say("On the merits, {}.", "По существу: {}.", vote(book_.merits)));
  out.sentences.push_back(say("On validity, {}.", "Об обоснованности: {}.", vote(book_.validity)));
  const bool absolute = std::any_of(book_.grounds.begin(), book_.grounds.end(),
                                    [](const Ground& each) { return each.absolute; });
  if (absolute)
    out.sentences.push_back(say("A veto on an absolute ground is challenged on its validity only: {}.",
                                "Вето на безусловном основании оспаривают только по обоснованности: {}.",
                                vote(book_.absolute_validity)));
  for (Text& each : binding()) out.sentences.push_back(std::move(each));
  if (!book_.override_gate) {
    out.sentences.push_back(
        say("Nobody sets a veto aside without such a vote.", "Без такого голосования вето не преодолеть."));
    return out;
  }
  const OverrideGate& gate = *book_.override_gate;
  std::vector<DepartmentId> who = gate.arbiters;
  if (gate.by_final_say) who.insert(who.begin(), book_.final_say);
  const Text signs = gate.two_persons ? say("two members of {}", "двое из отдела ({})", names(who))
                                      : say("the head of {}", "руководитель отдела ({})", names(who));
  out.sentences.push_back(
      gate.cooling_off == Duration{0}
          ? say("Without a vote, {} may set it aside with a justification, at once.",
                "Без голосования его может преодолеть {}, с обоснованием, сразу.", signs)
          : say("Without a vote, {} may set it aside with a justification, in effect {} later.",
                "Без голосования его может преодолеть {}, с обоснованием, через {} после подписи.", signs,
                duration_text(gate.cooling_off)));
  out.sentences.push_back(
      say("Not an absolute veto, not while it is voted on, not once a vote has sustained it, and nobody "
          "their own.",
          "Но не безусловное, не во время голосования, не после того, как его сохранили, и не своё."));
  if (gate.quota > 0)
    out.sentences.push_back(say("At most {} times within {}, in the whole organisation.",
                                "На всю организацию — не больше {} раз за {}.", gate.quota,
                                duration_text(gate.quota_per)));
  return out;
}

Chapter Explaining::pilots() const {
  Chapter out{{"Pilots", "Пилоты"}, {}, {}};
  if (!book_.pilot) {
    out.sentences.push_back(
        say("What is under veto is not tried either.", "То, что под вето, нельзя и пробовать."));
    return out;
  }
  out.sentences.push_back(say(
      "An action under veto may be tried on at most {}% of customers, for {} at most, with a criterion set "
      "before.",
      "Действие под вето можно попробовать не больше чем на {}% клиентов и не дольше чем {}, с критерием, "
      "названным заранее.",
      book_.pilot->max_share_pct, duration_text(book_.pilot->max_duration)));
  out.sentences.push_back(say(
      "When the criterion is met, the veto is lifted, unless its department keeps it within {}, citing the "
      "result. Otherwise the action stops.",
      "Если критерий выполнен, вето снимается, разве что отдел в срок ({}) оставит его, сославшись на "
      "результат. Иначе действие прекращается.",
      duration_text(book_.pilot->recast)));
  out.sentences.push_back(say("Never what an absolute ground bans, nor what lacks an approval.",
                              "Но не запрещённое безусловно и не то, чему не хватает согласия."));
  return out;
}

}  // namespace counterweight::rules
