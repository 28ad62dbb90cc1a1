// The law and its change: which rulebook is in force, what another one would come to, and the vote on it.
// docs/api-rulebooks.md.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/codec/ratification_commands.hpp"
#include "engine/codec/ratification_view.hpp"
#include "web/server/command_reply.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"
#include "web/server/rulebook_check_json.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;
using service::CheckStatus;
using service::RulebookCheck;

constexpr std::size_t kMaxRulebooksShown = 50;  // changes, and rulebooks that were in force, in one answer

core::RulebookChangeId change_in(const Request& request) {
  return {number_in(request.param("id")).value_or(0)};
}

Refusal no_change(const std::string& id) {
  return {"not_found.rulebook_change", say("There is no change of the rulebook {} here.",
                                           "Изменения свода правил {} здесь нет.", in_backticks(id))};
}

// Reads that memory answers.
using ReadRulebooks = Response (*)(const View&, const Request&);
Handler answered(service::Service& service, ReadRulebooks read) {
  return answer_with([&service, read](const Request& request) {
    const Result<View> view = view_of(service, *request.who, request.language);
    return view.ok() ? read(*view, request) : problem(view.refusal(), request.language);
  });
}

Response get_rulebooks(const View& view, const Request&) {
  json out = codec::rulebooks_json(view.state(), view.tenant->name_of(), view.member, view.now, view.language,
                                   kMaxRulebooksShown);
  out["cursor"] = view.cursor();
  return json_response(200, out);
}

Response get_change(const View& view, const Request& request) {
  const core::RulebookChange* change = view.organisation().change(change_in(request));
  if (change == nullptr) return problem(no_change(request.param("id")), view.language);
  return json_response(200, codec::rulebook_change_json(*change, view.state(), view.tenant->name_of(),
                                                        view.member, view.now, view.language));
}

Response get_source(const View& view, const Request& request) {
  const core::RulebookPtr rulebook = known_rulebook(view.organisation(), request.param("hash"));
  if (rulebook == nullptr) return problem(no_rulebook(request.param("hash")), view.language);
  return json_response(200, {{"hash", rulebook->hash()}, {"rulebook", json::parse(rulebook->source())}});
}

// What a rulebook is compared with: the base of the vote on it, or the one that it replaced, or else the one
// in force.
core::RulebookPtr base_of(const core::Organisation& organisation, const std::string& hash) {
  for (auto each = organisation.changes.rbegin(); each != organisation.changes.rend(); ++each)
    if ((*each)->hash == hash) return organisation.rulebooks.at((*each)->base);
  return organisation.rulebook();
}

// Every error in a rulebook at once, each with its place in the body.
std::vector<Refusal> errors_in(const rules::Checked& checked) {
  std::vector<Refusal> out;
  for (const rules::Diagnostic& each : checked.diagnostics)
    if (each.severity == rules::Diagnostic::Severity::error)
      out.push_back({"invalid.rulebook",
                     {each.message.en + " " + each.help.en, each.message.ru + " " + each.help.ru},
                     "/rulebook" + each.pointer});
  return out;
}

class CheckRoutes {
 public:
  explicit CheckRoutes(const DomainRoutes& domain) : domain_(domain) {}

  // POST: reads and starts; reading half a megabyte of rules is no work for the I/O thread.
  void start(const Request& request, const Reply& reply) const {
    const Result<json> body = json_object(request);
    if (!body.ok()) return reply(problem(body.refusal(), request.language));
    const auto rulebook = body->find("rulebook");
    if (body->size() != 1 || rulebook == body->end())
      return reply(problem(Refusal{"invalid.shape", say("Expected an object with `rulebook` alone.",
                                                        "Нужен объект, в котором только `rulebook`.")},
                           request.language));
    render(request, reply, [source = rulebook->dump()](const CheckRoutes& self, const View& view) {
      return self.checked(view, source);
    });
  }

  // GET: of one that was started before, or that is voted on or was in force.
  void get(const Request& request, const Reply& reply) const {
    render(request, reply, [hash = request.param("hash")](const CheckRoutes& self, const View& view) {
      return self.found(view, hash);
    });
  }

 private:
  template <typename Answer>
  void render(const Request& request, const Reply& reply, Answer answer) const {
    const auto job = [self = *this, who = *request.who, language = request.language, reply, answer] {
      const Result<View> view = view_of(*self.domain_.service, who, language);
      reply(view.ok() ? answer(self, *view) : problem(view.refusal(), language));
    };
    if (!domain_.renderers->take(job)) reply(problem(busy(), request.language));
  }

  Response checked(const View& view, const std::string& source) const {
    if (!view.organisation().acts_as_head(view.member, view.now))
      return problem(Refusal{"forbidden.propose_rulebook",
                             say("Only a head proposes another rulebook, and has it checked.",
                                 "Другой свод правил предлагает и отдаёт на проверку только руководитель.")},
                     view.language);
    const rules::Checked read = rules::check(source);
    if (read.rulebook == nullptr) return problem(errors_in(read), view.language);
    return begun(view, view.organisation().rulebook(), read.rulebook);
  }

