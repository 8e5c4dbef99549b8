import { effect, type ReadonlySignal } from '@preact/signals';
import type { ChartDescription } from '../../shared/charts.ts';
import type { Service } from '../models/service.ts';
import type { Timeline } from '../models/timeline.ts';
import { type Chart, createChart } from './chart.ts';
import type { Look } from './look.ts';
import type { Drawable, Scheduler } from './scheduler.ts';
import type { Snapshot } from './snapshot.ts';

export interface MountOptions {
  chart: ChartDescription;
  service: Service;
  timeline: Timeline;
  snapshot(): Snapshot;
  scheduler: Scheduler;
  look: Look;
  /** One for each series of the chart. */
  visible: ReadonlySignal<readonly boolean[]>;
  /** The row that the legend shows: the one under the cursor, else the newest in view; and how many are drawn. */
  readout(row: number | undefined, drawn: number): void;
}

/** Charts this far outside of the view are drawn already, so that scrolling does not show them empty. */
const MARGIN = '200px';

/** Puts a chart into an element and keeps it up to date while it is in view. Returns the way to take it out. */
export function mountChart(element: HTMLElement, options: MountOptions): () => void {
  const { chart, service, timeline, scheduler } = options;
  let plot: Chart | undefined;
  let inView = false;
  let width = element.clientWidth;
  let cursorRow: number | undefined;
  /** What the chart shows now; the same once more need not be drawn. */
  let drawn: { snapshot: Snapshot; visible: readonly boolean[] } | undefined;

  function readout(): void {
    const { rows } = options.snapshot().plan;
    options.readout(cursorRow ?? rows.findLast((row) => row >= 0), rows.length);
  }

  const drawable: Drawable = {
    isVisible: () => inView && width > 0,
    draw() {
      plot ??= createChart(element, width, chart, options.look, {
        cursor(row) {
          if (cursorRow === row) return;
          cursorRow = row;
          timeline.cursor.value = row === undefined ? undefined : service.samples.times()[row];
          readout();
        },
        zoom: timeline.zoom,
        reset: timeline.live,
      });
      const snapshot = options.snapshot();
      const visible = options.visible.value;
      if (drawn?.snapshot === snapshot && drawn.visible === visible) return;
      drawn = { snapshot, visible };
      const columns = chart.series.map(({ id }) => service.samples.values(id));
      plot.draw({ ...snapshot, columns, visible });
      readout();
    },
  };

  const stop = effect(() => {
    options.snapshot();
    options.visible.value;
    scheduler.request(drawable);
  });
  const intersections = new IntersectionObserver(
    (entries) => {
      // Chromium may tell of leaving and coming back in one go; the last word counts.
      inView = entries.at(-1)?.isIntersecting ?? false;
      if (inView) scheduler.request(drawable);
    },
    { rootMargin: MARGIN },
  );
  const sizes = new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    if (width > 0) plot?.resize(width);
    scheduler.request(drawable);
  });
  intersections.observe(element);
  sizes.observe(element);

  return () => {
    stop();
    intersections.disconnect();
    sizes.disconnect();
    scheduler.cancel(drawable);
    plot?.destroy();
  };
}
