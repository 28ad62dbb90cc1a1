#include "engine/service/import_calls.hpp"

#include "base/fold_case.hpp"
#include "engine/service/roll.hpp"

namespace counterweight::service {
namespace {

// By id or by either name.
std::optional<std::string> department_called(const rules::Rulebook& book, const std::string& called) {
  const std::string wanted = fold_case(called);
  for (const rules::Department& each : book.departments)
    for (const std::string& name : {each.id.value, each.name.en, each.name.ru})
      if (fold_case(name) == wanted) return each.id.value;
  return std::nullopt;
}

std::string departments_of(const rules::Rulebook& book) {
  std::string out;
  for (const rules::Department& each : book.departments) out += (out.empty() ? "" : ", ") + each.id.value;
  return out;
}

}  // namespace

Importer ImportCalls::importer(ImportOptions options) const {
  const auto published = service.published(organisation);
  options.rows.now = service.clock().now();
  options.rows.member_by = [roll = std::make_shared<Roll>(
                                published->state.organisation(), service.tenant(organisation)->name_of(),
                                vault, organisation)](const std::string& who) { return roll->find(who); };
  const core::RulebookPtr rulebook = published->state.organisation().rulebook();
  options.rows.departments = departments_of(rulebook->book());
  options.rows.department_by = [rulebook](const std::string& called) {
    return department_called(rulebook->book(), called);
  };
  const auto knows = [published](core::ImportKey key) {
    return known_already(published->state.knowledge(), key);
  };
  const auto sort_out = [&at = service, &books = library, id = organisation,
                         journey = options.journey](std::vector<codec::Touch> touches) {
    return books.journeys().parts_of(id, at.published(id)->state, journey, std::move(touches));
  };
  const auto inviting = std::make_shared<Inviting>(service, vault, organisation, member, give);
  const auto invite = [inviting](const Invitee& who, bool dry) { return inviting->invite(who, dry); };
  return Importer{library, organisation, std::move(options), give, knows, sort_out, invite};
}

}  // namespace counterweight::service
