import { effect, type ReadonlySignal } from '@preact/signals';
import type { ChartDescription } from '../../shared/charts.ts';
import { createPaced } from '../models/paced.ts';
import type { Service } from '../models/service.ts';
import type { Timeline } from '../models/timeline.ts';
import { DESCRIBE_EVERY_MS, describeChart } from './alternative.ts';
import { type Chart, createChart, type Size } from './chart.ts';
import { bucketAt } from './heat-scale.ts';
import { type Counts, countsInView } from './heatmap.ts';
import type { KindInput } from './kind.ts';
import type { Look } from './look.ts';
import { type Reading, readAt, readNewest } from './reading.ts';
import { pickColumn } from './rows.ts';
import type { Drawable, Scheduler } from './scheduler.ts';
import type { Snapshot } from './snapshot.ts';
import { watchElement } from './watch-element.ts';

export interface MountOptions {
  chart: ChartDescription;
  service: Service;
  timeline: Timeline;
  snapshot(): Snapshot;
  scheduler: Scheduler;
  look: Look;
  /** One for each series of the chart. */
  visible: ReadonlySignal<readonly boolean[]>;
  /**
   * What the legend shows: the values at the shared cursor, wherever the mouse is, else at the event that was jumped to,
   * else the newest in view.
   */
  readout(reading: Reading): void;
}

/** Charts this far outside of the view are drawn already, so that scrolling does not show them empty. */
const MARGIN = '200px';
/** How often the newest values are told at most: nobody reads faster. */
const READ_EVERY_MS = 400;

/** Puts a chart into an element and keeps it up to date while it is in view. Returns the way to take it out. */
export function mountChart(element: HTMLElement, options: MountOptions): () => void {
  const { chart, service, timeline, scheduler } = options;
  const ids = chart.series.map(({ id }) => id);
  const isHeatmap = chart.kind === 'heatmap';
  let plot: Chart | undefined;
  let size: Size = { width: 0, height: 0 };
  /** Where on the y axis the mouse is. */
  let pointedAt: number | undefined;
  /** The cursor for which the legend was told what to show. */
  let toldAt = timeline.cursor.peek();
  /** What the chart shows now; the same once more need not be drawn. */
  let drawn: { snapshot: Snapshot; visible: readonly boolean[]; input: KindInput; counts?: Counts } | undefined;

  function readout(): void {
    if (!drawn) return;
    const { counts } = drawn;
    const { plan, columns } = drawn.input;
    const cursor = timeline.cursor.peek();
    toldAt = cursor;
    // A live view moves once in a while; what it tells is the newest all the same.
    const isNewest = cursor === undefined && timeline.isLive.peek();
    const values = isNewest
      ? readNewest(service.samples, ids)
      : readAt(plan, columns, cursor ?? drawn.snapshot.events.selected?.at ?? drawn.snapshot.range.to);
    const bucket = isHeatmap && pointedAt !== undefined ? bucketAt(chart, pointedAt) : undefined;
    options.readout({
      ...values,
      drawn: plan.rows.length,
      ...(counts ? { counts } : {}),
      ...(bucket === undefined ? {} : { bucket }),
    });
  }

  const newest = createPaced(readout, READ_EVERY_MS);
  const words = createPaced(() => {
    if (drawn) element.setAttribute('aria-label', describeChart(chart, drawn.input));
  }, DESCRIBE_EVERY_MS);

  const drawable: Drawable = {
    isVisible: () => watched.isInView && size.width > 0 && size.height > 0,
    draw() {
      plot ??= createChart(element, size, chart, options.look, {
        cursor(time, y) {
          pointedAt = time === undefined ? undefined : y;
          timeline.cursor.value = time;
          // Up and down, the time stays the same, but not the bucket.
          if (isHeatmap) readout();
        },
        zoom: timeline.zoom,
        reset: timeline.live,
      });
      const snapshot = options.snapshot();
      const visible = options.visible.value;
      if (drawn?.snapshot !== snapshot || drawn.visible !== visible) {
        const { plan, range, events } = snapshot;
        const input = { plan, range, columns: ids.map((id) => pickColumn(plan, id)), visible };
        const counts = isHeatmap ? countsInView(input) : undefined;
        drawn = { snapshot, visible, input, ...(counts ? { counts } : {}) };
        plot.draw({ ...input, events });
        readout();
        words.request();
      } else if (timeline.cursor.peek() !== toldAt) readout();
      else if (toldAt === undefined) newest.request();
    },
  };
  const watched = watchElement(element, {
    margin: MARGIN,
    inView: () => scheduler.request(drawable),
    resized(next) {
      if (next.width === size.width && next.height === size.height) return;
      size = next;
      if (size.width > 0 && size.height > 0) plot?.resize(size);
      // The first time it is drawn in the frame in which it is put on the page.
      if (plot) scheduler.request(drawable);
      else scheduler.drawNow(drawable);
    },
  });

  const stopDrawing = effect(() => {
    options.snapshot();
    options.visible.value;
    scheduler.request(drawable);
  });
  const stopReading = effect(() => {
    timeline.cursor.value;
    if (watched.isInView) readout();
  });
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', chart.title);

  return () => {
    stopDrawing();
    stopReading();
    newest.cancel();
    words.cancel();
    watched.disconnect();
    scheduler.cancel(drawable);
    plot?.destroy();
  };
}
