import type { ChartDescription } from '../../../shared/charts.ts';
import { THREAD_POOL_CHART } from './thread-pool.ts';

/** The charts of the event-loop collector, in the order in which it writes its columns. */
export function describeEventLoop(countsTurns: boolean): ChartDescription[] {
  return [DELAY, UTILIZATION, THREAD_POOL_CHART, ...(countsTurns ? [ITERATIONS] : [])];
}

const DELAY: ChartDescription = {
  id: 'nodejs.eventloop.delay',
  title: 'Event loop delay',
  unit: 's',
  kind: 'bands',
  group: 'event loop',
  help: 'How long the event loop kept other work waiting in an interval. A few milliseconds are normal. A high maximum with low percentiles is a single long piece of JavaScript, marked as a stall; high percentiles mean that the process is saturated.',
  series: [
    { id: 'nodejs.eventloop.delay.p50', label: 'p50' },
    { id: 'nodejs.eventloop.delay.p90', label: 'p90' },
    { id: 'nodejs.eventloop.delay.p99', label: 'p99' },
    { id: 'nodejs.eventloop.delay.max', label: 'max' },
  ],
};

const UTILIZATION: ChartDescription = {
  id: 'nodejs.eventloop.utilization',
  title: 'Event loop utilization',
  unit: '1',
  kind: 'lines',
  group: 'event loop',
  help: 'Share of the time in which the event loop was working rather than waiting for events. It follows the load. From about 70 % on requests queue behind each other, and at 100 % the process does nothing but catch up: add processes, or find the work that blocks.',
  series: [{ id: 'nodejs.eventloop.utilization', label: 'utilization' }],
};

const ITERATIONS: ChartDescription = {
  id: 'nodejs.eventloop.iterations',
  title: 'Loop iterations',
  unit: '{iteration}/s',
  kind: 'lines',
  group: 'event loop',
  help: 'Turns of the event loop and events that it took in, each second. Both follow the traffic. Many more events than turns mean that work piles up between turns; many turns in a process with nothing to do point to a short timer or a loop of immediates.',
  series: [
    { id: 'nodejs.eventloop.iterations', label: 'iterations' },
    { id: 'nodejs.eventloop.events', label: 'events' },
  ],
};
