#include "engine/store/memory_passes.hpp"

#include <algorithm>

namespace counterweight::store {

std::optional<Pass> MemoryPasses::add(const OrganisationId& organisation, const Pass& pass,
                                      const std::string& secret_hash) {
  const std::lock_guard lock{mutex_};
  const auto is_like = [&](const FoundPass& found) {
    return found.organisation == organisation && found.pass.kind == pass.kind;
  };
  std::erase_if(passes_, [&](const auto& entry) {
    const FoundPass& found = entry.second;
    return is_like(found) && found.pass.expires && *found.pass.expires <= pass.created;
  });
  const auto count =
      std::count_if(passes_.begin(), passes_.end(), [&](const auto& entry) { return is_like(entry.second); });
  if (static_cast<std::size_t>(count) >= kMaxPasses) return std::nullopt;
  Pass added = pass;
  added.number = ++last_numbers_[{organisation, pass.kind}];
  passes_.insert_or_assign(secret_hash, FoundPass{organisation, added});
  return added;
}

std::optional<FoundPass> MemoryPasses::find(const std::string& secret_hash) const {
  const std::lock_guard lock{mutex_};
  const auto found = passes_.find(secret_hash);
  return found == passes_.end() ? std::nullopt : std::optional{found->second};
}

std::vector<Pass> MemoryPasses::list(const OrganisationId& organisation, PassKind kind) const {
  const std::lock_guard lock{mutex_};
  std::vector<Pass> out;
  for (const auto& [hash, found] : passes_)
    if (found.organisation == organisation && found.pass.kind == kind) out.push_back(found.pass);
  std::sort(out.begin(), out.end(), [](const Pass& a, const Pass& b) { return a.number < b.number; });
  return out;
}

void MemoryPasses::touch(const std::string& secret_hash, Timestamp used) {
  const std::lock_guard lock{mutex_};
  const auto found = passes_.find(secret_hash);
  if (found != passes_.end()) found->second.pass.last_used = used;
}

bool MemoryPasses::remove(const OrganisationId& organisation, PassKind kind, std::int64_t number) {
  const std::lock_guard lock{mutex_};
  return std::erase_if(passes_, [&](const auto& entry) {
           const FoundPass& found = entry.second;
           return found.organisation == organisation && found.pass.kind == kind &&
                  found.pass.number == number;
         }) > 0;
}

bool MemoryPasses::spend(const std::string& secret_hash) {
  const std::lock_guard lock{mutex_};
  return passes_.erase(secret_hash) > 0;
}

void MemoryPasses::remove_all_of(const OrganisationId& organisation, const std::string& member,
                                 PassKind kind) {
  const std::lock_guard lock{mutex_};
  std::erase_if(passes_, [&](const auto& entry) {
    const FoundPass& found = entry.second;
    return found.organisation == organisation && found.pass.kind == kind && found.pass.member == member;
  });
}

bool MemoryNotes::put(const OrganisationId& organisation, const std::string& department, const Note& note) {
  const std::lock_guard lock{mutex_};
  const Key key{organisation, department, note.key, note.member};
  const auto theirs = std::count_if(notes_.begin(), notes_.end(), [&](const auto& entry) {
    return std::get<0>(entry.first) == organisation && std::get<1>(entry.first) == department;
  });
  if (!notes_.contains(key) && static_cast<std::size_t>(theirs) >= kMaxNotes) return false;
  notes_.insert_or_assign(key, note);
  return true;
}

void MemoryNotes::remove(const OrganisationId& organisation, const std::string& department,
                         const std::string& key, const std::string& member) {
  const std::lock_guard lock{mutex_};
  notes_.erase({organisation, department, key, member});
}

std::vector<Note> MemoryNotes::list(const OrganisationId& organisation, const std::string& department) const {
  const std::lock_guard lock{mutex_};
  std::vector<Note> out;
  for (const auto& [key, note] : notes_)
    if (std::get<0>(key) == organisation && std::get<1>(key) == department) out.push_back(note);
  return out;
}

void MemoryNotes::drop_before(const OrganisationId& organisation, const std::string& department,
                              Timestamp made) {
  const std::lock_guard lock{mutex_};
  std::erase_if(notes_, [&](const auto& entry) {
    return std::get<0>(entry.first) == organisation && std::get<1>(entry.first) == department &&
           entry.second.made < made;
  });
}

}  // namespace counterweight::store
