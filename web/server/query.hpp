// What a request's query may say, read as strictly as a body.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "base/result.hpp"
#include "web/server/request.hpp"

namespace counterweight::server {

// `invalid.query` for a name that is none of `known`, or that stands twice and is not `many`. Pure.
std::optional<Refusal> refuse_query(const Request& request, std::span<const std::string_view> known,
                                    std::string_view many = {});
inline std::optional<Refusal> refuse_query(const Request& request,
                                           std::initializer_list<std::string_view> known) {
  return refuse_query(request, std::span{known.begin(), known.size()});
}

}  // namespace counterweight::server
