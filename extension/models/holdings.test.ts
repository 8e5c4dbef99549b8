import { describe, expect, it } from 'vitest';
import { frameOf } from '../testing/fixtures.ts';
import { createHoldings, type Holdings } from './holdings.ts';

const MINUTE = 60_000;

/** A row a second, of which the value is what `valueAt` says, in frames of a minute. */
function fill(holdings: Holdings, from: number, to: number, valueAt = (time: number) => time): void {
  for (let at = from; at < to; at += MINUTE) {
    const rows = Array.from({ length: Math.min(60, Math.ceil((to - at) / 1000)) }, (_, row) => at + (row + 1) * 1000);
    holdings.append(frameOf(rows.map((time) => [time, valueAt(time)])), ['a']);
  }
}

const tier = (holdings: Holdings, stepMs: number) => {
  const found = holdings.tiers.find((each) => each.stepMs === stepMs);
  if (!found) throw new Error(`There is no tier of ${stepMs} ms.`);
  return found;
};

describe('createHoldings', () => {
  it('holds an hour in full and in steps of ten seconds, and a day in minutes', () => {
    const holdings = createHoldings();
    fill(holdings, 0, 30 * 60 * MINUTE, (time) => (time === 8 * 60 * MINUTE ? 1000 : 1));
    const first = holdings.tiers.map(({ times }) => (30 * 60 * MINUTE - (times()[0] ?? 0)) / MINUTE);
    expect(first[0]).toBeGreaterThanOrEqual(60);
    expect(first[1]).toBeGreaterThanOrEqual(60);
    expect(first[2]).toBeGreaterThanOrEqual(24 * 60);
    expect(first[0]).toBeLessThan(80);
    expect(first[2]).toBeLessThan(30 * 60);
    expect(Math.max(...Array.from(tier(holdings, MINUTE).high('a') ?? []))).toBe(1000);
  });

  it('keeps everything for longer where it is told to', () => {
    const holdings = createHoldings(Infinity);
    fill(holdings, 0, 9 * 60 * MINUTE);
    expect(holdings.tiers.map(({ times }) => times()[0])).toEqual([1000, 10_000, MINUTE]);
  });

  it('takes what a reconnect repeats only once', () => {
    const holdings = createHoldings();
    fill(holdings, 0, MINUTE, () => 1);
    holdings.append(
      frameOf([
        [30_000, 100],
        [60_000, 100],
        [61_000, 1],
        [130_000, 1],
      ]),
      ['a'],
    );
    expect(Array.from(tier(holdings, MINUTE).high('a') ?? [])).toEqual([1, 1]);
    expect(holdings.samples.length).toBe(62);
  });

  it('has no step of samples that a clock set back has replaced, and has those of the step before whole', () => {
    const holdings = createHoldings();
    fill(holdings, 0, 5 * MINUTE);
    holdings.truncate(150_000);
    holdings.append(
      frameOf([
        [155_000, 0],
        [181_000, 0],
      ]),
      ['a'],
    );
    const minutes = tier(holdings, MINUTE);
    expect(Array.from(minutes.times())).toEqual([60_000, 120_000, 180_000]);
    expect(minutes.high('a')?.[2]).toBe(149_000);
    expect(minutes.low('a')?.[2]).toBe(0);
    expect(Array.from(tier(holdings, 10_000).times()).slice(-2)).toEqual([150_000, 160_000]);
  });

  it('gives back the memory of what is trimmed', () => {
    const holdings = createHoldings();
    fill(holdings, 0, 10 * 60 * MINUTE);
    const before = holdings.bytes;
    const expected = before - holdings.bytesFrom('full', -Infinity) + holdings.bytesFrom('full', 590 * MINUTE);
    holdings.trim('full', 590 * MINUTE);
    expect(holdings.bytes).toBe(expected);
    expect(holdings.samples.times()[0]).toBe(590 * MINUTE);
    const reduced = holdings.bytesFrom('reduced', -Infinity);
    holdings.trim('reduced', 590 * MINUTE);
    expect(holdings.bytesFrom('reduced', -Infinity)).toBeLessThan(reduced / 2);
    expect(tier(holdings, MINUTE).times()[0]).toBe(590 * MINUTE);
  });
});