  Response found(const View& view, const std::string& hash) const {
    const auto check = domain_.checks->find(view.tenant->id(), hash);
    if (check != nullptr && check->status != CheckStatus::given_up) return shown(view, *check);
    const core::RulebookPtr rulebook = known_rulebook(view.organisation(), hash);
    if (rulebook != nullptr) return begun(view, base_of(view.organisation(), rulebook->hash()), rulebook);
    if (check != nullptr) return shown(view, *check);
    return problem(Refusal{"not_found.rulebook_check",
                           say("No rulebook {} was checked here lately. Have it checked again.",
                               "Свод правил {} здесь давно не проверяли. Отдайте его на проверку ещё раз.",
                               in_backticks(hash))},
                   view.language);
  }

  Response begun(const View& view, const core::RulebookPtr& base, const core::RulebookPtr& rulebook) const {
    const auto check = domain_.checks->start(view.tenant->id(), base, rulebook);
    return check.ok() ? shown(view, **check) : problem(check.refusal(), view.language);
  }

  static Response shown(const View& view, const RulebookCheck& check) {
    const int status = check.ended() ? 200 : 202;
    return json_response(status, rulebook_check_json(check, view.language))
        .with("Location", "/api/v1/rulebooks/checks/" + check.rulebook->hash());
  }

  DomainRoutes domain_;
};

// What keeps a rulebook from being voted on, as far as its check goes.
Refusal not_proved(const RulebookCheck* check) {
  if (check == nullptr || check->status == CheckStatus::given_up) return core::unproved_rulebook("/hash");
  if (!check->ended())
    return {"conflict.being_checked",
            say("This rulebook is still being checked. Propose it once that is done.",
                "Этот свод ещё проверяется. Внесите его, когда проверка закончится."),
            "/hash"};
  std::string properties;
  for (const core::Finding& each : check->report.findings)
    if (each.proof != core::Proof::proved) properties += (properties.empty() ? "" : ", ") + each.property;
  return {
      "conflict.unsound",
      say("This rulebook is not sound ({}): its check tells how it would go wrong. Mend it, and have it "
          "checked again.",
          "Этот свод неисправен ({}): в проверке рассказано, что пойдёт не так. Исправьте его и проверьте "
          "снова.",
          properties),
      "/hash"};
}

ReadCommand propose(const DomainRoutes& domain) {
  return [domain](const Request& request, const json& body) -> Result<Command> {
    auto read = codec::read_propose_rulebook(body);
    if (!read.ok()) return read.refusal();
    const auto check = domain.checks->find({request.who->organisation}, read->hash);
    const auto proof = check == nullptr ? std::nullopt : check->proof();
    if (!proof) return not_proved(check.get());
    return Command{core::OrganisationCommand{
        core::ProposeRulebook{check->rulebook, std::move(read->base), std::move(read->reason), proof}}};
  };
}

using ReadAboutChange = Result<core::OrganisationCommand> (*)(core::RulebookChangeId, const json&);

ReadCommand about_change(ReadAboutChange read) {
  return [read](const Request& request, const json& body) -> Result<Command> {
    auto command = read(change_in(request), body);
    if (!command.ok()) return command.refusal();
    return Command{*std::move(command)};
  };
}

}  // namespace

void add_rulebook_routes(Router& router, const DomainRoutes& domain) {
  service::Service& service = *domain.service;
  router.add(Method::get, "/api/v1/rulebooks", Access::signed_in, answered(service, get_rulebooks));
  router.add(Method::get, "/api/v1/rulebooks/changes/{id}", Access::signed_in, answered(service, get_change));
  router.add(Method::get, "/api/v1/rulebooks/{hash}/source", Access::signed_in,
             answered(service, get_source));
  router.add(Method::post, "/api/v1/rulebooks/changes/{id}/votes", Access::signed_in,
             command_handler(domain, about_change(codec::read_rulebook_vote)));
  router.add(Method::post, "/api/v1/rulebooks/changes/{id}/withdraw", Access::signed_in,
             command_handler(domain, about_change(codec::read_withdraw_rulebook)));
  router.add(Method::post, "/api/v1/rulebooks/changes/{id}/comments", Access::signed_in,
             command_handler(domain, about_change(codec::read_rulebook_comment)));
  router.add(Method::post, "/api/v1/rulebooks", Access::signed_in,
             command_handler(domain, propose(domain), {.creates = true}));
  const CheckRoutes checks{domain};
  router.add(Method::post, "/api/v1/rulebooks/checks", Access::signed_in,
             domain.replays->once(
                 [checks](const Request& request, const Reply& reply) { checks.start(request, reply); }));
  router.add(Method::get, "/api/v1/rulebooks/checks/{hash}", Access::signed_in,
             [checks](const Request& request, const Reply& reply) { checks.get(request, reply); });
}

}  // namespace counterweight::server
