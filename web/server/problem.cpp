#include "web/server/problem.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "base/check.hpp"

namespace counterweight::server {
namespace {

struct Row {
  std::string_view code;  // whole, or a kind
  int status;
};

// Codes that answer otherwise than their kind.
constexpr std::array<Row, 21> kCodes{{{"invalid.json", 400},          {"invalid.request", 400},
                                      {"invalid.target", 400},        {"invalid.headers", 400},
                                      {"invalid.method", 405},        {"invalid.content_type", 415},
                                      {"invalid.expect", 417},        {"invalid.upgrade", 426},
                                      {"invalid.subprotocol", 400},   {"invalid.if_match", 400},
                                      {"conflict.changed", 412},      {"forbidden.sign_in", 401},
                                      {"forbidden.credentials", 401}, {"limit.target", 414},
                                      {"limit.headers", 431},         {"limit.time", 408},
                                      {"limit.sign_in", 429},         {"limit.rate", 429},
                                      {"limit.connections", 503},     {"unavailable.internal", 500},
                                      {"unavailable.disk_full", 507}}};
constexpr std::array<Row, 7> kKinds{{{"invalid", 422},
                                     {"required", 428},
                                     {"forbidden", 403},
                                     {"not_found", 404},
                                     {"conflict", 409},
                                     {"limit", 413},
                                     {"unavailable", 503}}};

struct Title {
  int status;
  std::string_view en;
  std::string_view ru;
};
constexpr std::array<Title, 21> kTitles{
    {{400, "The request cannot be read", "Запрос не читается"},
     {401, "Sign in first", "Сначала войдите"},
     {403, "Not allowed", "Нельзя"},
     {404, "Not found", "Не найдено"},
     {405, "Not this way", "Так нельзя обратиться"},
     {408, "Too slow", "Слишком медленно"},
     {409, "It does not fit the present state", "Не подходит к нынешнему состоянию"},
     {412, "It has changed meanwhile", "Тем временем всё изменилось"},
     {413, "Too large", "Слишком велико"},
     {414, "The address is too long", "Слишком длинный адрес"},
     {415, "Another type of content is expected", "Ожидается другой тип содержимого"},
     {417, "The expectation cannot be met", "Ожидание невыполнимо"},
     {422, "Something in it is not right", "В запросе есть ошибки"},
     {426, "A WebSocket is expected", "Ожидается WebSocket"},
     {428, "Say which version you saw", "Укажите, какую версию вы видели"},
     {429, "Too many requests", "Слишком много запросов"},
     {431, "The headers are too large", "Слишком большие заголовки"},
     {500, "The server has made a mistake", "Ошибка сервера"},
     {503, "Not now", "Не сейчас"},
     {507, "The disk is full", "Диск заполнен"},
     {0, "It did not work", "Не получилось"}}};

Text title_of(int status) {
  for (const Title& title : kTitles)
    if (title.status == status || title.status == 0) return {std::string{title.en}, std::string{title.ru}};
  return {};
}

}  // namespace

int status_of(const Refusal& refusal) {
  for (const Row& row : kCodes)
    if (row.code == refusal.code) return row.status;
  const std::string kind = refusal.kind();
  for (const Row& row : kKinds)
    if (row.code == kind) return row.status;
  return 500;
}

Response problem(std::span<const Refusal> refusals, Language language) {
  CHECK_THAT_IS(!refusals.empty(), "a problem needs a refusal");
  const Refusal& first = refusals.front();
  const int status = status_of(first);
  nlohmann::json body{{"type", "about:blank"},
                      {"status", status},
                      {"code", first.code},
                      {"title", title_of(status).in(language)},
                      {"detail", first.sentence.in(language)}};
  nlohmann::json errors = nlohmann::json::array();
  for (const Refusal& refusal : refusals)
    if (refusals.size() > 1 || !refusal.pointer.empty())
      errors.push_back(
          {{"pointer", refusal.pointer}, {"detail", refusal.sentence.in(language)}, {"code", refusal.code}});
  if (!errors.empty()) body["errors"] = std::move(errors);
  Response response = json_response(status, body);
  response.headers.front().second = "application/problem+json";
  response.with("Content-Language", language == Language::ru ? "ru" : "en");
  if (status == 401) response.with("WWW-Authenticate", "Session realm=\"counterweight\"");
  return response;
}

Response problem(const Refusal& refusal, Language language) {
  if (status_of(refusal) == 503) return problem_later(refusal, language, std::chrono::seconds{1});
  std::vector<Refusal> all{refusal};
  all.insert(all.end(), refusal.also.begin(), refusal.also.end());
  return problem(std::span<const Refusal>{all}, language);
}

Response problem_later(const Refusal& refusal, Language language, std::chrono::seconds retry_after) {
  return problem(std::span{&refusal, 1}, language).with("Retry-After", std::to_string(retry_after.count()));
}

Refusal not_signed_in() {
  return {"forbidden.sign_in", say("You are not signed in, or your session has ended. Sign in and try again.",
                                   "Вы не вошли, или сеанс закончился. Войдите и повторите.")};
}

Refusal busy() {
  return {"unavailable.busy", say("The server has more to do than it can take on. Try again in a moment.",
                                  "Сервер перегружен. Повторите чуть позже.")};
}

Refusal no_answer_in_time() {
  return {"unavailable.answer",
          say("There was no answer in time. Whether your command was taken is not known: send it again with "
              "the same "
              "`Idempotency-Key`.",
              "Ответа не было вовремя. Принята ли команда, неизвестно: отправьте её ещё раз с тем же "
              "`Idempotency-Key`.")};
}

Refusal too_many_tries(std::chrono::seconds wait) {
  return {"limit.sign_in",
          say("There were too many tries with a wrong password. Wait {} seconds, then try again.",
              "Слишком много попыток с неверным паролем. Подождите {} с и повторите.", wait.count())};
}

Refusal internal_error() {
  return {"unavailable.internal",
          say("The server has made a mistake; it stands in its log under the number in `X-Request-Id`.",
              "Ошибка сервера; она записана в журнале под номером из `X-Request-Id`.")};
}

}  // namespace counterweight::server
