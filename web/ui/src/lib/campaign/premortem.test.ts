// What several people fear: in a draft, in what is sent, and with the outcome.

import { beforeEach, describe, expect, test } from 'vitest';

import { draftChanges } from '../amend/draftChanges';
import { keepTrue, keptTrue } from '../proposal/premortem';
import { texts } from '../texts.svelte';
import { emptyDraft, isEmpty } from './draft';
import { answersGiven, answersOf, placeOf, premortemPart, premortemPointers } from './premortem';

const ANSWERS = [
  { by: 'm-1', worst: ' Nobody calls. ' },
  { by: 'm-2', worst: '  ' },
  { by: '', worst: 'It freezes.' },
];

describe('the answers of a draft', () => {
  test('a field into which nobody wrote is no answer; without a name it is whoever writes', () => {
    expect(answersGiven(ANSWERS)).toEqual([{ worst: 'Nobody calls.', by: 'm-1' }, { worst: 'It freezes.' }]);
    expect(premortemPart([ANSWERS[1]!])).toEqual({});
  });
  test('they come back as they were sent', () => {
    expect(answersOf(answersGiven(ANSWERS))).toEqual([
      { by: 'm-1', worst: 'Nobody calls.' },
      { by: '', worst: 'It freezes.' },
    ]);
    expect(answersOf(undefined)).toEqual([]);
  });
  test('what the server says of one stands at its field', () => {
    expect([0, 1, 2, 3].map((i) => placeOf(ANSWERS, i))).toEqual([0, null, 1, null]);
    expect(premortemPointers(ANSWERS)).toEqual([
      '/premortem/0/worst',
      '/premortem/0/by',
      '/premortem/1/worst',
      '/premortem/1/by',
    ]);
  });
  test('an answer alone is a draft, an empty field is none', () => {
    expect(isEmpty({ ...emptyDraft(), premortem: [{ by: 'm-1', worst: ' ' }] })).toBe(true);
    expect(isEmpty({ ...emptyDraft(), premortem: ANSWERS })).toBe(false);
  });
  test('two versions of a draft tell what differs in them', () => {
    const worst = (text: string) => ({ premortem: [{ worst: text, by: 'm-1' }] });
    expect(draftChanges(worst('It freezes.'), worst('It freezes.'))).toEqual([]);
    expect(draftChanges({}, worst('It freezes.'))).toEqual([
      { field: 'premortem', from: null, to: 'It freezes.' },
    ]);
  });
});

describe('what came true, while the outcome is written', () => {
  beforeEach(() => texts.drop('x'));

  test('is kept, and only of answers that are there', () => {
    expect(keptTrue('x', [{ id: 1 }, { id: 2 }])).toEqual([]);
    keepTrue('x', [2, 7]);
    expect(keptTrue('x', [{ id: 1 }, { id: 2 }])).toEqual([2]);
    keepTrue('x', []);
    expect(texts.get('x')).toBe('');
  });
});
