// What a draft would meet: how the server's answer becomes words, buttons and values of the form.

import { mount, tick, unmount } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';

import type { Attribute, Avoiding, Edit, ForeseenAction, Rulebook } from '../api/types';
import WhatIf from '../../pages/new-campaign/WhatIf.svelte';
import { settings } from '../settings.svelte';
import { type Draft, newAction } from './draft';
import { applied, canApply, editText, foreseenAt, inputOf, met, targetOf } from './whatIf';

const of = (id: string, type: Attribute['type'], more: Partial<Attribute> = {}): Attribute => ({
  id,
  name: { en: id, ru: id },
  type,
  required: false,
  ...more,
});
const discount = of('discount_pct', 'decimal', {
  digits: 1,
  unit: '%',
  name: { en: 'Discount', ru: 'Скидка' },
});
const book = {
  final_say: 'marketing',
  departments: ['marketing', 'finance', 'legal'].map((id) => ({ id, name: { en: id, ru: id } })),
  grounds: [{ id: 'margin_floor', name: { en: 'Margin floor', ru: 'Порог маржи' }, absolute: false }],
  fields: [of('budget', 'money', { currency: 'EUR', name: { en: 'Budget', ru: 'Бюджет' } })],
  kinds: [
    {
      id: 'price',
      name: { en: 'Price', ru: 'Цена' },
      attributes: [
        discount,
        of('cost', 'money', { currency: 'EUR', name: { en: 'Cost', ru: 'Стоимость' } }),
        of('until', 'date', { name: { en: 'Until', ru: 'До' } }),
        of('sure', 'boolean', { name: { en: 'Sure', ru: 'Точно' } }),
      ],
    },
  ],
} as unknown as Rulebook;

const draft: Draft = {
  title: '',
  goal: '',
  fields: { budget: '60,000' },
  actions: [{ ...newAction(1), kind: 'price', attributes: { discount_pct: '20' } }],
  premortem: [],
  next: 2,
};
const edit = (pointer: string, more: Partial<Edit>): Edit => ({
  pointer,
  form: 'set',
  from: null,
  to: null,
  least: null,
  most: null,
  ...more,
});
const less = edit('/actions/0/attributes/discount_pct', { from: '20', to: '15' });
const cheaper = edit('/fields/budget', {
  from: { amount: 6000000, currency: 'EUR' },
  to: { amount: 4999999, currency: 'EUR' },
});
const cost = { amount: 1000000, currency: 'EUR' };

afterEach(() => {
  settings.language = 'en';
});

describe('an edit', () => {
  test('leads to an input of the form, and to nothing where there is none', () => {
    expect(targetOf('/actions/3/attributes/a~1b')).toEqual({ action: 3, attribute: 'a/b' });
    expect(inputOf('/fields/budget')).toBe('field-budget');
    expect(inputOf('/actions/0/attributes/discount_pct')).toBe('action-0-discount_pct');
    expect(inputOf('/title')).toBeNull();
  });

  test.each([
    [less, 'Discount: 20% → 15%', 'Скидка: 20\u00a0% → 15\u00a0%'],
    [cheaper, 'Budget: €60,000 → €49,999.99', 'Бюджет: 60\u00a0000\u00a0€ → 49\u00a0999,99\u00a0€'],
    [edit('/actions/0/attributes/sure', { to: false }), 'Sure: no', 'Точно: нет'],
    [
      edit('/actions/0/attributes/cost', { form: 'within', most: cost }),
      'Cost: €10,000 or less',
      'Стоимость: 10\u00a0000\u00a0€ или меньше',
    ],
    [edit('/actions/0/attributes/cost', { form: 'write' }), 'Cost: fill it in', 'Стоимость: указать'],
    [
      edit('/actions/0/attributes/cost', { form: 'leave_out', from: cost }),
      'Cost: leave it out',
      'Стоимость: не\u00a0указывать',
    ],
  ])('is said with values as the form shows them (%#)', (one, en, ru) => {
    expect(editText(one, draft, book)).toBe(en);
    settings.language = 'ru';
    expect(editText(one, draft, book)).toBe(ru);
  });

  test('puts its value into the form as if it had been typed, and leaves the rest', () => {
    const after = applied(draft, [less, cheaper], book, 'en');
    expect(after.actions[0]!.attributes).toEqual({ discount_pct: '15' });
    expect(after.fields).toEqual({ budget: '49,999.99' });
    expect(draft.actions[0]!.attributes).toEqual({ discount_pct: '20' });
    expect(applied(draft, [cheaper], book, 'ru').fields['budget']).toBe('49\u00a0999,99');
    const gone = edit('/actions/0/attributes/discount_pct', { form: 'leave_out', from: '20' });
    expect(applied(draft, [gone], book, 'en').actions[0]!.attributes['discount_pct']).toBe('');
  });

  test('that has to be written is not made by itself', () => {
    const write = edit('/actions/0/attributes/cost', { form: 'within', most: cost });
    expect(canApply([less, cheaper])).toBe(true);
    expect(canApply([less, write])).toBe(false);
    expect(applied(draft, [write], book, 'en')).toEqual(draft);
  });
});

