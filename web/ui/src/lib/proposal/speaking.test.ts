// Questions and answers, what a veto carries, votes of members, bodies that are asked, who takes no part.

import { beforeEach, describe, expect, test } from 'vitest';

import type { AskedBody, Attention, Challenge, Proposal, Question, Rulebook } from '../api/types';
import { decidedBy, questionTexts, speaksFor } from '../organisation/speaks';
import { absoluteVote, afterChange, demandsOf, voteOn } from '../organisation/vetoLaw';
import { settings } from '../settings.svelte';
import { common } from './all';
import { questionsOn, votersOn } from './asked';
import { bodyName, pollOf, thresholdOf } from './ballot';
import type { Here } from './context';
import { answersOf, questionsFor } from './questions';
import { action, proposal, seat, veto } from './sample';
import { bodyOf, missing, percent, type Said } from './saying';
import { happeningIcon, happeningKind } from './timeline';
import { voiceOf } from './voice';
import { isRecused, waitsForMe, wordOf } from './votes';

const AT = '2026-11-24T10:00:00Z';
const BORIS = { id: 'boris', department: 'sales' };
const LENA = { id: 'lena', department: 'sales' };
const question = (id: string, department: string, kinds: string[] | null = null): Question => ({
  id,
  department,
  kinds,
  ask: { en: `${id}?`, ru: `${id}?` },
});
const QUESTIONS = [
  question('stock', 'production'),
  question('price', 'sales', ['price']),
  question('all', 'sales'),
];
const person = ({ id, department }: typeof BORIS) => ({ id, name: id, department });
const word = (who: typeof BORIS, position: 'approve' | 'object') => ({
  member: person(who),
  position,
  reason: '',
  at: AT,
});

beforeEach(() => settings.speak('en'));

describe('questions', () => {
  const book = { questions: QUESTIONS } as Rulebook;

  test('asked: of this department, about these kinds, in the order of the rulebook', () => {
    const ids = (department: string, ...kinds: string[]) =>
      questionsFor(book, department, kinds).map(({ id }) => id);
    expect(ids('sales', 'claim', 'price')).toEqual(['price', 'all']);
    expect(ids('sales', 'claim')).toEqual(['all']);
    expect(ids('legal', 'price')).toEqual([]);
    expect(ids('sales')).toEqual([]);
  });

  test('on all actions at once: only of those that are still open to the member', () => {
    const seats = [seat('sales', { members: 2, words: [word(BORIS, 'approve')] })];
    const offer = (id: string) =>
      ({ command: 'take_position', action: id, positions: ['approve'] }) as Proposal['allowed'][number];
    const p = proposal({
      actions: [action(1, { seats }), action(2, { kind: 'claim', seats: [seat('sales')] })],
      allowed: [offer('a1'), offer('a2')],
    });
    const at = (member: typeof BORIS) => ({ book, proposal: p, me: { member } }) as unknown as Here;
    expect(common(p, BORIS).actions).toEqual(['a2']);
    expect(common(p, LENA).actions).toEqual(['a1', 'a2']);
    expect(questionsOn(at(BORIS), '*').map(({ id }) => id)).toEqual(['all']);
    expect(questionsOn(at(LENA), '*').map(({ id }) => id)).toEqual(['price', 'all']);
    expect(votersOn(at(BORIS), 'a1')).toBe(2);
    expect(votersOn(at(BORIS), 'a2')).toBeUndefined();
  });

  test('answers: in the order of the questions, and by their id where the rulebook has none', () => {
    const said = { action: 'a1', department: 'sales', answers: { all: 'B', gone: 'C', price: 'A' } };
    const p = { positions: [said] } as unknown as Proposal;
    const found = answersOf(book, p, 'a1', 'sales');
    expect(found.map(({ id, answer }) => [id, answer])).toEqual([
      ['gone', 'C'],
      ['price', 'A'],
      ['all', 'B'],
    ]);
    expect(found[0]?.ask).toBeUndefined();
    expect(answersOf(book, p, 'a2', 'sales')).toEqual([]);
  });
});

