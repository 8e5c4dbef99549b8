import { computed, signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { fakeEntries, fakeEntry } from '../testing/entries.ts';
import { createFakeNetwork, pageRequestOf } from '../testing/page-network.ts';
import { createPageRequests, type RequestList } from './page-requests.ts';
import { createShownRequests } from './shown-requests.ts';

it('are those of the page, and of a recording while that is on screen', () => {
  const { network, request } = createFakeNetwork();
  const page = createPageRequests(network);
  const live = fakeEntry('live').entry;
  const recorded: RequestList = {
    list: [{ request: pageRequestOf({ id: 1e9 }) }],
    navigations: [{ url: 'http://host-1/route-1', at: 5 }],
    revision: signal(0),
  };
  const { service } = live;
  const recording = { id: 'old', fileName: 'old', name: 'old', color: 1, service, requests: recorded };
  const { entries } = fakeEntries(live, { id: 'old', label: 'old', color: 1, service, recording });
  const requests = createShownRequests(page, entries.shown);
  const ids = computed(() => {
    void requests.revision.value;
    return requests.list.map((seen) => seen.request.id);
  });
  // Both lists are of the same revision by now.
  expect(ids.value).toEqual([]);
  entries.show('old');
  expect(ids.value).toEqual([1e9]);
  expect(requests.navigations).toBe(recorded.navigations);
  request(pageRequestOf({ id: 1 }));
  expect(ids.value).toEqual([1e9]);
  entries.show('live');
  expect(ids.value).toEqual([1]);
  request(pageRequestOf({ id: 2 }));
  expect(ids.value).toEqual([1, 2]);
});
