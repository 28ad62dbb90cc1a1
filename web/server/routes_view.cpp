#include "web/server/routes_view.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "engine/codec/proposal_view.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"

namespace counterweight::server {

using nlohmann::json;

Result<View> view_of(service::Service& service, const Principal& who, Language language) {
  service::Tenant* tenant = service.tenant(who.organisation);
  View view{tenant,
            tenant == nullptr ? nullptr : tenant->published(),
            {who.member},
            language,
            service.clock().now()};
  const core::Member* member = tenant == nullptr ? nullptr : view.organisation().member(view.member);
  if (member == nullptr || member->left)
    return Refusal{"forbidden.member",
                   say("You are not a member of this organisation any more. Sign in again.",
                       "Вы больше не состоите в этой организации. Войдите снова.")};
  return view;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool plain = !text.empty() && text.front() != '0' && text.size() <= 15;  // one way to write each
  const bool ok = plain && error == std::errc{} && end == text.data() + text.size() && number > 0;
  return ok ? std::optional{number} : std::nullopt;
}

bool at_hand(const View& view, core::ProposalId id) {
  return view.state().stub(id) == nullptr;
}

Result<View> with_whole(View view, core::ProposalId id) {
  if (!view.state().knows(id))
    return Refusal{"not_found.proposal",
                   say("There is no proposal {} here.", "Предложения {} здесь нет.", id.value)};
  if (at_hand(view, id)) return view;
  const auto proposal = view.tenant->whole(view.state(), id);
  if (!proposal.ok()) return proposal.refusal();
  auto published = std::make_shared<service::Published>(*view.published);
  published->state.bring_back(*proposal);
  view.published = std::move(published);
  return view;
}

Result<json> proposal_for(const View& given, std::int64_t id) {
  const Result<View> whole = with_whole(given, {id});
  if (!whole.ok()) return whole.refusal();
  const View& view = *whole;
  json out = codec::proposal_json(view.state(), {id}, view.tenant->name_of(), view.now);
  codec::add_options(out, core::options_for(view.state(), {id}, {view.now, view.member}), view.language);
  out["cursor"] = view.cursor();
  return out;
}

std::string etag_of(const json& proposal) {
  return "\"" + proposal.at("version").get<std::string>() + "\"";
}

Response me_response(service::Service& service, const Principal& who, Language language) {
  const Result<View> view = view_of(service, who, language);
  if (!view.ok()) return problem(view.refusal(), language);
  const core::Organisation& organisation = view->organisation();
  const core::Member& self = view->self();
  const auto name = view->tenant->name_of()(self.sealed_name);
  return json_response(200, {{"member",
                              {{"id", view->member.value},
                               {"name", name ? json(*name) : json(nullptr)},
                               {"department", self.department.value},
                               {"head", self.head},
                               {"administrator", self.administrator}}},
                             {"organisation", {{"id", who.organisation.value}, {"name", organisation.name}}},
                             {"rulebook", organisation.in_force},
                             {"cursor", view->cursor()},
                             {"server_time", format_timestamp(view->now)}});
}

core::RulebookPtr known_rulebook(const core::Organisation& organisation, const std::string& hash) {
  if (const auto found = organisation.rulebooks.find(hash == "current" ? organisation.in_force : hash);
      found != organisation.rulebooks.end())
    return found->second;
  for (const core::RulebookChangeId id : organisation.open_changes)
    if (organisation.change(id)->hash == hash) return organisation.change(id)->rulebook;
  return nullptr;
}

Refusal no_rulebook(const std::string& hash) {
  return {"not_found.rulebook",
          say("There is no rulebook {} here.", "Свода правил {} здесь нет.", in_backticks(hash))};
}

}  // namespace counterweight::server
