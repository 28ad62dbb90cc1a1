#include "engine/store/memory_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <random>
#include <utility>

#include "engine/store/append_rules.hpp"
#include "engine/store/look_up.hpp"
#include "engine/store/memory_drafts.hpp"
#include "engine/store/memory_inbound_webhooks.hpp"
#include "engine/store/memory_passes.hpp"

namespace counterweight::store {
namespace {

struct Chain {
  std::vector<Record> records;
  LookUp look_up;

  Head head() const { return records.empty() ? Head{} : Head{records.back().seq, records.back().hash}; }
  const Record& at(std::int64_t seq) const { return records[static_cast<std::size_t>(seq - 1)]; }
};

}  // namespace

struct MemoryStore::State {
  mutable std::mutex mutex;  // guards all that follows
  std::map<OrganisationId, Chain> chains;
  std::map<std::pair<OrganisationId, std::string>, SealedValue> sealed;   // by commitment
  std::map<std::pair<OrganisationId, std::string>, std::string> secrets;  // by name
  std::map<std::pair<OrganisationId, std::string>, Account> accounts;     // by member
  std::map<std::string, Session> sessions;                                // by token hash
  NextAppend next = NextAppend::as_usual;
  bool in_doubt = false;
  int failing_reopens = 0;

  // Null when the organisation has no event.
  const Chain* chain(const OrganisationId& organisation) const {
    const auto found = chains.find(organisation);
    return found == chains.end() ? nullptr : &found->second;
  }
};

class MemoryStore::LedgerInMemory : public Ledger {
 public:
  explicit LedgerInMemory(State& state) : state_(state) {}

  Append append(const OrganisationId& organisation, const Head& expected, std::span<const Entry> entries,
                std::span<const SealedValue> sealed) override {
    check_append(organisation, entries, sealed);
    const std::lock_guard lock{state_.mutex};
    if (state_.in_doubt) return Unwritten{"an earlier append is in doubt; the store waits for reopen()"};
    const Chain* chain = state_.chain(organisation);
    const Head head = chain == nullptr ? Head{} : chain->head();
    if (head != expected) return Conflict{head};
    switch (std::exchange(state_.next, NextAppend::as_usual)) {
      case NextAppend::as_usual:
        return Committed{write(organisation, expected, entries, sealed)};
      case NextAppend::conflict:
        return Conflict{head};
      case NextAppend::unwritten:
        return Unwritten{"a test said so"};
      case NextAppend::disk_full:
        return Unwritten{"a test said so", true};
      case NextAppend::unknown_but_written:
        write(organisation, expected, entries, sealed);
        [[fallthrough]];
      case NextAppend::unknown_and_lost:
        state_.in_doubt = true;
        return Unknown{"a test said so"};
    }
    check_failed(__FILE__, __LINE__, "a known switch", "NextAppend has a value of its own");
  }

  bool reopen() override {
    const std::lock_guard lock{state_.mutex};
    if (state_.failing_reopens > 0) {
      --state_.failing_reopens;
      return false;
    }
    state_.in_doubt = false;
    return true;
  }

  std::vector<Record> read(const OrganisationId& organisation, std::int64_t after,
                           std::size_t limit) const override {
    const std::lock_guard lock{state_.mutex};
    const Chain* chain = state_.chain(organisation);
    std::vector<Record> out;
    if (chain == nullptr) return out;
    std::int64_t seq = std::clamp<std::int64_t>(after, 0, chain->head().seq);
    while (seq < chain->head().seq && out.size() < std::min(limit, kMaxPage)) out.push_back(chain->at(++seq));
    return out;
  }

  std::vector<Record> read_subject(const OrganisationId& organisation, const std::string& subject,
                                   std::int64_t after, std::size_t limit) const override {
    const std::lock_guard lock{state_.mutex};
    const Chain* chain = state_.chain(organisation);
    std::vector<Record> out;
    if (chain == nullptr) return out;
    for (const std::int64_t seq : chain->look_up.of_subject(subject, after, std::min(limit, kMaxPage)))
      out.push_back(chain->at(seq));
    return out;
  }

  std::vector<Record> read_command(const OrganisationId& organisation,
                                   const std::string& command) const override {
    const std::lock_guard lock{state_.mutex};
    const Chain* chain = state_.chain(organisation);
    std::vector<Record> out;
    if (chain == nullptr) return out;
    for (const std::int64_t seq : chain->look_up.of_command(command))
      if (chain->at(seq).command == command) out.push_back(chain->at(seq));
    return out;
  }

  Head head(const OrganisationId& organisation) const override {
    const std::lock_guard lock{state_.mutex};
    const Chain* chain = state_.chain(organisation);
    return chain == nullptr ? Head{} : chain->head();
  }

  std::vector<OrganisationId> organisations() const override {
    const std::lock_guard lock{state_.mutex};
    std::vector<OrganisationId> out;
    for (const auto& [organisation, chain] : state_.chains) out.push_back(organisation);
    return out;
  }

 private:
  Head write(const OrganisationId& organisation, Head head, std::span<const Entry> entries,
             std::span<const SealedValue> sealed) {
    Chain& chain = state_.chains[organisation];
    const std::vector<Hash> hashes = chain_hashes(head.hash, entries);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Entry& entry = entries[i];
      chain.look_up.add(head.seq + 1, entry.subject, entry.command);
      chain.records.push_back(
          {head.seq + 1, entry.subject, entry.command, entry.bytes, head.hash, hashes[i]});
      head = chain.head();
    }
    for (const SealedValue& value : sealed)
      state_.sealed.try_emplace({organisation, value.commitment}, value);
    return head;
  }

