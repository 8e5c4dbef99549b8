import type uPlot from 'uplot';
import type { EventSpan } from '../models/events.ts';
import { hatch } from './hatch.ts';
import { faded, type Look } from './look.ts';

const TICK_HEIGHT = 5;
const LONGEST_FLAG = 40;
const FLAG_GAP = 3;
const FLAG_HEIGHT = 13;
const FLAG_FONT = '10px system-ui, sans-serif';

/**
 * Draws what happened over a chart: gaps hatched and stalls as bands behind the data, GC pauses as ticks at the foot,
 * marks, restarts and clock changes as lines with a label, and the event that was jumped to as a frame around it.
 * `span` gives what lies within the chart's range.
 */
export function markerHooks(look: Look, span: () => EventSpan): uPlot.Hooks.Arrays {
  return {
    drawClear: [
      (u) =>
        clipped(u, (ctx) => {
          drawGaps(u, ctx, look, span());
          drawStalls(u, ctx, look, span());
          drawSelected(u, ctx, look, span());
        }),
    ],
    draw: [
      (u) =>
        clipped(u, (ctx) => {
          drawGc(u, ctx, look, span());
          drawLines(u, ctx, look, span());
        }),
    ],
  };
}

function clipped(u: uPlot, draw: (ctx: CanvasRenderingContext2D) => void): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw(ctx);
  ctx.restore();
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

function drawStalls(u: uPlot, ctx: CanvasRenderingContext2D, look: Look, { stalls }: EventSpan): void {
  ctx.fillStyle = faded(look.stall, 0.25);
  for (const { at, durationMs } of stalls) {
    const left = u.valToPos(at, 'x', true);
    // A short stall must still be seen in an hour's window.
    const width = Math.max(u.valToPos(at + durationMs, 'x', true) - left, 2 * devicePixelRatio);
    ctx.fillRect(left, u.bbox.top, width, u.bbox.height);
  }
}

function drawGc(u: uPlot, ctx: CanvasRenderingContext2D, look: Look, { gc }: EventSpan): void {
  const foot = u.bbox.top + u.bbox.height;
  let minorEnd = -Infinity;
  for (const { at, durationMs, type } of gc) {
    const left = u.valToPos(at, 'x', true);
    const width = Math.max(u.valToPos(at + durationMs, 'x', true) - left, devicePixelRatio);
    // A busy process has thousands of small ones in an hour, many on one pixel.
    if (type !== 'major') {
      if (left + width <= minorEnd) continue;
      minorEnd = left + width;
    }
    const height = TICK_HEIGHT * devicePixelRatio * (type === 'major' ? 2 : 1);
    ctx.fillStyle = type === 'major' ? look.gcMajor : look.gc;
    ctx.fillRect(left, foot - height, width, height);
  }
}

function drawLines(u: uPlot, ctx: CanvasRenderingContext2D, look: Look, { marks, moments }: EventSpan): void {
  const { left, top, width, height } = u.bbox;
  ctx.font = FLAG_FONT.replace('10px', `${10 * devicePixelRatio}px`);
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  ctx.lineWidth = devicePixelRatio;
  const flags = [
    ...marks.map(({ at, label }) => ({ at, label, color: look.mark, dash: [3, 3] })),
    ...moments.map(({ at, label }) => ({ at, label, color: look.text, dash: [6, 2] })),
  ];
  let taken = -Infinity;
  for (const { at, label, color, dash } of flags.sort((a, b) => a.at - b.at)) {
    ctx.strokeStyle = color;
    ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
    const x = Math.round(u.valToPos(at, 'x', true)) + 0.5;
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, top + height);
    ctx.stroke();
    const flag = label.length > LONGEST_FLAG ? `${label.slice(0, LONGEST_FLAG - 1)}…` : label;
    const gap = FLAG_GAP * devicePixelRatio;
    const flagWidth = ctx.measureText(flag).width + 2 * gap;
    // At the right edge, where a mark appears, there is room only on its left.
    const start = x + flagWidth > left + width ? x - flagWidth : x;
    // A flag that would lie over another is left out; the line stays, and the cursor tells its label.
    if (start < taken) continue;
    taken = start + flagWidth;
    ctx.fillStyle = faded(look.surface, 0.85);
    ctx.fillRect(start + 1, top, flagWidth - 1, FLAG_HEIGHT * devicePixelRatio);
    ctx.fillStyle = color;
    ctx.fillText(flag, start + gap, top + devicePixelRatio);
  }
}
