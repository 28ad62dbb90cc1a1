// The list of proposals: docs/api.md, "Reading".
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/fold_case.hpp"
#include "engine/codec/proposal_view.hpp"
#include "engine/codec/words.hpp"
#include "web/server/problem.hpp"
#include "web/server/query.hpp"
#include "web/server/routes.hpp"
#include "web/server/routes_view.hpp"

namespace counterweight::server {
namespace {

using nlohmann::json;

constexpr std::size_t kProposalsPerPage = 50;
constexpr std::size_t kLookedAtPerPage =
    2'000;  // a page ends there, however few it has: the I/O thread waits
constexpr std::size_t kMaxSearchBytes = 200;

struct Wanted {
  std::optional<core::ProposalStatus> status;
  std::string_view department;     // that it waits for
  std::vector<std::string> words;  // folded; each in its title or one of an action
  std::int64_t from = 0;           // the newest id of the page
};

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::string folded = fold_case(text);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

Result<Wanted> wanted_by(const View& view, const Request& request) {
  if (auto wrong = refuse_query(request, {"status", "department", "q", "cursor"})) return *std::move(wrong);
  Wanted wanted;
  const std::string_view status = request.query_value("status");
  wanted.status = codec::read_word<core::ProposalStatus>(status);
  if (!status.empty() && !wanted.status)
    return Refusal{"invalid.status",
                   say("Expected one of {}, but found {}.", "Нужно одно из {}, а указано {}.",
                       codec::all_words<core::ProposalStatus>(), in_backticks(status))};
  wanted.department = request.query_value("department");
  const auto& departments = view.organisation().rulebook()->book().departments;
  const auto is_it = [&](const rules::Department& each) { return each.id.value == wanted.department; };
  if (!wanted.department.empty() && std::none_of(departments.begin(), departments.end(), is_it)) {
    std::string all;
    for (const rules::Department& each : departments) all += (all.empty() ? "" : ", ") + each.id.value;
    return Refusal{"invalid.department",
                   say("Expected one of {}, but found {}.", "Нужно одно из {}, а указано {}.", all,
                       in_backticks(wanted.department))};
  }
  const std::string_view search = request.query_value("q");
  if (search.size() > kMaxSearchBytes)
    return Refusal{"invalid.search",
                   say("Expected at most {} bytes to search for, but found {}.",
                       "Искать можно не больше {} байт, а указано {}.", kMaxSearchBytes, search.size())};
  wanted.words = words_in(search);
  const std::string_view cursor = request.query_value("cursor");
  const auto before = number_in(cursor);
  if (!cursor.empty() && !before)
    return Refusal{"invalid.cursor",
                   say("Expected the `next` of an earlier page, but found {}.",
                       "Нужно значение `next` предыдущей страницы, а указано {}.", in_backticks(cursor))};
  const std::int64_t newest = view.state().proposals_so_far();
  wanted.from = before ? std::min(*before - 1, newest) : newest;
  return wanted;
}

bool waits_for(const json& card, std::string_view department) {
  const json& turn = card.at("turn");
  return department.empty() || std::any_of(turn.begin(), turn.end(), [&](const json& each) {
           return each.at("department") == department;
         });
}

bool says(const json& card, const std::vector<std::string>& words) {
  if (words.empty()) return true;
  std::string text = card.at("title").get<std::string>();
  for (const json& action : card.at("actions")) text += "\n" + action.at("title").get<std::string>();
  text = fold_case(text);
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

}  // namespace

// One page of cards, newest first; the cursor is the last id that the page before looked at.
Response get_proposals(const View& view, const Request& request) {
  const Result<Wanted> wanted = wanted_by(view, request);
  if (!wanted.ok()) return problem(wanted.refusal(), request.language);
  json page = json::array();
  json next = nullptr;
  std::size_t looked_at = 0;
  for (std::int64_t id = wanted->from; id >= 1; --id, ++looked_at) {
    if (page.size() == kProposalsPerPage || looked_at == kLookedAtPerPage) {
      next = std::to_string(id + 1);
      break;
    }
    if (wanted->status && view.state().status({id}) != *wanted->status) continue;
    if (!wanted->department.empty() && view.state().stub({id}) != nullptr) continue;  // it waits for nobody
    json card = codec::card_json(view.state(), {id}, view.tenant->last_seq(id), view.tenant->name_of());
    if (waits_for(card, wanted->department) && says(card, wanted->words)) page.push_back(std::move(card));
  }
  return json_response(
      200, {{"proposals", std::move(page)}, {"next", std::move(next)}, {"cursor", view.cursor()}});
}

}  // namespace counterweight::server
