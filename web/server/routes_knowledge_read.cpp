// What is known of customers, read: lists, single records, search, whom to call next: docs/api-knowledge.md.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/codec/evidence_view.hpp"
#include "engine/codec/talk_guide.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/knowledge/rhythm.hpp"
#include "web/server/drafts.hpp"
#include "web/server/knowledge.hpp"
#include "web/server/problem.hpp"
#include "web/server/query.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

constexpr std::size_t kRecordsPerPage = 20;
constexpr std::int64_t kRecordsLookedAt = 5'000;  // a page ends there, however few it has
constexpr std::size_t kCallsShown = 20;

// What a list is asked for; what does not fit its kind of record is refused before.
struct WantedRecords {
  std::string q, department, author, tag;
  std::optional<core::InsightKind> kind;
  std::optional<core::InsightLife> life;
  std::optional<core::Relation> relation;
  std::optional<core::Enough> enough;
  std::optional<std::int64_t> cursor;
};

template <typename Word>
std::optional<Refusal> read_filter(const Request& request, const char* name, const char* code,
                                   std::optional<Word>& out) {
  const std::string_view text = request.query_value(name);
  if (text.empty()) return std::nullopt;
  out = codec::read_word<Word>(text);
  if (out) return std::nullopt;
  return Refusal{code, say("Expected one of {}, but found {}.", "Нужно одно из {}, а указано {}.",
                           codec::all_words<Word>(), in_backticks(text))};
}

std::optional<Refusal> read_cursor(const Request& request, std::optional<std::int64_t>& out) {
  const std::string_view cursor = request.query_value("cursor");
  if (cursor.empty()) return std::nullopt;
  out = number_in(cursor);
  if (out) return std::nullopt;
  return Refusal{"invalid.cursor",
                 say("Expected the `next` of an earlier page, but found {}.",
                     "Нужно значение `next` предыдущей страницы, а указано {}.", in_backticks(cursor))};
}

Result<WantedRecords> wanted_by(const Request& request, const std::vector<std::string_view>& known) {
  if (auto wrong = refuse_query(request, std::span{known})) return *std::move(wrong);
  WantedRecords out;
  for (auto wrong :
       {read_filter(request, "kind", "invalid.kind", out.kind),
        read_filter(request, "life", "invalid.life", out.life),
        read_filter(request, "relation", "invalid.relation", out.relation),
        read_filter(request, "enough", "invalid.enough", out.enough), read_cursor(request, out.cursor)})
    if (wrong) return *std::move(wrong);
  out.q = request.query_value("q");
  out.department = request.query_value("department");
  out.author = request.query_value("author");
  out.tag = request.query_value("tag");
  return out;
}

bool belongs_to(const core::State& state, const core::MemberId& member, const std::string& department) {
  const core::Member* found = state.organisation().member(member);
  return found != nullptr && found->department.value == department;
}

bool has_tag(const core::InsightFacts& facts, const std::string& tag) {
  return std::count(facts.tags.begin(), facts.tags.end(), tag) > 0 ||
         std::count(facts.segments.begin(), facts.segments.end(), tag) > 0;
}

// The three lists differ in what they hold of the state, how a record is shown and which are meant.
struct Insights {
  static constexpr const char* kKind = "insight";
  static constexpr const char* kList = "insights";
  static std::int64_t count(const core::Knowledge& known) { return known.insights.size(); }
  static bool fits(const core::State& state, std::int64_t n, const WantedRecords& wanted) {
    const core::Insight& each = *state.knowledge().insights.find(n);
    if (each.merged_into || each.erased) return false;
    if (wanted.kind && each.facts.kind != *wanted.kind) return false;
    if (wanted.life && each.life() != *wanted.life) return false;
    if (!wanted.tag.empty() && !has_tag(each.facts, wanted.tag)) return false;
    const core::MemberId& by = each.versions.front().by;
    if (!wanted.author.empty() && by.value != wanted.author) return false;
    return wanted.department.empty() || belongs_to(state, by, wanted.department);
  }
  static json show(const codec::KnowledgeReader& reader, std::int64_t n) {
    return codec::insight_json(reader, {n});
  }
};

