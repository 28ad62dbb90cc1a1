// What people wrote of customers: sealed on its way into the ledger, found again by its words, and erased
// where somebody asks for it. Follows the ledgers on a thread of its own to keep the search index.
// Thread-safety: any thread, once started. Reads and writes the disk: not on the I/O thread.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "engine/codec/knowledge_commands.hpp"
#include "engine/service/service.hpp"
#include "engine/store/search/document_index.hpp"
#include "engine/store/vault.hpp"

namespace counterweight::service {

class Journeys;

constexpr Duration kIndexPause{200};  // between looks for something new to index

class Library {
 public:
  // `index`: null where nothing is searched. All outlive it.
  Library(Service& service, store::Vault& vault, store::search::DocumentIndex* index);
  ~Library();
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  // Finishes erasures that a crash cut off, and begins to follow the ledgers.
  void start();
  void stop();

  // Seals into `out`, which outlives it. Reads the disk for the first key of an organisation only.
  codec::Sealing sealing(const OrganisationId& organisation, std::vector<store::SealedValue>& out);
  std::optional<std::string> text(const OrganisationId& organisation, const std::string& commitment) const;

  Journeys& journeys() { return *journeys_; }

  // What was committed as erased goes from the vault and from the index; then nothing of it lies in a file.
  // When the disk fails it is said in the log, and tried again until it is done.
  void erase(const OrganisationId& organisation, const core::RecordsErased& erased);
  // The index as far as the ledger is published.
  void catch_up(const OrganisationId& organisation);
  // `unavailable.search` where there is no index.
  Result<store::search::Page> find(const OrganisationId& organisation, const store::search::Query& query);

 private:
  void run();
  std::string key_secret(const OrganisationId& organisation);
  void finish_erasures(const OrganisationId& organisation);

  Service& service_;
  store::Vault& vault_;
  store::search::DocumentIndex* index_;
  std::unique_ptr<Journeys> journeys_;
  std::mutex indexing_;
  std::mutex secrets_mutex_;
  std::map<OrganisationId, std::string> secrets_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::set<OrganisationId> unfinished_;  // erasures
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace counterweight::service
