// What is known of customers: addresses, forms, versions, demands for evidence.

import { describe, expect, test } from 'vitest';

import type { EvidenceLine, EvidenceNeed, Insight, InsightText, InsightVersion, Talks } from '../api/types';
import { settings } from '../settings.svelte';
import { citedFor } from './citedFor';
import { distinct } from './customers.svelte';
import { lacking, lineText } from './evidence';
import { bodyOf, fieldsOf, missing, newInsight } from './insightForm';
import { restored } from './kept.svelte';
import { brief, evidenceWord, recordPath, tagsIn } from './names';
import { steadiest } from './rhythm';
import { knowledgePage, knowledgePath } from './routes';
import { changeBody, newTalk, talkBody, talkWith, tidy, wrongs } from './talkForm';
import { history } from './versions';

const NOW = Date.parse('2026-11-27T09:30:00Z');
const BY = { id: 'ivan', name: 'Ivan Petrov', department: 'support' };

describe('addresses', () => {
  test.each([
    ['/knowledge', { page: 'knowledge', tab: 'insights', query: {} }],
    ['/knowledge/calls/', { page: 'knowledge', tab: 'calls', query: {} }],
    ['/knowledge/import', { page: 'import', journey: null, members: false }],
    ['/insights/new', { page: 'new-insight' }],
    ['/insights/3', { page: 'insight', id: 3, changing: false }],
    ['/insights/3/change', { page: 'insight', id: 3, changing: true }],
    ['/conversations/12', { page: 'conversation', id: 12, changing: false }],
    ['/metrics/7', { page: 'metric', id: 7 }],
    ['/journeys/new', { page: 'new-journey' }],
    ['/journeys/4', { page: 'journey', id: 4, changing: false }],
    ['/journeys/4/change', { page: 'journey', id: 4, changing: true }],
    ['/knowledge/journeys', { page: 'knowledge', tab: 'journeys', query: {} }],
    ['/metrics/new', null],
    ['/metrics/7/change', null],
    ['/insights/new/change', null],
    ['/insights/x', null],
    ['/knowledge/nowhere', null],
  ])('%s', (path, page) => expect(knowledgePage(path, '')).toEqual(page));

  test('a talk may begin with its customer, and with nonsense begins with nobody', () => {
    expect(knowledgePage('/conversations/new', '?customer=4')).toMatchObject({ customer: 4 });
    expect(knowledgePage('/conversations/new', '?customer=x')).toMatchObject({ customer: null });
  });
  test('what a list is asked for stands in its address, and comes back from it', () => {
    const path = knowledgePath('conversations', { relation: 'buyer', department: '', q: undefined });
    expect(path).toBe('/knowledge/conversations?relation=buyer');
    expect(knowledgePage('/knowledge/conversations', '?relation=buyer')).toMatchObject({
      query: { relation: 'buyer' },
    });
    expect(knowledgePath('insights', {})).toBe('/knowledge');
  });
});

describe('names', () => {
  test('brief: the first line, cut between words', () => {
    expect(brief('One line\nand another')).toBe('One line');
    expect(brief('one two three four', 12)).toBe('one two…');
    expect(brief('unbreakable', 5)).toBe('unbre…');
  });
  test('tags are parted by commas, each once', () => {
    expect(tagsIn(' price, warranty ,, price;  cold  start')).toEqual(['price', 'warranty', 'cold start']);
  });
  test('a record has an address and a word', () => {
    expect(recordPath('conversation', 3)).toBe('/conversations/3');
    expect(recordPath('decision', 5)).toBe('/proposals/5');
    expect(recordPath('journey', 5)).toBe('/journeys/5');
    expect(evidenceWord({ kind: 'metric', id: 7 })).toBe('metric:7');
  });
});

describe('the form of an insight', () => {
  test('four fields are needed, two may stay empty', () => {
    expect(missing(newInsight())).toEqual(['idea', 'source', 'customer_value', 'company_value']);
    expect(
      missing({ ...newInsight(), idea: ' ', source: 's', customer_value: 'c', company_value: 'd' }),
    ).toEqual(['idea']);
  });
  test('what it links to is sent as numbers, its words without the space around them', () => {
    const conversations = [{ kind: 'conversation' as const, id: 4, title: 'x' }];
    const body = bodyOf({ ...newInsight(), idea: ' I ', tags: 'a, b', conversations });
    expect(body).toMatchObject({ idea: 'I', tags: ['a', 'b'], conversations: [4], metrics: [] });
    expect(body).not.toHaveProperty('version');
  });
  test('it begins with what stands there, and with the version that it makes better', () => {
    const text = { ...words(), idea: 'I' };
    const insight = {
      text,
      kind: 'thought',
      tags: ['a', 'b'],
      segments: [],
      version: 3,
    } as unknown as Insight;
    const fields = fieldsOf(insight, [{ kind: 'metric', id: 1, title: 'm' }]);
    expect(fields).toMatchObject({ idea: 'I', kind: 'thought', tags: 'a, b', version: 3 });
    expect(fields.metrics).toHaveLength(1);
    expect(fields.conversations).toEqual([]);
  });
  test('what was kept is taken as far as it is of this form', () => {
    const start = { ...newInsight() };
    const kept = JSON.stringify({ idea: 'kept', version: 'two', gone: 1, metrics: {} });
    expect(restored(kept, start)).toEqual({ ...start, idea: 'kept' });
    expect(restored('no json', start)).toEqual(start);
    expect(restored('', start)).toEqual(start);
  });
});

