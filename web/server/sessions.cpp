#include "web/server/sessions.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

namespace counterweight::server {
namespace {

// Runs what touches the vault; a failing disk is logged and answered as false.
bool vault_did(const std::function<void()>& act) {
  try {
    act();
    return true;
  } catch (const std::exception& failure) {
    spdlog::error("sessions: the vault failed: {}", failure.what());
    return false;
  }
}

}  // namespace

Sessions::Sessions(store::Vault& vault, Workers& clerks, std::shared_ptr<Mailbox> mailbox, Clock now,
                   const Limits& limits)
    : vault_(vault), clerks_(clerks), mailbox_(std::move(mailbox)), now_(std::move(now)), limits_(limits) {}

void Sessions::find(const std::string& token_hash, const std::function<void(const Lookup&)>& then) {
  const auto found = entries_.find(token_hash);
  if (found == entries_.end()) return ask_vault(token_hash, then);
  then(judge(token_hash, found->second));
}

Lookup Sessions::judge(const std::string& token_hash, Entry& entry) {
  if (entry.ended) return {};
  const Timestamp now = now_();
  if (now >= entry.session.expires || now - entry.session.last_seen >= limits_.session_idle) {
    end(token_hash, [](bool) {});
    return {};
  }
  entry.session.last_seen = std::max(entry.session.last_seen, now);
  if (now - entry.touched >= limits_.session_touch) touch(token_hash, entry, now);
  return {Lookup::Kind::signed_in, {entry.session.organisation, entry.session.member}};
}

void Sessions::ask_vault(const std::string& token_hash, const std::function<void(const Lookup&)>& then) {
  const auto read = [this, token_hash, then, endings = endings_] {
    std::optional<store::Session> session;
    const bool did = vault_did([&] { session = vault_.session(token_hash); });
    mailbox_->post([this, token_hash, then, endings, session = std::move(session), did] {
      if (!did) return then({Lookup::Kind::unavailable, {}});
      // Something ended while the vault was read: what it said may be over.
      if (endings != endings_) return find(token_hash, then);
      if (!session) return then({});
      if (!entries_.contains(token_hash)) admit(token_hash, *session);
      then(judge(token_hash, entries_.at(token_hash)));
    });
  };
  if (!clerks_.take(read)) then({Lookup::Kind::unavailable, {}});
}

void Sessions::admit(const std::string& token_hash, const store::Session& session) {
  make_room();
  entries_[token_hash] = {session, session.last_seen, false};
}

void Sessions::touch(const std::string& token_hash, Entry& entry, Timestamp now) {
  const auto write = [this, token_hash, now] { vault_did([&] { vault_.touch_session(token_hash, now); }); };
  // When the clerks have no time now, a later use tries again.
  if (clerks_.take(write)) entry.touched = now;
}

void Sessions::close(const std::string& token_hash, Entry& entry) {
  entry.ended = true;
  ++endings_;
  ended_(token_hash);
}

void Sessions::end(const std::string& token_hash, const std::function<void(bool)>& then) {
  close(token_hash, entries_[token_hash]);
  const auto write = [this, token_hash, then] {
    const bool did = vault_did([&] { vault_.end_session(token_hash); });
    mailbox_->post([this, token_hash, then, did] {
      // While the vault still has it, the entry stands and says that it has ended.
      if (did) entries_.erase(token_hash);
      ++endings_;
      then(did);
    });
  };
  if (!clerks_.take(write)) then(false);
}

void Sessions::end_all_of(const Principal& member, const std::function<void(bool)>& then,
                          const std::string& but) {
  std::vector<std::string> theirs;
  for (auto& [token_hash, entry] : entries_)
    if (entry.session.organisation == member.organisation && entry.session.member == member.member &&
        !entry.ended && token_hash != but)
      theirs.push_back(token_hash);
  for (const std::string& token_hash : theirs) close(token_hash, entries_.at(token_hash));
  ++endings_;
  const auto write = [this, member, theirs, then, but] {
    const bool did = vault_did([&] {
      const auto kept = but.empty() ? std::nullopt : vault_.session(but);
      vault_.end_sessions_of(member.organisation, member.member);
      if (kept) vault_.put_session(but, *kept);
    });
    mailbox_->post([this, theirs, then, did] {
      if (did)
        for (const std::string& token_hash : theirs) entries_.erase(token_hash);
      ++endings_;
      then(did);
    });
  };
  if (!clerks_.take(write)) then(false);
}

void Sessions::make_room() {
  for (auto entry = entries_.begin();
       entries_.size() >= limits_.sessions_in_memory && entry != entries_.end();)
    entry = entry->second.ended ? std::next(entry) : entries_.erase(entry);
}

}  // namespace counterweight::server
