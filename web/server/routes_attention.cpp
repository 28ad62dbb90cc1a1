// What waits for me, and what colleagues have noted on it: docs/api-organisation.md, "What waits for me".
#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/codec/attention_view.hpp"
#include "engine/codec/people.hpp"
#include "engine/codec/proposal_view.hpp"
#include "engine/codec/ratification_view.hpp"
#include "engine/codec/words.hpp"
#include "engine/core/proposal/attention.hpp"
#include "web/server/drafts.hpp"
#include "web/server/json_body.hpp"
#include "web/server/problem.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;
using store::Note;

constexpr std::size_t kMaxKey = 100;
constexpr std::size_t kMaxNoteText = 500;
constexpr Duration kLongestSnooze = std::chrono::days{90};
constexpr Duration kShownAgain = std::chrono::hours{24};  // so long before its deadline nothing stays put off
constexpr Duration kNotesKept = std::chrono::days{180};

// Says which of the things that wait it is, and stays the same while it waits.
std::string key_of(std::int64_t proposal, const core::Attention& each) {
  std::string key = std::to_string(proposal) + "/" + std::string{codec::word(each.task)};
  if (each.objection) key += "/o" + std::to_string(each.objection->value);
  if (each.veto) key += "/v" + std::to_string(each.veto->value);
  const bool of_one_action = each.task == core::Task::pilot_result || each.task == core::Task::answer_halt;
  if (of_one_action && !each.actions.empty()) key += "/" + each.actions.front().value;
  return key;
}

// Until when a note puts it off: never into the last day before its deadline.
std::optional<Timestamp> put_off(const Note& note, const std::optional<Timestamp>& due, Timestamp now) {
  if (!note.until) return std::nullopt;
  const Timestamp end = due ? std::min(*note.until, *due - kShownAgain) : *note.until;
  return end > now ? std::optional{end} : std::nullopt;
}

// The notes of one department, seen by one of its members.
class Notebook {
 public:
  Notebook(const View& view, std::vector<Note> notes) : view_(view), notes_(std::move(notes)) {}

  const Note* mine(const std::string& key) const {
    return first([&](const Note& note) { return note.key == key && note.member == view_.member.value; });
  }
  // A colleague's who asks me to do it.
  const Note* to_me(const std::string& key) const {
    return first([&](const Note& note) {
      return note.key == key && note.recipient == view_.member.value && is_colleague(note.member);
    });
  }
  bool is_colleague(const std::string& id) const {
    const core::Member* member = view_.organisation().member({id});
    return member != nullptr && !member->left && member->department == view_.self().department;
  }

 private:
  template <typename Is>
  const Note* first(Is is) const {
    const auto found = std::find_if(notes_.begin(), notes_.end(), is);
    return found == notes_.end() ? nullptr : &*found;
  }
  const View& view_;
  std::vector<Note> notes_;
};

json item_json(const View& view, const core::Proposal& proposal, const core::Attention& each,
               const Notebook& notes) {
  const auto person = [&](const std::string& id) {
    return codec::person_json(view.organisation(), view.tenant->name_of(), {id});
  };
  json item = codec::attention_json(each);
  const std::string key = key_of(proposal.id.value, each);
  const Note* mine = notes.mine(key);
  const Note* asked = notes.to_me(key);
  const bool handed = mine != nullptr && notes.is_colleague(mine->recipient);
  const auto until = mine == nullptr ? std::nullopt : put_off(*mine, each.due, view.now);
  item["key"] = key;
  item["proposal"] = proposal.id.value;
  item["title"] = proposal.title;
  item["sentence"] = codec::why_me(proposal, each).in(view.language);
  item["snoozed_until"] = until ? json(format_timestamp(*until)) : json(nullptr);
  item["handed_to"] = handed ? person(mine->recipient) : json(nullptr);
  item["handed_by"] = asked != nullptr ? person(asked->member) : json(nullptr);
  const Note* said = handed ? mine : asked;
  item["note"] = said == nullptr || said->text.empty() ? json(nullptr) : json(said->text);
  return item;
}

Notebook notebook_of(const DomainRoutes& domain, const View& view) {
  return {view, domain.vault->notes().list(view.tenant->id(), view.self().department.value)};
}

json all_items(const DomainRoutes& domain, const View& view) {
  const Notebook notes = notebook_of(domain, view);
  json waiting = json::array();
  for (std::int64_t id = 1; id <= view.state().proposals_so_far(); ++id) {
    const core::Proposal* proposal = view.state().whole({id});
    if (proposal == nullptr) continue;  // put away: nothing of it waits for anybody
    for (const core::Attention& each : core::attention_of(*proposal))
      if (each.department == view.self().department && !proposal->recused(view.member) &&
          std::find(each.done.begin(), each.done.end(), view.member) == each.done.end())
        waiting.push_back(item_json(view, *proposal, each, notes));
  }
  // Soonest first, what has no deadline after that; what is put off or in other hands comes last.
  const auto rank = [](const json& item) {
    const bool away = !item["handed_to"].is_null() || !item["snoozed_until"].is_null();
    return std::pair{away, item["due"].is_null() ? std::string("9") : item["due"].get<std::string>()};
  };
  std::stable_sort(waiting.begin(), waiting.end(),
                   [&](const json& a, const json& b) { return rank(a) < rank(b); });
  return waiting;
}

