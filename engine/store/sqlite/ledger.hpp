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
  // An organisation's look-up. It is fed by what is read from its end on, such as a replay, and by appends.
  // `current` says that it has all there is, so that a question needs no SQL; should a program from outside
  // append, our next append is a conflict and ends that.
  struct Known {
    LookUp look_up;
    bool current = false;
    bool appending = false;
  };

  void begin_append(const OrganisationId& organisation);
  // `committed` is empty when nothing was.
  void end_append(const OrganisationId& organisation, std::int64_t after, std::span<const Entry> committed);
  void feed(const OrganisationId& organisation, const std::vector<Record>& records) const;

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
  mutable std::map<OrganisationId, Known> look_ups_;
};

}  // namespace counterweight::store::sqlite
