import { expect, it, onTestFinished } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { createFakeNetwork, pageRequestOf } from '../testing/page-network.ts';
import { pickedRequest, pickedSpan } from './lane-picked.ts';
import { createPageRequests } from './page-requests.ts';
import { createRequestChoice } from './request-filter.ts';
import { createService } from './service.ts';

it('follows what is known of the picked request, and is the same while nothing new is', () => {
  const fake = createFakeNetwork();
  const requests = createPageRequests(fake.network);
  const choice = createRequestChoice();
  const service = createService(createFakeSource().source);
  onTestFinished(service.dispose);
  const picked = pickedRequest(requests, choice);
  const span = pickedSpan(picked, service);
  fake.request(pageRequestOf({ id: 7, startedAt: 1000 }));
  expect(span.value).toBeUndefined();
  choice.picked.value = 7;
  expect(span.value).toEqual({ at: 1000, durationMs: 100 });
  const before = span.value;
  fake.request(pageRequestOf({ id: 8 }));
  expect(span.value).toBe(before);

  service.clock.add({ at: 0, offsetMs: -200, uncertaintyMs: 1 });
  expect(span.value).toEqual({ at: 800, durationMs: 100 });
  requests.replace({ request: pageRequestOf({ id: 7 }), service });
  expect(picked.value?.service).toBe(service);
  // The oldest go when there are too many.
  for (let id = 100; id < 6000; id++) fake.request(pageRequestOf({ id }));
  expect(picked.value).toBeUndefined();
  expect(span.value).toBeUndefined();
});
