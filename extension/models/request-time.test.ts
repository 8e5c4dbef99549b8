import { expect, it } from 'vitest';
import { pageRequestOf } from '../testing/page-network.ts';
import { waitedMs } from './request-time.ts';

it('nobody waits for a request as long as it is open', () => {
  expect(waitedMs(pageRequestOf())).toBe(100);
  expect(waitedMs(pageRequestOf({ type: 'stream' }))).toBeUndefined();
  expect(waitedMs(pageRequestOf({ type: 'websocket' }))).toBeUndefined();
  expect(waitedMs({ type: 'fetch', by: 'network' })).toBeUndefined();
});

it('nobody waits for the network where the browser answers itself', () => {
  for (const by of ['cache', 'worker', 'browser'] as const) expect(waitedMs(pageRequestOf({ by }))).toBeUndefined();
});
