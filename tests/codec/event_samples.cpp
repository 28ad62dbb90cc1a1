#include "tests/codec/event_samples.hpp"

#include "tests/support/catch.hpp"

namespace counterweight::test {
namespace {

using namespace core;

const Timestamp kT = *parse_timestamp("2026-03-04T09:00:00.250Z");
const Timestamp kLater = *parse_timestamp("2026-03-09T09:00:00Z");
constexpr ProposalId kP{1};
constexpr ObjectionId kObjection{1};
constexpr VetoId kVeto{1};
constexpr SuggestionId kSuggestion{1};
const ActionId kA{"a"}, kB{"b"};
const DepartmentId kSales{"sales"};

// Collects samples; each by somebody, or by time itself where `actor` is empty.
class Samples {
 public:
  void add(ProposalEvent event, const std::string& actor = "sales_head") {
    out_.push_back({kT, {actor}, std::move(event)});
  }
  void add_member(OrganisationEvent event, const MemberId& actor = {}) {
    out_.push_back({kT, actor, std::move(event)});
  }
  void learn(KnowledgeEvent event) { out_.push_back({kT, {"sales_head"}, std::move(event)}); }
  std::vector<Event> take() { return std::move(out_); }

 private:
  std::vector<Event> out_;
};

SubmittedAction submitted_action() {
  ActionDraft draft = price("a", "12.5", {kB});
  draft.attributes["applies_to"] = std::string("New customers");
  draft.attributes["stock_units"] = std::int64_t{40};
  draft.attributes["limited"] = true;
  const rules::Seat seat{
      kSales, rules::Power::veto, true, true, {{"price_promise"}}, rules::Silence::abstain, {{"J1"}, {"J2"}}};
  return {draft, "c0ffee", {seat}};
}

void add_knowledge(Samples& all) {
  const InsightFacts facts{InsightKind::statistic, {"price"}, {"new"}, {{4}}, {{2}}};
  all.learn(InsightCaptured{{1}, facts, "sealed", 11});
  all.learn(InsightRevised{{1}, {InsightKind::thought, {}, {}, {}, {}}, "again"});
  all.learn(InsightsMerged{{2}, {1}, "The same"});
  all.learn(InsightJudged{{1}, Judgement::refuted, "Sales fell."});
  all.learn(CustomersAdded{
      {{{1}, 0xfedcba9876543210, Relation::lapsed, "sealed"}, {{2}, 0, Relation::buyer, "sealed"}}});
  all.learn(CustomersRelated{{{{1}, Relation::buyer}}});
  const ConversationFacts talk{{1}, Relation::lead, Channel::visit, kT, {"anna"}, kSales, true};
  all.learn(ConversationsRecorded{{{{1}, talk, "sealed", 7}, {{2}, talk, "sealed", 0}}});
  all.learn(ConversationRevised{{1}, talk, "again"});
  MetricFacts metric{"Orders", "A shop", {}, kT, kLater, {{1}}};
  metric.figure.form = FigureForm::shares;
  metric.figure.first.share = {200, 1'000};
  metric.figure.second.share = {230, 1'000};
  metric.figure.claim = 0.3;
  metric.figure.a_week = 900;
  MetricFacts mean{"Basket", "", {}, {}, {}, {}};
  mean.figure.form = FigureForm::mean;
  mean.figure.first.mean = {0.333333333333333, 1e-7, 12};
  all.learn(MetricsRecorded{{{{1}, metric, Enough::no, 9}, {{2}, mean, Enough::unclaimed, 0}}});
  all.learn(MetricExplained{{1}, {{1}, {2}}});
  all.learn(JourneyDrawn{{1}, {"First order", {"Fair", "Offer"}}});
  all.learn(JourneyRedrawn{{1}, {"First order", {"Fair", "Sample", "Offer"}}});
  all.learn(TouchesRecorded{{1}, {"sealed", 5'000, kT, kLater}});
  all.learn(RecordsErased{{{1}}, {{1}, {2}}, {{3}}, "They asked"});
  all.learn(InsightAttached{{{3}, 1}, {"file", "name", "image/png", 4'711}});
  all.learn(RecordsErased{{}, {}, {}, "A face is on it", {{{3}, 1}}});
  all.learn(RecordsCited{kP, {{EvidenceKind::metric, 1}}, {CitedFor::override_, kB, kSales}});
}

void add_organisation(Samples& all) {
  all.add_member(OrganisationFounded{"Ferrit"});
  all.add_member(RulebookAdopted{default_rulebook()});
  all.add_member(MemberJoined{{"anna"}, kSales, true, "sealed", true});
  all.add_member(MemberJoined{{"boris"}, kSales, false, "sealed", false});
  all.add_member(MemberLeft{{"sales_2"}});
  all.add_member(HeadSet{{"sales_2"}, true});
  all.add_member(HeadSet{{"sales_2"}, false});
  all.add_member(HeadshipDelegated{{"sales_head"}, {"sales_2"}, kLater});
  all.add_member(DelegationEnded{{"sales_head"}});
  all.add_member(AbsenceSet{{"sales_2"}, kT, kLater});
  all.add_member(AbsenceSet{{"sales_2"}, kT - std::chrono::days{2}, kT});
  const RulebookPtr rulebook = default_rulebook();
  all.add_member(RulebookProposed{{1},
                                  "ba5e",
                                  rulebook,
                                  "Finance sees too little",
                                  {rulebook->hash(), 12, 34},
                                  {{kSales, {{"anna"}, {"boris"}}}, {{"legal"}, {{"carl"}}}},
                                  kLater},
                 {"fay"});
  all.add_member(RulebookVoteCast{{1}, kSales, Ratify::ratify, ""}, {"anna"});
  all.add_member(RulebookVoteCast{{1}, {"legal"}, Ratify::reject, "Too fast"}, {"carl"});
  all.add_member(RulebookCommented{{1}, "Why now?"}, {"boris"});
  for (const ChangeEnd end :
       {ChangeEnd::adopted, ChangeEnd::rejected, ChangeEnd::withdrawn, ChangeEnd::overtaken})
    all.add_member(RulebookChangeClosed{{1}, end});
}

void add_review(Samples& all) {
  all.add(ProposalSubmitted{kP,
                            "hash",
                            "T",
                            "G",
                            {{"budget", rules::Money{5, "EUR"}}},
                            {submitted_action()},
                            kLater,
                            12,
                            kT,
                            {{kSales, 4}}},
          "marketing_head");
  all.add(PositionTaken{kP, kA, kSales, Position::approve, "Good.", "c0ffee", 2});
  all.add(PositionTaken{kP, kA, kSales, Position::abstain, "", "c0ffee", 2});
  all.add(PositionTaken{kP, kA, kSales, Position::approve, "", "c0ffee", 2, {{{"need"}, "Yes."}}});
  all.add(WordGiven{kP, kA, kSales, {Position::approve, {}, ""}, "c0ffee", 2});
  all.add(WordGiven{kP,
                    kA,
                    kSales,
                    {Position::veto,
                     {"price_promise"},
                     "No.",
                     "discount_pct <= 15",
                     kLater,
                     "Less.",
                     40,
                     {{{"need"}, "No."}}},
                    "c0ffee",
                    2});
  all.add(MemberRecused{kP, kSales, "My brother sells it.", {kA, kB}});
  all.add(FinalCommentOpened{kP, kLater}, {});
  all.add(FinalCommentEnded{kP, kLater});
  all.add(StageOpened{kP, 1, {{kA, kSales, rules::Silence::abstain}}, kLater}, {});
  all.add(StageOpened{kP, 0, {}, kLater}, "marketing_head");
  VetoBound bound;
  bound.proposal = kP;
  bound.veto = kVeto;
  bound.action = kA;
  bound.department = kSales;
  bound.member = {"sales_head"};
  bound.ground = {"price_promise"};
  bound.rows = {{"J1"}};
  bound.reason = "No.";
  bound.content = "c0ffee";
  bound.revision = 2;
  bound.of_proposal = {7};
  bound.of = {3};
  bound.sustained_at = kT;
  all.add(bound, "marketing_head");
  bound.absolute = true;
  bound.lifts_if = "discount_pct <= 15";
  bound.valid_until = kLater;
  bound.acceptable = "Less.";
  all.add(bound, "marketing_head");
  all.add(
      ReminderGiven{
          kP, {{kSales, Task::position, {kA, kB}, kLater}, {{"marketing"}, Task::decide, {}, kT}}, kT},
      {});
  all.add(PositionWithdrawn{kP, kA, kSales, "c0ffee"});
  all.add(ObjectionRaised{kP, kObjection, kB, {"production"}, "Dear.", "c0ffee", 2}, "production_head");
  all.add(ObjectionRaised{kP, kObjection, kB, {"production"}, "", "c0ffee", 2, false}, "production_head");
  all.add(ObjectionAnswered{kP, kObjection, Answer::decline, "Cheap.", "c0ffee", kLater}, "marketing_head");
  all.add(ObjectionAnswered{kP, kObjection, Answer::accept, "True.", "c0ffee", {}}, "marketing_head");
  all.add(ObjectionSettled{kP, kObjection}, {});
  all.add(ObjectionResolved{kP, kObjection}, "production_head");
  all.add(ObjectionWithdrawn{kP, kObjection}, "production_head");
  all.add(VetoCast{kP,
                   kVeto,
                   kA,
                   kSales,
                   {"price_promise"},
                   true,
                   {{"J1"}},
                   "No.",
                   "c0ffee",
                   2,
                   "discount_pct <= 15",
                   kLater,
                   "Less.",
                   40,
                   {{{"need"}, "No."}}});
  all.add(VetoWithdrawn{kP, kVeto});
  all.add(VetoChallenged{kP,
                         kVeto,
                         rules::Grounds::merits,
                         "Wrong.",
                         "c0ffee",
                         {{"finance"}, {"legal"}},
                         2,
                         rules::VoteSilence::sustain,
                         kLater,
                         Duration{5},
                         12},
          "marketing_head");
  all.add(
      VetoChallenged{
          kP,
          kVeto,
          rules::Grounds::validity,
          "Wrong.",
          "c0ffee",
          {{"legal"}},
          1,
          rules::VoteSilence::release,
          kLater,
          {},
          kEverybody,
          {{{{{"legal"}}, true, true, {1, 2}, rules::Share{2, 3}, rules::Quorum{0, rules::Share{1, 2}}}, 4},
           {{{{"finance"}}, false, false, {1, 3}, {}, rules::Quorum{1, {}}}, 1}}},
      "marketing_head");
  for (const Vote vote : {Vote::sustain, Vote::release})
    all.add(SustainVoteCast{kP, kVeto, {"legal"}, vote, "So.", "c0ffee"}, "legal_head");
  for (const ChallengeResult result :
       {ChallengeResult::sustained, ChallengeResult::overridden, ChallengeResult::ended})
    all.add(ChallengeClosed{kP, kVeto, result, {{"legal"}}, kT, kLater}, {});
  all.add(
      SilenceEscalated{
          kP, {{kA, kSales, rules::Silence::block}}, {{kA, {"legal"}, rules::Silence::escalate}}, kLater},
      {});
  for (const ReviewEnd end :
       {ReviewEnd::all_spoken, ReviewEnd::passing, ReviewEnd::certain, ReviewEnd::window_ended})
    all.add(ReviewClosed{kP, end, {{kA, kSales, rules::Silence::consent}}, kT, kLater, Duration{7}}, {});
  all.add(EvidenceCited{kP, {{EvidenceKind::insight, 3}, {EvidenceKind::metric, 1}}, {}});
  all.add(EvidenceCited{kP, {{EvidenceKind::conversation, 7}}, {CitedFor::answer, kA, kSales}});
  all.add(CommentAdded{kP, {1}, "Hm."});
  all.add(PremortemAnswered{kP, {1}, {{"anna"}, "It sells out."}});
  all.add(ProposalExpired{kP, kT}, {});
  all.add(DecisionWindowMoved{kP, kLater, Duration{0}}, {});
  all.add(DecisionWindowMoved{kP, {}, std::chrono::days{3}}, {});
}

void add_decisions(Samples& all) {
  const Reason vetoed{Reason::Code::vetoed, kSales, kVeto, {}, {}};
  const Reason objected{Reason::Code::objection_unanswered, {"production"}, {}, kObjection, {}};
  const Reason falls{Reason::Code::requires_prevented, {}, {}, {}, kA};
  const Reason too_few{Reason::Code::too_few_approvals, {}, {}, {}, {}, 9, 7};
  all.add(
      DecisionMade{kP,
                   DecisionKind::launch,
                   {{kA, Outcome::piloted, {}}, {kB, Outcome::prevented, {vetoed, objected, falls, too_few}}},
                   "Now.",
                   PilotTerms{5, kLater, "Ten orders."}},
      "marketing_head");
  all.add(DecisionMade{kP, DecisionKind::launch, {{kA, Outcome::launched, {}}}, "", {}}, "marketing_head");
  all.add(DecisionMade{kP, DecisionKind::withdraw, {}, "Later.", {}}, "marketing_head");
}

Amendment amendment() {
  Amendment out;
  out.title = "New";
  out.goal = "";
  out.fields = {{"budget", rules::Value{rules::Money{7, "EUR"}}}, {"audience", std::nullopt}};
  out.actions = {{kA, KindId{"price"}, "Cheaper", {{"discount_pct", std::nullopt}}, std::vector<ActionId>{}},
                 {{"c"}, {}, {}, {}, {}}};
  out.drop = {kB};
  return out;
}

void add_changes(Samples& all) {
  all.add(ProposalAmended{kP,
                          2,
                          "T",
                          "G",
                          {{"audience", std::string("All")}},
                          {submitted_action()},
                          {kB},
                          {{kA, kSales, Position::veto}},
                          "Asked for.",
                          kSuggestion,
                          kLater,
                          kT,
                          12},
          "marketing_head");
  all.add(ProposalAmended{kP,
                          3,
                          "T",
                          "G",
                          {},
                          {},
                          {},
                          {},
                          "A word.",
                          {},
                          {},
                          {},
                          12,
                          {{kA, kSales, Position::approve}},
                          {{kSales, 3}}},
          "marketing_head");
  for (const ObjectionEffect effect :
       {ObjectionEffect::met, ObjectionEffect::lapsed, ObjectionEffect::returns, ObjectionEffect::kept})
    all.add(ObjectionCarried{kP, kObjection, effect, {}}, "marketing_head");
  all.add(ObjectionCarried{kP, kObjection, ObjectionEffect::waits, kLater}, "marketing_head");
  for (const VetoEffect effect : {VetoEffect::lifted, VetoEffect::rests, VetoEffect::returns,
                                  VetoEffect::kept_overridden, VetoEffect::kept, VetoEffect::lapsed})
    all.add(VetoCarried{kP, kVeto, effect, {}}, "marketing_head");
  for (const VetoEffect effect : {VetoEffect::waits, VetoEffect::override_void})
    all.add(VetoCarried{kP, kVeto, effect, kLater}, "marketing_head");
  all.add(ObjectionCopied{kP, {1}, {1}, kB}, "marketing_head");
  for (const bool lifted : {false, true}) all.add(VetoCopied{kP, {1}, {1}, kB, lifted}, "marketing_head");
  all.add(ObjectionReaffirmed{kP, kObjection, "c0ffee", 2}, "production_head");
  all.add(VetoReaffirmed{kP, kVeto, "c0ffee", 2, kLater, false});
  all.add(VetoReaffirmed{kP, kVeto, "c0ffee", 2, {}, true}, {});
  for (const char* actor : {"", "sales_head"}) {
    all.add(ObjectionLapsed{kP, kObjection}, actor);
    all.add(VetoLapsed{kP, kVeto}, actor);
  }
  const std::vector<Change> changes{
      {"title", {}, rules::Value{std::string("T")}, rules::Value{std::string("N")}},
      {"attributes.discount_pct", kA, rules::Value{std::string("15")}, {}}};
  all.add(SuggestionMade{kP, kSuggestion, amendment(), changes, "Better so.", 2});
  for (const SuggestionState state :
       {SuggestionState::open, SuggestionState::declined, SuggestionState::withdrawn})
    all.add(SuggestionAnswered{kP, kSuggestion, state, "No.", {}});
  all.add(SuggestionAnswered{kP, kSuggestion, SuggestionState::accepted, "", 2}, "marketing_head");
}

void add_later(Samples& all) {
  all.add(OverrideSigned{kP, kVeto, "We know better.", kLater}, "marketing_head");
  all.add(OverrideSigned{kP, kVeto, "We know.", {}, kSales}, "sales_head");
  all.add(OverrideSeconded{kP, kVeto, kLater}, "sales_2");
  all.add(OverrideClosed{kP, kVeto, true}, {});
  all.add(OverrideClosed{kP, kVeto, false}, "marketing_head");
  all.add(FactExpired{kP, kVeto, kLater}, {});
  for (const Lift by : {Lift::condition, Lift::fact, Lift::pilot}) all.add(VetoLifted{kP, kVeto, by}, {});
  all.add(PilotResultRecorded{kP, kA, true, "12 orders", "Good.", kLater, {}}, "marketing_head");
  all.add(PilotResultRecorded{kP, kA, true, "12 orders", "Good.", {}, kLater}, "marketing_head");
  all.add(PilotResultRecorded{kP, kA, false, "1 order", "", {}, {}}, "marketing_head");
  all.add(VetoRecast{kP, kVeto, "All the same."});
  all.add(PilotCleared{kP, kA, kLater}, {});
  all.add(ActionHalted{kP, kA, kSales, "It burns."});
  all.add(ActionResumed{kP, kA, "It does not."}, "marketing_head");
  for (const StopWhy why : {StopWhy::stopped, StopWhy::not_met, StopWhy::time_over, StopWhy::recast})
    all.add(ActionStopped{kP, kA, why, "Enough.", kT}, "marketing_head");
  for (const OutcomeVerdict verdict :
       {OutcomeVerdict::succeeded, OutcomeVerdict::failed, OutcomeVerdict::mixed, OutcomeVerdict::unclear})
    all.add(OutcomeRecorded{kP,
                            {{"orders", "10", "12"}, {"margin", "", "3%"}},
                            verdict,
                            "Ask before.",
                            {{kVeto, "They knew."}},
                            {{2}, {1}}},
            "marketing_head");
}

}  // namespace

std::vector<Event> event_samples() {
  Samples all;
  add_knowledge(all);
  add_organisation(all);
  add_review(all);
  add_decisions(all);
  add_changes(all);
  add_later(all);
  return all.take();
}

World codec_story() {
  World world = company();
  const auto give = [&](ProposalCommand command, const char* actor) {
    INFO(actor);
    REQUIRE(world.give(std::move(command), actor) == "");
  };
  give(campaign({price("a", "25"), message("b", {kA})}, 9'000'000), "marketing_head");
  TakePosition veto{kP, kA, Position::veto, {"price_promise"}, "We promised.", 1};
  veto.lifts_if = "discount_pct <= 15";
  give(veto, "sales_head");
  give(TakePosition{kP, kB, Position::object, {}, "Dear.", 1}, "production_head");
  Suggest suggest{kP, {}, "Cheaper.", 1};
  suggest.amendment.title = "Another title";
  give(suggest, "sales_head");
  return world;
}

}  // namespace counterweight::test
