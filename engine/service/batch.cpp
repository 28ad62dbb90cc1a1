#include "engine/service/batch.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>
#include <thread>
#include <unordered_set>

#include "engine/core/invariants.hpp"

namespace counterweight::service {
namespace {

Refusal busy() {
  return {"unavailable.busy", say("Others are writing at the same time. Send the same command again.",
                                  "Сейчас пишут и другие. Отправьте ту же команду ещё раз.")};
}

Refusal not_written(const store::Unwritten& unwritten) {
  if (unwritten.disk_full)
    return {"unavailable.disk_full",
            say("The server's disk is full; nothing was changed. Send the same command again later.",
                "На диске сервера нет места; ничего не изменилось. Повторите команду позже.")};
  return {"unavailable.store",
          say("The server could not write; nothing was changed. Send the same command again later.",
              "Сервер не смог записать; ничего не изменилось. Повторите команду позже.")};
}

// Nothing when it is as its sender saw it, or not there at all, which decide says better.
std::optional<Refusal> changed_since(const std::optional<Seen>& seen, const core::State& state) {
  if (!seen || !state.knows(seen->proposal)) return std::nullopt;
  const core::Stub* away = state.stub(seen->proposal);
  const std::int64_t now = away != nullptr ? away->version : state.whole(seen->proposal)->version;
  if (std::count(seen->versions.begin(), seen->versions.end(), now) > 0) return std::nullopt;
  return Refusal{"conflict.changed",
                 say("The proposal has changed since you saw it; it is at version {} now.",
                     "Предложение изменилось с тех пор, как вы его видели; теперь это версия {}.", now)};
}

// What an earlier command of this id became, as far as the state has come; the ledger's own look-up finds it.
std::vector<codec::Envelope> read_back(const store::Ledger& ledger, const Tenant& tenant,
                                       const std::string& command) {
  std::vector<codec::Envelope> out;
  for (const store::Record& record : ledger.read_command(tenant.id(), command))
    if (auto envelope = codec::read_envelope(record.bytes); envelope.ok() && record.seq <= tenant.head().seq)
      out.push_back(*std::move(envelope));
  return out;
}

Refusal not_read() {
  return {"unavailable.store",
          say("The ledger could not be read just now; nothing was changed. Send it again.",
              "Журнал сейчас не прочитать; ничего не изменилось. Отправьте ещё раз.")};
}

// The proposal that a command names; nothing for those that name none.
std::optional<core::ProposalId> named_by(const core::Command& command) {
  const auto* about = std::get_if<core::ProposalCommand>(&command);
  if (about == nullptr) return std::nullopt;
  return std::visit(
      [](const auto& each) -> std::optional<core::ProposalId> {
        if constexpr (requires { each.proposal; }) return each.proposal;
        return std::nullopt;
      },
      *about);
}

}  // namespace

Refusal other_body() {
  return {"invalid.idempotency_key",
          say("This key was used for another command. Take a new key for a new command.",
              "Этот ключ уже использован для другой команды. Для новой команды возьмите новый ключ.")};
}

BatchRun::BatchRun(Tenant& tenant, store::Ledger& ledger, Timestamp now, Counters& counters,
                   const core::Engine& engine, std::vector<BatchItem> items)
    : tenant_(tenant),
      ledger_(ledger),
      now_(now),
      counters_(counters),
      engine_(engine),
      items_(std::move(items)) {}

std::size_t BatchRun::run() {
  do {
    begin();
    decide_all();
  } while (write() == Again::yes);
  answer_all();
  return answers_.size();
}

void BatchRun::begin() {
  answers_.clear();
  overlay_ = tenant_.state();
  next_seq_ = tenant_.head().seq + 1;
  envelopes_.clear();
  entries_.clear();
  sealed_.clear();
  in_batch_.clear();
}

void BatchRun::decide_all() {
  for (std::size_t i = 0; i < items_.size() && entries_.size() < kMaxEventsPerBatch; ++i) {
    answers_.emplace_back();
    decide_one(i);
  }
}

bool BatchRun::answer_repeat(std::size_t index, const std::string& command, const std::string& body_hash) {
  Answer& answer = answers_[index];
  if (const auto earlier = in_batch_.find(command); earlier != in_batch_.end()) {
    if (items_[earlier->second].submission->body_hash != body_hash)
      answer.refusal = other_body();
    else
      answer.events = answers_[earlier->second].events;
    answer.repeated = true;
    return true;
  }
  try {
    answer.events = read_back(ledger_, tenant_, command);
  } catch (const std::exception& failure) {
    spdlog::error("cannot look up whether a command is a repeat: {}", failure.what());
    answer.refusal = not_read();
    return true;
  }
  if (answer.events.empty()) return false;
  if (answer.events.front().body_hash != body_hash) {
    answer.refusal = other_body();
    answer.events.clear();
  }
  answer.repeated = answer.durable = true;
  return true;
}

// Whoever decides about a proposal that is put away needs it whole.
std::optional<Refusal> BatchRun::bring_back(const core::Command& command, core::State& state) const {
  const auto about = named_by(command);
  if (!about || state.stub(*about) == nullptr) return std::nullopt;
  const auto proposal = tenant_.whole(state, *about);
  if (!proposal.ok()) return proposal.refusal();
  state.bring_back(*proposal);
  return std::nullopt;
}

void BatchRun::decide_one(std::size_t index) {
  const Submission& submission = *items_[index].submission;
  if (tenant_.read_only()) {
    answers_[index].refusal = tenant_.read_only();
    return;
  }
  if (!submission.command_id.empty() && answer_repeat(index, submission.command_id, submission.body_hash))
    return;
  core::State present = overlay_;  // brought back for a command that is refused, it stays put away
  if (auto unread = bring_back(submission.command, present)) {
    answers_[index].refusal = std::move(unread);
    return;
  }
  core::Decision decision = engine_.decide(present, submission.command, {now_, submission.actor});
  if (auto broken = put(decision.due, {}, {}, nullptr)) {
    answers_[index].refusal = std::move(broken);
    return;
  }
  if (auto changed = changed_since(submission.seen, overlay_)) {
    answers_[index].refusal = std::move(changed);
    return;
  }
  if (!decision.answer.ok()) {
    answers_[index].refusal = decision.answer.refusal();
    return;
  }
  const core::State asleep = overlay_;
  if (!decision.answer->empty())
    if (auto unread = bring_back(submission.command, overlay_)) {
      answers_[index].refusal = std::move(unread);
      return;
    }
  auto broken = put(*decision.answer, submission.command_id, submission.body_hash, &answers_[index].events);
  if (broken) {
    overlay_ = asleep;
    answers_[index].refusal = std::move(broken);
    return;
  }
  if (!submission.command_id.empty()) in_batch_[submission.command_id] = index;
  keep_sealed(submission, *decision.answer);
}

// Nothing is kept of what no event is about: of a row that was imported before.
void BatchRun::keep_sealed(const Submission& submission, const std::vector<core::Event>& events) {
  if (submission.sealed.empty()) return;
  std::unordered_set<std::string> wanted;
  for (const core::Event& event : events)
    for (std::string& commitment : core::sealed_in(event)) wanted.insert(std::move(commitment));
  std::copy_if(submission.sealed.begin(), submission.sealed.end(), std::back_inserter(sealed_),
               [&](const store::SealedValue& each) { return wanted.contains(each.commitment); });
}

// Puts events on the overlay and into the batch: all of them, or none when one would break an invariant.
std::optional<Refusal> BatchRun::put(const std::vector<core::Event>& events, const std::string& command,
                                     const std::string& body_hash, std::vector<codec::Envelope>* kept) {
  core::State next = overlay_;
  std::vector<core::Violation> violations;
  for (const core::Event& event : events) {
    const core::State before = next;
    core::evolve(next, event);
    if (!engine_.holds_invariants) continue;
    violations = core::check_step(before, event, next);
    if (!violations.empty()) break;
  }
  if (violations.empty() && engine_.holds_invariants) violations = core::check_settled(events, next);
  if (!violations.empty()) {
    const core::Violation& violation = violations.front();
    ++counters_.invariant_violations;
    spdlog::critical("invariant {} broken, nothing written: {}", violation.invariant, violation.what);
    return Refusal{
        "unavailable.invariant",
        say("The engine refused its own result (invariant {}); nothing was changed. Report this.",
            "Движок отверг собственный результат (инвариант {}); ничего не изменилось. Сообщите об этом.",
            violation.invariant)};
  }
  for (const core::Event& event : events) {
    codec::Envelope envelope{tenant_.id(), next_seq_++, command, body_hash, event};
    entries_.push_back({codec::subject_of(event), command, codec::write_envelope(envelope)});
    if (kept != nullptr) kept->push_back(envelope);
    envelopes_.push_back(std::move(envelope));
  }
  overlay_ = std::move(next);
  return std::nullopt;
}

BatchRun::Again BatchRun::write() {
  if (entries_.empty()) return Again::no;
  const store::Append end = ledger_.append(tenant_.id(), tenant_.head(), entries_, sealed_);
  return std::visit([&](const auto& each) { return after(each); }, end);
}

BatchRun::Again BatchRun::after(const store::Committed& committed) {
  ++counters_.batches;
  counters_.writes_fail = false;
  counters_.events += entries_.size();
  tenant_.committed(envelopes_, std::move(overlay_), committed.head);
  return Again::no;
}

BatchRun::Again BatchRun::after(const store::Conflict&) {
  ++counters_.conflicts;
  if (const Status caught_up = tenant_.catch_up(); !caught_up.ok()) {
    refuse_written(caught_up.refusal());
    return Again::no;
  }
  if (++conflicts_ <= kMaxConflicts) return Again::yes;
  refuse_written(busy());
  return Again::no;
}

BatchRun::Again BatchRun::after(const store::Unwritten& unwritten) {
  ++counters_.unwritten;
  counters_.writes_fail = true;
  spdlog::error("append refused by the store, nothing written: {}", unwritten.why);
  refuse_written(not_written(unwritten));
  return Again::no;
}

// Whether the batch is there shows only the store itself, opened anew; what is there is then found by its
// command id.
BatchRun::Again BatchRun::after(const store::Unknown& unknown) {
  ++counters_.unknown;
  counters_.writes_fail = true;
  spdlog::error("append with unknown end, opening the store again: {}", unknown.why);
  for (int tries = 0; !ledger_.reopen(); ++tries) {
    if (tries == kMaxReopens) {
      refuse_written(
          {"unavailable.store",
           say("The server lost its disk; whether this was written is not known. Send the same command "
               "again.",
               "Сервер потерял диск; записано ли это, неизвестно. Отправьте ту же команду ещё раз.")});
      return Again::no;
    }
    std::this_thread::sleep_for(kReopenPause);
  }
  if (const Status caught_up = tenant_.catch_up(); !caught_up.ok()) {
    refuse_written(caught_up.refusal());
    return Again::no;
  }
  return Again::yes;
}

void BatchRun::refuse_written(const Refusal& why) {
  for (Answer& answer : answers_)
    if (!answer.events.empty() && !answer.durable) answer = {why, {}, false, false};
}

void BatchRun::answer_all() {
  for (std::size_t i = 0; i < answers_.size(); ++i) {
    Answer& answer = answers_[i];
    if (answer.refusal) {
      ++counters_.refused;
      (*items_[i].reply)(*std::move(answer.refusal));
      continue;
    }
    ++(answer.repeated ? counters_.repeated : counters_.accepted);
    const Cursor cursor = cursor_at(tenant_.head());
    (*items_[i].reply)(Accepted{cursor, std::move(answer.events), answer.repeated});
  }
}

}  // namespace counterweight::service
