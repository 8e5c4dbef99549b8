import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChartDescription, ChartKind } from '../../shared/charts.ts';
import type { EventSpan } from '../models/events.ts';
import type { TimeRange } from '../models/timeline.ts';
import { createArea } from './area.ts';
import { createBands } from './bands.ts';
import { createBars } from './bars.ts';
import { createHeatmap } from './heatmap.ts';
import type { CreateKind } from './kind.ts';
import { createLines } from './lines.ts';
import type { Look } from './look.ts';
import { markerHooks } from './markers.ts';
import type { RowPlan } from './rows.ts';
import { formatTime, formatValue } from './units.ts';

/** All that a chart shows at one moment. */
export interface ChartInput {
  range: TimeRange;
  plan: RowPlan;
  columns: readonly (Float64Array | undefined)[];
  visible: readonly boolean[];
  intervalMs: number;
  events: EventSpan;
}

export interface ChartHandlers {
  /** The row under the cursor, of this chart or of another; `undefined` when the cursor has left. */
  cursor(row: number | undefined): void;
  /** The person has dragged over a range. */
  zoom(range: TimeRange): void;
  /** The person has double clicked. */
  reset(): void;
}

/** A chart on the page. It lives in an element whose width it takes. */
export interface Chart {
  draw(input: ChartInput): void;
  resize(width: number): void;
  destroy(): void;
}

const HEIGHT = 132;
const Y_AXIS_WIDTH = 58;
const X_AXIS_HEIGHT = 20;
const HALF_LABEL_WIDTH = 22;
const FONT = '10px system-ui, sans-serif';
/** Charts with the same key share their cursor. */
const SYNC_KEY = 'procscope';

const KINDS: Record<ChartKind, CreateKind> = {
  lines: createLines,
  area: createArea,
  bars: createBars,
  bands: createBands,
  heatmap: createHeatmap,
};

export function createChart(
  element: HTMLElement,
  width: number,
  chart: ChartDescription,
  look: Look,
  handlers: ChartHandlers,
): Chart {
  const kind = KINDS[chart.kind](chart, look);
  let current: ChartInput | undefined;
  const span = () => current?.events ?? { gc: [], stalls: [], marks: [], moments: [] };
  const markers = markerHooks(look, span);
  const axis: uPlot.Axis = {
    stroke: look.text,
    font: FONT,
    grid: { stroke: look.grid, width: 1 },
    ticks: { show: false },
  };

  const plot = new uPlot(
    {
      width,
      height: HEIGHT,
      ms: 1,
      padding: [6, 8, 0, 0],
      legend: { show: false },
      scales: {
        x: { time: true, range: () => [current?.range.from ?? 0, current?.range.to ?? 1] },
        y: { range: (_, min, max) => kind.yRange(min, max) },
      },
      axes: [
        {
          ...axis,
          size: X_AXIS_HEIGHT,
          gap: 4,
          space: 58,
          incrs: TIME_INCREMENTS_MS,
          splits: (_, __, min, max, increment) => multiples(min, max, increment),
          values: (u, splits, __, ___, increment) =>
            splits.map((split) => (fits(u, split) ? formatTime(split, increment) : null)),
        },
        {
          ...axis,
          size: Y_AXIS_WIDTH,
          gap: 4,
          space: 26,
          values: (_, splits) => splits.map((split) => formatValue(split, chart.unit)),
          ...(isWhole(chart.unit) ? { incrs: WHOLE_INCREMENTS } : {}),
          ...kind.yAxis,
        },
      ],
      series: [{}, ...kind.series],
      ...(kind.bands ? { bands: kind.bands } : {}),
      cursor: {
        y: false,
        drag: { x: true, y: false, setScale: false },
        points: { size: 5 },
        sync: { key: SYNC_KEY, scales: ['x', null], filters: { pub: isMove, sub: isMove } },
        bind: {
          dblclick: () => () => {
            handlers.reset();
            return null;
          },
        },
      },
      hooks: {
        drawClear: [...(markers.drawClear ?? [])],
        draw: [...(kind.hooks?.draw ?? []), ...(markers.draw ?? [])],
        setCursor: [({ cursor }) => handlers.cursor(rowAt(current, cursor.idx))],
        setSelect: [
          (u) => {
            if (u.select.width <= 0) return;
            const from = u.posToVal(u.select.left, 'x');
            const to = u.posToVal(u.select.left + u.select.width, 'x');
            u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            handlers.zoom({ from, to });
          },
        ],
      },
    },
    [[], ...kind.series.map(() => [])],
    element,
  );

  return {
    draw(input) {
      current = input;
      plot.setData(kind.data(input));
    },
    resize: (next) => plot.setSize({ width: next, height: HEIGHT }),
    destroy: () => plot.destroy(),
  };
}

/** Steps of the time axis, from a tenth of a second to six hours. */
const TIME_INCREMENTS_MS = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30].map((seconds) => seconds * 1000),
  ...[1, 2, 5, 10, 15, 20, 30, 60, 120, 360].map((minutes) => minutes * 60_000),
];

/** Steps of an axis that counts things, which come in no halves. */
const WHOLE_INCREMENTS = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();

const isWhole = (unit: string) => unit.startsWith('{') && !unit.endsWith('/s');

/** The round times within a range. uPlot's own choice starts at the range's fraction of a second. */
function multiples(min: number, max: number, increment: number): number[] {
  const first = Math.ceil(min / increment);
  return Array.from({ length: Math.floor(max / increment) - first + 1 }, (_, index) => (first + index) * increment);
}

/** Whether a label centred at a time is clear of the y axis and of the right edge, which would cut it. */
function fits(u: uPlot, time: number): boolean {
  const x = u.valToPos(time, 'x');
  return x >= HALF_LABEL_WIDTH / 2 && x < u.over.clientWidth - HALF_LABEL_WIDTH;
}

/** Only the cursor's movement is shared: a click or drag belongs to the chart in which it happens. */
const isMove = (type: string) => type === 'mousemove' || type === 'mouseleave';

function rowAt(input: ChartInput | undefined, index: number | null | undefined): number | undefined {
  const row = typeof index === 'number' ? input?.plan.rows[index] : undefined;
  return row === undefined || row < 0 ? undefined : row;
}
