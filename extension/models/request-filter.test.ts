import { describe, expect, it, onTestFinished } from 'vitest';
import type { PageRequest } from '../browser/har.ts';
import { createFakeSource } from '../testing/fake-source.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { createRequestChoice, matchesFilter, NO_FILTER, outcomeOf, type RequestFilter } from './request-filter.ts';
import { createService } from './service.ts';

const matches = (filter: Partial<RequestFilter>, request: Partial<PageRequest> = {}) =>
  matchesFilter({ request: pageRequestOf(request) }, { ...NO_FILTER, ...filter }, undefined);

describe('a filter', () => {
  it('looks for all words in method and address, whatever their case and accents', () => {
    const request = { method: 'POST', url: 'http://shop.test/Café?q=1' };
    expect(matches({ text: 'cafe post' }, request)).toBe(true);
    expect(matches({ text: 'cafe get' }, request)).toBe(false);
    expect(matches({ text: '' }, request)).toBe(true);
  });

  it('leaves one type, one outcome, or what was slow', () => {
    expect(matches({ type: 'fetch' })).toBe(true);
    expect(matches({ type: 'image' })).toBe(false);
    expect(matches({ outcome: 'ok' })).toBe(true);
    expect(matches({ outcome: 'failed' })).toBe(false);
    expect(matches({ slowMs: 100 })).toBe(true);
    expect(matches({ slowMs: 101 })).toBe(false);
  });

  it('leaves one route, whatever stands in the places that differ', () => {
    const route = 'GET 127.0.0.1:8080/users/:id';
    expect(matches({ route }, { url: 'http://127.0.0.1:8080/users/81?full' })).toBe(true);
    expect(matches({ route }, { url: 'http://127.0.0.1:8080/users/81', method: 'PUT' })).toBe(false);
    expect(matches({ route }, { url: 'http://127.0.0.1:8081/users/81' })).toBe(false);
  });

  it('leaves those of the shown service', () => {
    const [shown, other] = [1, 2].map(() => {
      const service = createService(createFakeSource().source);
      onTestFinished(service.dispose);
      return service;
    });
    const own = { ...NO_FILTER, isOwnOnly: true };
    const request = pageRequestOf();
    expect(matchesFilter({ request, ...(shown && { service: shown }) }, own, shown)).toBe(true);
    expect(matchesFilter({ request, ...(other && { service: other }) }, own, shown)).toBe(false);
    expect(matchesFilter({ request }, own, undefined)).toBe(false);
  });

  it('is known to be there', () => {
    const choice = createRequestChoice();
    expect(choice.isFiltering.value).toBe(false);
    choice.filter.value = { ...NO_FILTER, slowMs: 100 };
    expect(choice.isFiltering.value).toBe(true);
  });
});

describe('an outcome', () => {
  it.each([
    [{ status: 200 }, 'ok'],
    [{ status: 304 }, 'ok'],
    [{ status: 302 }, 'redirect'],
    [{ status: 404 }, 'client-error'],
    [{ status: 503 }, 'server-error'],
    [{ status: 0 }, 'failed'],
    [{ status: 0, bytes: 184 }, 'ok'],
    [{ status: 404, error: 'net::ERR_ABORTED' }, 'client-error'],
    [{ status: 200, error: 'net::ERR_FAILED' }, 'failed'],
  ])('of %o is %s', (request, outcome) => {
    expect(outcomeOf(request)).toBe(outcome);
  });
});
