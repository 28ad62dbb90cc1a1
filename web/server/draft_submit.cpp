// Submitting a draft: what it says goes to the writer like any other command, and the draft goes after that.
//
// The order is commit, then delete. Ledger and vault are two stores, and the program may die between them: so
// a draft may outlive its submission, but no proposal is lost. What stays is still of the version that was
// submitted, and submitting it again finds the first submission by its command id: the same Idempotency-Key,
// or without one the draft's number and version. It changes nothing then but to delete the draft at last. The
// other order would lose the draft whenever the commit fails.
#include <spdlog/spdlog.h>

#include <mutex>
#include <nlohmann/json.hpp>
#include <set>

#include "base/canonical_json.hpp"
#include "base/sha256.hpp"
#include "engine/codec/command_json.hpp"
#include "engine/codec/object_reader.hpp"
#include "web/server/command_reply.hpp"
#include "web/server/drafts.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

// The drafts whose submission is under way: of two who press the button together, one gets the proposal and
// the other a conflict, instead of two proposals. Thread-safe.
class UnderWay : public std::enable_shared_from_this<UnderWay> {
 public:
  struct Key {
    OrganisationId organisation;
    std::string department;  // nobody learns from a conflict what other departments draft
    std::int64_t number;
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  // Holds the draft as long as the pointer lives; null when somebody holds it already.
  std::shared_ptr<const Key> hold(Key key) {
    const std::lock_guard lock{mutex_};
    if (!held_.insert(key).second) return nullptr;
    return {new Key{std::move(key)}, [self = shared_from_this()](const Key* held) {
              {
                const std::lock_guard again{self->mutex_};
                self->held_.erase(*held);
              }
              delete held;
            }};
  }

 private:
  std::mutex mutex_;
  std::set<Key> held_;
};

Refusal already_under_way() {
  return {"conflict.submitting", say("This draft is being submitted by somebody just now.",
                                     "Этот черновик прямо сейчас кто-то подаёт.")};
}

// A submission of a draft, from the request to the answer.
struct Submitting {
  DomainRoutes domain;
  Asked asked;
  std::string id;        // "draft-7"
  std::int64_t version;  // that the member saw
  std::string command_id;
  std::string body_hash;
  std::string department;
  std::shared_ptr<const UnderWay::Key> held;

  void begin(const View& view, const Reply& reply);

 private:
  bool is_repeat() const;
  Result<core::ProposalCommand> command_in(const View& view);
};

using Pending = std::shared_ptr<Submitting>;

// Whether this very key was accepted before: the draft may be gone since. Keys are a member's own, so nobody
// learns of another department's drafts by asking.
bool Submitting::is_repeat() const {
  return !command_id.empty() &&
         !domain.service->ledger().read_command(asked.who.organisation, command_id).empty();
}

Result<core::ProposalCommand> Submitting::command_in(const View& view) {
  if (is_repeat()) return core::ProposalCommand{core::Submit{}};  // the writer gives what it became, unread
  const auto draft = domain.vault->drafts().find(asked.who.organisation, department, draft_number(id));
  if (!draft) return no_such_draft(id);
  if (draft->version != version) return saved_meanwhile(view, *draft, version);
  if (command_id.empty()) {
    command_id = "auto-" + id + "-" + std::to_string(version);
    body_hash = to_hex(sha256(draft->content.body));
  }
  const Result<json> body = parse_json(draft->content.body);
  return body.ok() ? codec::read_submit(*body) : body.refusal();
}

// The proposal is there: whatever fails from here on is no refusal any more.
void finish(const Pending& pending, const Reply& reply, const service::Accepted& accepted) {
  try {
    // Only what was submitted: what somebody has saved since stays for them.
    pending->domain.vault->drafts().remove(pending->asked.who.organisation, pending->department,
                                           draft_number(pending->id), pending->version);
  } catch (const std::exception& error) {
    spdlog::error("{} was submitted, but not deleted: {}", pending->id, error.what());
  }
  pending->held.reset();
  try {
    reply(accepted_response(*pending->domain.service, pending->asked, accepted));
  } catch (const std::exception& error) {
    spdlog::error("{} was submitted, but its answer not rendered: {}", pending->id, error.what());
  }
}

void Submitting::begin(const View& view, const Reply& reply) {
  Result<core::ProposalCommand> command = command_in(view);
  if (!command.ok()) {
    held.reset();
    return reply(problem(command.refusal(), asked.language));
  }
  const Pending pending = std::make_shared<Submitting>(std::move(*this));
  service::Submission submission{pending->asked.who.organisation,
                                 *std::move(command),
                                 {pending->asked.who.member},
                                 pending->command_id,
                                 pending->body_hash,
                                 {}};
  pending->domain.service->submit(std::move(submission), [pending, reply](Result<service::Accepted> answer) {
    if (!answer.ok()) {
      pending->held.reset();
      return reply(problem(answer.refusal(), pending->asked.language));
    }
    const auto accepted = std::make_shared<service::Accepted>(*std::move(answer));
    const auto last = [pending, reply, accepted] { finish(pending, reply, *accepted); };
    if (!pending->domain.renderers->take(last)) last();  // rather the writer waits than the draft stays
  });
}

}  // namespace

Handler submitting_drafts(const DomainRoutes& domain) {
  return [domain, under_way = std::make_shared<UnderWay>()](const Request& request, const Reply& reply) {
    const Result<json> body = json_object(request);
    if (!body.ok()) return reply(problem(body.refusal(), request.language));
    std::vector<Refusal> problems;
    codec::ObjectReader reader{*body, "", problems};
    const std::int64_t version = reader.integer("version");
    reader.finish();
    if (!problems.empty()) return reply(problem(together(std::move(problems)), request.language));
    const Result<std::string> key = command_id(request);
    if (!key.ok()) return reply(problem(key.refusal(), request.language));
    Submitting submitting{domain,
                          {*request.who, request.language, true},
                          request.param("id"),
                          version,
                          *key,
                          body_hash(request),
                          {},
                          {}};
    at_the_vault(domain, request, reply, [under_way, submitting](const View& view, const Reply& to) {
      Submitting mine = submitting;
      mine.department = view.self().department.value;
      mine.held = under_way->hold({mine.asked.who.organisation, mine.department, draft_number(mine.id)});
      if (!mine.held) return to(problem(already_under_way(), view.language));
      mine.begin(view, to);
    });
  };
}

}  // namespace counterweight::server
