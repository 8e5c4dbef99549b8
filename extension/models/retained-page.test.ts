import { describe, expect, it, vi } from 'vitest';
import type { RequestRecord } from '../../shared/messages.ts';
import { createRecordingSource } from '../sources/recording.ts';
import { fakeEntry } from '../testing/entries.ts';
import { gcAt } from '../testing/fixtures.ts';
import { createFakeNetwork, pageRequestOf } from '../testing/page-network.ts';
import { bytesOf } from '../testing/recordings.ts';
import { explainSeen } from './explain-seen.ts';
import { insightOf } from './insight.ts';
import { createPageRequests } from './page-requests.ts';
import { createRecordings } from './recordings.ts';
import { packRetained } from './retained.ts';
import { createService } from './service.ts';

const AHEAD_MS = 3_600_000;
const TAG = { instance: 'shop', number: 7 };
const RECORD: RequestRecord = {
  number: 7,
  startedAt: AHEAD_MS + 1010,
  endedAt: AHEAD_MS + 1090,
  status: 200,
  inFlight: 2,
  utilization: 0.5,
};

/** A service an hour ahead, with ten seconds of samples, and a page that has made a few requests meanwhile. */
function start() {
  const { network, request, navigated } = createFakeNetwork();
  const requests = createPageRequests(network);
  const rows = Array.from({ length: 10 }, (_, row) => [AHEAD_MS + row * 1000, row]);
  const { entry, sink } = fakeEntry('shop', { rows });
  const { service } = entry;
  // Found late: what does not say who has served it may be of the service until then.
  sink.clock?.({ at: 6000, offsetMs: AHEAD_MS, uncertaintyMs: 0.3 });
  sink.events([gcAt(AHEAD_MS + 1020, 40)]);
  request(pageRequestOf({ id: 1, startedAt: -90_000, url: 'http://127.0.0.1:8080/too-early' }));
  request(pageRequestOf({ id: 2, tag: TAG, url: 'http://127.0.0.1:8080/orders/17' }));
  requests.replace({
    request: pageRequestOf({ id: 2, tag: TAG, url: 'http://127.0.0.1:8080/orders/17' }),
    service,
    record: RECORD,
  });
  navigated('http://127.0.0.1:8080/orders', 3000);
  request(pageRequestOf({ id: 3, startedAt: 4000, tag: { instance: 'pay', number: 1 }, url: 'http://pay.example/' }));
  request(pageRequestOf({ id: 4, startedAt: 5000, url: 'http://127.0.0.1:8080/orders/18' }));
  const save = (hasAddresses = false) =>
    packRetained(service, { name: 'Shop', savedAt: 0 }, { requests, hasAddresses });
  return { requests, service, save };
}

/** What a panel holds that opens the file. */
async function opened(file: Blob) {
  const recordings = createRecordings(() => []);
  const recording = await recordings.open(new File([await bytesOf(file)], 'shop.procscope'));
  if (!recording) throw new Error(recordings.notice.value);
  return recording;
}

describe('the requests of the page in what is saved', () => {
  it('are explained as they were where they were made', async () => {
    const { requests, save } = start();
    const recording = await opened(await save());
    const [own, foreign, unknown] = recording.requests.list;
    const live = requests.list.find(({ request }) => request.id === 2);
    if (!own || !foreign || !unknown || !live) throw new Error('A request is missing.');
    const before = explainSeen(live);
    expect(explainSeen(own)).toEqual({ ...before, service: recording.service });
    expect(before?.totals.gc).toBe(40);
    expect(own.record).toEqual(RECORD);
    expect(insightOf(foreign, recording.service)).toEqual({ state: 'anothers' });
    expect(insightOf(unknown, recording.service)).toMatchObject({ state: 'explained', isLikely: true });
    expect(recording.requests.list).toHaveLength(3);
  });

  it('lack the pauses that had gone when they were saved', async () => {
    const { requests, service, save } = start();
    const opensWith = async () =>
      (await opened(await save())).requests.list.map((seen) => insightOf(seen, undefined).state);
    expect(await opensWith()).toEqual(['explained', 'anothers', 'unserved']);
    service.events.trim(AHEAD_MS + 2000);
    const live = requests.list.find(({ request }) => request.id === 2);
    expect(live && insightOf(live, undefined).state).toBe('forgotten');
    expect(await opensWith()).toEqual(['forgotten', 'anothers', 'unserved']);
  });

  it('have names in the place of addresses, the same for one route', async () => {
    const { save } = start();
    const { requests } = await opened(await save());
    expect(requests.list.map(({ request }) => request.url)).toEqual([
      'http://host-1/route-1',
      'http://host-2/route-2',
      'http://host-1/route-1',
    ]);
    expect(requests.navigations).toEqual([{ url: 'http://host-1/route-3', at: 3000 }]);
  });

  it('have their addresses where that is asked for, and nothing else that leads anywhere', async () => {
    const { save } = start();
    const { requests } = await opened(await save(true));
    const [own] = requests.list;
    expect(own?.request.url).toBe('http://127.0.0.1:8080/orders/17');
    expect(own?.request).not.toHaveProperty('tag');
    expect(own?.request).not.toHaveProperty('address');
    expect(requests.navigations).toEqual([{ url: 'http://127.0.0.1:8080/orders', at: 3000 }]);
  });

  it('are told of in a sentence', async () => {
    const { save } = start();
    const noteOf = async (file: Blob) => {
      const service = createService(createRecordingSource(file));
      await vi.waitFor(() => expect(service.status.value.state).toBe('recorded'));
      return service.status.value.state === 'recorded' ? service.status.value.note : undefined;
    };
    expect(await noteOf(await save())).toBe('3 requests of the page, without addresses.');
    expect(await noteOf(await save(true))).toBe('3 requests of the page, with addresses.');
  });

  it('can be saved once more from the recording', async () => {
    const { save } = start();
    const first = await opened(await save());
    const again = await packRetained(
      first.service,
      { name: 'Shop', savedAt: 0 },
      { requests: first.requests, hasAddresses: true },
    );
    const second = await opened(again);
    const bare = ({ request, record, isAnothers }: (typeof first.requests.list)[number]) => ({
      request: { ...request, id: 0 },
      record,
      isAnothers,
    });
    expect(second.requests.list.map(bare)).toEqual(first.requests.list.map(bare));
  });
});
