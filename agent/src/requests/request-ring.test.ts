import { describe, expect, it } from 'vitest';
import { createRequestRing, type Ending, type RequestRing } from './request-ring.ts';

const EPOCH_MS = 1_700_000_000_000;
const FIRST = 900_000_000_007;

const createRing = (size?: number) => createRequestRing(FIRST, (ms) => EPOCH_MS + ms, size);

/** The message that each number was last given to. */
const messages = new Map<number, object>();

function begin(ring: RequestRing, startMs = 0, message: object = {}): number {
  const number = ring.begin(message, { startMs, idleMs: 0, sentBytes: 0 });
  messages.set(number, message);
  return number;
}

function end(ring: RequestRing, number: number, ending: Partial<Ending> = {}): void {
  ring.end(number, messages.get(number) ?? {}, {
    endMs: 10,
    idleMs: 0,
    sentBytes: 0,
    sentBefore: 0,
    status: 200,
    ...ending,
  });
}

describe('createRequestRing', () => {
  it('counts from the first number and tells of each request once it is over', () => {
    const ring = createRing();
    expect([begin(ring, 5), begin(ring, 6)]).toEqual([FIRST, FIRST + 1]);
    expect(ring.find(FIRST)).toBeUndefined();
    end(ring, FIRST, { endMs: 17.5, status: 404 });
    expect(ring.find(FIRST)).toEqual({
      number: FIRST,
      startedAt: EPOCH_MS + 5,
      endedAt: EPOCH_MS + 17.5,
      status: 404,
      inFlight: 1,
      bytes: 0,
      utilization: 1,
    });
    expect(ring.find(FIRST + 1)).toBeUndefined();
  });

  it('knows nothing of numbers that it has not given', () => {
    const ring = createRing(4);
    end(ring, begin(ring));
    for (const number of [0, -1, FIRST - 1, FIRST - 4, FIRST + 1, FIRST + 4, Number.NaN]) {
      expect(ring.find(number), String(number)).toBeUndefined();
      expect(ring.message(number), String(number)).toBeUndefined();
      end(ring, number, { status: 500 });
    }
    expect(ring.find(FIRST)).toMatchObject({ status: 200 });
    expect(ring.openCount).toBe(0);
  });

  it('keeps what was told first where a request ends twice', () => {
    const ring = createRing();
    const number = begin(ring);
    end(ring, number, { endMs: 5, status: 0 });
    end(ring, number, { endMs: 9, status: 200 });
    expect(ring.find(number)).toMatchObject({ endedAt: EPOCH_MS + 5, status: 0 });
    begin(ring);
    expect(ring.find(begin(ring))).toBeUndefined();
    expect(ring.openCount).toBe(2);
  });

  it('keeps as many as it has room for, the newest', () => {
    const ring = createRing(8);
    const numbers = Array.from({ length: 21 }, (_, index) => {
      const number = begin(ring, index);
      end(ring, number, { endMs: index + 1 });
      return number;
    });
    const found = numbers.map((number) => ring.find(number)?.startedAt);
    expect(found).toEqual([
      ...Array(13).fill(undefined),
      ...[13, 14, 15, 16, 17, 18, 19, 20].map((ms) => EPOCH_MS + ms),
    ]);
  });

  it('lets go of a request that is still open when its place is wanted', () => {
    const ring = createRing(4);
    const long = begin(ring);
    for (let count = 0; count < 4; count++) end(ring, begin(ring));
    expect(ring.openCount).toBe(0);
    expect(ring.open()).toEqual([]);
    end(ring, long, { status: 500 });
    expect(ring.find(long)).toBeUndefined();
    expect(ring.find(long + 4)).toMatchObject({ status: 200, inFlight: 1 });
    for (let count = 0; count < 4; count++) begin(ring);
    end(ring, long);
    expect(ring.openCount).toBe(4);
  });

  it('is not ended by the message of another ring under the same number', () => {
    const [ring, other] = [createRing(), createRing()];
    const number = ring.begin({}, { startMs: 0, idleMs: 0, sentBytes: 0 });
    end(ring, begin(other));
    expect(ring.find(number)).toBeUndefined();
    expect(ring.openCount).toBe(1);
  });

  it('tells how many were in flight when a request came', () => {
    const ring = createRing();
    const numbers = [begin(ring), begin(ring), begin(ring)];
    end(ring, FIRST + 1);
    numbers.push(begin(ring));
    for (const number of numbers) end(ring, number);
    numbers.push(begin(ring));
    end(ring, FIRST + 4);
    expect(numbers.map((number) => ring.find(number)?.inFlight)).toEqual([1, 2, 3, 3, 1]);
  });

  it('holds the messages of open requests and no others', () => {
    const ring = createRing(8);
    const messages = Array.from({ length: 12 }, (_, index) => ({ index }));
    const numbers = messages.map((message) => begin(ring, 0, message));
    expect(ring.open()).toEqual(messages.slice(4));
    for (const index of [4, 5, 7, 11]) end(ring, FIRST + index);
    expect(ring.open()).toEqual([6, 8, 9, 10].map((index) => ({ index })));
    expect(numbers.map((number) => ring.message(number) === undefined)).toEqual(
      messages.map(({ index }) => ![6, 8, 9, 10].includes(index)),
    );
    for (const index of [6, 8, 9, 10]) end(ring, FIRST + index);
    expect(ring.open()).toEqual([]);
    begin(ring, 0, { index: 12 });
    expect(ring.open()).toEqual([{ index: 12 }]);
  });

  it.each([
    ['all of it', { idleMs: 1000, endMs: 20 }, 1],
    ['a quarter', { idleMs: 1007.5, endMs: 20 }, 0.25],
    ['none', { idleMs: 1010, endMs: 20 }, 0],
    ['no more than all, where the clocks differ', { idleMs: 999, endMs: 20 }, 1],
    ['no less than none', { idleMs: 1011, endMs: 20 }, 0],
    ['an unknown share where it took no time', { idleMs: 1000, endMs: 10 }, undefined],
  ])('says that the loop worked for %s', (_, ending, utilization) => {
    const ring = createRing();
    const message = {};
    const number = ring.begin(message, { startMs: 10, idleMs: 1000, sentBytes: 0 });
    ring.end(number, message, { sentBytes: 0, sentBefore: 0, status: 200, ...ending });
    expect(ring.find(number)?.utilization).toBe(utilization);
  });

  it.each([
    ['since it began', 100, { sentBytes: 350, sentBefore: 0 }, 250],
    ['since the response before it was over, of pipelined ones', 100, { sentBytes: 350, sentBefore: 300 }, 50],
    ['none that are fewer than none', 100, { sentBytes: 50, sentBefore: 0 }, 0],
    ['none that nobody knows at its end', 100, { sentBytes: Number.NaN, sentBefore: 0 }, undefined],
    ['none that nobody knew at its beginning', Number.NaN, { sentBytes: 100, sentBefore: 0 }, undefined],
  ])('counts the bytes sent %s', (_, sentBytes, ending, bytes) => {
    const ring = createRing();
    const message = {};
    const number = ring.begin(message, { startMs: 0, idleMs: 0, sentBytes });
    ring.end(number, message, { endMs: 10, idleMs: 0, status: 200, ...ending });
    expect(ring.find(number)?.bytes).toBe(bytes);
  });

  it('keeps the times of what is over when the clock is set', () => {
    let epochMs = EPOCH_MS;
    const ring = createRequestRing(FIRST, (ms) => epochMs + ms);
    const [over, open] = [begin(ring, 1), begin(ring, 2)];
    end(ring, over, { endMs: 3 });
    epochMs += 3_600_000;
    end(ring, open, { endMs: 4 });
    expect(ring.find(over)).toMatchObject({ startedAt: EPOCH_MS + 1, endedAt: EPOCH_MS + 3 });
    expect(ring.find(open)).toMatchObject({ startedAt: epochMs + 2, endedAt: epochMs + 4 });
  });
});
