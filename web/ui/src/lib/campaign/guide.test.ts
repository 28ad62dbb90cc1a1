import { beforeEach, describe, expect, test } from 'vitest';

import type { Right, Rulebook } from '../api/types';
import { Guide, STEPS } from './guide.svelte';
import { reviewers } from './reviewers';

const right = (department: string, more: Partial<Right>): Right => ({
  id: `${department}-${JSON.stringify(more)}`,
  department,
  kinds: [],
  when: null,
  power: 'none',
  grounds: [],
  approval_required: false,
  halt: false,
  wants: {},
  about: null,
  ...more,
});
const book = (...jurisdiction: Right[]) =>
  ({
    final_say: 'marketing',
    departments: ['marketing', 'sales', 'finance', 'legal'].map((id) => ({ id })),
    jurisdiction,
  }) as unknown as Rulebook;

describe('who will review an action of a kind', () => {
  test('the power that always holds, and what a condition adds to it', () => {
    const law = book(
      right('sales', { power: 'object' }),
      right('sales', {
        kinds: ['price'],
        power: 'veto',
        when: 'discount_pct > 10',
        grounds: ['price_promise'],
      }),
      right('sales', { kinds: ['price'], power: 'comment', when: 'discount_pct > 1' }),
    );
    expect(reviewers(law, 'price')).toEqual([
      {
        department: 'sales',
        always: { power: 'object', approval: false, when: null, grounds: [] },
        under: [{ power: 'veto', approval: false, when: 'discount_pct > 10', grounds: ['price_promise'] }],
      },
    ]);
    expect(reviewers(law, 'event')[0]?.under).toEqual([]);
  });
  test('rows that hold together: the strongest power, its grounds, and a required approval', () => {
    const law = book(
      right('legal', { power: 'veto', grounds: ['legal_ban'] }),
      right('legal', { power: 'veto', grounds: ['consent', 'legal_ban'] }),
      right('legal', { approval_required: true }),
    );
    expect(reviewers(law, 'claim')[0]?.always).toEqual({
      power: 'veto',
      approval: true,
      when: null,
      grounds: ['legal_ban', 'consent'],
    });
  });
  test('the strongest first; who has no say, and who decides, is left out', () => {
    const law = book(
      right('marketing', { power: 'veto' }),
      right('sales', { power: 'object' }),
      right('finance', { power: 'veto', when: 'cost > 1' }),
      right('legal', { power: 'veto' }),
      right('sales', { kinds: ['event'], power: 'veto' }),
    );
    expect(reviewers(law, 'price').map((one) => one.department)).toEqual(['legal', 'sales', 'finance']);
  });
});

describe('the guide', () => {
  beforeEach(() => localStorage.clear());

  test('goes step by step and stays at the ends; the last step shows everything', () => {
    const guide = new Guide('ferrit', 'timur');
    expect(STEPS.every((step) => guide.shows(step))).toBe(true);
    guide.begin();
    guide.go(-1);
    expect([guide.step, guide.shows('proposal'), guide.shows('actions')]).toEqual(['proposal', true, false]);
    for (let i = 0; i < STEPS.length; i += 1) guide.go(1);
    expect([guide.step, guide.shows('proposal'), guide.shows('actions')]).toEqual(['send', true, true]);
    guide.leave();
    expect(guide.step).toBeNull();
  });
  test('declined is declined for good, for this member only', async () => {
    new Guide('ferrit', 'timur').never();
    const again = new Guide('ferrit', 'timur');
    await again.look();
    expect(again.offered).toBe(false);
    expect(localStorage.getItem('counterweight.guide.ferrit.hanna')).toBeNull();
  });
});
