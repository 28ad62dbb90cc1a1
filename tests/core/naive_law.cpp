#include "tests/core/naive_law.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace counterweight::test::naive {
namespace {

bool is_among(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void Law::start(const rules::Rulebook& book) {
  rule_ = book.ratification;
  version_ = book.version;
}

void Law::propose(const core::ProposeRulebook& c, const std::string& actor, const Electors& electors,
                  Timestamp now) {
  Change change;
  change.proposer = actor;
  change.version = c.rulebook->book().version;
  change.due = now + rule_.window.plain;
  for (const auto& [department, members] : electors) {
    std::vector<std::string> others = members;
    std::erase(others, actor);
    if (!others.empty()) change.electors[department] = others;
  }
  changes_.push_back(change);
}

// Two thirds, say: three times those for it are at least twice all that voted.
bool Law::passes(const Change& change, std::int64_t more_for, std::int64_t more_against) const {
  std::int64_t in_favour = more_for, all = more_for + more_against;
  for (const auto& [unused, is_for] : change.votes) {
    ++all;
    if (is_for) ++in_favour;
  }
  const auto roll = static_cast<std::int64_t>(change.electors.size());
  const bool half_voted = rule_.quorum.denominator * all >= rule_.quorum.numerator * roll;
  const bool all_but_one_voted = roll >= 2 && all >= roll - 1;
  if (!half_voted && !all_but_one_voted) return false;
  const bool enough = rule_.passes_if.denominator * in_favour >= rule_.passes_if.numerator * all;
  return enough && in_favour >= (roll > 2 ? 2 : 1);
}

void Law::end(Change& change, bool adopted) {
  change.status = adopted ? "adopted" : "rejected";
  if (!adopted) return;
  version_ = change.version;
  for (Change& other : changes_)
    if (other.status == "voting") other.status = "overtaken";
}

void Law::advance(Timestamp now) {
  for (;;) {
    Change* first = nullptr;
    for (Change& each : changes_)
      if (each.status == "voting" && each.due <= now && (first == nullptr || each.due < first->due))
        first = &each;
    if (first == nullptr) return;
    end(*first, passes(*first, 0, 0));
  }
}

void Law::vote(const core::VoteOnRulebook& c, const std::string& department) {
  Change& change = changes_.at(static_cast<std::size_t>(c.change.value - 1));
  change.votes[department] = c.vote == core::Ratify::ratify;
  const auto silent = static_cast<std::int64_t>(change.electors.size() - change.votes.size());
  int passing = 0, failing = 0;
  for (std::int64_t voting = 0; voting <= silent; ++voting)
    for (std::int64_t in_favour = 0; in_favour <= voting; ++in_favour)
      ++(passes(change, in_favour, voting - in_favour) ? passing : failing);
  if (passing == 0 || failing == 0) end(change, failing == 0);
}

void Law::withdraw(std::int64_t change) {
  changes_.at(static_cast<std::size_t>(change - 1)).status = "withdrawn";
}

std::string Law::refuses(std::int64_t change) const {
  const bool open = change >= 1 && change <= static_cast<std::int64_t>(changes_.size()) &&
                    changes_[static_cast<std::size_t>(change - 1)].status == "voting";
  return open ? "" : "there is no open vote on it";
}

std::string Law::refuses(const core::VoteOnRulebook& c, const std::string& actor,
                         const std::string& department) const {
  if (std::string why = refuses(c.change.value); !why.empty()) return why;
  const Change& asked = changes_[static_cast<std::size_t>(c.change.value - 1)];
  if (asked.proposer == actor) return "who proposed it does not vote";
  bool may = false;
  for (const auto& [unused, electors] : asked.electors) may = may || is_among(electors, actor);
  if (!may) return "no elector";
  return asked.votes.contains(department) ? "the department has voted" : "";
}

std::string Law::refuses(const core::ProposeRulebook& c, bool by_a_head) const {
  if (!by_a_head) return "only a head proposes a rulebook";
  if (!c.proof) return "a law is proved before it is voted on";
  return c.rulebook->book().version > version_ ? "" : "its version is not above the one in force";
}

std::vector<std::string> Law::table() const {
  std::vector<std::string> out{fmt::format("version {} in force", version_)};
  for (const Change& each : changes_) {
    std::string votes;
    for (const auto& [department, is_for] : each.votes) votes += (is_for ? " +" : " -") + department;
    out.push_back(fmt::format("to version {}: {}, until {},{}", each.version, each.status,
                              format_timestamp(each.due), votes));
  }
  return out;
}

std::vector<std::string> law_table(const core::Organisation& organisation) {
  const std::int64_t version = organisation.founded() ? organisation.rulebook()->book().version : 0;
  std::vector<std::string> out{fmt::format("version {} in force", version)};
  for (const auto& change : organisation.changes) {
    std::string votes;
    for (const auto& [department, vote] : change->votes)
      votes += (vote.vote == core::Ratify::ratify ? " +" : " -") + department.value;
    static const char* const kEnds[] = {"adopted", "rejected", "withdrawn", "overtaken"};
    out.push_back(fmt::format("to version {}: {}, until {},{}", change->version,
                              change->end ? kEnds[static_cast<int>(*change->end)] : "voting",
                              format_timestamp(change->due), votes));
  }
  return out;
}

}  // namespace counterweight::test::naive
