// What a signed-in member sees of their organisation, as the routes need it. One snapshot: state and cursor
// agree.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "engine/service/service.hpp"
#include "web/server/request.hpp"
#include "web/server/response.hpp"

namespace counterweight::server {

struct View {
  service::Tenant* tenant = nullptr;
  std::shared_ptr<const service::Published> published;
  core::MemberId member;
  Language language = Language::en;
  Timestamp now;

  const core::State& state() const { return published->state; }
  const core::Organisation& organisation() const { return published->state.organisation(); }
  const core::Member& self() const { return *organisation().member(member); }
  std::string cursor() const { return service::to_string(service::cursor_at(published->head)); }
};

// `forbidden.member` when the session's member or organisation is not (any more) here.
Result<View> view_of(service::Service& service, const Principal& who, Language language);

// "42" -> 42; nothing for anything that is no positive number of at most 15 digits.
std::optional<std::int64_t> number_in(std::string_view text);

// The view with this proposal whole in its state. Reads the ledger where it is put away: then not on the I/O
// thread. `not_found.proposal`, or what Tenant::whole() refuses with.
Result<View> with_whole(View view, core::ProposalId id);
// Whether with_whole() needs no disk.
bool at_hand(const View& view, core::ProposalId id);

// The whole proposal for this member. Refuses and reads as with_whole().
Result<nlohmann::json> proposal_for(const View& view, std::int64_t id);
std::string etag_of(const nlohmann::json& proposal);

// The rulebook of that hash which was ever in force here, or is voted on; `current`: the one in force. Null
// when there is none.
core::RulebookPtr known_rulebook(const core::Organisation& organisation, const std::string& hash);
Refusal no_rulebook(const std::string& hash);

// GET /proposals.
Response get_proposals(const View& view, const Request& request);

}  // namespace counterweight::server
