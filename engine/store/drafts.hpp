// Drafts of proposals, a part of the vault: mutable, private to the department that began them. What a draft
// says is opaque here.
// Thread-safety: any thread may call anything. Times are UTC. A failing disk throws std::runtime_error.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace counterweight::store {

constexpr std::size_t kMaxDraftsPerDepartment = 200;
constexpr std::size_t kMaxDraftBytes = 256 << 10;  // of one body; whoever adds or replaces has checked it

// What one saving of a draft brings.
struct DraftContent {
  std::string member;  // who saves
  std::string title;   // for the list
  std::string body;    // JSON text
};

struct Draft {
  std::int64_t number = 0;  // 1, 2, 3 … within the organisation; a number is never given again
  std::string department;
  std::int64_t version = 1;  // one more with each saving
  Timestamp created{};
  Timestamp updated{};
  std::optional<std::int64_t> from;  // the proposal that it is a copy of
  DraftContent content;              // as saved last
};

// How a change to a draft ended: the draft as it is now (as it was, when it was removed) …
// … or unchanged, since somebody else has saved meanwhile: as it stands …
struct DraftStale {
  Draft present;
};
// … or there is no such draft in that department.
struct DraftGone {};
using DraftChange = std::variant<Draft, DraftStale, DraftGone>;

// Every call names organisation and department: a draft of another one is as good as none.
class Drafts {
 public:
  virtual ~Drafts() = default;

  // Nothing when the department has kMaxDraftsPerDepartment already.
  virtual std::optional<Draft> add(const OrganisationId& organisation, const std::string& department,
                                   const DraftContent& content, std::optional<std::int64_t> from,
                                   Timestamp now) = 0;
  virtual std::optional<Draft> find(const OrganisationId& organisation, const std::string& department,
                                    std::int64_t number) const = 0;
  // All of a department, those saved last first; their bodies are left empty.
  virtual std::vector<Draft> list(const OrganisationId& organisation,
                                  const std::string& department) const = 0;
  // Saves when the draft still has version `expected`.
  virtual DraftChange replace(const OrganisationId& organisation, const std::string& department,
                              std::int64_t number, std::int64_t expected, const DraftContent& content,
                              Timestamp now) = 0;
  // Without `expected`: whatever version it has.
  virtual DraftChange remove(const OrganisationId& organisation, const std::string& department,
                             std::int64_t number, std::optional<std::int64_t> expected) = 0;
};

}  // namespace counterweight::store
