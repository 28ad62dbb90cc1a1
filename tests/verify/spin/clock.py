"""The part of a model that is C: what the times are, and the picture of them that a state shows.

Moments themselves are no part of a state (c_track ... UnMatched): a state shows which deadlines run, and how long it is until
each. Every name holds a moment, or -1."""

# In the order in which they pass at one instant (docs/life.md, "Time"); settling, for each seat, stands between.
DEADLINES = ("challenge", "cooling", "settle", "review", "recast", "stops", "decision")

CLOCK = """
c_decl {
  typedef struct Times {
    long long now, challenge, cooling, waiting, settle[SEATS], review, floor, comment, recast, stops, decision, left;
  } Times;
  Times T;
  int due;   /* which deadline passes: its place below; 0: none */
  int whose; /* of settling: the seat */
  static void consider(long long at, int kind, int seat, long long *best) {
    if (at < 0 || (*best >= 0 && at >= *best)) return;
    *best = at;
    due = kind;
    whose = seat;
  }
  /* The next deadline. `floor`: review ends at its floor, since enough was said. */
  static long long next_due(int floor) {
    long long best = -1;
    int i;
    due = 0;
    consider(T.challenge, 1, 0, &best);
    consider(T.cooling, 2, 0, &best);
    consider(T.waiting, 8, 0, &best);
    for (i = 0; i < SEATS; i++) consider(T.settle[i], 3, i, &best);
    consider(T.comment >= 0 ? T.comment : T.review, 4, 0, &best);
    if (floor) consider(T.floor, 4, 0, &best);
    consider(T.recast, 5, 0, &best);
    consider(T.stops, 6, 0, &best);
    consider(T.decision, 7, 0, &best);
    return best;
  }
  static void no_times(void) {
    int i;
    for (i = 0; i < SEATS; i++) T.settle[i] = -1;
    T.challenge = T.cooling = T.waiting = T.review = T.floor = T.comment = T.recast = T.stops = T.decision = -1;
    T.left = 0;
  }
  long long Shown[SHOWN]; /* until each deadline that runs, and one more; of a decision window that stands still what is left */
  static void picture(int stands_still) {
    long long floor = T.floor > T.now ? T.floor : -1;
    long long all[SHOWN] = {T.recast, T.stops, T.challenge, T.cooling, T.review, floor, T.comment, T.decision, T.waiting};
    int i;
    for (i = 0; i < SEATS; i++) all[9 + i] = T.settle[i];
    for (i = 0; i < 9 + SEATS; i++) Shown[i] = all[i] < 0 ? 0 : all[i] > T.now ? all[i] - T.now + 1 : 1;
    Shown[9 + SEATS] = stands_still ? T.left + 1 : 0;
  }
}
c_track "&T" "sizeof(Times)" "UnMatched"
c_track "&Shown[0]" "sizeof(Shown)" "Matched"
"""


def clock(seats):
    return CLOCK.replace("SEATS", str(seats)).replace("SHOWN", str(10 + seats))
