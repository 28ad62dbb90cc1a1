#include "engine/store/memory_drafts.hpp"

#include <algorithm>

namespace counterweight::store {

std::optional<Draft> MemoryDrafts::add(const OrganisationId& organisation, const std::string& department,
                                       const DraftContent& content, std::optional<std::int64_t> from,
                                       Timestamp now) {
  const std::lock_guard lock{mutex_};
  const auto theirs = std::count_if(drafts_.begin(), drafts_.end(), [&](const auto& entry) {
    return entry.first.first == organisation && entry.second.department == department;
  });
  if (static_cast<std::size_t>(theirs) >= kMaxDraftsPerDepartment) return std::nullopt;
  const std::int64_t number = ++last_numbers_[organisation];
  const Draft draft{number, department, 1, now, now, from, content};
  drafts_.emplace(Key{organisation, number}, draft);
  return draft;
}

std::optional<Draft> MemoryDrafts::find(const OrganisationId& organisation, const std::string& department,
                                        std::int64_t number) const {
  const std::lock_guard lock{mutex_};
  const auto draft = drafts_.find({organisation, number});
  if (draft == drafts_.end() || draft->second.department != department) return std::nullopt;
  return draft->second;
}

std::vector<Draft> MemoryDrafts::list(const OrganisationId& organisation,
                                      const std::string& department) const {
  const std::lock_guard lock{mutex_};
  std::vector<Draft> out;
  for (const auto& [key, draft] : drafts_)
    if (key.first == organisation && draft.department == department) {
      out.push_back(draft);
      out.back().content.body.clear();
    }
  std::sort(out.begin(), out.end(), [](const Draft& a, const Draft& b) {
    return std::pair{a.updated, a.number} > std::pair{b.updated, b.number};
  });
  return out;
}

std::map<MemoryDrafts::Key, Draft>::iterator MemoryDrafts::found(const OrganisationId& organisation,
                                                                 const std::string& department,
                                                                 std::int64_t number) {
  const auto draft = drafts_.find({organisation, number});
  return draft != drafts_.end() && draft->second.department == department ? draft : drafts_.end();
}

DraftChange MemoryDrafts::replace(const OrganisationId& organisation, const std::string& department,
                                  std::int64_t number, std::int64_t expected, const DraftContent& content,
                                  Timestamp now) {
  const std::lock_guard lock{mutex_};
  const auto place = found(organisation, department, number);
  if (place == drafts_.end()) return DraftGone{};
  Draft& draft = place->second;
  if (draft.version != expected) return DraftStale{draft};
  ++draft.version;
  draft.updated = now;
  draft.content = content;
  return draft;
}

DraftChange MemoryDrafts::remove(const OrganisationId& organisation, const std::string& department,
                                 std::int64_t number, std::optional<std::int64_t> expected) {
  const std::lock_guard lock{mutex_};
  const auto place = found(organisation, department, number);
  if (place == drafts_.end()) return DraftGone{};
  if (expected && place->second.version != *expected) return DraftStale{place->second};
  return drafts_.extract(place).mapped();
}

}  // namespace counterweight::store
