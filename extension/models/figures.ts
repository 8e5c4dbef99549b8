export type FigureId = 'loop-delay' | 'loop-utilization' | 'heap' | 'gc' | 'cpu' | 'requests' | 'errors';

/** Which series are added up: the one of this id, or, where it ends in `=`, each that differs in that attribute alone. */
type SeriesPattern = string;

/** One of the few numbers that tell at a glance how a process is. Known by the canonical ids of docs/protocol.md alone. */
export interface Figure {
  id: FigureId;
  /** In a sentence. */
  name: string;
  /** Where there is little room. */
  label: string;
  /** What is added up to the figure's value, and the unit of it. */
  sum: SeriesPattern;
  unit: string;
  /** What the value is divided by before it is judged, `plus` so much. Where it comes to nothing, nothing is judged. */
  per?: { sum: SeriesPattern; plus: number; share: string };
  /** The unit of thresholds: that of the value, unless it is divided. */
  levelUnit: 's' | '1' | '{request}/s';
  /** True where the quotient, not the value, is what a person wants to read. */
  isShare?: boolean;
  /** The ids of the charts that show it, the best first. */
  charts: readonly string[];
}

/** In the order in which they are shown. A figure whose series a source lacks is left out. */
export const FIGURES: readonly Figure[] = [
  {
    id: 'loop-delay',
    name: 'loop delay p99',
    label: 'Delay p99',
    sum: 'nodejs.eventloop.delay.p99',
    unit: 's',
    levelUnit: 's',
    charts: ['nodejs.eventloop.delay'],
  },
  {
    id: 'loop-utilization',
    name: 'loop utilization',
    label: 'Utilization',
    sum: 'nodejs.eventloop.utilization',
    unit: '1',
    levelUnit: '1',
    charts: ['nodejs.eventloop.utilization'],
  },
  {
    id: 'heap',
    name: 'heap',
    label: 'Heap',
    sum: 'v8js.memory.heap.used',
    unit: 'By',
    per: { sum: 'v8js.memory.heap.size_limit', plus: 0, share: 'of its limit' },
    levelUnit: '1',
    charts: ['v8js.memory.heap', 'process.memory'],
  },
  {
    id: 'gc',
    name: 'time in GC',
    label: 'GC',
    sum: 'v8js.gc.time{v8js.gc.type=',
    unit: '1',
    levelUnit: '1',
    charts: ['v8js.gc.time'],
  },
  {
    id: 'cpu',
    name: 'CPU',
    label: 'CPU',
    sum: 'process.cpu.utilization{cpu.mode=',
    unit: '1',
    // Each worker may well keep a core busy beside that of the main thread.
    per: { sum: 'nodejs.worker.count', plus: 1, share: 'of a core for each thread of JavaScript' },
    levelUnit: '1',
    charts: ['process.cpu'],
  },
  {
    id: 'requests',
    name: 'requests',
    label: 'Requests',
    sum: 'http.server.requests{http.response.status_class=',
    unit: '{request}/s',
    levelUnit: '{request}/s',
    charts: ['http.server.requests'],
  },
  {
    id: 'errors',
    name: 'answers of 5xx',
    label: '5xx',
    sum: 'http.server.requests{http.response.status_class=5xx}',
    unit: '{request}/s',
    per: { sum: 'http.server.requests{http.response.status_class=', plus: 0, share: 'of all' },
    levelUnit: '1',
    isShare: true,
    charts: ['http.server.requests'],
  },
];

/** A figure with the series that a service has for it. */
export interface FigurePlan {
  figure: Figure;
  sum: readonly string[];
  per: readonly string[];
}

/** The figures that can be made of these series. */
export function planFigures(columns: readonly string[]): FigurePlan[] {
  const matching = (pattern: SeriesPattern | undefined) =>
    pattern === undefined
      ? []
      : columns.filter((id) => (pattern.endsWith('=') ? id.startsWith(pattern) : id === pattern));
  return FIGURES.map((figure) => ({ figure, sum: matching(figure.sum), per: matching(figure.per?.sum) })).filter(
    ({ sum }) => sum.length > 0,
  );
}
