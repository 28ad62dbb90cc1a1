// The two languages say the same things, with every plural form, and in good typography.

import { describe, expect, test } from 'vitest';

import { en } from './en';
import { messages } from './index.svelte';
import { fill, type Message, tie } from './message';
import { ru } from './ru';
import { capital, inside, inWords } from './words';

const placesOf = (message: Message) => {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  const names = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!));
  return [...new Set(names)].sort();
};
const texts = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));
const keys = Object.keys(ru) as (keyof typeof ru)[];

describe('messages', () => {
  test('both languages have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(ru).sort());
  });

  test('every message has the same places in both', () => {
    const differing = keys.filter((key) => placesOf(ru[key]).join() !== placesOf(en[key]).join());
    expect(differing).toEqual([]);
  });

  test('every plural has all forms of its language, in both', () => {
    const forms = (message: Message) =>
      typeof message === 'string' ? '' : Object.keys(message).sort().join();
    const wrong = keys.filter((key) => {
      const pair = `${forms(ru[key])} / ${forms(en[key])}`;
      return pair !== ' / ' && pair !== 'few,many,one,other / one,other';
    });
    expect(wrong).toEqual([]);
  });

  test('none is empty, has straight quotes, shouts or begs', () => {
    const bad = keys.filter((key) =>
      [...texts(ru[key]), ...texts(en[key])].some(
        (text) => text.trim() === '' || /["'!]|\bplease\b|пожалуйста/i.test(text),
      ),
    );
    expect(bad).toEqual([]);
  });

  test('each side keeps to its own letters and quotes', () => {
    const foreign = keys.filter(
      (key) => key !== 'app.other_language' && /[а-яё«»]/i.test(texts(en[key]).join()),
    );
    expect(foreign).toEqual([]);
    expect(keys.filter((key) => /[“”]/.test(texts(ru[key]).join()))).toEqual([]);
    const latin = (text: string) => /[a-z]{3}/i.test(text.replace(/\{\w+\}|\[\w+\|/g, ''));
    expect(keys.filter((key) => key !== 'app.other_language' && texts(ru[key]).some(latin))).toEqual([]);
  });

  test('Russian short words are tied to the next one', () => {
    for (const text of Object.values(messages.ru).flatMap(texts)) {
      expect(text).not.toMatch(/(^|[\s(«])(в|с|к|на|не) \S/i);
      expect(text).not.toMatch(/ —/);
    }
  });
});

describe('fill', () => {
  test('Russian chooses between its forms', () => {
    const forms = (n: number) => fill('ru', messages.ru['time.days'], { n }).replace('\u00a0', ' ');
    expect([1, 2, 5, 11, 21, 22, 25, 104].map(forms)).toEqual([
      '1 день',
      '2 дня',
      '5 дней',
      '11 дней',
      '21 день',
      '22 дня',
      '25 дней',
      '104 дня',
    ]);
  });
  test('English chooses between its forms', () => {
    const forms = (n: number) => fill('en', messages.en['time.days'], { n });
    expect([0, 1, 2, 21].map(forms)).toEqual(['0 days', '1 day', '2 days', '21 days']);
  });
  test('numbers are grouped with a no-break space in Russian, a comma in English', () => {
    expect(fill('ru', '{n}', { n: 14800 })).toBe('14\u00a0800');
    expect(fill('en', '{n}', { n: 14800 })).toBe('14,800');
  });
  test('a place without a value stays visible', () => {
    expect(fill('en', 'until {when}', {})).toBe('until {when}');
  });
});

describe('words', () => {
  test('small numbers are words, in the right gender', () => {
    expect(inWords('en', 3)).toBe('three');
    expect(inWords('ru', 1)).toBe('одно');
    expect(inWords('ru', 2, 'feminine')).toBe('две');
    expect(inWords('ru', 1, 'masculine')).toBe('один');
    expect(inWords('en', 13)).toBe('13');
    expect(inWords('ru', 2400)).toBe('2\u00a0400');
  });
  test('a sentence begins with a capital, also inside a marked stretch', () => {
    expect(capital('три действия')).toBe('Три действия');
    expect(capital('[object|two objections] wait')).toBe('[object|Two objections] wait');
  });
  test('a department inside a sentence is lower case, an abbreviation stays', () => {
    expect([inside('Sales'), inside('Продажи'), inside('IT'), inside('R&D')]).toEqual([
      'sales',
      'продажи',
      'IT',
      'R&D',
    ]);
  });
  test('tie leaves words that merely end like a preposition', () => {
    expect(tie('Итог — всё')).toBe('Итог\u00a0— всё');
    expect(tie('в сводке и на доске')).toBe('в\u00a0сводке и\u00a0на\u00a0доске');
  });
});
