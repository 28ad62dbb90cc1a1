// Strong ids: a department is not a member, and the compiler knows. Tags live with the nouns they name.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace counterweight {

template <typename Tag>
struct StringId {
  std::string value;
  friend auto operator<=>(const StringId&, const StringId&) = default;
  bool empty() const { return value.empty(); }
};

template <typename Tag>
struct NumberId {
  std::int64_t value = 0;
  friend auto operator<=>(const NumberId&, const NumberId&) = default;
};

using OrganisationId = StringId<struct OrganisationTag>;

}  // namespace counterweight

template <typename Tag>
struct std::hash<counterweight::StringId<Tag>> {
  std::size_t operator()(const counterweight::StringId<Tag>& id) const {
    return std::hash<std::string>{}(id.value);
  }
};
