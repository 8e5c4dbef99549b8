import type { ChartKind } from '../../shared/charts.ts';
import type { ScriptedChart } from './charts.ts';
import { levelAt } from './values.ts';

/** How a service is by the panel's usual thresholds. */
export type Health = 'fine' | 'strained' | 'bad';

const LOAD: Record<Health, { delay: number; utilization: number; heap: number; gc: number; cpu: number }> = {
  fine: { delay: 0.012, utilization: 0.31, heap: 0.22, gc: 0.008, cpu: 0.35 },
  strained: { delay: 0.09, utilization: 0.78, heap: 0.8, gc: 0.03, cpu: 0.84 },
  bad: { delay: 0.41, utilization: 0.96, heap: 0.94, gc: 0.19, cpu: 0.9 },
};
const HEAP_LIMIT = 512 * 2 ** 20;

/** Charts with the series ids that the panel's summary and overview know, of a service that is so. */
export function vitals(health: Health): ScriptedChart[] {
  const { delay, utilization, heap, gc, cpu } = LOAD[health];
  /** A tenth up or down. */
  const around = (value: number, column: number, time: number) => value * (0.9 + levelAt(column, time) / 500);
  const used = (time: number) => around(heap * HEAP_LIMIT, 60, time);
  return [
    chart('event loop', 'nodejs.eventloop.delay', 'Event loop delay', 's', 'bands', {
      'nodejs.eventloop.delay.p50': (time) => around(delay / 6, 10, time),
      'nodejs.eventloop.delay.p90': (time) => around(delay / 2, 10, time),
      'nodejs.eventloop.delay.p99': (time) => around(delay, 10, time),
      'nodejs.eventloop.delay.max': (time) => around(delay * 1.6, 10, time),
    }),
    chart('event loop', 'nodejs.eventloop.utilization', 'Event loop utilization', '1', 'lines', {
      'nodejs.eventloop.utilization': (time) => Math.min(1, around(utilization, 20, time)),
    }),
    chart('memory', 'process.memory', 'Process memory', 'By', 'lines', {
      'process.memory.usage': (time) => used(time) + around(60 * 2 ** 20, 30, time),
      'v8js.memory.heap.used': used,
    }),
    chart('memory', 'v8js.memory.heap', 'V8 heap', 'By', 'lines', {
      'v8js.memory.heap.size_limit': () => HEAP_LIMIT,
      'v8js.memory.heap.used': used,
    }),
    chart('gc', 'v8js.gc.time', 'Time in GC', '1', 'bars', {
      'v8js.gc.time{v8js.gc.type=minor}': (time) => around(gc / 3, 40, time),
      'v8js.gc.time{v8js.gc.type=major}': (time) => around((gc / 3) * 2, 41, time),
    }),
    chart('cpu', 'process.cpu', 'CPU', '1', 'area', {
      'process.cpu.utilization{cpu.mode=user}': (time) => around(cpu * 0.8, 50, time),
      'process.cpu.utilization{cpu.mode=system}': (time) => around(cpu * 0.2, 51, time),
    }),
    chart('http', 'http.server.requests', 'Requests', '{request}/s', 'bars', {
      'http.server.requests{http.response.status_class=2xx}': (time) => Math.round(levelAt(70, time)),
      'http.server.requests{http.response.status_class=4xx}': (time) => Math.round(levelAt(71, time) / 20),
    }),
  ];
}

/** A chart of series that are given by their ids; their labels are the last words of these. */
function chart(
  group: string,
  id: string,
  title: string,
  unit: string,
  kind: ChartKind,
  values: Record<string, (time: number) => number>,
): ScriptedChart {
  const series = Object.keys(values).map((key) => ({
    id: key,
    label: (key.split(/[.={}]+/).findLast((word) => word !== '') ?? key).replaceAll('_', ' '),
  }));
  const readers = Object.values(values);
  return {
    id,
    title,
    unit,
    kind,
    group,
    help: `${title}, made up.`,
    series,
    value: (index, time) => readers[index]?.(time) ?? Number.NaN,
  };
}
