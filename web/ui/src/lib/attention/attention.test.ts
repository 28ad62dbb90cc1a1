import { describe, expect, test } from 'vitest';

import type { Waiting } from '../api/types';
import { grouped, groupOf, placed } from './groups';
import { choices, fault } from './later';

const WEDNESDAY = new Date(2026, 10, 25, 14, 0).getTime();
const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
const iso = (day: number, hour: number) => new Date(at(day, hour)).toISOString();
const person = (id: string) => ({ id, name: id, department: 'sales' });

const item = (more: Partial<Waiting> = {}): Waiting => ({
  key: '42/position',
  proposal: 42,
  department: 'sales',
  title: 'F-220',
  task: 'position',
  actions: ['a1'],
  due: iso(30, 18),
  sentence: 'Asked because sales may veto here.',
  snoozed_until: null,
  handed_to: null,
  handed_by: null,
  note: null,
  ...more,
});

describe('what waits for me', () => {
  test.each([
    ['nothing said of it', {}, 'waiting'],
    ['put aside', { snoozed_until: iso(26, 9) }, 'snoozed'],
    ['put aside until a time that has come', { snoozed_until: iso(25, 9) }, 'waiting'],
    ['handed to me', { handed_by: person('lena'), handed_to: person('boris') }, 'given'],
    ['handed to me, without saying to whom', { handed_by: person('lena') }, 'given'],
    ['handed over by me', { handed_by: person('boris'), handed_to: person('lena') }, 'handed'],
    ['handed on', { handed_by: person('anna'), handed_to: person('lena') }, 'handed'],
    ['handed to me and put aside', { handed_by: person('lena'), snoozed_until: iso(26, 9) }, 'snoozed'],
  ])('%s', (_, more, group) => {
    expect(groupOf(item(more), 'boris', WEDNESDAY)).toBe(group);
  });

  test('groups keep the order of the server; what was put aside comes back in its own', () => {
    const late = item({ key: 'a', snoozed_until: iso(28, 9) });
    const early = item({ key: 'b', snoozed_until: iso(27, 9) });
    const { snoozed, waiting } = grouped(placed([late, early, item({ key: 'c' })]), 'boris', WEDNESDAY);
    expect(snoozed.map((one) => one.place)).toEqual(['b', 'a']);
    expect(waiting.map((one) => one.place)).toEqual(['c']);
  });

  test('two that a server names alike are still two', () => {
    const twice = placed([item({ key: '42/position' }), item({ key: '42/position' })]);
    expect(twice.map((one) => one.place)).toEqual(['42/position', '42/position~2']);
  });
});

describe('putting aside', () => {
  const offered = (due: string | null, now = WEDNESDAY) => choices(due, now).map(({ id, at }) => [id, at]);
  const tomorrow = ['tomorrow', at(26, 9)];
  const monday = ['monday', at(30, 9)];

  test('without a deadline: tomorrow morning, Monday morning', () => {
    expect(offered(null)).toEqual([tomorrow, monday]);
  });
  test('never beyond a day before the deadline', () => {
    expect(offered(iso(29, 18))).toEqual([tomorrow, ['latest', at(28, 18)]]);
    expect(offered(iso(26, 20))).toEqual([['latest', at(25, 20)]]);
  });
  test('nothing when the deadline is within a day, or over', () => {
    expect(offered(iso(26, 14))).toEqual([]);
    expect(offered(iso(24, 9))).toEqual([]);
  });
  test('the last moment is not offered beside one that is nearly the same', () => {
    expect(offered(new Date(at(27, 9) + 600_000).toISOString())).toEqual([tomorrow]);
  });
  test('on a Sunday tomorrow is Monday: one choice; on a Monday it is the next one', () => {
    expect(offered(null, at(29, 12))).toEqual([['tomorrow', at(30, 9)]]);
    expect(choices(null, at(23, 8)).map(({ at: moment }) => new Date(moment).getDate())).toEqual([24, 30]);
  });
  test('a chosen moment', () => {
    expect(fault(null, null, WEDNESDAY)).toBe('need');
    expect(fault(iso(25, 13), null, WEDNESDAY)).toBe('past');
    expect(fault(iso(29, 19), iso(30, 18), WEDNESDAY)).toBe('too_late');
    expect(fault(iso(29, 18), iso(30, 18), WEDNESDAY)).toBe(null);
  });
});
