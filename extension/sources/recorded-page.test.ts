import { describe, expect, it } from 'vitest';
import { helloOf } from '../testing/fixtures.ts';
import { hello, pack, packRaw, play } from '../testing/recordings.ts';
import { asPage, type RecordedRequest } from './recorded-page.ts';
import { BLOCK_TYPES } from './recording-format.ts';

const REQUEST: RecordedRequest = {
  startedAt: 1000.5,
  durationMs: 100.25,
  phases: { blocked: 1, connect: 2, send: 3, wait: 90, receive: 4.25 },
  method: 'GET',
  url: 'http://host-1/route-1',
  status: 200,
  type: 'fetch',
  by: 'network',
  bytes: 82,
  servedBy: 'this',
  record: { number: 7, startedAt: 1010, endedAt: 1090, status: 200, inFlight: 1, bytes: 82, utilization: 0.5 },
};

const pageOf = (...requests: unknown[]) => JSON.stringify({ hasAddresses: false, requests, navigations: [] });

describe('a request in a recording', () => {
  it('is read as it was written', () => {
    expect(asPage(pageOf(REQUEST)).requests).toEqual([REQUEST]);
  });

  it('may lack what is not known', () => {
    const { durationMs: _, phases: __, bytes: ___, servedBy: ____, record: _____, ...least } = REQUEST;
    expect(asPage(pageOf(least)).requests).toEqual([least]);
  });

  it('may be of a type, and from whom, that a later version has brought', () => {
    const [request] = asPage(pageOf({ ...REQUEST, type: 'hologram', by: 'oracle', servedBy: 'nobody' })).requests;
    expect(request).toMatchObject({ type: 'other', by: 'browser' });
    expect(request).not.toHaveProperty('servedBy');
  });

  it.each([
    [{ startedAt: 'now' }, 'The start of a request'],
    [{ url: 7 }, 'The address of a request'],
    [{ url: 'x'.repeat(2049) }, 'The address of a request'],
    [{ status: 20.5 }, 'The status of a request'],
    [{ durationMs: -1 }, 'A length of a request'],
    [{ phases: { blocked: 1 } }, 'A length of a request'],
    [{ record: { number: 7 } }, 'The start of a request'],
  ])('with %o is refused with a sentence', (more, what) => {
    expect(() => asPage(pageOf({ ...REQUEST, ...more }))).toThrow(what);
  });

  it('is one of a thousand in a block at the most', () => {
    expect(() => asPage(pageOf(...Array.from({ length: 1001 }, () => REQUEST)))).toThrow('at most 1000');
  });
});

describe('a recording with requests', () => {
  it('keeps the newest, and says how many there were', async () => {
    const page = (from: number) => ({
      hasAddresses: true,
      requests: Array.from({ length: 1000 }, (_, index) => ({ ...REQUEST, startedAt: from + index })),
      navigations: [],
    });
    const { status } = await play(
      await pack(hello(helloOf()), ...[0, 1, 2, 3, 4, 5].map((k) => ({ type: 'page' as const, page: page(k * 1000) }))),
    );
    expect(status.page?.requests).toHaveLength(5000);
    expect(status.page?.requests[0]?.startedAt).toBe(1000);
    expect(status.note).toBe('6000 requests of the page, with addresses; the newest 5000 are shown.');
  });

  it('hands on how the clock stood, and is damaged where that is nonsense', async () => {
    const block = (value: unknown) => ({
      type: BLOCK_TYPES.clock,
      payload: new TextEncoder().encode(JSON.stringify(value)),
    });
    const offset = { at: 1000, offsetMs: -5, uncertaintyMs: 0.5 };
    const line = 'procscope recording 1\n';
    const sound = await play(packRaw(line, block({ offsets: [offset] })));
    expect(sound.offsets).toEqual([offset]);
    const { status } = await play(packRaw(line, block({ offsets: [{ ...offset, uncertaintyMs: -1 }] })));
    expect(status.problem).toMatch(/^The file is damaged/);
  });
});
