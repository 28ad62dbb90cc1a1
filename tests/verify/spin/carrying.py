"""The part of amending.py that says what becomes of words when the content changes (docs/life.md, "Amending"), and what of all
that a state still has to tell (docs/VERIFY.md, "States")."""

CARRYING = """
c_decl {
  static int at_most_one_weighs(const Said *veto) { return !held() || held() == veto; }
  static int has_right(const Said *veto) {
    return HAS_GROUND[veto->absolute][veto->cast][values()] && !has_word(S.action, S.content) && at_most_one_weighs(veto);
  }
  static void wait_for_department(Said *it) {
    it->state = RAISED;
    T.waiting = T.now + LOOK_AGAIN;
  }
  static void keep(Said *it) {
    it->given[S.content] = it->state;
    S.voice = ON_VETOES ? VETO : OBJECT;
  }
  /* Of what weighs and may be here. */
  static void carry_by_rule(Said *it, int before) {
    if (CARRY == KEEP || (CARRY == KEEP_IF_MOVED && WORSE[before][S.content])) keep(it);
    else if (CARRY == LAPSE) it->state = OVER;
    else wait_for_department(it);
  }
  static void carry_objection(Said *it, int before) {
    const int may = POWER[values()] >= 2 && !has_word(S.action, S.content);
    if (!weighs(it)) return;
    if (may && SPARED[before][S.content]) keep(it);
    else if (!may || it->state == ACCEPTED) it->state = OVER;
    else carry_by_rule(it, before);
  }
  static void carry_veto(Said *it, int before) {
    const int was_overridden = it->state == OVERRIDDEN, weighed = weighs(it);
    const int left_alone = SPARED[before][S.content];
    if (it->state == OVER) return;
    if (was_overridden && (left_alone || DIRECTION[it->absolute][it->cast][it->base - 1][S.content])) return;
    if (!has_right(it)) { it->state = RESTS; return; }
    if (!weighed) { wait_for_department(it); return; }
    it->state = STANDING;
    if (left_alone) keep(it);
    else carry_by_rule(it, before);
  }
  /* First what weighs, then the latest. */
  static void carry(int before) {
    int i, weighing;
    for (weighing = 1; weighing >= 0; weighing--)
      for (i = WORDS - 1; i >= 0; i--) {
        Said *it = &S.said[i];
        static char done[WORDS];
        if (weighing && i == WORDS - 1) memset(done, 0, sizeof done);
        if (it->action != S.action || it->given[S.content] || done[i] || weighs(it) != weighing) continue;
        done[i] = 1;
        if (ON_VETOES) carry_veto(it, before);
        else carry_objection(it, before);
      }
  }
  static void is_found_again(Said *it) {
    it->state = it->given[S.content];
    if (it->state == OVERRIDDEN) it->base = S.content + 1;
    if (weighs(it)) S.voice = ON_VETOES ? VETO : OBJECT;
  }
  static int weight(int state) {
    static const int of_vetoes[7] = {0, 2, 2, 3, 1, 0, 0}, of_objections[7] = {0, 3, 1, 2, 0, 0, 0};
    return ON_VETOES ? of_vetoes[state] : of_objections[state];
  }
  /* What was given for the same content on another action; else a veto that was carried to it, and dropped with it. */
  static void copy(void) {
    Said *from = 0, *to;
    int i;
    if (has_word(S.action, S.content)) return;
    for (i = 0; i < WORDS; i++) {
      Said *it = &S.said[i];
      if (!it->action || here(it) || !it->given[S.content]) continue;
      if (!from || weight(it->given[S.content]) > weight(from->given[S.content])) from = it;
    }
    if (from) {
      to = new_word();
      *to = *from;
      memset(to->given, 0, sizeof to->given);
      to->action = S.action;
      to->given[S.content] = from->given[S.content];
      to->used &= 1 << S.content;
      is_found_again(to);
      return;
    }
    for (i = WORDS - 1; i >= 0 && !from; i--) {
      Said *it = &S.said[i];
      if (it->action && !here(it) && it->state == RESTS && S.left[it->action] == S.content) from = it;
    }
    if (!from) return;
    to = new_word();
    *to = *from;
    memset(to->given, 0, sizeof to->given);
    to->action = S.action;
    to->used = 0;
  }
  static void leave(int before) {
    int i;
    if (ON_VETOES && held()) end_proceedings(held());
    for (i = 0; i < WORDS; i++) {
      Said *it = &S.said[i];
      if (!it->action || !here(it) || !it->given[before]) continue;
      it->given[before] = it->state;
      if (it->state == OVERRIDDEN) it->base = before + 1;
    }
    T.waiting = T.settle[0] = -1;
  }
  static void drop(int before) {
    Said *it = held();
    if (it) it->state = ON_VETOES ? RESTS : OVER;
    S.left[S.action] = before;
    S.action++;
  }
  static int is_approval_kept(int before, int to) {
    if (S.voice != APPROVE && S.voice != ABSTAIN) return 0;
    if (!SPEAKS[to >> 1] || MORE[before >> 1][to >> 1]) return 0;
    return APPROVALS == 1 || (APPROVALS == 2 && BETTER[before][to]) || SPARED[before][to];
  }
  static void amend(int to, int anew) {
    const int before = S.content, full = anew || MORE[before >> 1][to >> 1];
    const long long was_due = S.status == 1 ? T.review : -1;
    int i;
    leave(before);
    if (anew || !is_approval_kept(before, to)) S.voice = 0;
    S.silent = S.asked = 0;
    if (anew) drop(before);
    S.content = to;
    S.revision++;
    S.status = 1;
    T.floor = T.now + (MIN_OPEN > MIN_REVIEW ? MIN_OPEN : MIN_REVIEW);
    T.review = T.floor;
    if (full && T.now + WINDOWS[S.stage] > T.review) T.review = T.now + WINDOWS[S.stage];
    if (was_due > T.review) T.review = was_due;
    T.comment = T.decision = -1;
    T.left = 0;
    for (i = 0; i < WORDS; i++) if (S.said[i].action && here(&S.said[i]) && S.said[i].given[to]) is_found_again(&S.said[i]);
    copy();
    carry(before);
    after();
  }
  static int may_amend(int to) { return is_open() && S.revision < 3 && S.content != to; }
  static int may_reword(void) { return may_amend(1); }
  static void reword(void) { amend(1, 0); }
  static int may_change(void) { return HAS_ELSEWHERE && may_amend(S.content | 2); }
  static void change(void) { amend(S.content | 2, 0); }
  static int may_change_back(void) { return may_amend(0); }
  static void change_back(void) { amend(0, 0); }
  static int may_add_again(void) { return is_open() && S.revision < 3; }
  static void add_again(void) { amend(S.content, 1); }
  static int may_submit(void) { return S.status == 0; }
  static void submit(void) {
    read_facts();
    no_times();
    T.now = 0;
    T.floor = MIN_OPEN ? MIN_OPEN : -1;
    T.review = WINDOWS[0] > MIN_OPEN ? WINDOWS[0] : MIN_OPEN;
    S.status = S.revision = S.action = 1;
    after();
  }

  static int same_rights(int a, int b) {
    const int soft = GROUND[0][a] == GROUND[0][b], ban = GROUND[1][a] == GROUND[1][b];
    return SPEAKS[a] == SPEAKS[b] && POWER[a] == POWER[b] && APPROVAL[a] == APPROVAL[b] && soft && ban;
  }
  /* The last content: the first one, or one that is known by its rights alone. */
  static int known_by(int content) { return content == 0 ? 0 : same_rights(content >> 1, 0) ? 1 : 2; }
  /* Whether something is still told of it, and what. */
  static int is_told(Said *it) {
    const int follows = it->state == RESTS && !it->given[S.left[it->action]];
    int i, told = 0;
    if (here(it)) {
      if (it->given[S.content]) it->given[S.content] = it->base = 0, told = 1;
      if (it->state != OVERRIDDEN) it->base = 0;
      if (S.revision < 3) { if (told) it->given[S.content] = 1; return 1; }
      it->used = it->used >> S.content & 1;
      memset(it->given, 0, sizeof it->given);
      it->given[0] = told;
      it->base = it->cast = 0;
      return told || it->state <= OVERRIDDEN;
    }
    if (S.revision == 3) return 0;
    for (i = 0; i < 4; i++) told |= it->given[i];
    it->base = 0;
    if (!follows) it->state = OVER;
    return told || follows;
  }
  static void forget(void) {
    const Played all = S;
    int i, count = 0, dropped = 0;
    if (!is_open()) {
      memset(&S, 0, sizeof S);
      S.status = all.status;
      for (i = 0; i < WORDS; i++)
        S.lessons += S.status == 4 && all.said[i].action == all.action && all.said[i].state == OVERRIDDEN;
      no_times();
      return;
    }
    memset(S.said, 0, sizeof S.said);
    for (i = 0; i < WORDS; i++) {
      Said it = all.said[i];
      if (!it.action || !is_told(&it)) continue;
      dropped |= !here(&it);
      S.said[count++] = it;
    }
    if (!dropped) {
      for (i = 0; i < count; i++) S.said[i].action = 1;
      memset(S.left, 0, sizeof S.left);
      S.action = 1;
    }
    if (S.revision == 3) {
      if (S.status == 2) S.stage = 0;
      for (i = 0; i < count; i++) {
        S.said[i].given[known_by(S.content)] = S.said[i].given[0];
        if (known_by(S.content)) S.said[i].given[0] = 0;
        S.said[i].used <<= known_by(S.content);
      }
      S.content = known_by(S.content);
    }
  }
}
"""
