#include "web/server/drafts.hpp"

#include <spdlog/spdlog.h>

#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

constexpr std::string_view kPrefix = "draft-";

Refusal disk_failed() {
  return {"unavailable.store", say("The drafts could not be read or saved just now. Try again.",
                                   "Черновики сейчас не прочитать и не сохранить. Попробуйте ещё раз.")};
}

std::string name_of_member(const View& view, const std::string& id) {
  const core::Member* member = view.organisation().member({id});
  const auto name = member == nullptr ? std::nullopt : view.tenant->name_of()(member->sealed_name);
  return name.value_or(in_backticks(id));
}

}  // namespace

bool names_a_draft(const std::string& id) {
  return id.starts_with(kPrefix);
}

std::int64_t draft_number(const std::string& id) {
  if (!names_a_draft(id)) return 0;
  const auto number = number_in(std::string_view{id}.substr(kPrefix.size()));
  return number && draft_id(*number) == id ? *number : 0;  // `draft-07` is no second name
}

std::string draft_id(std::int64_t number) {
  return std::string(kPrefix) + std::to_string(number);
}

Refusal no_such_draft(const std::string& id) {
  return {"not_found.draft", say("There is no draft {} here.", "Черновика {} здесь нет.", in_backticks(id))};
}

Refusal saved_meanwhile(const View& view, const store::Draft& present, std::int64_t version) {
  return {"conflict.version",
          say("{} saved this draft at {}: it is version {} now, and you began from version {}. Load it again "
              "and put your changes in.",
              "Черновик уже изменён ({}, {}): теперь это версия {}, а вы начали с версии {}. Откройте его "
              "заново и внесите свои правки.",
              name_of_member(view, present.content.member), format_timestamp(present.updated),
              present.version, version)};
}

void at_the_vault(const DomainRoutes& domain, const Request& request, const Reply& reply,
                  std::function<void(const View&, const Reply&)> work) {
  const Result<View> view = view_of(*domain.service, *request.who, request.language);
  if (!view.ok()) return reply(problem(view.refusal(), request.language));
  const bool taken = domain.renderers->take([view = *view, reply, work = std::move(work)] {
    try {
      work(view, reply);
    } catch (const std::exception& error) {
      spdlog::error("drafts: {}", error.what());
      if (!reply.called()) reply(problem(disk_failed(), view.language));
    }
  });
  if (!taken) reply(problem(busy(), request.language));
}

}  // namespace counterweight::server
