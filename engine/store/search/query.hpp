// What somebody types into a search box, as an expression of FTS5. Whatever they type is taken for words;
// nothing of it is the language of the index.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace counterweight::store::search {

constexpr std::size_t kMaxQueryBytes = 400;
constexpr std::size_t kMaxQueryTerms = 32;

// Words all have to be found, in whatever form; "several words" in that order; word* whatever begins so, from
// two letters on; -word or -"several words" nothing that has it. Refused as `invalid.query`: nothing to look
// for, or too much.
Result<std::string> match_of(std::string_view typed);

}  // namespace counterweight::store::search