// Votes on a rulebook that wait for this member. They are no proposals, and nobody puts them off.
json ratifications(const View& view) {
  json out = json::array();
  for (const core::RulebookChangeId id : view.organisation().open_changes) {
    const core::RulebookChange& change = *view.organisation().change(id);
    if (!codec::asked_to_ratify(change, view.member)) continue;
    const Text sentence =
        say("Another rulebook is voted on: {}, version {}. Your department has one vote.",
            "Идёт голосование о другом своде правил: {}, версия {}. У вашего отдела один голос.", change.name,
            change.version);
    out.push_back({{"change", id.value},
                   {"title", {{"en", change.title.en}, {"ru", change.title.ru}}},
                   {"due", format_timestamp(change.due)},
                   {"sentence", sentence.in(view.language)}});
  }
  return out;
}

json item_with(const DomainRoutes& domain, const View& view, const std::string& key) {
  for (json& item : all_items(domain, view))
    if (item["key"] == key) return std::move(item);
  return nullptr;
}

struct Wish {
  std::string key;
  std::optional<Timestamp> until;
  std::string recipient;
  std::string text;
  bool hands_over = false;
};

std::optional<Refusal> refuse(const View& view, const Notebook& notes, const Wish& wish) {
  if (wish.until && (*wish.until <= view.now || *wish.until > view.now + kLongestSnooze))
    return Refusal{"invalid.until",
                   say("Expected a time after now and within {} days, but found {}.",
                       "Нужно время в будущем, не дальше {} дней, а указано {}.",
                       std::chrono::duration_cast<std::chrono::days>(kLongestSnooze).count(),
                       format_timestamp(*wish.until)),
                   "/until"};
  if (wish.recipient.empty()) return std::nullopt;
  if (wish.recipient != view.member.value && notes.is_colleague(wish.recipient)) return std::nullopt;
  return Refusal{"invalid.member",
                 say("Expected a colleague of your own department, but found {}.",
                     "Нужен коллега из вашего отдела, а указан {}.", in_backticks(wish.recipient)),
                 "/to"};
}

// The member's note as it was, with what is wished in it; an empty one is taken out. False: there are too
// many.
bool write(const DomainRoutes& domain, const View& view, const Notebook& notes, const Wish& wish) {
  const std::string& department = view.self().department.value;
  store::Notes& book = domain.vault->notes();
  book.drop_before(view.tenant->id(), department, view.now - kNotesKept);
  const Note* before = notes.mine(wish.key);
  Note note = before != nullptr ? *before : Note{wish.key, view.member.value, {}, {}, {}, {}};
  note.made = view.now;
  if (wish.hands_over) {
    note.recipient = wish.recipient;
    note.text = wish.text;
  } else {
    note.until = wish.until;
  }
  if (note.until || !note.recipient.empty()) return book.put(view.tenant->id(), department, note);
  book.remove(view.tenant->id(), department, note.key, note.member);
  return true;
}

Handler noting(const DomainRoutes& domain, bool hands_over) {
  return [domain, hands_over](const Request& request, const Reply& reply) {
    const auto body = json_object(request);
    if (!body.ok()) return reply(problem(body.refusal(), request.language));
    Fields fields{*body};
    Wish wish;
    wish.hands_over = hands_over;
    wish.key = fields.text("key", kMaxKey);
    if (hands_over) {
      wish.recipient = fields.optional_text("to", kMaxKey).value_or("");
      wish.text = fields.optional_text("note", kMaxNoteText).value_or("");
    } else {
      wish.until = fields.optional_time("until");
    }
    if (!fields.refusals().empty()) return reply(problem(fields.refusals(), request.language));
    at_the_vault(domain, request, reply, [domain, wish](const View& view, const Reply& answer) {
      if (item_with(domain, view, wish.key).is_null())
        return answer(
            problem(Refusal{"not_found.item",
                            say("Nothing of that key waits for your department: {}.",
                                "С таким ключом вашего отдела ничего не ждёт: {}.", in_backticks(wish.key))},
                    view.language));
      const Notebook notes = notebook_of(domain, view);
      if (const auto refused = refuse(view, notes, wish)) return answer(problem(*refused, view.language));
      if (!write(domain, view, notes, wish))
        return answer(
            problem(Refusal{"limit.notes",
                            say("Your department has {} notes already. Bring something back.",
                                "У вашего отдела уже {} заметок. Верните что-нибудь.", store::kMaxNotes)},
                    view.language));
      answer(json_response(200, item_with(domain, view, wish.key)));
    });
  };
}

}  // namespace

void add_attention_routes(Router& router, const DomainRoutes& domain) {
  router.add(Method::get, "/api/v1/attention", Access::signed_in,
             [domain](const Request& request, const Reply& reply) {
               at_the_vault(domain, request, reply, [domain](const View& view, const Reply& answer) {
                 answer(json_response(200, {{"waiting", all_items(domain, view)},
                                            {"rulebooks", ratifications(view)},
                                            {"cursor", view.cursor()}}));
               });
             });
  router.add(Method::post, "/api/v1/attention/snooze", Access::signed_in,
             domain.replays->once(noting(domain, false)));
  router.add(Method::post, "/api/v1/attention/hand-over", Access::signed_in,
             domain.replays->once(noting(domain, true)));
}

}  // namespace counterweight::server
