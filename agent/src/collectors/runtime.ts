import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import timers from 'node:timers';
import type { LoopReading } from './stalls.ts';

/*
 * The clock and the timers, taken once when the module loads: a test suite that fakes them later must not stop the
 * agent, nor feed it made-up times.
 */

/** Monotonic milliseconds, the scale of `CollectorHost.toEpoch`. */
export const monotonicNow: () => number = performance.now.bind(performance);

/** Milliseconds that the event loop has been idle and active since it started. */
export const loopUtilization: () => EventLoopUtilization = performance.eventLoopUtilization.bind(performance);

const { nodeTiming } = performance;

export const { setTimeout, clearTimeout, setImmediate, clearImmediate } = timers;

/** True in Node itself; other runtimes imitate its interfaces without meaning the same by them. */
export const isNode = process.release?.name === 'node' && !process.versions.bun && !process.versions.deno;

/** libuv's counts since the loop started; undefined where the runtime has none (Node before 20.18). */
export function loopCounters(): { loopCount: number; events: number } | undefined {
  return nodeTiming.uvMetricsInfo;
}

export function readLoop(): LoopReading {
  return { nowMs: monotonicNow(), idleMs: loopUtilization().idle, events: loopCounters()?.events };
}
