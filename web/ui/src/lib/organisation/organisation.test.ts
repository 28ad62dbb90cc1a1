import { afterEach, describe, expect, test, vi } from 'vitest';

import type { Department, Right, RosterMember, Rulebook, Voice } from '../api/types';
import { isEntrance, parse } from '../router.svelte';
import { settings } from '../settings.svelte';
import { copyText } from './copy';
import { looksLikeEmail } from './email';
import { Kept } from './kept.svelte';
import { absoluteGrounds, conditionOf, groundNames, powersOf, rightsOf, rightsOver, silenceOf } from './law';
import { tokenIn, wholeLink } from './link';
import { passwordFault } from './password';
import { People } from './people.svelte';
import { away, colleagues, deputyOf, gone, membersOf, toInvite, without } from './roster';
import { takesBack } from './vetoLaw';

const member = (id: string, department: string, more: Partial<RosterMember> = {}): RosterMember => ({
  id,
  name: id,
  department,
  head: false,
  administrator: false,
  left: null,
  absent: null,
  acts_for: [],
  may: [],
  ...more,
});
const boris = member('boris', 'sales', { head: true });
const lena = member('lena', 'sales', { acts_for: ['boris'] });
const anna = member('anna', 'sales');
const old = member('old', 'sales', { left: '2026-01-01T00:00:00Z', acts_for: ['boris'] });
const oleg = member('oleg', 'production', { head: true });
const all = [lena, old, boris, oleg, anna];
const NOW = Date.UTC(2026, 10, 26, 12);

describe('the roll', () => {
  test('a department lists its heads first, then by name, and nobody who left', () => {
    expect(membersOf(all, 'sales').map((one) => one.id)).toEqual(['boris', 'anna', 'lena']);
    expect(gone(all)).toEqual([old]);
  });
  test('what a department has left without somebody', () => {
    expect(without(all, oleg)).toBe('nobody');
    expect(without(all, boris)).toBe('no_head');
    expect(without(all, lena)).toBe('enough');
    expect(without([...all, member('eva', 'sales', { head: true })], boris)).toBe('enough');
  });
  test('only colleagues can act for a head, and only who is still here does', () => {
    expect(colleagues(all, boris).map((one) => one.id)).toEqual(['anna', 'lena']);
    expect(deputyOf(all, 'boris')).toBe(lena);
    expect(deputyOf(all, 'oleg')).toBeUndefined();
  });
  test('an absence is now, later, or over at its end', () => {
    const absent = (from: string, until: string) =>
      away(member('x', 'sales', { absent: { from, until } }), NOW);
    expect(absent('2026-11-26T12:00:00Z', '2026-11-27T12:00:00Z')).toBe('now');
    expect(absent('2026-11-26T12:00:01Z', '2026-11-27T12:00:00Z')).toBe('later');
    expect(absent('2026-11-25T12:00:00Z', '2026-11-26T12:00:00Z')).toBeNull();
    expect(away(lena, NOW)).toBeNull();
  });
  test('heads are invited where there is none and the asker may, the final say first', () => {
    const department = (id: string, more: Partial<Department> = {}): Department => ({
      id,
      name: { en: id, ru: id },
      final_say: false,
      members: 0,
      heads: [],
      vacant: true,
      may_invite: true,
      ...more,
    });
    const list = [
      department('sales'),
      department('legal', { may_invite: false }),
      department('support', { heads: [{ id: 'ivan', name: 'Ivan', department: 'support' }] }),
      department('marketing', { final_say: true }),
    ];
    expect(toInvite(list).map((one) => one.id)).toEqual(['marketing', 'sales']);
  });
});