struct Conversations {
  static constexpr const char* kKind = "conversation";
  static constexpr const char* kList = "conversations";
  static std::int64_t count(const core::Knowledge& known) { return known.conversations.size(); }
  static bool fits(const core::State& state, std::int64_t n, const WantedRecords& wanted) {
    const core::Conversation& each = *state.knowledge().conversations.find(n);
    if (wanted.relation && each.facts.relation != *wanted.relation) return false;
    if (!wanted.author.empty() && each.facts.by.value != wanted.author) return false;
    return wanted.department.empty() || each.facts.department.value == wanted.department;
  }
  static json show(const codec::KnowledgeReader& reader, std::int64_t n) {
    return codec::conversation_json(reader, {n});
  }
};

struct Measures {
  static constexpr const char* kKind = "metric";
  static constexpr const char* kList = "metrics";
  static std::int64_t count(const core::Knowledge& known) { return known.metrics.size(); }
  static bool fits(const core::State& state, std::int64_t n, const WantedRecords& wanted) {
    const core::Metric& each = *state.knowledge().metrics.find(n);
    if (wanted.enough && each.enough != *wanted.enough) return false;
    if (!wanted.author.empty() && each.by.value != wanted.author) return false;
    return wanted.department.empty() || belongs_to(state, each.by, wanted.department);
  }
  static json show(const codec::KnowledgeReader& reader, std::int64_t n) {
    return codec::metric_json(reader, {n});
  }
};

json excerpt_json(const store::search::Hit& hit) {
  json out = json::array();
  for (const auto& part : hit.excerpt) out.push_back({{"text", part.text}, {"found", part.found}});
  return out;
}

Response page_response(const View& view, const char* list, json page, json next) {
  json body{{"next", std::move(next)}, {"cursor", view.cursor()}};
  body[list] = std::move(page);
  return json_response(200, body);
}

// The newest first.
template <typename Kind>
Response newest(const codec::KnowledgeReader& reader, const View& view, const WantedRecords& wanted) {
  const std::int64_t count = Kind::count(view.state().knowledge());
  json page = json::array();
  json next = nullptr;
  const std::int64_t from = wanted.cursor ? std::min(*wanted.cursor - 1, count) : count;
  for (std::int64_t n = from; n >= 1; --n) {
    if (page.size() == kRecordsPerPage || from - n >= kRecordsLookedAt) {
      next = std::to_string(n + 1);
      break;
    }
    if (Kind::fits(view.state(), n, wanted)) page.push_back(Kind::show(reader, n));
  }
  return page_response(view, Kind::kList, std::move(page), std::move(next));
}

// What fits best first; the cursor counts the hits before the page.
template <typename Kind>
Response found(const DomainRoutes& domain, const codec::KnowledgeReader& reader, const View& view,
               const WantedRecords& wanted) {
  json page = json::array();
  json next = nullptr;
  auto skip = static_cast<std::size_t>(std::max<std::int64_t>(0, wanted.cursor.value_or(0)));
  for (bool more = true; more && page.size() < kRecordsPerPage;) {
    store::search::Query query;
    query.text = wanted.q;
    query.kinds = {Kind::kKind};
    query.limit = store::search::kMaxPage;
    query.skip = std::min(skip, store::search::kMaxRanked);
    const auto hits = domain.library->find(view.tenant->id(), query);
    if (!hits.ok()) return problem(hits.refusal(), view.language);
    more = hits->hits.size() == store::search::kMaxPage;
    for (const store::search::Hit& hit : hits->hits) {
      if (page.size() == kRecordsPerPage) {
        more = true;
        break;
      }
      ++skip;
      const auto n = number_in(hit.id).value_or(0);
      if (n < 1 || n > Kind::count(view.state().knowledge()) || !Kind::fits(view.state(), n, wanted))
        continue;
      json each = Kind::show(reader, n);
      each["excerpt"] = excerpt_json(hit);
      page.push_back(std::move(each));
    }
    if (more && page.size() == kRecordsPerPage) next = std::to_string(skip);
  }
  return page_response(view, Kind::kList, std::move(page), std::move(next));
}

