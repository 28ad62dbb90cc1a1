#include "web/server/live_protocol.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/canonical_json.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server::live {
namespace {

using nlohmann::json;
using Id = std::optional<std::int64_t>;

Refusal missing(std::string_view field) {
  return {"invalid.missing",
          say("{} is missing or no text.", "Не хватает поля {}, или это не текст.", in_backticks(field)),
          "/" + std::string{field}};
}

Result<std::string> text_of(const json& message, const char* field) {
  const auto found = message.find(field);
  if (found == message.end() || !found->is_string()) return missing(field);
  return found->get<std::string>();
}

// `board`, or `proposal:` and its number as we write it.
Result<Topic> topic_named(std::string_view name, std::string_view mode) {
  constexpr std::string_view kOfOne = "proposal:";
  Topic topic;
  if (name != "board") {
    const auto number = name.starts_with(kOfOne) ? number_in(name.substr(kOfOne.size())) : std::nullopt;
    if (!number)
      return Refusal{"invalid.topic",
                     say("There is no topic {}; there are `board` and `proposal:42`.",
                         "Темы {} нет; есть `board` и `proposal:42`.", in_backticks(name)),
                     "/topic"};
    topic.proposal = *number;
  }
  if (mode != "state" && mode != "events")
    return Refusal{"invalid.mode",
                   say("There is no mode {}; there are `state` and `events`.",
                       "Режима {} нет; есть `state` и `events`.", in_backticks(mode)),
                   "/mode"};
  topic.events = mode == "events";
  return topic;
}

Result<Topic> topic_of(const json& message) {
  const auto name = text_of(message, "topic");
  if (!name) return name.refusal();
  const auto mode = text_of(message, "mode");
  if (!mode) return mode.refusal();
  return topic_named(*name, *mode);
}

Refusal no_pair() {
  return {"invalid.query", say("Say what to follow in pairs: `?topic=board&mode=state`.",
                               "Укажите парами, за чем следить: `?topic=board&mode=state`.")};
}

Refusal no_cursor(std::string_view found) {
  return {"invalid.cursor",
          say("The cursor is to be one that this server gave, like `1841-9f3ac2e1`, but it is {}.",
              "Нужен курсор, который дал сервер, вида `1841-9f3ac2e1`, а пришло {}.", in_backticks(found)),
          "/cursor"};
}

Result<std::optional<service::Cursor>> cursor_of(const json& message) {
  const auto found = message.find("cursor");
  if (found == message.end()) return std::optional<service::Cursor>{};
  if (found->is_string())
    if (auto cursor = service::parse_cursor(found->get_ref<const std::string&>())) return cursor;
  return no_cursor(found->dump(-1, ' ', false, json::error_handler_t::replace));
}

std::optional<Refusal> unknown_field(const json& message, std::initializer_list<std::string_view> known) {
  for (const auto& [field, value] : message.items())
    if (std::find(known.begin(), known.end(), field) == known.end())
      return Refusal{
          "invalid.unknown_field",
          say("There is no field {} in this message.", "Поля {} в этом сообщении нет.", in_backticks(field)),
          "/" + pointer_token(field)};
  return std::nullopt;
}

ClientMessage subscribe(const json& message, const Id& id) {
  if (auto refusal = unknown_field(message, {"type", "id", "topic", "mode", "cursor"}))
    return Refused{id, *refusal};
  const auto topic = topic_of(message);
  if (!topic) return Refused{id, topic.refusal()};
  const auto cursor = cursor_of(message);
  if (!cursor) return Refused{id, cursor.refusal()};
  return Subscribe{id, *topic, *cursor};
}

ClientMessage unsubscribe(const json& message, const Id& id) {
  if (auto refusal = unknown_field(message, {"type", "id", "topic", "mode"})) return Refused{id, *refusal};
  const auto topic = topic_of(message);
  if (!topic) return Refused{id, topic.refusal()};
  return Unsubscribe{id, *topic};
}

json id_or_null(const Id& id) {
  return id ? json(*id) : json(nullptr);
}

}  // namespace

