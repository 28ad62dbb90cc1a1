#include "engine/service/library.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <spdlog/spdlog.h>

#include <array>

#include "base/check.hpp"
#include "engine/core/knowledge/evolve.hpp"
#include "engine/service/documents.hpp"
#include "engine/service/journeys.hpp"
#include "engine/service/names.hpp"

namespace counterweight::service {
namespace {

using store::search::Document;

constexpr std::size_t kIndexPage = 100;     // events looked at before their documents are put
constexpr std::size_t kIndexBatch = 1'000;  // documents held at once

// The first 64 bits of HMAC-SHA-256: whoever has the ledger alone cannot try rows until one fits.
core::ImportKey keyed(const std::string& secret, std::string_view what, const std::string& external_id) {
  const std::string message = std::string(what) + '\n' + external_id;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  const unsigned char* done =
      HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), digest.data(), &size);
  CHECK_THAT_IS(done != nullptr && size >= sizeof(core::ImportKey), "no HMAC");
  core::ImportKey key = 0;
  for (std::size_t i = 0; i < sizeof(key); ++i) key = key << 8 | digest.at(i);
  return key == 0 ? 1 : key;
}

void note_erased(const core::Insight& insight, core::InsightId id, core::RecordsErased& erased) {
  if (insight.erased) return erased.insights.push_back(id);
  for (std::size_t i = 0; i < insight.attachments.size(); ++i)
    if (insight.attachments[i].erased) erased.attachments.push_back({id, static_cast<std::int64_t>(i) + 1});
}

codec::KnowledgeReader reader_of(const store::Vault& vault, const Tenant& tenant,
                                 const Published& published) {
  return {published.state,
          tenant.name_of(),
          [&vault, id = tenant.id()](const std::string& commitment) -> std::optional<std::string> {
            auto sealed = vault.unseal(id, commitment);
            if (!sealed) return std::nullopt;
            return std::move(sealed->value);
          },
          {}};
}

}  // namespace

Library::Library(Service& service, store::Vault& vault, store::search::DocumentIndex* index)
    : service_(service), vault_(vault), index_(index), journeys_(std::make_unique<Journeys>(*this)) {}

Library::~Library() {
  stop();
}

void Library::start() {
  for (const OrganisationId& id : service_.organisations()) {
    key_secret(id);
    finish_erasures(id);
  }
  thread_ = std::thread{[this] { run(); }};
}

void Library::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Library::run() {
  std::unique_lock lock{mutex_};
  while (!stopping_) {
    const std::set<OrganisationId> unfinished = unfinished_;
    lock.unlock();
    for (const OrganisationId& id : service_.organisations()) {
      try {
        if (unfinished.contains(id)) {
          finish_erasures(id);
          const std::lock_guard done{mutex_};
          unfinished_.erase(id);
        }
        catch_up(id);
      } catch (const std::exception& failure) {
        spdlog::error("search index of {}: {}", id.value, failure.what());
      }
    }
    lock.lock();
    wake_.wait_for(lock, kIndexPause, [this] { return stopping_; });
  }
}

std::string Library::key_secret(const OrganisationId& organisation) {
  const std::lock_guard lock{secrets_mutex_};
  std::string& secret = secrets_[organisation];
  if (secret.empty()) secret = vault_.secret(organisation, "import keys");
  return secret;
}

codec::Sealing Library::sealing(const OrganisationId& organisation, std::vector<store::SealedValue>& out) {
  return {[&out](const std::string& text) {
            out.push_back(seal(text));
            return out.back().commitment;
          },
          [this, organisation](std::string_view what, const std::string& external_id) {
            return keyed(key_secret(organisation), what, external_id);
          }};
}

std::optional<std::string> Library::text(const OrganisationId& organisation,
                                         const std::string& commitment) const {
  auto sealed = vault_.unseal(organisation, commitment);
  if (!sealed) return std::nullopt;
  return std::move(sealed->value);
}

void Library::erase(const OrganisationId& organisation, const core::RecordsErased& erased) {
  const auto published = service_.published(organisation);
  if (!published) return;
  try {
    vault_.erase_sealed(organisation, core::sealed_with(published->state.knowledge(), erased));
    catch_up(organisation);
  } catch (const std::exception& failure) {
    spdlog::error("words of {} are to be erased and are still there: {}", organisation.value, failure.what());
    const std::lock_guard lock{mutex_};
    unfinished_.insert(organisation);
  }
}

