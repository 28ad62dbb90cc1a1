#include "engine/service/service.hpp"

#include <openssl/rand.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <future>

#include "base/check.hpp"
#include "engine/service/batch.hpp"

namespace counterweight::service {
namespace {

constexpr Duration kLongestSleep{500};  // a timer is looked at this often even when nothing seems due

std::string random_command_id() {
  std::array<unsigned char, 12> bytes{};
  CHECK_THAT_IS(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1, "no randomness");
  std::string out = "auto-";
  for (const unsigned char byte : bytes) {
    out += "0123456789abcdef"[byte >> 4U];
    out += "0123456789abcdef"[byte & 15U];
  }
  return out;
}

Refusal refused_because(const char* code, const Text& sentence) {
  return {code, sentence};
}

}  // namespace

Service::Service(store::Ledger& ledger, store::Vault& vault, Clock& clock, store::Snapshots* snapshots,
                 Keeping keeping, core::Engine engine)
    : ledger_(ledger),
      vault_(vault),
      clock_(clock),
      snapshots_(snapshots),
      keeping_(keeping),
      engine_(std::move(engine)) {}

Service::~Service() {
  stop();
}

Status Service::recover() {
  for (const OrganisationId& organisation : ledger_.organisations()) {
    if (const Status status = tenant_or_new(organisation).recover(snapshots_); !status.ok()) return status;
  }
  return Done{};
}

void Service::keep_snapshots(std::int64_t after) {
  if (snapshots_ == nullptr) return;
  for (const OrganisationId& organisation : organisations())
    tenant(organisation)->keep_snapshot(*snapshots_, after);
}

Tenant& Service::tenant_or_new(const OrganisationId& organisation) {
  const std::lock_guard lock{tenants_mutex_};
  auto& tenant = tenants_[organisation];
  if (!tenant) tenant = std::make_unique<Tenant>(organisation, ledger_, vault_, keeping_);
  return *tenant;
}

Tenant* Service::tenant(const OrganisationId& organisation) const {
  const std::lock_guard lock{tenants_mutex_};
  const auto found = tenants_.find(organisation);
  return found == tenants_.end() ? nullptr : found->second.get();
}

std::shared_ptr<const Published> Service::published(const OrganisationId& organisation) const {
  const Tenant* found = tenant(organisation);
  return found == nullptr ? nullptr : found->published();
}

std::vector<OrganisationId> Service::organisations() const {
  const std::lock_guard lock{tenants_mutex_};
  std::vector<OrganisationId> out;
  for (const auto& [id, tenant] : tenants_) out.push_back(id);
  return out;
}

std::vector<std::string> Service::not_ready() const {
  std::vector<std::string> out;
  if (counters_.writes_fail) out.emplace_back("the store did not take the last write");
  for (const OrganisationId& id : organisations())
    if (tenant(id)->is_read_only())
      out.push_back("the ledger of " + id.value + " was written by a newer program");
  return out;
}

void Service::submit(Submission submission, Reply reply) {
  std::unique_lock lock{mutex_};
  if (!stopping_ && queue_.size() < kMaxWaiting) {
    queue_.push_back({std::move(submission), std::move(reply)});
    lock.unlock();
    wake_.notify_one();
    return;
  }
  const char* refused = stopping_ ? "unavailable.stopping" : "unavailable.busy";
  lock.unlock();
  reply(refused_because(refused, say("The server cannot take this command now. Send it again in a moment.",
                                     "Сервер сейчас не может принять команду. Отправьте её чуть позже.")));
}

Result<Accepted> Service::submit_and_wait(Submission submission) {
  if (thread_.joinable()) {
    const auto given = std::make_shared<std::promise<Result<Accepted>>>();
    submit(std::move(submission), [given](Result<Accepted> answer) { given->set_value(std::move(answer)); });
    return given->get_future().get();
  }
  std::optional<Result<Accepted>> answer;
  std::deque<Waiting> batch;
  batch.push_back({std::move(submission), [&](Result<Accepted> given) { answer.emplace(std::move(given)); }});
  work(std::move(batch));
  CHECK_THAT_IS(answer.has_value(), "every submission is answered");
  return *std::move(answer);
}

void Service::pass_time() {
  fire_timers();
}

void Service::start() {
  {
    const std::lock_guard lock{mutex_};  // others may submit already
    stopping_ = false;
  }
  fire_timers();  // what fell due while nobody served comes before the first answer
  thread_ = std::thread{[this] { run(); }};
}

void Service::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Service::run() {
  for (;;) {
    std::deque<Waiting> batch;
    {
      std::unique_lock lock{mutex_};
      if (queue_.empty() && !stopping_) wake_.wait_for(lock, kLongestSleep);
      if (queue_.empty() && stopping_) return;
      const std::size_t count = std::min(queue_.size(), kMaxCommandsPerBatch);
      for (std::size_t i = 0; i < count; ++i) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
      }
    }
    fire_timers();
    work(std::move(batch));
  }
}

// A batch may hold commands of several organisations: each has its own ledger and so its own append.
void Service::work(std::deque<Waiting> batch) {
  std::map<OrganisationId, std::vector<BatchItem>> by_organisation;
  for (Waiting& waiting : batch) {
    if (waiting.submission.command_id.empty()) waiting.submission.command_id = random_command_id();
    by_organisation[waiting.submission.organisation].push_back({&waiting.submission, &waiting.reply});
  }
  for (const auto& [organisation, items] : by_organisation)
    for (std::size_t answered = 0; answered < items.size();)
      answered += BatchRun{tenant_or_new(organisation),
                           ledger_,
                           clock_.now(),
                           counters_,
                           engine_,
                           {items.begin() + static_cast<std::ptrdiff_t>(answered), items.end()}}
                      .run();
}

void Service::fire_timers() {
  for (const OrganisationId& organisation : organisations()) {
    Tenant& mine = *tenant(organisation);
    for (auto due = mine.state().next_due(); due && *due <= clock_.now() && !mine.read_only();) {
      const std::int64_t before = mine.head().seq;
      const Submission time{organisation, core::AdvanceTime{}, {}, {}, {}, {}};
      const Reply nobody = [](const Result<Accepted>&) {};
      BatchRun{mine, ledger_, clock_.now(), counters_, engine_, {{&time, &nobody}}}.run();
      if (mine.head().seq == before) break;  // the store does not take it now; the next round tries again
      due = mine.state().next_due();
    }
  }
}

}  // namespace counterweight::service
