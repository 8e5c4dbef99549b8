import type { Collector, CollectorHost } from '../collector.ts';
import { isNode, loopCounters, loopUtilization } from '../runtime.ts';
import { describeEventLoop } from './event-loop-charts.ts';
import { createLoopDelay } from './loop-delay.ts';
import { createThreadPoolDelay } from './thread-pool.ts';
import { createTurnProbe } from './turn-probe.ts';

/** The event loop: its delay, how much of its time it works, its turns, its thread pool, and its stalls as events. */
export function createEventLoopCollector(host: CollectorHost): Collector {
  // What follows rests on libuv's loop. Other runtimes have the interfaces, but not that loop behind them.
  if (!isNode) return { charts: [], read: () => {} };

  const delay = createLoopDelay();
  const probe = createTurnProbe({
    onTurn: delay.record,
    onStall: ({ startMs, durationMs, uncertaintyMs }) =>
      host.emit({ kind: 'stall', at: host.toEpoch(startMs), durationMs, uncertaintyMs }),
  });
  const threadPool = createThreadPoolDelay();
  let counters = loopCounters();
  let utilization = loopUtilization();

  return {
    charts: describeEventLoop(counters !== undefined),
    read(values, { elapsedMs }) {
      probe.sampled(elapsedMs);
      const ownTurns = probe.takeOwnTurns();
      delay.read(values, 0, ownTurns, probe.takeLongestMs());

      const before = utilization;
      utilization = loopUtilization();
      const active = utilization.active - before.active;
      values[4] = active / (active + utilization.idle - before.idle);

      values[5] = threadPool.read(elapsedMs);

      const counted = counters;
      counters = loopCounters();
      if (counted && counters) {
        // A turn for the probe's sake says nothing of the program.
        values[6] = (Math.max(0, counters.loopCount - counted.loopCount - ownTurns) * 1000) / elapsedMs;
        values[7] = ((counters.events - counted.events) * 1000) / elapsedMs;
      }
      // Every figure here is one of an interval, and this reading only begins one.
      if (Number.isNaN(elapsedMs)) values.fill(Number.NaN);
    },
    watch(watched) {
      probe.watch(watched);
      threadPool.watch(watched);
    },
    close() {
      delay.close();
      probe.close();
      threadPool.close();
    },
  };
}
