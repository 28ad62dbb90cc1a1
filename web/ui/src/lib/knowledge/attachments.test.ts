// What is said of a file that is attached, and what a page shows of it.

import { beforeEach, expect, test } from 'vitest';

import type { Attachment } from '../api/types';
import { settings } from '../settings.svelte';
import { isImage, sizeOf, typeToSay } from './attachments';

beforeEach(() => {
  settings.language = 'en';
});

test('a size is said in words that people use', () => {
  expect([1, 1_500, 1_048_576, 5_242_880, 1_300_000].map(sizeOf)).toEqual([
    '1 KB',
    '1 KB',
    '1 MB',
    '5 MB',
    '1.2 MB',
  ]);
});

test('only what its bytes do not tell is said of a file', () => {
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  expect(typeToSay({ name: 'a.xlsx', type: sheet })).toBe(sheet);
  expect(typeToSay({ name: 'a.CSV', type: 'application/vnd.ms-excel' })).toBe('text/csv');
  expect(typeToSay({ name: 'call.m4a', type: 'audio/x-m4a' })).toBe('');
});

test('pictures are shown until they are erased', () => {
  const picture = { type: 'image/png', erased: false } as Attachment;
  expect(isImage(picture)).toBe(true);
  expect(isImage({ ...picture, erased: true })).toBe(false);
  expect(isImage({ ...picture, type: 'application/pdf' })).toBe(false);
});
