// What a client would rather have, from its Accept headers (RFC 9110, 12.5). Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace counterweight::server {

// The best liked of our languages; English when neither is named.
Language preferred_language(std::string_view accept_language);

// Whether `coding` ("br", "gzip") may be sent; a weight of 0 forbids, "*" stands for what is not named.
bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

// Whether a comma-separated list holds this token, in any case.
bool list_has(std::string_view list, std::string_view token);

// The entity tags in If-Match (RFC 9110, 13.1.1). Weak ones match nothing there, nor do those that are none
// of ours: they are left out.
struct IfMatch {
  bool any = false;                    // "*"
  std::vector<std::int64_t> versions;  // "12" -> 12
};
// Nothing when it is no list of entity tags, or one of more than kMaxEntityTags.
constexpr std::size_t kMaxEntityTags = 32;
std::optional<IfMatch> read_if_match(std::string_view if_match);

// Whether one of the entity tags in If-None-Match is this one (weakly, RFC 9110, 13.1.2), or it is "*".
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace counterweight::server
