// Reading JSON strictly and writing it canonically (RFC 8785).
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace counterweight {

// Deepest nesting read from anybody (design 2, decision 13).
constexpr std::size_t kMaxJsonNesting = 64;

// Refuses malformed text, duplicate keys, bad UTF-8, nesting past kMaxJsonNesting and integers past 64 bits,
// each as `invalid.json` with the JSON pointer or the byte offset. Never throws.
Result<nlohmann::json> parse_json(std::string_view text);

// RFC 8785. Our values hold integers within ±2^53 and ASCII keys only; a float, a larger integer or another
// key is a bug and aborts, so that what is hashed is the same in every language.
std::string canonical_json(const nlohmann::json& value);

// "a/b" -> "a~1b": one reference token of a JSON pointer.
std::string pointer_token(std::string_view key);

}  // namespace counterweight
