import { describe, expect, it } from 'vitest';
import { tierOf } from '../testing/charts.ts';
import { rowsWithin, spanOf, type Tier, type TierRows, tierFor } from './tiers.ts';

const EVERYTHING = { from: 0, to: 1_000_000 };

/** The ends from `first` to `last`, both included, each a step after the one before. */
const ends = (first: number, last: number, step: number) =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);

/** The times of the rows in seconds, by step. */
const told = (parts: readonly TierRows[]) =>
  parts.map(({ tier, first, end }) => [
    tier.stepMs / 1000,
    ...[...tier.times().slice(first, end)].map((at) => at / 1000),
  ]);

/** Ten minutes at 10 s: the last two in full, five in steps of 30 s, all in steps of 60 s. */
const tiers: readonly Tier[] = [
  tierOf(0, ends(480_000, 605_000, 5000)),
  tierOf(30_000, ends(330_000, 600_000, 30_000)),
  tierOf(60_000, ends(60_000, 600_000, 60_000)),
];

describe('rowsWithin', () => {
  it('goes on with coarser rows where finer ones are no longer held, without covering any time twice', () => {
    expect(told(rowsWithin(tiers, { from: 250_000, to: 520_000 }, 0))).toEqual([
      [60, 240, 300],
      [30, 330, 360, 390, 420, 450, 480],
      [0, 485, 490, 495, 500, 505, 510, 515, 520],
    ]);
  });

  it('goes on with the coarsest where the next tier begins later than the finer one', () => {
    const short = [tierOf(0, ends(480_000, 605_000, 5000)), tierOf(30_000, ends(570_000, 600_000, 30_000)), tiers[2]];
    const known = short.filter((tier) => tier !== undefined);
    expect(told(rowsWithin(known, { from: 350_000, to: 490_000 }, 0))).toEqual([
      [60, 300, 360, 420, 480],
      [0, 485, 490],
    ]);
  });

  it('adds finer rows for the time since the last step', () => {
    expect(told(rowsWithin(tiers, { from: 450_000, to: 605_000 }, 2))).toEqual([
      [60, 420, 480, 540, 600],
      [0, 605],
    ]);
    const behind = [tiers[0], tiers[1], tierOf(60_000, ends(60_000, 540_000, 60_000))].filter(
      (tier) => tier !== undefined,
    );
    expect(told(rowsWithin(behind, { from: 500_000, to: 700_000 }, 2))).toEqual([
      [60, 480, 540],
      [30, 570, 600],
      [0, 605],
    ]);
  });

  it('begins with a whole coarser step where a tier begins within one', () => {
    const cut = [tierOf(0, ends(95_000, 130_000, 5000)), tierOf(60_000, [60_000, 120_000])];
    expect(told(rowsWithin(cut, EVERYTHING, 0))).toEqual([
      [60, 60, 120],
      [0, 125, 130],
    ]);
  });

  it('needs no coarser rows for a service that has just started', () => {
    const young = [tierOf(0, ends(35_000, 130_000, 5000)), tierOf(60_000, [60_000, 120_000])];
    expect(rowsWithin(young, EVERYTHING, 0)).toEqual([{ tier: young[0], first: 0, end: 20 }]);
  });

  it('falls back on what there is', () => {
    const none = [tierOf(0, []), tierOf(60_000, [])];
    expect(rowsWithin(none, EVERYTHING, 1)).toEqual([]);
    const first = [tierOf(0, [1000, 2000]), tierOf(60_000, [])];
    expect(told(rowsWithin(first, EVERYTHING, 1))).toEqual([[0, 1, 2]]);
    const last = [tierOf(0, []), tierOf(60_000, [60_000])];
    expect(told(rowsWithin(last, EVERYTHING, 0))).toEqual([[60, 60]]);
    const coarsest = [tierOf(0, []), tierOf(30_000, []), tierOf(60_000, [60_000])];
    expect(told(rowsWithin(coarsest, EVERYTHING, 2))).toEqual([[60, 60]]);
  });

  it('takes one row on either side of the range', () => {
    expect(told(rowsWithin(tiers, { from: 501_000, to: 508_000 }, 0))).toEqual([[0, 500, 505, 510]]);
    expect(told(rowsWithin(tiers, { from: 100_000, to: 130_000 }, 0))).toEqual([[60, 60, 120, 180]]);
    expect(told(rowsWithin(tiers, { from: 700_000, to: 800_000 }, 0))).toEqual([[0, 605]]);
  });
});

describe('tierFor', () => {
  const density = { most: 100, least: 10 };
  it.each([
    [60_000, 0],
    [100_000, 0],
    [301_000, 1],
    [3_000_001, 2],
    [900_000_000, 2],
  ])('for a range of %i ms has place %i', (length, place) => {
    expect(tierFor(tiers, { from: 0, to: length }, 1000, density)).toBe(place);
  });

  it('keeps a finer one where the next would be too coarse', () => {
    expect(tierFor(tiers, { from: 0, to: 299_000 }, 1000, density)).toBe(0);
  });

  it('counts samples further apart than the steps', () => {
    expect(tierFor(tiers, { from: 0, to: 9_000_000 }, 90_000, density)).toBe(0);
  });
});

describe('spanOf', () => {
  it('is from the oldest that any tier holds to the newest sample', () => {
    expect(spanOf(tiers)).toEqual({ from: 0, to: 605_000 });
    expect(spanOf([tierOf(0, []), tierOf(60_000, [])])).toBeUndefined();
  });

  it('ends with the newest step where there are no samples', () => {
    expect(
      spanOf([tierOf(0, []), tierOf(30_000, ends(30_000, 60_000, 30_000)), tierOf(60_000, [60_000, 120_000])]),
    ).toEqual({ from: 0, to: 120_000 });
  });

  it('does not begin before the first sample', () => {
    expect(spanOf([tierOf(0, [35_000, 130_000]), tierOf(60_000, [60_000, 120_000])])).toEqual({
      from: 35_000,
      to: 130_000,
    });
  });
});
