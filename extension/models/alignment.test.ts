import { describe, expect, it } from 'vitest';
import { liveEnd, overlap, shiftBetween, startOf } from './alignment.ts';

const MINUTE = 60_000;

describe('startOf', () => {
  it('is the start of the process where the samples reach back to it', () => {
    expect(startOf(1000, { from: 3000, to: 9000 })).toBe(1000);
  });

  it('is the oldest sample where the first ones are not held any more', () => {
    expect(startOf(1000, { from: 1000 + 2 * MINUTE, to: 5 * MINUTE })).toBe(1000 + 2 * MINUTE);
  });

  it('is that of the present instance where samples of an earlier one are held', () => {
    expect(startOf(5000, { from: 1000, to: 9000 })).toBe(5000);
    expect(startOf(9500, { from: 1000, to: 9000 })).toBe(9500);
  });

  it('makes do with what is known', () => {
    expect(startOf(1000, undefined)).toBe(1000);
    expect(startOf(undefined, { from: 3000, to: 9000 })).toBe(3000);
    expect(startOf(undefined, undefined)).toBeUndefined();
  });
});

describe('shiftBetween', () => {
  const reference = { start: 10_000, newest: 20_000 };

  it('moves nothing by clock', () => {
    expect(shiftBetween('clock', reference, { start: 4000, newest: 20_000 })).toBe(0);
  });

  it('puts one start over the other', () => {
    expect(shiftBetween('start', reference, { start: 4000, newest: 20_000 })).toBe(6000);
    expect(shiftBetween('start', reference, { start: 14_000, newest: 20_000 })).toBe(-4000);
    expect(shiftBetween('start', reference, { start: undefined, newest: undefined })).toBe(0);
  });
});

describe('liveEnd', () => {
  it('by clock is the newest sample of all', () => {
    const lifespans = [
      { start: 0, newest: 5000 },
      { start: undefined, newest: undefined },
      { start: 0, newest: 7000 },
    ];
    expect(liveEnd('clock', lifespans, MINUTE)).toBe(7000);
  });

  it('by start is the age that all have reached, in the time of the reference', () => {
    const lifespans = [
      { start: 100 * MINUTE, newest: 110 * MINUTE },
      { start: 0, newest: 30 * MINUTE },
    ];
    expect(liveEnd('start', lifespans, 5 * MINUTE)).toBe(110 * MINUTE);
    expect(liveEnd('start', lifespans.toReversed(), 5 * MINUTE)).toBe(10 * MINUTE);
  });

  it('by start shows the first window until the youngest has filled it', () => {
    const lifespans = [
      { start: 100 * MINUTE, newest: 101 * MINUTE },
      { start: 0, newest: 30 * MINUTE },
    ];
    expect(liveEnd('start', lifespans, 5 * MINUTE)).toBe(105 * MINUTE);
  });

  it('by start does not wait for one of which nothing is held', () => {
    const lifespans = [
      { start: 0, newest: 30 * MINUTE },
      { start: 100 * MINUTE, newest: undefined },
    ];
    expect(liveEnd('start', lifespans, 5 * MINUTE)).toBe(30 * MINUTE);
  });

  it('is not known while nothing is held', () => {
    expect(liveEnd('clock', [{ start: 1, newest: undefined }], MINUTE)).toBeUndefined();
    expect(liveEnd('start', [], MINUTE)).toBeUndefined();
  });
});

describe('overlap', () => {
  it('tells whether two spans have a moment in common', () => {
    expect(overlap({ from: 0, to: 5 }, { from: 5, to: 9 })).toBe(true);
    expect(overlap({ from: 6, to: 9 }, { from: 0, to: 5 })).toBe(false);
    expect(overlap({ from: 0, to: 9 }, { from: 3, to: 4 })).toBe(true);
  });
});
