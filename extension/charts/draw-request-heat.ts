import { heatScale } from './heat-scale.ts';
import { shadeOf } from './heatmap.ts';
import type { Look } from './look.ts';
import { type MinimapSize, timeLabels } from './minimap.ts';
import type { RequestHeat } from './request-heat.ts';
import { formatTime } from './units.ts';

/** What is left free beside the cells, in CSS pixels: for the labels of both axes. */
export const HEAT_MARGIN = { left: 52, right: 8, top: 6, bottom: 16 };

const FONT = '10px system-ui, sans-serif';
/** Between the labels of an axis, at least. */
const LABEL_SPACE = { x: 84, y: 18 };
/** Half of a label of the time axis. */
const HALF_LABEL = 24;

/** Draws how many requests took how long: the longer, the higher, by the logarithm; the more, the stronger the colour. */
export function drawRequestHeat(ctx: CanvasRenderingContext2D, look: Look, size: MinimapSize, heat: RequestHeat): void {
  const { range, bounds, cells, counts } = heat;
  const { left, right, top, bottom } = HEAT_MARGIN;
  const width = size.width - left - right;
  const height = size.height - top - bottom;
  const { edges, axis } = heatScale(bounds, 's');
  const [lowest = 0, highest = 1] = [edges[0], edges.at(-1)];
  const yOf = (edge: number) => top + height - ((edge - lowest) / (highest - lowest)) * height;
  const xOf = (column: number) => left + (column / cells.length) * width;
  ctx.setTransform(size.scale, 0, 0, size.scale, 0, 0);
  ctx.clearRect(0, 0, size.width, size.height);
  ctx.font = FONT;

  const ticks = axis.splits(lowest, highest, Math.max(Math.floor(height / LABEL_SPACE.y), 2));
  const labels = axis.labels(ticks);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  for (const [index, tick] of ticks.entries()) {
    const y = Math.round(yOf(tick));
    ctx.fillStyle = look.grid;
    ctx.fillRect(left, y, width, 1);
    ctx.fillStyle = look.text;
    ctx.fillText(labels[index] ?? '', left - 5, y);
  }
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  for (const { at, stepMs } of timeLabels(range, width / LABEL_SPACE.x)) {
    const x = left + ((at - range.from) / (range.to - range.from)) * width;
    if (x < left + HALF_LABEL || x > size.width - HALF_LABEL) continue;
    ctx.fillStyle = look.grid;
    ctx.fillRect(Math.round(x), top, 1, height);
    ctx.fillStyle = look.text;
    ctx.fillText(formatTime(at, stepMs), x, size.height - 2);
  }
  if (!counts) return;
  for (const [column, buckets] of cells.entries()) {
    for (const [bucket, { length }] of buckets.entries()) {
      if (length === 0) continue;
      const upper = yOf(edges[bucket + 1] ?? highest);
      ctx.fillStyle = look.heat[shadeOf(length, counts, look.heat.length)] ?? look.text;
      const cellWidth = Math.max(xOf(column + 1) - xOf(column) - 0.5, 1);
      ctx.fillRect(xOf(column), upper, cellWidth, yOf(edges[bucket] ?? lowest) - upper - 0.5);
    }
  }
}
