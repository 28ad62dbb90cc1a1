#include "engine/store/look_up.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstring>

#include "base/sha256.hpp"
#include "engine/store/ledger.hpp"

namespace counterweight::store {
namespace {

// Not std::hash: command ids are chosen by clients, and its collisions can be made to order.
std::uint64_t key_of(std::string_view command) {
  const Hash hash = sha256(command);
  std::uint64_t key = 0;
  std::memcpy(&key, hash.data(), sizeof key);
  return key;
}

}  // namespace

void LookUp::add(std::int64_t seq, const std::string& subject, std::string_view command) {
  if (seq != upto() + 1)
    throw DamagedStore(
        fmt::format("expected record {} next, found record {}; run `audit verify`", upto() + 1, seq));
  std::int64_t before = 0;
  if (!command.empty()) {
    std::int64_t& last = last_of_command_[key_of(command)];
    before = last;
    last = seq;
  }
  subjects_[subject].push_back(seq);
  same_command_before_.push_back(before);
}

std::vector<std::int64_t> LookUp::of_subject(const std::string& subject, std::int64_t after,
                                             std::size_t limit) const {
  const auto found = subjects_.find(subject);
  if (found == subjects_.end()) return {};
  const auto first = std::upper_bound(found->second.begin(), found->second.end(), after);
  const auto left = static_cast<std::size_t>(found->second.end() - first);
  return {first, first + static_cast<std::ptrdiff_t>(std::min(limit, left))};
}

std::vector<std::int64_t> LookUp::of_command(std::string_view command) const {
  std::vector<std::int64_t> out;
  if (command.empty()) return out;
  const auto found = last_of_command_.find(key_of(command));
  if (found == last_of_command_.end()) return out;
  for (std::int64_t seq = found->second; seq != 0;
       seq = same_command_before_[static_cast<std::size_t>(seq - 1)])
    out.push_back(seq);
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace counterweight::store
