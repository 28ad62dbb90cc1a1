#include "engine/store/sqlite/ledger.hpp"

#include <algorithm>

#include "engine/store/append_rules.hpp"
#include "engine/store/sqlite/schema.hpp"

namespace counterweight::store::sqlite {
namespace {

constexpr std::int64_t kLastSequence = (std::int64_t{1} << kSequenceBits) - 1;

// The organisation's number, given to it by its first append.
std::int64_t number_of(Writer& writer, const OrganisationId& organisation) {
  {
    Rows rows = writer.organisation.run(organisation.value);
    if (rows.next()) return rows.integer(0);
  }
  writer.add_organisation.execute(organisation.value);
  Rows rows = writer.organisation.run(organisation.value);
  CHECK_THAT_IS(rows.next(), "an organisation just added is there");
  return rows.integer(0);
}

Head head_of(Writer& writer, std::int64_t number) {
  Rows rows = writer.head.run(number);
  return rows.next() ? Head{rows.integer(0), rows.hash(1)} : Head{};
}

void write(Writer& writer, std::int64_t number, const Head& head, std::span<const Entry> entries,
           std::span<const Hash> hashes, std::span<const SealedValue> sealed) {
  std::int64_t position = (number << kSequenceBits) + head.seq;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    writer.add_record.execute(++position, entry.subject, entry.command, Blob{entry.bytes},
                              Blob{i == 0 ? head.hash : hashes[i - 1]}, Blob{hashes[i]});
  }
  for (const SealedValue& value : sealed)
    writer.add_sealed.execute(number, value.commitment, position, Blob{value.salt}, Blob{value.value});
}

std::vector<Record> records(Reader& reader, const OrganisationId& organisation, std::int64_t after,
                            std::size_t limit) {
  after = std::clamp<std::int64_t>(after, 0, kLastSequence);
  std::vector<Record> out;
  Rows rows =
      reader.records.run(organisation.value, after, static_cast<std::int64_t>(std::min(limit, kMaxPage)));
  while (rows.next())
    out.push_back({rows.integer(0), rows.bytes(1), rows.bytes(2), rows.bytes(3), rows.hash(4), rows.hash(5)});
  return out;
}

}  // namespace

Append SqliteLedger::append(const OrganisationId& organisation, const Head& expected,
                            std::span<const Entry> entries, std::span<const SealedValue> sealed) {
  check_append(organisation, entries, sealed);
  if (in_doubt_) return Unwritten{"an earlier append is in doubt; the store waits for reopen()"};
  const std::vector<Hash> hashes = chain_hashes(expected.hash, entries);
  Head found;
  begin_append(organisation);
  Ending end = database_.transact([&](Writer& writer) {
    const std::int64_t number = number_of(writer, organisation);
    found = head_of(writer, number);
    if (found != expected) return false;
    CHECK_THAT_IS(found.seq <= kLastSequence - static_cast<std::int64_t>(kMaxBatch),
                  "a ledger has 2^40 events");
    write(writer, number, found, entries, hashes, sealed);
    return true;
  });
  const bool committed = end.kind == Ending::Kind::committed;
  end_append(organisation, found.seq, committed ? entries : std::span<const Entry>{});
  switch (end.kind) {
    case Ending::Kind::committed:
      return Committed{{found.seq + static_cast<std::int64_t>(entries.size()), hashes.back()}};
    case Ending::Kind::rolled_back:
      return Conflict{found};
    case Ending::Kind::unwritten:
      return Unwritten{std::move(end.why), end.disk_full};
    case Ending::Kind::unknown:
      in_doubt_ = true;
      return Unknown{std::move(end.why)};
  }
  check_failed(__FILE__, __LINE__, "a known end", "Ending::Kind has a value of its own");
}

bool SqliteLedger::reopen() {
  if (!database_.reopen()) return false;
  const std::lock_guard lock{look_ups_mutex_};
  look_ups_.clear();
  in_doubt_ = false;
  return true;
}