template <typename Kind>
void add_list(Router& router, const DomainRoutes& domain, std::initializer_list<std::string_view> known) {
  router.add(
      Method::get, std::string("/api/v1/") + Kind::kList, Access::signed_in,
      [domain, known = std::vector<std::string_view>{known}](const Request& request, const Reply& reply) {
        Result<WantedRecords> wanted = wanted_by(request, known);
        if (!wanted.ok()) return reply(problem(wanted.refusal(), request.language));
        at_the_vault(domain, request, reply,
                     [domain, wanted = *std::move(wanted)](const View& view, const Reply& answer) {
                       const codec::KnowledgeReader reader = reader_of(domain, view);
                       answer(wanted.q.empty() ? newest<Kind>(reader, view, wanted)
                                               : found<Kind>(domain, reader, view, wanted));
                     });
      });
}

Refusal none(const char* code, const Text& what, const std::string& id) {
  return {code, say("There is no {} {} here.", "Здесь нет: {} {}.", what, in_backticks(id))};
}

using Show = json (*)(const codec::KnowledgeReader&, std::int64_t);

// GET of one record, by its number.
struct One {
  const char* path;
  const char* code;
  Text what;
  std::int64_t (*count)(const core::Knowledge&);
  Show show;
};

void add_one(Router& router, const DomainRoutes& domain, const One& one) {
  router.add(Method::get, std::string("/api/v1/") + one.path, Access::signed_in,
             [domain, one](const Request& request, const Reply& reply) {
               at_the_vault(domain, request, reply,
                            [domain, one, id = request.param("id")](const View& view, const Reply& answer) {
                              const auto n = number_in(id).value_or(0);
                              if (n < 1 || n > one.count(view.state().knowledge()))
                                return answer(problem(none(one.code, one.what, id), view.language));
                              answer(json_response(200, one.show(reader_of(domain, view), n)));
                            });
             });
}

json talks_json(const core::Talks& talks) {
  return {{"this_week", talks.this_week},
          {"of_buyers", talks.of_buyers},
          {"weeks_in_a_row", talks.weeks_in_a_row},
          {"ever", talks.ever},
          {"last", talks.last ? json(format_timestamp(*talks.last)) : json(nullptr)}};
}

// Who talks with customers how often, everybody who is here included.
Response rhythm(const View& view) {
  const core::Rhythm all = core::rhythm_of(view.state().knowledge(), view.now);
  json people = json::array();
  for (const auto& [id, member] : view.organisation().members) {
    const auto mine = all.people.find(id);
    if (member.left && mine == all.people.end()) continue;
    json each = talks_json(mine == all.people.end() ? core::Talks{} : mine->second);
    each["member"] = codec::person_json(view.organisation(), view.tenant->name_of(), id);
    people.push_back(std::move(each));
  }
  json departments = json::array();
  const rules::Rulebook& book = view.organisation().rulebook()->book();
  for (const rules::Department& department : book.departments) {
    const auto theirs = all.departments.find(department.id);
    json each = talks_json(theirs == all.departments.end() ? core::Talks{} : theirs->second);
    each["department"] = department.id.value;
    departments.push_back(std::move(each));
  }
  const auto days = core::days_since_talk(view.state().knowledge(), book.final_say, view.now);
  return json_response(200, {{"people", std::move(people)},
                             {"departments", std::move(departments)},
                             {"final_say", book.final_say.value},
                             {"days_since_final_say_talked", days ? json(*days) : json(nullptr)},
                             {"cursor", view.cursor()}});
}

Response next_calls(const DomainRoutes& domain, const View& view) {
  const codec::KnowledgeReader reader = reader_of(domain, view);
  json customers = json::array();
  for (const core::CustomerId id : core::whom_to_call(view.state().knowledge(), kCallsShown))
    customers.push_back(codec::customer_json(reader, id));
  json guide = json::object();
  for (const auto relation :
       {core::Relation::buyer, core::Relation::lapsed, core::Relation::lead, core::Relation::never_bought})
    guide[std::string(codec::word(relation))] = codec::talk_guide_json(relation, view.language);
  return json_response(
      200, {{"customers", std::move(customers)}, {"guide", std::move(guide)}, {"cursor", view.cursor()}});
}

