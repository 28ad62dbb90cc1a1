// Departments, members as those see them who look after them, and links for whom they invite:
// docs/api-organisation.md, "People".
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/codec/people.hpp"
#include "engine/core/organisation/decide.hpp"
#include "engine/service/choosing.hpp"
#include "engine/service/inviting.hpp"
#include "engine/service/names.hpp"
#include "web/server/drafts.hpp"
#include "web/server/json_body.hpp"
#include "web/server/pass_book.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;
using store::Pass;
using store::PassKind;

constexpr Duration kLinkLives = std::chrono::days{7};
constexpr std::array kLinks{PassKind::invitation, PassKind::password};

json person(const View& view, const std::string& id) {
  return codec::person_json(view.organisation(), view.tenant->name_of(), {id});
}

bool may_invite(const View& view, const core::DepartmentId& department) {
  return core::may_change_roll(view.state(), department, {view.now, view.member}).ok();
}

const core::Member* present(const View& view, const std::string& id) {
  const core::Member* member = view.organisation().member({id});
  return member == nullptr || member->left ? nullptr : member;
}

Response departments(const View& view) {
  json out = json::array();
  const rules::Rulebook& book = view.organisation().rulebook()->book();
  for (const rules::Department& department : book.departments) {
    json heads = json::array();
    std::size_t members = 0;
    for (const auto& [id, member] : view.organisation().members) {
      if (member.left || member.department != department.id) continue;
      ++members;
      if (member.head) heads.push_back(person(view, id.value));
    }
    out.push_back({{"id", department.id.value},
                   {"name", {{"en", department.name.en}, {"ru", department.name.ru}}},
                   {"final_say", department.id == book.final_say},
                   {"members", members},
                   {"heads", std::move(heads)},
                   {"vacant", members == 0},
                   {"may_invite", may_invite(view, department.id)}});
  }
  return json_response(200, {{"departments", std::move(out)}});
}

bool holds(const Pass& pass, Timestamp now) {
  return !pass.expires || *pass.expires > now;
}

std::vector<Pass> open_links(const DomainRoutes& domain, const View& view) {
  std::vector<Pass> out;
  for (const PassKind kind : kLinks)
    for (const Pass& pass : domain.vault->passes().list(view.tenant->id(), kind))
      if (holds(pass, view.now) && present(view, pass.member) != nullptr) out.push_back(pass);
  return out;
}

// An e-mail is for oneself and for those who look after the department.
Response members(const DomainRoutes& domain, const View& view) {
  json out = codec::members_json(view.organisation(), view.tenant->name_of(), view.now);
  std::map<std::string, store::Account> accounts;
  for (store::Account& account : domain.vault->accounts(view.tenant->id()))
    accounts[account.member] = std::move(account);
  std::map<std::string, bool> invited;
  for (const Pass& pass : open_links(domain, view)) invited[pass.member] = true;
  for (json& each : out.at("members")) {
    const std::string id = each.at("id");
    each["may"] = json::array();
    const core::Member* member = present(view, id);
    if (member == nullptr) continue;
    const bool looks_after = may_invite(view, member->department);
    if (looks_after) each["may"] = {"leave", "head", "link"};
    if (!looks_after && id != view.member.value) continue;
    const auto account = accounts.find(id);
    const bool active = account != accounts.end() && !account->second.password_hash.empty();
    each["email"] = account == accounts.end() ? json(nullptr) : json(account->second.email);
    each["sign_in"] = active ? "active" : invited.contains(id) ? "invited" : "none";
  }
  return json_response(200, out);
}

json invitation_json(const View& view, const Pass& pass) {
  const core::Member* member = view.organisation().member({pass.member});
  return {{"id", pass_id(pass.kind, pass.number)},
          {"member", person(view, pass.member)},
          {"email", pass.name},
          {"head", member != nullptr && member->head},
          {"by", person(view, pass.maker)},
          {"created_at", format_timestamp(pass.created)},
          {"expires_at", format_timestamp(*pass.expires)},
          {"kind", pass.kind == PassKind::invitation ? "invitation" : "password"}};
}

