import { expect, it, onTestFinished } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { createAddressHider, plainAddress } from './hidden-address.ts';
import { readRecorded, recordedOf } from './recorded-requests.ts';
import { createService } from './service.ts';

it.each([
  [true, plainAddress],
  [false, createAddressHider()],
])('a request of a recording has its preflight again, with addresses: %s', (hasAddresses, addressOf) => {
  const service = createService(createFakeSource().source);
  onTestFinished(service.dispose);
  const url = 'http://127.0.0.1:3000/items';
  const requests = [
    pageRequestOf({ id: 1, url, type: 'preflight', method: 'OPTIONS', startedAt: 1001, durationMs: 70 }),
    pageRequestOf({ id: 2, url, method: 'PUT', phases: { blocked: 75, connect: 0, send: 0, wait: 20, receive: 5 } }),
  ].map((request) => recordedOf({ request, preflight: { at: 1001, durationMs: 70 } }, () => true, addressOf));
  expect(JSON.stringify(requests)).not.toContain('"preflight":');
  const { list } = readRecorded({ requests, navigations: [], hasAddresses }, service, 10);
  expect(list.map(({ preflight }) => preflight)).toEqual([undefined, { at: 1001, durationMs: 70 }]);
});
