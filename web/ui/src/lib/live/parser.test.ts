import { describe, expect, test } from 'vitest';

import { EventParser, type StreamEvent } from './parser';

const read = (...pieces: string[]) => {
  const parser = new EventParser();
  return pieces.flatMap((piece) => parser.feed(piece));
};
const datas = (...pieces: string[]) => read(...pieces).map((event) => event.data);
const message = (data: string, id = ''): StreamEvent => ({ type: 'message', data, id });

describe('an event stream', () => {
  test.each([
    ['one event', 'data: a\n\n', [message('a')]],
    [
      'a type of its own, for one event only',
      'event: close\ndata: a\n\ndata: b\n\n',
      [{ ...message('a'), type: 'close' }, message('b')],
    ],
    ['data on several lines', 'data: a\ndata:\ndata: b\n\n', [message('a\n\nb')]],
    ['empty data are data', 'data\n\n', [message('')]],
    ['only one space belongs to the format', 'data:  a\ndata:b\n\n', [message(' a\nb')]],
    ['a colon in the value', 'data: {"a":1}\n\n', [message('{"a":1}')]],
    [
      'an id lasts until the next one',
      'id: 5-aa\ndata: a\n\ndata: b\n\nid\ndata: c\n\n',
      [message('a', '5-aa'), message('b', '5-aa'), message('c')],
    ],
    ['an id without data counts for what follows', 'id: 5-aa\n\ndata: a\n\n', [message('a', '5-aa')]],
    ['an id with a NUL is none', 'id: 5\0aa\ndata: a\n\n', [message('a')]],
    ['a type without data is no event, and forgotten', 'event: close\n\ndata: a\n\n', [message('a')]],
    ['comments and fields unknown', ': awake\n:\nmood: good\ndata: a\n:\n\n', [message('a')]],
    ['names are as they are written', 'Data: a\n data: b\n\n', []],
    ['what does not end is no event', 'data: a\n\ndata: b\n', [message('a')]],
    ['empty lines are none either', '\n\n\n', []],
  ])('%s', (_, text, events) => {
    expect(read(text)).toEqual(events);
  });

  test.each(['\n', '\r\n', '\r'])('lines may end with %j', (end) => {
    const text = ['data: a', 'data: b', '', 'data: c', '', ''].join(end);
    expect(datas(text)).toEqual(['a\nb', 'c']);
  });

  test('however it is cut, it says the same', () => {
    const text =
      ': x\r\nid: 5-aa\r\ndata: {"a"\r\ndata: :1}\n\r\nevent: close\r\ndata: b\r\n\r\n\r\rdata: c\r\r';
    const whole = read(text);
    expect(whole.map(({ type, data }) => [type, data])).toEqual([
      ['message', '{"a"\n:1}'],
      ['close', 'b'],
      ['message', 'c'],
    ]);
    expect(read(...text)).toEqual(whole);
    for (let cut = 0; cut <= text.length; cut += 1) {
      expect(read(text.slice(0, cut), '', text.slice(cut))).toEqual(whole);
    }
  });

  test('an event is told as soon as its empty line has begun to end', () => {
    expect(datas('data: a\r\n\r')).toEqual(['a']);
  });

  test('a time to wait is taken when it is a number', () => {
    const parser = new EventParser();
    expect(parser.retry_ms).toBeNull();
    parser.feed('retry: 4000\n');
    parser.feed('retry: soon\nretry: -1\nretry:\n');
    expect(parser.retry_ms).toBe(4000);
  });
});
