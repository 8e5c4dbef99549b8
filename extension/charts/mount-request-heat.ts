import { effect, type ReadonlySignal } from '@preact/signals';
import type { TimeRange } from '../models/timeline.ts';
import { drawRequestHeat, HEAT_MARGIN } from './draw-request-heat.ts';
import type { Look } from './look.ts';
import { type HeatPoint, type RequestHeat, requestHeat } from './request-heat.ts';
import type { Scheduler } from './scheduler.ts';
import { watchElement } from './watch-element.ts';

export interface RequestHeatOptions {
  scheduler: Scheduler;
  look: ReadonlySignal<Look>;
  /** What there is to be shown; it is drawn anew when a signal changes that this reads. */
  input(): { points: readonly HeatPoint[]; range: TimeRange };
  /** Called with what has been drawn. */
  drawn(heat: RequestHeat): void;
}

/** In CSS pixels; narrower ones cannot be pointed at. */
const COLUMN_WIDTH = 5;

/** Keeps the heatmap of requests on a canvas up to date while it is in view. Returns the way to stop. */
export function mountRequestHeat(canvas: HTMLCanvasElement, options: RequestHeatOptions): () => void {
  const { scheduler, look, input, drawn } = options;
  const drawable = {
    isVisible: () => watched.isInView && canvas.clientWidth > 0 && canvas.clientHeight > 0,
    draw() {
      const ctx = canvas.getContext('2d');
      if (!ctx) return;
      const [width, height, scale] = [canvas.clientWidth, canvas.clientHeight, devicePixelRatio];
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      const { points, range } = input();
      const room = width - HEAT_MARGIN.left - HEAT_MARGIN.right;
      const heat = requestHeat(points, range, Math.max(Math.floor(room / COLUMN_WIDTH), 1));
      drawRequestHeat(ctx, look.value, { width, height, scale }, heat);
      drawn(heat);
    },
  };
  const request = () => scheduler.request(drawable);
  const watched = watchElement(canvas, { inView: request, resized: request });
  const stop = effect(() => {
    input();
    look.value;
    request();
  });
  return () => {
    stop();
    watched.disconnect();
    scheduler.cancel(drawable);
  };
}