void Library::finish_erasures(const OrganisationId& organisation) {
  const auto published = service_.published(organisation);
  if (!published) return;
  const core::Knowledge& known = published->state.knowledge();
  core::RecordsErased erased;
  for (std::int64_t n = 1; n <= known.customers.size(); ++n)
    if (known.customers.find(n)->erased) erased.customers.push_back({n});
  for (std::int64_t n = 1; n <= known.conversations.size(); ++n)
    if (known.conversations.find(n)->erased) erased.conversations.push_back({n});
  for (std::int64_t n = 1; n <= known.insights.size(); ++n) note_erased(*known.insights.find(n), {n}, erased);
  std::vector<std::string> left;
  for (std::string& each : core::sealed_with(known, erased))
    if (vault_.unseal(organisation, each)) left.push_back(std::move(each));
  if (!left.empty()) vault_.erase_sealed(organisation, left);
}

void Library::catch_up(const OrganisationId& organisation) {
  const auto published = service_.published(organisation);
  Tenant* tenant = service_.tenant(organisation);
  if (index_ == nullptr || !published || tenant == nullptr) return;
  const std::lock_guard lock{indexing_};
  if (index_->up_to(organisation) > published->head.seq) index_->clear(organisation);  // of another ledger
  const codec::KnowledgeReader reader = reader_of(vault_, *tenant, *published);
  for (std::int64_t at = index_->up_to(organisation); at < published->head.seq;) {
    Touched touched;
    bool erased = false;
    std::int64_t last = at;
    for (const store::Record& record : service_.ledger().read(organisation, at, kIndexPage)) {
      if (record.seq > published->head.seq) break;
      last = record.seq;
      const Result<codec::Envelope> envelope = codec::read_envelope(record.bytes);
      if (!envelope.ok()) continue;
      note_touched(envelope->event, touched);
      const auto* learnt = std::get_if<core::KnowledgeEvent>(&envelope->event.data);
      erased = erased || (learnt != nullptr && std::holds_alternative<core::RecordsErased>(*learnt));
    }
    if (last == at) return;
    std::vector<Document> documents;
    std::vector<std::pair<std::string, std::string>> gone;  // erased, or merged into another
    const auto add = [&](Document document) {
      documents.push_back(std::move(document));
      if (documents.size() < kIndexBatch) return;
      index_->put(organisation, documents, at);  // not there yet: once more after a crash
      documents.clear();
    };
    const auto put = [&](const char* kind, std::int64_t id, std::optional<Document> document) {
      if (document)
        add(*std::move(document));
      else
        gone.emplace_back(kind, std::to_string(id));
    };
    for (const auto id : touched.insights) put("insight", id.value, insight_document(reader, id));
    for (const auto id : touched.conversations)
      put("conversation", id.value, conversation_document(reader, id));
    for (const auto id : touched.metrics) add(metric_document(reader, id));
    for (const auto id : touched.journeys) add(journey_document(reader, id));
    for (const auto id : touched.proposals) {
      const auto proposal = tenant->whole(published->state, id);
      if (!proposal.ok()) continue;
      const core::Member* author = published->state.organisation().member((*proposal)->author);
      add(proposal_document(**proposal, author));
      if ((*proposal)->decided) add(decision_document(**proposal, author));
    }
    for (const auto& [kind, id] : gone) index_->remove(organisation, kind, id);
    if (erased) {  // from the documents that live on, too: then they are there before the files are scrubbed
      index_->put(organisation, documents, at);
      documents.clear();
      index_->scrub();
    }
    index_->put(organisation, documents, last);
    at = last;
  }
}

Result<store::search::Page> Library::find(const OrganisationId& organisation,
                                          const store::search::Query& query) {
  if (index_ == nullptr)
    return Refusal{"unavailable.search",
                   say("Nothing is searched on this server.", "На этом сервере поиска нет.")};
  return index_->find(organisation, query);
}

}  // namespace counterweight::service
