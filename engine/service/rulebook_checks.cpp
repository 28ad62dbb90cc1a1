#include "engine/service/rulebook_checks.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "engine/service/on_threads.hpp"
#include "engine/service/past.hpp"

namespace counterweight::service {
namespace {

using SteadyClock = std::chrono::steady_clock;

// Thrown out of the verifier between two of its parts.
struct GivenUp {};

std::optional<backtest::Report> replay_past(const store::Ledger& ledger, RulebookCheck& check) {
  check.upto = ledger.head(check.organisation).seq;
  if (check.upto > kMaxEventsReplayed) return std::nullopt;
  const auto events = read_past(ledger, check.organisation, check.upto);
  if (!events.ok()) {
    spdlog::error("the past of {} cannot be replayed: {}", check.organisation.value,
                  events.refusal().sentence.en);
    return std::nullopt;
  }
  return backtest::run(*events, check.rulebook);
}

}  // namespace

std::optional<core::RulebookProof> RulebookCheck::proof() const {
  if (status != CheckStatus::sound) return std::nullopt;
  return core::RulebookProof{rulebook->hash(), static_cast<std::int64_t>(report.states),
                             static_cast<std::int64_t>(report.edges)};
}

RulebookChecks::RulebookChecks(const store::Ledger& ledger) : ledger_(ledger), thread_([this] { work(); }) {}

RulebookChecks::~RulebookChecks() {
  stop();
}

void RulebookChecks::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  more_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<std::shared_ptr<const RulebookCheck>> RulebookChecks::start(const OrganisationId& organisation,
                                                                   const core::RulebookPtr& base,
                                                                   const core::RulebookPtr& rulebook) {
  const std::lock_guard lock{mutex_};
  for (auto each = checks_.rbegin(); each != checks_.rend(); ++each) {
    const RulebookCheck& known = **each;
    if (known.organisation == organisation && known.rulebook->hash() == rulebook->hash() &&
        known.base->hash() == base->hash() && known.status != CheckStatus::given_up)
      return std::shared_ptr<const RulebookCheck>{*each};
  }
  const auto waiting = std::count_if(checks_.begin(), checks_.end(),
                                     [](const Check& each) { return each->status == CheckStatus::waiting; });
  if (stopping_ || static_cast<std::size_t>(waiting) >= kMaxChecksWaiting)
    return Refusal{"unavailable.busy",
                   say("{} rulebooks wait to be checked already. Try again in a minute.",
                       "Проверки уже ждут {} сводов правил. Повторите через минуту.", waiting)};
  auto check = std::make_shared<RulebookCheck>();
  check->organisation = organisation;
  check->base = base;
  check->rulebook = rulebook;
  forget_old();
  checks_.push_back(check);
  more_.notify_one();
  return std::shared_ptr<const RulebookCheck>{std::move(check)};
}

std::shared_ptr<const RulebookCheck> RulebookChecks::find(const OrganisationId& organisation,
                                                          const std::string& hash) const {
  const std::lock_guard lock{mutex_};
  const auto found = std::find_if(checks_.rbegin(), checks_.rend(), [&](const Check& each) {
    return each->organisation == organisation && each->rulebook->hash() == hash;
  });
  return found == checks_.rend() ? nullptr : *found;
}

// One that ended long ago makes room.
void RulebookChecks::forget_old() {
  auto ended = static_cast<std::size_t>(
      std::count_if(checks_.begin(), checks_.end(), [](const Check& each) { return each->ended(); }));
  for (auto each = checks_.begin(); ended >= kMaxChecksKept && each != checks_.end();)
    if ((*each)->ended()) {
      each = checks_.erase(each);
      --ended;
    } else {
      ++each;
    }
}

void RulebookChecks::work() {
  for (;;) {
    Check next;
    {
      std::unique_lock lock{mutex_};
      const auto waits = [&] {
        return std::find_if(checks_.begin(), checks_.end(),
                            [](const Check& each) { return each->status == CheckStatus::waiting; });
      };
      more_.wait(lock, [&] { return stopping_ || waits() != checks_.end(); });
      if (stopping_) {
        for (const Check& each : checks_)
          if (!each->ended()) each->status = CheckStatus::given_up;
        return;
      }
      next = *waits();
      next->status = CheckStatus::running;
    }
    run(*next);
  }
}

void RulebookChecks::run(RulebookCheck& check) const {
  const SteadyClock::time_point begin = SteadyClock::now();
  const auto tell = [&](std::size_t done, std::size_t all) {
    check.parts_done = done;
    check.parts = all;
    if (stopping_ || SteadyClock::now() - begin > kLongestCheck) throw GivenUp{};
  };
  // One thread: the others are for those who decide.
  const core::Runner runner = [&](std::size_t count, const std::function<void(std::size_t)>& part) {
    run_on_threads(1, count, part, tell);
  };
  try {
    check.report = core::verify(*check.rulebook, {}, runner);
    check.diff = rules::diff(*check.base, *check.rulebook);
    check.past = replay_past(ledger_, check);
    check.seconds = std::chrono::duration<double>(SteadyClock::now() - begin).count();
    check.status = check.report.sound() ? CheckStatus::sound : CheckStatus::unsound;
  } catch (const GivenUp&) {
    check.status = CheckStatus::given_up;
  } catch (const std::exception& failure) {  // the disk, or a bug: the program goes on
    spdlog::error("rulebook {} could not be checked: {}", check.rulebook->hash(), failure.what());
    check.status = CheckStatus::given_up;
  }
}

}  // namespace counterweight::service
