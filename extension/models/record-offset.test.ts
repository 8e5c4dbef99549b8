import { describe, expect, it } from 'vitest';
import { pageRequestOf } from '../testing/page-network.ts';
import { createClockOffsets } from './clock-offsets.ts';
import { moveInto, offsetOfRecord } from './record-offset.ts';

/** From 1000 to 1100, sent at once. */
const REQUEST = pageRequestOf();

const recordOf = (startedAt: number, endedAt: number) => ({ number: 1, startedAt, endedAt, status: 200, inFlight: 1 });

describe('the offset of a record', () => {
  const clock = createClockOffsets();
  clock.add({ at: 900, offsetMs: 0, uncertaintyMs: 1 });
  clock.add({ at: 1090, offsetMs: 5000, uncertaintyMs: 1 }, 1);
  const offsetOf = (startedAt: number) =>
    offsetOfRecord({ request: REQUEST }, recordOf(startedAt, startedAt + 10), clock)?.offsetMs;

  it('is the first one from the request on by which both are of one time', () => {
    expect(offsetOf(1050)).toBe(0);
    expect(offsetOf(6050)).toBe(5000);
    expect(offsetOf(3000)).toBeUndefined();
  });
});

it('of one that was made hours before the clock was looked at is found all the same', () => {
  const late = createClockOffsets();
  late.add({ at: 1000 + 10_000_000, offsetMs: 0, uncertaintyMs: 1 });
  // The two have drifted apart by 40 parts in a million.
  expect(offsetOfRecord({ request: REQUEST }, recordOf(600, 690), late)).toBeDefined();
  expect(offsetOfRecord({ request: REQUEST }, recordOf(300, 390), late)).toBeUndefined();
});

describe('a record that sticks out of its request', () => {
  it.each([
    [1010, 1090, 0],
    [990, 1070, 10],
    [1030, 1110, -10],
    // As far as the clocks may be wrong.
    [960, 1040, 20],
    [1060, 1140, -20],
    // Longer than the request.
    [980, 1190, 0],
  ])('from %i to %i is moved by %i', (from, to, by) => {
    expect(moveInto(REQUEST, recordOf(from, to), 0, 20)).toBe(by);
  });

  it('lies after the request was sent', () => {
    const phases = { blocked: 30, connect: 10, send: 1, wait: 50, receive: 9 };
    expect(moveInto({ ...REQUEST, phases }, recordOf(1035, 1090), 0, 20)).toBe(5);
  });
});
