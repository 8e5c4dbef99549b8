import { channel } from 'node:diagnostics_channel';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { columnsOf } from '../../../shared/charts.ts';
import type { ProcessEvent } from '../../../shared/events.ts';
import type { Collector, CollectorHost } from '../collector.ts';

/** A host whose epoch is the monotonic clock's, and the events that it was given. */
export function createTestHost(): CollectorHost & { events: ProcessEvent[]; warnings: string[] } {
  const events: ProcessEvent[] = [];
  const warnings: string[] = [];
  return {
    events,
    warnings,
    toEpoch: (monotonicMs) => monotonicMs,
    emit: (event) => events.push(event),
    warn: (text) => warnings.push(text),
  };
}

/** Takes one sample and returns its values by series id. */
export function sample(collector: Collector, elapsedMs = 1000): Map<string, number> {
  const columns = columnsOf(collector.charts);
  const values = new Float64Array(columns.length).fill(Number.NaN);
  collector.read(values, { time: 0, elapsedMs });
  return new Map(columns.map((id, index) => [id, values[index] ?? Number.NaN]));
}

/** Keeps the event loop from turning and tells when, on the monotonic clock. */
export function block(durationMs: number): { startMs: number; endMs: number } {
  const startMs = performance.now();
  while (performance.now() - startMs < durationMs);
  return { startMs, endMs: performance.now() };
}

setFlagsFromString('--expose-gc');
export const collectGarbage: (options?: { type: 'minor' }) => void = runInNewContext('gc');

/** Publishes a worker without a thread as Node does a real one; it runs unless its `threadId` is -1. */
export function publishWorker(properties: object): Worker {
  const performance = { eventLoopUtilization: () => ({ idle: 0, active: 0, utilization: 0 }) };
  const worker = Object.create(Worker.prototype, {
    ...Object.getOwnPropertyDescriptors({ threadId: 1, performance }),
    ...Object.getOwnPropertyDescriptors(properties),
  });
  channel('worker_threads').publish({ worker });
  return worker;
}
