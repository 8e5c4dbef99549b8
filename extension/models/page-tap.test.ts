import { describe, expect, it, onTestFinished } from 'vitest';
import type { RequestRecord } from '../../shared/messages.ts';
import type { RecordedPage } from '../sources/recorded-page.ts';
import type { Block } from '../sources/recording-blocks.ts';
import { fakeEntry } from '../testing/entries.ts';
import { createFakeNetwork, pageRequestOf } from '../testing/page-network.ts';
import { createPageRequests } from './page-requests.ts';
import { createPageTap } from './page-tap.ts';

const TAG = { instance: 'shop', number: 7 };
const RECORD: RequestRecord = { number: 7, startedAt: 1010, endedAt: 1090, status: 200, inFlight: 1 };

function start(hasAddresses = false) {
  const page = createFakeNetwork();
  const requests = createPageRequests(page.network);
  const { entry, sink } = fakeEntry('shop');
  const blocks: Block[] = [];
  let now = 0;
  const writer = { write: (block: Block) => void blocks.push(block) };
  const begin = () => {
    const tap = createPageTap(requests, writer, hasAddresses, () => now);
    tap.follow(entry.service);
    return tap;
  };
  onTestFinished(requests.dispose);
  return {
    ...page,
    requests,
    service: entry.service,
    sink,
    blocks,
    begin,
    pass(ms: number) {
      now += ms;
    },
    pages: () => blocks.flatMap((block): RecordedPage[] => (block.type === 'page' ? [block.page] : [])),
  };
}

describe('the requests of the page', () => {
  it('are written from now on, with where the page went', () => {
    const { request, navigated, begin, pages } = start(true);
    request(pageRequestOf({ id: 1 }));
    navigated('http://127.0.0.1:8080/before', 500);
    const tap = begin();
    request(pageRequestOf({ id: 2, url: 'http://127.0.0.1:8080/after' }));
    navigated('http://127.0.0.1:8080/there', 2000);
    tap.finish();
    request(pageRequestOf({ id: 3 }));
    const { id: _, address: __, ...rest } = pageRequestOf({ url: 'http://127.0.0.1:8080/after' });
    expect(pages()).toEqual([
      { hasAddresses: true, requests: [rest], navigations: [{ url: 'http://127.0.0.1:8080/there', at: 2000 }] },
    ]);
  });

  it('are without addresses unless these are wanted', () => {
    const { request, navigated, begin, blocks } = start();
    const tap = begin();
    request(pageRequestOf({ id: 1, url: 'http://secret.example/users/17?q=hush', tag: TAG }));
    navigated('http://secret.example/orders', 2000);
    tap.finish();
    const text = JSON.stringify(blocks);
    expect(text).toContain('http://host-1/route-1');
    for (const secret of ['secret', 'users', 'hush', 'orders', '127.0.0.1']) expect(text).not.toContain(secret);
  });

  it('wait for what their service says of them, until nothing more is to come', () => {
    const { request, requests, service, begin, pages, pass } = start();
    begin();
    request(pageRequestOf({ id: 1, tag: TAG }));
    for (let id = 2; id <= 200; id++) request(pageRequestOf({ id }));
    expect(pages()).toEqual([]);
    requests.replace({ request: pageRequestOf({ id: 1, tag: TAG }), service, record: RECORD });
    request(pageRequestOf({ id: 201, tag: { instance: 'another', number: 1 } }));
    expect(pages()).toHaveLength(1);
    expect(pages()[0]?.requests).toHaveLength(200);
    expect(pages()[0]?.requests[0]).toMatchObject({ servedBy: 'this', record: RECORD });
    pass(60_000);
    for (let id = 202; id <= 400; id++) request(pageRequestOf({ id }));
    expect(pages()[1]?.requests).toHaveLength(200);
    expect(pages()[1]?.requests[0]).toMatchObject({ servedBy: 'another' });
  });

  it('do not wait in thousands', () => {
    const { request, begin, pages } = start();
    const tap = begin();
    for (let id = 1; id <= 3000; id++) request(pageRequestOf({ id, tag: TAG }));
    expect(pages().flatMap((page) => page.requests).length).toBeGreaterThan(2000);
    tap.finish();
    expect(pages().flatMap((page) => page.requests)).toHaveLength(3000);
  });

  it('come after how the clock stood, each time told once', () => {
    const { request, begin, sink, blocks } = start();
    const offset = (at: number, offsetMs = 5) => ({ at, offsetMs, uncertaintyMs: 1 });
    sink.clock?.(offset(-10));
    const tap = begin();
    for (let id = 1; id <= 200; id++) request(pageRequestOf({ id }));
    // In place of the first, of whose time it tells better.
    sink.clock?.(offset(1500, 4));
    sink.clock?.(offset(21_500));
    request(pageRequestOf({ id: 201 }));
    tap.finish();
    expect(blocks.map(({ type }) => type)).toEqual(['clock', 'page', 'clock', 'page']);
    expect(blocks.flatMap((block) => (block.type === 'clock' ? block.offsets : []))).toEqual([
      offset(-10),
      offset(-10, 4),
      offset(21_500),
    ]);
  });
});
