import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { EventSpan } from '../models/events.ts';
import type { TimeRange } from '../models/timeline.ts';
import { axesOf, PADDING, valueAxis } from './axes.ts';
import type { Size } from './chart.ts';
import { clipped } from './clipped.ts';
import { drawEnvelope, type Places, runsOf } from './comparison-envelope.ts';
import type { GridLine } from './comparison-grid.ts';
import type { LineStyle } from './dashes.ts';
import { type TimeGestures, timeCursor, zoomHook } from './interaction.ts';
import { rangeFor } from './kind.ts';
import type { Look } from './look.ts';
import { markerHooks } from './markers.ts';
import { SYNC_KEY } from './shared-cursor.ts';

/** All that a chart of a comparison shows at one moment. */
export interface ComparisonInput {
  range: TimeRange;
  /** The time from which the time axis counts; the time of day without one. */
  origin: number | undefined;
  times: number[];
  /** One for each pen; `undefined` where there is nothing to draw. */
  lines: readonly (GridLine | undefined)[];
  /** Of the reference. */
  events: EventSpan;
}

/** How one line is drawn. Later ones lie over earlier ones. */
export interface Pen extends LineStyle {
  color: string;
}

export interface ComparisonChartOptions extends TimeGestures {
  unit: string;
  pens: readonly Pen[];
  look: Look;
  /** The place on the grid under the cursor, of this chart or of another; `undefined` when the cursor has left. */
  cursor(place: number | undefined): void;
}

/** A chart of a comparison on the page. It lives in an element whose size it takes. */
export interface ComparisonChart {
  draw(input: ComparisonInput): void;
  resize(size: Size): void;
  destroy(): void;
}

/** As wide as any line: wider ones take three times as long to draw where there is no GPU. */
const LINE_WIDTH = 1;
const DOT_SIZE = 3;

export function createComparisonChart(
  element: HTMLElement,
  size: Size,
  options: ComparisonChartOptions,
): ComparisonChart {
  const { unit, pens, look } = options;
  const yRange = rangeFor(unit);
  let current: ComparisonInput | undefined;
  const markers = markerHooks(look, () => current?.events ?? { gc: [], stalls: [], marks: [], moments: [] });

  const plot = new uPlot(
    {
      ...size,
      ms: 1,
      padding: PADDING,
      legend: { show: false },
      scales: {
        x: { time: true, range: () => [current?.range.from ?? 0, current?.range.to ?? 1] },
        y: { range: () => yRange(...extremesOf(current?.lines ?? [])) },
      },
      axes: axesOf(look, valueAxis(unit), () => current?.origin),
      series: [{}, ...pens.map((pen) => seriesOf(pen))],
      cursor: timeCursor(SYNC_KEY, options),
      hooks: {
        drawClear: [...(markers.drawClear ?? [])],
        draw: [...(markers.draw ?? [])],
        // Under all of the lines, over the grid.
        drawAxes: [(u) => drawEnvelopes(u, current, pens)],
        setCursor: [({ cursor }) => options.cursor(cursor.idx ?? undefined)],
        setSelect: [zoomHook(options)],
      },
    },
    [[], ...pens.map(() => [])],
    element,
  );

  return {
    draw(input) {
      current = input;
      const none = input.times.map(() => null);
      plot.setData([input.times, ...input.lines.map((line) => line?.cells ?? none)]);
    },
    resize: (next) => plot.setSize(next),
    destroy: () => plot.destroy(),
  };
}

function seriesOf({ color, dash, alpha }: Pen): uPlot.Series {
  return {
    stroke: color,
    width: LINE_WIDTH,
    dash,
    alpha,
    points: {
      show: false,
      size: DOT_SIZE,
      width: 0,
      fill: color,
      // Of a value that stands alone there is no line; it is drawn as a dot.
      filter: (u, index) => {
        const cells = u.data[index] ?? [];
        const lonely = runsOf([...cells]).flatMap((run) => (run.length === 1 ? run : []));
        return lonely.length > 0 ? lonely : null;
      },
    },
  };
}

function drawEnvelopes(u: uPlot, input: ComparisonInput | undefined, pens: readonly Pen[]): void {
  if (!input) return;
  const { min = 0, max = 1 } = u.scales.y ?? {};
  const { bbox } = u;
  const places: Places = {
    x: input.times.map((time) => u.valToPos(time, 'x', true)),
    // Once for thousands of values: the axis is linear.
    y: (value) => bbox.top + (bbox.height * (max - value)) / (max - min),
  };
  clipped(u, (ctx) => {
    for (const [index, line] of input.lines.entries()) {
      if (line) drawEnvelope(ctx, places, line, pens[index]?.color ?? 'transparent');
    }
  });
}

/** The lowest and the highest of all that is drawn, envelopes included; `null` where nothing is. */
export function extremesOf(lines: readonly (GridLine | undefined)[]): [number | null, number | null] {
  let [min, max] = [Infinity, -Infinity];
  for (const line of lines) {
    if (!line) continue;
    for (const [index, cell] of line.cells.entries()) {
      if (typeof cell !== 'number') continue;
      min = Math.min(min, line.low?.[index] ?? cell);
      max = Math.max(max, line.high?.[index] ?? cell);
    }
  }
  return min > max ? [null, null] : [min, max];
}
