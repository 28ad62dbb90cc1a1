#include "rules/format.hpp"

#include <array>

namespace counterweight::rules {
namespace {

constexpr bool kRequired = true;

constexpr std::array<KeyFormat, 17> kRulebook{{{"$schema"},
                                               {"counterweight", kRequired},
                                               {"name", kRequired},
                                               {"version"},
                                               {"title", kRequired},
                                               {"final_say", kRequired},
                                               {"departments", kRequired},
                                               {"fields"},
                                               {"kinds", kRequired},
                                               {"grounds"},
                                               {"jurisdiction", kRequired},
                                               {"windows"},
                                               {"silence", kRequired},
                                               {"challenge"},
                                               {"answered_by"},
                                               {"override"},
                                               {"pilot"}}};
constexpr std::array<KeyFormat, 2> kText{{{"en", kRequired}, {"ru", kRequired}}};
constexpr std::array<KeyFormat, 2> kDepartment{{{"id", kRequired}, {"name", kRequired}}};
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
constexpr std::array<KeyFormat, 5> kKind{
    {{"id", kRequired}, {"name", kRequired}, {"help"}, {"attributes"}, {"unreviewed"}}};
constexpr std::array<KeyFormat, 3> kGround{{{"id", kRequired}, {"name", kRequired}, {"absolute"}}};
constexpr std::array<KeyFormat, 9> kRow{{{"id", kRequired},
                                         {"department", kRequired},
                                         {"kinds"},
                                         {"when"},
                                         {"power"},
                                         {"grounds"},
                                         {"approval_required"},
                                         {"halt"},
                                         {"wants"}}};
constexpr std::array<KeyFormat, 6> kWindows{
    {{"review"}, {"decision"}, {"challenge"}, {"min_review"}, {"reaffirm"}, {"settle"}}};
constexpr std::array<KeyFormat, 4> kChallenge{
    {{"min_voters"}, {"merits"}, {"validity"}, {"absolute_validity"}}};
constexpr std::array<KeyFormat, 2> kChallengeRule{{{"stands_if"}, {"silence"}}};
constexpr std::array<KeyFormat, 2> kOverride{{{"cooling_off"}, {"quota"}}};
constexpr std::array<KeyFormat, 2> kQuota{{{"count", kRequired}, {"per", kRequired}}};
constexpr std::array<KeyFormat, 3> kPilot{{{"max_share_pct"}, {"max_duration"}, {"recast"}}};

}  // namespace

namespace format {
const ObjectFormat rulebook{"rulebook", kRulebook};
const ObjectFormat text{"text", kText, "missing_translation"};
const ObjectFormat department{"department", kDepartment};
const ObjectFormat attribute{"attribute", kAttribute};
const ObjectFormat option{"option", kOption};
const ObjectFormat kind{"kind", kKind};
const ObjectFormat ground{"ground", kGround};
const ObjectFormat row{"row", kRow};
const ObjectFormat windows{"windows", kWindows};
const ObjectFormat challenge{"challenge", kChallenge};
const ObjectFormat challenge_rule{"challenge_rule", kChallengeRule};
const ObjectFormat override_gate{"override", kOverride};
const ObjectFormat quota{"quota", kQuota};
const ObjectFormat pilot{"pilot", kPilot};
}  // namespace format

std::span<const ObjectFormat* const> all_formats() {
  static constexpr std::array<const ObjectFormat*, 14> kAll{
      &format::rulebook, &format::text,      &format::department,     &format::attribute,
      &format::option,   &format::kind,      &format::ground,         &format::row,
      &format::windows,  &format::challenge, &format::challenge_rule, &format::override_gate,
      &format::quota,    &format::pilot};
  return kAll;
}

}  // namespace counterweight::rules
