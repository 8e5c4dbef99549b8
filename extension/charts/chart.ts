import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChartDescription, ChartKind } from '../../shared/charts.ts';
import type { EventSpan } from '../models/events.ts';
import { createArea } from './area.ts';
import { axesOf, PADDING, valueAxis } from './axes.ts';
import { createBands } from './bands.ts';
import { createBars } from './bars.ts';
import { createHeatmap } from './heatmap.ts';
import { type TimeGestures, timeCursor, zoomHook } from './interaction.ts';
import type { CreateKind, KindInput } from './kind.ts';
import { createLines } from './lines.ts';
import type { Look } from './look.ts';
import { markerHooks } from './markers.ts';
import { SYNC_KEY } from './shared-cursor.ts';

/** All that a chart shows at one moment. */
export interface ChartInput extends KindInput {
  events: EventSpan;
}

export interface ChartHandlers extends TimeGestures {
  /** The time of the row under the mouse and the place on the y axis; `undefined` when the mouse has left. */
  cursor(time: number | undefined, y?: number): void;
}

/** In CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A chart on the page. It lives in an element whose size it takes. */
export interface Chart {
  draw(input: ChartInput): void;
  resize(size: Size): void;
  destroy(): void;
}

const KINDS: Record<ChartKind, CreateKind> = {
  lines: createLines,
  area: createArea,
  bars: createBars,
  bands: createBands,
  heatmap: createHeatmap,
};

export function createChart(
  element: HTMLElement,
  size: Size,
  chart: ChartDescription,
  look: Look,
  handlers: ChartHandlers,
): Chart {
  const kind = KINDS[chart.kind](chart, look);
  let current: ChartInput | undefined;
  const span = () => current?.events ?? { gc: [], stalls: [], marks: [], moments: [] };
  const markers = markerHooks(look, span);

  const plot = new uPlot(
    {
      ...size,
      ms: 1,
      padding: PADDING,
      legend: { show: false },
      scales: {
        x: { time: true, range: () => [current?.range.from ?? 0, current?.range.to ?? 1] },
        y: { range: (_, min, max) => kind.yRange(min, max) },
      },
      axes: axesOf(look, kind.yAxis ?? valueAxis(chart.unit)),
      series: [{}, ...kind.series],
      ...(kind.bands ? { bands: kind.bands } : {}),
      cursor: timeCursor(SYNC_KEY, handlers),
      hooks: {
        drawClear: [...(markers.drawClear ?? [])],
        drawAxes: [(u) => kind.hooks?.below?.(u)],
        draw: [(u) => kind.hooks?.above?.(u), ...(markers.draw ?? [])],
        setCursor: [
          (u) => isUnderMouse(u) && handlers.cursor(timeAt(current, u.cursor.idx), u.posToVal(u.cursor.top ?? 0, 'y')),
        ],
        setSelect: [zoomHook(handlers)],
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
    resize: (next) => plot.setSize(next),
    destroy() {
      if (isUnderMouse(plot)) handlers.cursor(undefined);
      plot.destroy();
    },
  };
}

/** Whether the cursor was moved in this chart, and not in one that shares it with this. */
const isUnderMouse = (u: uPlot) => Boolean(u.cursor.event);

function timeAt(input: ChartInput | undefined, index: number | null | undefined): number | undefined {
  return typeof index === 'number' ? input?.plan.times[index] : undefined;
}
