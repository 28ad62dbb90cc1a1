// Drafts of proposals, which lie in the vault: docs/api.md, "Drafts". Submitting one is in draft_submit.cpp.
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/canonical_json.hpp"
#include "engine/codec/draft_body.hpp"
#include "engine/codec/object_reader.hpp"
#include "engine/codec/people.hpp"
#include "engine/core/limits.hpp"
#include "rules/proposers.hpp"
#include "web/server/drafts.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

using codec::ObjectReader;
using nlohmann::json;
using store::Draft;

// What a title of any length shows in a list.
std::string title_of(const json& body) {
  const auto found = body.find("title");
  std::string title = found != body.end() && found->is_string() ? found->get<std::string>() : std::string{};
  if (title.size() <= core::kMaxTitleBytes) return title;
  std::size_t end = core::kMaxTitleBytes;
  while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;
  title.resize(end);
  return title;
}

Result<store::DraftContent> content_of(const View& view, const json& body) {
  store::DraftContent content{view.member.value, title_of(body), body.dump()};
  if (content.body.size() <= store::kMaxDraftBytes) return content;
  return Refusal{"limit.draft_size", say("A draft has at most {} bytes, but this one has {}.",
                                         "Черновик занимает не больше {} байт, а этот — {}.",
                                         store::kMaxDraftBytes, content.body.size())};
}

json summary(const View& view, const Draft& draft) {
  return {{"id", draft_id(draft.number)},
          {"version", draft.version},
          {"member", codec::person_json(view.organisation(), view.tenant->name_of(), {draft.content.member})},
          {"updated_at", format_timestamp(draft.updated)}};
}

json whole(const View& view, const Draft& draft) {
  const Result<json> body = parse_json(draft.content.body);
  if (!body.ok()) throw std::runtime_error{draft_id(draft.number) + ": " + body.refusal().sentence.en};
  json problems = json::array();
  for (const Refusal& each : codec::submission_problems(view.state(), *body, {view.now, view.member}))
    problems.push_back(
        {{"pointer", each.pointer}, {"code", each.code}, {"detail", each.sentence.in(view.language)}});
  json out = summary(view, draft);
  out["created_at"] = format_timestamp(draft.created);
  out["from"] = draft.from ? json(*draft.from) : json(nullptr);
  out["body"] = *body;
  out["problems"] = std::move(problems);
  return out;
}

Status may_draft(const View& view) {
  const rules::CheckedRulebook& rulebook = *view.organisation().rulebook();
  if (rules::may_propose(rulebook.book(), view.self().department)) return Done{};
  return Refusal{"forbidden.submit",
                 say("Only members of {} submit proposals, so only they have drafts of them.",
                     "Предложения подаёт только отдел «{}», поэтому и черновики есть только у него.",
                     rules::proposer_names(rulebook))};
}

// The draft in a body, or why it is none.
struct Sent {
  std::int64_t version = 0;
  std::optional<std::int64_t> from;
  std::optional<json> body;
};

Result<Sent> read_sent(const Request& request, bool creates) {
  const Result<json> sent = json_object(request);
  if (!sent.ok()) return sent.refusal();
  std::vector<Refusal> problems;
  ObjectReader reader{*sent, "", problems};
  Sent out;
  if (!creates) out.version = reader.integer("version");
  if (creates && reader.has("from")) out.from = reader.integer("from");
  if (creates && !out.from) reader.text_or("from", {});  // null: known, and no copy
  if (const json* body = reader.object_or_null("body")) {
    out.body = *body;
    codec::check_draft_body(*body, "/body", problems);
  } else if (!out.from && !reader.has("body")) {
    codec::check_draft_body(json{}, "/body", problems);  // says that an object is expected
  }
  reader.finish();
  if (!problems.empty()) return together(std::move(problems));
  return out;
}

