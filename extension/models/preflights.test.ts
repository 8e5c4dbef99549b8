import { describe, expect, it } from 'vitest';
import type { PageRequest } from '../browser/har.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { createPreflights } from './preflights.ts';

const preflight = (startedAt: number, durationMs: number, more: Partial<PageRequest> = {}) =>
  pageRequestOf({ type: 'preflight', method: 'OPTIONS', startedAt, durationMs, ...more });

/** A request that was held back until `unblockedAt`. */
const held = (startedAt: number, unblockedAt: number, more: Partial<PageRequest> = {}) =>
  pageRequestOf({
    method: 'PUT',
    startedAt,
    durationMs: unblockedAt - startedAt + 10,
    phases: { blocked: unblockedAt - startedAt, connect: 0, send: 0, wait: 10, receive: 0 },
    ...more,
  });

function untimed(): PageRequest {
  const { durationMs: _, phases: __, ...rest } = preflight(1010, 50);
  return rest;
}

describe('the preflight of a request', () => {
  it('is that to the same address within the time for which it was held back', () => {
    const preflights = createPreflights();
    expect(preflights.take(preflight(1001, 487))).toEqual({});
    expect(preflights.take(held(1000, 1490, { url: 'http://127.0.0.1:8080/others' }))).toEqual({});
    expect(preflights.take(held(1000, 1490))).toEqual({ preflight: { at: 1001, durationMs: 487 } });
  });

  it('is that of no other request', () => {
    const preflights = createPreflights();
    preflights.take(preflight(1001, 487));
    preflights.take(held(1000, 1490));
    expect(preflights.take(held(1000, 1490))).toEqual({});
  });

  it('is the last one where several requests were made at once', () => {
    const preflights = createPreflights();
    preflights.take(preflight(1001, 100));
    preflights.take(preflight(1001, 300));
    expect(preflights.take(held(1000, 1104))).toEqual({ preflight: { at: 1001, durationMs: 100 } });
    expect(preflights.take(held(1000, 1303))).toEqual({ preflight: { at: 1001, durationMs: 300 } });
  });

  it.each([
    ['began before it', preflight(900, 150)],
    ['ended after it was sent', preflight(1010, 200)],
    ['has no times', untimed()],
  ])('is none that %s', (_, other) => {
    const preflights = createPreflights();
    preflights.take(other);
    expect(preflights.take(held(1000, 1100))).toEqual({});
  });

  it('is found by another key where addresses are hidden', () => {
    const preflights = createPreflights((url) => new URL(url).host);
    preflights.take(preflight(1001, 80, { url: 'http://host-1/route-1' }));
    expect(preflights.take(held(1000, 1090, { url: 'http://host-1/route-2' }))).toMatchObject({
      preflight: { at: 1001 },
    });
  });
});
