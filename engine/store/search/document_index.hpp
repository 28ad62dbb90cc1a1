// Full-text search over documents, in a file of its own beside the ledger. A projection: it may be deleted at
// any time and is filled again. Finds word forms of English and Russian. Thread-safety: any thread may call
// anything; one at a time is served to write, one to read. A failing disk throws std::runtime_error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "engine/store/sqlite/connection.hpp"

namespace counterweight::store::search {

// Of any kind; what the kinds and ids mean is the caller's business.
struct Document {
  std::string kind, id;  // together they name it within its organisation
  std::string title, body;
  std::vector<std::string> tags;  // found as words, and filtered by as they are
  std::string author, department;
  Timestamp at{};  // when what it tells happened
};

// An empty filter lets everything pass.
struct Query {
  std::string text;  // as it was typed (query.hpp)
  std::vector<std::string> kinds;
  std::string author, department, tag;
  std::optional<Timestamp> from, until;  // from <= at < until
  std::size_t limit = 20;                // at most kMaxPage
  std::size_t skip = 0;                  // hits before this page: at most kMaxRanked
};

constexpr std::size_t kMaxPage = 100;
// So many of the newest that match are ranked; of a word that nearly everything has, older ones are not
// found.
constexpr std::size_t kMaxRanked = 2'000;

struct Hit {
  struct Part {
    std::string text;
    bool found = false;  // a word that was looked for
  };
  std::string kind, id, title;
  std::vector<Part> excerpt;  // of the title, the text or the tags, wherever most was found
  Timestamp at{};
};

struct Page {
  std::vector<Hit> hits;   // best first
  std::size_t ranked = 0;  // hits in all, kMaxRanked at most
};

class DocumentIndex {
 public:
  // DIRECTORY/search.db; made when it is missing, and made anew when another version wrote it or it is
  // damaged.
  explicit DocumentIndex(const std::filesystem::path& directory);

  // How far into the organisation's ledger it has come: 0 when there is nothing of it.
  std::int64_t up_to(const OrganisationId& organisation);
  // Adds or replaces these, and has come to `seq`; all or nothing.
  void put(const OrganisationId& organisation, const std::vector<Document>& documents, std::int64_t seq);
  // Takes it out. Its words stay in the files until they are scrubbed.
  void remove(const OrganisationId& organisation, const std::string& kind, const std::string& id);
  // Leaves no word in the files of what was taken out or replaced: slow, for erasure.
  void scrub();
  // Forgets everything of the organisation, so that it can be filled again.
  void clear(const OrganisationId& organisation);

  Result<Page> find(const OrganisationId& organisation, const Query& query);

 private:
  void open();
  void remove_row(std::int64_t row);
  // Adds these rows in this order to the page.
  void show(const std::string& match, const std::vector<std::int64_t>& best, Page& page);

  std::filesystem::path file_;
  std::mutex writing_, reading_;
  std::optional<sqlite::Connection> writer_, reader_;
};

}  // namespace counterweight::store::search
