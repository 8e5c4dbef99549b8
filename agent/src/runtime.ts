import { AsyncLocalStorage } from 'node:async_hooks';
import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import timers from 'node:timers';
import type { LoopReading } from './collectors/stalls.ts';

/*
 * The clocks and the timers, taken once when the module loads: a test suite that fakes them later must neither stop the
 * agent, nor feed it made-up times, nor be kept busy by its timers.
 */

/** Monotonic milliseconds, the scale of `CollectorHost.toEpoch`. */
export const monotonicNow: () => number = performance.now.bind(performance);

/** The wall clock's milliseconds since the epoch. */
export const wallNow: () => number = Date.now.bind(Date);

/** Milliseconds that the event loop has been idle and active since it started. */
export const loopUtilization: () => EventLoopUtilization = performance.eventLoopUtilization.bind(performance);

const { nodeTiming } = performance;

export const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = timers;

export const queueMicrotask: (callback: () => void) => void = globalThis.queueMicrotask.bind(globalThis);

/**
 * Calls a function outside of the request that happens to be served. What is started inside would see that request's
 * `AsyncLocalStorage` for as long as it runs, and keep it in memory.
 */
export const outside: <Result>(body: () => Result) => Result = AsyncLocalStorage.snapshot();

const { bun, deno, node } = process.versions;

/** What runs this process. Bun and Deno say that they are Node, for the sake of packages that ask. */
export const runtime = describeRuntime();

function describeRuntime(): { name: string; version: string } {
  if (bun) return { name: 'bun', version: bun };
  if (deno) return { name: 'deno', version: deno };
  return { name: process.release?.name ?? 'unknown', version: node };
}

/** True in Node itself; other runtimes imitate its interfaces without meaning the same by them. */
export const isNode = runtime.name === 'node';

/** False on JavaScriptCore, where Bun makes V8's figures up, by a walk through the whole heap. */
export const isV8 = runtime.name !== 'bun';

/** False where `process.memoryUsage()` names array buffers and always says 0 (Deno 2.9). */
export const countsArrayBuffers = runtime.name !== 'deno';

/** libuv's counts since the loop started; undefined where the runtime has none (Node before 20.18). */
export function loopCounters(): { loopCount: number; events: number } | undefined {
  return nodeTiming.uvMetricsInfo;
}

/** Milliseconds that the event loop has waited for events since it started; a fraction of what `loopUtilization` costs. */
export const idleMs = (): number => nodeTiming.idleTime;

export function readLoop(): LoopReading {
  return { nowMs: monotonicNow(), idleMs: loopUtilization().idle, events: loopCounters()?.events };
}
