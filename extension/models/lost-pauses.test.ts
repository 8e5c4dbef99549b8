import { describe, expect, it } from 'vitest';
import { gcAt, stallAt } from '../testing/fixtures.ts';
import { createLostPauses } from './lost-pauses.ts';

const lists = (...times: number[]) => ({ gc: times.map((at) => gcAt(at)), stalls: [], heldFrom: 5 });

describe('pauses that gave way because a clock was set back', () => {
  it('are those of the epochs before, from the time on to which it was set', () => {
    const lost = createLostPauses();
    lost.clockWasSet(50, lists(60));
    expect(lost.epoch).toBe(1);
    expect(lost.of(55, 0)).toEqual(lists(60));
    expect(lost.of(49, 0)).toBeUndefined();
    expect(lost.of(55, 1)).toBeUndefined();
  });

  it('were lost with the first setting that reached that far', () => {
    const lost = createLostPauses();
    lost.clockWasSet(50, lists(60));
    lost.clockWasSet(900, lists());
    lost.clockWasSet(20, lists(30, 70));
    expect(lost.epoch).toBe(3);
    expect(lost.of(60, 0)).toEqual(lists(60));
    expect(lost.of(30, 0)).toEqual(lists(30, 70));
    expect(lost.of(60, 2)).toEqual(lists(30, 70));
  });

  it('are of the last few settings alone', () => {
    const lost = createLostPauses();
    for (let time = 100; time > 0; time -= 10)
      lost.clockWasSet(time, { gc: [], stalls: [stallAt(time, 60)], heldFrom: 0 });
    expect(lost.epoch).toBe(10);
    expect(lost.length).toBe(4);
    expect(lost.of(95, 0)?.heldFrom).toBe(Infinity);
    expect(lost.of(45, 0)?.stalls).toEqual([stallAt(40, 60)]);
  });
});