const avoid: Avoiding = {
  department: 'finance',
  right: 'veto',
  result: 'found',
  sentence: null,
  ways: [
    { edits: [less], loses: [], gains: [], change: '', effect: 'Finance loses its veto', sentence: 'a' },
    {
      edits: [cheaper],
      loses: [],
      gains: [{ action: '/actions/0', department: 'legal', right: 'veto' }],
      change: '',
      effect: 'Finance loses its veto; but Legal may veto then',
      sentence: 'b',
    },
    {
      edits: [edit('/actions/0/attributes/cost', { form: 'within', most: cost })],
      loses: [],
      gains: [],
      change: '',
      effect: '',
      sentence: 'c',
    },
  ],
  more: 0,
  limited: false,
};
const seat = { approval_required: false, halt: false, silence: 'consent' as const, rules: [] };
const foreseen = {
  pointer: '/actions/0',
  id: 'a1',
  title: '',
  kind: 'price',
  seats: [
    { ...seat, department: 'legal', power: 'object', grounds: [] },
    { ...seat, department: 'marketing', power: 'comment', grounds: [] },
    { ...seat, department: 'finance', power: 'veto', grounds: ['margin_floor'] },
  ],
  passing: null,
  needs: [],
  unsaid: [
    {
      pointer: '/actions/0/attributes/cost',
      required: false,
      may_gain: [],
      may_lose: ['legal'],
      sentence: 'Cost is not given: it may take power from Legal.',
    },
    { pointer: '/actions/0/attributes/until', required: false, may_gain: [], may_lose: [], sentence: null },
  ],
  limited: false,
  questions: [{ id: 'q', department: 'legal', ask: 'Is it allowed?' }],
  avoid: [avoid],
  precedents: [
    {
      proposal: 7,
      title: 'Spring',
      status: 'evaluated',
      submitted_at: '2026-03-02T09:00:00Z',
      closed_at: '2026-03-12T09:00:00Z',
      action: 'a1',
      number: 1,
      action_title: 'A fifth off',
      attributes: { discount_pct: '20' },
      nearness: 90,
      verdict: 'prevented',
      vetoes: [
        {
          veto: 1,
          department: 'finance',
          ground: { id: 'margin_floor', name: 'Margin floor' },
          reason: 'A loss.',
          state: 'sustained',
          acceptable: null,
          lifts_if: null,
          challenges: [{ on: 'merits', result: 'sustained' }],
          override: null,
        },
      ],
      objections: [
        {
          objection: 1,
          department: 'legal',
          reason: 'Too loud.',
          state: 'declined',
          answer: { answer: 'decline', reason: 'It is not.' },
        },
      ],
      outcome: { verdict: 'failed', lesson: 'Ask first.' },
    },
  ],
} as unknown as ForeseenAction;

describe('what an action would meet', () => {
  test('the gravest power first, and nobody who only may comment', () => {
    expect(met(foreseen).map(({ seat: { department } }) => department)).toEqual(['finance', 'legal']);
    expect(met(foreseen)[0]!.avoid).toEqual([avoid]);
  });

  test('an answer about another draft is not shown', () => {
    expect(foreseenAt([foreseen], 0, 'a1')).toBe(foreseen);
    expect(foreseenAt([foreseen], 0, 'a2')).toBeNull();
    expect(foreseenAt([foreseen], 1, 'a1')).toBeNull();
    expect(foreseenAt([{ ...foreseen, kind: null }], 0, 'a1')).toBeNull();
    expect(foreseenAt(undefined, 0, 'a1')).toBeNull();
  });

  test('on the page: a button for each way, what else it would do, what is open, and what was', async () => {
    const apply = vi.fn();
    const field = document.createElement('input');
    field.id = 'action-0-cost';
    document.body.append(field);
    const target = document.createElement('div');
    document.body.append(target);
    const page = mount(WhatIf, {
      target,
      props: { foreseen, draft, book, busy: false, apply, limited: false },
    });
    await tick();
    const text = () => target.textContent.replace(/\s+/g, ' ');
    const button = (name: string) =>
      [...target.querySelectorAll('button')].find((one) => one.textContent === name)!;
    expect(text()).toContain('finance may veto (ground: margin floor).');
    button('Discount: 20% → 15%').click();
    expect(apply).toHaveBeenCalledExactlyOnceWith([less]);
    expect(text()).toContain('but Legal may veto then');
    button('Cost: €10,000 or less').click();
    expect(apply).toHaveBeenCalledTimes(1); // it has to be written
    expect(document.activeElement).toBe(field);
    for (const said of [
      'Cost is not given: it may take power from Legal.',
      'legal will have to answer: Is it allowed?',
      'Not said so far: until.',
      '1 earlier action like this',
      'finance vetoed: Margin floor. It was challenged and sustained.',
      'A loss.',
      'Declined: It is not.',
      'It failed. Ask first.',
    ])
      expect(text()).toContain(said);
    await unmount(page);
    target.remove();
    field.remove();
  });
});
