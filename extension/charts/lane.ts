import type { Bar } from '../models/lane-bars.ts';
import type { Navigation } from '../models/page-requests.ts';
import { lengthOf } from '../models/range.ts';
import { hatch } from './hatch.ts';
import { LANE_AXIS_HEIGHT, type LanePlace, type Rect, rectOf, xOf } from './lane-geometry.ts';
import { type LaneRects, laneRects } from './lane-rects.ts';
import { faded, type Look } from './look.ts';
import { roundTimes } from './round-times.ts';
import { TIME_INCREMENTS_MS } from './time-ticks.ts';
import { formatTime } from './units.ts';

/** All that a lane shows at one moment. */
export interface LaneInput extends LanePlace {
  bars: readonly Bar[];
  navigations: readonly Navigation[];
  /** The id of the picked request. */
  picked: number | undefined;
}

/** In CSS pixels, as all below. */
const FONT = '9px system-ui, sans-serif';
const LABEL_SPACE = 84;
/** A bar that is wider has an edge that can be seen. */
const LEAST_OUTLINED = 4;
/** How much colour there is in what another service, or none, has served. */
const PALE = 0.38;

/** Draws the requests of the page: a bar each, those of the shown service filled, and where the page went. */
export function drawLane(ctx: CanvasRenderingContext2D, look: Look, input: LaneInput): void {
  const { width, height } = input.size;
  ctx.clearRect(0, 0, width, height);
  drawTimes(ctx, look, input);
  drawNavigations(ctx, look, input);
  for (const group of laneRects(input.bars, input)) drawRects(ctx, look, group);
  const picked = input.bars.find(({ seen }) => seen.request.id === input.picked);
  if (picked) drawPicked(ctx, look, rectOf(picked, input));
}

function drawRects(ctx: CanvasRenderingContext2D, look: Look, { outcome, isOwn, rects }: LaneRects): void {
  const color = look.outcomes[outcome];
  const inside = isOwn ? color : faded(color, PALE);
  const isHatched = outcome === 'failed';
  ctx.fillStyle = isHatched ? hatch(ctx, inside, 1) : inside;
  // One by one: for a path of several thousand Chromium takes four times as long (measured without a GPU).
  for (const { left, top, width, height } of rects) ctx.fillRect(left, top, width, height);
  if (isOwn && !isHatched) return;
  const edges = new Path2D();
  for (const { left, top, width, height } of rects) {
    if (width >= LEAST_OUTLINED) edges.rect(left + 0.5, top + 0.5, width - 1, height - 1);
  }
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  ctx.stroke(edges);
}

function drawPicked(ctx: CanvasRenderingContext2D, look: Look, { left, top, width, height }: Rect): void {
  ctx.strokeStyle = look.surface;
  ctx.lineWidth = 4;
  ctx.strokeRect(left - 1.5, top - 1.5, width + 3, height + 3);
  ctx.strokeStyle = look.accent;
  ctx.lineWidth = 2;
  ctx.strokeRect(left - 1.5, top - 1.5, width + 3, height + 3);
}

/** A line from top to bottom each, with a flag by which it is told from the marks on the charts. */
function drawNavigations(ctx: CanvasRenderingContext2D, look: Look, input: LaneInput): void {
  ctx.fillStyle = look.mark;
  for (const { at } of input.navigations) {
    const x = Math.round(xOf(at, input));
    ctx.fillRect(x, 0, 1, input.size.height);
    ctx.beginPath();
    ctx.moveTo(x, 0);
    ctx.lineTo(x + 7, 3.5);
    ctx.lineTo(x, 7);
    ctx.fill();
  }
}

function drawTimes(ctx: CanvasRenderingContext2D, look: Look, input: LaneInput): void {
  const { range, size } = input;
  const most = Math.max(size.width / LABEL_SPACE, 1);
  const stepMs = TIME_INCREMENTS_MS.find((step) => lengthOf(range) / step <= most) ?? lengthOf(range);
  ctx.font = FONT;
  ctx.textBaseline = 'top';
  ctx.textAlign = 'center';
  for (const time of roundTimes(range.from, range.to, stepMs)) {
    const x = xOf(time, input);
    ctx.fillStyle = look.grid;
    ctx.fillRect(Math.round(x), LANE_AXIS_HEIGHT, 1, size.height - LANE_AXIS_HEIGHT);
    const label = formatTime(time, stepMs);
    const half = ctx.measureText(label).width / 2;
    if (x < half || x > size.width - half) continue;
    ctx.fillStyle = look.text;
    ctx.fillText(label, x, 2);
  }
}
