// The rules of docs/life.md a second time, as plain tables, for random walks to compare the engine with.
// Shares no code with engine/core/proposal: commands go in, the rulebook says who has which power over what,
// and all the rest is strings, numbers and loops, slow and plain on purpose. Believes that what it is told
// was accepted.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/core/command.hpp"
#include "rules/condition.hpp"
#include "tests/core/naive_law.hpp"

namespace counterweight::test::naive {

using Time = Timestamp;
using MaybeTime = std::optional<Time>;
using Names = std::set<std::string>;

struct Member {
  std::string department;
  bool head = false, left = false;
  Time away_from{}, away_until{};
  std::string acted_for_by;  // who may act as head in this one's place …
  Time acted_until{};        // … until then
  std::int64_t number = 0;
};

// What one member said where a department's members vote.
struct Word {
  std::string member;
  core::TakePosition said;
};

struct Seat {
  std::string department;
  std::string objector;      // who of it spoke last
  std::vector<Word> words;   // where its members vote
  std::int64_t members = 0;  // that may
  std::string voice;         // approve, abstain, object, veto; empty: has not spoken
  std::string silent;        // consent, abstain, block; empty unless its silence was counted
  std::string silence;
  bool head_asked = false;
  bool may_hold_up(bool duty) const {
    return power == 3 || (power == 2 && duty) || approval || silence == "block";
  }
  int power = 0;  // 2 object, 3 veto
  bool approval = false, halt = false;
  Names grounds, rows;
  bool speaks() const { return power >= 2 || approval; }
  bool waited_for() const { return speaks() && voice.empty() && silent.empty(); }
};

struct ActionText {
  std::string kind, title;
  rules::Values attributes;
  Names needs;
};

struct Pilot {
  Time until{};
  bool has_result = false;
  MaybeTime recast_due, stops_at;  // stops_at: without a further word
};

struct Action {
  std::string id;
  ActionText text;
  std::string content;
  bool open = true, dropped = false, stopped = false;
  int touched_in = 1;
  std::int64_t joined = 0;  // so many members there were when its review opened
  std::vector<Seat> seats;
  rules::Passing passing;  // of its kind
  std::string outcome;     // launched, piloted, left_out, prevented; empty before the decision
  Pilot pilot;
  Names halted_by;  // ever
  bool halted = false;
};

struct Was {
  std::string state;
  std::string answer;  // of an objection: accept, decline, or empty
};

struct Objection {
  int id = 0;
  std::string action, department, member, state = "raised", answer;
  std::map<std::string, Was> given;  // by content: what it was when that was last left
  MaybeTime waiting, settle;
  bool owed = true;
  bool open() const { return state == "raised" || state == "declined" || state == "accepted"; }
  bool unanswered() const { return owed && (state == "raised" || state == "accepted" || settle); }
};

struct Challenge {
  std::string on, content, before,
      result;  // before: the veto's state when it opened; result: empty while it runs
  Names roll;
  std::vector<rules::VoteBody> bodies;
  std::vector<std::int64_t> body_rolls;
  std::map<std::string, std::string> votes;         // of departments …
  std::map<std::string, std::string> member_votes;  // … and of members, where they vote one by one
  Names who_voted;                                  // any of its departments
  std::int64_t needed = 1, joined = 0;
  bool silence_sustains = false;
  Time due{}, closed{};
};

struct Veto {
  int id = 0;
  std::string action, department, member, ground, state = "standing";
  std::string lifted_by;  // condition, fact, pilot
  bool absolute = false;
  Names rows;
  std::shared_ptr<const rules::Condition> lifts_if;
  MaybeTime valid_until, waiting, asked, cools_until;
  std::string signer,
      signing;  // who signed an override that a second one has to sign, and for which department
  std::map<std::string, Was> given;
  std::vector<Challenge> challenges;
  std::string bound_on;  // the content that it was sustained on in another proposal, and that binds …
  Time bound_at{};       // … since then
  ActionText set_aside;  // the action as it was when this was overridden, and the proposal's fields
  rules::Values set_aside_fields;
  bool bites() const { return state == "standing" || state == "challenged" || state == "sustained"; }
  Challenge* running() {
    return !challenges.empty() && challenges.back().result.empty() ? &challenges.back() : nullptr;
  }
  const Challenge* running() const { return const_cast<Veto*>(this)->running(); }
};

struct Suggestion {
  core::Amendment amendment;
  std::string member, state = "open";
};

struct Proposal {
  std::int64_t id = 0;
  int revision = 1;
  std::string status = "in_review", title, goal, author;
  rules::Values fields;
  std::vector<Action> actions;
  std::vector<Objection> objections;
  std::vector<Veto> vetoes;
  std::vector<Suggestion> suggestions;
  Time review_due{};
  int stage = 0;  // of review
  Names recused;
  MaybeTime comment_due;  // last words are heard until then
  MaybeTime floor, decision_due;
  Duration decision_left{};
  bool open() const { return status == "in_review" || status == "awaiting_decision"; }
  bool after_launch() const { return status == "piloting" || status == "launched" || status == "stopped"; }
  Action* action(const std::string& name);
  const Action* action(const std::string& name) const;
};

// An override by marketing alone, for the quota.
struct Signed {
  Time at{};
  std::int64_t proposal = 0;
  int veto = 0;
  bool counts = true;  // cools off or took effect
};

class Model {
 public:
  explicit Model(core::RulebookPtr rulebook) : rulebook_(std::move(rulebook)) {}

