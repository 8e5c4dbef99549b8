import { describe, expect, it } from 'vitest';
import { createClockOffsets } from './clock-offsets.ts';

describe('the offsets of a clock', () => {
  it('are those that were found last at a time, and before all of them the first', () => {
    const offsets = createClockOffsets();
    expect(offsets.at(5)).toBeUndefined();
    expect(offsets.current.value).toBeUndefined();
    const [first, second] = [10, 20].map((at) => ({ at, offsetMs: at * 2, uncertaintyMs: 1 }));
    for (const offset of [first, second]) if (offset) offsets.add(offset);
    expect([5, 10, 19, 20, 90].map((time) => offsets.at(time))).toEqual([first, first, first, second, second]);
    expect(offsets.current.value).toBe(second);
  });

  it('are the newest ones after this machine’s clock was set back', () => {
    const offsets = createClockOffsets();
    const [first, second, third] = [10, 30, 20].map((at) => ({ at, offsetMs: at * 2, uncertaintyMs: 1 }));
    for (const offset of [first, second, third]) if (offset) offsets.add(offset);
    expect([10, 19, 20, 40].map((time) => offsets.at(time))).toEqual([first, first, third, third]);
  });

  it('are forgotten after a day', () => {
    const offsets = createClockOffsets();
    for (let at = 0; at < 5000; at++) offsets.add({ at, offsetMs: at, uncertaintyMs: 1 });
    expect(offsets.at(0)?.offsetMs).toBe(5000 - 4320);
  });
});