// A link for this member, in place of all earlier ones. Its name is the e-mail it was made for.
Response new_link(const DomainRoutes& domain, const View& view, PassKind kind, const std::string& member,
                  const std::string& email) {
  store::Passes& passes = domain.vault->passes();
  for (const PassKind each : kLinks) passes.remove_all_of(view.tenant->id(), member, each);
  Pass pass;
  pass.kind = kind;
  pass.member = member;
  pass.maker = view.member.value;
  pass.name = email;
  pass.created = view.now;
  pass.expires = view.now + kLinkLives;
  const std::string secret = new_pass(kind);
  const auto added = passes.add(view.tenant->id(), pass, token_hash(secret));
  if (!added)
    return problem(
        Refusal{"limit.passes", say("There are {} open links already. Withdraw some.",
                                    "Открытых ссылок уже {}. Отзовите ненужные.", store::kMaxPasses)},
        view.language);
  return json_response(201, {{"invitation", invitation_json(view, *added)},
                             {"link", "/join#" + secret},
                             {"cursor", view.cursor()}});
}

Refusal email_taken(const std::string& email) {
  return {"conflict.email",
          say("{} has an account here already.", "У {} здесь уже есть учётная запись.", in_backticks(email)),
          "/email"};
}

struct Invitation {
  std::string name, email, department;
  bool head = false;
};

std::vector<Refusal> read(const json& body, Invitation& out) {
  Fields fields{body};
  out.name = fields.text("name", service::kMaxName);
  out.email = service::lower_ascii(fields.text("email", 254));
  out.department = fields.text("department", 64);
  out.head = fields.optional_truth("head").value_or(false);
  std::vector<Refusal> wrong = fields.refusals();
  if (!wrong.empty()) return wrong;
  for (const Status& status : {service::name_fits(out.name, "/name"), service::email_fits(out.email)})
    if (!status.ok()) wrong.push_back(status.refusal());
  return wrong;
}

void invite(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  const auto body = json_object(request);
  if (!body.ok()) return reply(problem(body.refusal(), request.language));
  Invitation wish;
  if (const auto wrong = read(*body, wish); !wrong.empty()) return reply(problem(wrong, request.language));
  const Principal who = *request.who;
  at_the_vault(domain, request, reply, [domain, wish, who](const View& view, const Reply& answer) {
    const OrganisationId organisation = view.tenant->id();
    const auto held = view.tenant->hold_email(wish.email);
    if (!held) return answer(problem(email_taken(wish.email), view.language));
    const auto account = service::waiting_account_for(*domain.vault, organisation,
                                                      view.tenant->published()->state, wish.name, wish.email);
    if (!account) return answer(problem(email_taken(wish.email), view.language));
    store::SealedValue name = service::seal(wish.name);
    core::AddMember add{{account->member}, {wish.department}, wish.head, name.commitment};
    const auto then = [domain, organisation, who, held, account, wish, answer,
                       language = view.language](const Result<service::Accepted>& joined) {
      const bool taken = domain.renderers->take([=] {
        try {
          if (!joined.ok()) service::give_up(*domain.vault, organisation, *account, joined.refusal());
          held->let_go();
          if (!joined.ok()) return answer(problem(joined.refusal(), language));
          const Result<View> now = view_of(*domain.service, who, language);
          if (!now.ok()) return answer(problem(now.refusal(), language));
          answer(new_link(domain, *now, PassKind::invitation, account->member, wish.email));
        } catch (const std::exception&) {
          if (!answer.called()) answer(problem(busy(), language));
        }
      });
      if (!taken) answer(problem(busy(), language));
    };
    domain.service->submit(
        {organisation, core::OrganisationCommand{std::move(add)}, view.member, {}, {}, {std::move(name)}},
        then);
  });
}

void list(const DomainRoutes& domain, const View& view, const Reply& answer) {
  json out = json::array();
  for (const Pass& pass : open_links(domain, view))
    if (may_invite(view, present(view, pass.member)->department)) out.push_back(invitation_json(view, pass));
  answer(json_response(200, {{"invitations", std::move(out)}}));
}

