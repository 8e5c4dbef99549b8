import { effect, type ReadonlySignal } from '@preact/signals';
import type { Compared } from '../models/comparison.ts';
import type { ComparedChart } from '../models/comparison-charts.ts';
import { createPaced } from '../models/paced.ts';
import type { Timeline } from '../models/timeline.ts';
import { DESCRIBE_EVERY_MS } from './alternative.ts';
import type { Size } from './chart.ts';
import { type ComparisonChart, createComparisonChart, type Pen } from './comparison.ts';
import { describeComparison } from './comparison-alternative.ts';
import { type ComparisonPlan, countValues, planComparison, readValues } from './comparison-plan.ts';
import { countLines, rowsOf } from './comparison-rows.ts';
import type { ComparisonSnapshot } from './comparison-snapshot.ts';
import { lineStyle } from './dashes.ts';
import { type Look, seriesColor } from './look.ts';
import type { Drawable, Scheduler } from './scheduler.ts';
import { watchElement } from './watch-element.ts';

export interface ComparisonMountOptions {
  chart: ComparedChart;
  /** Whose chart it is. Another list wants another chart. */
  compared: readonly Compared[];
  snapshot: ReadonlySignal<ComparisonSnapshot | undefined>;
  timeline: Timeline;
  scheduler: Scheduler;
  look: Look;
  /** One for each series of the chart. */
  visible: ReadonlySignal<readonly boolean[]>;
  /** The values to show, by row and service: those under the cursor, else the newest in view. */
  readout(values: (number | undefined)[][]): void;
  /** It has been drawn, with so many values of each service. */
  drawn(counts: readonly number[]): void;
}

/** Charts this far outside of the view are drawn already, so that scrolling does not show them empty. */
const MARGIN = '200px';
const PIXELS_PER_POINT = 2;

/** Puts a chart of a comparison into an element and keeps it up to date in view. Returns the way to take it out. */
export function mountComparison(element: HTMLElement, options: ComparisonMountOptions): () => void {
  const { chart, compared, snapshot, timeline, scheduler, visible } = options;
  let plot: ComparisonChart | undefined;
  let size: Size = { width: 0, height: 0 };
  let cursor: number | undefined;
  let drawn:
    | { snapshot: ComparisonSnapshot; plan: ComparisonPlan; visible: readonly boolean[]; width: number }
    | undefined;

  function readout(): void {
    if (drawn) options.readout(readValues(drawn.plan, cursor, drawn.snapshot.range.to));
  }

  const words = createPaced(() => {
    if (drawn) element.setAttribute('aria-label', describeComparison(chart.chart, drawn.plan, drawn.snapshot));
  }, DESCRIBE_EVERY_MS);

  function tellTime(): void {
    timeline.cursor.value = cursor === undefined ? undefined : drawn?.plan.grid.times[cursor];
  }

  function create(): ComparisonChart {
    return createComparisonChart(element, size, {
      unit: chart.chart.unit,
      pens: pensOf(options),
      look: options.look,
      cursor(place) {
        if (cursor === place) return;
        cursor = place;
        tellTime();
        readout();
      },
      zoom: timeline.zoom,
      reset: timeline.live,
    });
  }

  const drawable: Drawable = {
    isVisible: () => watched.isInView && size.width > 0,
    draw() {
      const next = snapshot.value;
      if (next?.compared !== compared) return;
      plot ??= create();
      const { width } = size;
      if (drawn?.snapshot === next && drawn.visible === visible.value && drawn.width === width) return;
      const points = Math.max(Math.round(width / PIXELS_PER_POINT), 1);
      const plan = planComparison(chart, next, visible.value, points);
      drawn = { snapshot: next, plan, visible: visible.value, width };
      const { range, origin, events } = next;
      plot.draw({ range, origin, events, times: plan.grid.times, lines: linesInOrder(plan) });
      // Under a mouse that rests, another time has come to the same place.
      if (cursor !== undefined) tellTime();
      options.drawn(countValues(plan, next));
      readout();
      words.request();
    },
  };
  const watched = watchElement(element, {
    margin: MARGIN,
    inView: () => scheduler.request(drawable),
    resized(next) {
      if (next.width === size.width && next.height === size.height) return;
      size = next;
      if (size.width > 0) plot?.resize(size);
      // The first time it is drawn in the frame in which it is put on the page.
      if (plot) scheduler.request(drawable);
      else scheduler.drawNow(drawable);
    },
  });

  const stop = effect(() => {
    snapshot.value;
    visible.value;
    scheduler.request(drawable);
  });
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', chart.chart.title);

  return () => {
    stop();
    words.cancel();
    watched.disconnect();
    scheduler.cancel(drawable);
    plot?.destroy();
    if (cursor !== undefined) timeline.cursor.value = undefined;
  };
}

/** A pen for each line, in the order in which they are drawn: the reference and the first series come out on top. */
function pensOf({ chart, compared, look }: ComparisonMountOptions): Pen[] {
  const lines = countLines(rowsOf(chart.chart, []));
  return compared
    .flatMap(({ color }) =>
      Array.from({ length: lines }, (_, place) => ({ color: seriesColor(look, color), ...lineStyle(place) })),
    )
    .reverse();
}

/** The lines that are drawn, in the order of the pens. */
function linesInOrder({ rows, services }: ComparisonPlan) {
  const lines = countLines(rows);
  return services
    .flatMap((service) => service.slice(0, lines).map((line, row) => (rows[row]?.isOn ? line : undefined)))
    .reverse();
}
