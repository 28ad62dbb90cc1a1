#include "rules/format.hpp"

#include <array>

namespace counterweight::rules {
namespace {

constexpr bool kRequired = true;

constexpr std::array<KeyFormat, 29> kRulebook{{{"$schema"},
                                               {"counterweight", kRequired},
                                               {"name", kRequired},
                                               {"version"},
                                               {"title", kRequired},
                                               {"final_say", kRequired},
                                               {"decision"},
                                               {"proposers"},
                                               {"author_counts"},
                                               {"departments", kRequired},
                                               {"fields"},
                                               {"kinds", kRequired},
                                               {"grounds"},
                                               {"jurisdiction", kRequired},
                                               {"evidence"},
                                               {"calendar"},
                                               {"windows"},
                                               {"silence", kRequired},
                                               {"challenge"},
                                               {"answered_by"},
                                               {"questions"},
                                               {"veto"},
                                               {"carry"},
                                               {"final_comment"},
                                               {"stages"},
                                               {"reminders"},
                                               {"override"},
                                               {"pilot"},
                                               {"ratification"}}};
constexpr std::array<KeyFormat, 2> kText{{{"en", kRequired}, {"ru", kRequired}}};
constexpr std::array<KeyFormat, 3> kDepartment{{{"id", kRequired}, {"name", kRequired}, {"voice"}}};
constexpr std::array<KeyFormat, 4> kVoice{{{"share"}, {"more_than"}, {"of_voting"}, {"quorum"}}};
constexpr std::array<KeyFormat, 11> kAttribute{{{"id", kRequired},
                                                {"name", kRequired},
                                                {"help"},
                                                {"type", kRequired},
                                                {"required"},
                                                {"unit"},
                                                {"min"},
                                                {"max"},
                                                {"digits"},
                                                {"currency"},
                                                {"options"}}};
constexpr std::array<KeyFormat, 2> kOption{{{"id", kRequired}, {"name", kRequired}}};
constexpr std::array<KeyFormat, 10> kKind{{{"id", kRequired},
                                           {"name", kRequired},
                                           {"help"},
                                           {"attributes"},
                                           {"unreviewed"},
                                           {"passes"},
                                           {"closes"},
                                           {"min_open"},
                                           {"duty_to_answer"},
                                           {"reasons"}}};
constexpr std::array<KeyFormat, 2> kPasses{{{"approvals"}, {"quorum"}}};
constexpr std::array<KeyFormat, 7> kApproval{
    {{"each"}, {"at_least"}, {"share"}, {"all_but"}, {"more_than_against"}, {"of"}, {"of_voting"}}};
constexpr std::array<KeyFormat, 3> kGround{{{"id", kRequired}, {"name", kRequired}, {"absolute"}}};
constexpr std::array<KeyFormat, 10> kRow{{{"id", kRequired},
                                          {"department", kRequired},
                                          {"kinds"},
                                          {"when"},
                                          {"power"},
                                          {"grounds"},
                                          {"approval_required"},
                                          {"halt"},
                                          {"wants"},
                                          {"about"}}};
constexpr std::array<KeyFormat, 7> kEvidence{{{"id", kRequired},
                                              {"name", kRequired},
                                              {"kinds"},
                                              {"when"},
                                              {"conversations"},
                                              {"metrics"},
                                              {"insights"}}};
constexpr std::array<KeyFormat, 3> kConversations{{{"at_least"}, {"buyers"}, {"not_older_than"}}};
constexpr std::array<KeyFormat, 3> kMetrics{{{"at_least"}, {"sufficient"}, {"explained"}}};
constexpr std::array<KeyFormat, 1> kInsights{{{"at_least"}}};
constexpr std::array<KeyFormat, 7> kWindows{
    {{"review"}, {"decision"}, {"challenge"}, {"min_review"}, {"reaffirm"}, {"settle"}, {"escalate"}}};
constexpr std::array<KeyFormat, 5> kCalendar{{{"zone", kRequired}, {"days"}, {"from"}, {"to"}, {"holidays"}}};
constexpr std::array<KeyFormat, 2> kSilence{{{"otherwise", kRequired}, {"kinds", kRequired}}};
constexpr std::array<KeyFormat, 4> kChallenge{
    {{"min_voters"}, {"merits"}, {"validity"}, {"absolute_validity"}}};
constexpr std::array<KeyFormat, 4> kChallengeRule{{{"stands_if"}, {"falls_if"}, {"silence"}, {"bodies"}}};
constexpr std::array<KeyFormat, 6> kBody{
    {{"departments", kRequired}, {"voters"}, {"stands_if"}, {"falls_if"}, {"of_voting"}, {"quorum"}}};
constexpr std::array<KeyFormat, 5> kOverride{
    {{"cooling_off"}, {"quota"}, {"by_final_say"}, {"arbiters"}, {"signed_by"}}};
constexpr std::array<KeyFormat, 2> kQuota{{{"count", kRequired}, {"per", kRequired}}};
constexpr std::array<KeyFormat, 4> kQuestion{
    {{"id", kRequired}, {"department", kRequired}, {"kinds"}, {"ask", kRequired}}};
constexpr std::array<KeyFormat, 3> kVeto{{{"acceptable"}, {"harm"}, {"binds"}}};
constexpr std::array<KeyFormat, 3> kCarry{{{"approve"}, {"object"}, {"veto"}}};
constexpr std::array<KeyFormat, 2> kFinalComment{{{"window", kRequired}, {"on_objection"}}};
constexpr std::array<KeyFormat, 4> kStage{
    {{"id", kRequired}, {"name", kRequired}, {"departments", kRequired}, {"window"}}};
constexpr std::array<KeyFormat, 3> kPilot{{{"max_share_pct"}, {"max_duration"}, {"recast"}}};

constexpr std::array<KeyFormat, 3> kRatification{{{"passes_if"}, {"quorum"}, {"window"}}};

}  // namespace

namespace format {
const ObjectFormat rulebook{"rulebook", kRulebook};
const ObjectFormat text{"text", kText, "missing_translation"};
const ObjectFormat department{"department", kDepartment};
const ObjectFormat attribute{"attribute", kAttribute};
const ObjectFormat option{"option", kOption};
const ObjectFormat kind{"kind", kKind};
const ObjectFormat passes{"passes", kPasses};
const ObjectFormat approval{"approval", kApproval};
const ObjectFormat ground{"ground", kGround};
const ObjectFormat row{"row", kRow};
const ObjectFormat calendar{"calendar", kCalendar};
const ObjectFormat windows{"windows", kWindows};
const ObjectFormat silence{"silence", kSilence};
const ObjectFormat challenge{"challenge", kChallenge};
const ObjectFormat challenge_rule{"challenge_rule", kChallengeRule};
const ObjectFormat override_gate{"override", kOverride};
const ObjectFormat quota{"quota", kQuota};
const ObjectFormat pilot{"pilot", kPilot};
const ObjectFormat voice{"voice", kVoice};
const ObjectFormat question{"question", kQuestion};
const ObjectFormat veto{"veto", kVeto};
const ObjectFormat carry{"carry", kCarry};
const ObjectFormat final_comment{"final_comment", kFinalComment};
const ObjectFormat body{"body", kBody};
const ObjectFormat stage{"stage", kStage};
const ObjectFormat ratification{"ratification", kRatification};
const ObjectFormat evidence{"evidence", kEvidence};
const ObjectFormat conversations{"conversations", kConversations};
const ObjectFormat metrics{"metrics", kMetrics};
const ObjectFormat insights{"insights", kInsights};
}  // namespace format

std::span<const ObjectFormat* const> all_formats() {
  static constexpr std::array<const ObjectFormat*, 30> kAll{
      &format::rulebook, &format::text,         &format::department,     &format::attribute,
      &format::option,   &format::kind,         &format::passes,         &format::approval,
      &format::ground,   &format::row,          &format::calendar,       &format::windows,
      &format::silence,  &format::challenge,    &format::challenge_rule, &format::override_gate,
      &format::quota,    &format::pilot,        &format::voice,          &format::question,
      &format::veto,     &format::carry,        &format::final_comment,  &format::body,
      &format::stage,    &format::ratification, &format::evidence,       &format::conversations,
      &format::metrics,  &format::insights};
  return kAll;
}

}  // namespace counterweight::rules
