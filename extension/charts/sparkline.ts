import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Reduction } from '../models/reduction.ts';
import type { Service } from '../models/service.ts';
import type { Timeline, TimeRange } from '../models/timeline.ts';
import type { Tone } from '../models/tone.ts';
import { faded, type Look } from './look.ts';
import type { Drawable, Scheduler } from './scheduler.ts';
import { newestTime } from './snapshot.ts';
import { alignedSpans, sumOf, unbroken } from './sparkline-shape.ts';
import { watchElement } from './watch-element.ts';

export interface SparklineOptions {
  service: Service;
  timeline: Timeline;
  scheduler: Scheduler;
  look: ReadonlySignal<Look>;
  tone: ReadonlySignal<Tone>;
  /** The series whose sum is drawn. */
  series: readonly string[];
  /** What the scale reaches to at least, so that noise far below what matters stays a flat line; 0 for none. */
  scaleTo: ReadonlySignal<number>;
}

const PIXELS_PER_POINT = 2;
/** Spans without a value on either side of a step that is drawn nevertheless. */
const GAP_STEPS = 2.5;
const HEADROOM = 1.15;

/**
 * Keeps a small line of the timeline's range in a canvas while that is in view: the mean, and around it what it reached.
 * It moves once a second, however often samples come. Returns the way to stop.
 */
export function mountSparkline(canvas: HTMLCanvasElement, options: SparklineOptions): () => void {
  const { service, timeline, scheduler, look, tone, scaleTo } = options;
  const second = computed(() => {
    service.revision.value;
    return Math.floor(newestTime(service) / 1000);
  });

  const drawable: Drawable = {
    isVisible: () => watched.isInView && canvas.clientWidth > 0,
    draw() {
      const range = timeline.range(newestTime(service));
      const points = Math.max(Math.floor(canvas.clientWidth / PIXELS_PER_POINT), 1);
      const spans = alignedSpans(range, points);
      const line = sumOf(options.series.map((id) => service.reduce(id, spans.range, spans.points)));
      const longestStepMs = GAP_STEPS * Math.max(spans.spanMs, service.intervalAt(range.to));
      paint(canvas, { line, range, longestStepMs, color: look.value.tones[tone.value], scaleTo: scaleTo.value });
    },
  };
  const watched = watchElement(canvas, {
    inView: () => scheduler.request(drawable),
    resized: () => scheduler.request(drawable),
  });

  const stop = effect(() => {
    look.value;
    tone.value;
    scaleTo.value;
    const latest = newestTime(service);
    // Of a view that stands still nothing more will come.
    if (timeline.range(latest).to >= latest) second.value;
    scheduler.request(drawable);
  });

  return () => {
    stop();
    watched.disconnect();
    scheduler.cancel(drawable);
  };
}

interface Picture {
  line: Reduction;
  range: TimeRange;
  longestStepMs: number;
  color: string;
  scaleTo: number;
}

function paint(canvas: HTMLCanvasElement, { line, range, longestStepMs, color, scaleTo }: Picture): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  // Setting the size also clears it.
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  context.scale(canvas.width / width, canvas.height / height);
  const top = line.high.reduce((highest, value) => Math.max(highest, value), scaleTo) * HEADROOM || 1;
  const x = (index: number) => (((line.times[index] ?? range.from) - range.from) / (range.to - range.from)) * width;
  const y = (value = 0) => height - 0.5 - (value / top) * (height - 1);

  context.strokeStyle = color;
  context.lineWidth = 1.25;
  context.lineJoin = 'round';
  for (const { first, end } of unbroken(line.times, longestStepMs)) {
    const trace = (values: readonly number[]) => {
      for (let index = first; index < end; index++) context.lineTo(x(index), y(values[index]));
    };
    const traceBack = (values: readonly number[]) => {
      for (let index = end - 1; index >= first; index--) context.lineTo(x(index), y(values[index]));
    };
    context.fillStyle = faded(color, 0.1);
    context.beginPath();
    context.moveTo(x(first), height);
    trace(line.mean);
    context.lineTo(x(end - 1), height);
    context.fill();
    context.fillStyle = faded(color, 0.3);
    context.beginPath();
    trace(line.high);
    traceBack(line.low);
    context.fill();
    context.beginPath();
    trace(line.mean);
    context.stroke();
  }
}
