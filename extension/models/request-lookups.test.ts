import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RequestRecord } from '../../shared/messages.ts';
import { createFakeSource } from '../testing/fake-source.ts';
import { pageRequestOf } from '../testing/page-network.ts';
import { createRequestLookups } from './request-lookups.ts';
import { createService } from './service.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const recordOf = (number: number): RequestRecord => ({
  number,
  startedAt: 1010,
  endedAt: 1090,
  status: 200,
  bytes: 100,
  inFlight: 1,
});

/** A service that is live and answers each lookup at once by what it is given for that, if anything. */
function start(answer?: (numbers: readonly number[]) => RequestRecord[]) {
  const fake = createFakeSource();
  const service = createService(fake.source);
  onTestFinished(service.dispose);
  const { sink, ask } = fake;
  if (answer) ask.mockImplementation((numbers) => sink.requests?.(answer(numbers)));
  sink.status({ state: 'live' });
  const found = vi.fn();
  const lookups = createRequestLookups(service, found);
  onTestFinished(lookups.stop);
  return {
    sink,
    found,
    add: (number: number) => lookups.add(number, { request: pageRequestOf({ id: number }) }),
    asked: () => ask.mock.calls.map(([numbers]) => numbers),
  };
}

const DOWN = { state: 'down', fault: 'closed', reason: 'It ended.', retryAt: 0 } as const;

describe('lookups of a service', () => {
  it('tell of the record that comes', () => {
    const { add, found } = start((numbers) => numbers.map(recordOf));
    add(7);
    vi.advanceTimersByTime(300);
    expect(found).toHaveBeenCalledExactlyOnceWith({ request: pageRequestOf({ id: 7 }) }, recordOf(7));
  });

  it('are for two hundred numbers at a time', () => {
    const { add, asked } = start(() => []);
    for (let number = 0; number < 250; number++) add(number);
    vi.advanceTimersByTime(300);
    expect(asked().map(({ length }) => length)).toEqual([200]);
    vi.advanceTimersByTime(300);
    expect(asked().map(({ length }) => length)).toEqual([200, 50]);
  });

  it('ask again for what the service does not know yet, and then no more', () => {
    const { add, asked, sink, found } = start(() => []);
    add(7);
    vi.advanceTimersByTime(60_000);
    expect(asked()).toEqual([[7], [7], [7]]);
    sink.requests?.([recordOf(7)]);
    expect(found).not.toHaveBeenCalled();
  });

  it('do not keep a new number waiting for the next try of an old one', () => {
    const { add, asked } = start(() => []);
    add(7);
    vi.advanceTimersByTime(5000);
    add(8);
    vi.advanceTimersByTime(300);
    expect(asked().at(-1)).toEqual([8]);
  });

  it('wait for the answer before they ask for more, however long the process is stopped', () => {
    const { add, asked, sink, found } = start();
    add(7);
    for (let number = 8; number < 60; number++) {
      vi.advanceTimersByTime(1000);
      add(number);
    }
    expect(asked()).toEqual([[7]]);
    sink.requests?.([recordOf(7)]);
    expect(found).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(300);
    expect(asked()[1]).toHaveLength(52);
  });

  it('are not made while the service is silent, and not counted then', () => {
    const { add, asked, sink } = start(() => []);
    sink.status({ state: 'silent', since: 0 });
    add(7);
    vi.advanceTimersByTime(60_000);
    expect(asked()).toEqual([]);
    sink.status({ state: 'live' });
    vi.advanceTimersByTime(60_000);
    expect(asked()).toEqual([[7], [7], [7]]);
  });

  it('begin anew with each connection', () => {
    const { add, asked, sink, found } = start();
    add(7);
    for (let connection = 1; connection < 5; connection++) {
      vi.advanceTimersByTime(300);
      sink.status(DOWN);
      vi.advanceTimersByTime(60_000);
      expect(asked()).toHaveLength(connection);
      sink.status({ state: 'live' });
    }
    vi.advanceTimersByTime(300);
    sink.requests?.([recordOf(7)]);
    expect(found).toHaveBeenCalledOnce();
  });

  it('of a service that is away for long are for the newest numbers', () => {
    const { add, asked, sink } = start(() => []);
    sink.status(DOWN);
    for (let number = 0; number < 5001; number++) add(number);
    sink.status({ state: 'live' });
    vi.advanceTimersByTime(300);
    expect(asked()[0]?.[0]).toBe(1);
  });
});
