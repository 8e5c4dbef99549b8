import type uPlot from 'uplot';
import type { EventSpan } from '../models/events.ts';
import type { Timed } from '../models/marker-kinds.ts';
import { clipped } from './clipped.ts';
import { type Crowd, crowdOf } from './crowd.ts';
import { hatch } from './hatch.ts';
import { faded, type Look } from './look.ts';

/** In CSS pixels, as all below. */
const TICK_HEIGHT = 5;
const LONGEST_FLAG = 40;
const FLAG_GAP = 3;
const FLAG_BASELINE = 3;
const FLAG_FONT = '10px system-ui, sans-serif';
/** Events that are too many to stand from top to bottom are strips at the upper edge. */
const STRIP_HEIGHT = 3;
/** A short stall must still be seen in an hour's window. */
const LEAST_STALL = 2;
const ROOM_FOR_STALL = 6;
const ROOM_FOR_LINE = 8;
const ROOM_FOR_TICK = 2;
/** The part of their height that ticks have where they are too many. */
const CROWDED_TICK = 0.4;

/**
 * Draws what happened over a chart: gaps hatched and stalls as bands behind the data, GC pauses as ticks at the foot,
 * marks, restarts and clock changes as lines, with a label above the plot, and the event that was jumped to as a frame
 * around it, the request that was picked as a band. Where bands or lines would hide the data, they are strips at the upper edge. `span` gives what lies within
 * the chart's range.
 */
export function markerHooks(look: Look, span: () => EventSpan): uPlot.Hooks.Arrays {
  return {
    drawClear: [
      (u) =>
        clipped(u, (ctx) => {
          drawGaps(u, ctx, look, span());
          drawStalls(u, ctx, look, span());
          drawSelected(u, ctx, look, span());
          drawPicked(u, ctx, look, span());
        }),
    ],
    draw: [
      (u) =>
        clipped(
          u,
          (ctx) => {
            drawGc(u, ctx, look, span());
            drawLines(u, ctx, look, span());
          },
          u.bbox.top,
        ),
    ],
  };
}

function drawGaps(u: uPlot, ctx: CanvasRenderingContext2D, look: Look, { gaps = [] }: EventSpan): void {
  ctx.fillStyle = hatch(ctx, faded(look.text, 0.35), devicePixelRatio);
  for (const { at, durationMs } of gaps) {
    const left = u.valToPos(at, 'x', true);
    ctx.fillRect(left, u.bbox.top, u.valToPos(at + durationMs, 'x', true) - left, u.bbox.height);
  }
}

/** Room between the event that was jumped to and the frame around it. */
const FRAME_MARGIN = 4;

function drawSelected(u: uPlot, ctx: CanvasRenderingContext2D, look: Look, { selected }: EventSpan): void {
  if (!selected) return;
  const margin = FRAME_MARGIN * devicePixelRatio;
  const left = u.valToPos(selected.at, 'x', true) - margin;
  const width = u.valToPos(selected.at + selected.durationMs, 'x', true) + margin - left;
  ctx.fillStyle = faded(look.mark, 0.14);
  ctx.fillRect(left, u.bbox.top, width, u.bbox.height);
  ctx.strokeStyle = look.mark;
  ctx.lineWidth = devicePixelRatio;
  ctx.strokeRect(left, u.bbox.top - margin, width, u.bbox.height + 2 * margin);
}

/** A short request must still be seen in an hour's window. */
const LEAST_PICKED = 2;

function drawPicked(u: uPlot, ctx: CanvasRenderingContext2D, look: Look, { picked }: EventSpan): void {
  if (!picked) return;
  const left = u.valToPos(picked.at, 'x', true);
  const own = u.valToPos(picked.at + picked.durationMs, 'x', true) - left;
  const width = Math.max(own, LEAST_PICKED * devicePixelRatio);
  const { top, height } = u.bbox;
  ctx.fillStyle = faded(look.accent, 0.2);
  ctx.fillRect(left, top, width, height);
  ctx.fillStyle = look.accent;
  for (const edge of [left, left + width - devicePixelRatio]) ctx.fillRect(edge, top, devicePixelRatio, height);
}

