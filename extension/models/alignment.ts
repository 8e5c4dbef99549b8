import type { TimeRange } from './timeline.ts';

/** How services that are compared lie over each other: by the time of day, or by the time since each one's start. */
export type Alignment = 'clock' | 'start';

/** What is held of a service's present instance, in milliseconds since the epoch; `undefined` while not known. */
export interface Lifespan {
  start: number | undefined;
  /** The time of the newest sample. */
  newest: number | undefined;
}

/** An agent that comes up this soon after its process, or is found this soon, has seen the process from its start. */
const REACHES_BACK_MS = 60_000;

/**
 * When an instance started, as far as its samples tell: the start of the process, or the oldest sample where the first
 * ones are not held. `retained` may hold samples of earlier instances.
 */
export function startOf(startedAt: number | undefined, retained: TimeRange | undefined): number | undefined {
  if (startedAt === undefined || retained === undefined) return startedAt ?? retained?.from;
  return retained.from - startedAt <= REACHES_BACK_MS ? startedAt : retained.from;
}

/** How far a service's times are moved to lie on the reference's, in milliseconds. */
export function shiftBetween(alignment: Alignment, reference: Lifespan, other: Lifespan): number {
  if (alignment === 'clock' || reference.start === undefined || other.start === undefined) return 0;
  return reference.start - other.start;
}

/**
 * Where the live window ends, in the reference's time; the reference is the first. By clock at the newest sample of all.
 * By start at the age that all of them have reached, so that there is something to compare; until that is a whole window,
 * the window begins with the start and the youngest grows into it. `undefined` where nothing is held.
 */
export function liveEnd(alignment: Alignment, lifespans: readonly Lifespan[], windowMs: number): number | undefined {
  const [reference] = lifespans;
  const held = lifespans.filter((each) => each.newest !== undefined);
  if (!reference || held.length === 0) return undefined;
  if (alignment === 'start' && reference.start !== undefined) {
    const ages = held.map(({ start, newest = 0 }) => newest - (start ?? newest));
    return reference.start + Math.max(Math.min(...ages), windowMs);
  }
  return Math.max(...held.map(({ newest = 0 }) => newest));
}

/** Whether two spans of time have a moment in common. */
export function overlap(a: TimeRange, b: TimeRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}
