#include "engine/core/knowledge/journey_words.hpp"

#include "engine/core/knowledge/number_words.hpp"

namespace counterweight::core {
namespace {

constexpr Noun kCustomers{"customer", "customers", "клиент", "клиента", "клиентов"};
constexpr std::size_t kNamed = 3;  // of a list

class Telling {
 public:
  Telling(const std::vector<std::string>& map, const JourneyReport& report) : map_(map), r_(report) {}

  std::vector<Text> run() {
    if (r_.customers == 0) {
      add(say("Nothing is known of any customer's way yet.", "Пока не известен путь ни одного клиента."));
      return std::move(out_);
    }
    walked();
    left();
    usual_way();
    around();
    return std::move(out_);
  }

 private:
  void add(Text sentence) { out_.push_back(std::move(sentence)); }

  Text share(std::int64_t customers) const {
    return share_words(static_cast<double>(customers) / static_cast<double>(r_.customers));
  }

  static std::string in_quotes(const std::string& name) { return "“" + name + "”"; }
  static std::string in_guillemets(const std::string& name) { return "«" + name + "»"; }
  static Text named(const std::string& name) { return {in_quotes(name), in_guillemets(name)}; }

  void walked() {
    add(say("Of {} {} walked the map; {} went exactly so and did nothing else.",
            "Из {} карту прошли {}; ровно по ней, и больше никуда, — {}.",
            Text{counted(r_.customers, kCustomers).en, whole_words(r_.customers).ru}, share(r_.in_order),
            share(r_.exactly)));
    if (r_.never_began > 0)
      add(say("{} never came to its first step, {}.", "{} так и не пришли к её первому шагу, {}.",
              share(r_.never_began), named(map_.front())));
  }

  void left() {
    if (r_.left.empty()) return;
    const JourneyLeft& most = r_.left.front();
    const Text step = named(map_[most.after - 1]);
    if (most.instead)
      add(say("Most left it after {} ({}); what they touched next was {} as a rule.",
              "Чаще всего с неё сходили после {} ({}); следом, как правило, было {}.", step,
              share(most.customers), named(*most.instead)));
    else
      add(say("Most left it after {} ({}), and then touched nothing any more as a rule.",
              "Чаще всего с неё сходили после {} ({}), и дальше, как правило, не было ничего.", step,
              share(most.customers)));
  }

  void usual_way() {
    const JourneyWay& most = r_.ways.front();
    std::string way;
    for (const std::string& each : most.touchpoints) way += (way.empty() ? "" : " → ") + each;
    add(say("The most frequent real way, of {} different ones: {} ({}).",
            "Самый частый настоящий путь, из {} разных: {} ({}).", whole_words(r_.different_ways), way,
            share(most.customers)));
  }

  void around() {
    if (!r_.untouched.empty())
      add(say("Nobody ever touched {}.", "Никто ни разу не был на шаге {}.", listed(r_.untouched)));
    if (!r_.off_map.empty())
      add(say("The map does not have {}, where {} were.", "На карте нет шага {}, а там были {}.",
              named(r_.off_map.front().first), share(r_.off_map.front().second)));
    if (!r_.loops.empty())
      add(say("{} came back to {}.", "{} возвращались к шагу {}.", share(r_.loops.front().second),
              named(r_.loops.front().first)));
  }

  static Text listed(const std::vector<std::string>& names) {
    Text out;
    for (std::size_t i = 0; i < names.size() && i < kNamed; ++i) {
      const char* comma = i == 0 ? "" : ", ";
      out.en += comma + in_quotes(names[i]);
      out.ru += comma + in_guillemets(names[i]);
    }
    if (names.size() <= kNamed) return out;
    return say("{} and {} more", "{} и ещё {}", out, names.size() - kNamed);
  }

  const std::vector<std::string>& map_;
  const JourneyReport& r_;
  std::vector<Text> out_;
};

}  // namespace

std::vector<Text> journey_sentences(const std::vector<std::string>& map, const JourneyReport& report) {
  return Telling{map, report}.run();
}

}  // namespace counterweight::core
