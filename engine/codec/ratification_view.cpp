#include "engine/codec/ratification_view.hpp"

#include <nlohmann/json.hpp>

#include "engine/codec/json_parts.hpp"
#include "engine/codec/shares.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/decide.hpp"

namespace counterweight::codec {
namespace {

using namespace core;
using nlohmann::json;

json in_both(const Text& text) {
  return {{"en", text.en}, {"ru", text.ru}};
}

json edition_json(const std::string& hash, const std::string& name, std::int64_t version, const Text& title) {
  return {{"hash", hash}, {"name", name}, {"version", version}, {"title", in_both(title)}};
}

json edition_of(const rules::CheckedRulebook& rulebook) {
  const rules::Rulebook& book = rulebook.book();
  return edition_json(rulebook.hash(), book.name, book.version, book.title);
}

json count_json(const RatificationCount& count) {
  return {{"roll", count.roll},
          {"ratify", count.ratify},
          {"reject", count.reject},
          {"needed_votes", count.needed_votes},
          {"needed_for", count.needed_for}};
}

class ChangeView {
 public:
  ChangeView(const RulebookChange& change, const State& state, const NameOf& name_of)
      : change_(change), organisation_(state.organisation()), state_(state), name_of_(name_of) {}

  json whole() const {
    json out{{"id", change_.id.value},
             {"status", change_.end ? json(word(*change_.end)) : json("voting")},
             {"rulebook", edition_json(change_.hash, change_.name, change_.version, change_.title)},
             {"base", edition_of(*organisation_.rulebooks.at(change_.base))},
             {"proposer", person(change_.proposer)},
             {"department", change_.department.value},
             {"reason", change_.reason},
             {"proof", {{"states", change_.proof.states}, {"edges", change_.proof.edges}}},
             {"proposed_at", format_timestamp(change_.proposed_at)},
             {"due", format_timestamp(change_.due)},
             {"ended_at", change_.end ? json(format_timestamp(change_.ended_at)) : json(nullptr)},
             {"passes_if", share_text(change_.rule.passes_if)},
             {"quorum", share_text(change_.rule.quorum)},
             {"count", count_json(change_.count())}};
    out["roll"] = json::array();
    for (const RatifyingDepartment& each : change_.roll) out["roll"].push_back(voter_json(each));
    out["comments"] = json::array();
    for (const RulebookComment& each : change_.comments)
      out["comments"].push_back(
          {{"member", person(each.member)}, {"text", each.text}, {"at", format_timestamp(each.at)}});
    return out;
  }

  // What decide would say to each command, were it sent now.
  void add_rights(json& out, const MemberId& viewer, Timestamp now, Language language) const {
    json allowed = json::array(), blocked = json::object();
    const auto ask = [&](const char* name, OrganisationCommand command) {
      const auto answer = decide(state_, Command{std::move(command)}, Context{now, viewer}).answer;
      if (answer.ok())
        allowed.push_back(name);
      else
        blocked[name] = {{"code", answer.refusal().code},
                         {"sentence", answer.refusal().sentence.in(language)}};
    };
    ask("vote", VoteOnRulebook{change_.id, Ratify::ratify, {}});
    ask("withdraw", WithdrawRulebook{change_.id});
    ask("comment", CommentOnRulebook{change_.id, "."});
    out["allowed"] = std::move(allowed);
    out["blocked_by"] = std::move(blocked);
  }

 private:
  json person(const MemberId& id) const { return person_json(organisation_, name_of_, id); }

  json voter_json(const RatifyingDepartment& each) const {
    json voters = json::array();
    for (const MemberId& id : each.voters) voters.push_back(person(id));
    json vote = nullptr;
    if (const auto cast = change_.votes.find(each.department); cast != change_.votes.end())
      vote = {{"member", person(cast->second.member)},
              {"vote", word(cast->second.vote)},
              {"reason", cast->second.reason},
              {"at", format_timestamp(cast->second.at)}};
    return {{"department", each.department.value}, {"voters", std::move(voters)}, {"vote", std::move(vote)}};
  }

  const RulebookChange& change_;
  const Organisation& organisation_;
  const State& state_;
  const NameOf& name_of_;
};

}  // namespace

json rulebook_change_json(const RulebookChange& change, const State& state, const NameOf& name_of,
                          const MemberId& viewer, Timestamp now, Language language) {
  const ChangeView view{change, state, name_of};
  json out = view.whole();
  view.add_rights(out, viewer, now, language);
  return out;
}

json rulebooks_json(const State& state, const NameOf& name_of, const MemberId& viewer, Timestamp now,
                    Language language, std::size_t most) {
  const Organisation& organisation = state.organisation();
  json history = json::array(), changes = json::array();
  for (auto each = organisation.adoptions.rbegin(); each != organisation.adoptions.rend(); ++each) {
    json edition = edition_of(*organisation.rulebooks.at(each->hash));
    edition["adopted_at"] = format_timestamp(each->at);
    edition["change"] = each->change ? json(each->change->value) : json(nullptr);
    history.push_back(std::move(edition));
    if (history.size() == most) break;
  }
  for (auto each = organisation.changes.rbegin(); each != organisation.changes.rend(); ++each) {
    changes.push_back(rulebook_change_json(**each, state, name_of, viewer, now, language));
    if (changes.size() == most) break;
  }
  return {{"in_force", edition_of(*organisation.rulebook())},
          {"may_propose", organisation.acts_as_head(viewer, now)},
          {"history", std::move(history)},
          {"changes", std::move(changes)}};
}

bool asked_to_ratify(const RulebookChange& change, const MemberId& member) {
  const RatifyingDepartment* mine = change.votes_for(member);
  return change.open() && mine != nullptr && !change.votes.contains(mine->department);
}

}  // namespace counterweight::codec