function drawStalls(u: uPlot, ctx: CanvasRenderingContext2D, look: Look, { stalls }: EventSpan): void {
  const { tall, small } = crowdIn(u, stalls, LEAST_STALL, ROOM_FOR_STALL);
  const { top, height } = u.bbox;
  ctx.fillStyle = faded(look.stall, 0.25);
  for (const { left, width } of tall) ctx.fillRect(left, top, width, height);
  ctx.fillStyle = faded(look.stall, 0.6);
  for (const { left, width } of small) ctx.fillRect(left, top, width, STRIP_HEIGHT * devicePixelRatio);
}

/** How the events of a kind are drawn; `least` and `each` are in CSS pixels. */
function crowdIn(u: uPlot, events: readonly Timed[], least: number, each: number): Crowd {
  return crowdOf(events, {
    xOf: (time) => u.valToPos(time, 'x', true),
    width: u.bbox.width,
    least: least * devicePixelRatio,
    each: each * devicePixelRatio,
  });
}

function drawGc(u: uPlot, ctx: CanvasRenderingContext2D, look: Look, { gc }: EventSpan): void {
  const foot = u.bbox.top + u.bbox.height;
  const ticks = [
    { events: gc.filter(({ type }) => type !== 'major'), color: look.gc, height: TICK_HEIGHT },
    { events: gc.filter(({ type }) => type === 'major'), color: look.gcMajor, height: 2 * TICK_HEIGHT },
  ];
  for (const { events, color, height } of ticks) {
    const { tall, small } = crowdIn(u, events, 1, ROOM_FOR_TICK);
    ctx.fillStyle = color;
    for (const [bands, share] of [[tall, 1] as const, [small, CROWDED_TICK] as const]) {
      const size = height * share * devicePixelRatio;
      for (const { left, width } of bands) ctx.fillRect(left, foot - size, width, size);
    }
  }
}

function drawLines(u: uPlot, ctx: CanvasRenderingContext2D, look: Look, { marks, moments }: EventSpan): void {
  const { left, top, width, height } = u.bbox;
  const lines = [
    { events: marks, color: look.mark, dash: [3, 3] },
    { events: moments, color: look.text, dash: [6, 2] },
  ];
  const flags: Flag[] = [];
  ctx.lineWidth = devicePixelRatio;
  for (const { events, color, dash } of lines) {
    const { tall, small } = crowdIn(u, events, 1, ROOM_FOR_LINE);
    ctx.setLineDash(small.length > 0 ? [] : dash.map((length) => length * devicePixelRatio));
    ctx.strokeStyle = color;
    ctx.beginPath();
    for (const { left: start } of tall) {
      const x = Math.round(start) + 0.5;
      ctx.moveTo(x, top);
      ctx.lineTo(x, top + height);
    }
    ctx.stroke();
    ctx.fillStyle = color;
    for (const band of small) {
      const strip = STRIP_HEIGHT * devicePixelRatio;
      ctx.fillRect(band.left, top - strip, band.width, strip);
    }
    if (small.length === 0) flags.push(...events.map(({ at, label }) => ({ at, label, color })));
  }
  ctx.setLineDash([]);
  drawFlags(u, ctx, flags, { left, right: left + width });
}

interface Flag {
  at: number;
  label: string;
  color: string;
}

/** Above the plot, where they hide nothing of it; one that would lie over another is left out: the cursor tells its label. */
function drawFlags(
  u: uPlot,
  ctx: CanvasRenderingContext2D,
  flags: Flag[],
  { left, right }: { left: number; right: number },
): void {
  ctx.font = FLAG_FONT.replace('10px', `${10 * devicePixelRatio}px`);
  ctx.textBaseline = 'alphabetic';
  ctx.textAlign = 'left';
  const gap = FLAG_GAP * devicePixelRatio;
  let taken = -Infinity;
  for (const { at, label, color } of flags.sort((a, b) => a.at - b.at)) {
    const x = u.valToPos(at, 'x', true);
    if (x < left || x > right) continue;
    const text = label.length > LONGEST_FLAG ? `${label.slice(0, LONGEST_FLAG - 1)}…` : label;
    const width = ctx.measureText(text).width;
    // At the right edge, where a mark appears, there is room only on its left.
    const start = Math.max(Math.min(x - gap / 2, right - width), left);
    if (start < taken) continue;
    taken = start + width + 2 * gap;
    ctx.fillStyle = color;
    ctx.fillText(text, start, u.bbox.top - FLAG_BASELINE * devicePixelRatio);
  }
}
