import { describe, expect, it } from 'vitest';
import { pageRequestOf } from '../testing/page-network.ts';
import type { PageRequest } from './har.ts';
import { createPreflights } from './preflights.ts';

const URL = 'http://127.0.0.1:8080/orders';

/** One that took 20 ms from 1003 on. */
const preflightOf = (more: Partial<PageRequest> = {}) =>
  pageRequestOf({ type: 'preflight', method: 'OPTIONS', url: URL, startedAt: 1003, durationMs: 20, ...more });

/** One from 1000 on, by which 60 ms are told of. */
const putOf = (more: Partial<PageRequest> = {}) =>
  pageRequestOf({
    method: 'PUT',
    url: URL,
    durationMs: 60,
    phases: { blocked: 0, connect: 0, send: 0, wait: 60, receive: 0 },
    ...more,
  });

describe('a request that waited for its preflight', () => {
  it('takes as long as both, as far as the browser leaves the one out', () => {
    const follow = createPreflights();
    expect(follow(preflightOf())).toEqual(preflightOf());
    expect(follow(putOf())).toMatchObject({ startedAt: 1000, durationMs: 83, phases: { blocked: 23, wait: 60 } });
    // It was for one request alone.
    expect(follow(putOf())).toEqual(putOf());
  });

  it('is left as it is where the browser has put it in', () => {
    const follow = createPreflights();
    const request = putOf({ durationMs: 82, phases: { blocked: 22, connect: 0, send: 0, wait: 60, receive: 0 } });
    follow(preflightOf());
    expect(follow(request)).toEqual(request);
  });

  it('is another one than that to another address or of another time', () => {
    const follow = createPreflights();
    follow(preflightOf({ url: `${URL}/1` }));
    follow(preflightOf({ startedAt: 900 }));
    follow(preflightOf({ startedAt: 1100 }));
    expect(follow(putOf())).toEqual(putOf());
  });

  it('has no times where the browser tells none', () => {
    const follow = createPreflights();
    const { durationMs: _, phases: __, ...untimed } = putOf();
    follow(preflightOf());
    expect(follow(untimed)).toEqual(untimed);
  });
});