void withdraw(const DomainRoutes& domain, const View& view, const std::string& id, const Reply& answer) {
  for (const Pass& pass : open_links(domain, view)) {
    if (pass_id(pass.kind, pass.number) != id) continue;
    const Status may =
        core::may_change_roll(view.state(), present(view, pass.member)->department, {view.now, view.member});
    if (!may.ok()) return answer(problem(may.refusal(), view.language));
    domain.vault->passes().remove(view.tenant->id(), pass.kind, pass.number);
    return answer(empty_response(204));
  }
  answer(
      problem(Refusal{"not_found.invitation", say("There is no open invitation {} here.",
                                                  "Открытого приглашения {} здесь нет.", in_backticks(id))},
              view.language));
}

void make_link(const DomainRoutes& domain, const View& view, const std::string& id, const Reply& answer) {
  const core::Member* member = present(view, id);
  if (member == nullptr)
    return answer(problem(Refusal{"not_found.member", say("There is no member {} here.",
                                                          "Сотрудника {} здесь нет.", in_backticks(id))},
                          view.language));
  const Status may = core::may_change_roll(view.state(), member->department, {view.now, view.member});
  if (!may.ok()) return answer(problem(may.refusal(), view.language));
  for (const store::Account& account : domain.vault->accounts(view.tenant->id())) {
    if (account.member != id) continue;
    const PassKind kind = account.password_hash.empty() ? PassKind::invitation : PassKind::password;
    return answer(new_link(domain, view, kind, id, account.email));
  }
  answer(
      problem(Refusal{"conflict.no_account",
                      say("{} has no e-mail here, so there is nothing to sign in with. Invite them instead.",
                          "У {} здесь нет почты, входить не с чем. Пригласите заново.", in_backticks(id))},
              view.language));
}

void link(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  const auto body = json_object(request);
  if (!body.ok()) return reply(problem(body.refusal(), request.language));
  Fields nothing{*body};
  if (!nothing.refusals().empty()) return reply(problem(nothing.refusals(), request.language));
  at_the_vault(domain, request, reply,
               [domain, id = request.param("mid")](const View& view, const Reply& answer) {
                 make_link(domain, view, id, answer);
               });
}

}  // namespace

void add_invitation_routes(Router& router, const DomainRoutes& domain) {
  using AtVault = std::function<void(const DomainRoutes&, const View&, const std::string&, const Reply&)>;
  const auto add = [&](Method method, const char* path, const char* param, AtVault act) {
    router.add(method, std::string{"/api/v1/"} + path, Access::signed_in,
               [domain, param = std::string{param}, act = std::move(act)](const Request& request,
                                                                          const Reply& reply) {
                 const std::string id = param.empty() ? std::string{} : request.param(param);
                 at_the_vault(domain, request, reply,
                              [domain, act, id](const View& view, const Reply& answer) {
                                act(domain, view, id, answer);
                              });
               });
  };
  add(Method::get, "departments", "",
      [](const DomainRoutes&, const View& view, const std::string&, const Reply& answer) {
        answer(departments(view));
      });
  add(Method::get, "members", "",
      [](const DomainRoutes& of, const View& view, const std::string&, const Reply& answer) {
        answer(members(of, view));
      });
  add(Method::get, "invitations", "",
      [](const DomainRoutes& of, const View& view, const std::string&, const Reply& answer) {
        list(of, view, answer);
      });
  add(Method::delete_, "invitations/{id}", "id", withdraw);
  const auto once = [&](void (*act)(const DomainRoutes&, const Request&, const Reply&)) {
    return domain.replays->once(
        [domain, act](const Request& request, const Reply& reply) { act(domain, request, reply); });
  };
  router.add(Method::post, "/api/v1/members/{mid}/link", Access::signed_in, once(link));
  router.add(Method::post, "/api/v1/invitations", Access::signed_in, once(invite));
}

}  // namespace counterweight::server