  // Everything due until then, deadline by deadline. To be called before each of the following.
  void advance(Time now);
  // The rule of life.md that forbids this command; empty when there is none that the model knows.
  std::string why_refused(Time now, const std::string& actor, const core::Command& command) const;
  // The rule that says that it has to be accepted; empty likewise.
  std::string why_accepted(Time now, const std::string& actor, const core::Command& command) const;
  void accept(Time now, const std::string& actor, const core::Command& command);

  // What is compared with the engine, line by line.
  std::vector<std::string> table(std::int64_t proposal) const;
  std::vector<std::string> law() const { return law_.table(); }

 private:
  friend struct Applied;
  friend struct Refused;
  const rules::Rulebook& book() const { return rulebook_->book(); }
  bool present(const Member& member, Time now) const;
  const rules::VoiceRule& voice(const std::string& department) const {
    return rulebook_->department({department})->voice;
  }
  bool members_vote(const std::string& department) const {
    return voice(department).form == rules::VoiceRule::Form::share;
  }
  bool acts_as_head(const std::string& name, Time now) const;
  Law::Electors electors(Time now) const;
  Names present_departments(Time now, const Names& recused) const;
  Proposal& at(core::ProposalId id) { return proposals_.at(static_cast<std::size_t>(id.value - 1)); }

