// Which events of one organisation belong to a subject or to a command: a projection in memory, filled from
// the ledger and never stored, so that an append writes nothing but its records (an index on random command
// ids doubles the pages of every commit). About 60 bytes an event. Thread-safety: the owner's.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace counterweight::store {

class LookUp {
 public:
  // The last sequence added, 0 at first.
  std::int64_t upto() const { return static_cast<std::int64_t>(same_command_before_.size()); }
  // The next event. Throws DamagedStore unless seq == upto() + 1.
  void add(std::int64_t seq, const std::string& subject, std::string_view command);

  // Sequences past `after`, ascending, at most `limit`.
  std::vector<std::int64_t> of_subject(const std::string& subject, std::int64_t after,
                                       std::size_t limit) const;
  // Ascending. Commands are kept as 64 bits of their SHA-256: the caller compares the records' commands.
  std::vector<std::int64_t> of_command(std::string_view command) const;

 private:
  std::unordered_map<std::string, std::vector<std::int64_t>> subjects_;
  boost::unordered_flat_map<std::uint64_t, std::int64_t> last_of_command_;
  std::vector<std::int64_t>
      same_command_before_;  // by seq - 1: the event of that command before it, 0 for none
};

}  // namespace counterweight::store
