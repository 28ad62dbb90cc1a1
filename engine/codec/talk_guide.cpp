#include "engine/codec/talk_guide.hpp"

#include <nlohmann/json.hpp>
#include <vector>

namespace counterweight::codec {
namespace {

using core::Relation;

// What only those can tell who are in that place.
std::vector<Text> special(Relation relation) {
  switch (relation) {
    case Relation::buyer:
      return {{"Tell me about the day you decided to buy. What had happened just before?",
               "Расскажите о дне, когда вы решили купить. Что случилось перед этим?"},
              {"What do you use it for now, and when did you last?",
               "Для чего вы этим пользуетесь сейчас, и когда в последний раз?"},
              {"What would you use if we did not exist?", "Чем бы вы пользовались, если бы нас не было?"}};
    case Relation::lapsed:
      return {
          {"How did it come about that you stopped?", "Как вышло, что вы перестали?"},
          {"What do you use in its place, and how did you find it?",
           "Чем вы пользуетесь взамен и как это нашли?"},
          {"What happened the last time you used it?", "Что было, когда вы пользовались в последний раз?"}};
    case Relation::lead:
      return {{"What made you look for something like this?", "Что заставило вас искать что-то подобное?"},
              {"How do you manage today?", "Как вы обходитесь сейчас?"},
              {"Who else has a say, and what matters to them?",
               "Кто ещё участвует в решении, и что важно для них?"}};
    case Relation::never_bought:
      return {{"When did this last bother you, and what did you do?",
               "Когда это мешало вам в последний раз, и что вы сделали?"},
              {"What did you see of us, and what did you make of it?",
               "Что вы о нас видели и что об этом подумали?"},
              {"What kept you from going on?", "Что вас остановило?"}};
  }
  return {};
}

}  // namespace

nlohmann::json talk_guide_json(Relation relation, Language language) {
  nlohmann::json out = nlohmann::json::array();
  for (const Text& each : special(relation)) out.push_back(each.in(language));
  for (const Text& each : std::vector<Text>{
           {"What was the worst moment with us? Tell me how it went.",
            "Какой момент с нами был худшим? Расскажите, как это было."},
           {"What did you expect, and what came instead?", "Чего вы ожидали, и что получилось?"},
           {"What have I not asked that I should have?", "О чём я не спросил, а стоило?"}})
    out.push_back(each.in(language));
  return out;
}

}  // namespace counterweight::codec
