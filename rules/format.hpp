// The keys of a rulebook file, object by object: what the reader takes and what the published schema
// (rules/schema/rulebook.schema.json) must say. A test holds the two together.
#pragma once

#include <span>
#include <string_view>

namespace counterweight::rules {

constexpr int kFormatVersion = 1;  // the value of "counterweight"

struct KeyFormat {
  std::string_view name;
  bool required = false;
};

struct ObjectFormat {
  std::string_view name;  // of the definition in the schema; "rulebook" is the whole document
  std::span<const KeyFormat> keys;
  std::string_view missing_code = "missing_field";
};

namespace format {
extern const ObjectFormat rulebook, text, department, attribute, option, kind, passes, approval, ground, row,
    calendar, windows, silence, challenge, challenge_rule, override_gate, quota, pilot, voice, question, veto,
    carry, final_comment, body, stage, ratification, evidence, conversations, metrics, insights;
}  // namespace format

std::span<const ObjectFormat* const> all_formats();

}  // namespace counterweight::rules
