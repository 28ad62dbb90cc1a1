// Constitutions of the library that go step by step: rules/library/NAME/stories.json. Each story names the
// published rule or the event it tells.
#include <algorithm>

#include "tests/core/library_cases.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;
using namespace counterweight::test;
using Json = nlohmann::json;

namespace {

class Telling {
 public:
  Telling(const Json& story, const RulebookPtr& rulebook, std::string author)
      : world_(house_of(rulebook)), author_(std::move(author)), begin_(world_.now) {
    REQUIRE(world_.give(ProposalCommand{motion(rulebook, story.at("kind"))}, author_).empty());
    for (const Json& step : story.at("steps")) take(step);
    until(story.at("until"));
  }

  const World& world() const { return world_; }
  std::string ending() const { return ending_of(proposal()); }

 private:
  const Proposal& proposal() const { return *world_.state.proposal(kCase); }
  const Action& action() const { return proposal().actions.front(); }

  void until(const std::string& time) {
    const Timestamp at = begin_ + *parse_duration(time);
    if (at > world_.now) world_.pass(at - world_.now);
  }

  void take(const Json& step) {
    INFO(step.dump());
    until(step.at("at"));
    const std::string what = step.at("do");
    if (what == "expect") {
      CHECK(ending() == step.at("is").get<std::string>());
      return;
    }
    for (const std::string who : step.at("who")) {
      const auto command = command_of(what, step, who);
      if (!command) continue;
      const std::string code = world_.give(*command, who);
      INFO(who << ": " << code);
      CHECK(code.empty() != step.value("refused", false));
    }
  }

  std::optional<ProposalCommand> command_of(const std::string& what, const Json& step,
                                            const std::string& who) {
    const std::string whose = step.value("of", who);
    if (what == "comment") return AddComment{kCase, "+1"};
    if (what == "withdraw_proposal") return Decide{kCase, DecisionKind::withdraw, {}, "Not now."};
    if (what == "resolve") return ResolveObjection{kCase, latest_of(proposal().objections, whose)};
    if (what == "challenge")
      return ChallengeVeto{kCase, proposal().vetoes.back().id, rules::Grounds::merits, "It is wrong."};
    if (what == "withdraw" && step.contains("of"))
      return WithdrawVeto{kCase, latest_of(proposal().vetoes, whose)};
    if (what == "withdraw") return WithdrawPosition{kCase, action().draft.id};
    if (what == "amend" || what == "upload") return amendment(step.value("what", Json{"text"}));
    return position(what, step, who);
  }

  template <typename List>
  static auto latest_of(const List& list, const std::string& whose) -> decltype(list.front().id) {
    const auto found = std::find_if(list.rbegin(), list.rend(),
                                    [&](const auto& each) { return each.department.value == whose; });
    REQUIRE(found != list.rend());
    return found->id;
  }

  // Nothing where nothing changes.
  std::optional<ProposalCommand> amendment(const Json& attributes) {
    if (attributes.empty()) return std::nullopt;
    ActionPatch patch;
    patch.id = action().draft.id;
    for (const std::string name : attributes)
      patch.attributes[name] = rules::Value{"Of revision " + std::to_string(proposal().revision + 1)};
    return Amend{kCase, {{}, {}, {}, {patch}, {}}, "Another version.", proposal().revision};
  }

  ProposalCommand position(const std::string& what, const Json& step, const std::string& who) const {
    TakePosition out{kCase, action().draft.id, Position::approve, {}, "Because.", proposal().revision};
    if (step.contains("reason"))
      out.reason = step["reason"].is_null() ? "" : step["reason"].get<std::string>();
    if (what == "abstain") out.position = Position::abstain;
    if (what == "object") out.position = Position::object;
    if (what != "veto") return out;
    out.position = Position::veto;
    const Seat* seat = seat_of(action(), {who});
    REQUIRE(seat != nullptr);
    out.ground = seat->right.grounds.front();
    return out;
  }

  World world_;
  std::string author_;
  Timestamp begin_;
};

void tell_all(const std::string& folder) {
  INFO(folder);
  const Json file = library_file(folder, "stories.json");
  CHECK(file.at("stories").size() >= 10);
  for (const Json& story : file.at("stories")) {
    const std::string name = story.value("rulebook", file.value("rulebook", "rulebook.json"));
    INFO(story.at("name").get<std::string>() << " (" << story.at("source").get<std::string>() << ")");
    const Telling telling{story, library_rulebook(folder, name), file.at("author")};
    CHECK(telling.ending() == story.at("ends").get<std::string>());
    note_life(folder, name, story.at("name"), telling.world());
  }
}

}  // namespace

TEST_CASE("library: what Apache's votes on code and releases come to") {
  tell_all("apache");
}
TEST_CASE("library: Gerrit's labels, with votes that stick") {
  tell_all("gerrit");
}
TEST_CASE("library: an RFC passes when all but two sign, and ten days bring no concern") {
  tell_all("rfc_process");
}
