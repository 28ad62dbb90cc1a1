// Files of what is known of customers: looked at, brought in, and how far that is. docs/import.md.
#include <array>
#include <nlohmann/json.hpp>

#include "engine/codec/people.hpp"
#include "engine/service/import_options.hpp"
#include "engine/service/import_report.hpp"
#include "web/server/problem.hpp"
#include "web/server/query.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;
using service::ImportStatus;

constexpr std::size_t kMaxFileName = 200;  // bytes

const char* word_of(ImportStatus status) {
  switch (status) {
    case ImportStatus::waiting:
      return "waiting";
    case ImportStatus::running:
      return "running";
    case ImportStatus::done:
      return "done";
    case ImportStatus::stopped:
      break;
  }
  return "stopped";
}

// What the address says of the file in the body.
struct AskedImport {
  service::WantedImport wanted;
  bool dry_run = false;
};

Result<bool> read_truth(const Request& request, const char* name) {
  const std::string_view text = request.query_value(name);
  if (text.empty() || text == "false") return false;
  if (text == "true") return true;
  return Refusal{"invalid.query",
                 say("Expected {} to be true or false, but found {}.",
                     "В {} нужно true или false, а указано {}.", in_backticks(name), in_backticks(text))};
}

Result<AskedImport> asked_by(const Request& request) {
  constexpr std::array<std::string_view, 9> known{"kind", "dry_run",  "map",  "separator", "encoding",
                                                  "zone", "relation", "name", "journey"};
  if (auto wrong = refuse_query(request, std::span{known}, "map")) return *std::move(wrong);
  const auto text = [&](std::string_view name) { return std::string{request.query_value(name)}; };
  service::ImportWords words{
      text("kind"), {}, text("separator"), text("encoding"), text("zone"), text("relation"), text("journey")};
  for (const auto& [name, value] : request.query)
    if (name == "map") words.columns.push_back(value);
  Result<service::ImportOptions> options = service::read_import_words(words);
  if (!options.ok()) return options.refusal();
  const Result<bool> dry_run = read_truth(request, "dry_run");
  if (!dry_run.ok()) return dry_run.refusal();
  std::string name = text("name");
  if (name.size() > kMaxFileName)
    return Refusal{"invalid.query",
                   say("Expected a name of at most {} bytes, but found {}.",
                       "В имени файла может быть не больше {} байт, а здесь {}.", kMaxFileName, name.size())};
  AskedImport out{
      {request.who->organisation, {request.who->member}, std::move(name), *std::move(options), {}}, *dry_run};
  return out;
}

// The fields of a kind, for who has to say which column is which.
json fields_json(codec::import::Kind kind, Language language) {
  json out = json::array();
  for (const codec::import::Field& field : codec::import::fields_of(kind))
    out.push_back({{"field", std::string(field.name)},
                   {"required", field.required},
                   {"meaning", field.meaning.in(language)}});
  return out;
}

Response looked_at(const service::ImportLook& look, codec::import::Kind kind, Language language) {
  json out = service::import_report_json(look.report, true, language);
  out["kind"] = std::string(codec::import::word_of(kind));
  out["headers"] = look.report.columns.headers;
  out["fields"] = fields_json(kind, language);
  out["whole"] = look.whole;
  return json_response(200, out);
}

json import_json(const View& view, const service::ImportState& import) {
  json out = service::import_counts_json(*import.report);
  out["id"] = import.id;
  out["kind"] = std::string(codec::import::word_of(import.kind));
  out["name"] = import.name;
  out["by"] = codec::person_json(view.organisation(), view.tenant->name_of(), import.by);
  out["asked_at"] = format_timestamp(import.asked_at);
  out["ended_at"] = import.ended_at ? json(format_timestamp(*import.ended_at)) : json(nullptr);
  out["status"] = word_of(import.status);
  out["bytes"] = import.bytes;
  out["bytes_read"] = import.bytes_read;
  out["why"] = nullptr;
  if (import.why)
    out["why"] = {{"code", import.why->code}, {"detail", import.why->sentence.in(view.language)}};
  return out;
}

