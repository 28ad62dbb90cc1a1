#include "engine/core/proposal/changes.hpp"

#include <algorithm>

namespace counterweight::core {
namespace {

using Values = rules::Values;
using MaybeValue = std::optional<rules::Value>;

class Comparison {
 public:
  explicit Comparison(std::vector<Change>& out) : out_(out) {}

  void text(const std::string& field, const ActionId& action, const std::string& from,
            const std::string& to) {
    if (from == to) return;
    const auto value = [](const std::string& words) {
      return words.empty() ? MaybeValue{} : MaybeValue{rules::Value{words}};
    };
    out_.push_back({field, action, value(from), value(to)});
  }

  // Both in the order of their names.
  void values(const std::string& prefix, const ActionId& action, const Values& from, const Values& to) {
    if (from == to) return;
    auto old = from.begin();
    auto now = to.begin();
    while (old != from.end() || now != to.end()) {
      const bool gone = now == to.end() || (old != from.end() && old->first < now->first);
      const bool come = !gone && (old == from.end() || now->first < old->first);
      if (gone)
        out_.push_back({prefix + old->first, action, old->second, std::nullopt});
      else if (come)
        out_.push_back({prefix + now->first, action, std::nullopt, now->second});
      else if (old->second != now->second)
        out_.push_back({prefix + old->first, action, old->second, now->second});
      if (!come) ++old;
      if (!gone) ++now;
    }
  }

  void action(const ActionDraft& from, const ActionDraft& to) {
    text("kind", to.id, from.kind.value, to.kind.value);
    text("title", to.id, from.title, to.title);
    values("attributes.", to.id, from.attributes, to.attributes);
    text("requires", to.id, listed(from.needs), listed(to.needs));
  }

 private:
  static std::string listed(const std::vector<ActionId>& ids) {
    std::string out;
    for (const ActionId& id : ids) out += (out.empty() ? "" : ", ") + id.value;
    return out;
  }
  std::vector<Change>& out_;
};

// A snapshot of which nothing is copied.
struct View {
  const std::string &title, &goal;
  const Values& fields;
  std::vector<const ActionDraft*> actions;

  const ActionDraft* find(const ActionId& id) const {
    const auto found =
        std::find_if(actions.begin(), actions.end(), [&](const ActionDraft* each) { return each->id == id; });
    return found == actions.end() ? nullptr : *found;
  }
};

View view_of(const Snapshot& text) {
  View out{text.title, text.goal, text.fields, {}};
  for (const ActionDraft& draft : text.actions) out.actions.push_back(&draft);
  return out;
}

View view_of(const Proposal& proposal) {
  View out{proposal.title, proposal.goal, proposal.fields, {}};
  for (const Action& action : proposal.actions)
    if (!action.dropped) out.actions.push_back(&action.draft);
  return out;
}

View view_after(const Proposal& proposal, const ProposalAmended& amended) {
  View out{amended.title, amended.goal, amended.fields, {}};
  const auto written = [&](const ActionId& id) {
    return std::find_if(amended.actions.begin(), amended.actions.end(),
                        [&](const SubmittedAction& each) { return each.draft.id == id; });
  };
  const auto gone = [&](const ActionId& id) {
    return std::find(amended.dropped.begin(), amended.dropped.end(), id) != amended.dropped.end();
  };
  for (const Action& action : proposal.actions)
    if (const auto now = written(action.draft.id); now != amended.actions.end())
      out.actions.push_back(&now->draft);
    else if (!action.dropped && !gone(action.draft.id))
      out.actions.push_back(&action.draft);
  for (const SubmittedAction& each : amended.actions)
    if (proposal.action(each.draft.id) == nullptr) out.actions.push_back(&each.draft);
  return out;
}

std::vector<Change> compared(const View& before, const View& after) {
  std::vector<Change> out;
  Comparison compare{out};
  compare.text("title", {}, before.title, after.title);
  compare.text("goal", {}, before.goal, after.goal);
  compare.values("fields.", {}, before.fields, after.fields);
  for (const ActionDraft* now : after.actions)
    if (const ActionDraft* earlier = before.find(now->id)) {
      compare.action(*earlier, *now);
    } else {
      out.push_back({"action", now->id, std::nullopt, rules::Value{now->title}});
      ActionDraft nothing;
      nothing.title = now->title;
      compare.action(nothing, *now);
    }
  for (const ActionDraft* earlier : before.actions)
    if (after.find(earlier->id) == nullptr)
      out.push_back({"action", earlier->id, rules::Value{earlier->title}, std::nullopt});
  return out;
}

}  // namespace

Snapshot snapshot_of(const Proposal& proposal) {
  Snapshot out{proposal.title, proposal.goal, proposal.fields, {}};
  for (const Action& action : proposal.actions)
    if (!action.dropped) out.actions.push_back(action.draft);
  return out;
}

std::vector<Change> changes_between(const Snapshot& before, const Snapshot& after) {
  return compared(view_of(before), view_of(after));
}

std::vector<Change> changes_by(const Proposal& before, const ProposalAmended& amended) {
  return compared(view_of(before), view_after(before, amended));
}

}  // namespace counterweight::core