const words = (): InsightText => ({
  idea: '',
  source: '',
  customer_value: '',
  company_value: '',
  participants: '',
  implementation: '',
});
const version = (n: number, text: InsightText | null): InsightVersion => ({
  version: n,
  text,
  by: BY,
  at: '2026-11-27T09:00:00Z',
});

describe('versions', () => {
  test('each tells what it changed, the newest first', () => {
    const lines = history([
      version(1, words()),
      version(3, { ...words(), idea: 'b' }),
      version(2, { ...words(), idea: 'a' }),
    ]);
    expect(lines.map((one) => one.version.version)).toEqual([3, 2, 1]);
    expect(lines.map((one) => one.changes)).toEqual([
      [{ field: 'idea', from: 'a', to: 'b' }],
      [{ field: 'idea', from: null, to: 'a' }],
      [],
    ]);
  });
  test('of erased ones nothing is told', () => {
    expect(history([version(1, null), version(2, null)]).flatMap((one) => one.changes)).toEqual([]);
  });
});

describe('the form of a talk', () => {
  test('somebody new needs a name, a known one a choice, an unnamed one nothing', () => {
    const said = { ...newTalk(NOW), quotes: ['q'] };
    expect(wrongs(said)).toEqual(['name']);
    expect(wrongs({ ...said, whom: 'known' })).toEqual(['customer']);
    expect(wrongs({ ...said, whom: 'nobody' })).toEqual([]);
    expect(wrongs({ ...said, whom: 'nobody', at: '' })).toEqual(['at']);
  });
  test('something was said: a quote, the worst story, or notes', () => {
    const nobody = { ...newTalk(NOW), whom: 'nobody' as const };
    expect(wrongs({ ...nobody, quotes: [' ', ''] })).toEqual(['quotes']);
    expect(wrongs({ ...nobody, notes: 'n' })).toEqual([]);
    expect(wrongs({ ...nobody, worst: 'w' })).toEqual([]);
  });
  test('empty lines go before it is sent; one stays to write into', () => {
    const fields = { ...newTalk(NOW), quotes: ['', 'a ', ' '], follow_ups: [' '] };
    tidy(fields);
    expect([fields.quotes, fields.follow_ups]).toEqual([['a'], ['']]);
    expect(talkBody(fields)).toMatchObject({ quotes: ['a'], follow_ups: [] });
  });
  test('with whom is said one way only, and not at all when it is put right', () => {
    const known = { ...talkWith(NOW, { id: 4, name: 'Anna', relation: 'lapsed' }), name: 'left over' };
    expect(talkBody(known)).toMatchObject({ customer: 4, relation: 'lapsed' });
    expect(talkBody(known)).not.toHaveProperty('new_customer');
    expect(changeBody(known)).not.toHaveProperty('customer');
    expect(talkBody({ ...known, whom: 'new' }).new_customer).toEqual({ name: 'left over', contact: '' });
    expect(talkBody({ ...known, whom: 'nobody' })).not.toHaveProperty('customer');
  });
  test('a customer who was met twice is offered once, an erased one not at all', () => {
    const anna = { id: 1, name: 'Anna', relation: 'buyer' as const };
    expect(distinct([anna, null, { ...anna }, { ...anna, id: 2, name: null }])).toEqual([anna]);
  });
});

describe('rhythm', () => {
  const talks = (more: Partial<Talks>): Talks => ({
    this_week: 0,
    of_buyers: 0,
    weeks_in_a_row: 0,
    ever: 0,
    last: null,
    ...more,
  });
  test('the steadiest first; who never talked is apart', () => {
    const [often, steady, never] = [
      talks({ ever: 9, weeks_in_a_row: 1 }),
      talks({ ever: 3, weeks_in_a_row: 3 }),
      talks({}),
    ];
    expect(steadiest([never, often, steady])).toEqual({ talking: [steady, often], silent: [never] });
  });
});

describe('evidence', () => {
  const need = (met: boolean, ...actions: string[]): EvidenceNeed => ({
    id: 'talks',
    name: 'Talks',
    actions,
    wants: [],
    met,
    missing: met ? null : 'talks: 3',
  });
  test('what is left out needs none', () => {
    const [one, two] = [need(false, 'a1'), need(false, 'a2')];
    expect(lacking([one, two, need(true, 'a2')], [{ id: 'a2' }])).toEqual([two]);
    expect(lacking([one], [])).toEqual([]);
  });
  test('a demand in words, in both languages', () => {
    const line: EvidenceLine = { of: 'buyers', has: 1, wanted: 2, met: false, not_older_than: '90d' };
    settings.speak('en');
    expect(lineText(line)).toBe('of them with buyers: 1 of 2, not older than 90 days');
    settings.speak('ru');
    expect(lineText(line).replaceAll('\u00a0', ' ')).toBe('из них с покупателями: 1 из 2, не старше 90 дней');
    settings.speak('en');
  });
  test('for what it is cited', () => {
    const book = { departments: [{ id: 'sales', name: { en: 'Sales', ru: 'Продажи' } }] } as never;
    expect(citedFor(book, { for: 'proposal', action: null, department: null })).toBe('for the proposal');
    const position = { for: 'position' as const, action: 'a2', department: 'sales' };
    expect(citedFor(book, position, 2)).toBe('for a position: sales, action 2');
    expect(citedFor(book, position)).toBe('for a position: sales');
  });
});
