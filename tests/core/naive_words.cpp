// Whose word is a department's, and last words: rules/speaking.hpp a second time, by loops.
#include <algorithm>

#include "tests/core/naive_model.hpp"

namespace counterweight::test::naive {
namespace {

bool blank(const std::string& text) {
  return text.find_first_not_of(" \n\t") == std::string::npos;
}

// `votes` of so many reach the rule's fraction.
bool reaches(const rules::VoiceRule& rule, std::int64_t votes, std::int64_t of) {
  const std::int64_t left = votes * rule.fraction.denominator, right = rule.fraction.numerator * of;
  return votes > 0 && (rule.strictly ? left > right : left >= right);
}

std::string outcome(const rules::VoiceRule& rule, const Seat& seat, int approve, int object, int veto) {
  const std::int64_t of = rule.of_voting ? approve + object + veto : seat.members;
  if (reaches(rule, veto, of)) return "veto";
  if (reaches(rule, object + veto, of)) return "object";
  return reaches(rule, approve, of) ? "approve" : "abstain";
}

bool quorum_met(const std::optional<rules::Quorum>& quorum, std::int64_t given, std::int64_t of) {
  if (!quorum) return true;
  if (!quorum->fraction) return given >= quorum->count;
  return given > 0 && given * quorum->fraction->denominator >= quorum->fraction->numerator * of;
}

}  // namespace

std::int64_t Model::roll_of(const Proposal& p, const std::string& department) const {
  std::int64_t count = 0;
  for (const auto& [name, member] : members_)
    if (member.department == department && !member.left && !p.recused.contains(name) &&
        (name != p.author || book().author_counts))
      ++count;
  return count;
}

void Model::give_word(Proposal& p, Action& action, const core::TakePosition& c, const std::string& actor,
                      Time now) {
  const std::string department = members_.at(actor).department;
  for (Seat& seat : action.seats) {
    if (seat.department != department) continue;
    bool again = false;
    for (Word& word : seat.words)
      if (word.member == actor) {
        word.said = c;
        again = true;
      }
    if (!again) seat.words.push_back({actor, c});
  }
  count_words(p, action, department, false, now);
}

// Tries every way the words that are out could still go, one after the other.
void Model::count_words(Proposal& p, Action& action, const std::string& department, bool time_is_over,
                        Time now) {
  const Seat seat = *seat_of(action, department);
  const rules::VoiceRule& rule = voice(department);
  const auto given = static_cast<std::int64_t>(seat.words.size());
  if (!seat.voice.empty() || given == 0 || !quorum_met(rule.quorum, given, seat.members)) return;
  int said[4] = {0, 0, 0, 0};
  for (const Word& word : seat.words) ++said[static_cast<int>(word.said.position)];
  const int out = time_is_over ? 0 : std::max(0, static_cast<int>(seat.members - given));
  const std::string result = outcome(rule, seat, said[0], said[2], said[3]);
  for (int approve = 0; approve <= out; ++approve)
    for (int object = 0; approve + object <= out; ++object)
      for (int veto = 0; approve + object + veto <= out; ++veto)
        if (outcome(rule, seat, said[0] + approve, said[2] + object, said[3] + veto) != result) return;
  core::TakePosition saying;
  for (const Word& word : seat.words)
    if (word_of(word.said.position) == result) {
      saying = word.said;
      break;
    }
  for (const core::Position each :
       {core::Position::approve, core::Position::abstain, core::Position::object, core::Position::veto})
    if (word_of(each) == result) saying.position = each;
  const bool by_time = time_is_over || seat.words.empty();
  say_for(p, action, department, saying, by_time ? "" : seat.words.back().member, now);
}

bool Model::count_all_words(Proposal& p, bool everybody, Time now) {
  const bool hearing = p.comment_due.has_value();
  for (Action& action : p.actions)
    for (std::size_t i = 0; i < action.seats.size(); ++i)
      if (action.open && !action.dropped && action.seats[i].waited_for() && !action.seats[i].words.empty() &&
          (everybody || in_time_of(p, action.seats[i].department)))
        count_words(p, action, std::string(action.seats[i].department), true, now);
  return !hearing || p.comment_due;
}

void Model::stop_hearing(Proposal& p, Time now) {
  p.comment_due.reset();
  p.review_due = std::max(p.review_due, book().end_of(book().min_review, now));
}

void Model::hear_last_words(Proposal& p, Time now) {
  bool quiet = enough_said(p);
  for (const Objection& o : p.objections)
    if (o.unanswered()) quiet = false;
  if (p.comment_due && book().final_comment->restarts && !quiet)
    stop_hearing(p, now);
  else if (!p.comment_due && quiet) {
    p.comment_due = book().end_of(book().final_comment->window, now);
    if (p.floor && *p.floor > *p.comment_due) p.comment_due = p.floor;
  }
}

void Model::recuse(Proposal& p, const std::string& actor, Time now) {
  p.recused.insert(actor);
  const Member& member = members_.at(actor);
  const bool counted = actor != p.author || book().author_counts;
  std::vector<std::string> fewer;
  for (Action& action : p.actions)
    for (Seat& seat : action.seats) {
      if (action.dropped || seat.department != member.department || !seat.voice.empty() ||
          seat.members == 0 || member.number > action.joined || !counted)
        continue;
      std::erase_if(seat.words, [&](const Word& word) { return word.member == actor; });
      --seat.members;
      fewer.push_back(action.id);
    }
  for (const std::string& id : fewer) count_words(p, *p.action(id), member.department, false, now);
}

void Model::count_bodies(Proposal& p, Veto& veto, bool time_is_over) {
  Challenge& challenge = *veto.running();
  bool falls_in_all = true, open = false;
  for (std::size_t i = 0; i < challenge.bodies.size(); ++i) {
    const rules::VoteBody& body = challenge.bodies[i];
    const std::int64_t roll = challenge.body_rolls[i];
    Names in;
    for (const auto& each : body.departments) in.insert(each.value);
    int sustain = 0, release = 0;
    if (body.by_members) {
      for (const auto& [member, vote] : challenge.member_votes)
        if (in.contains(members_.at(member).department)) ++(vote == "sustain" ? sustain : release);
    } else {
      for (const auto& [department, vote] : challenge.votes)
        if (in.contains(department)) ++(vote == "sustain" ? sustain : release);
    }
    const auto falls = [&](std::int64_t s, std::int64_t r, std::int64_t cast) {
      if (!quorum_met(body.quorum, cast, roll)) return false;
      const std::int64_t of = body.of_voting ? s + r : roll;
      if (body.falls_if) return r > 0 && r * body.falls_if->denominator >= body.falls_if->numerator * of;
      return s == 0 || s * body.stands_if.denominator < body.stands_if.numerator * of;
    };
    const std::int64_t out = std::max<std::int64_t>(0, roll - sustain - release);
    const bool silent_sustain = challenge.silence_sustains;
    const bool at_end = body.of_voting ? falls(sustain, release, sustain + release)
                                       : falls(sustain + (silent_sustain ? out : 0),
                                               release + (silent_sustain ? 0 : out), sustain + release);
    bool certain = true;
    for (const std::int64_t each : {std::int64_t{0}, out})
      if (falls(sustain + each, release + out - each, sustain + release + out) != at_end) certain = false;
    if (time_is_over) certain = true;
    if (certain && !at_end) {
      challenge.result = "sustained";
      challenge.closed = clock_;
      veto.state = "sustained";
      return;
    }
    falls_in_all = falls_in_all && at_end;
    open = open || !certain;
  }
  if (open || !falls_in_all) return;
  challenge.result = "overridden";
  set_aside(p, veto);
}

// Nothing changed but attributes that none of these rows is about.
bool Model::spared(const Proposal& before, const Proposal& p, const Action& action, const Names& rows) const {
  Names about;
  for (const rules::Row& row : book().jurisdiction) {
    if (!rows.contains(row.id.value)) continue;
    if (row.about.empty()) return false;
    about.insert(row.about.begin(), row.about.end());
  }
  ActionText was = before.action(action.id)->text, is = action.text;
  for (ActionText* text : {&was, &is})
    for (const auto& [name, value] : rules::Values{text->attributes})
      if (!about.contains(name)) text->attributes.erase(name);
  return content(was, before.fields) == content(is, p.fields);
}

std::string Model::out(const Proposal& p, const std::string& actor) {
  return p.recused.contains(actor) ? "who recused themselves takes no part" : "";
}

// Takes back, reaffirms or settles for the department.
std::string Model::speaks(const Proposal& p, const std::string& actor, Time now) const {
  if (const std::string why = out(p, actor); !why.empty()) return why;
  using Form = rules::VoiceRule::Form;
  const Form form = voice(members_.at(actor).department).form;
  const bool head_only = form == Form::head || form == Form::share;
  return head_only && !acts_as_head(actor, now) ? "only its head says that" : "";
}

// Where the gravest word counts, another's objection stays.
bool Model::graver_word_of_another(const Seat* seat, const std::string& actor, Time now) const {
  return seat != nullptr && voice(seat->department).form == rules::VoiceRule::Form::worst &&
         seat->voice == "object" && seat->objector != actor && !acts_as_head(actor, now);
}

// What the rulebook asks for besides ground and reason.
std::string Model::says_all(const Action& action, const core::TakePosition& c,
                            const std::string& department) const {
  Names asked;
  for (const rules::Question& question : book().questions) {
    bool about = question.kinds.empty();
    for (const auto& kind : question.kinds) about = about || kind.value == action.text.kind;
    if (about && question.department.value == department) asked.insert(question.id.value);
  }
  for (const auto& [id, answer] : c.answers)
    if (!asked.contains(id.value)) return "that is not asked here";
  for (const std::string& id : asked)
    if (c.position != core::Position::abstain && (!c.answers.contains({id}) || blank(c.answers.at({id}))))
      return "a question is not answered";
  if (c.position != core::Position::veto)
    return c.acceptable.empty() && !c.harm_pct ? "" : "a veto says that";
  if (book().veto_demands.acceptable && c.acceptable.empty() && c.lifts_if.empty())
    return "a veto says what would be acceptable";
  return book().veto_demands.harm && !c.harm_pct ? "a veto says how likely the harm is" : "";
}

std::int64_t Model::voters_in(const rules::VoteBody& body, const Names& roll, const Proposal& p) const {
  std::int64_t voters = 0;
  for (const auto& each : body.departments)
    if (roll.contains(each.value)) voters += body.by_members ? roll_of(p, each.value) : 1;
  return voters;
}

bool Model::votes_by_members(const Challenge& challenge, const std::string& department) {
  for (const rules::VoteBody& body : challenge.bodies)
    for (const auto& each : body.departments)
      if (body.by_members && each.value == department) return true;
  return false;
}

bool Model::moved_along(const Proposal& before, const Proposal& p, const Action& action, const Names& rows,
                        bool better) const {
  std::map<std::string, bool> less;  // whether a lower value is what is looked for
  for (const rules::Row& row : book().jurisdiction)
    if (rows.contains(row.id.value))
      for (const auto& [name, direction] : row.wants)
        less.emplace(name, (direction == rules::Direction::less) == better);
  if (less.empty()) return false;
  ActionText was = before.action(action.id)->text, is = action.text;
  for (const auto& [name, lower] : less) {
    const auto a = was.attributes.find(name), b = is.attributes.find(name);
    const bool had = a != was.attributes.end(), has = b != is.attributes.end();
    if (had != has) return false;
    if (!had) continue;
    if (lower ? scaled(b->second) > scaled(a->second) : scaled(b->second) < scaled(a->second)) return false;
    was.attributes.erase(name);
    is.attributes.erase(name);
  }
  return content(was, before.fields) == content(is, p.fields);
}

}  // namespace counterweight::test::naive
