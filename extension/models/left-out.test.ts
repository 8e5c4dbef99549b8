import { describe, expect, it } from 'vitest';
import { pageRequestOf } from '../testing/page-network.ts';
import { withLeftOut } from './left-out.ts';

const CLOCK = { offsetMs: 5000, uncertaintyMs: 2 };

/** From 1000 to 1100, of which 10 before it was sent. */
const REQUEST = pageRequestOf({
  isSum: true,
  phases: { blocked: 10, connect: 0, send: 0, wait: 85, receive: 5 },
});

const recordOf = (startedAt: number, endedAt: number) => ({
  number: 1,
  startedAt: startedAt + CLOCK.offsetMs,
  endedAt: endedAt + CLOCK.offsetMs,
  status: 200,
  inFlight: 1,
});

describe('a request whose parts were added up', () => {
  it('was longer where its service had it in hand later', () => {
    expect(withLeftOut(REQUEST, recordOf(1052, 1140), CLOCK)).toEqual({
      ...REQUEST,
      durationMs: 138,
      phases: { ...REQUEST.phases, blocked: 48 },
    });
    expect(withLeftOut(REQUEST, recordOf(1030, 1140), CLOCK).durationMs).toBe(118);
  });

  it.each([
    ['lies within it', REQUEST, recordOf(1012, 1095)],
    ['lies as far from it as the clocks may be wrong', REQUEST, recordOf(1012, 1102)],
    ['goes on after the answer, but began in time', REQUEST, recordOf(1010, 1400)],
    ['is of a browser that knows the whole', { ...REQUEST, isSum: undefined }, recordOf(1052, 1140)],
    ['is of one without times', { ...REQUEST, phases: undefined }, recordOf(1052, 1140)],
  ])('is as it was where the record %s', (_, { isSum, phases, ...rest }, record) => {
    const request = { ...rest, ...(isSum && { isSum }), ...(phases && { phases }) };
    expect(withLeftOut(request, record, CLOCK)).toBe(request);
  });
});
