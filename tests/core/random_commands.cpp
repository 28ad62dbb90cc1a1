#include "tests/core/random_commands.hpp"

#include <algorithm>

namespace counterweight::test {

using namespace core;

namespace {

constexpr int kMostProposals = 6, kMostOpen = 4;
constexpr Duration kHour = std::chrono::hours{1}, kDay = std::chrono::days{1};

}  // namespace

Timestamp RandomCommands::next_time(const State& state, Timestamp now) {
  const auto due = state.next_due();
  switch (random_.below(30)) {
    case 0:
    case 1:
      return due ? std::max(*due, now) : now;
    case 2:
      return due && *due > now ? *due - Duration{1} : now;
    case 3:
    case 4:
    case 5:
      return now + kHour * random_.below(30);
    case 6:
      return now + kDay * random_.below(4) + Duration{random_.below(1'000)};
    case 7:
      return random_.one_in(12) ? now + kDay * random_.below(60) : now;
    default:
      return now + Duration{60'000} * random_.below(20);
  }
}

std::string RandomCommands::anybody() {
  return random_.pick(state_->organisation().members).first.value;
}

std::string RandomCommands::member_of(const std::string& department) {
  std::vector<std::string> members;
  for (const auto& [id, member] : state_->organisation().members)
    if (member.department.value == department && !member.left) members.push_back(id.value);
  return members.empty() ? anybody() : random_.pick(members);
}

int RandomCommands::revision(const Proposal& p) {
  return random_.one_in(12) ? p.revision - 1 + random_.below(3) : p.revision;
}

Given RandomCommands::next(const State& state, Timestamp now) {
  state_ = &state;
  now_ = now;
  const int count = static_cast<int>(state.proposals_so_far());
  actor_ = marketer();
  if (count == 0 || (count < kMostProposals && state.open_proposals() < kMostOpen && random_.one_in(15))) {
    const auto& others = state.organisation().rulebook()->book().proposers;
    if (!others.empty() && random_.one_in(2)) actor_ = member_of(random_.pick(others).value);
    return {ProposalCommand{submit()}, random_.one_in(30) ? anybody() : actor_};
  }
  if (random_.one_in(25)) {
    OrganisationCommand command = organisation();
    return {command, actor_};
  }
  if (random_.one_in(state.organisation().open_changes.empty() ? 150 : 30)) {
    OrganisationCommand command = law();
    return {command, actor_};
  }
  if (random_.one_in(60)) return {AdvanceTime{}, {}};
  for (;;) {
    // Much of it about one proposal: stories need acts that follow each other.
    const int number = random_.one_in(2) ? first_that_lives() : 1 + random_.below(count);
    const Proposal& p = *state.proposal({number});
    if (!p.open() && p.status != ProposalStatus::piloting && p.status != ProposalStatus::launched &&
        !random_.one_in(8))
      continue;
    actor_ = random_.one_in(2) ? marketer() : p.author.value;
    if (Maybe command = any_of_family(p, random_.below(100)))
      return {*command, random_.one_in(16) ? anybody() : actor_};
  }
}

int RandomCommands::first_that_lives() {
  const int count = static_cast<int>(state_->proposals_so_far());
  for (int number = 1; number <= count; ++number) {
    const Proposal& p = *state_->proposal({number});
    if (p.open() || (p.status == ProposalStatus::piloting && random_.one_in(2))) return number;
  }
  return count;
}

RandomCommands::Maybe RandomCommands::any_of_family(const Proposal& p, int family) {
  if (p.status == ProposalStatus::awaiting_decision && random_.one_in(12)) return decide(p);
  if (p.status == ProposalStatus::piloting && random_.one_in(3)) return pilot(p);
  // What comes seldom, and matters: a second signature that is waited for, and a word against the last ones.
  const auto half = [](const Veto& veto) { return veto.bites() && veto.awaits_second(); };
  if (random_.one_in(2) && std::any_of(p.vetoes.begin(), p.vetoes.end(), half)) return override_veto(p);
  if (p.comment_due && random_.one_in(3)) return position(p);
  const auto fresh = [](const Veto& veto) { return veto.state == VetoState::standing; };
  if (p.rulebook->book().binds != Duration{} && random_.one_in(3) &&
      std::any_of(p.vetoes.begin(), p.vetoes.end(), fresh))
    return challenge(p);
  if (family < 23) return position(p);
  if (family < 36) return Amend{p.id, amendment(p), random_.one_in(30) ? " " : "Better.", revision(p)};
  if (family < 44) return reaffirm(p);
  if (family < 48) return withdraw_position(p);
  if (family < 55) return objection(p);
  if (family < 63) return challenge(p);
  if (family < 79) return vote(p);
  if (family < 85) return override_veto(p);
  if (family < 88) return suggestion(p);
  if (family < 94) return decide(p);
  if (family < 99) return after_decision(p);
  if (random_.one_in(2)) return recuse(p);
  actor_ = anybody();
  // What walks know from their beginning, while the proposal does not cite it.
  const EvidenceRef insight{EvidenceKind::insight, 1};
  if (p.open() && p.cited.empty() && state_->knowledge().knows(insight)) return CiteEvidence{p.id, {insight}};
  if (p.open() && random_.one_in(3)) return AnswerPremortem{p.id, {{}, "It sells out."}};
  return AddComment{p.id, "Hm."};
}

// What was vetoed before, and upheld: some rulebooks let that bind. With the fields that its content hangs
// on.
std::optional<Submit> RandomCommands::vetoed_before() {
  std::vector<Submit> known;
  for (std::int64_t id = 1; id <= state_->proposals_so_far(); ++id) {
    const Proposal& p = *state_->proposal({id});
    for (const Veto& veto : p.vetoes)
      if (const Action& action = *p.action(veto.action);
          veto.state == VetoState::sustained && action.draft.needs.empty())
        known.push_back({"Again", "A goal", p.fields, {action.draft}});
  }
  if (known.empty()) return std::nullopt;
  return random_.pick(known);
}

Submit RandomCommands::submit() {
  if (random_.one_in(2))
    if (auto again = vetoed_before()) return *std::move(again);
  Submit out{"A campaign", "A goal", {}, {}};
  out.fields["budget"] = rules::Money{random_.one_in(2) ? 100'000 : 6'000'000, "EUR"};
  if (random_.one_in(4)) out.fields["starts"] = std::string("2026-05-04");
  const int count = 1 + random_.below(4);
  for (int i = 0; i < count; ++i) {
    ActionDraft draft = any_draft("a" + std::to_string(i));
    if (i > 0 && random_.one_in(3)) draft.needs.push_back(random_.pick(out.actions).id);
    out.actions.push_back(std::move(draft));
  }
  return out;
}

OrganisationCommand RandomCommands::organisation() {
  const auto& organisation = state_->organisation();
  const MemberId who{anybody()};
  const Member& member = *organisation.member(who);
  actor_ = random_.one_in(3) ? anybody() : member_of(member.department.value);
  switch (random_.below(9)) {
    case 0:
      if (organisation.members.size() > 20) break;
      return AddMember{
          {"m" + std::to_string(organisation.members.size())}, member.department, random_.one_in(6), {}};
    case 1:
      // One of marketing has to stay, or nobody could decide.
      if (member.department.value == "marketing" && organisation.members_of(member.department) < 2) break;
      return RemoveMember{who};
    case 2:
      return SetHead{who, !random_.one_in(3)};
    case 3:
    case 4:
      actor_ = who.value;
      for (const auto& [id, each] : organisation.members)
        if (each.head && !each.left && random_.one_in(3)) actor_ = id.value;
      return Delegate{{member_of(organisation.member({actor_})->department.value)},
                      now_ + kDay * random_.below(30)};
    case 5:
      for (const auto& [id, each] : organisation.members)
        if (each.delegation && !each.left && each.delegation->until > now_) actor_ = id.value;
      return EndDelegation{};
    case 6:
      return FoundOrganisation{"Again", organisation.rulebook()};
    default:
      break;
  }
  actor_ = who.value;
  const Timestamp from = now_ + kHour * random_.below(20);
  return SetAbsence{from, from + kDay * (random_.below(6) - 1)};
}

}  // namespace counterweight::test
