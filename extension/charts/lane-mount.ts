import { effect, type ReadonlySignal } from '@preact/signals';
import type { LaneView } from '../models/lane-view.ts';
import type { Size } from './chart.ts';
import { drawLane } from './lane.ts';
import { rowsIn } from './lane-geometry.ts';
import type { Look } from './look.ts';
import type { Scheduler } from './scheduler.ts';
import { watchElement } from './watch-element.ts';

export interface LaneMountOptions {
  view: LaneView;
  picked: ReadonlySignal<number | undefined>;
  scheduler: Scheduler;
  look: ReadonlySignal<Look>;
  /** Told how large the canvas is, in CSS pixels. */
  resized(size: Size): void;
}

/** Keeps the lane on a canvas up to date while it has a size. Returns the way to stop. */
export function mountLane(canvas: HTMLCanvasElement, options: LaneMountOptions): () => void {
  const { view, picked, scheduler, look } = options;
  let size: Size = { width: 0, height: 0 };

  const drawable = {
    isVisible: () => size.width > 0 && size.height > 0,
    draw() {
      const ctx = canvas.getContext('2d');
      if (!ctx) return;
      canvas.width = Math.round(size.width * devicePixelRatio);
      canvas.height = Math.round(size.height * devicePixelRatio);
      ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      const [range, bars] = [view.range.peek(), view.inView.peek()];
      drawLane(ctx, look.peek(), {
        range,
        size,
        bars,
        navigations: view.navigations.peek(),
        picked: picked.peek(),
      });
      canvas.dataset.bars = String(bars.length);
    },
  };
  const stop = effect(() => {
    void view.range.value;
    void view.inView.value;
    void view.navigations.value;
    void picked.value;
    void look.value;
    scheduler.request(drawable);
  });
  const watched = watchElement(canvas, {
    inView: () => scheduler.request(drawable),
    resized(next) {
      size = next;
      view.room.value = { width: size.width, rows: rowsIn(size.height) };
      options.resized(size);
      scheduler.request(drawable);
    },
  });

  return () => {
    stop();
    watched.disconnect();
    scheduler.cancel(drawable);
  };
}
