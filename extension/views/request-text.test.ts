import { describe, expect, it } from 'vitest';
import { pageRequestOf } from '../testing/page-network.ts';
import { clockText, formatShare, ignoranceSentence, placeText, requestTitle, statusText } from './request-text.ts';

const place = (slower: number, count = 40) =>
  placeText({ route: { key: '', method: '', host: '', path: '' }, median: 1, p95: 1, count, slower });

describe('what is said of a request', () => {
  it('tells its place among those of its route', () => {
    expect(place(0)).toBe('The slowest of 40');
    expect([1, 2, 3, 10, 20].map((slower) => place(slower, 60))).toEqual(
      ['2nd', '3rd', '4th', '11th', '21st'].map((nth) => `${nth} slowest of 60`),
    );
    expect(place(30)).toBe('Faster than 30 of 40');
    expect(place(39)).toBe('The fastest of 40');
    expect(place(0, 1)).toBe('The only one of its route so far');
  });

  it('tells why it failed, or what is not known', () => {
    expect(ignoranceSentence('untimed', pageRequestOf({ error: 'net::ERR_ABORTED' }))).toContain('net::ERR_ABORTED');
    expect(ignoranceSentence('untimed', pageRequestOf())).not.toContain('failed');
    expect(ignoranceSentence('open', pageRequestOf({ durationMs: 12_000 }))).toContain('12 s');
    expect(statusText({ status: 0 })).toBe('no answer');
    expect(statusText({ status: 0, error: 'net::ERR_ABORTED' })).toBe('net::ERR_ABORTED');
    expect(statusText({ status: 200 })).toBe('200');
  });

  it('tells a title and shares', () => {
    expect(requestTitle(pageRequestOf({ url: 'http://shop.test/a?b=1#c', method: 'POST' }))).toBe('POST /a?b=1');
    expect([0, 0.001, 0.125, 1].map(formatShare)).toEqual(['0 %', '<1 %', '13 %', '100 %']);
  });
});

describe('how a clock stands', () => {
  it.each([
    [{ offsetMs: 0.2, uncertaintyMs: 0.3 }, 'as this machine’s (± 300 µs)'],
    [{ offsetMs: 3.2, uncertaintyMs: 0.4 }, '3.2 ms ahead (± 400 µs)'],
    [{ offsetMs: -7_200_000, uncertaintyMs: 1 }, '2 h behind (± 1 ms)'],
  ])('of %o is %s', (offset, text) => {
    expect(clockText({ at: 0, ...offset })).toBe(text);
  });
});
