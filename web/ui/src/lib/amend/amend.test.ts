// What an edit says as an amendment, and what becomes of it when the proposal moves on.

import { describe, expect, test } from 'vitest';

import type { Attribute, Rulebook } from '../api/types';
import { action, proposal } from '../proposal/sample';
import { amendmentOf, toForm } from './amendment';
import { addAction, bringBack, dropAction, editOf } from './edit';
import { rebase } from './rebase';

const of = (id: string, type: Attribute['type'], more: Partial<Attribute> = {}): Attribute => ({
  id,
  name: { en: id, ru: id },
  type,
  required: false,
  ...more,
});
const book = {
  fields: [of('budget', 'money', { currency: 'EUR' }), of('audience', 'text')],
  kinds: [
    {
      id: 'price',
      name: { en: 'Price', ru: 'Цена' },
      attributes: [of('discount_pct', 'decimal', { digits: 1 })],
    },
    {
      id: 'claim',
      name: { en: 'Claim', ru: 'Обещание' },
      attributes: [of('text', 'text', { required: true })],
    },
  ],
} as unknown as Rulebook;

const base = proposal({
  revision: 2,
  fields: { budget: { amount: 4800000, currency: 'EUR' }, audience: 'engineers' },
  actions: [
    action(1, { attributes: { discount_pct: '20' } }),
    action(2, { kind: 'claim', attributes: { text: 'Runs seven years.' } }),
    action(3, { requires: ['a1'], attributes: { discount_pct: '5' } }),
    action(4, { kind: 'claim', verdict: 'dropped', attributes: { text: 'Once said.' } }),
  ],
});
const fresh = () => structuredClone(editOf(base, book, 'en'));
const sent = (edit: ReturnType<typeof fresh>) => amendmentOf(edit, base, book).amendment;

describe('an edit as an amendment', () => {
  test('nothing changed is nothing sent, however the values are typed', () => {
    const edit = fresh();
    edit.fields['budget'] = '48 000';
    edit.actions[0]!.attributes['discount_pct'] = '20,0';
    expect(amendmentOf(edit, base, book)).toEqual({ amendment: {}, changes: [], faults: {} });
  });

  test('only what differs is sent; an emptied field is taken away', () => {
    const edit = fresh();
    edit.title = 'F-221';
    edit.fields = { budget: '52 000', audience: ' ' };
    edit.actions[0]!.attributes['discount_pct'] = '12,5';
    expect(sent(edit)).toEqual({
      proposal: { title: 'F-221', fields: { budget: { amount: 5200000, currency: 'EUR' }, audience: null } },
      actions: [{ id: 'a1', attributes: { discount_pct: '12.5' } }],
    });
    expect(amendmentOf(edit, base, book).changes).toContainEqual({
      field: 'attributes.discount_pct',
      action: 'a1',
      from: '20',
      to: '12.5',
    });
  });

  test('another kind takes the attributes of the former one away', () => {
    const edit = fresh();
    edit.actions[0] = { ...edit.actions[0]!, kind: 'claim', attributes: { text: 'Cheap.' } };
    expect(sent(edit).actions).toEqual([
      { id: 'a1', kind: 'claim', attributes: { text: 'Cheap.', discount_pct: null } },
    ]);
  });

  test('dropping, bringing back and adding', () => {
    let edit = bringBack(dropAction(fresh(), 'a2'), 'a4');
    edit = addAction(edit);
    edit.actions[4] = { ...edit.actions[4]!, kind: 'claim', title: 'New', attributes: { text: 'Said.' } };
    expect(sent(edit)).toEqual({
      drop: ['a2'],
      actions: [{ id: 'a4' }, { id: 'a5', kind: 'claim', title: 'New', attributes: { text: 'Said.' } }],
    });
  });

  test('an added action that is removed again leaves nothing behind', () => {
    expect(sent(dropAction(addAction(fresh()), 'a5'))).toEqual({});
  });

  test('what requires a dropped action has to let go of it, or be dropped too', () => {
    const edit = dropAction(fresh(), 'a1');
    expect(amendmentOf(edit, base, book).faults).toEqual({ '/actions/2/requires': { code: 'need_gone' } });
    expect(sent(dropAction(edit, 'a3'))).toEqual({ drop: ['a1', 'a3'] });
    edit.actions[2]!.requires = [];
    expect(sent(edit)).toEqual({ drop: ['a1'], actions: [{ id: 'a3', requires: [] }] });
  });

  test('faults stand where the form has the field', () => {
    const edit = fresh();
    edit.goal = ' ';
    edit.actions[1]!.attributes['text'] = '';
    edit.actions[2]!.attributes['discount_pct'] = 'half';
    expect(amendmentOf(edit, base, book).faults).toEqual({
      '/goal': { code: 'need' },
      '/actions/1/attributes/text': { code: 'need' },
      '/actions/2/attributes/discount_pct': { code: 'bad_decimal' },
    });
  });

  test('a refusal of the server finds the field that it is about', () => {
    const edit = dropAction(fresh(), 'a2');
    edit.actions[2]!.title = 'Other';
    const { amendment } = amendmentOf(edit, base, book);
    const place = (pointer: string) => toForm(pointer, amendment, edit);
    expect(place('/proposal/fields/budget')).toBe('/fields/budget');
    expect(place('/amendment/actions/0/title')).toBe('/actions/2/title');
    expect(place('/drop/0')).toBe('/actions/1');
    expect(place('/reason')).toBe('/reason');
  });
});