ClientMessage parse(std::string_view text) {
  const auto message = parse_json(text);
  if (!message) return Unreadable{message.refusal().sentence.en};
  if (!message->is_object()) return Unreadable{"A message is a JSON object."};
  Id id;
  if (const auto found = message->find("id"); found != message->end()) {
    const bool fits = found->is_number_integer() &&
                      !(found->is_number_unsigned() &&
                        found->get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max());
    if (!fits) return Unreadable{"An id is an integer of at most 63 bits."};
    id = found->get<std::int64_t>();
  }
  const auto type = text_of(*message, "type");
  if (!type) return Unreadable{"A message has a type."};
  if (*type == "subscribe") return subscribe(*message, id);
  if (*type == "unsubscribe") return unsubscribe(*message, id);
  return Unreadable{"A type is subscribe or unsubscribe."};
}

Result<std::vector<Subscribe>> read_pairs(const std::vector<std::pair<std::string, std::string>>& query,
                                          std::string_view last_event_id, std::size_t most) {
  std::optional<service::Cursor> cursor;
  if (!last_event_id.empty()) {
    cursor = service::parse_cursor(last_event_id);
    if (!cursor) {
      Refusal refusal = no_cursor(last_event_id);
      refusal.pointer.clear();
      return refusal;
    }
  }
  std::vector<Subscribe> out;
  for (std::size_t i = 0; i < query.size(); i += 2) {
    const bool pair = query[i].first == "topic" && i + 1 < query.size() && query[i + 1].first == "mode";
    const auto topic = pair ? topic_named(query[i].second, query[i + 1].second) : Result<Topic>{no_pair()};
    if (!topic) {
      Refusal refusal = topic.refusal();
      refusal.pointer.clear();
      return refusal;
    }
    out.push_back({std::nullopt, *topic, cursor});
  }
  if (out.empty()) return no_pair();
  if (out.size() > most)
    return Refusal{"limit.subscriptions",
                   say("A stream follows at most {} topics, but {} were named.",
                       "Один поток следит не больше чем за {} темами, а названо {}.", most, out.size())};
  return out;
}

Refusal board_only() {
  return {"forbidden.scope", say("A display follows `board` in mode `state` and nothing else.",
                                 "Экран следит только за `board` в режиме `state`.")};
}

std::string hello(const std::string& organisation, const service::Cursor& head, const std::string& build,
                  std::int64_t heartbeat_s) {
  return json{{"type", "hello"},
              {"org", organisation},
              {"head", service::to_string(head)},
              {"build", build},
              {"heartbeat_s", heartbeat_s}}
      .dump();
}

std::string subscribed(const Subscribe& subscribe, bool resumed) {
  return json{{"type", "subscribed"},
              {"id", id_or_null(subscribe.id)},
              {"topic", name_of(subscribe.topic)},
              {"mode", mode_of(subscribe.topic)},
              {"resumed", resumed}}
      .dump();
}

std::string reset(const Topic& topic, service::Reset reason) {
  const char* why = reason == service::Reset::trimmed ? "trimmed" : "fork";
  return json{{"type", "reset"}, {"topic", name_of(topic)}, {"mode", mode_of(topic)}, {"reason", why}}.dump();
}

std::string heartbeat(const service::Cursor& cursor) {
  return json{{"type", "heartbeat"}, {"cursor", service::to_string(cursor)}}.dump();
}

std::string goodbye(std::string_view reason, std::int64_t retry_ms) {
  return json{{"type", "goodbye"}, {"reason", reason}, {"retry_ms", retry_ms}}.dump();
}

std::string closed(std::uint16_t code, std::string_view reason) {
  return json{{"code", code}, {"reason", reason}}.dump();
}

std::string error(const std::optional<std::int64_t>& id, const Refusal& refusal, Language language) {
  return json{{"type", "error"},
              {"id", id_or_null(id)},
              {"code", refusal.code},
              {"sentence", refusal.sentence.in(language)}}
      .dump();
}

}  // namespace counterweight::server::live
