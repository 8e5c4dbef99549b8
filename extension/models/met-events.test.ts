import { expect, it } from 'vitest';
import { longestOf, metEvents } from './met-events.ts';

it('lists what a request met by the clock of its service', () => {
  const met = {
    gc: [
      { kind: 'gc' as const, at: 1000, durationMs: 20, type: 'major' as const },
      { kind: 'gc' as const, at: 1050, durationMs: 2, type: 'minor' as const },
    ],
    stalls: [{ kind: 'stall' as const, at: 990, durationMs: 80, uncertaintyMs: 5 }],
  };
  expect(metEvents({ met, offsetMs: -3_600_000 })).toEqual([
    { kind: 'gc-major', at: 1000 - 3_600_000, durationMs: 20 },
    { kind: 'gc', at: 1050 - 3_600_000, durationMs: 2 },
    { kind: 'stall', at: 990 - 3_600_000, durationMs: 80, uncertaintyMs: 5 },
  ]);
});

it('leaves the longest in the order of time', () => {
  const events = [5, 1, 9, 7].map((durationMs, index) => ({ kind: 'gc' as const, at: 1000 * (4 - index), durationMs }));
  expect(longestOf(events, 2).map(({ at }) => at)).toEqual([1000, 2000]);
  expect(longestOf(events, Infinity).map(({ at }) => at)).toEqual([1000, 2000, 3000, 4000]);
});
