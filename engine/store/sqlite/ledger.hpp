// The ledger in SQLite.
#pragma once

#include <atomic>
#include <map>
#include <mutex>

#include "engine/store/ledger.hpp"
#include "engine/store/look_up.hpp"
#include "engine/store/sqlite/database.hpp"

namespace counterweight::store::sqlite {

class SqliteLedger : public Ledger {
 public:
  explicit SqliteLedger(Database& database) : database_(database) {}

  Append append(const OrganisationId& organisation, const Head& expected, std::span<const Entry> entries,
                std::span<const SealedValue> sealed) override;
  bool reopen() override;
  std::vector<Record> read(const OrganisationId& organisation, std::int64_t after,
                           std::size_t limit) const override;
  std::vector<Record> read_subject(const OrganisationId& organisation, const std::string& subject,
                                   std::int64_t after, std::size_t limit) const override;
  std::vector<Record> read_command(const OrganisationId& organisation,
                                   const std::string& command) const override;
  Head head(const OrganisationId& organisation) const override;
  std::vector<OrganisationId> organisations() const override;

 private:
  // Brings the organisation's look-up to the ledger's end and asks it. The first question reads the whole
  // ledger; those that wait for it meanwhile hold no reader.
  template <typename Question>
  std::vector<std::int64_t> look_up(const OrganisationId& organisation, const Question& question) const;
  // The records with these sequences, which a look-up found.
  std::vector<Record> records_at(const OrganisationId& organisation,
                                 const std::vector<std::int64_t>& sequences) const;

  Database& database_;
  std::atomic<bool> in_doubt_{false};  // an append ended unknown, and reopen() has not been called
  mutable std::mutex look_ups_mutex_;
  mutable std::map<OrganisationId, LookUp> look_ups_;
};

}  // namespace counterweight::store::sqlite
