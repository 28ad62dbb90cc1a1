// A challenge that has to be won in several bodies, each by its own threshold.
#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

class BodyReader {
 public:
  BodyReader(const JsonNode& node, bool absolute, Draft& draft)
      : json_(node, format::body, draft.out), absolute_(absolute), draft_(draft), out_(draft.out) {}

  std::optional<VoteBody> read(UniqueIds& in_any) {
    if (json_.node().type != JsonNode::Type::object) return std::nullopt;
    VoteBody body;
    if (const JsonNode* departments = json_["departments"]) {
      body.departments = read_others(
          *departments,
          say("it asks the question, so it does not vote.", "он задаёт вопрос и потому не голосует."),
          draft_);
      for (const DepartmentId& each : body.departments)
        for (const JsonNode& item : departments->items)
          if (item.type == JsonNode::Type::text && item.text == each.value) {
            in_any.add(item, item.text, out_);
            break;  // again in this list was told
          }
    }
    body.by_members = read_named(json_["voters"], kVoters, out_).value_or(false);
    read_threshold(json_, body.stands_if, body.falls_if, out_);
    if (json_["stands_if"] == nullptr && json_["falls_if"] == nullptr)
      out_.error(json_.node(), "missing_field",
                 say("expected `stands_if` or `falls_if`, found neither.",
                     "ожидалось `stands_if` или `falls_if`; нет ни того, ни другого."),
                 say("say which share decides, e.g. \"falls_if\": \"2/3\".",
                     "укажите решающую долю, например \"falls_if\": \"2/3\"."));
    body.of_voting = read_boolean(json_["of_voting"], out_).value_or(false);
    if (body.of_voting && absolute_)
      out_.error(*json_["of_voting"], "absolute_silence",
                 say("expected all voters to count where the ground is absolute, found only those who vote.",
                     "при абсолютном основании считаются все голоса; здесь — только поданные."),
                 say("silence never sets a legal ban aside; delete the key.",
                     "молчание не снимает запрет закона; уберите ключ."));
    body.quorum = read_quorum(json_["quorum"], kMaxVotingMembers, out_);
    return body;
  }

 private:
  ObjectReader json_;
  bool absolute_;
  Draft& draft_;
  Diagnostics& out_;
};

}  // namespace

void read_threshold(const ObjectReader& json, Share& stands_if, std::optional<Share>& falls_if,
                    Diagnostics& out) {
  const JsonNode* falls = json["falls_if"];
  read_share(json["stands_if"], stands_if, out);
  if (falls == nullptr) return;
  falls_if.emplace();
  read_share(falls, *falls_if, out);
  if (json["stands_if"] != nullptr)
    out.error(*falls, "not_here",
              say("expected either `stands_if` or `falls_if`, found both.",
                  "ожидалось или `stands_if`, или `falls_if`; стоят оба."),
              say("delete one of them: each says who has to gather the votes.",
                  "уберите одно: каждое говорит, кому собирать голоса."));
}

void read_bodies(const JsonNode& node, bool absolute, ChallengeRule& to, Draft& draft) {
  const auto items = read_list(&node, 1, kMaxBodies, draft.out);
  if (!items) return;
  UniqueIds in_any;
  for (const JsonNode& item : *items)
    if (auto body = BodyReader{item, absolute, draft}.read(in_any)) to.bodies.push_back(*std::move(body));
}

}  // namespace counterweight::rules