describe('the proposal moves on while somebody changes it', () => {
  const moved = proposal({
    ...base,
    revision: 3,
    goal: 'another goal',
    actions: [
      action(1, { attributes: { discount_pct: '18' } }),
      base.actions[1]!,
      base.actions[2]!,
      base.actions[3]!,
      action(5, { kind: 'claim', title: 'Theirs', attributes: { text: 'Added meanwhile.' } }),
    ],
  });

  test('their changes come in, mine stay, and where both changed is told', () => {
    const mine = fresh();
    mine.title = 'Mine';
    mine.actions[0]!.attributes['discount_pct'] = '12';
    const { edit, both } = rebase(fresh(), mine, moved, book, 'en');
    expect([edit.title, edit.goal, edit.revision]).toEqual(['Mine', 'another goal', 3]);
    expect(edit.actions[0]?.attributes['discount_pct']).toBe('12');
    expect(both).toEqual(['/actions/0/attributes/discount_pct']);
    expect(amendmentOf(edit, moved, book).amendment).toEqual({
      proposal: { title: 'Mine' },
      actions: [{ id: 'a1', attributes: { discount_pct: '12' } }],
    });
  });

  test('two actions added under one id are two actions, and keep what requires them', () => {
    const mine = addAction(fresh());
    mine.actions[4] = { ...mine.actions[4]!, kind: 'claim', title: 'Mine', attributes: { text: 'x' } };
    mine.actions[2]!.requires = ['a1', 'a5'];
    const { edit } = rebase(fresh(), mine, moved, book, 'en');
    expect(edit.actions.map(({ id, title }) => [id, title]).slice(4)).toEqual([
      ['a5', 'Theirs'],
      ['a6', 'Mine'],
    ]);
    expect(edit.actions[2]?.requires).toEqual(['a1', 'a6']);
  });

  test('what they dropped and I changed is told', () => {
    const dropped = proposal({
      ...base,
      revision: 3,
      actions: [action(1, { verdict: 'dropped' }), ...base.actions.slice(1)],
    });
    const mine = dropAction(fresh(), 'a2');
    const { edit, both } = rebase(fresh(), mine, dropped, book, 'en');
    expect(edit.actions.map(({ state }) => state)).toEqual(['dropped', 'dropped', 'there', 'dropped']);
    expect(both).toEqual([]);
  });
});
