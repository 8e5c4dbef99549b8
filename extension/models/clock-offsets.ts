import { type ReadonlySignal, signal } from '@preact/signals';
import type { ClockOffset } from '../sources/clock-offset.ts';
import { firstIndex } from './ascending.ts';

/** How a service's clock stood to this machine's at some time. */
export interface KnownOffset extends ClockOffset {
  /** How often the service's clock had been set by then. */
  epoch: number;
}

/** How a service's clock has stood to this machine's. `setByMs` is by how much the latter had been set at a time of it. */
export interface ClockOffsets {
  /** As found last; undefined until then. */
  current: ReadonlySignal<ClockOffset | undefined>;
  /** As it stood at a time of this machine's clock; before the first one was found, as that says. */
  at(time: number, setByMs?: number): KnownOffset | undefined;
  /** The first one from that on of which this is true. */
  find(time: number, setByMs: number, isRight: (offset: KnownOffset) => boolean): KnownOffset | undefined;
  /** Those that a time and what comes after it are told by, the oldest first. */
  since(time: number, setByMs?: number): readonly KnownOffset[];
  /** `epoch` is how often the service's clock has been set. */
  add(offset: ClockOffset, epoch?: number): void;
}

/** One every 20 seconds for a day. */
const MOST_KEPT = 4320;
/** The first answer is followed by a better one within this time. */
const BURST_MS = 5000;

/** By how much two clocks may drift apart, as a share of the time: what quartzes of two machines do at most, usually. */
const DRIFT = 50e-6;

/** To within what an offset is known at another time than that at which it was found. */
export const uncertaintyAt = ({ at, uncertaintyMs }: ClockOffset, time: number) =>
  uncertaintyMs + DRIFT * Math.abs(time - at);

export function createClockOffsets(): ClockOffsets {
  const current = signal<ClockOffset>();
  const known: KnownOffset[] = [];

  function indexAt(time: number, setByMs: number): number {
    const isLater = (each: KnownOffset | undefined) => each !== undefined && steadyAt(each) > time - setByMs;
    return Math.max(firstIndex(known.length, (index) => isLater(known[index])) - 1, 0);
  }

  return {
    current,
    at(time, setByMs = 0) {
      const found = known[indexAt(time, setByMs)];
      return found && asSeen(found, setByMs);
    },
    find(time, setByMs, isRight) {
      for (let index = indexAt(time, setByMs); index < known.length; index++) {
        const each = known[index];
        const seen = each && asSeen(each, setByMs);
        if (seen && isRight(seen)) return seen;
      }
      return undefined;
    },
    since: (time, setByMs = 0) => known.slice(indexAt(time, setByMs)),
    add(offset, epoch = 0) {
      const next = { ...offset, epoch };
      const last = known.at(-1);
      if (last && isBetter(next, last)) known[known.length - 1] = { ...next, at: last.at };
      else known.push(next);
      if (known.length > MOST_KEPT) known.shift();
      current.value = offset;
    },
  };
}

/** When an offset was found, by a clock that never was set. */
const steadyAt = ({ at, setByMs = 0 }: ClockOffset) => at - setByMs;

/** An offset to a clock that had been set by so much. */
function asSeen(offset: KnownOffset, setByMs: number): KnownOffset {
  const further = setByMs - (offset.setByMs ?? 0);
  if (further === 0) return offset;
  return { ...offset, at: offset.at + further, offsetMs: offset.offsetMs - further, setByMs };
}

/** Whether an offset says of the same clocks better what another has said a moment before. */
function isBetter(next: KnownOffset, last: KnownOffset): boolean {
  const isOfSame = next.epoch === last.epoch && next.setByMs === last.setByMs;
  const isWithin = Math.abs(next.offsetMs - last.offsetMs) <= next.uncertaintyMs + last.uncertaintyMs;
  return isOfSame && isWithin && next.at - last.at < BURST_MS;
}
