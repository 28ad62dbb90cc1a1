#include "engine/store/sqlite/inbound_webhooks.hpp"

#include <sqlite3.h>

#include "engine/store/sqlite/times.hpp"

namespace counterweight::store::sqlite {
namespace {

constexpr const char* kFindWebhook = R"sql(
SELECT id, maker, name, conversations, metrics, secret, earlier_secret, earlier_until_ms, created_ms,
       last_used_ms, organisation
  FROM inbound_webhooks WHERE id = ?1)sql";

constexpr const char* kListWebhooks = R"sql(
SELECT id, maker, name, conversations, metrics, secret, earlier_secret, earlier_until_ms, created_ms,
       last_used_ms, organisation
  FROM inbound_webhooks WHERE organisation = ?1 ORDER BY number)sql";

constexpr const char* kAddWebhook = R"sql(
INSERT INTO inbound_webhooks
  (id, organisation, maker, name, conversations, metrics, secret, earlier_secret, earlier_until_ms,
   created_ms, last_used_ms)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))sql";

constexpr const char* kRotateWebhook = R"sql(
UPDATE inbound_webhooks SET earlier_secret = secret, secret = ?3, earlier_until_ms = ?4
  WHERE organisation = ?1 AND id = ?2)sql";

InboundWebhook webhook_in(const Rows& rows) {
  InboundWebhook out;
  out.id = rows.bytes(0);
  out.maker = rows.bytes(1);
  out.name = rows.bytes(2);
  out.conversations = rows.integer(3) != 0;
  out.metrics = rows.integer(4) != 0;
  out.secret = rows.bytes(5);
  out.earlier_secret = rows.bytes(6);
  out.earlier_until = from_ms_or_none(rows.integer(7));
  out.created = from_ms(rows.integer(8));
  out.last_used = from_ms_or_none(rows.integer(9));
  return out;
}

std::optional<FoundInboundWebhook> first_found(const Connection& connection, const std::string& id) {
  Statement find{connection, kFindWebhook};
  Rows rows = find.run(id);
  if (!rows.next()) return std::nullopt;
  return FoundInboundWebhook{{rows.bytes(10)}, webhook_in(rows)};
}

bool one_changed(const Writer& writer) {
  return sqlite3_changes64(writer.connection.handle()) > 0;
}

}  // namespace

bool SqliteInboundWebhooks::add(const OrganisationId& organisation, const InboundWebhook& webhook) {
  return database_.change([&](Writer& writer) {
    {
      Statement count{writer.connection, "SELECT count(*) FROM inbound_webhooks WHERE organisation = ?1"};
      Rows rows = count.run(organisation.value);
      if (!rows.next() || rows.integer(0) >= static_cast<std::int64_t>(kMaxInboundWebhooks)) return false;
    }
    Statement{writer.connection, kAddWebhook}.execute(
        webhook.id, organisation.value, webhook.maker, webhook.name,
        std::int64_t{webhook.conversations ? 1 : 0}, std::int64_t{webhook.metrics ? 1 : 0},
        Blob{webhook.secret}, Blob{webhook.earlier_secret}, to_ms_or_zero(webhook.earlier_until),
        to_ms(webhook.created), to_ms_or_zero(webhook.last_used));
    return true;
  });
}

std::optional<FoundInboundWebhook> SqliteInboundWebhooks::find(const std::string& id) const {
  return database_.read([&](Reader& reader) { return first_found(reader.connection, id); });
}

std::vector<InboundWebhook> SqliteInboundWebhooks::list(const OrganisationId& organisation) const {
  return database_.read([&](Reader& reader) {
    std::vector<InboundWebhook> out;
    Statement list{reader.connection, kListWebhooks};
    Rows rows = list.run(organisation.value);
    while (rows.next()) out.push_back(webhook_in(rows));
    return out;
  });
}

std::optional<InboundWebhook> SqliteInboundWebhooks::rotate(const OrganisationId& organisation,
                                                            const std::string& id, const std::string& secret,
                                                            Timestamp earlier_until) {
  std::optional<InboundWebhook> out;
  database_.change([&](Writer& writer) {
    Statement{writer.connection, kRotateWebhook}.execute(organisation.value, id, Blob{secret},
                                                         to_ms(earlier_until));
    if (!one_changed(writer)) return false;
    out = first_found(writer.connection, id)->webhook;
    return true;
  });
  return out;
}

void SqliteInboundWebhooks::touch(const std::string& id, Timestamp used) {
  database_.change([&](Writer& writer) {
    Statement{writer.connection, "UPDATE inbound_webhooks SET last_used_ms = ?2 WHERE id = ?1"}.execute(
        id, to_ms(used));
    return true;
  });
}

bool SqliteInboundWebhooks::remove(const OrganisationId& organisation, const std::string& id) {
  return database_.change([&](Writer& writer) {
    Statement{writer.connection, "DELETE FROM inbound_webhooks WHERE organisation = ?1 AND id = ?2"}.execute(
        organisation.value, id);
    return one_changed(writer);
  });
}

}  // namespace counterweight::store::sqlite