// Rows about people are told to who gave them only: e-mails stand in them.
json whole_import_json(const View& view, const service::ImportState& import) {
  const bool told = import.kind != codec::import::Kind::members || import.by == view.member;
  json out = import_json(view, import);
  out["bad_rows"] = told ? service::bad_rows_json(*import.report, view.language) : json::array();
  return out;
}

// On a reader's thread: a file is looked at for seconds.
Response taken(const DomainRoutes& domain, const View& view, const Request& request) {
  Result<AskedImport> asked = asked_by(request);
  if (!asked.ok()) return problem(asked.refusal(), view.language);
  asked->wanted.file = std::make_shared<const std::string>(request.body);
  const codec::import::Kind kind = asked->wanted.options.kind;
  if (asked->dry_run) {
    const Result<service::ImportLook> look = domain.imports->look(asked->wanted);
    return look.ok() ? looked_at(*look, kind, view.language) : problem(look.refusal(), view.language);
  }
  const Result<service::ImportState> started = domain.imports->start(std::move(asked->wanted));
  if (!started.ok()) return problem(started.refusal(), view.language);
  return json_response(202, whole_import_json(view, *started))
      .with("Location", "/api/v1/imports/" + std::to_string(started->id));
}

void post_import(const DomainRoutes& domain, const Request& request, const Reply& reply) {
  const auto kept = std::make_shared<const Request>(request);
  const auto job = [domain, kept, reply] {
    const auto once = domain.replays->once([domain](const Request& again, const Reply& to) {
      const Result<View> view = view_of(*domain.service, *again.who, again.language);
      to(view.ok() ? taken(domain, *view, again) : problem(view.refusal(), again.language));
    });
    once(*kept, reply);
  };
  if (!domain.file_readers->take(job)) reply(problem(busy(), request.language));
}

Refusal no_import(const std::string& id) {
  return {"not_found.import",
          say("No import {} is remembered: the last {} are, until the server stops. Rows that came in stay; "
              "the same file again changes nothing and says how it stands.",
              "Загрузку {} здесь не помнят: помнят последние {}, пока сервер не остановлен. Принятые строки "
              "остаются; тот же файл ещё раз ничего не изменит и покажет, что принято.",
              in_backticks(id), service::kMaxImportsKept)};
}

Response get_imports(const DomainRoutes& domain, const View& view) {
  json all = json::array();
  for (const service::ImportState& each : domain.imports->recent(view.tenant->id()))
    all.push_back(import_json(view, each));
  return json_response(200, {{"imports", std::move(all)}});
}

Response get_import(const DomainRoutes& domain, const View& view, const std::string& id) {
  const auto found = domain.imports->find(view.tenant->id(), number_in(id).value_or(0));
  return found ? json_response(200, whole_import_json(view, *found)) : problem(no_import(id), view.language);
}

// On a renderer: a thousand bad rows are no work for the I/O thread.
template <typename Answer>
Handler rendered(const DomainRoutes& domain, Answer answer) {
  return [domain, answer](const Request& request, const Reply& reply) {
    const Result<View> view = view_of(*domain.service, *request.who, request.language);
    if (!view.ok()) return reply(problem(view.refusal(), request.language));
    const auto job = [domain, view = *view, answer, params = request.params, reply] {
      reply(answer(domain, view, params.empty() ? std::string{} : params.front().second));
    };
    if (!domain.renderers->take(job)) reply(problem(busy(), request.language));
  };
}

}  // namespace

void add_import_routes(Router& router, const DomainRoutes& domain) {
  router.add(
      Method::post, "/api/v1/imports", Access::signed_in,
      [domain](const Request& request, const Reply& reply) { post_import(domain, request, reply); },
      Carries::file);
  router.add(Method::get, "/api/v1/imports", Access::signed_in,
             rendered(domain, [](const DomainRoutes& of, const View& view, const std::string&) {
               return get_imports(of, view);
             }));
  router.add(Method::get, "/api/v1/imports/{id}", Access::signed_in, rendered(domain, get_import));
}

}  // namespace counterweight::server
