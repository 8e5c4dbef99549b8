import { type ReadonlySignal, signal } from '@preact/signals';
import type { ClockOffset } from '../sources/clock-offset.ts';
import { firstIndex } from './ascending.ts';

/** How a service's clock has stood to this machine's. */
export interface ClockOffsets {
  /** As found last; undefined until then. */
  current: ReadonlySignal<ClockOffset | undefined>;
  /** As it stood at a time of this machine's clock; before the first one was found, as that says. */
  at(time: number): ClockOffset | undefined;
  add(offset: ClockOffset): void;
}

/** One every 20 seconds for a day. */
const MOST_KEPT = 4320;

export function createClockOffsets(): ClockOffsets {
  const current = signal<ClockOffset>();
  /** In ascending order of their times. */
  const known: ClockOffset[] = [];
  return {
    current,
    at(time) {
      const next = firstIndex(known.length, (index) => (known[index]?.at ?? time) > time);
      return known[Math.max(next - 1, 0)];
    },
    add(offset) {
      // This machine's clock was set back: what is later by it was found before.
      while ((known.at(-1)?.at ?? offset.at) > offset.at) known.pop();
      known.push(offset);
      if (known.length > MOST_KEPT) known.shift();
      current.value = offset;
    },
  };
}
