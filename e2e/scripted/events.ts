import type { ProcessEvent } from '../../shared/events.ts';

const MINOR_GC_EVERY_MS = 4000;
const MAJOR_GC_EVERY_MS = 21_000;
const STALL_EVERY_MS = 33_000;
const MARK_EVERY_MS = 60_000;

/** Events of every kind within a span (`from` included, `to` not), always the same ones. In ascending order of time. */
export function eventsWithin(from: number, to: number): ProcessEvent[] {
  const every = (periodMs: number, event: (at: number, count: number) => ProcessEvent) => {
    const first = Math.ceil(from / periodMs);
    const count = Math.max(0, Math.ceil(to / periodMs) - first);
    return Array.from({ length: count }, (_, index) => event((first + index) * periodMs, first + index));
  };
  return [
    ...every(MINOR_GC_EVERY_MS, (at, count) => ({ kind: 'gc', at, durationMs: 1 + (count % 5), type: 'minor' })),
    ...every(MAJOR_GC_EVERY_MS, (at, count) => ({ kind: 'gc', at, durationMs: 20 + (count % 40), type: 'major' })),
    ...every(STALL_EVERY_MS, (at, count) => ({
      kind: 'stall',
      at,
      durationMs: 80 + 30 * (count % 9),
      uncertaintyMs: 5,
    })),
    ...every(MARK_EVERY_MS, (at, count) => ({ kind: 'mark', at, label: `mark ${count % 100}` })),
  ].sort((a, b) => a.at - b.at);
}
