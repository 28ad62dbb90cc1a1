"""The part of a model that is C: what the times are, and the picture of them that a state shows.

Times themselves are no part of a state (c_track ... UnMatched): a state shows which deadlines run, in which order, of which rank
the gaps between them and what is left of each are, and whether that is a whole window, for nothing else about them makes a
difference. Every name holds a moment, or -1."""

from part import BASE

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
  static int rank_of(long long length) {
    int rank = 0;
    long long reach = 1;
    while (length > 0) {
      rank += length < reach ? 1 : 2;
      if (length <= reach) break;
      reach *= BASE;
    }
    return rank;
  }
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
  static int picture(unsigned char *shown) {
    long long at[SHOWN];
    int which[SHOWN], count = 0, i, j;
    long long before = T.now;
    long long floor = T.floor > T.now ? T.floor : -1;
    long long all[SHOWN] = {T.recast, T.stops, T.challenge, T.cooling, T.review, floor, T.comment, T.decision, T.waiting};
    for (i = 0; i < SEATS; i++) all[9 + i] = T.settle[i];
    for (i = 0; i < SHOWN; i++) {
      if (all[i] < 0) continue;
      for (j = count++; j > 0 && at[j - 1] > all[i]; j--) { at[j] = at[j - 1]; which[j] = which[j - 1]; }
      at[j] = all[i];
      which[j] = i;
    }
    for (i = 0; i < SHOWN; i++) {
      shown[3 * i] = i < count ? which[i] + 1 : 0;
      shown[3 * i + 1] = i < count ? rank_of(at[i] - before) : 0;
      shown[3 * i + 2] = i < count ? rank_of(at[i] - T.now) : 0;
      if (i < count && at[i] > before) before = at[i];
    }
    return count;
  }
}
c_track "&T" "sizeof(Times)" "UnMatched"
"""


def clock(seats):
    return (
        CLOCK.replace("SEATS", str(seats)).replace("SHOWN", str(9 + seats)).replace("BASE", str(BASE))
        + f"byte shown[{3 * (9 + seats)}];  /* the deadlines that run, with the ranks of the gap before and of what is left */\n"
    )
