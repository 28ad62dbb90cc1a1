// Cells put together into regions, and regions in words. Pure.
#pragma once

#include <vector>

#include "rules/regions.hpp"

namespace counterweight::rules {

// Of each cut, these pieces, in rising order: every combination of them.
using Region = std::vector<std::vector<std::size_t>>;

// The same cells in as few regions as is found by joining what differs in one cut only. Each cell once.
std::vector<Region> regions_of(const Domain& domain, const std::vector<Cell>& cells);

// "discount more than 10 and at most 20, budget at least 50,000 EUR": what sets the region apart.
// Empty for everything.
Text region_words(const Domain& domain, const Region& region);

// "discount 15.1, budget 50,000 EUR": the samples of one cell. Empty where conditions name nothing.
Text cell_words(const Domain& domain, const Cell& cell);

// One value as people write it: "20%", "50,000 EUR", "“E-mail”", "yes". A long text is cut short.
Text value_words(const Attribute& attribute, const Value& value);
// "cost 10,000 EUR or less": of an ordered type, from one value to another; nothing: no end there.
Text range_of_values_words(const Attribute& attribute, const std::optional<Value>& least,
                           const std::optional<Value>& most);

}  // namespace counterweight::rules
