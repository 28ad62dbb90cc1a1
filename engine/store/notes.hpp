// Notes among colleagues on what waits for their department: put off for a while, or handed to somebody. A
// part of the vault: they change no right and no deadline, so they are no events.
// Thread-safety: any thread may call anything. Times are UTC. A failing disk throws std::runtime_error.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace counterweight::store {

constexpr std::size_t kMaxNotes = 2'000;  // of a department

struct Note {
  std::string key;     // what it is about
  std::string member;  // whose note it is; one for each member and key
  std::optional<Timestamp> until;
  std::string recipient;  // the colleague; empty: nobody
  std::string text;
  Timestamp made{};
};

class Notes {
 public:
  virtual ~Notes() = default;

  // In place of the member's earlier note on that key. False when the department has kMaxNotes.
  virtual bool put(const OrganisationId& organisation, const std::string& department, const Note& note) = 0;
  virtual void remove(const OrganisationId& organisation, const std::string& department,
                      const std::string& key, const std::string& member) = 0;
  virtual std::vector<Note> list(const OrganisationId& organisation, const std::string& department) const = 0;
  // Drops the notes made before then, so that what is long decided leaves nothing behind.
  virtual void drop_before(const OrganisationId& organisation, const std::string& department,
                           Timestamp made) = 0;
};

}  // namespace counterweight::store
