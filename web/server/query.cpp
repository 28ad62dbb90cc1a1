#include "web/server/query.hpp"

#include <algorithm>
#include <string>

namespace counterweight::server {

std::optional<Refusal> refuse_query(const Request& request, std::span<const std::string_view> known,
                                    std::string_view many) {
  for (auto each = request.query.begin(); each != request.query.end(); ++each) {
    const auto same = [&](const auto& other) { return other.first == each->first; };
    if (each->first != many && std::any_of(request.query.begin(), each, same))
      return Refusal{"invalid.query", say("{} stands in the address twice.", "{} стоит в адресе дважды.",
                                          in_backticks(each->first))};
    if (std::find(known.begin(), known.end(), each->first) != known.end()) continue;
    std::string names;
    for (const std::string_view name : known) names += (names.empty() ? "" : ", ") + std::string{name};
    return Refusal{"invalid.query",
                   say("The address may say {}, but found {}.", "В адресе можно указать {}, а указано {}.",
                       in_backticks(names), in_backticks(each->first))};
  }
  return std::nullopt;
}

}  // namespace counterweight::server
