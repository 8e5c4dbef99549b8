import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { barByKey, barsWithin, layBars, navigationsWithin, spanOn } from './lane-bars.ts';
import type { SeenRequest } from './page-requests.ts';
import { createService, type Service } from './service.ts';

function serviceOf(offsetMs?: number): Service {
  const fake = createFakeSource();
  const service = createService(fake.source);
  onTestFinished(service.dispose);
  if (offsetMs !== undefined) service.clock.add({ at: 0, offsetMs, uncertaintyMs: 1 });
  return service;
}

/** Requests of 100 ms that start at these times, in the order of their ends. */
const seenAt = (...starts: number[]): SeenRequest[] =>
  starts.map((startedAt, index) => ({ request: pageRequestOf({ id: index + 1, startedAt }) }));

const ids = (bars: readonly { seen: SeenRequest }[]) => bars.map(({ seen }) => seen.request.id);

describe('the bars of requests', () => {
  it('stand at the times of the service’s clock', () => {
    const [seen] = seenAt(1000);
    expect(seen && spanOn(serviceOf(500), seen)).toEqual({ from: 1500, to: 1600 });
    expect(seen && spanOn(serviceOf(), seen)).toEqual({ from: 1000, to: 1100 });
    expect(seen && spanOn(serviceOf(), { request: { ...seen.request, durationMs: 0 } })).toEqual({
      from: 1000,
      to: 1000,
    });
  });

  it('stand where they were when this machine’s clock was set meanwhile', () => {
    const service = serviceOf(500);
    service.clock.add({ at: 2000 - 900, offsetMs: 1400, uncertaintyMs: 1, setByMs: -900 });
    const [before, after] = seenAt(1600, 1600);
    expect(before && spanOn(service, before).from).toBe(2100);
    expect(after && spanOn(service, { ...after, setByMs: -900 }).from).toBe(3000);
  });

  it('are in the order of their starts, none over another, and what finds no room in the row after the last', () => {
    const list = seenAt(1050, 1000, 1020, 1200);
    const bars = layBars(list, serviceOf(), { msPerPixel: 1, rows: 2 });
    expect(ids(bars)).toEqual([2, 3, 1, 4]);
    expect(bars.map(({ row }) => row)).toEqual([0, 1, 2, 0]);
  });

  it('are wide enough to be seen, and so far apart', () => {
    const list = seenAt(1000, 1105).map(({ request }) => ({ request: { ...request, durationMs: 1 } }));
    const rowsAt = (msPerPixel: number) => layBars(list, serviceOf(), { msPerPixel, rows: 5 }).map(({ row }) => row);
    expect(rowsAt(30)).toEqual([0, 0]);
    expect(rowsAt(40)).toEqual([0, 1]);
  });

  it('know how they ended, and which the shown service has served', () => {
    const [shown, other] = [serviceOf(), serviceOf()];
    const list: SeenRequest[] = [
      { request: pageRequestOf({ startedAt: 1 }), service: shown },
      { request: pageRequestOf({ startedAt: 2 }), service: other },
      { request: pageRequestOf({ startedAt: 3, status: 503 }) },
    ];
    const bars = layBars(list, shown, { msPerPixel: 1, rows: 5 });
    expect(bars.map(({ isOwn }) => isOwn)).toEqual([true, false, false]);
    expect(bars.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'server-error']);
  });

  it('are in view while any of their time is', () => {
    const bars = layBars(seenAt(1000, 2000, 3000), serviceOf(), { msPerPixel: 1, rows: 5 });
    expect(ids(barsWithin(bars, { from: 1050, to: 2000 }))).toEqual([1, 2]);
    expect(ids(barsWithin(bars, { from: 1101, to: 1999 }))).toEqual([]);
  });
});

it('tells where the page went in a view', () => {
  const list = [1000, 2000, 3000].map((at) => ({ url: String(at), at }));
  expect(navigationsWithin(list, serviceOf(500), { from: 2500, to: 3000 })).toEqual([{ url: '2000', at: 2500 }]);
});

describe('a key', () => {
  const bars = () => layBars(seenAt(1000, 2000, 3000), serviceOf(), { msPerPixel: 1, rows: 5 });

  it.each([
    ['ArrowRight', 1, 2],
    ['ArrowDown', 2, 3],
    ['ArrowRight', 3, 3],
    ['ArrowLeft', 3, 2],
    ['ArrowUp', 1, 1],
    ['Home', 3, 1],
    ['End', 1, 3],
    ['ArrowRight', undefined, 1],
    ['ArrowLeft', undefined, 3],
    ['ArrowLeft', 99, 3],
  ])('%s leads from %s to %i', (key, from, to) => {
    expect(barByKey(bars(), from, key)?.seen.request.id).toBe(to);
  });

  it('that is no way leads nowhere, nor does any without a bar', () => {
    expect(barByKey(bars(), 1, 'x')).toBeUndefined();
    expect(barByKey([], undefined, 'ArrowRight')).toBeUndefined();
    expect(barByKey([], undefined, 'ArrowLeft')).toBeUndefined();
    expect(barByKey([], 1, 'Home')).toBeUndefined();
  });
});
