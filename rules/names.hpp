// The closed words of a rulebook, as they are written in files, events and replies. Pure functions.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "rules/rulebook.hpp"

namespace counterweight::rules {

template <typename E, std::size_t N>
using NameTable = std::array<std::pair<std::string_view, E>, N>;

inline constexpr NameTable<Power, 4> kPowers{
    {{"none", Power::none}, {"comment", Power::comment}, {"object", Power::object}, {"veto", Power::veto}}};
inline constexpr NameTable<Silence, 4> kSilences{{{"consent", Silence::consent},
                                                  {"abstain", Silence::abstain},
                                                  {"escalate", Silence::escalate},
                                                  {"block", Silence::block}}};
inline constexpr NameTable<VoteSilence, 2> kVoteSilences{
    {{"release", VoteSilence::release}, {"sustain", VoteSilence::sustain}}};
inline constexpr NameTable<Closing, 4> kClosings{{{"all_spoken", Closing::all_spoken},
                                                  {"passing", Closing::passing},
                                                  {"certain", Closing::certain},
                                                  {"window_end", Closing::window_end}}};
inline constexpr NameTable<ApprovalRule::Form, 5> kApprovalForms{
    {{"each", ApprovalRule::Form::each},
     {"at_least", ApprovalRule::Form::at_least},
     {"share", ApprovalRule::Form::share},
     {"all_but", ApprovalRule::Form::all_but},
     {"more_than_against", ApprovalRule::Form::more_than_against}}};
inline constexpr NameTable<bool, 2> kDecisions{{{"by_final_say", false}, {"automatic_when_cleared", true}}};
inline constexpr NameTable<bool, 2> kSignatures{{{"head", false}, {"two_persons", true}}};
inline constexpr NameTable<Grounds, 2> kChallengeGrounds{
    {{"merits", Grounds::merits}, {"validity", Grounds::validity}}};
inline constexpr NameTable<AnsweredBy, 2> kAnsweredBy{
    {{"reason", AnsweredBy::reason}, {"raiser", AnsweredBy::raiser}}};
inline constexpr NameTable<VoiceRule::Form, 3> kVoices{{{"latest", VoiceRule::Form::latest},
                                                        {"worst", VoiceRule::Form::worst},
                                                        {"head", VoiceRule::Form::head}}};
inline constexpr NameTable<CarryOver, 3> kApprovalCarries{
    {{"lapse", CarryOver::lapse}, {"keep", CarryOver::keep}, {"keep_if_better", CarryOver::keep_if_better}}};
inline constexpr NameTable<CarryOver, 4> kObjectionCarries{{{"reaffirm", CarryOver::reaffirm},
                                                            {"lapse", CarryOver::lapse},
                                                            {"keep", CarryOver::keep},
                                                            {"keep_if_worse", CarryOver::keep_if_worse}}};
inline constexpr NameTable<bool, 2> kOnObjection{{{"restart", true}, {"run_on", false}}};
inline constexpr NameTable<bool, 2> kVoters{{{"departments", false}, {"members", true}}};
inline constexpr NameTable<Direction, 2> kDirections{{{"less", Direction::less}, {"more", Direction::more}}};
inline constexpr NameTable<AttributeType, 7> kAttributeTypes{{{"integer", AttributeType::integer},
                                                              {"decimal", AttributeType::decimal},
                                                              {"money", AttributeType::money},
                                                              {"text", AttributeType::text},
                                                              {"choice", AttributeType::choice},
                                                              {"date", AttributeType::date},
                                                              {"boolean", AttributeType::boolean}}};

// name_of(Power::veto) == "veto"
std::string_view name_of(Power power);
std::string_view name_of(Silence silence);
std::string_view name_of(VoteSilence silence);
std::string_view name_of(Closing closing);
std::string_view name_of(ApprovalRule::Form form);
std::string_view name_of(Grounds grounds);
std::string_view name_of(AnsweredBy who);
std::string_view name_of(Direction direction);
std::string_view name_of(AttributeType type);
std::string_view name_of(VoiceRule::Form form);  // one of the words; a share has none
std::string_view name_of(CarryOver carry);

// value_named(kPowers, "veto") == Power::veto; nothing for a name that is not there.
template <typename E, std::size_t N>
constexpr std::optional<E> value_named(const NameTable<E, N>& table, std::string_view name) {
  for (const auto& [known, value] : table)
    if (known == name) return value;
  return std::nullopt;
}

}  // namespace counterweight::rules
