// Change of law: a rulebook that is checked, voted on, and comes into force.
import { closed, count, flag, list, map, nullable, number, person, record, ref, says } from '../parts.mjs';
import { text, time, whole, word, written } from '../parts.mjs';

const effect = word('allowed', 'blocked', 'mixed');
const end = nullable(
  record({
    end: word('decided', 'withdrawn', 'expired', 'open'),
    at: nullable(time),
    possible_from: says('Since when nothing stood in its way.', nullable(time)),
  }),
);
const verdict = says('As an action ends; null where the proposal does not have it.', nullable(text));
const rights = record({
  power: ref('Power'),
  approval_required: flag,
  halt: flag,
  grounds: list(text),
  silence: ref('Silence'),
});
const tally = record({
  proposals: count,
  succeeded: count,
  failed: count,
  mixed: count,
  unclear: count,
});
const refused = record({ code: text, sentence: text });

export default {
  Edition: says(
    'Which rulebook it is.',
    record({ hash: ref('Hash'), name: text, version: number, title: ref('Text') }),
  ),
  RatificationVote: record({ member: person, vote: word('ratify', 'reject'), reason: text, at: time }),
  RulebookChange: says(
    'Another rulebook, proposed to the departments: who voted, and how that stands.',
    record({
      id: number,
      status: word('voting', 'adopted', 'rejected', 'withdrawn', 'overtaken'),
      rulebook: ref('Edition'),
      base: says('The one in force that it would replace.', ref('Edition')),
      proposer: person,
      department: ref('Department'),
      reason: text,
      proof: says('What the verifier looked at when it proved it.', record({ states: count, edges: count })),
      proposed_at: time,
      due: says('Until when departments vote.', time),
      ended_at: nullable(time),
      passes_if: says('Of the votes cast.', ref('Share')),
      quorum: says('Of the departments on the roll.', ref('Share')),
      count: record({
        roll: count,
        ratify: count,
        reject: count,
        needed_votes: says('So many have to vote.', count),
        needed_for: says('Of as many votes as are cast now, so many have to be for it.', count),
      }),
      roll: list(
        record({
          department: ref('Department'),
          voters: says('Any of them gives its vote; fixed when the vote opened.', list(person)),
          vote: nullable(ref('RatificationVote')),
        }),
      ),
      comments: list(record({ member: person, text, at: time })),
      allowed: says('What the asker may do with it now.', list(word('vote', 'withdraw', 'comment'))),
      blocked_by: says('Why not the rest.', map(refused)),
    }),
  ),
  Rulebooks: record({
    in_force: ref('Edition'),
    may_propose: says('The asker is a head, or acts for one.', flag),
    history: says(
      'The ones that came into force, the latest first; at most 50.',
      list(
        record({
          hash: ref('Hash'),
          name: text,
          version: number,
          title: ref('Text'),
          adopted_at: time,
          change: says('Null for the first one.', nullable(number)),
        }),
      ),
    ),
    changes: says('The latest first; at most 50.', list(ref('RulebookChange'))),
    cursor: ref('Cursor'),
  }),
  RulebookSource: record({
    hash: ref('Hash'),
    rulebook: says('The document itself, as `counterweight rules` reads it.', { type: 'object' }),
  }),
  CheckRulebookBody: closed({
    rulebook: says('The document, as `counterweight rules check` reads it.', { type: 'object' }),
  }),
  VerifiedProperty: record({
    property: text,
    title: text,
    result: word('proved', 'refuted', 'not_proved'),
    exceptions: says('Declared by the rulebook: it is proved for the rest.', list(text)),
    notes: list(text),
    problems: list(text),
    counterexample: says(
      'The shortest story in which it does not hold, and the same as a scenario file.',
      nullable(record({ story: list(text), scenario: text })),
    ),
  }),
  VerifyReport: says(
    'As `counterweight rules verify --json` writes it.',
    record({
      sound: flag,
      hash: ref('Hash'),
      situations: count,
      parts: count,
      states: count,
      edges: count,
      seconds: { type: 'number' },
      too_large: list(text),
      properties: list(ref('VerifiedProperty')),
    }),
  ),
  RulebookDiff: says(
    'As `counterweight rules diff --json` writes it.',
    record({
      powers: list(
        record({
          kind: text,
          where: says('Any of these; empty: every such action.', list(text)),
          example: text,
          effect,
          seats: list(
            record({ department: ref('Department'), before: rights, after: rights, effect, sentence: text }),
          ),
        }),
      ),
      gone: says('What is no longer said.', list(text)),
      come: says('What is said now.', list(text)),
      too_large: list(text),
    }),
  ),
  PastProposal: record({
    proposal: number,
    title: text,
    change: ref('PastChange'),
    by_ms: says('later and sooner: by how much.', whole),
    outcome: says('As recorded.', nullable(word('succeeded', 'failed', 'mixed', 'unclear'))),
    recorded: end,
    replayed: end,
    why: nullable(refused),
    moot: count,
    actions: list(
      record({ action: text, title: text, recorded: verdict, replayed: verdict, because: list(text) }),
    ),
    not_taken: list(
      record({ at: time, department: ref('Department'), command: text, code: text, sentence: text }),
    ),
    possible_vetoes: list(record({ action: text, department: ref('Department') })),
  }),
  PastChange: word(
    ...['refused', 'blocked', 'launched', 'expired', 'freed', 'otherwise', 'later', 'sooner', 'same'],
  ),
  Past: says(
    'What past proposals would have come to; those that would have gone otherwise are listed, 200 at most.',
    record({
      replayed: count,
      left_open: count,
      guessed: count,
      summary: list(text),
      totals: says('By what would have been otherwise.', map(tally)),
      proposals: list(ref('PastProposal')),
      not_shown: count,
      upto: says('The sequence up to which the ledger was replayed.', count),
    }),
  ),
  RulebookCheck: says(
    'What a rulebook comes to, in the place of another one: null while it is found out.',
    record({
      hash: ref('Hash'),
      status: word('waiting', 'running', 'sound', 'unsound', 'given_up'),
      rulebook: ref('Edition'),
      base: ref('Edition'),
      progress: record({ done: count, of: count }),
      report: nullable(ref('VerifyReport')),
      diff: nullable(ref('RulebookDiff')),
      past: says('Null also where the past is too long to be replayed here.', nullable(ref('Past'))),
    }),
  ),
  ProposeRulebookBody: closed({
    hash: says('Of a rulebook whose check found it sound.', ref('Hash')),
    base: says('Of the rulebook in force that it replaces.', ref('Hash')),
    reason: written(4000),
  }),
  RatifyBody: {
    ...closed(
      { vote: word('ratify', 'reject') },
      { reason: says('Needed to reject.', nullable({ type: 'string', maxLength: 4000 })) },
    ),
  },
  RulebookCommentBody: closed({ text: written(4000) }),
  RulebookChangeReply: record({
    cursor: ref('Cursor'),
    events: ref('Events'),
    change: ref('RulebookChange'),
  }),
  AskedToRatify: record({ change: number, title: ref('Text'), due: time, sentence: text }),
};
