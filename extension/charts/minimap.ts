import type { EventSpan } from '../models/events.ts';
import type { Timed } from '../models/marker-kinds.ts';
import type { TimeRange } from '../models/timeline.ts';
import { crowdOf } from './crowd.ts';
import { hatch } from './hatch.ts';
import { faded, type Look, seriesColor } from './look.ts';
import type { Overview } from './overview.ts';
import { roundTimes } from './round-times.ts';
import { formatDay, formatTime } from './units.ts';

/** The canvas to draw on, in CSS pixels; `scale` is the number of canvas pixels to each. */
export interface MinimapSize {
  width: number;
  height: number;
  scale: number;
}

/** The times stand above the line. */
const LABEL_HEIGHT = 11;
const LABEL_FONT = '9px system-ui, sans-serif';
const LABEL_SPACE = 96;
const LABEL_WIDTH = 52;
const LEAST_WIDTH = 1.5;
/** With less room for each of a kind they are strips at the upper edge, so that the line is seen. */
const ROOM_FOR_EVENT = 6;
const STRIP_HEIGHT = 4;
const GC_HEIGHT = 5;

/** Draws all that is retained: one series from its lowest to its highest value, and over it what happened. */
export function drawMinimap(
  ctx: CanvasRenderingContext2D,
  look: Look,
  size: MinimapSize,
  { range, reduction, spanMs }: Overview,
  events: EventSpan,
): void {
  const { width, height, scale } = size;
  const x = (time: number) => ((time - range.from) / (range.to - range.from || 1)) * width;
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  ctx.clearRect(0, 0, width, height);

  ctx.fillStyle = hatch(ctx, faded(look.text, 0.4), 1);
  for (const { at, durationMs } of events.gaps ?? []) {
    ctx.fillRect(x(at), LABEL_HEIGHT, x(at + durationMs) - x(at), height);
  }
  const drawEvents = (list: readonly Timed[], top: number) => {
    const { tall, small } = crowdOf(list, { xOf: x, width, least: LEAST_WIDTH, each: ROOM_FOR_EVENT });
    for (const band of tall) ctx.fillRect(band.left, top, band.width, height - top);
    for (const band of small) ctx.fillRect(band.left, top, band.width, STRIP_HEIGHT);
  };
  ctx.fillStyle = faded(look.stall, 0.5);
  drawEvents(events.stalls, LABEL_HEIGHT);

  const top = Math.max(...reduction.high, 0);
  const bottom = Math.min(...reduction.low, 0);
  const y = (value: number) => height - 1 - ((value - bottom) / (top - bottom || 1)) * (height - LABEL_HEIGHT - 2);
  const pointWidth = Math.max(x(range.from + spanMs), 1);
  const color = seriesColor(look, 0);
  ctx.fillStyle = faded(color, 0.35);
  for (const [index, time] of reduction.times.entries()) {
    const high = y(reduction.high[index] ?? 0);
    const low = y(reduction.low[index] ?? 0);
    if (low - high >= 1) ctx.fillRect(x(time) - pointWidth / 2, high, pointWidth, low - high);
  }
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (const [index, time] of reduction.times.entries()) {
    // Samples that came a little early or late leave a span without one.
    const isRun = time - (reduction.times[index - 1] ?? -Infinity) < 2.5 * spanMs;
    if (isRun) ctx.lineTo(x(time), y(reduction.mean[index] ?? 0));
    else ctx.moveTo(x(time), y(reduction.mean[index] ?? 0));
  }
  ctx.stroke();

  ctx.fillStyle = look.gcMajor;
  drawEvents(
    events.gc.filter(({ type }) => type === 'major'),
    height - GC_HEIGHT,
  );
  ctx.fillStyle = look.mark;
  drawEvents(events.marks, LABEL_HEIGHT - 3);
  ctx.fillStyle = look.text;
  drawEvents(events.moments, LABEL_HEIGHT - 3);
  drawTimes(ctx, look, range, width, x);
}

function drawTimes(
  ctx: CanvasRenderingContext2D,
  look: Look,
  range: TimeRange,
  width: number,
  x: (time: number) => number,
): void {
  ctx.font = LABEL_FONT;
  ctx.textBaseline = 'top';
  ctx.textAlign = 'center';
  ctx.fillStyle = look.text;
  for (const { at, stepMs } of timeLabels(range, width / LABEL_SPACE)) {
    const middle = x(at);
    if (middle < LABEL_WIDTH / 2 || middle > width - LABEL_WIDTH / 2) continue;
    ctx.fillText(stepMs < DAY_MS ? formatTime(at, stepMs) : formatDay(at, 0), middle, 1);
  }
}

const DAY_MS = 86_400_000;
const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * 1000),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60_000),
  ...[1, 2, 3, 6, 12].map((hours) => hours * 3_600_000),
];

/** Round times within a range, at most so many; of a long one, the beginnings of days. */
export function timeLabels({ from, to }: TimeRange, most: number): { at: number; stepMs: number }[] {
  const stepMs =
    STEPS_MS.find((step) => (to - from) / step <= most) ?? Math.ceil((to - from) / Math.max(most, 1) / DAY_MS) * DAY_MS;
  return roundTimes(from, to, stepMs).map((at) => ({ at, stepMs }));
}