describe('the way in', () => {
  const secret = 'aB3_-'.repeat(8) + 'xyz';
  test('a token is taken only whole and of its kind', () => {
    expect(tokenIn(`#cwi_${secret}`, 'cwi')).toBe(`cwi_${secret}`);
    expect(tokenIn(`#cws_${secret}`, 'cwi')).toBeNull();
    expect(tokenIn(`#cwi_${secret.slice(1)}`, 'cwi')).toBeNull();
    expect(tokenIn(`#cwi_${secret}.`, 'cwi')).toBeNull();
    expect(tokenIn('', 'cws')).toBeNull();
  });
  test('a link is told as an address', () => {
    expect(wholeLink('/join#cwi_x')).toBe(`${location.origin}/join#cwi_x`);
  });
  test('set-up and joining are open to everybody, the rest is not', () => {
    expect(['/set-up', '/join/', '/sign-in'].map((path) => isEntrance(parse(path)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['/people', '/settings', '/rulebook'].map((path) => parse(path))).toEqual([
      { page: 'people' },
      { page: 'settings' },
      { page: 'rulebook' },
    ]);
    expect(isEntrance(parse('/people'))).toBe(false);
    expect(parse('/people/x')).toEqual({ page: 'missing' });
  });
  test('a password counts characters, not bytes', () => {
    settings.language = 'en';
    expect(passwordFault('')).toBeDefined();
    expect(passwordFault('пароль')).toBe('2 characters more: at least eight are needed.');
    expect(passwordFault('🙂'.repeat(8))).toBeUndefined();
    expect(passwordFault('x'.repeat(128))).toBeUndefined();
    expect(passwordFault('x'.repeat(129))).toBeDefined();
  });
  test('an address needs two sides of an @', () => {
    expect(['a@b', 'вера@пример.рф', "o'neil+x@a.example"].every(looksLikeEmail)).toBe(true);
    expect(['', 'a', '@b', 'a@', 'a b@c', 'a@b@c', `${'a'.repeat(250)}@b.cc`].some(looksLikeEmail)).toBe(
      false,
    );
  });
});

describe('copying', () => {
  const input = () => Object.assign(document.createElement('input'), { value: 'cwt_x' });
  const given = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
  const clipboard = (value: unknown) =>
    Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
  afterEach(() => {
    if (given) Object.defineProperty(navigator, 'clipboard', given);
    else Reflect.deleteProperty(navigator, 'clipboard');
    Reflect.deleteProperty(document, 'execCommand');
  });
  test('the clipboard, where there is one', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    clipboard({ writeText });
    expect(await copyText(input())).toBe(true);
    expect(writeText).toHaveBeenCalledWith('cwt_x');
  });
  test('plain http: the old command, and if that is refused too, no', async () => {
    clipboard(undefined);
    const says = (done: boolean) => Object.assign(document, { execCommand: () => done });
    says(true);
    expect(await copyText(input())).toBe(true);
    says(false);
    expect(await copyText(input())).toBe(false);
  });
});

const text = (name: string) => ({ en: name, ru: name });
const right = (id: string, department: string, more: Partial<Right> = {}): Right => ({
  id,
  department,
  kinds: ['price'],
  when: null,
  power: 'object',
  grounds: [],
  approval_required: false,
  halt: false,
  wants: {},
  about: null,
  ...more,
});
const book = {
  departments: ['marketing', 'legal', 'sales'].map((id) => ({ id, name: text(id) })),
  fields: [],
  kinds: [
    {
      id: 'price',
      name: text('Price'),
      attributes: [
        { id: 'discount_pct', type: 'decimal', unit: '%', required: true, name: text('Discount') },
      ],
    },
    { id: 'date', name: text('Date'), attributes: [] },
  ],
  grounds: [
    { id: 'promise', name: text('Promise'), absolute: false },
    { id: 'ban', name: text('Ban'), absolute: true },
  ],
  jurisdiction: [
    right('J1', 'sales', {
      when: 'discount_pct > 10',
      power: 'veto',
      grounds: ['promise', 'ban'],
      halt: true,
    }),
    right('J2', 'sales', { kinds: [] }),
    right('J3', 'legal', {
      kinds: ['date'],
      power: 'none',
      approval_required: true,
      when: 'not a condition',
    }),
  ],
  silence: {
    sales: { otherwise: 'consent', kinds: { price: 'block' } },
    legal: { otherwise: 'abstain', kinds: {} },
  },
} as unknown as Rulebook;
const saying = { language: 'en', now: NOW, yes: 'yes', no: 'no' } as const;

describe('the rulebook in words', () => {
  const ids = (rights: Right[]) => rights.map((one) => one.id);
  const [veto, , approval] = book.jurisdiction;
  test('rows about every action come first; a kind lists whoever concerns it', () => {
    expect(ids(rightsOf(book, 'sales'))).toEqual(['J2', 'J1']);
    expect(ids(rightsOver(book, 'date'))).toEqual(['J3', 'J2']);
    expect(ids(rightsOver(book, 'price'))).toEqual(['J2', 'J1']);
  });
  test('a row gives its powers, the strongest first; one without any lets comment', () => {
    expect(powersOf(veto!)).toEqual(['veto', 'halt']);
    expect(powersOf(approval!)).toEqual(['approval']);
    expect(powersOf(right('x', 'sales', { power: 'comment' }))).toEqual(['comment']);
  });
  test('a condition is in words; one that cannot be read stands as it is', () => {
    settings.language = 'en';
    expect(conditionOf(book, veto!, saying)).toBe('discount is more than 10%');
    expect(conditionOf(book, approval!, saying)).toBe('not a condition');
    expect(conditionOf(book, right('x', 'sales'), saying)).toBeNull();
  });
  test('absolute grounds are marked', () => {
    expect(groundNames(book, veto!)).toEqual(['promise', 'ban (absolute)']);
    expect(absoluteGrounds(book)).toEqual(['Ban']);
  });
  test('silence says more where an approval is required', () => {
    expect(silenceOf(book, 'sales')[0]).toEqual({ kind: null, key: 'law.consent' });
    expect(silenceOf(book, 'sales')[1]?.key).toBe('law.block');
    expect(silenceOf(book, 'legal')).toEqual([{ kind: null, key: 'law.abstain_approval' }]);
    expect(silenceOf(book, 'marketing')).toEqual([]);
  });
  test('who takes a veto back: nobody but the head where it speaks, or where members vote', () => {
    const department = (id: string, voice: Voice) => ({ id, name: { en: id, ru: id }, voice });
    const said = (...departments: ReturnType<typeof department>[]) =>
      takesBack({
        departments,
        jurisdiction: departments.map(({ id }) => right(id, id, { power: 'veto' })),
      } as unknown as Rulebook).slice(0, -1);
    const either = 'Whoever cast it may, or the head of their department.';
    const voted: Voice = { share: '1/2', of_voting: false, quorum: null };
    expect(said(department('sales', 'worst'))).toEqual([either]);
    expect(said(department('sales', 'head'), department('legal', voted))).toEqual([
      'Only the head of its department may.',
    ]);
    expect(said(department('sales', 'latest'), department('legal', voted))).toEqual([
      either,
      'Of these departments only the head may: legal.',
    ]);
  });
});

describe('what is fetched', () => {
  const refused = { status: 409, code: 'conflict.x', title: '', detail: 'no', errors: [] };
  test('a thing that somebody else ended already is ended', async () => {
    const missing = { ...refused, status: 404 };
    const kept = new Kept(
      () => Promise.resolve({ ok: true as const, value: [{ id: 'b' }] }),
      (id) => Promise.resolve({ ok: false as const, problem: id === 'a' ? missing : refused }),
    );
    expect(await kept.end('a')).toBeNull();
    expect(kept.all).toEqual([{ id: 'b' }]);
    expect(await kept.end('c')).toBe(refused);
  });
  test('a refused change changes nothing and comes back', async () => {
    const people = new People();
    const load = vi.spyOn(people, 'load').mockResolvedValue();
    expect(await people.change(Promise.resolve({ ok: false, problem: refused }))).toBe(refused);
    expect(load).not.toHaveBeenCalled();
    const taken = vi.fn();
    expect(await people.change(Promise.resolve({ ok: true, value: 7 }), taken)).toBeNull();
    expect([taken.mock.calls, load.mock.calls.length]).toEqual([[[7]], 1]);
  });
});
