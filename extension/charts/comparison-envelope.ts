import type { GridLine } from './comparison-grid.ts';
import { faded } from './look.ts';

/** Strong enough to be seen once, weak enough for six of them over each other. */
const STRENGTH = 0.16;

/** Where values are drawn, in the canvas pixels of the plot. */
export interface Places {
  /** Of each place on the grid. */
  x: readonly number[];
  y(value: number): number;
}

/** Fills what lies between the lowest and the highest values of a line. */
export function drawEnvelope(
  ctx: CanvasRenderingContext2D,
  { x, y }: Places,
  { cells, low, high }: GridLine,
  color: string,
): void {
  if (!low || !high || !low.some((value, index) => value < (high[index] ?? value))) return;
  ctx.fillStyle = faded(color, STRENGTH);
  for (const run of runsOf(cells)) {
    if (run.length < 2) continue;
    ctx.beginPath();
    for (const index of run) ctx.lineTo(x[index] ?? 0, y(high[index] ?? 0));
    for (const index of run.reverse()) ctx.lineTo(x[index] ?? 0, y(low[index] ?? 0));
    ctx.closePath();
    ctx.fill();
  }
}

/** The places of the values between gaps, run by run. A run of one place cannot be drawn as a line. */
export function runsOf(cells: GridLine['cells']): number[][] {
  const runs: number[][] = [[]];
  for (const [index, cell] of cells.entries()) {
    if (cell === null) runs.push([]);
    else if (cell !== undefined) runs.at(-1)?.push(index);
  }
  return runs.filter(({ length }) => length > 0);
}
