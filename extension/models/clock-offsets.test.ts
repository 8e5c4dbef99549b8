import { describe, expect, it } from 'vitest';
import { createClockOffsets, uncertaintyAt } from './clock-offsets.ts';

/** As often as they are found. */
const EVERY_MS = 20_000;
const HOUR_MS = 3_600_000;

const offsetAt = (at: number, offsetMs = at * 2, setByMs = 0) => ({ at, offsetMs, uncertaintyMs: 1, setByMs });

describe('the offsets of a clock', () => {
  it('are those that were found last at a time, and before all of them the first', () => {
    const offsets = createClockOffsets();
    expect(offsets.at(5)).toBeUndefined();
    expect(offsets.current.value).toBeUndefined();
    const [first, second] = [offsetAt(EVERY_MS), offsetAt(2 * EVERY_MS)];
    for (const offset of [first, second]) offsets.add(offset);
    const times = [5, EVERY_MS, 2 * EVERY_MS - 1, 2 * EVERY_MS, 9 * EVERY_MS];
    expect(times.map((time) => offsets.at(time)?.offsetMs)).toEqual(
      [first, first, first, second, second].map(({ offsetMs }) => offsetMs),
    );
    expect([times[0], times[2], times[3]].map((time = 0) => offsets.since(time).length)).toEqual([2, 2, 1]);
    expect(offsets.current.value).toBe(second);
  });

  it('are forgotten after a day', () => {
    const offsets = createClockOffsets();
    for (let index = 0; index < 5000; index++) offsets.add(offsetAt(index * EVERY_MS, index));
    expect(offsets.at(0)?.offsetMs).toBe(5000 - 4320);
  });

  it('give way to the better one that follows in a moment, since the one before was found', () => {
    const offsets = createClockOffsets();
    offsets.add({ ...offsetAt(1000, 300), uncertaintyMs: 400 });
    offsets.add(offsetAt(1800, 5));
    expect(offsets.at(1200)).toMatchObject({ at: 1000, offsetMs: 5, uncertaintyMs: 1 });
    offsets.add(offsetAt(1900, HOUR_MS), 1);
    expect(offsets.at(1850)?.offsetMs).toBe(5);
    expect(offsets.at(1900)).toMatchObject({ offsetMs: HOUR_MS, epoch: 1 });
    // As of a process that was started anew, on another machine.
    offsets.add(offsetAt(2000, 7), 1);
    expect([1950, 2000].map((time) => offsets.at(time)?.offsetMs)).toEqual([HOUR_MS, 7]);
  });

  it('of before this machine’s clock was set back are those of what was before, and the others of what was after', () => {
    const offsets = createClockOffsets();
    offsets.add(offsetAt(2 * HOUR_MS, 7));
    offsets.add(offsetAt(HOUR_MS + 100, HOUR_MS + 8, -HOUR_MS));
    expect(offsets.at(2 * HOUR_MS + 50)?.offsetMs).toBe(7);
    expect(offsets.at(HOUR_MS + 200, -HOUR_MS)?.offsetMs).toBe(HOUR_MS + 8);
    // Until it is found anew, it is further off by what the clock was set.
    expect(offsets.at(HOUR_MS + 50, -HOUR_MS)?.offsetMs).toBe(HOUR_MS + 7);
  });

  it('are known the less the longer ago they were found', () => {
    const tenMinutes = 600_000;
    expect(uncertaintyAt(offsetAt(tenMinutes), tenMinutes)).toBe(1);
    for (const time of [0, 2 * tenMinutes]) expect(uncertaintyAt(offsetAt(tenMinutes), time)).toBeCloseTo(31);
  });

  it('are looked through from a time on', () => {
    const offsets = createClockOffsets();
    for (const index of [1, 2, 3]) offsets.add(offsetAt(index * EVERY_MS, index), index);
    const found = (time: number, least: number) => offsets.find(time, 0, ({ offsetMs }) => offsetMs >= least)?.offsetMs;
    expect(found(2 * EVERY_MS, 0)).toBe(2);
    expect(found(0, 3)).toBe(3);
    expect(found(0, 4)).toBeUndefined();
  });
});