Response everywhere(const DomainRoutes& domain, const View& view, const std::string& q, std::int64_t skip) {
  store::search::Query query;
  query.text = q;
  query.limit = kRecordsPerPage;
  query.skip = std::min(static_cast<std::size_t>(skip), store::search::kMaxRanked);
  const auto hits = domain.library->find(view.tenant->id(), query);
  if (!hits.ok()) return problem(hits.refusal(), view.language);
  json out = json::array();
  for (const store::search::Hit& hit : hits->hits)
    out.push_back({{"kind", hit.kind},
                   {"id", number_in(hit.id).value_or(0)},
                   {"title", hit.title},
                   {"excerpt", excerpt_json(hit)},
                   {"at", format_timestamp(hit.at)}});
  const std::size_t shown = query.skip + hits->hits.size();
  return json_response(200, {{"hits", std::move(out)},
                             {"found", hits->ranked},
                             {"next", shown < hits->ranked ? json(std::to_string(shown)) : json(nullptr)},
                             {"cursor", view.cursor()}});
}

}  // namespace

void add_knowledge_read_routes(Router& router, const DomainRoutes& domain) {
  add_list<Insights>(router, domain, {"q", "kind", "life", "tag", "author", "department", "cursor"});
  add_list<Conversations>(router, domain, {"q", "relation", "author", "department", "cursor"});
  add_list<Measures>(router, domain, {"q", "enough", "author", "department", "cursor"});
  add_one(router, domain,
          {"insights/{id}",
           "not_found.insight",
           {"insight", "знание"},
           Insights::count,
           [](const codec::KnowledgeReader& reader, std::int64_t n) {
             json out = codec::insight_json(reader, {n});
             out["versions"] = codec::insight_versions_json(reader, {n});
             return out;
           }});
  add_one(router, domain,
          {"conversations/{id}",
           "not_found.conversation",
           {"conversation", "разговор"},
           Conversations::count,
           Conversations::show});
  add_one(router, domain,
          {"metrics/{id}", "not_found.metric", {"metric", "показатель"}, Measures::count, Measures::show});
  add_one(router, domain,
          {"customers/{id}",
           "not_found.customer",
           {"customer", "клиент"},
           [](const core::Knowledge& known) { return known.customers.size(); },
           [](const codec::KnowledgeReader& reader, std::int64_t n) {
             return codec::customer_json(reader, {n});
           }});
  router.add(Method::get, "/api/v1/proposals/{id}/evidence", Access::signed_in,
             [domain](const Request& request, const Reply& reply) {
               at_the_vault(domain, request, reply,
                            [domain, id = proposal_in(request)](const View& view, const Reply& answer) {
                              const auto whole = with_whole(view, id);
                              if (!whole.ok()) return answer(problem(whole.refusal(), view.language));
                              json out = codec::evidence_view_json(reader_of(domain, *whole),
                                                                   *whole->state().proposal(id));
                              out["cursor"] = view.cursor();
                              answer(json_response(200, out));
                            });
             });
  const auto add = [&](const char* path, Response (*act)(const DomainRoutes&, const View&)) {
    router.add(Method::get, std::string("/api/v1/") + path, Access::signed_in,
               [domain, act](const Request& request, const Reply& reply) {
                 at_the_vault(domain, request, reply, [domain, act](const View& view, const Reply& answer) {
                   answer(act(domain, view));
                 });
               });
  };
  add("conversations/next", next_calls);
  add("conversations/rhythm", [](const DomainRoutes&, const View& view) { return rhythm(view); });
  router.add(Method::get, "/api/v1/search", Access::signed_in,
             [domain](const Request& request, const Reply& reply) {
               const Result<WantedRecords> wanted = wanted_by(request, {"q", "cursor"});
               if (!wanted.ok()) return reply(problem(wanted.refusal(), request.language));
               at_the_vault(domain, request, reply,
                            [domain, wanted = *wanted](const View& view, const Reply& answer) {
                              answer(everywhere(domain, view, wanted.q, wanted.cursor.value_or(0)));
                            });
             });
}

}  // namespace counterweight::server
