#include "engine/store/sqlite/drafts.hpp"

#include "engine/store/sqlite/times.hpp"

namespace counterweight::store::sqlite {
namespace {

// The columns of DraftStatements::find and list.
Draft draft_in(const Rows& rows) {
  Draft draft;
  draft.number = rows.integer(0);
  draft.department = rows.bytes(1);
  draft.version = rows.integer(2);
  draft.created = from_ms(rows.integer(3));
  draft.updated = from_ms(rows.integer(4));
  if (const std::int64_t source = rows.integer(5); source != 0) draft.from = source;
  draft.content = {rows.bytes(6), rows.bytes(7), rows.bytes(8)};
  return draft;
}

std::optional<Draft> found(Statement& find, const OrganisationId& organisation, const std::string& department,
                           std::int64_t number) {
  Rows rows = find.run(organisation.value, department, number);
  return rows.next() ? std::optional{draft_in(rows)} : std::nullopt;
}

}  // namespace

std::optional<Draft> SqliteDrafts::add(const OrganisationId& organisation, const std::string& department,
                                       const DraftContent& content, std::optional<std::int64_t> from,
                                       Timestamp now) {
  Draft draft{0, department, 1, now, now, from, content};
  const bool added = database_.change([&](Writer& writer) {
    {
      Rows theirs = writer.count_drafts.run(organisation.value, department);
      if (!theirs.next() || theirs.integer(0) >= static_cast<std::int64_t>(kMaxDraftsPerDepartment))
        return false;
    }
    {
      Rows next = writer.next_draft_number.run(organisation.value);
      while (next.next()) draft.number = next.integer(0);
    }
    writer.add_draft.execute(organisation.value, draft.number, department, to_ms(now), from.value_or(0),
                             content.member, content.title, content.body);
    return true;
  });
  return added ? std::optional{draft} : std::nullopt;
}

std::optional<Draft> SqliteDrafts::find(const OrganisationId& organisation, const std::string& department,
                                        std::int64_t number) const {
  return database_.read(
      [&](Reader& reader) { return found(reader.drafts().find, organisation, department, number); });
}

std::vector<Draft> SqliteDrafts::list(const OrganisationId& organisation,
                                      const std::string& department) const {
  return database_.read([&](Reader& reader) {
    std::vector<Draft> out;
    Rows rows = reader.drafts().list.run(organisation.value, department);
    while (rows.next()) out.push_back(draft_in(rows));
    return out;
  });
}

DraftChange SqliteDrafts::replace(const OrganisationId& organisation, const std::string& department,
                                  std::int64_t number, std::int64_t expected, const DraftContent& content,
                                  Timestamp now) {
  DraftChange change = DraftGone{};
  database_.change([&](Writer& writer) {
    auto draft = found(writer.find_draft, organisation, department, number);
    if (!draft) return false;
    if (draft->version != expected) {
      change = DraftStale{*std::move(draft)};
      return false;
    }
    ++draft->version;
    draft->updated = now;
    draft->content = content;
    writer.replace_draft.execute(organisation.value, number, draft->version, to_ms(now), content.member,
                                 content.title, content.body);
    change = *std::move(draft);
    return true;
  });
  return change;
}

DraftChange SqliteDrafts::remove(const OrganisationId& organisation, const std::string& department,
                                 std::int64_t number, std::optional<std::int64_t> expected) {
  DraftChange change = DraftGone{};
  database_.change([&](Writer& writer) {
    auto draft = found(writer.find_draft, organisation, department, number);
    if (!draft) return false;
    if (expected && draft->version != *expected) {
      change = DraftStale{*std::move(draft)};
      return false;
    }
    writer.remove_draft.execute(organisation.value, number);
    change = *std::move(draft);
    return true;
  });
  return change;
}

}  // namespace counterweight::store::sqlite
