import { type ReadonlySignal, signal } from '@preact/signals';
import type { ClockOffset } from '../sources/clock-offset.ts';

/** How a service's clock has stood to this machine's. */
export interface ClockOffsets {
  /** As found last; undefined until then. */
  current: ReadonlySignal<ClockOffset | undefined>;
  /** As it stood at a time of this machine's clock; before the first one was found, as that says. */
  at(time: number): ClockOffset | undefined;
  /** Those that a time and what comes after it are told by, the oldest first. */
  since(time: number): readonly ClockOffset[];
  add(offset: ClockOffset): void;
}

/** One every 20 seconds for a day. */
const MOST_KEPT = 4320;

export function createClockOffsets(): ClockOffsets {
  const current = signal<ClockOffset>();
  const known: ClockOffset[] = [];
  return {
    current,
    at: (time) => known.findLast((each) => each.at <= time) ?? known[0],
    since: (time) =>
      known.slice(
        Math.max(
          0,
          known.findLastIndex(({ at }) => at <= time),
        ),
      ),
    add(offset) {
      known.push(offset);
      if (known.length > MOST_KEPT) known.shift();
      current.value = offset;
    },
  };
}