Response created(const View& view, store::Drafts& drafts, const Sent& sent) {
  if (const Status may = may_draft(view); !may.ok()) return problem(may.refusal(), view.language);
  const Result<View> seen = sent.from ? with_whole(view, {*sent.from}) : view;
  if (!seen.ok()) {
    Refusal unknown = seen.refusal();
    unknown.pointer = "/from";
    return problem(unknown, view.language);
  }
  const auto content =
      content_of(view, sent.body ? *sent.body : codec::draft_body_of(*seen->state().proposal({*sent.from})));
  if (!content.ok()) return problem(content.refusal(), view.language);
  const auto draft =
      drafts.add(view.tenant->id(), view.self().department.value, *content, sent.from, view.now);
  if (!draft)
    return problem(
        Refusal{"limit.drafts",
                say("Your department has {} drafts, and that is the limit. Submit or delete some first.",
                    "У вашего отдела {} черновиков, это предел. Сначала подайте или удалите часть из них.",
                    store::kMaxDraftsPerDepartment)},
        view.language);
  return json_response(201, whole(view, *draft))
      .with("Location", "/api/v1/proposals/" + draft_id(draft->number));
}

Response listed(const View& view, const store::Drafts& drafts) {
  json out = json::array();
  for (const Draft& draft : drafts.list(view.tenant->id(), view.self().department.value)) {
    out.push_back(summary(view, draft));
    out.back()["title"] = draft.content.title;
  }
  return json_response(200, {{"drafts", std::move(out)}});
}

Response replaced(const View& view, store::Drafts& drafts, const std::string& id, const Sent& sent) {
  const auto content = content_of(view, *sent.body);
  if (!content.ok()) return problem(content.refusal(), view.language);
  const auto change = drafts.replace(view.tenant->id(), view.self().department.value, draft_number(id),
                                     sent.version, *content, view.now);
  if (const auto* stale = std::get_if<store::DraftStale>(&change))
    return problem(saved_meanwhile(view, stale->present, sent.version), view.language);
  if (const auto* draft = std::get_if<Draft>(&change)) return json_response(200, whole(view, *draft));
  return problem(no_such_draft(id), view.language);
}

using Work = std::function<Response(const View&, store::Drafts&)>;

void answer(const DomainRoutes& domain, const Request& request, const Reply& reply, Work work) {
  at_the_vault(domain, request, reply,
               [drafts = &domain.vault->drafts(), work = std::move(work)](const View& view, const Reply& to) {
                 to(work(view, *drafts));
               });
}

}  // namespace

void get_draft(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  answer(domain, request, reply, [id = request.param("id")](const View& view, const store::Drafts& drafts) {
    const auto draft = drafts.find(view.tenant->id(), view.self().department.value, draft_number(id));
    return draft ? json_response(200, whole(view, *draft)) : problem(no_such_draft(id), view.language);
  });
}

void add_draft_routes(Router& router, const DomainRoutes& domain) {
  router.add(Method::post, "/api/v1/proposals/drafts", Access::signed_in,
             domain.replays->once([domain](const Request& request, const Reply& reply) {
               Result<Sent> sent = read_sent(request, true);
               if (!sent.ok()) return reply(problem(sent.refusal(), request.language));
               answer(domain, request, reply,
                      [sent = *std::move(sent)](const View& view, store::Drafts& drafts) {
                        return created(view, drafts, sent);
                      });
             }));
  router.add(
      Method::get, "/api/v1/proposals/drafts", Access::signed_in,
      [domain](const Request& request, const Reply& reply) { answer(domain, request, reply, listed); });
  router.add(Method::patch, "/api/v1/proposals/{id}", Access::signed_in,
             [domain](const Request& request, const Reply& reply) {
               Result<Sent> sent = read_sent(request, false);
               if (!sent.ok()) return reply(problem(sent.refusal(), request.language));
               answer(
                   domain, request, reply,
                   [id = request.param("id"), sent = *std::move(sent)](
                       const View& view, store::Drafts& drafts) { return replaced(view, drafts, id, sent); });
             });
  router.add(
      Method::delete_, "/api/v1/proposals/{id}", Access::signed_in,
      [domain](const Request& request, const Reply& reply) {
        answer(domain, request, reply, [id = request.param("id")](const View& view, store::Drafts& drafts) {
          const auto change =
              drafts.remove(view.tenant->id(), view.self().department.value, draft_number(id), std::nullopt);
          return std::holds_alternative<Draft>(change) ? empty_response(204)
                                                       : problem(no_such_draft(id), view.language);
        });
      });
  router.add(Method::post, "/api/v1/proposals/{id}/submit", Access::signed_in, submitting_drafts(domain));
}

}  // namespace counterweight::server