  State& state_;
};

class MemoryStore::VaultInMemory : public Vault {
 public:
  explicit VaultInMemory(State& state) : state_(state) {}

  bool put_account(const OrganisationId& organisation, const Account& account) override {
    const std::lock_guard lock{state_.mutex};
    const Account* holder = find_account(organisation, account.email);
    if (holder != nullptr && holder->member != account.member) return false;
    state_.accounts.insert_or_assign({organisation, account.member}, account);
    return true;
  }

  AccountAdded add_account(const OrganisationId& organisation, const Account& account) override {
    const std::lock_guard lock{state_.mutex};
    if (find_account(organisation, account.email) != nullptr) return AccountAdded::email_taken;
    return state_.accounts.try_emplace({organisation, account.member}, account).second
               ? AccountAdded::added
               : AccountAdded::member_taken;
  }

  std::optional<Account> account_by_email(const OrganisationId& organisation,
                                          const std::string& email) const override {
    const std::lock_guard lock{state_.mutex};
    const Account* holder = find_account(organisation, email);
    return holder == nullptr ? std::nullopt : std::optional{*holder};
  }

  std::vector<Account> accounts(const OrganisationId& organisation) const override {
    const std::lock_guard lock{state_.mutex};
    std::vector<Account> out;
    for (const auto& [key, account] : state_.accounts)
      if (key.first == organisation) out.push_back(account);
    return out;
  }

  void drop_account(const OrganisationId& organisation, const std::string& member) override {
    const std::lock_guard lock{state_.mutex};
    state_.accounts.erase({organisation, member});
  }

  std::vector<OrganisationId> organisations_of(const std::string& email) const override {
    const std::lock_guard lock{state_.mutex};
    std::vector<OrganisationId>
        out;  // an e-mail is unique within an organisation, and the map is in their order
    for (const auto& [key, account] : state_.accounts)
      if (account.email == email) out.push_back(key.first);
    return out;
  }

  void put_session(const std::string& token_hash, const Session& session) override {
    const std::lock_guard lock{state_.mutex};
    state_.sessions.insert_or_assign(token_hash, session);
  }

  std::optional<Session> session(const std::string& token_hash) const override {
    const std::lock_guard lock{state_.mutex};
    const auto found = state_.sessions.find(token_hash);
    return found == state_.sessions.end() ? std::nullopt : std::optional{found->second};
  }

  void touch_session(const std::string& token_hash, Timestamp seen) override {
    const std::lock_guard lock{state_.mutex};
    const auto found = state_.sessions.find(token_hash);
    if (found != state_.sessions.end()) found->second.last_seen = seen;
  }

  void end_session(const std::string& token_hash) override {
    const std::lock_guard lock{state_.mutex};
    state_.sessions.erase(token_hash);
  }

  void end_sessions_of(const OrganisationId& organisation, const std::string& member) override {
    const std::lock_guard lock{state_.mutex};
    std::erase_if(state_.sessions, [&](const auto& entry) {
      return entry.second.organisation == organisation && entry.second.member == member;
    });
  }

  std::size_t drop_sessions_expired_before(Timestamp now) override {
    const std::lock_guard lock{state_.mutex};
    return std::erase_if(state_.sessions, [&](const auto& entry) { return entry.second.expires <= now; });
  }

  std::optional<SealedValue> unseal(const OrganisationId& organisation,
                                    const std::string& commitment) const override {
    const std::lock_guard lock{state_.mutex};
    const auto found = state_.sealed.find({organisation, commitment});
    return found == state_.sealed.end() ? std::nullopt : std::optional{found->second};
  }

  void erase_sealed(const OrganisationId& organisation,
                    const std::vector<std::string>& commitments) override {
    const std::lock_guard lock{state_.mutex};
    for (const std::string& each : commitments) state_.sealed.erase({organisation, each});
  }

  std::string secret(const OrganisationId& organisation, const std::string& name) override {
    const std::lock_guard lock{state_.mutex};
    std::string& value = state_.secrets[{organisation, name}];
    if (value.empty()) {
      std::random_device random;
      for (int i = 0; i < 16; ++i) value += fmt::format("{:04x}", random() & 0xffff);
    }
    return value;
  }

  Drafts& drafts() override { return drafts_; }
  Passes& passes() override { return passes_; }
  Notes& notes() override { return notes_; }
  InboundWebhooks& inbound_webhooks() override { return inbound_webhooks_; }

 private:
  const Account* find_account(const OrganisationId& organisation, const std::string& email) const {
    for (const auto& [key, account] : state_.accounts)
      if (key.first == organisation && account.email == email) return &account;
    return nullptr;
  }

  State& state_;
  MemoryDrafts drafts_;
  MemoryPasses passes_;
  MemoryNotes notes_;
  MemoryInboundWebhooks inbound_webhooks_;
};

MemoryStore::MemoryStore()
    : state_(std::make_unique<State>()),
      ledger_(std::make_unique<LedgerInMemory>(*state_)),
      vault_(std::make_unique<VaultInMemory>(*state_)) {}
MemoryStore::~MemoryStore() = default;

Ledger& MemoryStore::ledger() {
  return *ledger_;
}
Vault& MemoryStore::vault() {
  return *vault_;
}

void MemoryStore::next_append(NextAppend how) {
  const std::lock_guard lock{state_->mutex};
  state_->next = how;
}

void MemoryStore::fail_reopen(int times) {
  const std::lock_guard lock{state_->mutex};
  state_->failing_reopens = times;
}

}  // namespace counterweight::store
