// The first start: docs/api-organisation.md, "Set-up".
#include <spdlog/spdlog.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "engine/service/choosing.hpp"
#include "engine/service/names.hpp"
#include "web/server/json_body.hpp"
#include "web/server/passwords.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

json text_json(const Text& text) {
  return {{"en", text.en}, {"ru", text.ru}};
}

Response offers(const std::shared_ptr<SetUp>& set_up) {
  if (!set_up || set_up->done()) return json_response(200, {{"needed", false}});
  json rulebooks = json::array();
  for (const Offer& offer : set_up->offers()) {
    const rules::Rulebook& book = offer.rulebook->book();
    json departments = json::array();
    for (const rules::Department& department : book.departments)
      departments.push_back({{"id", department.id.value}, {"name", text_json(department.name)}});
    rulebooks.push_back({{"name", offer.name},
                         {"title", text_json(book.title)},
                         {"final_say", book.final_say.value},
                         {"departments", std::move(departments)}});
  }
  return json_response(200, {{"needed", true}, {"rulebooks", std::move(rulebooks)}});
}

struct Founding {
  std::string token, organisation, rulebook, department, name, email, password;
  core::RulebookPtr book;
};

void note(std::vector<Refusal>& wrong, const Status& status) {
  if (!status.ok()) wrong.push_back(status.refusal());
}

std::vector<Refusal> read(const json& body, const SetUp& set_up, Founding& out) {
  Fields fields{body};
  out.token = fields.text("token", 64);
  out.organisation = fields.text("organisation", service::kMaxName);
  out.rulebook = fields.text("rulebook", 64);
  out.department = fields.text("department", 64);
  out.name = fields.text("name", service::kMaxName);
  out.email = service::lower_ascii(fields.text("email", 254));
  out.password = fields.text("password", 512);
  std::vector<Refusal> wrong = fields.refusals();
  if (!wrong.empty()) return wrong;
  note(wrong, service::name_fits(out.organisation, "/organisation"));
  note(wrong, service::name_fits(out.name, "/name"));
  note(wrong, service::email_fits(out.email));
  note(wrong, service::password_fits(out.password, "/password"));
  out.book = set_up.offer(out.rulebook);
  if (!out.book) {
    wrong.push_back({"invalid.rulebook",
                     say("There is no rulebook {} to begin with.", "Свода правил {} для начала нет.",
                         in_backticks(out.rulebook)),
                     "/rulebook"});
    return wrong;
  }
  const core::DepartmentId department{out.department};
  if (out.book->department(department) == nullptr || department == out.book->book().final_say)
    wrong.push_back(
        {"invalid.department",
         say("Expected a department other than {}, which has the final say and never says who checks it; "
             "found {}.",
             "Нужен любой отдел, кроме «{}»: за ним последнее слово, и состав тех, кто его проверяет, "
             "определяет не он; указано {}.",
             out.book->department(out.book->book().final_say)->name, in_backticks(out.department)),
         "/department"});
  return wrong;
}

Refusal bad_link() {
  return {"forbidden.link",
          say("This set-up link is not the one that the program printed at its last start. Use that one.",
              "Это не та ссылка, которую программа напечатала при последнем запуске. Возьмите ту.")};
}

Refusal set_up_already() {
  return {"conflict.set_up", say("This server is set up, or is just being set up. Sign in.",
                                 "Сервер уже настроен или настраивается прямо сейчас. Войдите.")};
}

// Founds, joins and signs in, step by step; each step goes on where an earlier attempt stopped.
class Founder : public std::enable_shared_from_this<Founder> {
 public:
  Founder(const DomainRoutes& domain, Founding founding, Admission admission, Reply reply)
      : domain_(domain),
        founding_(std::move(founding)),
        admission_(std::move(admission)),
        reply_(std::move(reply)) {}

  // On a hasher's thread.
  void begin() {
    const auto before = domain_.service->organisations();
    organisation_ = before.empty()
                        ? OrganisationId{service::id_from(founding_.organisation, "organisation",
                                                          [](const std::string&) { return false; })}
                        : before.front();
    hash_ = hash_password(founding_.password, domain_.password_cost);
    if (!before.empty()) return join();
    submit(core::FoundOrganisation{founding_.organisation, founding_.book}, {},
           [self = shared_from_this()] { self->join(); });
  }

  void fail(const Refusal& refusal) {
    domain_.set_up->end(false);
    reply_(problem(refusal, admission_.language));
  }

 private:
  void join() {
    member_ = service::id_from(founding_.name, "member", [](const std::string&) { return false; });
    const auto published = domain_.service->published(organisation_);
    const core::Member* there = published ? published->state.organisation().member({member_}) : nullptr;
    if (there != nullptr) return keep_account();
    store::SealedValue name = service::seal(founding_.name);
    core::AddMember add{{member_}, {founding_.department}, true, name.commitment, true};
    submit(std::move(add), {std::move(name)}, [self = shared_from_this()] { self->keep_account(); });
  }

  void keep_account() {
    const bool taken = domain_.renderers->take([self = shared_from_this()] {
      try {
        self->domain_.vault->put_account(self->organisation_,
                                         {self->member_, self->founding_.email, self->hash_});
      } catch (const std::exception& failure) {
        spdlog::error("set-up: {}", failure.what());
        return self->fail(busy());
      }
      self->domain_.set_up->end(true);
      self->admission_.who = {self->organisation_, self->member_};
      self->domain_.admit(self->admission_, self->reply_);
    });
    if (!taken) fail(busy());
  }

  void submit(core::OrganisationCommand command, std::vector<store::SealedValue> sealed,
              std::function<void()> then) {
    domain_.service->submit(
        {organisation_, std::move(command), {}, {}, {}, std::move(sealed)},
        [self = shared_from_this(), then = std::move(then)](const Result<service::Accepted>& done) {
          if (!done.ok()) return self->fail(done.refusal());
          then();
        });
  }

  const DomainRoutes domain_;
  const Founding founding_;
  Admission admission_;
  const Reply reply_;
  OrganisationId organisation_;
  std::string member_;
  std::string hash_;
};

void found(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  const auto body = json_object(request);
  if (!body.ok()) return reply(problem(body.refusal(), request.language));
  if (!domain.set_up || domain.set_up->done()) return reply(problem(set_up_already(), request.language));
  Founding founding;
  const auto wrong = read(*body, *domain.set_up, founding);
  if (!founding.token.empty() && !domain.set_up->opens(founding.token))
    return reply(problem(bad_link(), request.language));
  if (!wrong.empty()) return reply(problem(wrong, request.language));
  if (!domain.set_up->begin()) return reply(problem(set_up_already(), request.language));
  const Admission admission{{}, request.language, request.remote, {}, 201};
  const auto founder = std::make_shared<Founder>(domain, std::move(founding), admission, reply);
  const bool taken = domain.hashers->take([founder] {
    try {
      founder->begin();
    } catch (const std::exception& failure) {
      spdlog::error("set-up: {}", failure.what());
      founder->fail(busy());
    }
  });
  if (taken) return;
  domain.set_up->end(false);
  reply(problem(busy(), request.language));
}

}  // namespace

void add_set_up_routes(Router& router, const DomainRoutes& domain) {
  router.add(Method::get, "/api/v1/set-up", Access::anyone,
             answer_with([set_up = domain.set_up](const Request&) { return offers(set_up); }));
  router.add(Method::post, "/api/v1/set-up", Access::anyone,
             [domain](const Request& request, const Reply& reply) { found(domain, request, reply); });
}

}  // namespace counterweight::server