std::vector<Record> SqliteLedger::read(const OrganisationId& organisation, std::int64_t after,
                                       std::size_t limit) const {
  std::vector<Record> out =
      database_.read([&](Reader& reader) { return records(reader, organisation, after, limit); });
  if (database_.writable()) feed(organisation, out);
  return out;
}

// While an append runs, its records may be visible and not yet in the look-up: nothing is current then.
void SqliteLedger::begin_append(const OrganisationId& organisation) {
  const std::lock_guard lock{look_ups_mutex_};
  Known& known = look_ups_[organisation];
  known.appending = true;
  known.current = false;
}

void SqliteLedger::end_append(const OrganisationId& organisation, std::int64_t after,
                              std::span<const Entry> committed) {
  const std::lock_guard lock{look_ups_mutex_};
  Known& known = look_ups_[organisation];
  known.appending = false;
  if (committed.empty()) return;
  if (known.look_up.upto() == after)
    for (const Entry& entry : committed)
      known.look_up.add(known.look_up.upto() + 1, entry.subject, entry.command);
  known.current = known.look_up.upto() == after + static_cast<std::int64_t>(committed.size());
}

void SqliteLedger::feed(const OrganisationId& organisation, const std::vector<Record>& records) const {
  const std::unique_lock lock{look_ups_mutex_, std::try_to_lock};
  if (!lock || records.empty()) return;  // only a convenience: a question catches up by itself
  LookUp& known = look_ups_[organisation].look_up;
  for (const Record& record : records) {
    if (record.seq != known.upto() + 1) return;
    known.add(record.seq, record.subject, record.command);
  }
}

template <typename Question>
std::vector<std::int64_t> SqliteLedger::look_up(const OrganisationId& organisation,
                                                const Question& question) const {
  const std::lock_guard lock{look_ups_mutex_};
  Known& known = look_ups_[organisation];
  if (!known.current) {
    database_.read([&](Reader& reader) {
      constexpr auto kPage = static_cast<std::int64_t>(kMaxPage);
      for (std::int64_t read = kPage; read == kPage;) {
        read = 0;
        Rows rows = reader.groups.run(organisation.value, known.look_up.upto(), kPage);
        for (; rows.next(); ++read) known.look_up.add(rows.integer(0), rows.bytes(1), rows.bytes(2));
      }
    });
    known.current = database_.writable() && !known.appending;
  }
  return question(known.look_up);
}

std::vector<Record> SqliteLedger::records_at(const OrganisationId& organisation,
                                             const std::vector<std::int64_t>& sequences) const {
  return database_.read([&](Reader& reader) {
    std::vector<Record> out;
    for (const std::int64_t seq : sequences)
      for (Record& record : records(reader, organisation, seq - 1, 1)) out.push_back(std::move(record));
    return out;
  });
}

std::vector<Record> SqliteLedger::read_subject(const OrganisationId& organisation, const std::string& subject,
                                               std::int64_t after, std::size_t limit) const {
  return records_at(organisation, look_up(organisation, [&](const LookUp& known) {
                      return known.of_subject(subject, after, std::min(limit, kMaxPage));
                    }));
}

std::vector<Record> SqliteLedger::read_command(const OrganisationId& organisation,
                                               const std::string& command) const {
  std::vector<Record> out = records_at(
      organisation, look_up(organisation, [&](const LookUp& known) { return known.of_command(command); }));
  std::erase_if(out, [&](const Record& record) { return record.command != command; });
  return out;
}

Head SqliteLedger::head(const OrganisationId& organisation) const {
  return database_.read([&](Reader& reader) {
    Rows rows = reader.head.run(organisation.value);
    return rows.next() ? Head{rows.integer(0), rows.hash(1)} : Head{};
  });
}

std::vector<OrganisationId> SqliteLedger::organisations() const {
  return database_.read([&](Reader& reader) {
    std::vector<OrganisationId> out;
    Rows rows = reader.organisations.run();
    while (rows.next()) out.push_back({rows.bytes(0)});
    return out;
  });
}

}  // namespace counterweight::store::sqlite
