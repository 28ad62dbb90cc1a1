#include "engine/service/nearness.hpp"

#include <algorithm>
#include <cmath>

#include "base/fold_case.hpp"
#include "rules/attribute_words.hpp"
#include "rules/check_value.hpp"

namespace counterweight::service {
namespace {

using rules::Attribute;
using rules::AttributeType;
using rules::Values;

// Letters and digits of any script; general punctuation, quotes and no-break spaces are not.
bool parts_words(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  length = 1;
  if (byte(0) < 0x80U) {
    const char c = text[at];
    return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }
  if (byte(0) == 0xC2U) return (length = 2) > 0;  // « » and the like
  if (byte(0) == 0xE2U && (byte(1) == 0x80U || byte(1) == 0x81U)) return (length = 3) > 0;  // “ ” — …
  return false;
}

std::size_t letters_in(const std::string& word) {
  return static_cast<std::size_t>(std::count_if(
      word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string all_texts(const std::string& title, const std::vector<Attribute>& attributes,
                      const Values& values) {
  std::string out = title;
  for (const Attribute& attribute : attributes)
    if (const auto found = values.find(attribute.id);
        attribute.type == AttributeType::text && found != values.end())
      if (const auto* text = std::get_if<std::string>(&found->second)) out += " " + *text;
  return out;
}

std::set<core::DepartmentId> vetoing(const std::vector<rules::Seat>& seats) {
  std::set<core::DepartmentId> out;
  for (const rules::Seat& seat : seats)
    if (seat.power == rules::Power::veto) out.insert(seat.department);
  return out;
}

template <typename T>
double overlap(const std::set<T>& one, const std::set<T>& other) {
  const auto both =
      std::count_if(one.begin(), one.end(), [&](const T& each) { return other.contains(each); });
  const auto all = static_cast<std::ptrdiff_t>(one.size() + other.size()) - both;
  return static_cast<double>(both) / static_cast<double>(all);
}

bool contested(const core::Proposal& proposal, const core::Action& action) {
  const auto about = [&](const auto& word) { return word.action == action.draft.id; };
  return std::any_of(proposal.vetoes.begin(), proposal.vetoes.end(), about) ||
         std::any_of(proposal.objections.begin(), proposal.objections.end(), about);
}

}  // namespace

std::set<std::string> words_in(const std::string& text) {
  const std::string small = fold_case(text);
  std::set<std::string> out;
  std::string word;
  const auto end_word = [&] {
    if (letters_in(word) >= 3) out.insert(word);
    word.clear();
  };
  for (std::size_t at = 0, length = 1; at < small.size(); at += length) {
    if (parts_words(small, at, length))
      end_word();
    else
      word += small[at];
  }
  end_word();
  return out;
}

std::optional<double> shared(const std::set<std::string>& one, const std::set<std::string>& other) {
  if (one.empty() && other.empty()) return std::nullopt;
  return overlap(one, other);
}

Nearness::Nearness(const rules::CheckedRulebook& rulebook, Sought sought)
    : rulebook_(rulebook),
      sought_(std::move(sought)),
      cuts_(rules::Domain{{&rulebook}, sought_.kind}.cuts()),
      may_veto_(vetoing(rulebook.seats(sought_.kind, sought_.attributes, sought_.fields))),
      words_(
          words_in(all_texts(sought_.title, rulebook.kind(sought_.kind)->attributes, sought_.attributes))) {}

int Nearness::of(const core::Proposal& proposal, const core::Action& action) const {
  if (action.draft.kind != sought_.kind) return 0;
  const auto words = words_in(
      all_texts(action.draft.title, rulebook_.kind(sought_.kind)->attributes, action.draft.attributes));
  const double out = kRights * rights(action) + kValues * values(proposal, action) +
                     kWords * shared(words_, words).value_or(0) +
                     (contested(proposal, action) ? kContested : 0);
  return static_cast<int>(std::lround(out));
}

double Nearness::rights(const core::Action& action) const {
  std::vector<rules::Seat> seats;
  for (const core::Seat& seat : action.seats) seats.push_back(seat.right);
  const std::set<core::DepartmentId> theirs = vetoing(seats);
  return may_veto_.empty() && theirs.empty() ? 1 : overlap(may_veto_, theirs);
}

double Nearness::values(const core::Proposal& proposal, const core::Action& action) const {
  double sum = 0, count = 0;
  const auto add = [&](const std::vector<Attribute>& attributes, bool of_proposal, const Values& mine,
                       const Values& theirs) {
    for (const Attribute& attribute : attributes)
      if (const auto near = value(attribute, of_proposal, mine, theirs)) {
        sum += *near;
        ++count;
      }
  };
  add(rulebook_.kind(sought_.kind)->attributes, false, sought_.attributes, action.draft.attributes);
  add(rulebook_.book().fields, true, sought_.fields, proposal.fields);
  return count > 0 ? sum / count : 1;
}

// Texts are compared by their words. What was a value under an earlier rulebook and is none now counts as
// not given; so does what neither says.
std::optional<double> Nearness::value(const Attribute& attribute, bool of_proposal, const Values& mine,
                                      const Values& theirs) const {
  if (attribute.type == AttributeType::text) return std::nullopt;
  const auto given = [&](const Values& values) -> std::optional<rules::Value> {
    const auto found = values.find(attribute.id);
    if (found == values.end()) return std::nullopt;
    const auto checked = rules::normalise(attribute, found->second);
    return checked.ok() ? std::optional{*checked} : std::nullopt;
  };
  const auto one = given(mine), other = given(theirs);
  if (!one && !other) return std::nullopt;
  if (!one || !other) return 0;
  if (rules::is_ordered(attribute.type)) return ordered(attribute, of_proposal, *one, *other);
  return *one == *other ? 1 : 0;
}

// Near is what no condition tells apart, and less far the smaller the difference is.
double Nearness::ordered(const Attribute& attribute, bool of_proposal, const rules::Value& mine,
                         const rules::Value& theirs) const {
  const std::int64_t one = rules::units_of(attribute, mine), other = rules::units_of(attribute, theirs);
  const double size =
      attribute.type == AttributeType::date
          ? 365.0
          : std::max({1.0, std::abs(static_cast<double>(one)), std::abs(static_cast<double>(other))});
  const double far = std::min(1.0, std::abs(static_cast<double>(one) - static_cast<double>(other)) / size);
  bool together = true;
  for (const rules::Cut& cut : cuts_)
    if (cut.attribute.id == attribute.id && cut.of_proposal == of_proposal)
      for (const rules::Piece& piece : cut.pieces) {
        const auto holds = [&](std::int64_t units) {
          return piece.sample && (!piece.from || *piece.from <= units) && (!piece.to || units <= *piece.to);
        };
        if (holds(one) != holds(other)) together = false;
      }
  return (together ? 0.5 : 0) + 0.5 * (1 - far);
}

}  // namespace counterweight::service
