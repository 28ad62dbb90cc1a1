// The values that an action and its proposal can have, cut exactly at what conditions of the jurisdiction
// name: within one cell each of them gives one answer, so that a question about all values is a question
// about a few. Pure; immutable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rules/check.hpp"

namespace counterweight::rules {

// Part of an attribute's values, none of which a test can tell from another.
struct Piece {
  std::optional<Value> sample;  // one of them; nothing: the attribute is not given
  // Ordered types: the whole units it spans, ends included, for dates days since 1970. Nothing: no end there.
  std::optional<std::int64_t> from, to;
  std::vector<std::string> named;  // choice: these options; text: this text, and none for any other
};

// Between values of ordered types and whole units; the value is one of the attribute's.
Value value_in_units(const Attribute& attribute, std::int64_t units);
std::int64_t units_of(const Attribute& attribute, const Value& value);

// The pieces of one attribute, in rising order, what is not given last.
struct Cut {
  Attribute attribute;
  bool of_proposal = false;
  std::vector<Piece> pieces;
};

// Of one attribute where conditions compare it with these. Units as in Piece.
Cut cut_at(const Attribute& attribute, bool of_proposal, std::vector<std::int64_t> thresholds,
           std::vector<std::string> texts);

using Cell = std::vector<std::size_t>;  // which piece of each cut

// What conditions on one kind of action can tell apart.
class Domain {
 public:
  // In all of these rulebooks, which have the kind. An attribute that they declare differently is taken from
  // the first that names it in a condition.
  Domain(const std::vector<const CheckedRulebook*>& rulebooks, const KindId& kind);

  const std::vector<Cut>& cuts() const { return cuts_; }
  // How many cells there are; kMaxCells + 1 (limits.hpp) for more.
  std::size_t size() const { return size_; }
  Cell cell(std::size_t at) const;  // at < size()
  // Its sample values, of what conditions name.
  Values attributes_in(const Cell& cell) const { return values_in(cell, false); }
  Values fields_in(const Cell& cell) const { return values_in(cell, true); }

 private:
  Values values_in(const Cell& cell, bool of_proposal) const;

  std::vector<Cut> cuts_;
  std::size_t size_ = 1;
};

// Fills in a value for every attribute that is required and has none.
Values with_required(const std::vector<Attribute>& attributes, Values values);

}  // namespace counterweight::rules
