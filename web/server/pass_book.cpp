#include "web/server/pass_book.hpp"

#include <spdlog/spdlog.h>

#include <exception>
#include <utility>
#include <vector>

#include "web/server/negotiate.hpp"
#include "web/server/passwords.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {
namespace {

constexpr std::string_view kBearer = "bearer ";
constexpr std::string_view kSubprotocol = "counterweight.token.";

struct Names {
  std::string_view secret;
  std::string_view id;
};

Names names_of(store::PassKind kind) {
  switch (kind) {
    case store::PassKind::invitation:
      return {"cwi_", "inv-"};
    case store::PassKind::password:
      return {"cwi_", "pwd-"};
    case store::PassKind::token:
      return {"cwt_", "tok-"};
    case store::PassKind::display:
      return {"cwd_", "dsp-"};
  }
  return {};
}

bool begins_as(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i)
    if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] + ('a' - 'A') : text[i]) != lower[i]) return false;
  return true;
}

}  // namespace

std::string new_pass(store::PassKind kind) {
  return std::string{names_of(kind).secret} + new_token();
}

std::string pass_id(store::PassKind kind, std::int64_t number) {
  return std::string{names_of(kind).id} + std::to_string(number);
}

std::optional<std::int64_t> pass_number(store::PassKind kind, std::string_view id) {
  if (!id.starts_with(names_of(kind).id)) return std::nullopt;
  const auto number = number_in(id.substr(names_of(kind).id.size()));
  return number && pass_id(kind, *number) == id ? number : std::nullopt;
}

std::optional<std::string> pass_named_by(const Request& request) {
  const std::string& authorization = request.headers[Header::authorization];
  if (begins_as(authorization, kBearer)) return authorization.substr(kBearer.size());
  std::string_view rest = request.headers[Header::sec_websocket_protocol];
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    std::string_view offered = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (offered.starts_with(' ')) offered.remove_prefix(1);
    while (offered.ends_with(' ')) offered.remove_suffix(1);
    if (offered.starts_with(kSubprotocol)) return std::string{offered.substr(kSubprotocol.size())};
  }
  return std::nullopt;
}

PassBook::PassBook(store::Vault& vault, Workers& clerks, std::shared_ptr<Mailbox> mailbox, Clock now,
                   const Limits& limits)
    : vault_(vault), clerks_(clerks), mailbox_(std::move(mailbox)), now_(std::move(now)), limits_(limits) {}

void PassBook::find(const std::string& secret, const std::function<void(const PassLookup&)>& then) {
  find_hash(token_hash(secret), then);
}

void PassBook::find_hash(const std::string& hash, const std::function<void(const PassLookup&)>& then) {
  const auto known = entries_.find(hash);
  if (known == entries_.end()) return ask_vault(hash, then);
  then(judge(hash, known->second));
}

PassLookup PassBook::judge(const std::string& hash, Entry& entry) {
  const Timestamp now = now_();
  if (entry.found.pass.expires && now >= *entry.found.pass.expires) return {};
  if (now - entry.touched >= limits_.session_touch) {
    const auto write = [this, hash, now] {
      try {
        vault_.passes().touch(hash, now);
      } catch (const std::exception& failure) {
        spdlog::error("passes: the vault failed: {}", failure.what());
      }
    };
    if (clerks_.take(write)) entry.touched = now;
  }
  return {PassLookup::Kind::valid, entry.found, hash};
}

void PassBook::ask_vault(const std::string& hash, const std::function<void(const PassLookup&)>& then) {
  const auto read = [this, hash, then, endings = endings_] {
    std::optional<store::FoundPass> found;
    bool did = true;
    try {
      found = vault_.passes().find(hash);
    } catch (const std::exception& failure) {
      spdlog::error("passes: the vault failed: {}", failure.what());
      did = false;
    }
    mailbox_->post([this, hash, then, endings, found = std::move(found), did] {
      if (!did) return then({PassLookup::Kind::unavailable, {}, {}});
      // Something ended while the vault was read: what it said may be over.
      if (endings != endings_) return ask_vault(hash, then);
      if (!found) return then({});
      if (entries_.size() >= limits_.sessions_in_memory) entries_.clear();
      Entry& entry = entries_[hash];
      entry = {*found, found->pass.last_used.value_or(Timestamp{})};
      then(judge(hash, entry));
    });
  };
  if (!clerks_.take(read)) then({PassLookup::Kind::unavailable, {}, {}});
}

template <typename Which>
void PassBook::forget_where(Which which) {
  ++endings_;
  std::vector<std::string> gone;
  for (const auto& [hash, entry] : entries_)
    if (which(entry.found)) gone.push_back(hash);
  for (const std::string& hash : gone) {
    entries_.erase(hash);
    ended_(hash);
  }
}

void PassBook::forget(const OrganisationId& organisation, store::PassKind kind, std::int64_t number) {
  forget_where([&](const store::FoundPass& found) {
    return found.organisation == organisation && found.pass.kind == kind && found.pass.number == number;
  });
}

void PassBook::forget_all_of(const Principal& member) {
  forget_where([&](const store::FoundPass& found) {
    return found.organisation == member.organisation && found.pass.member == member.member &&
           found.pass.kind == store::PassKind::token;
  });
}

}  // namespace counterweight::server
