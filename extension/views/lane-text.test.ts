import { expect, it } from 'vitest';
import type { PageRequest } from '../browser/har.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { addressParts, endingText, requestText } from './lane-text.ts';

it.each([
  ['http://127.0.0.1:8080/products?q=1', { host: 'http://127.0.0.1:8080', path: '/products?q=1' }],
  ['https://shop.test', { host: 'https://shop.test', path: '/' }],
  ['wss://shop.test?x', { host: 'wss://shop.test', path: '?x' }],
  ['about:blank', { host: '', path: 'about:blank' }],
])('parts the address %s', (url, parts) => {
  expect(addressParts(url)).toEqual(parts);
});

const { durationMs: _, ...untimed } = pageRequestOf();

it.each<[Partial<PageRequest>, string]>([
  [{}, '200, 100 ms'],
  [{ durationMs: 0.12, by: 'cache' }, '200, less than 1 ms, from the cache'],
  [{ by: 'worker' }, '200, 100 ms, by a service worker'],
  [{ status: 0, error: 'net::ERR_ABORTED' }, 'failed (net::ERR_ABORTED), 100 ms'],
  [{ status: 404, error: 'net::ERR_ABORTED' }, '404 (net::ERR_ABORTED), 100 ms'],
  [{ status: 0, bytes: 184 }, 'status not known, 100 ms'],
])('tells how %j ended', (more, text) => {
  expect(endingText(pageRequestOf(more))).toBe(text);
});

it('tells where there are no times', () => {
  expect(endingText({ ...untimed, status: 0 })).toBe('failed, no times known');
});

it('tells all of it in a line', () => {
  expect(requestText(pageRequestOf())).toBe('GET /products at 127.0.0.1:8080: 200, 100 ms');
});