describe('what goes with a position', () => {
  const said = (more: Partial<Said> = {}): Said => ({
    position: 'veto',
    reason: 'r',
    answers: {},
    ground: 'g',
    acceptable: '',
    harm: '',
    tied: false,
    ...more,
  });
  const demands = (acceptable: boolean, harm: boolean) => ({ veto: { acceptable, harm } });

  test('per cent: nothing, a whole number from 0 to 100, or nonsense', () => {
    expect(['', ' 40 % ', '0', '100', '101', '-1', '4.5', 'much'].map(percent)).toEqual([
      null,
      40,
      0,
      100,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('missing: what the rulebook demands of a veto; a condition says what is acceptable', () => {
    expect(missing(said(), demands(true, true), [])).toEqual({
      acceptable: true,
      harm: 'missing',
      answers: [],
    });
    expect(missing(said({ tied: true, harm: '30' }), demands(true, true), [])).toEqual({ answers: [] });
    expect(missing(said(), demands(false, false), [])).toEqual({ answers: [] });
    expect(missing(said({ harm: 'much' }), demands(false, false), [])).toEqual({
      harm: 'number',
      answers: [],
    });
  });

  test('missing: answers with every position, a reason with all but an approval', () => {
    const lacks = (more: Partial<Said>) => missing(said(more), demands(true, true), QUESTIONS.slice(0, 1));
    const empty = { reason: '', ground: '' };
    expect(lacks({ position: 'approve', ...empty })).toEqual({ answers: ['stock'] });
    expect(lacks({ position: 'object', ...empty })).toEqual({ reason: true, answers: ['stock'] });
    expect(lacks({ position: 'approve', answers: { stock: 'Yes.' } })).toEqual({ answers: [] });
  });

  test('sent: only what was said, and what belongs to a veto only with one', () => {
    const full = { acceptable: 'Up to 15 %.', harm: '0', answers: { all: 'B' } };
    expect(bodyOf(said(full))).toEqual({
      position: 'veto',
      reason: 'r',
      ground: 'g',
      acceptable: 'Up to 15 %.',
      harm_pct: 0,
      answers: { all: 'B' },
    });
    expect(bodyOf(said({ ...full, position: 'approve', reason: '' }))).toEqual({
      position: 'approve',
      answers: { all: 'B' },
    });
    expect(bodyOf(said({ position: 'object' }))).toEqual({ position: 'object', reason: 'r' });
  });
});

describe('votes of members', () => {
  const seats = [seat('sales', { members: 3, words: [word(BORIS, 'object')] })];
  const asked = (more: Partial<Attention>): Attention => ({
    department: 'sales',
    task: 'position',
    actions: ['a1'],
    due: null,
    ...more,
  });

  test('a seat where members vote says so while it is open', () => {
    const p = proposal({ actions: [action(1, { seats })] });
    const key = (open: boolean, one = seats[0]!) => voiceOf(p, p.actions[0]!, one, open).key;
    expect(key(true)).toBe('seat.voting');
    expect(key(false)).toBe('seat.not_yet');
    expect(key(true, seat('sales', { members: 3, words: [], approval_required: true }))).toBe('seat.needed');
    expect(wordOf(seats[0], 'boris')?.position).toBe('object');
    expect(wordOf(seats[0], 'lena')).toBeUndefined();
  });

  test('whoever has voted, or takes no part, is not waited for', () => {
    const p = proposal({
      actions: [action(1, { seats }), action(2, { seats: [seat('sales')] })],
      attention: [asked({}), asked({ actions: ['a1', 'a2'] }), asked({ department: 'legal' })],
    });
    expect(waitsForMe(p, BORIS)).toEqual([p.attention[1]]);
    expect(waitsForMe(p, LENA)).toHaveLength(2);
    const out = { ...p, recusals: [{ member: person(LENA), reason: 'r', at: AT }] };
    expect(isRecused(out, 'lena')).toBe(true);
    expect(waitsForMe(out, LENA)).toEqual([]);
  });

  test('a vote on a veto is done by each member only where members vote', () => {
    const vote = { department: 'sales', vote: 'sustain', reason: '', member: person(BORIS), at: AT } as const;
    const p = (voters: AskedBody['voters']) =>
      proposal({
        vetoes: [veto(1, 'a1', { challenges: [challenge([body({ voters })], [vote])] })],
        attention: [asked({ task: 'sustain_vote', veto: 1 })],
      });
    expect(waitsForMe(p('members'), BORIS)).toEqual([]);
    expect(waitsForMe(p('members'), LENA)).toHaveLength(1);
    expect(waitsForMe(p('departments'), BORIS)).toHaveLength(1);
  });

  test('what decides, in words', () => {
    expect(decidedBy({ share: '2/3', of_voting: false, quorum: null })).toEqual([
      'The department says what at least 2/3 of its members say.',
    ]);
    expect(decidedBy({ more_than: '1/2', of_voting: true, quorum: 3 })).toEqual([
      'The department says what more than 1/2 of those who vote say.',
      'Votes needed: at least 3.',
    ]);
    expect(speaksFor('latest')).toEqual([]);
    expect(speaksFor('head')).toHaveLength(1);
    expect(decidedBy('head')).toEqual([]);
  });

  test('the timeline shows what was said, and taking no part', () => {
    const said = (type: string, data: object) => ({
      seq: 1,
      type,
      at: AT,
      member: null,
      sentence: 's',
      data,
    });
    expect(happeningIcon(said('word_given', { position: 'veto' }) as never)).toBe('veto');
    expect(happeningKind(said('word_given', { position: 'abstain' }) as never)).toBe('wait');
    expect(happeningKind(said('final_comment_opened', {}) as never)).toBe('ink');
    expect(happeningIcon(said('member_recused', {}) as never)).toBe('none');
  });
});

const body = (more: Partial<AskedBody> = {}): AskedBody => ({
  departments: ['sales', 'legal'],
  voters: 'members',
  of_voting: false,
  roll: 9,
  ...more,
});
const challenge = (bodies: AskedBody[], votes: Challenge['votes'] = []): Challenge => ({
  on: 'merits',
  reason: 'r',
  member: person(BORIS),
  content: 'c1',
  opened_at: AT,
  due: AT,
  needed: 1,
  silence: 'release',
  roll: ['sales', 'legal', 'production'],
  bodies,
  votes,
  result: null,
  closed_at: null,
});

describe('bodies that are asked', () => {
  const book = {
    departments: [{ id: 'sales', name: { en: 'Sales', ru: 'Продажи' } }],
  } as unknown as Rulebook;
  const vote = (department: string, says: 'sustain' | 'release') => ({
    department,
    vote: says,
    reason: '',
    member: person({ id: `of-${department}-${says}`, department }),
    at: AT,
  });

  test('each counts its own votes, and what keeps the veto there', () => {
    const votes = [vote('sales', 'sustain'), vote('legal', 'release'), vote('production', 'release')];
    const poll = (more: Partial<AskedBody>) => pollOf(challenge([], votes), body(more));
    const found = poll({ stands_if: '2/3' });
    expect([found.sustain.length, found.release.length, found.out, found.needed]).toEqual([1, 1, 7, 6]);
    // 6 of 9 have to release it, so the fourth that sustains it keeps it.
    expect(poll({ falls_if: '2/3' }).needed).toBe(4);
    expect(poll({ falls_if: '1/2', of_voting: true }).needed).toBeNull();
    expect(poll({ stands_if: '1/9' }).needed).toBe(1);
  });

  test('its name and its threshold, in words', () => {
    expect(bodyName(book, body())).toBe('Members of: Sales, legal');
    expect(bodyName(book, body({ voters: 'departments', departments: ['sales'] }))).toBe(
      'Departments: Sales',
    );
    expect(thresholdOf(body({ falls_if: '2/3', quorum: '1/2' }))).toEqual([
      'The veto falls here if at least 2/3 of all release it.',
      'If fewer than 1/2 vote, it stands.',
    ]);
    expect(thresholdOf(body({ stands_if: '1/3', of_voting: true, quorum: 4 }))).toEqual([
      'The veto stands here if at least 1/3 of those who vote sustain it.',
      'Votes needed: at least 4; with fewer it stands.',
    ]);
  });

  test('the rulebook says them one by one', () => {
    const terms = { silence: 'release', bodies: [body({ falls_if: '2/3' })] } as const;
    expect(voteOn(book, 'merits', { ...terms, bodies: [...terms.bodies] })).toEqual([
      'On the merits, the veto falls only if it falls in each of these bodies. Silence is a vote to release it.',
      'Members of: Sales, legal. The veto falls here if at least 2/3 of all release it.',
    ]);
    expect(absoluteVote(book, { silence: 'sustain', stands_if: '1/3' })).toHaveLength(1);
  });
});

describe('the rulebook in words', () => {
  const windows = { reaffirm: '3d' } as Rulebook['windows'];
  test('what a change does: of approvals and objections only what is not as usual', () => {
    const usual = { approve: 'lapse', object: 'reaffirm', veto: 'reaffirm' } as const;
    expect(afterChange({ carry: usual, windows })).toHaveLength(1);
    expect(
      afterChange({ carry: { approve: 'keep', object: 'keep_if_worse', veto: 'lapse' }, windows }),
    ).toEqual([
      'With a change the veto lapses, and the department may cast it anew.',
      'Objections hold where values moved only against what the department asks for; otherwise it looks again, within 3 days.',
      'Approvals hold for the changed action too.',
    ]);
  });
  test('what a veto carries, and what is asked', () => {
    expect(demandsOf({ veto: { acceptable: false, harm: false } })).toEqual([]);
    expect(demandsOf({ veto: { acceptable: true, harm: true } })).toHaveLength(2);
    const kinds = [{ id: 'price', name: { en: 'Price', ru: 'Цена' } }] as unknown as Rulebook['kinds'];
    expect(questionTexts({ questions: QUESTIONS, kinds }, 'sales')).toEqual([
      'With its position on Price it answers: “price?”',
      'With its position it answers: “all?”',
    ]);
  });
});
