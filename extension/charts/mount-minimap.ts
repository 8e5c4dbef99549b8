import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import { type MarkerKind, withoutKinds } from '../models/marker-kinds.ts';
import { createPulse } from '../models/pulse.ts';
import type { Service } from '../models/service.ts';
import type { TimeRange } from '../models/timeline.ts';
import { retainedEvents } from './event-span.ts';
import type { Look } from './look.ts';
import { drawMinimap } from './minimap.ts';
import { overviewOf } from './overview.ts';
import type { Scheduler } from './scheduler.ts';

export interface MinimapOptions {
  service: Service;
  scheduler: Scheduler;
  look: ReadonlySignal<Look>;
  hidden: ReadonlySignal<ReadonlySet<MarkerKind>>;
  /** Set to what the minimap shows from edge to edge, whenever it is drawn. */
  shown: Signal<TimeRange | undefined>;
}

/** All of the retained time is looked through at each drawing. */
const EVERY_MS = 1000;
/** Points of the line are this many pixels apart, at least. */
const POINT_WIDTH = 2;

/** Keeps a minimap on a canvas up to date while it has a size. Returns the way to stop. */
export function mountMinimap(canvas: HTMLCanvasElement, options: MinimapOptions): () => void {
  const { service, scheduler, look, hidden, shown } = options;
  const pulse = createPulse(service.revision, EVERY_MS);

  const drawable = {
    isVisible: () => canvas.clientWidth > 0 && canvas.clientHeight > 0,
    draw() {
      const ctx = canvas.getContext('2d');
      if (!ctx) return;
      const [width, height, scale] = [canvas.clientWidth, canvas.clientHeight, devicePixelRatio];
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      const overview = overviewOf(service, Math.max(Math.floor(width / POINT_WIDTH), 1));
      shown.value = overview?.range;
      canvas.dataset.series = overview?.series?.id ?? '';
      if (overview) {
        const events = withoutKinds(retainedEvents(service), hidden.value);
        drawMinimap(ctx, look.value, { width, height, scale }, overview, events);
      }
    },
  };

  const stop = effect(() => {
    pulse.beat.value;
    // The first samples come just after the service has said hello, and are not to wait for the next beat.
    service.hasData.value;
    look.value;
    hidden.value;
    scheduler.request(drawable);
  });
  const sizes = new ResizeObserver(() => scheduler.request(drawable));
  sizes.observe(canvas);

  return () => {
    stop();
    pulse.dispose();
    sizes.disconnect();
    scheduler.cancel(drawable);
  };
}