  // naive_time.cpp
  bool pass_first_deadline(Proposal& p, Time now);
  void after_step(Proposal& p, Time when);
  void review_is_over(Proposal& p, Time when);
  void close_review(Proposal& p, Time when);
  void move_decision_window(Proposal& p, Time when) const;
  // naive_stages.cpp
  int stage_of(const std::string& department) const;
  bool an_earlier_stage_waits(const Action& action, const std::string& department) const;
  bool in_time_of(const Proposal& p, const std::string& department) const;
  int lowest_stage_waiting(const Proposal& p, bool all) const;
  void open_stage(Proposal& p, int stage, Time when);
  void move_stage(Proposal& p, Time when);
  void bind(Proposal& p, const std::string& id, Time now);
  // naive_words.cpp
  std::int64_t roll_of(const Proposal& p, const std::string& department) const;
  void give_word(Proposal& p, Action& action, const core::TakePosition& c, const std::string& actor,
                 Time now);
  void count_words(Proposal& p, Action& action, const std::string& department, bool time_is_over, Time now);
  bool count_all_words(Proposal& p, bool everybody,
                       Time now);  // false: something was said that ends the last words
  void hear_last_words(Proposal& p, Time now);
  void stop_hearing(Proposal& p, Time now);
  void recuse(Proposal& p, const std::string& actor, Time now);
  void count_bodies(Proposal& p, Veto& veto, bool time_is_over);
  bool spared(const Proposal& before, const Proposal& p, const Action& action, const Names& rows) const;
  static std::string out(const Proposal& p, const std::string& actor);
  std::string speaks(const Proposal& p, const std::string& actor, Time now) const;
  bool graver_word_of_another(const Seat* seat, const std::string& actor, Time now) const;
  std::string says_all(const Action& action, const core::TakePosition& c,
                       const std::string& department) const;
  std::int64_t voters_in(const rules::VoteBody& body, const Names& roll, const Proposal& p) const;
  static bool votes_by_members(const Challenge& challenge, const std::string& department);
  bool moved_along(const Proposal& before, const Proposal& p, const Action& action, const Names& rows,
                   bool better) const;
  // naive_review.cpp
  void say_for(Proposal& p, Action& action, const std::string& department, const core::TakePosition& c,
               const std::string& actor, Time now);
  static void speak(Action& action, const std::string& department, const std::string& word,
                    const std::string& who = "");
  void take_back(Proposal& p, const Action& action, const std::string& department, const std::string& by);
  void take_position(Proposal& p, const core::TakePosition& c, const std::string& actor, Time now);
  void reaffirm(Proposal& p, const core::Reaffirm& c, const std::string& department,
                const std::string& actor);
  void open_challenge(Proposal& p, Veto& veto, const core::ChallengeVeto& c, Time now);
  void count_votes(Proposal& p, Veto& veto, bool time_is_over);
  void end_proceedings(const Proposal& p, Veto& veto);
  void set_aside(const Proposal& p, Veto& veto) const;
  void sign_override(Proposal& p, Veto& veto, const std::string& actor, Time now);
  void void_override(const Proposal& p, Veto& veto);
  // naive_amend.cpp
  std::vector<Seat> seats(const ActionText& text, const rules::Values& fields) const;
  std::string content(const ActionText& text, const rules::Values& fields) const;
  void submit(const core::Submit& c, const std::string& actor, Time now);
  void amend(Proposal& p, const core::Amendment& amendment, Time now);
  // naive_carry.cpp
  void leave_content(Proposal& p, const Action& action);
  static Was was_on(const Proposal& p, const Objection& o, const std::string& content);
  static Was was_on(const Proposal& p, const Veto& v, const std::string& content);
  void copy_from_other_ids(Proposal& p, Action& action, Time now);
  static void follow_from_dropped(Proposal& p, const Action& action, std::size_t vetoes);
  static void copy_objection(Proposal& p, const Objection& from, const Was& was, Action& action);
  void copy_veto(Proposal& p, const Veto& from, const Was& was, Action& action, Time now) const;
  void carry_objections(Proposal& p, Action& action, bool given, Time now) const;
  void carry_objection(Proposal& p, Objection& o, Action& action, Time now) const;
  void carry_vetoes(Proposal& p, Action& action, bool given, Time now);
  void carry_veto(Proposal& p, Veto& veto, Action& action, Time now);
  void send_veto(Proposal& p, Veto& veto, Action& action, Time now);
  static bool another_of_its_department(const Proposal& p, const Veto& veto, const Action& action);
  void stand_or_rest(const Proposal& p, Veto& veto, const Action& action, Time now) const;
  void keep_or_lapse(const Proposal& p, Veto& veto, Action& action) const;
  void ask_if_expired(Veto& veto, Time now) const;
  void put_back(Proposal& p, Veto& veto, Action& action) const;
  void look_at_conditions(Proposal& p, Action& action, Time now);
  static void lift(Veto& veto, const std::string& by);
  void drop(Proposal& p, Action& action);
  bool moved_as_wanted(const Proposal& p, const Veto& veto, const Action& action) const;
  // naive_decision.cpp
  std::map<std::string, std::string> goes(const Proposal& p, const core::Decide& c) const;
  void decide(Proposal& p, const core::Decide& c, Time now);
  void record_result(Proposal& p, const core::RecordPilotResult& c, Time now);
  void clear_pilot(Proposal& p, Action& action, Time when) const;
  void settle_status(Proposal& p) const;

  core::RulebookPtr rulebook_;
  const Proposal* before_ = nullptr;  // what is being amended, as it was
  bool founded_ = false;
  Law law_;
  std::map<std::string, Member> members_;
  std::vector<Proposal> proposals_;
  std::vector<Signed> signed_;
  Time clock_{};  // of the command or the deadline that is being applied
};

// naive_verdict.cpp: questions about one proposal.
std::string verdict(const Proposal& p, const Action& action);
bool approval_missing(const Action& action, const Seat& seat);
bool enough_said(const Proposal& p);
// A value that has an order, as a number: walks write theirs in normal form.
std::int64_t scaled(const rules::Value& value);
std::string word_of(core::Position position);  // approve, abstain, object, veto
bool hindered(const Proposal& p);              // a launch would be refused whatever it names
bool paused(const Proposal& p);
const Seat* seat_of(const Action& action, const std::string& department);

}  // namespace counterweight::test::naive
